// The mark of an event: its shape says the status, its size how many independent reports there are.

import type { Status } from "../atlas";
import { svg } from "../dom";

/** Full, hollow and dashed (planned), ringed (claimed), crossed (denied). */
export function glyph(status: Status, r: number): SVGElement[] {
  const disc = svg("circle", { class: "disc", r });
  if (status === "claimed") return [disc, svg("circle", { class: "core", r: Math.max(1.5, r * 0.4) })];
  if (status === "denied") {
    const arm = r * 0.62;
    return [disc, svg("path", { class: "cross", d: `M${-arm} ${-arm}L${arm} ${arm}M${-arm} ${arm}L${arm} ${-arm}` })];
  }
  return [disc];
}

/** Arms to both sides of a dot whose day is not known. */
export function whiskers(r: number): SVGElement {
  return svg("path", { class: "whiskers", d: `M${-r - 5} 0H${r + 5}` });
}

/** The same marks on a canvas, where there are too many for elements. `pen` stands at the middle. */
export function inked(pen: CanvasRenderingContext2D, status: Status, r: number, vague: boolean, hue: string, paper: string): void {
  const full = status === "happened";
  if (vague) stroke(pen, hue, 2, () => line(pen, -r - 5, 0, r + 5, 0));
  pen.beginPath();
  pen.arc(0, 0, r, 0, 2 * Math.PI);
  pen.fillStyle = full ? hue : paper;
  pen.fill();
  pen.setLineDash(status === "planned" ? [2.4, 1.8] : []);
  pen.strokeStyle = full ? paper : hue;
  pen.lineWidth = full ? 1.2 : 1.6;
  pen.stroke();
  pen.setLineDash([]);
  if (status === "claimed") {
    pen.beginPath();
    pen.arc(0, 0, Math.max(1.5, r * 0.4), 0, 2 * Math.PI);
    pen.fillStyle = hue;
    pen.fill();
  }
  if (status === "denied") {
    const arm = r * 0.62;
    stroke(pen, hue, 1.6, () => {
      line(pen, -arm, -arm, arm, arm);
      line(pen, -arm, arm, arm, -arm);
    });
  }
}

function stroke(pen: CanvasRenderingContext2D, colour: string, width: number, draw: () => void): void {
  pen.beginPath();
  draw();
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.stroke();
}

function line(pen: CanvasRenderingContext2D, x1: number, y1: number, x2: number, y2: number): void {
  pen.moveTo(x1, y1);
  pen.lineTo(x2, y2);
}

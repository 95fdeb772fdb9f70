// Dots on a canvas, for stories of thousands of events: each kind of mark is drawn once and stamped.

import type { Atlas, Event, Spot } from "../atlas";
import { html } from "../dom";
import { inked } from "./glyph";
import { OVERSCAN, type Geometry, type Projection } from "./projection";

const REACH = 9;
const CELL = 32;
const FAINT = 0.22;
/** Px of a cell in which one mark hides all others. */
const HIDDEN = 3;

interface Mark {
  id: string;
  event: Event;
  spot: Spot;
  hue: number;
}

export class Ink {
  readonly canvas = html("canvas", { class: "ink", "aria-hidden": "true" });
  private marks: Mark[];
  private stamps = new Map<string, HTMLCanvasElement>();
  private cells = new Map<number, { mark: Mark; x: number }[]>();
  private last: { view: Projection; room: number } | null = null;
  private indexed: Projection | null = null;
  private pen = this.canvas.getContext("2d");

  constructor(
    private atlas: Atlas,
    private geometry: Geometry,
  ) {
    this.marks = [...atlas.events.values()]
      .sort((a, b) => b.salience - a.salience)
      .map((event) => ({ id: event.id, event, spot: atlas.spot(event.id), hue: atlas.hue(event) }));
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.stamps.clear());
  }

  /** Draw every mark in sight but those in `drawn`, which are elements. */
  paint(view: Projection, room: number, dim: (id: string) => boolean, drawn: (id: string) => boolean): void {
    const pen = this.pen;
    if (!pen) return;
    const { height } = this.atlas.layout;
    const ratio = Math.min(2, window.devicePixelRatio || 1);
    const width = room + 2 * OVERSCAN;
    if (this.canvas.width !== Math.round(width * ratio) || this.canvas.height !== Math.round(height * ratio)) {
      this.canvas.width = Math.round(width * ratio);
      this.canvas.height = Math.round(height * ratio);
      this.canvas.style.width = `${width}px`;
      this.canvas.style.height = `${height}px`;
      this.stamps.clear();
    }
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, this.canvas.width, this.canvas.height);
    // The foremost take their cells first; what they hide is not drawn. They are drawn last.
    const columns = Math.ceil(width / HIDDEN);
    const taken = new Uint8Array(columns * Math.ceil(height / HIDDEN));
    const found: [Mark, number][] = [];
    for (const mark of this.marks) {
      const x = this.geometry.screenX(mark.spot, view) + OVERSCAN;
      if (x < 0 || x > width || drawn(mark.id)) continue;
      const cell = Math.floor(mark.spot.y / HIDDEN) * columns + Math.floor(x / HIDDEN);
      if (taken[cell]) continue;
      taken[cell] = 1;
      found.push([mark, x]);
    }
    let faint = false;
    for (let i = found.length - 1; i >= 0; i -= 1) {
      const [{ id, event, spot, hue }, x] = found[i] as [Mark, number];
      if (dim(id) !== faint) {
        faint = !faint;
        pen.globalAlpha = faint ? FAINT : 1;
      }
      const stamp = this.stamp(event, spot, hue, ratio);
      pen.drawImage(stamp, Math.round(x * ratio - stamp.width / 2), Math.round(spot.y * ratio - stamp.height / 2));
    }
    pen.globalAlpha = 1;
    this.last = { view, room };
  }

  /** The event whose mark is nearest to a point, within reach. */
  at(x: number, y: number): string | null {
    if (!this.last) return null;
    if (this.indexed !== this.last.view) this.index(this.last.view, this.last.room);
    let best: string | null = null;
    let least = Infinity;
    for (const column of [-1, 0, 1]) {
      for (const { mark, x: at } of this.cells.get(Math.floor(x / CELL) + column) ?? []) {
        const distance = Math.hypot(at - x, mark.spot.y - y);
        if (distance <= Math.max(REACH, mark.spot.r + 3) && distance <= least) {
          best = mark.id;
          least = distance;
        }
      }
    }
    return best;
  }

  private index(view: Projection, room: number): void {
    this.cells.clear();
    for (const mark of this.marks) {
      const x = this.geometry.screenX(mark.spot, view);
      if (x < -OVERSCAN || x > room + OVERSCAN) continue;
      const cell = this.cells.get(Math.floor(x / CELL));
      if (cell) cell.push({ mark, x });
      else this.cells.set(Math.floor(x / CELL), [{ mark, x }]);
    }
    this.indexed = view;
  }

  private stamp(event: Event, spot: Spot, hue: number, ratio: number): HTMLCanvasElement {
    const vague = spot.vague && spot.part === "axis";
    const key = `${hue} ${event.status} ${spot.r} ${vague}`;
    let stamp = this.stamps.get(key);
    if (!stamp) {
      const style = getComputedStyle(document.documentElement);
      const colour = (name: string): string => style.getPropertyValue(name).trim();
      stamp = document.createElement("canvas");
      stamp.width = stamp.height = Math.ceil(2 * (spot.r + (vague ? 6 : 2)) * ratio);
      const pen = stamp.getContext("2d");
      if (pen) {
        pen.setTransform(ratio, 0, 0, ratio, stamp.width / 2, stamp.height / 2);
        inked(pen, event.status, spot.r, vague, colour(`--hue-${hue}`), colour("--paper"));
      }
      this.stamps.set(key, stamp);
    }
    return stamp;
  }
}

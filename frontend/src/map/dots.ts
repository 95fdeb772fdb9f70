// One dot an event, sized by independent reports and drawn by status; bands for dates that are spans.

import type { Atlas, Event, Spot } from "../atlas";
import { svg } from "../dom";
import { reportedBy, STATUS } from "../words";
import type { Geometry, Projection } from "./projection";

export interface Dot {
  event: Event;
  spot: Spot;
  group: SVGGElement;
  band: SVGRectElement | null;
}

/** The mark of a status: full, hollow (planned), ringed (claimed), crossed (denied). */
export function glyph(status: Event["status"], r: number): SVGElement[] {
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

export class Dots {
  readonly bands = svg("g", { class: "bands" });
  readonly layer = svg("g", { class: "dots" });
  readonly all = new Map<string, Dot>();

  constructor(
    atlas: Atlas,
    private geometry: Geometry,
  ) {
    for (const event of atlas.events.values()) {
      const spot = atlas.spot(event.id);
      const name = [event.title, spot.when, STATUS[event.status], reportedBy(event)].filter(Boolean).join(", ");
      const group = svg(
        "g",
        { class: `dot hue-${atlas.hue(event)} ${event.status}`, "data-id": event.id, role: "button", tabindex: -1, "aria-label": name },
        svg("circle", { class: "reach", r: Math.max(9, spot.r + 4) }),
        ...(spot.vague && spot.part === "axis" ? [whiskers(spot.r)] : []),
        ...glyph(event.status, spot.r),
      );
      const band = spot.band
        ? svg("rect", { class: `band hue-${atlas.hue(event)}`, y: spot.y - 3.5, height: 7, rx: 3.5, "data-id": event.id })
        : null;
      if (band) this.bands.append(band);
      this.layer.append(group);
      this.all.set(event.id, { event, spot, group, band });
    }
  }

  paint(view: Projection, room: number): void {
    for (const { spot, group, band } of this.all.values()) {
      const x = this.geometry.screenX(spot, view);
      const inside = x > -20 && x < room + 20;
      group.style.display = inside ? "" : "none";
      if (inside) group.setAttribute("transform", `translate(${x.toFixed(1)} ${spot.y})`);
      if (band && spot.band) {
        band.classList.toggle("titled", this.geometry.hasCard(spot, view));
        const start = view.x + view.k * spot.band[0];
        band.setAttribute("x", start.toFixed(1));
        band.setAttribute("width", Math.max(7, view.k * (spot.band[1] - spot.band[0])).toFixed(1));
      }
    }
  }
}

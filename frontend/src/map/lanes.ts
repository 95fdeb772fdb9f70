// Lanes: a thin line for the dots and a label that stays in sight.

import type { Atlas } from "../atlas";
import { html, svg } from "../dom";
import type { Projection } from "./projection";

export class Lanes {
  readonly labels = html("div", { class: "lane-labels", "aria-hidden": "true" });
  readonly strips = svg("g", { class: "strips" });
  private all: { label: HTMLElement; strip: SVGLineElement }[] = [];

  constructor(private atlas: Atlas) {
    for (const lane of atlas.layout.lanes) {
      const label = html("div", { class: `lane-label hue-${lane.hue}`, dir: "auto" }, lane.label);
      label.style.top = `${lane.y}px`;
      const strip = svg("line", { class: `strip hue-${lane.hue}`, y1: lane.strip, y2: lane.strip });
      this.labels.append(label);
      this.strips.append(strip);
      this.all.push({ label, strip });
    }
  }

  paint(view: Projection, room: number): void {
    const start = Math.max(0, view.x);
    const end = Math.min(room, view.x + view.k * this.atlas.layout.width);
    for (const { label, strip } of this.all) {
      label.style.transform = `translateX(${start.toFixed(1)}px)`;
      strip.setAttribute("x1", start.toFixed(1));
      strip.setAttribute("x2", end.toFixed(1));
    }
  }
}

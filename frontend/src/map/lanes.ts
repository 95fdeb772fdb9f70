// Lanes: a thin line for the dots, dotted where time is folded, and a name that stays in sight.

import type { Atlas } from "../atlas";
import { html, svg } from "../dom";
import { many } from "../words";
import type { Geometry, Projection } from "./projection";

export class Lanes {
  readonly labels = html("div", { class: "lane-labels", "aria-hidden": "true" });
  readonly strips = svg("g", { class: "strips" });
  private column: SVGLineElement | null = null;
  private all: { strip: number; solid: SVGPathElement; folded: SVGPathElement }[] = [];

  constructor(
    private atlas: Atlas,
    private geometry: Geometry,
  ) {
    const { lanes, height, background } = atlas.layout;
    for (const lane of lanes) {
      const label = html(
        "div",
        { class: `lane-label hue-${lane.hue}`, dir: "auto", title: lane.label },
        ...lane.lines.map((line) => html("span", { class: "line" }, line)),
        html("span", { class: "count" }, many(lane.events, "event")),
      );
      label.style.top = `${Math.max(lane.y, lane.strip - 10)}px`;
      const solid = svg("path", { class: `strip hue-${lane.hue}` });
      const folded = svg("path", { class: `strip folded hue-${lane.hue}` });
      this.labels.append(label);
      this.strips.append(solid, folded);
      this.all.push({ strip: lane.strip, solid, folded });
    }
    if (background) {
      this.column = svg("line", { class: "column-line", y1: 0, y2: height });
      this.strips.append(this.column);
    }
  }

  paint(view: Projection, room: number): void {
    const start = this.geometry.edge(view);
    const end = Math.min(room, view.x + view.k * this.atlas.layout.width);
    this.labels.style.width = `${this.geometry.gutter}px`;
    this.labels.style.setProperty("--narrow", (this.geometry.gutter / this.atlas.layout.gutter).toFixed(3));
    this.labels.style.transform = `translateX(${this.geometry.gutterX(view).toFixed(1)}px)`;
    const pieces: [number, number][] = [];
    const folds: [number, number][] = [];
    let at = start;
    for (const pause of this.atlas.layout.axis.breaks) {
      const from = Math.min(end, Math.max(at, view.x + view.k * pause.start));
      const to = Math.min(end, Math.max(from, view.x + view.k * pause.end));
      pieces.push([at, from]);
      folds.push([from, to]);
      at = to;
    }
    pieces.push([at, end]);
    const path = (parts: [number, number][], y: number): string =>
      parts.filter(([from, to]) => to > from).map(([from, to]) => `M${from.toFixed(1)} ${y}H${to.toFixed(1)}`).join("");
    for (const { strip, solid, folded } of this.all) {
      solid.setAttribute("d", path(pieces, strip));
      folded.setAttribute("d", path(folds, strip));
    }
    if (this.column) {
      const x = (this.geometry.columnX(view) + (this.atlas.layout.background?.line ?? 0)).toFixed(1);
      this.column.setAttribute("x1", x);
      this.column.setAttribute("x2", x);
    }
  }
}

// One dot an event, as an element or, in a story of thousands, stamped on a canvas until it is in
// hand; and bands for dates that are spans.

import type { Atlas, Event, Spot } from "../atlas";
import { svg } from "../dom";
import { reportedBy, STATUS } from "../words";
import { glyph, whiskers } from "./glyph";
import { Ink } from "./ink";
import { OVERSCAN, type Geometry, type Projection } from "./projection";

/** More events than this are stamped. */
const MANY = 700;
const LEAST_BAND = 5;
/** Bands longer than this share of the axis show only for the event in hand: at rest they would say nothing. */
const LONG_BAND = 0.3;

interface Dot {
  event: Event;
  spot: Spot;
  group: SVGGElement | null;
}

interface Band {
  id: string;
  spot: Spot;
  span: [number, number];
  rect: SVGRectElement;
}

export class Dots {
  readonly bands = svg("g", { class: "bands" });
  readonly layer = svg("g", { class: "dots" });
  readonly ink: Ink | null;
  private all = new Map<string, Dot>();
  private spans: Band[] = [];

  constructor(
    private atlas: Atlas,
    private geometry: Geometry,
  ) {
    this.ink = atlas.events.size > MANY ? new Ink(atlas, geometry) : null;
    for (const event of atlas.events.values()) {
      const spot = atlas.spot(event.id);
      this.all.set(event.id, { event, spot, group: null });
      if (!this.ink) this.element(event.id);
      if (spot.band && (spot.card || !this.ink)) {
        const line = spot.part === "axis" ? atlas.layout.lanes.find((lane) => spot.y >= lane.y && spot.y <= lane.y + lane.height)?.strip ?? spot.y : spot.y;
        const rect = svg("rect", { class: `band hue-${atlas.hue(event)}`, y: line - LEAST_BAND / 2, height: LEAST_BAND, rx: LEAST_BAND / 2, "data-id": event.id });
        this.spans.push({ id: event.id, spot, span: spot.band, rect });
        this.bands.append(rect);
      }
    }
  }

  /** The element of an event, made when first asked for. */
  element(id: string): SVGGElement | null {
    const dot = this.all.get(id);
    if (!dot) return null;
    if (dot.group) return dot.group;
    const { event, spot } = dot;
    const name = [event.title, spot.when, STATUS[event.status], reportedBy(event)].filter(Boolean).join(", ");
    dot.group = svg(
      "g",
      { class: `dot hue-${this.atlas.hue(event)} ${event.status}${event.reports.independent > 1 ? "" : " lone"}`, "data-id": id, role: "button", tabindex: -1, "aria-label": name },
      svg("circle", { class: "reach", r: Math.max(9, spot.r + 4) }),
      ...(spot.vague && spot.part === "axis" ? [whiskers(spot.r)] : []),
      ...glyph(event.status, spot.r),
    );
    this.layer.append(dot.group);
    return dot.group;
  }

  /** Show which event is chosen, which is in hand, and which are dimmed. */
  mark(selected: string | null, active: string | null, dim: (id: string) => boolean): void {
    for (const id of [selected, active]) if (id !== null) this.element(id);
    for (const [id, { group }] of this.all) {
      if (!group) continue;
      group.classList.toggle("dim", dim(id));
      group.classList.toggle("chosen", id === selected);
      if (id === selected) group.setAttribute("aria-current", "true");
      else group.removeAttribute("aria-current");
    }
    for (const { id, rect } of this.spans) rect.classList.toggle("chosen", id === active);
  }

  paint(view: Projection, room: number, dim: (id: string) => boolean): void {
    for (const { spot, group } of this.all.values()) {
      if (!group) continue;
      const x = this.geometry.screenX(spot, view);
      const inside = x > -OVERSCAN && x < room + OVERSCAN;
      group.style.display = inside ? "" : "none";
      if (inside) group.setAttribute("transform", `translate(${x.toFixed(1)} ${spot.y})`);
    }
    for (const { spot, span, rect } of this.spans) {
      rect.classList.toggle("titled", span[1] - span[0] < LONG_BAND * this.atlas.layout.width && this.geometry.hasCard(spot, view));
      const start = Math.max(view.x + view.k * span[0], view.x);
      rect.setAttribute("x", start.toFixed(1));
      rect.setAttribute("width", Math.max(LEAST_BAND, view.x + view.k * span[1] - start).toFixed(1));
    }
    this.ink?.paint(view, room, dim, (id) => this.all.get(id)?.group != null);
  }
}

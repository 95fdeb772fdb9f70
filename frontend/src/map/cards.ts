// Titles. Lines were broken when the layout was made, so a card is never taller than its place.

import type { Atlas, Event } from "../atlas";
import { html, svg } from "../dom";
import type { Geometry, Projection } from "./projection";

const STATUS_TAG: Partial<Record<Event["status"], string>> = { planned: "planned", claimed: "claimed", denied: "denied" };

export class Cards {
  readonly layer = html("div", { class: "cards", "aria-hidden": "true" });
  readonly stems = svg("g", { class: "stems" });
  readonly shown = new Map<string, { card: HTMLElement; stem: SVGLineElement | null }>();

  constructor(
    private atlas: Atlas,
    private geometry: Geometry,
  ) {}

  paint(view: Projection, room: number): void {
    for (const id of this.atlas.events.keys()) {
      const spot = this.atlas.spot(id);
      const x = this.geometry.screenX(spot, view);
      const place = spot.card;
      const visible =
        place !== undefined &&
        this.geometry.hasCard(spot, view) &&
        x + place.left + place.width > 0 &&
        x + place.left < room;
      const known = this.shown.get(id);
      if (!visible) {
        if (known) {
          known.card.remove();
          known.stem?.remove();
          this.shown.delete(id);
        }
        continue;
      }
      const { card, stem } = known ?? this.make(id);
      const shift = place.left < 0 ? " translateX(-100%)" : "";
      const left = place.left < 0 ? x : x + place.left;
      card.style.transform = `translate(${left.toFixed(1)}px, ${place.top}px)${shift}`;
      if (stem) {
        stem.setAttribute("x1", x.toFixed(1));
        stem.setAttribute("x2", x.toFixed(1));
      }
    }
  }

  private make(id: string): { card: HTMLElement; stem: SVGLineElement | null } {
    const event = this.atlas.events.get(id) as Event;
    const spot = this.atlas.spot(id);
    const place = spot.card as NonNullable<typeof spot.card>;
    const tag = STATUS_TAG[event.status];
    const card = html(
      "div",
      { class: `card ${place.face} hue-${this.atlas.hue(event)} ${place.left < 0 ? "leftward" : ""} part-${spot.part}`, "data-id": id },
      html("span", { class: "date" }, spot.date, tag && html("em", { class: "tag" }, tag)),
      html("span", { class: "title", dir: "auto" }, ...place.lines.map((line) => html("span", { class: "line" }, line))),
    );
    card.style.maxWidth = `${place.width + 8}px`;
    let stem: SVGLineElement | null = null;
    if (spot.part === "axis") {
      stem = svg("line", { class: "stem", "data-id": id, y1: spot.y, y2: place.top + place.height });
      this.stems.append(stem);
    }
    this.layer.append(card);
    const made = { card, stem };
    this.shown.set(id, made);
    return made;
  }
}

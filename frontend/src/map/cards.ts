// Titles. Lines were broken when the layout was made, so a card is never taller than its place.

import type { Atlas, Card, Event, Spot } from "../atlas";
import { html, svg } from "../dom";
import type { Geometry, Projection } from "./projection";

/** Px of empty paper that a card may be cut by. */
const SLACK = 1;

export interface ShownCard {
  card: HTMLElement;
  stem: SVGLineElement | null;
}

export class Cards {
  readonly layer = html("div", { class: "cards", "aria-hidden": "true" });
  readonly stems = svg("g", { class: "stems" });
  readonly shown = new Map<string, ShownCard>();
  private all: { id: string; spot: Spot; place: Card }[] = [];
  private readable: { id: string; spot: Spot; place: Card }[] = [];
  private readableAt = Number.NaN;
  private placed: Projection | null = null;

  constructor(
    private atlas: Atlas,
    private geometry: Geometry,
  ) {
    for (const id of atlas.events.keys()) {
      const spot = atlas.spot(id);
      if (spot.card) this.all.push({ id, spot, place: spot.card });
    }
  }

  /** Show the titles that have room in `view`, placed as for `drawn`, which differs by a pan at most. */
  paint(view: Projection, drawn: Projection, room: number, made: (id: string, shown: ShownCard) => void): void {
    if (view.k !== this.readableAt) {
      this.readable = this.all.filter(({ spot }) => this.geometry.hasCard(spot, view));
      const kept = new Set(this.readable.map(({ id }) => id));
      for (const [id, shown] of this.shown) if (!kept.has(id)) this.drop(id, shown);
      this.readableAt = view.k;
    }
    const edge = this.geometry.edge(view);
    const shift = view.x - drawn.x;
    const moved = drawn !== this.placed;
    this.placed = drawn;
    for (const { id, spot, place } of this.readable) {
      const x = this.geometry.screenX(spot, view);
      const left = x + place.left;
      // A title is there whole or not at all: none is cut by the names of lanes or by the edge.
      const from = spot.part === "axis" ? edge - SLACK : -SLACK;
      const visible = left >= from && left + place.width <= room + SLACK;
      let shown = this.shown.get(id);
      if (!visible) {
        if (shown) this.drop(id, shown);
        continue;
      }
      const fresh = !shown;
      if (!shown) {
        shown = this.make(id, spot, place);
        made(id, shown);
      }
      if (!fresh && !moved) continue;
      const at = x - shift;
      const turn = place.left < 0 ? " translateX(-100%)" : "";
      shown.card.style.transform = `translate(${(place.left < 0 ? at : at + place.left).toFixed(1)}px, ${place.top}px)${turn}`;
      if (shown.stem) {
        shown.stem.setAttribute("x1", at.toFixed(1));
        shown.stem.setAttribute("x2", at.toFixed(1));
      }
    }
  }

  private drop(id: string, { card, stem }: ShownCard): void {
    card.remove();
    stem?.remove();
    this.shown.delete(id);
  }

  private make(id: string, spot: Spot, place: Card): ShownCard {
    const event = this.atlas.events.get(id) as Event;
    const lines = place.lines.map((line) => html("span", { class: "line" }, line));
    if (place.head) lines[0]?.prepend(html("span", { class: "date", dir: "ltr" }, place.head));
    const card = html(
      "div",
      { class: `card ${place.face} hue-${this.atlas.hue(event)} ${place.left < 0 ? "leftward" : ""} part-${spot.part}`, "data-id": id },
      html("span", { class: "title", dir: "auto" }, ...lines.flatMap((line) => [line, " "])),
    );
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

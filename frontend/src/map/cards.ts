// Titles. Lines were broken when the layout was made, so a card is never taller than its place.

import type { Atlas, Card, Event, Spot } from "../atlas";
import { html, svg } from "../dom";
import type { Geometry, Projection } from "./projection";

/** Px of empty paper that a card may be cut by. */
const SLACK = 1;
/** Px between a title that was moved into view and its neighbours. */
const GAP = 14;

export interface ShownCard {
  card: HTMLElement;
  stem: SVGLineElement | null;
}

interface Title {
  id: string;
  spot: Spot;
  place: Card;
}

export class Cards {
  readonly layer = html("div", { class: "cards", "aria-hidden": "true" });
  readonly stems = svg("g", { class: "stems" });
  readonly shown = new Map<string, ShownCard>();
  private all: Title[] = [];
  private readable: Title[] = [];
  private slid = new Set<string>();
  private measured = new Map<string, number>();
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
    // What matters most is moved into view first.
    this.all.sort((a, b) => Number(a.place.face !== "lead") - Number(b.place.face !== "lead") || a.place.zoom - b.place.zoom);
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
    const rows = new Map<number, [number, number][]>();
    const clipped: Title[] = [];
    const put = (title: Title, left: number, width: number, slid: boolean): void => {
      const { id, spot, place } = title;
      const row = rows.get(place.top) ?? [];
      row.push([left, left + width]);
      rows.set(place.top, row);
      let shown = this.shown.get(id);
      const stays = shown && !moved && !slid && !this.slid.has(id);
      if (!shown) {
        shown = this.make(id, spot, place);
        made(id, shown);
      }
      if (slid) this.slid.add(id);
      else this.slid.delete(id);
      if (stays) return;
      const [start, turn] = place.left < 0 ? [left + width, " translateX(-100%)"] : [left, ""];
      shown.card.style.transform = `translate(${(start - shift).toFixed(1)}px, ${place.top}px)${turn}`;
      const at = (this.geometry.screenX(spot, view) - shift).toFixed(1);
      shown.stem?.setAttribute("x1", at);
      shown.stem?.setAttribute("x2", at);
    };
    // A title is there whole or not at all: none is cut by the names of lanes or by the edge.
    for (const title of this.readable) {
      const { spot, place } = title;
      const from = spot.part === "axis" ? edge : 0;
      const left = this.geometry.screenX(spot, view) + place.left;
      if (left >= from - SLACK && left + place.width <= room + SLACK) put(title, left, place.width, false);
      else clipped.push(title);
    }
    for (const title of clipped) {
      const x = this.geometry.screenX(title.spot, view);
      const inside = title.spot.part === "axis" && x >= edge && x <= room;
      const width = inside ? this.width(title, room - edge) : Number.POSITIVE_INFINITY;
      const left = Math.max(edge, Math.min(x + title.place.left, room - width));
      const free = (rows.get(title.place.top) ?? []).every(([l, r]) => left + width + GAP <= l || r + GAP <= left);
      if (width <= room - edge && free) put(title, left, width, true);
      else {
        const shown = this.shown.get(title.id);
        if (shown) this.drop(title.id, shown);
      }
    }
  }

  /** Px of a title: as the layout reckons where that is within `room`, else as this reader's type runs. */
  private width({ id, spot, place }: Title, room: number): number {
    if (place.width <= room) return place.width;
    let known = this.measured.get(id);
    if (known === undefined) {
      const before = this.shown.get(id);
      const made = before ?? this.make(id, spot, place);
      known = made.card.offsetWidth;
      if (!before) this.drop(id, made);
      this.measured.set(id, known);
    }
    return known;
  }

  private drop(id: string, { card, stem }: ShownCard): void {
    card.remove();
    stem?.remove();
    this.shown.delete(id);
    this.slid.delete(id);
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

// Links: grey and few at rest, more where zooming has made room; those in hand in colour, with dash
// and arrowhead by type.

import type { Atlas, Link, Spot } from "../atlas";
import { svg } from "../dom";
import { LINK, LINK_TYPES } from "../words";
import type { Geometry, Projection } from "./projection";

/** Quiet links drawn at rest, and more for each doubling of the zoom. */
const AT_REST = 20;
const A_DOUBLING = 8;
/** Links of one event that are drawn at once. */
const MOST_LOUD = 80;

const HEADS: Record<string, string> = {
  causes: "M0 0L9 4.5L0 9Z",
  responds_to: "M1 1L8 4.5L1 8",
  part_of: "M0 4.5L4.5 1L9 4.5L4.5 8Z",
  precedes: "M1 1L8 4.5L1 8",
  updates: "M0 1L4.5 4.5L0 8M4.5 1L9 4.5L4.5 8",
  contradicts: "M8 0L8 9",
};

/** Arrowheads, one a type; their colour follows from the class. */
export function arrowheads(): SVGDefsElement {
  const definitions = svg("defs");
  for (const type of LINK_TYPES) {
    for (const quiet of [true, false]) {
      definitions.append(
        svg(
          "marker",
          { id: `head-${type}${quiet ? "-quiet" : ""}`, class: `head ${quiet ? "quiet" : `type-${type}`} ${type}`, viewBox: "-1 -1 11 11", refX: 8, refY: 4.5, markerWidth: 10, markerHeight: 10, markerUnits: "userSpaceOnUse", orient: "auto" },
          svg("path", { d: HEADS[type] as string }),
        ),
      );
    }
  }
  return definitions;
}

const round = (value: number): string => value.toFixed(1);

/** A bracket to the left of two dots of the background column, clear of its titles. */
export function bracket(x1: number, y1: number, r1: number, x2: number, y2: number, r2: number): string {
  const out = Math.min(x1, x2) - 12;
  return `M${round(x1 - r1)} ${round(y1)}C${round(out)} ${round(y1)} ${round(out)} ${round(y2)} ${round(x2 - r2 - 2)} ${round(y2)}`;
}

/** A curve that leaves and enters sideways, from column to axis. */
export function across(x1: number, y1: number, r1: number, x2: number, y2: number, r2: number): string {
  const side = Math.sign(x2 - x1) || 1;
  const bend = Math.max(30, Math.min(120, Math.abs(x2 - x1) * 0.5));
  const [a, b] = [x1 + side * (r1 + 1), x2 - side * (r2 + 3)];
  return `M${round(a)} ${round(y1)}C${round(a + side * bend)} ${round(y1)} ${round(b - side * bend)} ${round(y2)} ${round(b)} ${round(y2)}`;
}

/** A curve from lane to lane that leaves and enters upright, or an arc over the line both dots sit on. */
export function curve(x1: number, y1: number, r1: number, x2: number, y2: number, r2: number): string {
  const dx = x2 - x1;
  const dy = y2 - y1;
  if (Math.abs(dy) < 42) {
    const lift = Math.min(24, 10 + Math.abs(dx) * 0.05);
    const side = Math.sign(dx) || 1;
    const [a, b] = [x1 + side * r1 * 0.7, x2 - side * (r2 + 2) * 0.7];
    const [top, end] = [y1 - r1 * 0.7, y2 - (r2 + 2) * 0.7];
    return `M${round(a)} ${round(top)}C${round(a + dx * 0.2)} ${round(top - lift)} ${round(b - dx * 0.2)} ${round(end - lift)} ${round(b)} ${round(end)}`;
  }
  const down = Math.sign(dy);
  const bend = Math.max(24, Math.min(150, Math.abs(dy) * 0.55));
  const [from, to] = [y1 + down * (r1 + 1), y2 - down * (r2 + 3)];
  return `M${round(x1)} ${round(from)}C${round(x1)} ${round(from + down * bend)} ${round(x2)} ${round(to - down * bend)} ${round(x2)} ${round(to)}`;
}

export class Links {
  readonly layer = svg("g", { class: "links" });
  private paths = new Map<Link, SVGPathElement>();
  private ranked: Link[];
  private loud: readonly Link[] | null = null;
  private readable: Link[] = [];
  private readableAt = Number.NaN;

  constructor(
    private atlas: Atlas,
    private geometry: Geometry,
  ) {
    const resting = new Set(atlas.layout.resting_links);
    const weight = (link: Link): number =>
      (resting.has(link.id) ? 8 : 0) + (link.stated ? 4 : 0) + (atlas.events.get(link.source)?.salience ?? 0) + (atlas.events.get(link.target)?.salience ?? 0);
    const weights = new Map(atlas.links.map((link) => [link, weight(link)]));
    const apart = atlas.links.filter((link) => link.stated || link.type !== "precedes" || resting.has(link.id));
    this.ranked = apart.sort((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0));
  }

  /** Choose what is drawn: those of a `chain`, else the links of `active`, else the few of the page at rest. */
  choose(active: string | null, chain?: readonly Link[]): void {
    const before = this.loud;
    if (chain) this.loud = chain;
    else if (active === null) this.loud = null;
    else this.loud = [...(this.atlas.linksOf.get(active) ?? [])].sort((a, b) => Number(b.stated) - Number(a.stated) || b.confidence - a.confidence).slice(0, MOST_LOUD);
    if (before !== this.loud) this.clear();
  }

  paint(view: Projection, room: number): void {
    const wanted = new Set(this.loud ?? this.quiet(view, room));
    for (const [link, path] of this.paths) {
      if (wanted.has(link)) continue;
      path.remove();
      this.paths.delete(link);
    }
    for (const link of wanted) {
      const [from, to] = [this.atlas.spot(link.source), this.atlas.spot(link.target)];
      const path = this.paths.get(link) ?? this.make(link);
      path.setAttribute("d", shape(from, to)(this.geometry.screenX(from, view), from.y, from.r, this.geometry.screenX(to, view), to.y, to.r));
    }
  }

  /** The links between events whose titles can be read, and those that the layout drew at rest. */
  private quiet(view: Projection, room: number): Link[] {
    if (view.k !== this.readableAt) {
      const titled = (id: string): boolean => this.geometry.hasCard(this.atlas.spot(id), view);
      const resting = new Set(this.atlas.layout.resting_links);
      const tight = view.k < 1.3;
      this.readable = this.ranked.filter((link) => resting.has(link.id) || (!tight && titled(link.source) && titled(link.target)));
      this.readableAt = view.k;
    }
    const most = AT_REST + A_DOUBLING * Math.max(0, Math.log2(view.k));
    const seen = (id: string): boolean => {
      const spot = this.atlas.spot(id);
      const x = this.geometry.screenX(spot, view);
      return x >= (spot.part === "axis" ? this.geometry.edge(view) : 0) && x <= room;
    };
    const found: Link[] = [];
    for (const link of this.readable) {
      if (found.length >= most) break;
      if (seen(link.source) && seen(link.target)) found.push(link);
    }
    return found;
  }

  private make(link: Link): SVGPathElement {
    const quiet = this.loud === null;
    const path = svg("path", {
      class: `link type-${link.type} ${link.stated ? "stated" : "inferred"} ${quiet ? "quiet" : "loud"}`,
      "marker-end": `url(#head-${link.type}${quiet ? "-quiet" : ""})`,
    });
    const [from, to] = [this.atlas.events.get(link.source), this.atlas.events.get(link.target)];
    path.append(svg("title", {}, `${from?.title ?? ""} — ${LINK[link.type].name} — ${to?.title ?? ""}`));
    this.layer.append(path);
    this.paths.set(link, path);
    return path;
  }

  private clear(): void {
    for (const path of this.paths.values()) path.remove();
    this.paths.clear();
  }
}

function shape(from: Spot, to: Spot): typeof curve {
  if (from.part === "background" && to.part === "background") return bracket;
  return from.part === to.part ? curve : across;
}

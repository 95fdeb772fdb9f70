// Links: grey and few at rest; those of the chosen event in colour, with dash and arrowhead by type.

import type { Atlas, Link } from "../atlas";
import { svg } from "../dom";
import { LINK, LINK_TYPES } from "../words";
import type { Geometry, Projection } from "./projection";

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

/** A bracket to the left of two dots of the background column, clear of its cards. */
export function bracket(x1: number, y1: number, r1: number, x2: number, y2: number, r2: number): string {
  const out = Math.min(x1, x2) - 16;
  const round = (value: number): string => value.toFixed(1);
  return `M${round(x1 - r1)} ${round(y1)}C${round(out)} ${round(y1)} ${round(out)} ${round(y2)} ${round(x2 - r2 - 2)} ${round(y2)}`;
}

/** A curve between two dots that leaves and enters sideways, or an arc where both sit on one strip. */
export function curve(x1: number, y1: number, r1: number, x2: number, y2: number, r2: number): string {
  const dx = x2 - x1;
  const dy = y2 - y1;
  const round = (value: number): string => value.toFixed(1);
  if (Math.abs(dy) < 30) {
    const lift = Math.min(28, 12 + Math.abs(dx) * 0.05);
    const side = Math.sign(dx) || 1;
    const [a, b] = [x1 + side * r1 * 0.7, x2 - side * (r2 + 2) * 0.7];
    const [top, end] = [y1 - r1 * 0.7, y2 - (r2 + 2) * 0.7];
    return `M${round(a)} ${round(top)}C${round(a + dx * 0.2)} ${round(top - lift)} ${round(b - dx * 0.2)} ${round(end - lift)} ${round(b)} ${round(end)}`;
  }
  const side = Math.abs(dx) < 24 ? 1 : Math.sign(dx);
  const bend = Math.max(30, Math.min(120, Math.abs(dx) * 0.5));
  const [a, b] = [x1 + side * (r1 + 1), Math.abs(dx) < 24 ? x2 + r2 + 3 : x2 - side * (r2 + 3)];
  const into = Math.abs(dx) < 24 ? b + bend : b - side * bend;
  return `M${round(a)} ${round(y1)}C${round(a + side * bend)} ${round(y1)} ${round(into)} ${round(y2)} ${round(b)} ${round(y2)}`;
}

export class Links {
  readonly layer = svg("g", { class: "links" });
  private drawn: { link: Link; path: SVGPathElement }[] = [];
  private resting: Link[];

  constructor(
    private atlas: Atlas,
    private geometry: Geometry,
  ) {
    const resting = new Set(atlas.layout.resting_links);
    this.resting = atlas.links.filter((link) => resting.has(link.id));
  }

  /** Choose what is drawn: those of a `chain`, else the links of `active`, else the few of the page at rest. */
  choose(active: string | null, chain?: readonly Link[]): void {
    const links = chain ?? (active === null ? this.resting : (this.atlas.linksOf.get(active) ?? []));
    this.drawn = links.map((link) => {
      const quiet = active === null && !chain;
      const path = svg("path", {
        class: `link type-${link.type} ${link.stated ? "stated" : "inferred"} ${quiet ? "quiet" : "loud"}`,
        "marker-end": `url(#head-${link.type}${quiet ? "-quiet" : ""})`,
      });
      const [from, to] = [this.atlas.events.get(link.source), this.atlas.events.get(link.target)];
      path.append(svg("title", {}, `${from?.title ?? ""} — ${LINK[link.type].name} — ${to?.title ?? ""}`));
      return { link, path };
    });
    this.layer.replaceChildren(...this.drawn.map(({ path }) => path));
  }

  paint(view: Projection): void {
    for (const { link, path } of this.drawn) {
      const [from, to] = [this.atlas.spot(link.source), this.atlas.spot(link.target)];
      const shape = from.part === "background" && to.part === "background" ? bracket : curve;
      path.setAttribute(
        "d",
        shape(this.geometry.screenX(from, view), from.y, from.r, this.geometry.screenX(to, view), to.y, to.r),
      );
    }
  }
}

// Marks of places: a dot for one or more known places, a broken ring for "somewhere in the region".

import { svg } from "../dom";
import { many } from "../words";
import type { Cluster, Site } from "./sites";

export interface Mark {
  site: Site;
  x: number;
  y: number;
  /** Events shown there. */
  weight: number;
}

export function radiusOf(weight: number): number {
  return weight < 1 ? 3 : Math.min(26, 3.2 + 2.4 * Math.sqrt(weight));
}

/** "Kursk" of "Kursk, Russia". */
export function short(site: Site): string {
  return site.kind === "country" ? site.name : site.name.replace(/,.*$/, "");
}

/** "Seoul, Pyongyang +2": the heaviest places of a cluster by name, the others by number. */
export function clusterName({ members }: Cluster<Mark>): string {
  const [first, ...others] = members;
  if (!first) return "";
  const named = [first, ...others.slice(0, 1).filter((mark) => mark.weight * 2 >= first.weight)];
  const rest = members.length - named.length;
  return named.map((mark) => short(mark.site)).join(", ") + (rest ? ` +${rest}` : "");
}

export function markOf(sites: readonly [Site, ...Site[]], x: number, y: number, r: number, count: number, chosen: boolean): SVGGElement {
  const [first] = sites;
  const others = sites.length - 1;
  const point = first.kind === "point";
  const name = `${first.name}${others ? ` and ${many(others, "more place")}` : ""}${point ? "" : " (somewhere in the region)"}: ${many(count, "event")}`;
  const group = svg(
    "g",
    { class: `site ${first.kind}${chosen ? " chosen" : ""}${count ? "" : " spent"}`, transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})`, role: "button", tabindex: -1, "aria-label": name, "data-place": first.name },
    svg("circle", { class: "reach", r: Math.max(12, r + 2) }),
    svg("circle", { class: "disc", r: r.toFixed(1) }),
  );
  if (point && count > 1 && r >= 8) group.append(svg("text", { class: "count", y: 3.8, "text-anchor": "middle" }, String(count)));
  return group;
}

/** The mark nearest to `here` in the direction of an arrow key. */
export function nextMark(here: Element, key: string, marks: Iterable<SVGElement>): SVGElement | null {
  const middle = (element: Element): [number, number] => {
    const box = element.getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
  };
  const [x, y] = middle(here);
  const sign = key === "ArrowLeft" || key === "ArrowUp" ? -1 : 1;
  const sideways = key === "ArrowLeft" || key === "ArrowRight";
  let best: { element: SVGElement; far: number } | null = null;
  for (const element of marks) {
    const [dx, dy] = [middle(element)[0] - x, middle(element)[1] - y];
    const [along, across] = sideways ? [dx * sign, Math.abs(dy)] : [dy * sign, Math.abs(dx)];
    const far = along + across * 2;
    if (along > 1 && (!best || far < best.far)) best = { element, far };
  }
  return best?.element ?? null;
}

// How did A lead to B: the cheapest chain of links between two events.

import type { Atlas, Link, LinkType } from "./atlas";
import type { Chain } from "./store";

/** Which end of a link comes first in the telling: a response comes after what it answers. */
const FORWARD: Record<LinkType, boolean | "both"> = {
  causes: true,
  precedes: true,
  responds_to: false,
  updates: false,
  contradicts: false,
  part_of: "both",
};

/** What a step costs. A chain of causes that articles state is told before one of mere order. */
const COST: Record<LinkType, number> = { causes: 1, responds_to: 1.2, updates: 1.5, part_of: 1.8, contradicts: 2, precedes: 3 };
const INFERRED = 1.5;

interface Step {
  to: string;
  link: Link;
  cost: number;
}

function stepsFrom(atlas: Atlas, id: string, directed: boolean): Step[] {
  return (atlas.linksOf.get(id) ?? []).flatMap((link) => {
    const out = link.source === id;
    const onward = FORWARD[link.type];
    if (directed && onward !== "both" && onward !== out) return [];
    return [{ to: out ? link.target : link.source, link, cost: COST[link.type] * (link.stated ? 1 : INFERRED) }];
  });
}

/** The events that a chain reaches from `from`, with the cheapest last step to each (Dijkstra). */
function explore(atlas: Atlas, from: string, directed: boolean): Map<string, { cost: number; before: string | null; link: Link | null }> {
  const reached = new Map<string, { cost: number; before: string | null; link: Link | null }>([[from, { cost: 0, before: null, link: null }]]);
  const open = new Set([from]);
  while (open.size) {
    const here = [...open].reduce((best, id) => ((reached.get(id)?.cost ?? 0) < (reached.get(best)?.cost ?? 0) ? id : best));
    open.delete(here);
    const cost = reached.get(here)?.cost ?? 0;
    for (const step of stepsFrom(atlas, here, directed)) {
      const known = reached.get(step.to);
      if (known && known.cost <= cost + step.cost) continue;
      reached.set(step.to, { cost: cost + step.cost, before: here, link: step.link });
      open.add(step.to);
    }
  }
  return reached;
}

/** Events that a chain leads to from `from`, not counting itself. */
export function reachable(atlas: Atlas, from: string): Set<string> {
  const found = new Set(explore(atlas, from, true).keys());
  found.delete(from);
  return found;
}

/** The chain from `from` to `to`: one that leads on in time, else one that only joins them; null for none. */
export function chainOf(atlas: Atlas, from: string, to: string): Chain | null {
  if (from === to) return null;
  for (const directed of [true, false]) {
    const reached = explore(atlas, from, directed);
    if (!reached.has(to)) continue;
    const events = [to];
    const links: Link[] = [];
    for (let at = reached.get(to); at?.before && at.link; at = reached.get(at.before)) {
      events.unshift(at.before);
      links.unshift(at.link);
    }
    return { events, links, directed };
  }
  return null;
}

/** Where one link leads on (or back) from an event, the surest first; null where none does. */
export function onward(atlas: Atlas, id: string, forward: boolean): string | null {
  const steps = (atlas.linksOf.get(id) ?? []).flatMap((link) => {
    const out = link.source === id;
    const leads = FORWARD[link.type] === "both" ? out : FORWARD[link.type] === out;
    const to = out ? link.target : link.source;
    return leads === forward && to !== id ? [{ to, cost: COST[link.type] * (link.stated ? 1 : INFERRED) }] : [];
  });
  const weight = (event: string): number => atlas.events.get(event)?.salience ?? 0;
  steps.sort((a, b) => a.cost - b.cost || weight(b.to) - weight(a.to) || (a.to < b.to ? -1 : 1));
  return steps[0]?.to ?? null;
}

// How did A lead to B: the chain of links told as sentences, with the words that state each step.

import type { Atlas, Link, LinkType } from "../atlas";
import { chainOf } from "../chains";
import { spanOf } from "../days";
import { html } from "../dom";
import type { Chain, Route, Store } from "../store";
import { inTime } from "../text";
import { many } from "../words";
import { eventAnchor, grounds } from "./connections";

/** How a step is told, in the direction of the link and against it. */
const STEP: Record<LinkType, { along: string; against: string }> = {
  causes: { along: "It led to this:", against: "It was caused by this:" },
  responds_to: { along: "It answered this:", against: "In response:" },
  part_of: { along: "It was part of this:", against: "It included this:" },
  precedes: { along: "After it:", against: "Before it:" },
  updates: { along: "It brought this up to date:", against: "Later this became known:" },
  contradicts: { along: "It contradicted this:", against: "It was contradicted:" },
};

/** While the second event is open: what can be reached, and what to do. */
export function choosing(atlas: Atlas, route: Route, reachable: ReadonlySet<string>): HTMLElement[] {
  const events = [...reachable].flatMap((id) => atlas.events.get(id) ?? []).sort(inTime);
  return [
    html("header", {}, html("p", { class: "kicker" }, "How did it lead to …?"), html("h2", { tabindex: -1, dir: "auto" }, atlas.events.get(route.from)?.title || "(untitled)")),
    html("p", { class: "lede" }, "Choose the second event in any view. ", events.length ? `Chains of links lead from here to ${many(events.length, "event")}:` : "No chain of links leads on from here; whether two events are joined at all shows for any you choose."),
    html("ol", { class: "listing" }, ...events.map((event) => html("li", {}, html("span", { class: "day" }, atlas.spot(event.id).date), eventAnchor(atlas, event.id)))),
  ];
}

/** The answer. */
export function told(atlas: Atlas, store: Store, route: Route & { to: string }, chain: Chain | null): HTMLElement[] {
  const title = (id: string): string => `“${atlas.events.get(id)?.title || "untitled"}”`;
  const head = html("header", {}, html("h2", { class: "question-of", tabindex: -1, dir: "auto" }, `How did ${title(route.from)} lead to ${title(route.to)}?`));
  const back = chain?.directed ? null : chainOf(atlas, route.to, route.from);
  const swap = html("button", { type: "button", class: "act" }, "Show it the other way round");
  swap.addEventListener("click", () => store.set({ route: { from: route.to, to: route.from } }));
  if (!chain) {
    return [head, html("p", { class: "lede" }, "No chain of links joins these two events: no article states how one led to the other, and nothing in them lets it be inferred. ", apart(atlas, route.from, route.to))];
  }
  const stated = chain.links.filter((link) => link.stated).length;
  const inferred = chain.links.length - stated;
  const counts = [stated && `${stated} stated by articles`, inferred && `${inferred} inferred`].filter(Boolean).join(", ");
  const ordered = chain.links.every((link) => link.type === "precedes");
  const lede = chain.directed
    ? `${many(chain.links.length, "step")}: ${counts}.${ordered ? " They follow one another in time; no article says that one led to the next." : ""}`
    : `No chain of links leads from the first to the second, but the two are joined by ${many(chain.links.length, "step")}: ${counts}.`;
  return [
    head,
    html("p", { class: "lede" }, lede, !chain.directed && back?.directed ? html("span", {}, " ", swap) : null),
    html("ol", { class: "chain" }, ...chain.events.flatMap((id, i) => [event(atlas, id), ...(i < chain.links.length ? [step(atlas, chain.links[i] as Link, id)] : [])])),
  ];
}

function event(atlas: Atlas, id: string): HTMLElement {
  const about = atlas.events.get(id);
  return html("li", { class: `stop hue-${about ? atlas.hue(about) : 8}` }, html("span", { class: "when" }, atlas.spot(id).when), eventAnchor(atlas, id));
}

function step(atlas: Atlas, link: Link, from: string): HTMLElement {
  const words = link.source === from ? STEP[link.type].along : STEP[link.type].against;
  return html("li", { class: `step type-${link.type}` }, html("span", { class: "how" }, words), ...grounds(atlas, link));
}

/** How far two events are from one another in time. */
function apart(atlas: Atlas, from: string, to: string): string {
  const [a, b] = [atlas.events.get(from), atlas.events.get(to)].map((each) => (each ? spanOf(each.time) : null));
  if (!a || !b) return "";
  const days = b[0] - a[0];
  if (!days) return "Both are of the same day.";
  return `The second is ${many(Math.abs(days), "day")} ${days > 0 ? "later" : "earlier"} than the first.`;
}

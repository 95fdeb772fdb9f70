// Links of an event, in and out, each with the words that state it.

import type { Atlas, Event, Evidence, Link } from "../atlas";
import { html, svg } from "../dom";
import { LINK } from "../words";
import { sourceLink } from "./source";

const QUOTED = 3;

export function connections(atlas: Atlas, event: Event): HTMLElement[] {
  const links = atlas.linksOf.get(event.id) ?? [];
  if (!links.length) return [];
  const groups = new Map<string, Link[]>();
  // Links in before links out, stated before inferred.
  const order = [...links].sort((a, b) => Number(a.source === event.id) - Number(b.source === event.id) || Number(b.stated) - Number(a.stated));
  for (const link of order) {
    const name = link.source === event.id ? LINK[link.type].out : LINK[link.type].in;
    groups.set(name, [...(groups.get(name) ?? []), link]);
  }
  return [
    html(
      "section",
      { class: "connections" },
      html("h3", {}, "Connections"),
      ...[...groups].flatMap(([name, group]) => [
        html("h4", { class: `type-${group[0]?.type ?? ""}` }, name),
        html("ul", {}, ...group.map((link) => connection(atlas, event, link))),
      ]),
    ),
  ];
}

function connection(atlas: Atlas, event: Event, link: Link): HTMLElement {
  const id = link.source === event.id ? link.target : link.source;
  return html("li", {}, html("span", { class: "day" }, atlas.spot(id).date), eventAnchor(atlas, id), ...grounds(atlas, link));
}

export function eventAnchor(atlas: Atlas, id: string): HTMLElement {
  return html("a", { href: `#${encodeURIComponent(id)}`, dir: "auto" }, atlas.events.get(id)?.title || "(untitled)");
}

/** Why a link is drawn: the words that state it, or that it is inferred. */
export function grounds(atlas: Atlas, link: Link): HTMLElement[] {
  const quotes = link.evidence.slice(0, QUOTED).map((words) => quoted(atlas, words));
  const line = svg("svg", { width: 22, height: 8, "aria-hidden": "true" }, svg("path", { class: `link loud ${link.stated ? "stated" : "inferred"} type-${link.type}`, d: "M1 4H21" }));
  const says = link.stated ? (quotes.length ? "stated by an article" : "stated") : `inferred, no article states it (${Math.round(link.confidence * 100)}% sure)`;
  return [...quotes, html("span", { class: "words ground" }, line, says)];
}

function quoted(atlas: Atlas, words: Evidence): HTMLElement {
  const article = atlas.articles.get(words.article);
  return html("blockquote", { dir: "auto" }, `“${words.quote}” `, sourceLink(article, article?.outlet ?? "", words.quote));
}

// What the articles say of an event: by outlet, and by who is cited as saying so.

import type { Atlas, Event, Evidence } from "../atlas";
import { publishedInWords } from "../days";
import { html } from "../dom";
import { copyButton } from "../clipboard";
import { many } from "../words";
import { citation, sourceLink } from "./source";

export interface Piece {
  text: string;
  kind: "plain" | "cue" | "speaker";
}

/** A quotation in pieces: the words that assert and the speaker, where it has them, set apart. */
export function pieces(quote: string, cue: string | null, speaker: string | null): Piece[] {
  const marks: { start: number; end: number; kind: Piece["kind"] }[] = [];
  for (const [words, kind] of [[speaker, "speaker"], [cue, "cue"]] as const) {
    const start = words ? find(quote, words) : -1;
    const end = start + (words?.length ?? 0);
    if (start >= 0 && !marks.some((mark) => start < mark.end && end > mark.start)) marks.push({ start, end, kind });
  }
  marks.sort((a, b) => a.start - b.start);
  const all: Piece[] = [];
  let at = 0;
  for (const { start, end, kind } of marks) {
    all.push({ text: quote.slice(at, start), kind: "plain" }, { text: quote.slice(start, end), kind });
    at = end;
  }
  all.push({ text: quote.slice(at), kind: "plain" });
  return all.filter((piece) => piece.text);
}

/** Where `words` stand in `text` as whole words, -1 where they do not. */
function find(text: string, words: string): number {
  const letter = /[\p{L}\p{N}]/u;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (!letter.test(text[at - 1] ?? " ") && !letter.test(text[at + words.length] ?? " ")) return at;
  }
  return -1;
}

export function marked(item: Evidence): HTMLElement {
  return html("blockquote", { dir: "auto" }, ...pieces(item.quote, item.cue, item.speaker).map(({ text, kind }) => (kind === "plain" ? text : html("span", { class: `said-${kind}` }, text))));
}

export function quotations(atlas: Atlas, event: Event): HTMLElement[] {
  if (!event.evidence.length) return [html("p", { class: "empty" }, "No quotation is stored for this event.")];
  const outlets = new Map<string, Evidence[]>();
  for (const item of event.evidence) {
    const outlet = atlas.articles.get(item.article)?.outlet ?? "Unknown outlet";
    outlets.set(outlet, [...(outlets.get(outlet) ?? []), item]);
  }
  return [
    html(
      "section",
      { class: "quotations" },
      html("h3", {}, "What the articles say"),
      ...[...outlets].map(([outlet, items]) => html("div", { class: "outlet" }, html("h4", { dir: "auto" }, outlet), ...items.map((item) => quotation(atlas, item)))),
    ),
  ];
}

function quotation(atlas: Atlas, item: Evidence): HTMLElement {
  const article = atlas.articles.get(item.article);
  const said = [item.speaker, item.cue && !item.quote.includes(item.cue) ? `“${item.cue}”` : null].filter(Boolean).join(" ");
  return html(
    "figure",
    {},
    marked(item),
    html(
      "figcaption",
      {},
      said && html("span", { class: "speaker", dir: "auto" }, said),
      item.field === "title" && html("span", {}, "headline"),
      html("span", { class: "day" }, publishedInWords(article?.published) || "undated"),
      article?.wire_of && html("span", { class: "wire" }, "copy of an agency text"),
      sourceLink(article, "read the article", item.quote),
      copyButton("copy", () => citation(article, item.quote), "Copy the quotation with its source"),
    ),
  );
}

/** Each cited speaker with the words given to them, and how many outlets give them; none where nobody is cited. */
export function claims(atlas: Atlas, event: Event): HTMLElement[] {
  const speakers = new Map<string, Evidence[]>();
  for (const item of event.evidence) if (item.speaker) speakers.set(item.speaker, [...(speakers.get(item.speaker) ?? []), item]);
  if (!speakers.size) return [];
  const outletsOf = (items: Evidence[]): Set<string> => new Set(items.map((item) => atlas.articles.get(item.article)?.outlet ?? item.article));
  const order = [...speakers].sort((a, b) => outletsOf(b[1]).size - outletsOf(a[1]).size || (a[0] < b[0] ? -1 : 1));
  return [
    html(
      "section",
      { class: "claims" },
      html("h3", {}, "Who says so"),
      html(
        "ul",
        {},
        ...order.map(([speaker, items]) => {
          const best = items.reduce((one, other) => (other.quote.length < one.quote.length && other.field === "text" ? other : one));
          return html("li", {}, html("b", { dir: "auto" }, speaker), best.cue ? ` ${best.cue.includes(" ") ? `“${best.cue}”` : best.cue}: ` : ": ", html("q", { dir: "auto" }, best.quote), " ", html("span", { class: "words" }, `in ${many(outletsOf(items).size, "outlet")}`));
        }),
      ),
    ),
  ];
}

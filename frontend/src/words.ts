// Labels and small pieces of wording shared by the views.

import type { Atlas, Article, Event, LinkType, Place, Status } from "./atlas";

export const STATUS: Record<Status, string> = {
  happened: "happened",
  planned: "planned",
  claimed: "claimed, not confirmed",
  denied: "denied",
};

/** A link told from its source, and from its target. */
export const LINK: Record<LinkType, { out: string; in: string; name: string }> = {
  causes: { out: "Leads to", in: "Caused by", name: "causes" },
  responds_to: { out: "Responds to", in: "Answered by", name: "responds to" },
  part_of: { out: "Part of", in: "Includes", name: "part of" },
  precedes: { out: "Comes before", in: "Comes after", name: "comes before" },
  updates: { out: "Updates", in: "Updated by", name: "updates" },
  contradicts: { out: "Contradicts", in: "Contradicted by", name: "contradicts" },
};

const TYPES: Record<string, string> = {
  law: "law and courts",
  other: "other events",
};

/** The type of an event as a reader would say it. */
export function typeName(type: string): string {
  return TYPES[type] ?? type.replaceAll("_", " ");
}

/** The country in the name of a place: "Kursk, Russia" → "Russia"; a country is its own. */
export function countryOf(place: Place): string {
  return place.precision === "country" ? place.name : place.name.slice(place.name.lastIndexOf(",") + 1).trim();
}

export const LINK_TYPES = Object.keys(LINK) as LinkType[];

export function many(count: number, word: string): string {
  return `${count.toLocaleString("en")} ${word}${count === 1 ? "" : "s"}`;
}

export function reportedBy(event: Event): string {
  const { outlets, independent } = event.reports;
  if (!outlets) return "";
  return `reported by ${many(outlets, "outlet")}` + (outlets > 1 ? `, ${independent} independent` : "");
}

/** The address of an article where it is a web address, at the quoted words where the browser can. */
export function articleAddress(article: Article | undefined, quote = ""): string | null {
  if (!article) return null;
  let url: URL;
  try {
    url = new URL(article.url);
  } catch {
    return null;
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") return null;
  const words = quote.trim().split(/\s+/).slice(0, 8).join(" ");
  if (words && !url.hash) return `${url.href}#:~:text=${encodeURIComponent(words).replaceAll("-", "%2D")}`;
  return url.href;
}

/** What the search looks at: words a reader would remember of an event. */
export function searchText(atlas: Atlas, event: Event): string {
  const outlets = new Set(event.evidence.map((item) => atlas.articles.get(item.article)?.outlet ?? ""));
  const speakers = event.evidence.map((item) => item.speaker ?? "");
  const names = event.participants.map((participant) => participant.name);
  const line = atlas.storylines.get(event.storyline) ?? "";
  const when = atlas.layout.events[event.id]?.when ?? "";
  return fold([event.title, when, event.place?.name ?? "", line, ...names, ...outlets, ...speakers].join(" "));
}

/** Lower case without accents, so that "Muller" finds "Müller". */
export function fold(text: string): string {
  // Plain letters have no accents to lose; most texts have only these.
  return /^[\x20-\x7e]*$/.test(text) ? text.toLowerCase() : text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

export function matches(text: string, query: string): boolean {
  return fold(query)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

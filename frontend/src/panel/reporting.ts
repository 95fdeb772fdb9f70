// Who reported an event first, and how long the others took.

import type { Atlas, Event } from "../atlas";

export interface Report {
  outlet: string;
  published: string | null;
  /** Whether every article of the outlet on the event copies another's text. */
  copy: boolean;
  /** Hours after the first report; null where either time is unknown. */
  lag: number | null;
  /** Whether both times are known to the hour, not only to the day. */
  exact: boolean;
}

/** One entry an outlet, by its earliest article; those of unknown date come last. */
export function reportsOf(atlas: Atlas, event: Event): Report[] {
  const outlets = new Map<string, { published: string | null; copy: boolean }>();
  for (const id of new Set(event.evidence.map((item) => item.article))) {
    const article = atlas.articles.get(id);
    if (!article) continue;
    const known = outlets.get(article.outlet);
    const copy = article.wire_of !== null;
    if (!known) outlets.set(article.outlet, { published: article.published, copy });
    else outlets.set(article.outlet, { published: earlier(known.published, article.published), copy: known.copy && copy });
  }
  const all = [...outlets].map(([outlet, { published, copy }]) => ({ outlet, published, copy, at: moment(published) }));
  all.sort((a, b) => (a.at ?? Infinity) - (b.at ?? Infinity) || Number(a.copy) - Number(b.copy) || (a.outlet < b.outlet ? -1 : 1));
  const first = all[0];
  return all.map(({ outlet, published, copy, at }) => {
    const exact = (published?.length ?? 0) > 10 && (first?.published?.length ?? 0) > 10;
    const lag = at === null || first === undefined || first.at === null ? null : (at - first.at) / 3_600_000;
    return { outlet, published, copy, exact, lag };
  });
}

function earlier(a: string | null, b: string | null): string | null {
  return (moment(a) ?? Infinity) <= (moment(b) ?? Infinity) ? a : b;
}

function moment(published: string | null): number | null {
  const at = published === null ? NaN : Date.parse(published);
  return Number.isNaN(at) ? null : at;
}

/** "the same day", "5 hours later", "3 days later". */
export function lagInWords({ lag, exact }: Report): string {
  if (lag === null) return "date unknown";
  if (exact && lag < 36) {
    const hours = Math.round(lag);
    return hours < 1 ? "within the hour" : `${hours} hour${hours === 1 ? "" : "s"} later`;
  }
  const days = Math.round(lag / 24);
  return days < 1 ? "the same day" : `${days} day${days === 1 ? "" : "s"} later`;
}

// Which events the reader's filters let through, and what there is to choose from.

import type { Atlas, Event } from "./atlas";
import { spanOf, spanOfText, type Span } from "./days";
import { NO_FILTERS, type Filters } from "./store";
import { countryOf, fold, searchText, STATUS, typeName } from "./words";

/** Filters that are lists of values, in the order in which they are offered. */
export const FACETS = ["storylines", "types", "statuses", "outlets", "places", "people"] as const;
export type Facet = (typeof FACETS)[number];

export interface Choice {
  value: string;
  label: string;
  events: number;
}

interface Entry {
  id: string;
  text: string;
  span: Span | null;
  independent: number;
  values: Record<Facet, readonly string[]>;
}

export class Index {
  /** Events by weight: the first match is the one that matters most. */
  private entries: Entry[];

  constructor(private atlas: Atlas) {
    const ranked = [...atlas.events.values()].sort((a, b) => b.salience - a.salience || (a.id < b.id ? -1 : 1));
    this.entries = ranked.map((event) => this.entry(event));
  }

  /** Ids of the events that pass, by weight; null where the filters ask for nothing. */
  find(filters: Filters): ReadonlySet<string> | null {
    if (asksForNothing(filters)) return null;
    const passes = this.test(filters);
    return new Set(this.entries.filter(passes).map((entry) => entry.id));
  }

  /** What a facet offers: each value with the events that have it and pass all other filters. */
  choices(facet: Facet, filters: Filters): Choice[] {
    const passes = this.test({ ...filters, [facet]: [] });
    const counts = new Map<string, number>(filters[facet].map((value) => [value, 0]));
    for (const entry of this.entries) {
      const counted = passes(entry) ? 1 : 0;
      for (const value of entry.values[facet]) counts.set(value, (counts.get(value) ?? 0) + counted);
    }
    return [...counts]
      .map(([value, events]) => ({ value, label: this.label(facet, value), events }))
      .sort((a, b) => b.events - a.events || (a.label < b.label ? -1 : 1));
  }

  /** The most independent reports that any event has. */
  get mostIndependent(): number {
    return this.entries.reduce((most, entry) => Math.max(most, entry.independent), 1);
  }

  label(facet: Facet, value: string): string {
    if (facet === "storylines") return this.atlas.storylines.get(value) ?? value;
    if (facet === "types") return typeName(value);
    if (facet === "statuses") return STATUS[value as Event["status"]] ?? value;
    return value;
  }

  private entry(event: Event): Entry {
    const { place } = event;
    const outlets = event.evidence.map((item) => this.atlas.articles.get(item.article)?.outlet ?? "");
    return {
      id: event.id,
      text: searchText(this.atlas, event),
      span: spanOf(event.time),
      independent: event.reports.independent,
      values: {
        storylines: this.atlas.storylines.has(event.storyline) ? [event.storyline] : [],
        types: [event.type],
        statuses: [event.status],
        outlets: distinct(outlets),
        places: place ? distinct([place.name, place.country ? countryOf(place) : ""]) : [],
        people: distinct(event.participants.map((participant) => participant.name)),
      },
    };
  }

  private test(filters: Filters): (entry: Entry) => boolean {
    const words = fold(filters.words).split(/\s+/).filter(Boolean);
    const since = filters.since === null ? null : (spanOfText(filters.since)?.[0] ?? null);
    const until = filters.until === null ? null : (spanOfText(filters.until)?.[1] ?? null);
    const facets = FACETS.filter((facet) => filters[facet].length > 0).map((facet) => [facet, new Set(filters[facet])] as const);
    return (entry) =>
      entry.independent >= (filters.independent > 1 ? filters.independent : 0) &&
      ((since === null && until === null) ||
        (entry.span !== null && (since === null || entry.span[1] >= since) && (until === null || entry.span[0] <= until))) &&
      facets.every(([facet, wanted]) => entry.values[facet].some((value) => wanted.has(value))) &&
      words.every((word) => entry.text.includes(word));
  }
}

export function asksForNothing(filters: Filters): boolean {
  return (
    !filters.words.trim() &&
    filters.since === null &&
    filters.until === null &&
    filters.independent <= NO_FILTERS.independent &&
    FACETS.every((facet) => filters[facet].length === 0)
  );
}

/** `values` with `value` put in or taken out. */
export function toggled(values: readonly string[], value: string): string[] {
  return values.includes(value) ? values.filter((each) => each !== value) : [...values, value];
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].filter(Boolean);
}

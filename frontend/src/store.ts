// What the reader has chosen. Views read it and are told of changes; none talks to another.

import type { Link } from "./atlas";

export type View = "map" | "places" | "chronology" | "text";

export const VIEWS: readonly View[] = ["map", "places", "chronology", "text"];

/** What an event must have to be shown; an empty list asks for nothing. */
export interface Filters {
  words: string;
  /** First and last day, as "2031-05-04". */
  since: string | null;
  until: string | null;
  storylines: readonly string[];
  types: readonly string[];
  statuses: readonly string[];
  outlets: readonly string[];
  places: readonly string[];
  people: readonly string[];
  /** Least independent reports. */
  independent: number;
}

export const NO_FILTERS: Filters = {
  words: "",
  since: null,
  until: null,
  storylines: [],
  types: [],
  statuses: [],
  outlets: [],
  places: [],
  people: [],
  independent: 1,
};

/** The question "how did `from` lead to `to`"; `to` is null until it is chosen. */
export interface Route {
  from: string;
  to: string | null;
}

/** An answer to it: events in order, and the link between each and the next. */
export interface Chain {
  events: readonly string[];
  links: readonly Link[];
  /** Whether each step leads on in time; otherwise the two are only joined. */
  directed: boolean;
}

/** How far a view is zoomed in, and where: `k` and the middle, in the view's own measure. */
export interface Zoom {
  view: View;
  k: number;
  x: number;
  y: number;
  /** On the map of places: the whole world instead of the close-up. */
  world?: boolean;
}

export interface State {
  view: View;
  selected: string | null;
  hovered: string | null;
  filters: Filters;
  /** The place whose events are listed. */
  place: string | null;
  route: Route | null;
  zoom: Zoom | null;
  /** Events that the filters let through; null while there are none. Follows from `filters`. */
  matches: ReadonlySet<string> | null;
  /** The chain that answers `route`; null where there is none. Follows from `route`. */
  chain: Chain | null;
  /** Events that a chain reaches from `route.from`, while `route.to` is open. Follows from `route`. */
  reachable: ReadonlySet<string> | null;
}

export const REST: State = {
  view: "map",
  selected: null,
  hovered: null,
  filters: NO_FILTERS,
  place: null,
  route: null,
  zoom: null,
  matches: null,
  chain: null,
  reachable: null,
};

type Listener = (state: State, before: State) => void;
type Derive = (state: State, before: State) => Partial<State>;

export class Store {
  private listeners: Listener[] = [];

  /** `derive` gives the parts of the state that follow from others. */
  constructor(
    private current: State = REST,
    private derive: Derive = () => ({}),
  ) {}

  get state(): State {
    return this.current;
  }

  set(change: Partial<State>): void {
    const before = this.current;
    if ((Object.keys(change) as (keyof State)[]).every((key) => before[key] === change[key])) return;
    const next = { ...before, ...change };
    this.current = { ...next, ...this.derive(next, before) };
    for (const listener of this.listeners) listener(this.current, before);
  }

  /** Change some filters and leave the others as they are. */
  filter(change: Partial<Filters>): void {
    this.set({ filters: { ...this.current.filters, ...change } });
  }

  on(listener: Listener): void {
    this.listeners.push(listener);
  }
}

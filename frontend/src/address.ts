// The address of what is seen: the part after "#" holds view, selection, filters, path and zoom.
//
// A bare id ("#e1f0…") is an event on the first view; editions and older pages link so. A bare name of
// a view opens it. All else, and all that is written, is "#view=text&event=…&since=2031-05-04": such
// a text is no element's id, so that the browser scrolls nowhere by itself.

import { FACETS, type Facet } from "./filters";
import { NO_FILTERS, REST, VIEWS, type Filters, type State, type View } from "./store";

/** What an address says: everything that is not derived or passing. */
export type Place = Pick<State, "view" | "selected" | "filters" | "place" | "route" | "zoom">;

const NAMES: Record<Facet, string> = {
  storylines: "line",
  types: "type",
  statuses: "status",
  outlets: "outlet",
  places: "where",
  people: "who",
};
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** `state` as the text after "#"; empty where it is the page as it opens, with `home` as its view. */
export function format(state: Place, home: View): string {
  const pairs = new URLSearchParams();
  const { filters, route, zoom } = state;
  if (state.view !== home) pairs.set("view", state.view);
  if (state.selected !== null) pairs.set("event", state.selected);
  if (state.place !== null) pairs.set("place", state.place);
  if (filters.words.trim()) pairs.set("find", filters.words.trim());
  if (filters.since !== null) pairs.set("since", filters.since);
  if (filters.until !== null) pairs.set("until", filters.until);
  for (const facet of FACETS) for (const value of filters[facet]) pairs.append(NAMES[facet], value);
  if (filters.independent > 1) pairs.set("independent", String(filters.independent));
  if (route !== null) pairs.set("from", route.from);
  if (route?.to) pairs.set("to", route.to);
  if (zoom !== null && zoom.view === state.view) pairs.set("zoom", [...[zoom.k, zoom.x, zoom.y].map((value) => Number(value.toFixed(3))), ...(zoom.world ? ["world"] : [])].join(","));
  const names = [...pairs.keys()];
  if (names.length === 1 && state.selected !== null) return encodeURIComponent(state.selected);
  return pairs.toString();
}

/** What the text after "#" says. Events that `known` does not know are left out, odd values too. */
export function parse(fragment: string, home: View, known: (id: string) => boolean): Place {
  const place: Place = { view: home, selected: null, filters: NO_FILTERS, place: null, route: null, zoom: REST.zoom };
  const text = fragment.replace(/^#/, "");
  const bare = decoded(text);
  if (known(bare)) return { ...place, selected: bare };
  if (isView(text)) return { ...place, view: text };
  const pairs = new URLSearchParams(text);
  const event = (name: string): string | null => {
    const id = pairs.get(name);
    return id !== null && known(id) ? id : null;
  };
  const day = (name: string): string | null => {
    const value = pairs.get(name);
    return value !== null && DAY.test(value) ? value : null;
  };
  const view = pairs.get("view") ?? "";
  if (isView(view)) place.view = view;
  place.selected = event("event");
  place.place = pairs.get("place");
  const filters: Filters = {
    ...NO_FILTERS,
    words: pairs.get("find") ?? "",
    since: day("since"),
    until: day("until"),
    independent: Math.max(1, Math.floor(Number(pairs.get("independent")) || 1)),
  };
  for (const facet of FACETS) filters[facet] = [...new Set(pairs.getAll(NAMES[facet]))];
  if (JSON.stringify(filters) !== JSON.stringify(NO_FILTERS)) place.filters = filters;
  const from = event("from");
  if (from !== null) place.route = { from, to: event("to") };
  const [k = 0, x = NaN, y = NaN, part] = (pairs.get("zoom") ?? "").split(",").map((value) => (value === "world" ? value : Number(value)));
  if (typeof k === "number" && typeof x === "number" && typeof y === "number" && k > 0 && [k, x, y].every(Number.isFinite)) {
    place.zoom = { view: place.view, k, x, y, ...(place.view === "places" ? { world: part === "world" } : {}) };
  }
  return place;
}

function isView(text: string): text is View {
  return (VIEWS as readonly string[]).includes(text);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Keeps the address bar and the state in step; back and forward work. */
export class Address {
  private told = "";
  private timer: number | undefined;

  constructor(
    private home: View,
    private known: (id: string) => boolean,
    private arrive: (place: Place) => void,
  ) {
    const go = (): void => this.read();
    window.addEventListener("popstate", go);
    window.addEventListener("hashchange", go);
  }

  /** Take what the address says. */
  read(): void {
    clearTimeout(this.timer);
    const place = parse(location.hash, this.home, this.known);
    this.told = format(place, this.home);
    this.arrive(place);
  }

  /** The address of `state` in full. */
  of(state: Place): string {
    const fragment = format(state, this.home);
    return location.href.replace(/#.*$/, "") + (fragment ? `#${fragment}` : "");
  }

  /** Say what is seen now. What changes little by little (typing, zooming) leaves no step to go back to. */
  tell(state: State, before: State): void {
    clearTimeout(this.timer);
    if (format(state, this.home) === this.told) return;
    const step = state.view !== before.view || state.selected !== before.selected || state.route !== before.route || state.place !== before.place;
    const chosen = state.filters !== before.filters && state.filters.words === before.filters.words && !state.filters.since === !before.filters.since;
    if (step || chosen) this.write(state, "pushState");
    else this.timer = window.setTimeout(() => this.write(state, "replaceState"), 250);
  }

  private write(state: State, method: "pushState" | "replaceState"): void {
    this.told = format(state, this.home);
    try {
      history[method](null, "", this.told ? `#${this.told}` : location.pathname + location.search);
    } catch {
      // A page inside a sandboxed frame may not change its address; it works without.
    }
  }
}

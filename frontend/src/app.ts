// ** read first **: makes the views of an atlas, and keeps them, the panel and the address in step.

import { Address } from "./address";
import type { Atlas } from "./atlas";
import { Bar } from "./bar";
import { chainOf, reachable } from "./chains";
import { Chronology } from "./chronology";
import { Index } from "./filters";
import { EventMap } from "./map/map";
import { Panel } from "./panel";
import { REST, Store, type State, type View, type Zoom } from "./store";
import { TextView } from "./text";

/** Something that shows the atlas in its own part of the page. */
interface Part {
  host: HTMLElement;
  /** Called when it comes into view. */
  open?(): void;
  /** Zooms to what an address asks for. */
  restore?(zoom: Zoom | null): void;
  /** Called on every change while it is in view; `scroll` where the chosen event should be in sight. */
  update(scroll: boolean): void;
}

export function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}; render it again`);
  return element;
}

/** What follows from the reader's choice. */
function follow(atlas: Atlas, index: Index): (state: State, before: State) => Partial<State> {
  return (state, before) => {
    const change: Partial<State> = {};
    if (state.filters !== before.filters) change.matches = index.find(state.filters);
    if (state.route !== before.route) {
      const { route } = state;
      change.chain = route?.to ? chainOf(atlas, route.from, route.to) : null;
      change.reachable = route && !route.to ? reachable(atlas, route.from) : null;
    }
    return change;
  };
}

export function mount(atlas: Atlas): void {
  const phone = window.matchMedia("(max-width: 760px)");
  const home: View = phone.matches ? "chronology" : "map";
  const index = new Index(atlas);
  const store = new Store({ ...REST, view: home }, follow(atlas, index));
  const known = (id: string): boolean => atlas.events.has(id);

  const map = new EventMap(atlas, store, byId("map"));
  const chronology = new Chronology(byId("chronology"), store);
  const text = new TextView(atlas, store, byId("text"));
  const panel = new Panel(atlas, byId("panel"), (id) => store.set({ selected: id }));
  const bar = new Bar(atlas, index, store, byId("bar"), { map });
  const parts: Record<View, Part> = {
    map: {
      host: byId("map"),
      open: () => map.fit(),
      restore: (zoom) => map.restore(zoom),
      update: (scroll) => {
        map.mark();
        if (!scroll) return;
        map.fit();
        if (store.state.selected !== null) map.show(store.state.selected);
      },
    },
    places: { host: byId("places"), update: () => undefined },
    chronology: { host: byId("chronology"), update: (scroll) => chronology.update(scroll) },
    text: { host: byId("text"), update: (scroll) => text.update(scroll) },
  };

  const address = new Address(home, known, (place) => {
    store.set(place);
    if (place.zoom) parts[place.view].restore?.(place.zoom);
  });
  let returnTo: Element | null = null;
  const showView = (): void => {
    for (const view of Object.keys(parts) as View[]) parts[view].host.hidden = view !== store.state.view;
    parts[store.state.view].open?.();
  };
  store.on((state, before) => {
    if (state.view !== before.view) showView();
    const chosen = state.selected !== before.selected;
    if (chosen) {
      if (before.selected === null) returnTo = document.activeElement;
      panel.show(state.selected);
    }
    const passing = { ...state, zoom: before.zoom };
    const zoomedOnly = (Object.keys(before) as (keyof State)[]).every((key) => passing[key] === before[key]);
    if (!zoomedOnly) parts[state.view].update(chosen || state.view !== before.view);
    if (chosen) {
      if (state.selected !== null) panel.focus();
      else if (returnTo instanceof HTMLElement || returnTo instanceof SVGElement) returnTo.focus({ preventScroll: true });
    }
    address.tell(state, before);
  });

  document.addEventListener("click", (event) => {
    const anchor = event.target instanceof Element ? event.target.closest("a[href^='#']") : null;
    const id = decodeURIComponent(anchor?.getAttribute("href")?.slice(1) ?? "");
    if (!anchor || !known(id) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    store.set({ selected: id });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") store.set({ selected: null });
    else if (event.key === "/" && !(event.target instanceof HTMLInputElement)) {
      event.preventDefault();
      bar.search.focus();
    }
  });
  showView();
  address.read();
}

// ** read first **: makes the views of an atlas, and keeps them, the panel and the address in step.

import { Address } from "./address";
import type { Atlas } from "./atlas";
import { Bar } from "./bar";
import { chainOf, reachable } from "./chains";
import { Chronology } from "./chronology";
import { embedLine, isEmbedded } from "./embed";
import { Index } from "./filters";
import { Help, hint } from "./help";
import { listenToKeys } from "./keys";
import { html } from "./dom";
import { EventMap } from "./map/map";
import { Panel } from "./panel/panel";
import { printable } from "./paper";
import type { World } from "./places/countries";
import { placesMap, type PlacesMap } from "./places/places";
import { RouteLine } from "./route";
import { Share } from "./share";
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
    let { route } = state;
    if (route && !route.to && state.selected !== null && state.selected !== before.selected && state.selected !== route.from) {
      // The second event of a question: the answer is shown, not the event.
      route = change.route = { from: route.from, to: state.selected };
      change.selected = null;
    }
    if (route !== before.route) {
      change.chain = route?.to ? chainOf(atlas, route.from, route.to) : null;
      change.reachable = route && !route.to ? reachable(atlas, route.from) : null;
    }
    return change;
  };
}

/** Makes the page of `atlas`; `outlines` gives the countries when the map of places first needs them. */
export function mount(atlas: Atlas, outlines: () => World | null): void {
  const root = document.documentElement;
  const embedded = isEmbedded();
  const phone = window.matchMedia("(max-width: 760px)");
  const home: View = phone.matches && !embedded ? "chronology" : "map";
  const index = new Index(atlas);
  const store = new Store({ ...REST, view: home }, follow(atlas, index));
  const known = (id: string): boolean => atlas.events.has(id);

  const map = new EventMap(atlas, store, byId("map"));
  const chronology = new Chronology(byId("chronology"), store);
  const text = new TextView(atlas, store, byId("text"));
  // Made when it is first looked at: reading the outlines takes a moment.
  let made: PlacesMap | null | undefined;
  const places = (): PlacesMap | null => (made === undefined ? (made = placesMap(atlas, store, byId("places"), outlines())) : made);
  const bar = new Bar(atlas, index, store, byId("bar"), {
    map,
    places: { zoomBy: (factor) => places()?.zoomBy(factor), reset: () => places()?.reset() },
  });
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
    places: {
      host: byId("places"),
      open: () => places()?.fit(),
      restore: (zoom) => places()?.restore(zoom),
      update: (scroll) => places()?.update(scroll),
    },
    chronology: { host: byId("chronology"), update: (scroll) => chronology.update(scroll) },
    text: { host: byId("text"), update: (scroll) => text.update(scroll) },
  };

  const address = new Address(home, known, (place) => {
    store.set(place);
    if (place.zoom) parts[place.view].restore?.(place.zoom);
  });
  const panel = new Panel(atlas, store, byId("panel"), (id) => address.of({ ...REST, view: home, selected: id }));
  let returnTo: Element | null = null;
  const showView = (): void => {
    for (const view of Object.keys(parts) as View[]) parts[view].host.hidden = view !== store.state.view;
    root.dataset.view = store.state.view;
    parts[store.state.view].open?.();
  };
  store.on((state, before) => {
    if (state.view !== before.view) showView();
    const opened = (each: State): unknown => each.selected ?? each.route ?? each.place;
    const chosen = opened(state) !== opened(before) || state.selected !== before.selected;
    if (chosen) {
      if (opened(before) === null) returnTo = document.activeElement;
      panel.show();
    } else if (state.selected === null && state.place !== null && state.matches !== before.matches) panel.show();
    const passing = { ...state, zoom: before.zoom };
    const zoomedOnly = (Object.keys(before) as (keyof State)[]).every((key) => passing[key] === before[key]);
    if (!zoomedOnly) parts[state.view].update(chosen || state.view !== before.view);
    if (chosen) {
      if (opened(state) !== null) panel.focus();
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
  const seen = (): string => address.of(store.state);
  const share = new Share(atlas, store, seen, (view) =>
    view === "places" ? [...byId("places").querySelectorAll<HTMLElement>(".earth")] : [byId("map")],
  );
  const help = new Help();
  const helper = html("button", { type: "button", "aria-label": "Help and keys (?)", title: "Help and keys (?)" }, "?");
  helper.addEventListener("click", () => help.show());
  bar.tools.append(share.element, helper);
  byId("bar").append(new RouteLine(atlas, store).element);
  listenToKeys(atlas, store, bar, panel, help);
  printable(store, share, text);
  root.classList.toggle("embed", embedded);
  if (embedded) byId("bar").prepend(embedLine(atlas.data.story.title, seen));
  else hint(phone.matches ? byId("hint") : byId("bar"));
  // What sticks below the bar on a phone needs its height.
  new ResizeObserver(() => root.style.setProperty("--bar", `${byId("bar").offsetHeight}px`)).observe(byId("bar"));
  showView();
  address.read();
}

// ** read first **: reads the atlas, makes the views, and keeps the address in step with the choice.

import { Atlas, type AtlasData } from "./atlas";
import { Bar } from "./bar";
import { chronology } from "./chronology";
import { EventMap } from "./map/map";
import { Panel } from "./panel";
import { Store } from "./store";

function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}; render it again`);
  return element;
}

function start(): void {
  const atlas = new Atlas(JSON.parse(byId("atlas").textContent ?? "") as AtlasData);
  const phone = window.matchMedia("(max-width: 760px)");
  const store = new Store({ view: phone.matches ? "chronology" : "map", selected: null, hovered: null, matches: null });
  document.documentElement.classList.add("live");
  if (atlas.events.size === 0) return;

  const mapHost = byId("map");
  const list = byId("chronology");
  const map = new EventMap(atlas, store, mapHost);
  const panel = new Panel(atlas, byId("panel"), (id) => store.set({ selected: id }));
  const bar = new Bar(atlas, store, byId("bar"), map);
  chronology(list, store);

  let returnTo: Element | null = null;
  const showView = (): void => {
    const onMap = store.state.view === "map";
    mapHost.hidden = !onMap;
    list.hidden = onMap;
    if (onMap) map.fit();
  };
  store.on((state, before) => {
    if (state.view !== before.view) showView();
    if (state.selected !== before.selected) {
      if (before.selected === null) returnTo = document.activeElement;
      panel.show(state.selected);
      if (state.view === "map") {
        map.fit();
        if (state.selected !== null) map.show(state.selected);
      }
      if (state.selected !== null) panel.focus();
      else if (returnTo instanceof HTMLElement || returnTo instanceof SVGElement) returnTo.focus({ preventScroll: true });
      const address = state.selected === null ? "" : `#${encodeURIComponent(state.selected)}`;
      if (location.hash !== address) history.pushState(null, "", address || location.pathname + location.search);
    }
    map.mark();
  });

  const fromAddress = (): void => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (atlas.events.has(id)) store.set({ selected: id });
    else if (id === "chronology") store.set({ view: "chronology" });
    else store.set({ selected: null });
  };
  window.addEventListener("popstate", fromAddress);
  window.addEventListener("hashchange", fromAddress);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") store.set({ selected: null });
    else if (event.key === "/" && !(event.target instanceof HTMLInputElement)) {
      event.preventDefault();
      bar.search.focus();
    }
  });
  showView();
  fromAddress();
}

start();

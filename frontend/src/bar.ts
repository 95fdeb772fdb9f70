// The bar above the map: which view, search, zoom.

import type { Atlas } from "./atlas";
import { html } from "./dom";
import type { Store, View } from "./store";
import { many, matches, searchText } from "./words";

export interface MapControls {
  zoomBy(factor: number): void;
  reset(): void;
}

export class Bar {
  readonly search = html("input", { type: "search", id: "search", placeholder: "Search events, people, places", "aria-label": "Search events", autocomplete: "off", spellcheck: "false" });
  private found = html("span", { class: "found", role: "status" });
  private views = new Map<View, HTMLButtonElement>();
  private zoomers = html("div", { class: "zoomers", role: "group", "aria-label": "Zoom" });
  private texts: [string, string][];

  constructor(
    atlas: Atlas,
    private store: Store,
    host: HTMLElement,
    map: MapControls,
  ) {
    const ranked = [...atlas.events.values()].sort((a, b) => b.salience - a.salience);
    this.texts = ranked.map((event) => [event.id, searchText(atlas, event)]);
    const tabs = html("div", { class: "views", role: "group", "aria-label": "View" });
    for (const [view, words] of [["map", "Map"], ["chronology", "Chronology"]] as const) {
      const button = html("button", { type: "button" }, words);
      button.addEventListener("click", () => store.set({ view }));
      this.views.set(view, button);
      tabs.append(button);
    }
    const zoomer = (sign: string, words: string, act: () => void): void => {
      const button = html("button", { type: "button", "aria-label": words, title: words }, sign);
      button.addEventListener("click", act);
      this.zoomers.append(button);
    };
    zoomer("−", "Zoom out", () => map.zoomBy(1 / 1.6));
    zoomer("+", "Zoom in", () => map.zoomBy(1.6));
    zoomer("Whole story", "Show the whole story", () => map.reset());
    this.search.addEventListener("input", () => this.find());
    this.search.addEventListener("keydown", (event) => this.key(event));
    host.append(tabs, html("div", { class: "finder" }, this.search, this.found), this.zoomers);
    store.on(() => this.paint());
    this.paint();
  }

  private find(): void {
    const query = this.search.value.trim();
    const found = query ? new Set(this.texts.filter(([, text]) => matches(text, query)).map(([id]) => id)) : null;
    this.found.textContent = found ? many(found.size, "event") : "";
    this.store.set({ matches: found });
  }

  private key(event: KeyboardEvent): void {
    if (event.key === "Enter") {
      const [first] = this.store.state.matches ?? [];
      if (first !== undefined) this.store.set({ selected: first });
    } else if (event.key === "Escape") {
      event.stopPropagation();
      this.search.value = "";
      this.find();
      this.search.blur();
    }
  }

  private paint(): void {
    const { view } = this.store.state;
    for (const [each, button] of this.views) button.setAttribute("aria-pressed", String(each === view));
    this.zoomers.hidden = view !== "map";
  }
}

// The bar above the views: which view, search, filters, time, zoom, sharing and help.

import type { Atlas } from "./atlas";
import { Brush } from "./brush";
import { html } from "./dom";
import type { Index } from "./filters";
import { chips, Sieve } from "./sieve";
import { asksForNothing } from "./filters";
import { NO_FILTERS, VIEWS, type Store, type View } from "./store";
import { many } from "./words";

export interface ZoomControls {
  zoomBy(factor: number): void;
  reset(): void;
}

export const VIEW_NAMES: Record<View, string> = { map: "Map", places: "Places", chronology: "Chronology", text: "Text" };
const STEP = 1.6;

export class Bar {
  readonly search = html("input", { type: "search", id: "search", placeholder: "Search events, people, places", "aria-label": "Search events", autocomplete: "off", spellcheck: "false" });
  readonly tools = html("div", { class: "tools" });
  private tabs = new Map<View, HTMLButtonElement>();
  private zoomers = html("div", { class: "zoomers", role: "group", "aria-label": "Zoom" });
  private found = html("span", { class: "found", role: "status" });
  private nothing = html("p", { class: "nothing" });
  private sieve: Sieve;
  private opener = html("button", { type: "button", class: "opener", "aria-expanded": "false", "aria-controls": "filters" }, "Filter");

  constructor(
    private atlas: Atlas,
    private index: Index,
    private store: Store,
    host: HTMLElement,
    private zoomable: Partial<Record<View, ZoomControls>>,
  ) {
    this.sieve = new Sieve(atlas, index, store);
    const views = html("div", { class: "views", role: "group", "aria-label": "View" });
    for (const view of VIEWS) {
      const button = html("button", { type: "button" }, VIEW_NAMES[view]);
      button.addEventListener("click", () => store.set({ view, zoom: null }));
      this.tabs.set(view, button);
      views.append(button);
    }
    this.opener.addEventListener("click", () => this.toggleFilters());
    this.search.addEventListener("input", () => store.filter({ words: this.search.value }));
    this.search.addEventListener("keydown", (event) => this.key(event));
    this.zoomer("−", "Zoom out", (map) => map.zoomBy(1 / STEP));
    this.zoomer("+", "Zoom in", (map) => map.zoomBy(STEP));
    this.zoomer("Whole story", "Show the whole story", (map) => map.reset());
    const row = html(
      "div",
      { class: "row" },
      views,
      html("div", { class: "finder" }, this.search, this.opener, this.found),
      new Brush(atlas, store).element,
      this.zoomers,
      this.tools,
    );
    host.append(row, this.sieve.drawer, chips(index, store), this.nothing);
    store.on((state, before) => {
      if (state.view !== before.view || state.filters !== before.filters) this.paint();
    });
    this.paint();
  }

  /** Opens or closes the filters; the focus goes in with opening and back to the opener with closing. */
  toggleFilters(open = !this.sieve.open): void {
    if (!open && this.sieve.drawer.contains(document.activeElement)) this.opener.focus({ preventScroll: true });
    this.sieve.toggle(open);
    this.opener.setAttribute("aria-expanded", String(open));
    if (open) this.sieve.drawer.querySelector<HTMLElement>("input")?.focus({ preventScroll: true });
  }

  get filtersOpen(): boolean {
    return this.sieve.open;
  }

  private zoomer(sign: string, words: string, act: (map: ZoomControls) => void): void {
    const button = html("button", { type: "button", "aria-label": words, title: words }, sign);
    button.addEventListener("click", () => {
      const map = this.zoomable[this.store.state.view];
      if (map) act(map);
    });
    this.zoomers.append(button);
  }

  private key(event: KeyboardEvent): void {
    if (event.key === "Enter") {
      const [first] = this.store.state.matches ?? [];
      if (first !== undefined) this.store.set({ selected: first });
    } else if (event.key === "Escape") {
      event.stopPropagation();
      this.store.filter({ words: "" });
      this.search.blur();
    }
  }

  private paint(): void {
    const { view, filters, matches } = this.store.state;
    for (const [each, button] of this.tabs) button.setAttribute("aria-pressed", String(each === view));
    this.zoomers.hidden = !this.zoomable[view];
    if (this.search.value.trim() !== filters.words.trim()) this.search.value = filters.words;
    this.found.textContent = matches === null ? "" : `${matches.size.toLocaleString("en")} of ${many(this.atlas.events.size, "event")}`;
    const empty = matches !== null && matches.size === 0;
    this.nothing.hidden = !empty;
    if (empty) this.nothing.replaceChildren(...this.sentence());
    this.opener.classList.toggle("on", !asksForNothing({ ...filters, words: "" }));
  }

  /** What to do about an empty result. */
  private sentence(): (Node | string)[] {
    const { filters } = this.store.state;
    const reset = html("button", { type: "button" }, "Show all events");
    reset.addEventListener("click", () => {
      this.store.set({ filters: NO_FILTERS });
      this.search.focus();
    });
    const words = filters.words.trim();
    const elsewhere = words ? (this.index.find({ ...NO_FILTERS, words })?.size ?? 0) : 0;
    const says = !words
      ? "No event passes all of these filters."
      : elsewhere
        ? `No event that passes the other filters has “${words}”; ${elsewhere === 1 ? "one" : elsewhere} without them ${elsewhere === 1 ? "has" : "have"} it.`
        : `No event has “${words}” in its title, date, place, people, outlets or storyline.`;
    return [says, " ", reset];
  }
}

// The chronology stands in the page already; this filters it and marks the chosen event.

import type { State, Store } from "./store";

export class Chronology {
  private items: HTMLElement[];
  private groups: HTMLElement[];
  private seen: State["matches"] = null;

  constructor(
    private host: HTMLElement,
    private store: Store,
  ) {
    this.items = [...host.querySelectorAll<HTMLElement>("li.item")];
    this.groups = [...host.querySelectorAll<HTMLElement>("section.span")];
  }

  /** Brings the list up to date; called while it is in view. */
  update(scroll: boolean): void {
    const { matches, selected } = this.store.state;
    if (matches !== this.seen) {
      this.seen = matches;
      for (const item of this.items) {
        const hidden = matches !== null && !matches.has(item.id);
        if (item.hidden !== hidden) item.hidden = hidden;
      }
      for (const group of this.groups) group.hidden = !group.querySelector("li.item:not([hidden])");
    }
    const { chain } = this.store.state;
    const steps = new Set(chain?.events ?? []);
    for (const item of this.items) {
      item.classList.toggle("chosen", item.id === selected);
      item.classList.toggle("step", steps.has(item.id));
    }
    if (scroll) this.host.querySelector("li.chosen")?.scrollIntoView({ block: "nearest" });
  }

  /** Puts the keyboard on an event. */
  focus(id: string): void {
    this.items.find((item) => item.id === id)?.querySelector("a")?.focus();
  }
}

// The chronology stands in the page already; this filters it and marks the chosen event.

import { html } from "./dom";
import type { State, Store } from "./store";
import { many } from "./words";

/** Background of more events than this is folded at first: the story comes before it. */
const FOLDED = 12;

export class Chronology {
  private items: HTMLElement[];
  private groups: HTMLElement[];
  private seen: State["matches"] = null;
  private fold: { list: HTMLElement; opener: HTMLElement } | null = null;

  constructor(
    private host: HTMLElement,
    private store: Store,
  ) {
    this.items = [...host.querySelectorAll<HTMLElement>("li.item")];
    this.groups = [...host.querySelectorAll<HTMLElement>("section.span")];
    const [first, second] = this.groups;
    const list = first?.querySelector("ol");
    if (first?.querySelector("h3")?.textContent !== "Background" || !second || !list || list.children.length <= FOLDED) return;
    this.fold = { list, opener: html("button", { type: "button", class: "act" }, `Show ${many(list.children.length, "event")} before the story`) };
    this.fold.opener.addEventListener("click", () => {
      this.unfold();
      list.querySelector("a")?.focus();
    });
    list.hidden = true;
    list.before(this.fold.opener);
  }

  private unfold(): void {
    if (!this.fold) return;
    this.fold.list.hidden = false;
    this.fold.opener.remove();
    this.fold = null;
  }

  /** Brings the list up to date; called while it is in view. */
  update(scroll: boolean): void {
    const { matches, selected } = this.store.state;
    if (matches !== null || (selected !== null && this.fold?.list.querySelector(`#${CSS.escape(selected)}`))) this.unfold();
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

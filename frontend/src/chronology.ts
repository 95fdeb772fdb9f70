// The chronology stands in the page already; this filters it and marks the chosen event.

import { html } from "./dom";
import type { State, Store } from "./store";
import { many } from "./words";

/** Background of more events than this is folded at first: the story comes before it. */
const FOLDED = 12;

export class Chronology {
  private byId = new Map<string, HTMLElement>();
  private groups: [group: HTMLElement, items: HTMLElement[]][];
  private marked: HTMLElement[] = [];
  private steps: HTMLElement[] = [];
  private seen: State["matches"] = null;
  private fold: { list: HTMLElement; opener: HTMLElement } | null = null;

  constructor(
    private host: HTMLElement,
    private store: Store,
  ) {
    this.groups = [...host.querySelectorAll<HTMLElement>("section.span")].map((group) => [group, [...group.querySelectorAll<HTMLElement>("li.item")]]);
    for (const [, items] of this.groups) for (const item of items) this.byId.set(item.id, item);
    const [[first] = [], second] = this.groups;
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
      for (const [group, items] of this.groups) {
        let shown = 0;
        for (const item of items) {
          const hidden = matches !== null && !matches.has(item.id);
          if (item.hidden !== hidden) item.hidden = hidden;
          if (!hidden) shown += 1;
        }
        group.hidden = shown === 0;
      }
    }
    const { chain } = this.store.state;
    this.marked = this.mark("chosen", this.marked, selected === null ? [] : [selected]);
    this.steps = this.mark("step", this.steps, chain?.events ?? []);
    if (scroll) this.host.querySelector("li.chosen")?.scrollIntoView({ block: "nearest" });
  }

  /** Moves a class from the items that have it to those of `ids`; gives these. */
  private mark(name: string, before: readonly HTMLElement[], ids: readonly string[]): HTMLElement[] {
    const items = ids.flatMap((id) => this.byId.get(id) ?? []);
    for (const item of before) item.classList.remove(name);
    for (const item of items) item.classList.add(name);
    return items;
  }
}

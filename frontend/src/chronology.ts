// The chronology stands in the page already; this filters it and marks the chosen event.

import type { Store } from "./store";

export function chronology(host: HTMLElement, store: Store): void {
  const items = [...host.querySelectorAll<HTMLElement>("li.item")];
  const groups = [...host.querySelectorAll<HTMLElement>("section.span")];
  store.on(({ matches, selected, view }, before) => {
    if (matches !== before.matches) {
      for (const item of items) item.hidden = matches !== null && !matches.has(item.id);
      for (const group of groups) group.hidden = !group.querySelector("li.item:not([hidden])");
    }
    if (selected !== before.selected || view !== before.view) {
      for (const item of items) item.classList.toggle("chosen", item.id === selected);
      if (view === "chronology") host.querySelector("li.chosen")?.scrollIntoView({ block: "nearest" });
    }
  });
}

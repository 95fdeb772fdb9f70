// The keyboard outside of the views: to events before and after, along links, to search and help.

import type { Atlas } from "./atlas";
import type { Bar } from "./bar";
import { onward } from "./chains";
import type { Help } from "./help";
import type { Panel } from "./panel/panel";
import { VIEWS, type Store } from "./store";
import { inTime } from "./text";

export function listenToKeys(atlas: Atlas, store: Store, bar: Bar, panel: Panel, help: Help): void {
  const order = [...atlas.events.values()].sort(inTime).map((event) => event.id);

  /** The next event in time that the filters let through. */
  const inOrder = (step: 1 | -1): string | null => {
    const { selected, matches } = store.state;
    const from = selected === null ? (step > 0 ? -1 : order.length) : order.indexOf(selected);
    for (let at = from + step; at >= 0 && at < order.length; at += step) {
      const id = order[at] as string;
      if (matches === null || matches.has(id)) return id;
    }
    return null;
  };
  const choose = (id: string | null): boolean => {
    if (id !== null) store.set({ selected: id });
    return id !== null;
  };
  const single: Record<string, () => void> = {
    "/": () => bar.search.focus(),
    "?": () => help.show(),
    f: () => bar.toggleFilters(),
    p: () => {
      const { selected } = store.state;
      if (selected !== null) store.set({ route: { from: selected, to: null }, selected: null });
    },
  };
  for (const [i, view] of VIEWS.entries()) single[String(i + 1)] = () => store.set({ view, zoom: null });

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || help.open || event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLSelectElement;
    if (event.key === "Escape") {
      if (bar.filtersOpen) bar.toggleFilters(false);
      else panel.close();
      return;
    }
    if (typing) return;
    const act = help.singleKeys ? single[event.key] : undefined;
    const sideways = event.key === "ArrowLeft" || event.key === "ArrowRight";
    const updown = event.key === "ArrowUp" || event.key === "ArrowDown";
    if (act) {
      event.preventDefault();
      act();
    } else if (sideways) {
      const forward = event.key === "ArrowRight";
      const { selected } = store.state;
      const id = event.shiftKey ? (selected === null ? null : onward(atlas, selected, forward)) : inOrder(forward ? 1 : -1);
      if (choose(id)) event.preventDefault();
    } else if (updown && !event.shiftKey && inList(event.target, event.key === "ArrowDown")) event.preventDefault();
  });
}

/** In a list of events, to the next that is shown; false where there is none or this is no list. */
function inList(target: EventTarget | null, down: boolean): boolean {
  const list = target instanceof HTMLAnchorElement ? target.closest(".chronology, .text, .listing, .chain") : null;
  if (!list) return false;
  const anchors = [...list.querySelectorAll<HTMLElement>(list.matches(".text") ? ".entry h3 a" : "a[href^='#']")].filter((each) => each.checkVisibility?.() ?? true);
  const at = anchors.indexOf(target as HTMLElement);
  const next = at < 0 ? undefined : anchors[at + (down ? 1 : -1)];
  next?.focus();
  return Boolean(next);
}

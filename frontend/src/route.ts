// The line under the bar that says which question about two events is open.

import type { Atlas } from "./atlas";
import { html } from "./dom";
import type { Store } from "./store";
import { many } from "./words";

export class RouteLine {
  readonly element = html("p", { class: "route" });

  constructor(
    private atlas: Atlas,
    private store: Store,
  ) {
    this.element.hidden = true;
    store.on((state, before) => {
      if (state.route !== before.route || state.selected !== before.selected) this.paint();
    });
    this.paint();
  }

  private paint(): void {
    const { route, chain, selected } = this.store.state;
    // The answer tells its question itself; the line is for what comes before and beside it.
    this.element.hidden = route === null || (route.to !== null && selected === null);
    if (!route) return;
    const name = (id: string): HTMLElement => html("b", { dir: "auto" }, this.atlas.events.get(id)?.title || "(untitled)");
    const button = (words: string, act: () => void): HTMLElement => {
      const made = html("button", { type: "button" }, words);
      made.addEventListener("click", act);
      return made;
    };
    const answer = chain ? many(chain.links.length, "step") : "no chain";
    this.element.replaceChildren(
      ...(route.to
        ? [html("span", {}, "From ", name(route.from), " to ", name(route.to), `: ${answer}`), selected !== null ? button("Show the answer", () => this.store.set({ selected: null })) : ""]
        : [html("span", {}, "How did ", name(route.from), " lead to …? Choose the second event.")]),
      button("End", () => this.store.set({ route: null })),
    );
  }
}

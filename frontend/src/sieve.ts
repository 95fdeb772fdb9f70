// The drawer of filters, and the row that says which are on.

import type { Atlas } from "./atlas";
import { spanInWords, spanOfText } from "./days";
import { html } from "./dom";
import { asksForNothing, FACETS, toggled, type Choice, type Facet, type Index } from "./filters";
import { NO_FILTERS, type Filters, type Store } from "./store";
import { fold, many } from "./words";

const NAMES: Record<Facet, { one: string; many: string }> = {
  storylines: { one: "Storyline", many: "Storylines" },
  types: { one: "Kind", many: "Kinds of event" },
  statuses: { one: "Status", many: "Status" },
  outlets: { one: "Outlet", many: "Outlets" },
  places: { one: "Place", many: "Places" },
  people: { one: "Who", many: "Who takes part" },
};
/** Values listed before the reader searches among them. */
const LISTED = 60;
const SEARCHABLE = 12;

/** The drawer: one list a facet, and the least number of independent reports. */
export class Sieve {
  readonly drawer = html("div", { id: "filters", class: "drawer", role: "region", "aria-label": "Filters" });
  private lists = new Map<Facet, HTMLElement>();
  private queries = new Map<Facet, HTMLInputElement>();
  private least = html("input", { type: "range", min: 1, step: 1, id: "least" });
  private leastWords = html("output", { for: "least" });

  constructor(
    private atlas: Atlas,
    private index: Index,
    private store: Store,
  ) {
    this.drawer.hidden = true;
    this.least.max = String(index.mostIndependent);
    this.least.addEventListener("input", () => store.filter({ independent: Number(this.least.value) }));
    const quorum = html(
      "fieldset",
      { class: "quorum" },
      html("legend", {}, "Independent reports"),
      html("label", { for: "least" }, "At least "),
      this.leastWords,
      this.least,
    );
    quorum.hidden = index.mostIndependent < 2;
    this.drawer.append(quorum);
    store.on((state, before) => {
      if (state.filters !== before.filters && !this.drawer.hidden) this.paint();
    });
  }

  get open(): boolean {
    return !this.drawer.hidden;
  }

  toggle(open: boolean): void {
    if (open && !this.lists.size) this.drawer.prepend(...FACETS.map((facet) => this.group(facet)));
    this.drawer.hidden = !open;
    if (open) this.paint();
  }

  private group(facet: Facet): HTMLElement {
    const list = html("ul", {});
    this.lists.set(facet, list);
    const group = html("fieldset", { class: `facet ${facet}` }, html("legend", {}, NAMES[facet].many));
    if (this.index.choices(facet, NO_FILTERS).length > SEARCHABLE) {
      const query = html("input", { type: "search", placeholder: "Find", "aria-label": `Find among ${NAMES[facet].many.toLowerCase()}`, autocomplete: "off", spellcheck: "false" });
      query.addEventListener("input", () => this.paintList(facet));
      this.queries.set(facet, query);
      group.append(query);
    }
    group.append(list);
    return group;
  }

  private paint(): void {
    for (const facet of FACETS) this.paintList(facet);
    const { independent } = this.store.state.filters;
    this.least.value = String(independent);
    this.leastWords.textContent = independent > 1 ? String(independent) : "1 (all)";
  }

  private paintList(facet: Facet): void {
    const list = this.lists.get(facet) as HTMLElement;
    const query = fold(this.queries.get(facet)?.value.trim() ?? "");
    const { filters } = this.store.state;
    const found = this.index.choices(facet, filters).filter((choice) => !query || fold(choice.label).includes(query));
    const chosen = new Set(filters[facet]);
    const kept = found.filter((choice, i) => i < LISTED || chosen.has(choice.value));
    const focused = list.contains(document.activeElement) ? (document.activeElement as HTMLInputElement).value : null;
    const top = list.scrollTop;
    list.replaceChildren(...kept.map((choice) => this.option(facet, choice, chosen.has(choice.value))));
    if (!found.length) list.append(html("li", { class: "none" }, "none"));
    if (kept.length < found.length) list.append(html("li", { class: "none" }, `${many(found.length - kept.length, "more value")}: find by name`));
    list.scrollTop = top;
    if (focused !== null) [...list.querySelectorAll("input")].find((input) => input.value === focused)?.focus({ preventScroll: true });
  }

  private option(facet: Facet, choice: Choice, checked: boolean): HTMLElement {
    const box = html("input", { type: "checkbox", value: choice.value, checked });
    box.addEventListener("change", () => this.store.filter({ [facet]: toggled(this.store.state.filters[facet], choice.value) }));
    const hue = facet === "storylines" ? ` hue-${this.atlas.layout.hues[choice.value] ?? 8}` : "";
    return html(
      "li",
      { class: `${choice.events ? "" : "spent"}${hue}` },
      html("label", {}, box, html("span", { class: "value", dir: "auto" }, choice.label), html("span", { class: "number" }, choice.events.toLocaleString("en"))),
    );
  }
}

/** One button for each filter that is on, which takes it off. */
export function chips(index: Index, store: Store): HTMLElement {
  const row = html("div", { class: "chips", role: "group", "aria-label": "Filters in use" });
  const chip = (name: string, value: string, without: Partial<Filters>): HTMLElement => {
    const button = html("button", { type: "button", class: "chip", "aria-label": `Remove filter ${name}: ${value}` }, html("span", {}, `${name} `), html("b", { dir: "auto" }, value), html("span", { class: "off", "aria-hidden": "true" }, "×"));
    button.addEventListener("click", () => {
      const at = [...row.children].indexOf(button);
      store.filter(without);
      (row.children[Math.min(at, row.children.length - 1)] as HTMLElement | undefined)?.focus();
    });
    return button;
  };
  const paint = (): void => {
    const { filters } = store.state;
    const all: HTMLElement[] = [];
    if (filters.words.trim()) all.push(chip("Words", `“${filters.words.trim()}”`, { words: "" }));
    if (filters.since !== null || filters.until !== null) all.push(chip("Time", timeWords(filters), { since: null, until: null }));
    for (const facet of FACETS) {
      for (const value of filters[facet]) all.push(chip(NAMES[facet].one, index.label(facet, value), { [facet]: filters[facet].filter((each) => each !== value) }));
    }
    if (filters.independent > 1) all.push(chip("At least", many(filters.independent, "independent report"), { independent: 1 }));
    if (all.length) {
      const reset = html("button", { type: "button", class: "reset" }, "Reset");
      reset.addEventListener("click", () => store.set({ filters: NO_FILTERS }));
      all.push(reset);
    }
    row.replaceChildren(...all);
    row.hidden = asksForNothing(filters);
  };
  store.on((state, before) => {
    if (state.filters !== before.filters) paint();
  });
  paint();
  return row;
}

function timeWords({ since, until }: Filters): string {
  const [first, last] = [since === null ? null : spanOfText(since), until === null ? null : spanOfText(until)];
  if (first && last) return spanInWords([first[0], last[1]]);
  if (first) return `from ${spanInWords(first)}`;
  return last ? `until ${spanInWords(last)}` : "";
}

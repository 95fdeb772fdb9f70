// The panel: an event with all that is known of it, the events of a place, or a chain between two.

import type { Atlas, Event } from "../atlas";
import { copyButton } from "../clipboard";
import { publishedInWords } from "../days";
import { html } from "../dom";
import { toggled } from "../filters";
import type { Store } from "../store";
import { inTime } from "../text";
import { many, reportedBy, STATUS, typeName } from "../words";
import { choosing, told } from "./chain";
import { connections, eventAnchor } from "./connections";
import { conflictTable } from "./figures";
import { claims, quotations } from "./quotations";
import { lagInWords, reportsOf } from "./reporting";

export class Panel {
  /** `addressOf` gives the address of an event alone. */
  constructor(
    private atlas: Atlas,
    private store: Store,
    private host: HTMLElement,
    private addressOf: (id: string) => string,
  ) {}

  /** Shows what the reader has chosen last: an event, else a chain, else a place. */
  show(): void {
    const { selected, route, chain, reachable, place } = this.store.state;
    const event = selected === null ? undefined : this.atlas.events.get(selected);
    if (event) this.fill(this.event(event), "Event");
    else if (route?.to) this.fill(told(this.atlas, this.store, { from: route.from, to: route.to }, chain), "How one event led to another");
    else if (route) this.fill(choosing(this.atlas, route, reachable ?? new Set()), "Choose the second event");
    else if (place !== null) this.fill(this.place(place), "Events of a place");
    else this.fill([], "Event");
  }

  focus(): void {
    this.host.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
  }

  close(): void {
    const { selected, route } = this.store.state;
    if (selected !== null) this.store.set({ selected: null });
    else if (route) this.store.set({ route: null });
    else this.store.set({ place: null });
  }

  private fill(parts: HTMLElement[], name: string): void {
    this.host.hidden = !parts.length;
    this.host.setAttribute("aria-label", name);
    document.body.classList.toggle("panel-open", parts.length > 0);
    const close = html("button", { type: "button", class: "close", "aria-label": "Close (Escape)" }, "×");
    close.addEventListener("click", () => this.close());
    this.host.replaceChildren(...(parts.length ? [close, ...parts] : []));
    this.host.scrollTop = 0;
  }

  private event(event: Event): HTMLElement[] {
    return [
      this.heading(event),
      this.facts(event),
      this.actions(event),
      ...event.conflicts.map((conflict) => conflictTable(this.atlas, conflict)),
      ...claims(this.atlas, event),
      ...connections(this.atlas, event),
      ...quotations(this.atlas, event),
    ];
  }

  private heading(event: Event): HTMLElement {
    const line = this.atlas.storylines.get(event.storyline);
    return html("header", { class: `hue-${this.atlas.hue(event)}` }, line && html("p", { class: "line-name", dir: "auto" }, line), html("h2", { tabindex: -1, dir: "auto" }, event.title || "(untitled)"));
  }

  private facts(event: Event): HTMLElement {
    const list = html("dl", { class: "facts" });
    const fact = (name: string, ...value: (Node | string | false | null)[]): void => {
      list.append(html("dt", {}, name), html("dd", { dir: "auto" }, ...value.flatMap((part, i) => (i && part ? [" ", part] : [part]))));
    };
    const dated = event.time.text.trim();
    const words = dated !== "" ? `“${dated}”` : event.time.start !== null && event.status !== "planned" ? "day of the report; no article says when" : "";
    fact("When", this.atlas.spot(event.id).when, words !== "" && html("span", { class: "words" }, words));
    if (event.place) {
      const vague = event.place.precision === "country" || event.place.precision === "region";
      fact("Where", event.place.name, vague && html("span", { class: "words" }, `no closer than ${event.place.precision}`));
    }
    const names = [...new Set(event.participants.map((participant) => participant.name))];
    if (names.length) fact("Who", names.join(", "));
    fact("Status", STATUS[event.status], html("span", { class: "words" }, typeName(event.type)));
    const sources = reportedBy(event);
    if (sources) fact("Sources", `${sources} (${many(event.reports.articles, "article")})`);
    const [first, ...others] = reportsOf(this.atlas, event);
    if (first?.published && others.length) {
      fact(
        "First",
        `${first.outlet}, ${publishedInWords(first.published)}`,
        html("details", { class: "lags" }, html("summary", {}, others.length === 1 ? `${others[0]?.outlet}: ${lagInWords(others[0] as (typeof others)[0])}` : `others ${lagInWords(others[0] as (typeof others)[0])} and after`), html("ul", {}, ...others.map((report) => html("li", { dir: "auto" }, `${report.outlet}: ${lagInWords(report)}`, report.copy && html("span", { class: "words" }, "copy"))))),
      );
    }
    return list;
  }

  private actions(event: Event): HTMLElement {
    const trace = html("button", { type: "button", class: "act" }, "How did it lead to …?");
    trace.addEventListener("click", () => this.store.set({ route: { from: event.id, to: null }, selected: null }));
    const share = copyButton("Copy link", () => this.addressOf(event.id), "Copy link to this event");
    share.classList.add("act");
    return html("p", { class: "actions" }, trace, share);
  }

  private place(name: string): HTMLElement[] {
    const { matches, filters } = this.store.state;
    const all = [...this.atlas.events.values()].filter((event) => event.place?.name === name).sort(inTime);
    const events = all.filter((event) => matches === null || matches.has(event.id));
    const precision = all[0]?.place?.precision;
    const only = html("button", { type: "button", class: "act" }, filters.places.includes(name) ? "Show all places again" : "Show only these in all views");
    only.addEventListener("click", () => this.store.filter({ places: toggled(filters.places, name) }));
    return [
      html("header", {}, html("p", { class: "kicker" }, precision === "country" || precision === "region" ? `Somewhere in the ${precision}` : "Place"), html("h2", { tabindex: -1, dir: "auto" }, name)),
      html("p", { class: "lede" }, events.length === all.length ? many(all.length, "event") : `${events.length} of ${many(all.length, "event")}`, ". ", only),
      html("ol", { class: "listing" }, ...events.map((event) => html("li", {}, html("span", { class: "day" }, this.atlas.spot(event.id).date), eventAnchor(this.atlas, event.id)))),
    ];
  }
}

// The whole atlas as text: by storyline and date, with everything that the panel of an event tells.
// For readers with a keyboard or a screen reader, for the find command of the browser, and for paper.

import type { Atlas, Event, Evidence, Link } from "./atlas";
import { publishedInWords, spanOf } from "./days";
import { html } from "./dom";
import type { State, Store } from "./store";
import { articleAddress, LINK, reportedBy, STATUS, typeName } from "./words";

/** Entries made in one go: more would hold up a long story. */
const SLICE = 200;

interface Chapter {
  section: HTMLElement;
  heading: HTMLElement;
  count: HTMLElement;
  label: string;
  events: Event[];
}

export class TextView {
  private entries = new Map<string, HTMLElement>();
  private chapters: Chapter[] = [];
  private contents = html("ul", { class: "contents", "aria-label": "Storylines" });
  private waiting: [Chapter, Event][] = [];
  private seen: State["matches"] | undefined;
  private made = false;

  constructor(
    private atlas: Atlas,
    private store: Store,
    private host: HTMLElement,
  ) {}

  /** Brings the text up to date; made when it is first in view. */
  update(scroll: boolean): void {
    this.make();
    const { matches, selected } = this.store.state;
    if (matches !== this.seen) {
      this.seen = matches;
      for (const [id, entry] of this.entries) entry.hidden = matches !== null && !matches.has(id);
      this.count();
    }
    this.host.querySelector(".entry.chosen")?.classList.remove("chosen");
    if (selected === null) return;
    if (!this.entries.has(selected)) this.fill(Infinity);
    const entry = this.entries.get(selected);
    entry?.classList.add("chosen");
    if (scroll) entry?.scrollIntoView({ block: "nearest" });
  }

  /** All of it, now: for paper. */
  complete(): void {
    this.make();
    this.fill(Infinity);
  }

  private make(): void {
    if (this.made) return;
    this.made = true;
    const groups = new Map<string, Event[]>();
    for (const id of this.atlas.storylines.keys()) groups.set(id, []);
    const rest: Event[] = [];
    for (const event of this.atlas.events.values()) (groups.get(event.storyline) ?? rest).push(event);
    const parts = [...groups].map(([id, events]): [string, Event[]] => [this.atlas.storylines.get(id) || "Unnamed storyline", events]);
    for (const [label, events] of [...parts, ["Other events", rest] as [string, Event[]]]) {
      if (events.length) this.chapter(label, events.sort(inTime));
    }
    this.host.append(this.contents, ...this.chapters.map((chapter) => chapter.section));
    this.fill(SLICE);
  }

  private chapter(label: string, events: Event[]): void {
    const [first] = events;
    const count = html("span", { class: "number" });
    const heading = html("h2", { tabindex: -1, dir: "auto", class: first ? `hue-${this.atlas.hue(first)}` : "" }, label);
    const jump = html("button", { type: "button" }, html("span", { dir: "auto" }, label), " ", count);
    jump.addEventListener("click", () => heading.focus());
    this.contents.append(html("li", {}, jump));
    const chapter = { section: html("section", { class: "chapter" }, heading), heading, count, label, events };
    this.chapters.push(chapter);
    this.waiting.push(...events.map((event): [Chapter, Event] => [chapter, event]));
  }

  private fill(most: number): void {
    const { matches } = this.store.state;
    for (const [chapter, event] of this.waiting.splice(0, most)) {
      const entry = this.entry(event);
      entry.hidden = matches !== null && !matches.has(event.id);
      this.entries.set(event.id, entry);
      chapter.section.append(entry);
    }
    this.host.setAttribute("aria-busy", String(this.waiting.length > 0));
    if (this.waiting.length) setTimeout(() => this.fill(SLICE), 0);
    this.count();
  }

  private count(): void {
    const { matches } = this.store.state;
    for (const { section, count, events } of this.chapters) {
      const shown = matches === null ? events.length : events.filter((event) => matches.has(event.id)).length;
      count.textContent = shown.toLocaleString("en");
      section.hidden = shown === 0;
      (count.closest("li") as HTMLElement).hidden = shown === 0;
    }
  }

  private entry(event: Event): HTMLElement {
    const where = event.place && (event.place.precision === "country" || event.place.precision === "region" ? `${event.place.name} (no closer than ${event.place.precision})` : event.place.name);
    const names = [...new Set(event.participants.map((participant) => participant.name))];
    const dated = event.time.text.trim();
    const facts: [string, string | null | undefined][] = [
      ["When", this.atlas.spot(event.id).when + (dated ? ` (“${dated}”)` : event.time.start !== null && event.status !== "planned" ? " (day of the report)" : "")],
      ["Where", where],
      ["Who", names.join(", ")],
      ["Status", `${STATUS[event.status]} (${typeName(event.type)})`],
      ["Sources", reportedBy(event)],
    ];
    const links = this.atlas.linksOf.get(event.id) ?? [];
    return html(
      "article",
      { class: `entry hue-${this.atlas.hue(event)}`, "data-id": event.id },
      html("h3", {}, html("a", { href: `#${encodeURIComponent(event.id)}`, dir: "auto" }, event.title || "(untitled)")),
      html("dl", {}, ...facts.flatMap(([name, value]) => (value ? [html("dt", {}, name), html("dd", { dir: "auto" }, value)] : []))),
      ...event.conflicts.map((conflict) =>
        html("p", { dir: "auto" }, conflict.course ? `How the ${conflict.what} moved: ` : `Reports differ on ${conflict.what}: `, conflict.values.map((value) => `${value.value} (${value.speaker || this.outlet(value.article)})`).join("; "), "."),
      ),
      event.evidence.length > 0 && html("ul", { class: "quotes", "aria-label": "What the articles say" }, ...event.evidence.map((item) => this.quote(item))),
      links.length > 0 && html("ul", { class: "joins", "aria-label": "Connections" }, ...links.map((link) => this.link(event, link))),
    );
  }

  private quote(item: Evidence): HTMLElement {
    const article = this.atlas.articles.get(item.article);
    const address = articleAddress(article, item.quote);
    const source = [article?.outlet ?? "Unknown outlet", publishedInWords(article?.published)].filter(Boolean).join(", ");
    const said = [item.speaker, item.cue && `“${item.cue}”`].filter(Boolean).join(" ");
    return html(
      "li",
      {},
      html("q", { dir: "auto" }, item.quote),
      " — ",
      said && html("span", { dir: "auto" }, `${said}, in `),
      address ? html("a", { href: address, rel: "noopener noreferrer", target: "_blank" }, source) : source,
    );
  }

  private link(event: Event, link: Link): HTMLElement {
    const out = link.source === event.id;
    const id = out ? link.target : link.source;
    const other = this.atlas.events.get(id);
    const words = link.evidence[0];
    return html(
      "li",
      {},
      `${out ? LINK[link.type].out : LINK[link.type].in}: `,
      html("a", { href: `#${encodeURIComponent(id)}`, dir: "auto" }, other?.title || "(untitled)"),
      `, ${this.atlas.spot(id).when}`,
      words ? html("span", {}, ". ", html("q", { dir: "auto" }, words.quote), ` — ${this.outlet(words.article)}`) : null,
      link.stated ? "" : ` (inferred, ${Math.round(link.confidence * 100)}% sure)`,
    );
  }

  private outlet(article: string): string {
    return this.atlas.articles.get(article)?.outlet ?? "unknown outlet";
  }
}

/** By first day, undated last, then by weight. */
export function inTime(a: Event, b: Event): number {
  const [one, other] = [spanOf(a.time), spanOf(b.time)];
  const [first, second] = [one?.[0] ?? Infinity, other?.[0] ?? Infinity];
  if (first !== second) return first - second;
  return b.salience - a.salience || (a.id < b.id ? -1 : 1);
}


// The panel of an event: what is known of it, and the words of the articles that say so.

import type { Article, Atlas, Conflict, Event, Evidence, Link } from "./atlas";
import { html } from "./dom";
import { articleAddress, LINK, many, reportedBy, STATUS } from "./words";

export class Panel {
  constructor(
    private atlas: Atlas,
    private host: HTMLElement,
    private choose: (id: string | null) => void,
  ) {}

  show(id: string | null): void {
    const event = id === null ? undefined : this.atlas.events.get(id);
    this.host.hidden = !event;
    document.body.classList.toggle("panel-open", Boolean(event));
    if (!event) {
      this.host.replaceChildren();
      return;
    }
    const close = html("button", { type: "button", class: "close", "aria-label": "Close (Escape)" }, "×");
    close.addEventListener("click", () => this.choose(null));
    this.host.replaceChildren(
      close,
      this.heading(event),
      this.facts(event),
      ...this.conflicts(event),
      ...this.links(event),
      ...this.quotations(event),
    );
    this.host.scrollTop = 0;
  }

  focus(): void {
    this.host.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
  }

  private heading(event: Event): HTMLElement {
    const line = this.atlas.storylines.get(event.storyline);
    return html(
      "header",
      { class: `hue-${this.atlas.hue(event)}` },
      line && html("p", { class: "line-name", dir: "auto" }, line),
      html("h2", { tabindex: -1, dir: "auto" }, event.title || "(untitled)"),
    );
  }

  private facts(event: Event): HTMLElement {
    const list = html("dl", { class: "facts" });
    const fact = (name: string, ...value: (Node | string | false)[]): void => {
      list.append(html("dt", {}, name), html("dd", { dir: "auto" }, ...value));
    };
    const dated = event.time.text.trim();
    fact("When", this.atlas.spot(event.id).when, dated !== "" && html("span", { class: "words" }, `“${dated}”`));
    if (event.place) {
      const vague = event.place.precision === "country" || event.place.precision === "region";
      fact("Where", event.place.name, vague && html("span", { class: "words" }, `no closer than ${event.place.precision}`));
    }
    const names = [...new Set(event.participants.map((participant) => participant.name))];
    if (names.length) fact("Who", names.join(", "));
    if (event.status !== "happened") fact("Status", STATUS[event.status]);
    const sources = reportedBy(event);
    if (sources) fact("Sources", `${sources} (${many(event.reports.articles, "article")})`);
    return list;
  }

  private conflicts(event: Event): HTMLElement[] {
    return event.conflicts.map((conflict) => this.conflict(conflict));
  }

  private conflict(conflict: Conflict): HTMLElement {
    const values = [...conflict.values].sort((a, b) => ((a.published ?? "") < (b.published ?? "") ? -1 : 1));
    return html(
      "section",
      { class: "conflict" },
      html("h3", { dir: "auto" }, `Reports differ: ${conflict.what}`),
      html(
        "table",
        {},
        html("thead", {}, html("tr", {}, ...["Figure", "According to", "Published"].map((head) => html("th", { scope: "col" }, head)))),
        html(
          "tbody",
          {},
          ...values.map((value) => {
            const article = this.atlas.articles.get(value.article);
            const who = value.speaker || article?.outlet || "unknown";
            return html(
              "tr",
              {},
              html("td", { class: "figure", dir: "auto", title: value.quote }, value.value),
              html("td", { dir: "auto" }, this.source(article, who, value.quote), article && value.speaker && value.speaker !== article.outlet ? html("span", { class: "words" }, `in ${article.outlet}`) : null),
              html("td", { class: "day" }, (value.published ?? "").slice(0, 10)),
            );
          }),
        ),
      ),
    );
  }

  private quotations(event: Event): HTMLElement[] {
    if (!event.evidence.length) return [html("p", { class: "empty" }, "No quotation is stored for this event.")];
    const outlets = new Map<string, Evidence[]>();
    for (const item of event.evidence) {
      const outlet = this.atlas.articles.get(item.article)?.outlet ?? "Unknown outlet";
      outlets.set(outlet, [...(outlets.get(outlet) ?? []), item]);
    }
    return [
      html(
        "section",
        { class: "quotations" },
        html("h3", {}, "What the articles say"),
        ...[...outlets].map(([outlet, items]) =>
          html(
            "div",
            { class: "outlet" },
            html("h4", { dir: "auto" }, outlet),
            ...items.map((item) => this.quotation(item)),
          ),
        ),
      ),
    ];
  }

  private quotation(item: Evidence): HTMLElement {
    const article = this.atlas.articles.get(item.article);
    const said = [item.speaker, item.cue ? `(“${item.cue}”)` : null].filter(Boolean).join(" ");
    const credit = [
      said && html("span", { class: "speaker", dir: "auto" }, said),
      item.field === "title" && html("span", {}, "headline"),
      html("span", { class: "day" }, article?.published?.slice(0, 10) ?? "undated"),
      article?.wire_of && html("span", { class: "wire" }, "copy of an agency text"),
      this.source(article, "read the article", item.quote),
    ];
    return html("figure", {}, html("blockquote", { dir: "auto" }, item.quote), html("figcaption", {}, ...credit));
  }

  private links(event: Event): HTMLElement[] {
    const links = this.atlas.linksOf.get(event.id) ?? [];
    if (!links.length) return [];
    const groups = new Map<string, Link[]>();
    for (const link of links) {
      const name = link.source === event.id ? LINK[link.type].out : LINK[link.type].in;
      groups.set(name, [...(groups.get(name) ?? []), link]);
    }
    return [
      html(
        "section",
        { class: "connections" },
        html("h3", {}, "Connections"),
        ...[...groups].flatMap(([name, group]) => [
          html("h4", { class: `type-${group[0]?.type ?? ""}` }, name),
          html("ul", {}, ...group.map((link) => this.link(event, link))),
        ]),
      ),
    ];
  }

  private link(event: Event, link: Link): HTMLElement {
    const id = link.source === event.id ? link.target : link.source;
    const other = this.atlas.events.get(id);
    const words = link.evidence[0];
    const article = words && this.atlas.articles.get(words.article);
    const anchor = html("a", { href: `#${encodeURIComponent(id)}`, dir: "auto" }, other?.title ?? id);
    return html(
      "li",
      {},
      html("span", { class: "day" }, this.atlas.spot(id).date),
      anchor,
      words
        ? html("blockquote", { dir: "auto" }, words.quote, " ", this.source(article, article?.outlet ?? "", words.quote))
        : null,
      link.stated ? null : html("span", { class: "words" }, `inferred, not stated in an article (${Math.round(link.confidence * 100)}% sure)`),
    );
  }

  private source(article: Article | undefined, words: string, quote: string): Node {
    const address = articleAddress(article, quote);
    if (!address) return html("span", {}, article && words === "read the article" ? article.title : words);
    return html("a", { href: address, rel: "noopener noreferrer", target: "_blank", title: article?.title }, words);
  }
}

// Sharing: the address, code to embed, pictures, the data, paper.

import type { Atlas } from "./atlas";
import { copy, say } from "./clipboard";
import { html } from "./dom";
import { asPng, asText, pictureOf } from "./picture";
import type { Store, View } from "./store";
import { asTable } from "./table";

const DRAWN: readonly View[] = ["map", "places"];

export class Share {
  readonly element = html("div", { class: "share" });
  private opener = html("button", { type: "button", class: "opener", "aria-expanded": "false", "aria-controls": "share" }, "Share");
  private list = html("div", { id: "share", class: "menu", role: "group", "aria-label": "Share and export" });

  /** `address` gives the address of what is seen, `parts` what a picture of a view shows. */
  constructor(
    private atlas: Atlas,
    private store: Store,
    private address: () => string,
    private parts: (view: View) => HTMLElement[],
  ) {
    this.list.hidden = true;
    this.act("Copy link to this view", () => this.copied(this.address()));
    this.act("Copy code to embed it", () => this.copied(embedCode(this.address(), this.title)));
    this.act("Picture (PNG)", async () => save(await asPng(this.picture()), this.file("png")));
    this.act("Picture (SVG)", () => save(new Blob([asText(this.picture())], { type: "image/svg+xml" }), this.file("svg")));
    this.act("Data (JSON)", () => save(new Blob([JSON.stringify(atlas.data, null, 1)], { type: "application/json" }), this.file("json")));
    this.act("Events shown (CSV)", () => save(new Blob(["\ufeff", this.table()], { type: "text/csv" }), this.file("csv")));
    this.act("Print", () => window.print());
    this.opener.addEventListener("click", () => this.toggle());
    this.element.append(this.opener, this.list);
    document.addEventListener("pointerdown", (event) => {
      if (!this.element.contains(event.target as Node)) this.toggle(false);
    });
    this.element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || this.list.hidden) return;
      event.stopPropagation();
      this.toggle(false);
      this.opener.focus();
    });
    store.on((state, before) => {
      if (state.view !== before.view) this.toggle(false);
    });
  }

  /** What is drawn now as one picture; paper has the title already. */
  picture(title = this.title): SVGSVGElement {
    const { view } = this.store.state;
    const shown = DRAWN.includes(view) ? view : "map";
    return pictureOf(this.parts(shown), title, "Made with Storyatlas. Every event rests on quoted reports.");
  }

  private get title(): string {
    return this.atlas.data.story.title || "Event map";
  }

  private table(): string {
    const { matches } = this.store.state;
    const events = [...this.atlas.events.values()];
    return asTable(this.atlas, matches === null ? events : events.filter((event) => matches.has(event.id)));
  }

  private file(ending: string): string {
    const name = this.title.normalize("NFKD").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").toLowerCase().slice(0, 60);
    return `${name || "atlas"}.${ending}`;
  }

  private act(words: string, run: () => void | Promise<void>): void {
    const button = html("button", { type: "button" }, words);
    button.addEventListener("click", () => {
      this.toggle(false);
      void Promise.resolve()
        .then(run)
        .catch((error: unknown) => say(`That did not work: ${error instanceof Error ? error.message : String(error)}`));
    });
    this.list.append(button);
  }

  private async copied(text: string): Promise<void> {
    const done = await copy(text);
    say(done ? "Copied" : "The browser does not let this page copy");
    this.opener.textContent = done ? "Copied" : "Not copied";
    setTimeout(() => (this.opener.textContent = "Share"), 1600);
  }

  private toggle(open = this.list.hidden): void {
    this.list.hidden = !open;
    this.opener.setAttribute("aria-expanded", String(open));
    // Pictures are of what is drawn: the list and the text have none of their own.
    for (const button of this.list.querySelectorAll("button")) {
      if (button.textContent?.startsWith("Picture")) button.hidden = !DRAWN.includes(this.store.state.view);
    }
  }
}

export function embedCode(address: string, title: string): string {
  const [file, fragment] = address.split("#");
  const quoted = (text: string): string => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
  const source = `${file}${file?.includes("?") ? "&" : "?"}embed${fragment ? `#${fragment}` : ""}`;
  return `<iframe src="${quoted(source)}" title="${quoted(title)}" width="100%" height="640" loading="lazy" style="border:0"></iframe>`;
}

function save(data: Blob, name: string): void {
  const address = URL.createObjectURL(data);
  const anchor = html("a", { href: address, download: name });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

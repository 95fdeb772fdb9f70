// Help: the keys, what the views are for, and the first line that a new reader sees.

import { html } from "./dom";
import { recall, remember } from "./memory";

const KEYS: [string, string][] = [
  ["/", "search"],
  ["1 2 3 4", "map, places, chronology, text"],
  ["f", "filters"],
  ["← →", "the event before or after in time"],
  ["Shift ← →", "along a link: what led to the event, what it led to"],
  ["↑ ↓", "on the map: the lane above or below; in lists: one event up or down"],
  ["Enter", "open the event in focus"],
  ["p", "how did the open event lead to another?"],
  ["+ − 0", "zoom in, out, and back"],
  ["Esc", "close what is open"],
  ["?", "this help"],
];

export class Help {
  private dialog: HTMLDialogElement;
  private box = html("input", { type: "checkbox", id: "single-keys" });

  constructor() {
    this.box.checked = recall("keys") !== "off";
    this.box.addEventListener("change", () => remember("keys", this.box.checked ? "on" : "off"));
    const close = html("button", { type: "button", class: "close", "aria-label": "Close (Escape)" }, "×");
    this.dialog = html(
      "dialog",
      { class: "help", "aria-labelledby": "help-title" },
      close,
      html("h2", { id: "help-title" }, "How to read this"),
      html(
        "p",
        {},
        "Every event stands here once, however many outlets report it. Larger marks have more independent reports: copies of one text count once. Choose an event to see the words that tell of it, each with a link to its article.",
      ),
      html("p", {}, "On the maps, Ctrl and the wheel or two fingers zoom, dragging moves. The bars above are events over time: draw on them to keep to a span. Filters hold in all views, and the address keeps what you see."),
      html("h3", {}, "Keys"),
      html("dl", {}, ...KEYS.flatMap(([keys, words]) => [html("dt", {}, ...keys.split(" ").map((key) => html("kbd", {}, key))), html("dd", {}, words)])),
      html("p", {}, html("label", { for: "single-keys" }, this.box, " Keys of a single letter or sign work")),
    );
    close.addEventListener("click", () => this.dialog.close());
    this.dialog.addEventListener("click", (event) => {
      if (event.target === this.dialog) this.dialog.close();
    });
    document.body.append(this.dialog);
  }

  /** Whether keys of one character are wanted (WCAG 2.1.4). */
  get singleKeys(): boolean {
    return this.box.checked;
  }

  get open(): boolean {
    return this.dialog.open;
  }

  show(): void {
    this.dialog.showModal();
  }
}

/** One line for the first visit, which never comes back once it was closed. */
export function hint(host: HTMLElement): void {
  if (recall("hint") === "seen") return;
  const close = html("button", { type: "button", "aria-label": "Close the hint" }, "×");
  const line = html("p", { class: "hint" }, "Every event stands here once, however many outlets tell of it. Choose one to see who says so, and in which words.", close);
  close.addEventListener("click", () => {
    remember("hint", "seen");
    line.remove();
  });
  host.append(line);
}

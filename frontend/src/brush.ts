// Events over time as small bars, and a window on them that the reader draws, moves and clears.

import { binsOf, countIn, yearsOf, type Bin } from "./bins";
import type { Atlas } from "./atlas";
import { isoOf, spanInWords, spanOf, spanOfText, type Span } from "./days";
import { html, svg } from "./dom";
import type { Store } from "./store";

const HEIGHT = 24;

/** The first and last bin that the filters leave; null where time is not filtered. */
type Range = readonly [first: number, last: number];

export class Brush {
  readonly element: HTMLElement;
  private bins: Bin[];
  private spans = new Map<string, Span>();
  private all = svg("g", { class: "all" });
  private shown = svg("g", { class: "shown" });
  private strip = html("div", { class: "brush-strip" });
  private window = html("div", { class: "brush-window" });
  private words = html("span", { class: "brush-words", "aria-hidden": "true" });
  private handles: [HTMLElement, HTMLElement];
  private most: number;
  private drag: { from: number; moved: boolean } | null = null;

  constructor(
    atlas: Atlas,
    private store: Store,
  ) {
    const dated: { span: Span; background: boolean }[] = [];
    for (const event of atlas.events.values()) {
      const span = spanOf(event.time);
      if (!span) continue;
      this.spans.set(event.id, span);
      dated.push({ span, background: event.background });
    }
    this.bins = binsOf(dated);
    const counts = countIn(this.bins, this.spans.values());
    // Bins that stand apart hold years; they may be cut off at the height of the busiest bin of the story.
    this.most = Math.max(...counts.filter((_, i) => !this.bins[i]?.apart), 1);
    this.handles = [this.handle("From", 0), this.handle("Until", 1)];
    const picture = svg("svg", { viewBox: `0 0 ${Math.max(1, this.bins.length)} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true" }, this.all, this.shown);
    this.strip.append(picture, this.window, ...this.handles);
    this.element = html("div", { class: "brush", role: "group", "aria-label": "Time" }, this.strip, this.words);
    this.element.hidden = this.bins.length < 2;
    this.bars(this.all, counts);
    this.listen();
    store.on((state, before) => {
      if (state.filters !== before.filters || state.matches !== before.matches) this.paint();
    });
    this.paint();
  }

  private handle(name: string, side: 0 | 1): HTMLElement {
    const handle = html("div", { class: "handle", role: "slider", tabindex: 0, "aria-label": name, "aria-valuemin": 0, "aria-valuemax": Math.max(0, this.bins.length - 1) });
    handle.addEventListener("keydown", (event) => {
      const [first, last] = this.range() ?? [0, this.bins.length - 1];
      const at = side ? last : first;
      const end = this.bins.length - 1;
      const steps: Record<string, number> = { ArrowLeft: at - 1, ArrowDown: at - 1, ArrowRight: at + 1, ArrowUp: at + 1, PageDown: at - 5, PageUp: at + 5, Home: 0, End: end };
      const to = steps[event.key];
      if (to === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      const inside = Math.max(side ? first : 0, Math.min(side ? end : last, to));
      this.choose(side ? [first, inside] : [inside, last]);
    });
    return handle;
  }

  private listen(): void {
    this.strip.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      event.preventDefault();
      const at = this.binAt(event);
      const side = this.handles.findIndex((handle) => handle === event.target);
      const range = this.range();
      this.drag = { from: side >= 0 && range ? range[1 - side as 0 | 1] : at, moved: side >= 0 };
      this.strip.setPointerCapture(event.pointerId);
    });
    this.strip.addEventListener("pointermove", (event) => {
      const at = this.binAt(event);
      if (this.drag) {
        if (at !== this.drag.from) this.drag.moved = true;
        if (this.drag.moved) this.choose([Math.min(at, this.drag.from), Math.max(at, this.drag.from)]);
      } else this.say(this.bins[at]?.label);
    });
    this.strip.addEventListener("pointerup", (event) => {
      const { drag } = this;
      this.drag = null;
      if (!drag || drag.moved) return;
      const at = this.binAt(event);
      const range = this.range();
      this.choose(range && (range[0] !== range[1] || range[0] === at) ? null : [at, at]);
    });
    this.strip.addEventListener("pointercancel", () => (this.drag = null));
    this.strip.addEventListener("pointerleave", () => this.say());
  }

  private binAt(event: PointerEvent): number {
    const { left, width } = this.strip.getBoundingClientRect();
    return Math.max(0, Math.min(this.bins.length - 1, Math.floor(((event.clientX - left) / width) * this.bins.length)));
  }

  private choose(range: Range | null): void {
    const whole = range !== null && range[0] === 0 && range[1] === this.bins.length - 1;
    const [first, last] = range === null || whole ? [undefined, undefined] : [this.bins[range[0]], this.bins[range[1]]];
    this.store.filter({ since: first ? isoOf(first.first) : null, until: last ? isoOf(last.last) : null });
  }

  private range(): Range | null {
    const { since, until } = this.store.state.filters;
    if (since === null && until === null) return null;
    const [from, to] = [since === null ? -Infinity : (spanOfText(since)?.[0] ?? -Infinity), until === null ? Infinity : (spanOfText(until)?.[1] ?? Infinity)];
    const inside = this.bins.flatMap((bin, i) => (bin.first <= to && bin.last >= from ? [i] : []));
    const [first, last] = [inside[0], inside[inside.length - 1]];
    return first === undefined || last === undefined ? [0, this.bins.length - 1] : [first, last];
  }

  private paint(): void {
    const { matches } = this.store.state;
    const range = this.range();
    this.all.classList.toggle("behind", matches !== null);
    const spans = matches === null ? [] : [...matches].flatMap((id) => (this.spans.has(id) ? [this.spans.get(id) as Span] : []));
    this.bars(this.shown, countIn(this.bins, spans));
    const [first, last] = range ?? [0, this.bins.length - 1];
    const [left, right] = [(first / this.bins.length) * 100, ((last + 1) / this.bins.length) * 100];
    this.window.hidden = range === null;
    this.window.style.left = `${left}%`;
    this.window.style.right = `${100 - right}%`;
    for (const [i, handle] of this.handles.entries()) {
      handle.style.left = `${i ? right : left}%`;
      handle.setAttribute("aria-valuenow", String(i ? last : first));
      handle.setAttribute("aria-valuetext", this.bins[i ? last : first]?.label ?? "");
      handle.classList.toggle("resting", range === null);
    }
    this.say();
  }

  private say(pointed?: string): void {
    const range = this.range();
    const [first, last] = range ?? [0, this.bins.length - 1];
    const [a, b] = [this.bins[first], this.bins[last]];
    this.words.textContent = pointed ?? (a && b ? (range ? spanInWords([a.first, b.last]) : yearsOf(a.first, b.last)) : "");
  }

  private bars(group: SVGGElement, counts: readonly number[]): void {
    const bars = counts.map((count, i) => {
      const height = count < 0.3 ? 0 : Math.max(1.5, Math.min(1, count / this.most) * (HEIGHT - 2));
      return svg("rect", { x: i + 0.1, y: HEIGHT - height, width: 0.8, height, class: this.bins[i]?.apart ? "apart" : null });
    });
    group.replaceChildren(...bars);
  }
}

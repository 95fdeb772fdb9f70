// The time axis: two rows of labels, light rules, and the breaks where empty time is folded.

import type { Atlas } from "../atlas";
import { svg } from "../dom";
import type { Geometry, Projection } from "./projection";

const MAJOR_Y = 14;
const MINOR_Y = 33;
export const AXIS_HEIGHT = 42;

export class Axis {
  readonly head = svg("svg", { class: "axis", height: AXIS_HEIGHT, width: "100%", "aria-hidden": "true" });
  readonly rules = svg("g", { class: "rules" });
  private marks: { x: number; zoom: number; major: boolean; label: SVGTextElement; tick: SVGLineElement; rule?: SVGLineElement; width: number }[] = [];
  private breaks: { start: number; end: number; label: SVGTextElement; sign: SVGPathElement; room: number; rule: SVGRectElement }[] = [];
  private columns: { label: SVGTextElement; side: "before" | "after" }[] = [];

  constructor(
    private atlas: Atlas,
    private geometry: Geometry,
  ) {
    const { axis, height, background, undated } = atlas.layout;
    for (const pause of axis.breaks) {
      const label = svg("text", { class: "pause", y: MINOR_Y, "text-anchor": "middle" }, pause.label);
      const sign = svg("path", { class: "pause-sign" });
      sign.append(svg("title", {}, `${pause.label} without events`));
      const rule = svg("rect", { class: "pause-rule", y: 0, height });
      this.breaks.push({ start: pause.start, end: pause.end, label, sign, room: pause.label.length * 5.6 + 4, rule });
      this.head.append(label, sign);
      this.rules.append(rule);
    }
    for (const mark of axis.ticks) {
      const major = mark.row === "major";
      const label = svg("text", { class: mark.row, y: major ? MAJOR_Y : MINOR_Y }, mark.label);
      const tick = svg("line", { class: "tick", y1: major ? 2 : 24, y2: AXIS_HEIGHT });
      const rule = major ? svg("line", { class: "rule", y1: 0, y2: height }) : undefined;
      if (rule) this.rules.append(rule);
      this.marks.push({ x: mark.x, zoom: mark.zoom, major, label, tick, rule, width: mark.label.length * (major ? 7.4 : 6.4) });
      this.head.append(tick, label);
    }
    const heading = (text: string, side: "before" | "after"): void => {
      const label = svg("text", { class: "column", y: MINOR_Y }, text);
      this.head.append(label);
      this.columns.push({ label, side });
    };
    if (background) heading(["Background", background.label].filter(Boolean).join(" "), "before");
    if (undated) heading("Date unknown", "after");
    if (!axis.ticks.length) this.head.append(svg("text", { class: "column", x: 4, y: MINOR_Y }, "No dates are known: events stand in the order they were found"));
  }

  paint(view: Projection, room: number): void {
    const end = view.x + view.k * this.atlas.layout.width;
    const shownMajors = this.marks.filter((mark) => mark.major && mark.zoom <= view.k);
    const after = this.geometry.afterX(view);
    const minorTaken: [number, number][] = this.atlas.layout.undated ? [[after, after + 90]] : [];
    for (const pause of this.breaks) {
      const start = view.x + view.k * pause.start;
      const stop = view.x + view.k * pause.end;
      const middle = (start + stop) / 2;
      pause.label.setAttribute("x", middle.toFixed(1));
      const fits = stop - start >= pause.room;
      pause.label.style.display = fits ? "" : "none";
      if (fits) minorTaken.push([start, stop]);
      pause.sign.setAttribute("d", `M${middle - 7} ${AXIS_HEIGHT + 0.5}l4 -4l4 8l4 -8l2 4`.replace(/\.(\d)\d+/g, ".$1"));
      pause.rule.setAttribute("x", (start + 3).toFixed(1));
      pause.rule.setAttribute("width", Math.max(0, stop - start - 6).toFixed(1));
    }
    for (const mark of this.marks) {
      const shown = mark.zoom <= view.k;
      const x = view.x + view.k * mark.x;
      let at = x + 4;
      if (mark.major && shown) {
        const next = shownMajors[shownMajors.indexOf(mark) + 1];
        const limit = (next ? view.x + view.k * next.x : end) - mark.width - 12;
        at = Math.max(at, Math.min(4, limit));
      }
      const display = shown && at < room && at > -mark.width ? "" : "none";
      const covered = !mark.major && minorTaken.some(([from, to]) => at < to && at + mark.width > from);
      mark.tick.style.display = display;
      mark.label.style.display = covered ? "none" : display;
      if (mark.rule) mark.rule.style.display = display;
      if (display) continue;
      mark.label.setAttribute("x", at.toFixed(1));
      for (const line of mark.rule ? [mark.tick, mark.rule] : [mark.tick]) {
        line.setAttribute("x1", x.toFixed(1));
        line.setAttribute("x2", x.toFixed(1));
      }
    }
    for (const { label, side } of this.columns) {
      const x = side === "before" ? view.x - this.geometry.before : this.geometry.afterX(view);
      label.setAttribute("x", (x + 6).toFixed(1));
    }
  }
}

// The time axis: two rows of labels, light rules, and the signs where empty time is folded.

import type { Atlas, Layout } from "../atlas";
import { svg } from "../dom";
import type { Geometry, Projection } from "./projection";

const MAJOR_Y = 14;
const MINOR_Y = 33;
export const AXIS_HEIGHT = 42;
const MAJOR_LETTER = 7.4;
const MINOR_LETTER = 6.4;

type Tick = Layout["axis"]["ticks"][number];
/** Before the axis, at its start, or after it. */
type Side = "before" | "axis" | "after";
type Pause = Layout["axis"]["breaks"][number];

interface Mark {
  label: SVGTextElement;
  tick: SVGLineElement;
  rule: SVGLineElement | null;
}

export class Axis {
  readonly head = svg("svg", { class: "axis", height: AXIS_HEIGHT, width: "100%", "aria-hidden": "true" });
  readonly rules = svg("g", { class: "rules" });
  private majors: Tick[];
  private marks = new Map<Tick, Mark>();
  private breaks: { pause: Pause; label: SVGTextElement; sign: SVGPathElement; room: number }[] = [];
  private columns: { label: SVGTextElement; side: Side }[] = [];

  constructor(
    private atlas: Atlas,
    private geometry: Geometry,
  ) {
    const { axis, background, undated } = atlas.layout;
    this.majors = axis.ticks.filter((tick) => tick.row === "major");
    for (const pause of axis.breaks) {
      const label = svg("text", { class: "pause", y: MINOR_Y, "text-anchor": "middle" }, pause.label);
      const sign = svg("path", { class: "pause-sign" });
      sign.append(svg("title", {}, `${pause.label} without events`));
      this.breaks.push({ pause, label, sign, room: pause.label.length * 5.6 + 4 });
      this.head.append(label, sign);
    }
    const heading = (text: string, side: Side): void => {
      const label = svg("text", { class: "column", y: MINOR_Y }, text);
      this.head.append(label);
      this.columns.push({ label, side });
    };
    if (background) heading(["Background", background.label].filter(Boolean).join(" "), "before");
    if (undated) heading("No date", "after");
    if (axis.note) heading(axis.note, "axis");
  }

  paint(view: Projection, room: number): void {
    const end = view.x + view.k * this.atlas.layout.width;
    const shownMajors = this.majors.filter((tick) => tick.zoom <= view.k);
    const after = this.geometry.afterX(view);
    const first = this.geometry.edge(view);
    const taken: [number, number][] = this.atlas.layout.undated ? [[after - 4, after + 90]] : [];
    for (const { pause, label, sign, room: wanted } of this.breaks) {
      const start = view.x + view.k * pause.start;
      const stop = view.x + view.k * pause.end;
      const middle = (start + stop) / 2;
      const seen = middle > first && middle < room;
      const fits = seen && stop - start >= wanted;
      label.style.display = fits ? "" : "none";
      sign.style.display = seen ? "" : "none";
      if (!seen) continue;
      label.setAttribute("x", middle.toFixed(1));
      if (fits) taken.push([start, stop]);
      sign.setAttribute("d", `M${(middle - 7).toFixed(1)} ${AXIS_HEIGHT + 0.5}l4 -4l4 8l4 -8l2 4`);
    }
    for (const tick of this.atlas.layout.axis.ticks) {
      const major = tick.row === "major";
      const width = tick.label.length * (major ? MAJOR_LETTER : MINOR_LETTER);
      const x = view.x + view.k * tick.x;
      let at = x + 4;
      if (major && tick.zoom <= view.k) {
        const next = shownMajors[shownMajors.indexOf(tick) + 1];
        const limit = (next ? view.x + view.k * next.x : end) - width - 12;
        at = Math.max(at, Math.min(first + 4, limit));
      }
      const shown = tick.zoom <= view.k && at < room && at >= first - 1;
      const known = this.marks.get(tick);
      if (!shown) {
        if (known) this.drop(tick, known);
        continue;
      }
      const mark = known ?? this.make(tick);
      const covered = !major && taken.some(([from, to]) => at < to && at + width > from);
      mark.label.style.display = covered ? "none" : "";
      mark.label.setAttribute("x", at.toFixed(1));
      const inside = x >= first ? "" : "none";
      for (const line of [mark.tick, mark.rule]) {
        if (!line) continue;
        line.style.display = inside;
        line.setAttribute("x1", x.toFixed(1));
        line.setAttribute("x2", x.toFixed(1));
      }
    }
    for (const { label, side } of this.columns) {
      const x = side === "before" ? this.geometry.columnX(view) : side === "axis" ? first : after;
      label.setAttribute("x", (x + 4).toFixed(1));
    }
  }

  private make(tick: Tick): Mark {
    const major = tick.row === "major";
    const mark: Mark = {
      label: svg("text", { class: tick.row, y: major ? MAJOR_Y : MINOR_Y }, tick.label),
      tick: svg("line", { class: "tick", y1: major ? 2 : 24, y2: AXIS_HEIGHT }),
      rule: major ? svg("line", { class: "rule", y1: 0, y2: this.atlas.layout.height }) : null,
    };
    if (mark.rule) this.rules.append(mark.rule);
    this.head.append(mark.tick, mark.label);
    this.marks.set(tick, mark);
    return mark;
  }

  private drop(tick: Tick, mark: Mark): void {
    for (const element of [mark.label, mark.tick, mark.rule]) element?.remove();
    this.marks.delete(tick);
  }
}

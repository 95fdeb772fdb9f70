// Conflicting figures on one scale, in order of time, with who gives each.

import type { Atlas, Conflict } from "../atlas";
import { publishedInWords } from "../days";
import { html, svg } from "../dom";
import { sourceLink } from "./source";

const WIDTH = 118;
const HEIGHT = 18;
const NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
const SCALES: [RegExp, number][] = [
  [/\b(?:bn|billion)\b/i, 1e9],
  [/\b(?:m|mn|million)\b/i, 1e6],
  [/\b(?:k|thousand)\b/i, 1e3],
];

export interface Figure {
  value: number;
  /** Given as a least or a most. */
  bound: "least" | "most" | null;
}

/** The number in "as many as 12,000", "1.5 million" or "nine"; null where there is none. */
export function figureIn(text: string): Figure | null {
  const digits = /\d[\d,  ]*(?:\.\d+)?/.exec(text);
  const word = NUMBERS.findIndex((each) => new RegExp(`\\b${each}\\b`, "i").test(text));
  if (!digits && word < 0) return null;
  const plain = digits ? Number(digits[0].replace(/[,  ]/g, "")) : word;
  if (!Number.isFinite(plain)) return null;
  const rest = digits ? text.slice(digits.index + digits[0].length) : text;
  const scale = SCALES.find(([words]) => words.test(rest.slice(0, 12)))?.[1] ?? (/\bdozen/i.test(rest) ? 12 : 1);
  const bound = /\b(?:at least|more than|over|above|no fewer than|upwards of|exceed\w*)\b|\+/i.test(text)
    ? "least"
    : /\b(?:up to|as many as|at most|fewer than|less than|under|below|nearly|almost|no more than)\b/i.test(text)
      ? "most"
      : null;
  return { value: plain * scale, bound };
}

/** A table of the values; numbers also stand on a common scale. */
export function conflictTable(atlas: Atlas, conflict: Conflict): HTMLElement {
  const values = [...conflict.values].sort((a, b) => ((a.published ?? "~") < (b.published ?? "~") ? -1 : 1));
  const figures = values.map(({ value }) => figureIn(value));
  const numbers = figures.flatMap((figure) => (figure ? [figure.value] : []));
  const scaled = numbers.length >= 2 && Math.max(...numbers) > Math.min(...numbers);
  return html(
    "section",
    { class: "conflict" },
    html("h3", { dir: "auto" }, conflict.course ? `How it moved: ${conflict.what}` : `Reports differ: ${conflict.what}`),
    html(
      "table",
      {},
      html("thead", {}, html("tr", {}, ...["Published", "Figure", "According to"].map((head) => html("th", { scope: "col" }, head)))),
      html(
        "tbody",
        {},
        ...values.map((value, i) => {
          const article = atlas.articles.get(value.article);
          const who = value.speaker || article?.outlet || "unknown";
          const figure = figures[i];
          return html(
            "tr",
            {},
            html("td", { class: "day" }, publishedInWords(value.published) || "undated"),
            html("td", { class: "figure", dir: "auto", title: value.quote }, value.value, scaled && figure ? dot(figure, Math.max(...numbers)) : null),
            html("td", { dir: "auto" }, sourceLink(article, who, value.quote), article && value.speaker && value.speaker !== article.outlet ? html("span", { class: "words" }, `in ${article.outlet}`) : null),
          );
        }),
      ),
    ),
  );
}

/** A dot on the scale from nothing to the greatest value; arrows show which way a bound leaves open. */
function dot({ value, bound }: Figure, most: number): SVGElement {
  const x = 7 + (Math.max(0, value) / most) * (WIDTH - 22);
  const y = HEIGHT / 2;
  const picture = svg("svg", { class: "scale", width: WIDTH, height: HEIGHT, viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true" });
  picture.append(svg("path", { class: "line", d: `M3 ${y}H${WIDTH - 3}M3 ${y - 3}V${y + 3}` }), svg("path", { class: "length", d: `M3 ${y}H${x.toFixed(1)}` }));
  if (bound) {
    const side = bound === "least" ? 1 : -1;
    const tip = x + side * 12;
    picture.append(svg("path", { class: "open", d: `M${x.toFixed(1)} ${y}H${tip.toFixed(1)}m${-side * 3} -3l${side * 3} 3l${-side * 3} 3` }));
  }
  picture.append(svg("circle", { cx: x.toFixed(1), cy: y, r: 4 }));
  return picture;
}

// The legend: every mark of the map, drawn as the map draws it.

import type { Atlas, Status } from "../atlas";
import { html, svg } from "../dom";
import { LINK, LINK_TYPES } from "../words";
import { glyph, whiskers } from "./glyph";

function sample(width: number, ...marks: SVGElement[]): SVGSVGElement {
  return svg("svg", { width, height: 20, viewBox: `0 0 ${width} 20`, "aria-hidden": "true" }, ...marks);
}

function entry(picture: SVGElement, words: string): HTMLElement {
  return html("li", {}, picture, words);
}

function dot(status: Status, r: number, x = 10): SVGGElement {
  const group = svg("g", { class: `dot ${status} hue-8`, transform: `translate(${x} 10)` });
  group.append(...glyph(status, r));
  return group;
}

/** Only what this map has: a mark that does not occur needs no explanation. */
export function legend(atlas: Atlas): HTMLElement {
  const events = [...atlas.events.values()];
  const spots = events.map((event) => atlas.spot(event.id));
  const status: [Status, string][] = [
    ["happened", "happened"],
    ["planned", "planned"],
    ["claimed", "claimed"],
    ["denied", "denied"],
  ];
  const vague = dot("happened", 4, 28);
  vague.prepend(whiskers(4));
  return html(
    "div",
    { class: "legend" },
    html(
      "ul",
      { "aria-label": "Events" },
      ...status.filter(([each]) => events.some((event) => event.status === each)).map(([each, words]) => entry(sample(20, dot(each, 5.5)), words)),
      entry(sample(44, dot("happened", 3, 5), dot("happened", 5.4, 18), dot("happened", 8.5, 35)), "1, 4, 10 independent reports"),
      spots.some((spot) => spot.vague && spot.part === "axis") &&
        entry(sample(56, svg("rect", { class: "band hue-8", x: 2, y: 6.5, width: 52, height: 7, rx: 3.5 }), vague), "day not known, only the span"),
      atlas.layout.axis.breaks.length > 0 && entry(sample(46, svg("path", { class: "strip hue-8", d: "M0 10H12M34 10H46" }), svg("path", { class: "strip folded hue-8", d: "M13 10H34" })), "empty time folded"),
    ),
    html(
      "ul",
      { "aria-label": "Links" },
      ...LINK_TYPES.filter((type) => atlas.links.some((link) => link.type === type)).map((type) =>
        entry(
          sample(40, svg("path", { class: `link loud stated type-${type}`, d: "M2 10H34", "marker-end": `url(#head-${type})` })),
          LINK[type].name,
        ),
      ),
      atlas.links.some((link) => !link.stated) &&
        entry(sample(40, svg("path", { class: "link loud inferred type-causes", d: "M2 10H38" })), "light: inferred, not stated"),
    ),
  );
}

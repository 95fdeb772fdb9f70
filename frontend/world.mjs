// Outlines of countries for the map of places: Natural Earth at 1 : 50 million (world-atlas), made
// light enough to travel inside every page. Ids become two-letter codes, which places carry.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { feature, quantize } from "topojson-client";
import { filter, presimplify, simplify } from "topojson-simplify";

// In square degrees of the triangle that a point makes with its neighbours (Visvalingam): about a
// pixel of a map that shows a thousand km. With the grid of 2 km, 300 kB.
const DETAIL = 0.005;
const GRID = 2e4;
// Islands below this size (square degrees) go, but no country loses its largest part.
const LEAST_ISLAND = 0.01;

export function world() {
  const file = createRequire(import.meta.url).resolve("world-atlas/countries-50m.json");
  const topology = JSON.parse(readFileSync(file, "utf8"));
  const countries = topology.objects.countries;
  const drawn = feature(topology, countries).features;
  for (const [i, shape] of countries.geometries.entries()) {
    const { name } = shape.properties;
    shape.id = code(shape.id, name);
    if (shape.type !== "MultiPolygon") continue;
    const sizes = drawn[i].geometry.coordinates.map((polygon) => size(polygon[0]));
    const largest = sizes.indexOf(Math.max(...sizes));
    shape.arcs = shape.arcs.filter((_, part) => part === largest || sizes[part] >= LEAST_ISLAND);
  }
  topology.objects = { countries };
  return quantize(filter(simplify(presimplify(filter(topology)), DETAIL)), GRID);
}

/** "408" → "KP": the number is a region of its own in every language's tables. */
function code(number, name) {
  if (name === "Kosovo") return "XK";
  return number ? new Intl.Locale(`und-${number}`).region : undefined;
}

function size(ring) {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) sum += ring[i - 1][0] * ring[i][1] - ring[i][0] * ring[i - 1][1];
  return Math.abs(sum) / 2;
}

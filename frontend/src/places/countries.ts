// The outlines of countries that the page carries.

import { geoArea, geoCentroid } from "d3-geo";
import type { Feature, MultiPolygon, Polygon, Position } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";

export interface Country {
  /** Two letters, or empty for the few without a code. */
  code: string;
  name: string;
  shape: Feature<Polygon | MultiPolygon>;
  /** The middle of its largest part, for its name. */
  middle: [number, number];
  /** Of its largest part, in steradians. */
  area: number;
}

export type World = Topology<{ countries: GeometryCollection<{ name: string }> }>;

export function countriesOf(world: World): Country[] {
  return feature(world, world.objects.countries).features.flatMap((shape) => {
    if (shape.geometry?.type !== "Polygon" && shape.geometry?.type !== "MultiPolygon") return [];
    const polygons: Position[][][] = shape.geometry.type === "Polygon" ? [shape.geometry.coordinates] : shape.geometry.coordinates;
    const parts = polygons.map((coordinates): Polygon => ({ type: "Polygon", coordinates })).map((part) => ({ part, area: geoArea(part) }));
    const largest = parts.reduce((best, each) => (each.area > best.area ? each : best));
    return [{ code: typeof shape.id === "string" ? shape.id : "", name: shape.properties.name, shape: shape as Feature<Polygon | MultiPolygon>, middle: geoCentroid(largest.part), area: largest.area }];
  });
}

// From places on the globe to px on the screen: the close-up of the story's region, or the whole world.

import { geoAzimuthalEqualArea, geoDistance, geoNaturalEarth1, geoPath, type GeoProjection } from "d3-geo";
import type { Country } from "./countries";
import type { Region } from "./sites";

export type Point = [number, number];

const EARTH_KM = 6371;
/** Degrees of latitude that a close-up shows at least. */
const LEAST_SPAN = 3;
/** Radians from the middle that the close-up draws; beyond lies the other side of the globe. */
const NEAR_SIDE = 1.74;
/** Square px that must be seen of a country to name it. */
const LEAST_SEEN = 6000;

export class Frame {
  /** Zoom and pan over the projection. */
  view = { k: 1, x: 0, y: 0 };
  width = 0;
  height = 0;
  world: boolean;
  private projection: GeoProjection = geoNaturalEarth1();

  constructor(private region: Region) {
    this.world = this.wide;
  }

  /** Whether a close-up would have to show most of the globe anyway. */
  get wide(): boolean {
    return this.region.points.some((point) => geoDistance(point, [this.region.lon, this.region.lat]) > 1.2);
  }

  /** Fits the projection to the size; gives the outline of a country as a path. */
  project(): (country: Country) => string {
    const { width, height, region } = this;
    if (this.world) {
      this.projection = geoNaturalEarth1().rotate([-region.lon, 0]).fitExtent([[8, 8], [width - 8, height - 8]], { type: "Sphere" });
    } else {
      const pad = Math.min(width, height) * 0.1;
      this.projection = geoAzimuthalEqualArea().rotate([-region.lon, -region.lat]).clipAngle(100).fitExtent([[pad, pad], [width - pad, height - pad]], { type: "MultiPoint", coordinates: region.points });
      const most = (height / LEAST_SPAN) * (180 / Math.PI);
      if (!(this.projection.scale() < most)) this.projection.scale(most).translate([width / 2, height / 2]);
    }
    const path = geoPath(this.projection).digits(1);
    return (country) => path(country.shape) ?? "";
  }

  /** Px of a place; null where it is on the far side of the globe. */
  screen(point: Point): Point | null {
    const at = this.projection(point);
    if (!at || (!this.world && geoDistance(point, [this.region.lon, this.region.lat]) > NEAR_SIDE)) return null;
    return [at[0] * this.view.k + this.view.x, at[1] * this.view.k + this.view.y];
  }

  holds(point: Point): boolean {
    const at = this.screen(point);
    return at !== null && at[0] >= 0 && at[1] >= 0 && at[0] <= this.width && at[1] <= this.height;
  }

  /** The place in the middle of the picture. */
  get middle(): Point {
    return this.place(this.width / 2, this.height / 2) ?? [0, 0];
  }

  /** The view with `point` in the middle; null where it cannot be. */
  around(point: Point, k: number): { k: number; x: number; y: number } | null {
    const at = this.projection(point);
    return at && { k, x: this.width / 2 - at[0] * k, y: this.height / 2 - at[1] * k };
  }

  /** Px a radian of the globe, about. */
  get scale(): number {
    return this.projection.scale() * this.view.k;
  }

  /** Px a km around a point of the screen. */
  pxAKm(x: number, y: number): number {
    const [west, east] = [this.place(x - 20, y), this.place(x + 20, y)];
    const km = west && east ? geoDistance(west, east) * EARTH_KM : NaN;
    return Number.isFinite(km) && km > 0 ? 40 / km : this.scale / EARTH_KM;
  }

  /** The middle of what is seen of a country, so that a large one keeps its name in a close-up. */
  middleOf(country: Country): Point | null {
    const { width, height } = this;
    const here = this.screen(country.middle);
    if (here && here[0] > 40 && here[1] > 12 && here[0] < width - 40 && here[1] < height - 12) return here;
    const { k, x, y } = this.view;
    const clip = this.projection.clipExtent();
    this.projection.clipExtent([[-x / k, -y / k], [(width - x) / k, (height - y) / k]]);
    const path = geoPath(this.projection);
    const seen = path.area(country.shape) * k * k > LEAST_SEEN ? path.centroid(country.shape) : null;
    this.projection.clipExtent(clip);
    if (!seen || !Number.isFinite(seen[0])) return null;
    return [Math.max(60, Math.min(width - 60, seen[0] * k + x)), seen[1] * k + y];
  }

  private place(x: number, y: number): Point | null {
    const { k } = this.view;
    return this.projection.invert?.([(x - this.view.x) / k, (y - this.view.y) / k]) ?? null;
  }
}

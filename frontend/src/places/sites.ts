// Where events are: one site a place, however many events it has; areas where no closer is known.

import type { Atlas, Event } from "../atlas";

export interface Site {
  name: string;
  country: string | null;
  /** A point, or an area: a region without outline, or a country. */
  kind: "point" | "region" | "country";
  lon: number;
  lat: number;
  events: Event[];
}

/** Sites with the most events first; places without coordinates are left out. */
export function sitesOf(atlas: Atlas): Site[] {
  const sites = new Map<string, Site>();
  for (const event of atlas.events.values()) {
    const { place } = event;
    if (!place || !inRange(place.lat, 90) || !inRange(place.lon, 180)) continue;
    const kind = place.precision === "country" || place.precision === "region" ? place.precision : "point";
    const known = sites.get(place.name);
    if (known) known.events.push(event);
    else sites.set(place.name, { name: place.name, country: place.country ?? null, kind, lon: place.lon as number, lat: place.lat as number, events: [event] });
  }
  return [...sites.values()].sort((a, b) => b.events.length - a.events.length || (a.name < b.name ? -1 : 1));
}

function inRange(value: number | null | undefined, most: number): boolean {
  return typeof value === "number" && Math.abs(value) <= most;
}

/** Degrees from `middle` to `lon` the short way round, -180 to 180. */
export function unwrapped(lon: number, middle: number): number {
  return ((((lon - middle + 180) % 360) + 360) % 360) - 180;
}

/** How much of all weight a close-up holds; what lies beyond is named in words. As in the pictures. */
const KEPT = 0.85;

export interface Region {
  lon: number;
  lat: number;
  /** Corners and edges that must be in the picture, as [lon, lat]. */
  points: [number, number][];
}

/** The part of the world in which most of the story happens; null where no place is known. */
export function regionOf(sites: readonly Site[]): Region | null {
  const sharp = sites.filter((site) => site.kind !== "country");
  const placed = sharp.length ? sharp : sites;
  if (!placed.length) return null;
  const weights = placed.map((site) => site.events.reduce((sum, event) => sum + 0.1 + event.salience, 0));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const sum = (of: (radians: number) => number): number => placed.reduce((all, site, i) => all + (weights[i] as number) * of((site.lon * Math.PI) / 180), 0);
  const around = (Math.atan2(sum(Math.sin), sum(Math.cos)) * 180) / Math.PI;
  const points = placed.map((site, i) => ({ x: unwrapped(site.lon, around), y: site.lat, weight: weights[i] as number }));
  const [middleX, middleY] = [median(points.map((p) => [p.x, p.weight])), median(points.map((p) => [p.y, p.weight]))];
  const squeeze = Math.cos((middleY * Math.PI) / 180);
  const far = (p: { x: number; y: number }): number => ((p.x - middleX) * squeeze) ** 2 + (p.y - middleY) ** 2;
  points.sort((a, b) => far(a) - far(b));
  const kept: typeof points = [];
  let weight = 0;
  for (const point of points) {
    if (kept.length && weight >= KEPT * total) break;
    kept.push(point);
    weight += point.weight;
  }
  const [west, east] = [Math.min(...kept.map((p) => p.x)), Math.max(...kept.map((p) => p.x))];
  const [south, north] = [Math.min(...kept.map((p) => p.y)), Math.max(...kept.map((p) => p.y))];
  return { lon: unwrapped(around + (west + east) / 2, 0), lat: (south + north) / 2, points: kept.map((p) => [unwrapped(around + p.x, 0), p.y]) };
}

function median(values: [value: number, weight: number][]): number {
  const total = values.reduce((sum, [, weight]) => sum + weight, 0);
  let passed = 0;
  for (const [value, weight] of values.sort((a, b) => a[0] - b[0])) {
    passed += weight;
    if (passed * 2 >= total) return value;
  }
  return 0;
}

/** Things on the screen that stand for one or more sites. */
export interface Cluster<T> {
  x: number;
  y: number;
  r: number;
  /** The heaviest first. */
  members: T[];
}

/** Joins what would overlap: each goes to the first heavier mark that it touches, else stands alone. */
export function clustered<T extends { x: number; y: number; weight: number }>(marks: readonly T[], radius: (weight: number) => number): Cluster<T>[] {
  const clusters: (Cluster<T> & { weight: number })[] = [];
  for (const mark of [...marks].sort((a, b) => b.weight - a.weight)) {
    const r = radius(mark.weight);
    const near = clusters.find((cluster) => Math.hypot(cluster.x - mark.x, cluster.y - mark.y) < cluster.r + r + 1);
    if (near) {
      near.members.push(mark);
      near.weight += mark.weight;
      near.r = radius(near.weight);
    } else clusters.push({ x: mark.x, y: mark.y, r, members: [mark], weight: mark.weight });
  }
  return clusters;
}

/** The greatest of 1, 2, 5, 10, 20, 50 … that is not above `most`. */
export function roundLength(most: number): number {
  const step = 10 ** Math.floor(Math.log10(Math.max(most, 1e-9)));
  const factor = [5, 2, 1].find((each) => each * step <= most) ?? 1;
  return factor * step;
}

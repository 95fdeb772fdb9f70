// Moving between events with the arrow keys: along time in a lane, across lanes to the nearest.

import type { Atlas, Spot } from "../atlas";

export type Direction = "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown";

interface Stop {
  id: string;
  lane: number;
  x: number;
  y: number;
}

const PART: Record<Spot["part"], number> = { background: -1e5, axis: 0, undated: 1e5 };

export class Neighbours {
  private stops: Stop[];

  constructor(atlas: Atlas) {
    const lanes = atlas.layout.lanes;
    this.stops = [...atlas.events.keys()].map((id) => {
      const spot = atlas.spot(id);
      const lane = lanes.findIndex((each) => spot.y >= each.y && spot.y <= each.y + each.height);
      return { id, lane: spot.part === "background" ? -1 : lane, x: PART[spot.part] + spot.x, y: spot.y };
    });
    this.stops.sort((a, b) => a.lane - b.lane || (a.lane < 0 ? a.y - b.y || a.x - b.x : a.x - b.x));
  }

  /** The event that Tab reaches first. */
  get first(): string | null {
    return (this.stops.find((stop) => stop.lane >= 0) ?? this.stops[0])?.id ?? null;
  }

  from(id: string, direction: Direction): string | null {
    const at = this.stops.findIndex((stop) => stop.id === id);
    const here = this.stops[at];
    if (!here) return this.first;
    const step = direction === "ArrowRight" || direction === "ArrowDown" ? 1 : -1;
    const sideways = direction === "ArrowLeft" || direction === "ArrowRight";
    const next = this.stops[at + step];
    if (here.lane < 0 && !(direction === "ArrowRight")) {
      return next && next.lane < 0 ? next.id : null;
    }
    if (sideways && here.lane >= 0) {
      if (next && next.lane === here.lane) return next.id;
      return direction === "ArrowLeft" ? this.nearest(here, (stop) => stop.lane < 0, true) : null;
    }
    if (here.lane < 0) return this.nearest(here, (stop) => stop.lane >= 0, true);
    const lanes = this.stops.filter((stop) => stop.lane >= 0 && (stop.lane - here.lane) * step > 0);
    const lane = step > 0 ? Math.min(...lanes.map((s) => s.lane)) : Math.max(...lanes.map((s) => s.lane));
    return this.nearest(here, (stop) => stop.lane === lane, false);
  }

  private nearest(here: Stop, wanted: (stop: Stop) => boolean, byHeight: boolean): string | null {
    let best: Stop | null = null;
    const distance = (stop: Stop): number =>
      byHeight ? Math.abs(stop.y - here.y) * 4 + Math.abs(stop.x - here.x) : Math.abs(stop.x - here.x);
    for (const stop of this.stops) {
      if (wanted(stop) && (!best || distance(stop) < distance(best))) best = stop;
    }
    return best?.id ?? null;
  }
}

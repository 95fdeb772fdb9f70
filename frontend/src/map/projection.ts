// From places in the layout to px on the screen. Only the time axis stretches.

import type { Atlas, Spot } from "../atlas";

export const MOST_ZOOM = 48;
/** Px drawn beyond both edges, so that panning moves what is there instead of drawing it anew. */
export const OVERSCAN = 256;
/** Under this zoom the whole story is no longer squeezed into a narrow window; one pans instead. */
const LEAST_ZOOM = 0.9;
const AFTER_AXIS = 8;
const NARROW = 600;
const NARROW_GUTTER = 92;

export interface Projection {
  /** Px of the screen for each px of the axis in the layout. */
  k: number;
  /** Px from the left of the map to the start of the axis. */
  x: number;
}

export class Geometry {
  readonly after: number;
  readonly width: number;
  /** Px left of the axis that names of lanes take. */
  gutter: number;
  private column: number;

  constructor(private atlas: Atlas) {
    const layout = atlas.layout;
    this.column = layout.background?.width ?? 0;
    this.gutter = layout.gutter;
    this.after = AFTER_AXIS + (layout.undated?.width ?? 0);
    this.width = layout.width;
  }

  /** Px left of the axis. */
  get before(): number {
    return this.column + this.gutter;
  }

  /** Take note of the width of the window. */
  measure(room: number): void {
    this.gutter = this.narrow(room) ? Math.min(NARROW_GUTTER, this.atlas.layout.gutter) : this.atlas.layout.gutter;
  }

  narrow(room: number): boolean {
    return room < NARROW;
  }

  /** Where the axis begins before anyone pans: after the background, or at the edge of a narrow window. */
  home(room: number): number {
    return this.narrow(room) ? this.gutter : this.before;
  }

  /** The zoom at which everything just fits, or the least at which it can be read. */
  restingZoom(room: number): number {
    return Math.max(LEAST_ZOOM, (room - this.before - this.after) / this.width);
  }

  /** The same view, moved so that it shows no more empty paper than it must. */
  inside(view: Projection, room: number): Projection {
    const least = Math.min(this.before, room - this.after - view.k * this.width);
    return { k: view.k, x: Math.min(this.before, Math.max(least, view.x)) };
  }

  screenX(spot: Spot, view: Projection): number {
    if (spot.part === "axis") return view.x + view.k * spot.x;
    if (spot.part === "background") return this.columnX(view) + spot.x;
    return this.afterX(view) + spot.x;
  }

  /** Where the column of the background begins. */
  columnX(view: Projection): number {
    return view.x - this.before;
  }

  /** Where names of lanes stand: beside the axis, or at the edge once that has passed it. */
  gutterX(view: Projection): number {
    return Math.max(0, view.x - this.gutter);
  }

  /** Where the axis can be seen from: its start, or the edge of the names that cover it. */
  edge(view: Projection): number {
    return this.gutterX(view) + this.gutter;
  }

  /** Where the column of unknown dates begins. */
  afterX(view: Projection): number {
    return view.x + view.k * this.width + AFTER_AXIS;
  }

  /** Whether an event shows its card, not only its dot. */
  hasCard(spot: Spot, view: Projection): boolean {
    return spot.card !== undefined && (spot.part !== "axis" || spot.card.zoom <= view.k);
  }

  /** The view in which `id` and its card lie inside `room` px, moved as little as possible. */
  showing(id: string, view: Projection, room: number): Projection {
    const spot = this.atlas.spot(id);
    const x = this.screenX(spot, view);
    // Some paper beside it, so that what it is linked to nearby is seen too.
    const margin = Math.min(90, room / 12);
    const left = Math.min(0, spot.card?.left ?? 0) - margin - (spot.part === "axis" ? this.gutter : 0);
    const right = Math.max(0, spot.card ? spot.card.left + spot.card.width : 0) + margin;
    let shift = 0;
    if (x + right > room) shift = room - x - right;
    if (x + left + shift < 0) shift = -(x + left);
    return this.inside({ k: view.k, x: view.x + shift }, room);
  }
}

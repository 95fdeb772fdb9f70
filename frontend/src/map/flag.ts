// The title of the event under the pointer, or chosen, where the map shows only its dot.

import type { Atlas } from "../atlas";
import { html } from "../dom";
import type { Geometry, Projection } from "./projection";

const WIDTH = 220;

export class Flag {
  readonly element = html("div", { class: "flag", "aria-hidden": "true" });
  private id: string | null = null;

  constructor(
    private atlas: Atlas,
    private geometry: Geometry,
  ) {
    this.element.hidden = true;
  }

  choose(id: string | null): void {
    const event = id === null ? undefined : this.atlas.events.get(id);
    this.id = event ? id : null;
    if (!event || id === null) return;
    this.element.className = `flag hue-${this.atlas.hue(event)}`;
    this.element.replaceChildren(
      html("span", { class: "date" }, this.atlas.spot(id).when),
      html("span", { class: "title", dir: "auto" }, event.title || "(untitled)"),
    );
  }

  paint(view: Projection, room: number): void {
    const spot = this.id === null ? null : this.atlas.spot(this.id);
    this.element.hidden = !spot || this.geometry.hasCard(spot, view);
    if (!spot || this.element.hidden) return;
    const x = this.geometry.screenX(spot, view);
    const left = Math.max(4, Math.min(x - 12, room - WIDTH - 4));
    const below = spot.y + spot.r + 6;
    const height = this.element.offsetHeight;
    const top = below + height > this.atlas.layout.height ? spot.y - spot.r - 6 - height : below;
    this.element.style.transform = `translate(${left.toFixed(1)}px, ${top.toFixed(1)}px)`;
  }
}

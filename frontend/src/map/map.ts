// The map: puts its marks together, zooms and pans them, and says what was chosen.

import { select } from "d3-selection";
import { zoom, zoomIdentity, type ZoomTransform } from "d3-zoom";
import type { Atlas, Event as AtlasEvent } from "../atlas";
import { framed, html, svg } from "../dom";
import type { Store, Zoom } from "../store";
import { Axis } from "./axis";
import { Cards, type ShownCard } from "./cards";
import { Dots } from "./dots";
import { fitOf } from "./fit";
import { Flag } from "./flag";
import { type Direction, Neighbours } from "./keys";
import { Lanes } from "./lanes";
import { legend } from "./legend";
import { arrowheads, Links } from "./links";
import { Geometry, MOST_ZOOM, OVERSCAN, type Projection } from "./projection";

const STEP = 1.6;
/** Ms without movement after which a pan or zoom is over. */
const SETTLED = 150;

export class EventMap {
  private geometry: Geometry;
  private axis: Axis;
  private lanes: Lanes;
  private dots: Dots;
  private cards: Cards;
  private links: Links;
  private flag: Flag;
  private neighbours: Neighbours;
  private stage = html("div", { class: "stage" });
  private view: Projection = { k: 1, x: 0 };
  private resting = 1;
  private room = 0;
  private settling = 0;
  private foremost: string | null;
  private tabStop: string | null = null;
  private dim: (id: string) => boolean = () => false;
  private repaint = framed(() => this.paint());
  /** Layers that move as one while the reader pans, and the view they were drawn for. */
  private moving: (HTMLElement | SVGElement)[];
  private drawn: Projection | null = null;
  private behaviour = zoom<HTMLDivElement, unknown>();

  constructor(
    private atlas: Atlas,
    private store: Store,
    private host: HTMLElement,
  ) {
    this.geometry = new Geometry(atlas);
    this.axis = new Axis(atlas, this.geometry);
    this.lanes = new Lanes(atlas, this.geometry);
    this.dots = new Dots(atlas, this.geometry);
    this.cards = new Cards(atlas, this.geometry);
    this.links = new Links(atlas, this.geometry);
    this.flag = new Flag(atlas, this.geometry);
    this.neighbours = new Neighbours(atlas);
    const onAxis = [...atlas.events.values()].filter((event) => atlas.spot(event.id).part === "axis");
    this.foremost = onAxis.reduce<AtlasEvent | null>((best, event) => (best && best.salience >= event.salience ? best : event), null)?.id ?? null;
    const { height } = atlas.layout;
    const ground = svg("svg", { class: "drawing", width: "100%", height }, this.axis.rules, this.lanes.strips);
    const drawing = svg("svg", { class: "drawing", width: "100%", height }, arrowheads(), this.cards.stems, this.dots.bands, this.links.layer);
    // Dots stay above the cards' paper, so that every event can be reached with the pointer.
    const top = svg("svg", { class: "drawing over", width: "100%", height }, this.dots.layer);
    const ink = this.dots.ink ? [this.dots.ink.canvas] : [];
    this.moving = [drawing, this.cards.layer, ...ink, top];
    for (const layer of this.moving) layer.classList.add("moving");
    this.stage.append(ground, ...this.moving, this.lanes.labels, this.flag.element);
    this.stage.style.height = `${height}px`;
    host.append(this.axis.head, this.stage, legend(atlas));
    this.fitType();
    void document.fonts?.ready.then(() => this.fitType());
    this.setTabStop(this.neighbours.first);
    this.links.choose(null);
    this.listen();
  }

  /** The view before anyone zooms or pans; in a narrow window, at the foremost event. */
  private rest(): Projection {
    const view = this.geometry.inside({ k: this.resting, x: this.geometry.home(this.room) }, this.room);
    return this.geometry.narrow(this.room) && this.foremost !== null ? this.geometry.showing(this.foremost, view, this.room) : view;
  }

  /** Measure and fit; called when the map becomes visible or its width changes. */
  fit(): void {
    const room = this.stage.clientWidth;
    if (!room) return;
    const before = this.room ? this.rest() : this.view;
    this.geometry.measure(room);
    const atRest = this.room === 0 || (Math.abs(this.view.k - before.k) < 0.001 && Math.abs(this.view.x - before.x) < 1);
    const whole = document.body.classList.contains("panel-open") && this.room ? this.resting : this.geometry.restingZoom(room);
    this.room = room;
    this.resting = whole;
    this.behaviour.scaleExtent([this.resting, MOST_ZOOM]).extent([
      [0, 0],
      [room, 1],
    ]);
    this.drawn = null;
    const view = atRest ? this.rest() : { ...this.view, k: Math.max(this.view.k, this.resting) };
    this.move(this.geometry.inside(view, room));
  }

  /** Set type so wide as the layout took it to be, with whatever fonts the reader has. */
  private fitType(): void {
    for (const [face, factor] of Object.entries(fitOf(getComputedStyle(document.documentElement)))) {
      this.stage.style.setProperty(`--fit-${face}`, factor.toFixed(3));
    }
  }

  /** Bring an event into the picture. */
  show(id: string): void {
    this.move(this.geometry.showing(id, this.view, this.room));
    this.dots.element(id)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  zoomBy(factor: number): void {
    select(this.stage).call(this.behaviour.scaleBy, factor);
  }

  reset(): void {
    this.move(this.rest());
  }

  /** Zoom and pan to what an address asks for; back to rest for null. */
  restore(zoom: Zoom | null): void {
    if (!this.room) return;
    if (!zoom) return this.reset();
    const k = Math.max(this.resting, Math.min(MOST_ZOOM, zoom.k));
    this.move(this.geometry.inside({ k, x: this.room / 2 - k * zoom.x }, this.room));
  }

  /** What an address keeps of zoom and pan: the place on the axis in the middle; null at rest. */
  private zoomed(): Zoom | null {
    const rest = this.rest();
    if (Math.abs(this.view.k - rest.k) < 0.001 && Math.abs(this.view.x - rest.x) < 1) return null;
    return { view: "map", k: this.view.k, x: (this.room / 2 - this.view.x) / this.view.k, y: 0 };
  }

  /** Mark what is chosen, near it, on the chain in hand, and found. */
  mark(): void {
    const { selected, hovered, matches, reachable } = this.store.state;
    const chain = hovered === null ? this.store.state.chain : null;
    const active = hovered ?? selected;
    const near = chain ? new Set(chain.events) : reachable?.size ? reachable : (active === null ? null : this.atlas.neighbours(active));
    this.stage.classList.toggle("pointing", hovered !== null && hovered !== selected && matches === null);
    this.links.choose(active, chain?.links);
    this.flag.choose(active);
    this.dim = (id) => (matches !== null && !matches.has(id)) || (near !== null && !near.has(id) && id !== active);
    this.dots.mark(selected, active, this.dim);
    for (const [id, shown] of this.cards.shown) this.markCard(id, shown);
    if (selected !== null) this.setTabStop(selected);
    this.redraw();
  }

  private markCard(id: string, { card, stem }: ShownCard): void {
    const { selected, hovered } = this.store.state;
    card.classList.toggle("dim", this.dim(id));
    card.classList.toggle("chosen", id === selected);
    card.classList.toggle("pointed", id === hovered);
    stem?.classList.toggle("dim", this.dim(id));
  }

  focus(id: string): void {
    const group = this.dots.element(id);
    if (!group) return;
    this.setTabStop(id);
    this.show(id);
    group.style.display = "";
    group.focus({ preventScroll: true });
  }

  private paint(): void {
    const { view, room } = this;
    const moved = this.drawn !== null && this.drawn.k === view.k && Math.abs(view.x - this.drawn.x) <= OVERSCAN;
    if (!moved) {
      this.drawn = view;
      this.dots.paint(view, room, this.dim);
      this.links.paint(view, room);
    }
    const drawn = this.drawn ?? view;
    const shift = view.x - drawn.x;
    for (const layer of this.moving) layer.style.transform = shift ? `translateX(${shift.toFixed(1)}px)` : "";
    this.axis.paint(view, room);
    this.lanes.paint(view, room);
    this.cards.paint(view, drawn, room, (id, shown) => this.markCard(id, shown));
    this.flag.paint(view, room);
  }

  /** What waits until the reader has stopped moving. */
  private settle(): void {
    this.redraw();
    if (this.store.state.view === "map") this.store.set({ zoom: this.zoomed() });
  }

  /** Draw everything for the view as it is now. */
  private redraw(): void {
    this.drawn = null;
    this.repaint();
  }

  private move(view: Projection): void {
    select(this.stage).call(this.behaviour.transform, zoomIdentity.translate(view.x, 0).scale(view.k));
  }

  private setTabStop(id: string | null): void {
    if (this.tabStop !== null) this.dots.element(this.tabStop)?.setAttribute("tabindex", "-1");
    this.tabStop = id;
    if (id !== null) this.dots.element(id)?.setAttribute("tabindex", "0");
  }

  private listen(): void {
    const stage = select(this.stage);
    this.behaviour
      .filter((event: Event & { ctrlKey?: boolean; metaKey?: boolean; button?: number }) =>
        event.type === "wheel" ? Boolean(event.ctrlKey || event.metaKey) : !event.ctrlKey && !event.button,
      )
      .clickDistance(4)
      .constrain((transform: ZoomTransform) => {
        const inside = this.geometry.inside({ k: transform.k, x: transform.x }, this.room);
        return zoomIdentity.translate(inside.x, 0).scale(transform.k);
      })
      .on("zoom", (event: { transform: ZoomTransform }) => {
        this.view = { k: event.transform.k, x: event.transform.x };
        this.host.classList.toggle("zoomed", this.view.k > this.resting + 0.001);
        this.repaint();
      })
      .on("end", () => {
        // A wheel ends its movement at every notch; only the last one counts.
        clearTimeout(this.settling);
        this.settling = window.setTimeout(() => this.settle(), SETTLED);
      });
    stage.call(this.behaviour);
    this.stage.addEventListener(
      "wheel",
      (event) => {
        if (event.ctrlKey || event.metaKey || Math.abs(event.deltaX) <= Math.abs(event.deltaY)) return;
        event.preventDefault();
        this.move(this.geometry.inside({ k: this.view.k, x: this.view.x - event.deltaX }, this.room));
      },
      { passive: false },
    );
    this.stage.addEventListener("click", (event) => {
      this.store.set({ selected: this.under(event), hovered: null });
    });
    // Stamped dots are no elements that the pointer could enter, so it is followed as it moves.
    this.stage.addEventListener(this.dots.ink ? "pointermove" : "pointerover", (event) => {
      if (event.pointerType === "mouse" && !event.buttons) this.store.set({ hovered: this.under(event) });
    });
    this.stage.addEventListener("pointerleave", () => this.store.set({ hovered: null }));
    this.stage.addEventListener("keydown", (event) => this.key(event));
    new ResizeObserver(() => this.fit()).observe(this.stage);
  }

  /** The event at the pointer. */
  private under(event: MouseEvent): string | null {
    const id = idOf(event.target);
    if (!this.dots.ink || (event.target instanceof Element && event.target.closest(".lane-labels"))) return id;
    const { left, top } = this.stage.getBoundingClientRect();
    const shift = this.view.x - (this.drawn ?? this.view).x;
    const stamped = this.dots.ink.at(event.clientX - left - shift, event.clientY - top);
    this.stage.classList.toggle("over-dot", stamped !== null);
    return stamped ?? id;
  }

  private key(event: KeyboardEvent): void {
    const id = idOf(event.target);
    if (event.key.startsWith("Arrow") && id !== null && !event.altKey && !event.metaKey && !event.ctrlKey && !event.shiftKey) {
      event.preventDefault();
      const next = this.neighbours.from(id, event.key as Direction);
      if (next !== null) this.focus(next);
    } else if ((event.key === "Enter" || event.key === " ") && id !== null) {
      event.preventDefault();
      this.store.set({ selected: id });
    } else if (event.key === "+" || event.key === "=") this.zoomBy(STEP);
    else if (event.key === "-") this.zoomBy(1 / STEP);
    else if (event.key === "0") this.reset();
  }
}

function idOf(target: EventTarget | null): string | null {
  return target instanceof Element ? (target.closest("[data-id]")?.getAttribute("data-id") ?? null) : null;
}

// The map of places: outlines of countries, a mark for every place with events, areas where no closer
// place is known, and what lies outside of the picture in words.

import { select } from "d3-selection";
import { zoom, zoomIdentity, type ZoomTransform } from "d3-zoom";
import type { Atlas } from "../atlas";
import { framed, html, svg } from "../dom";
import type { Store, Zoom } from "../store";
import { many } from "../words";
import { countriesOf, type Country, type World } from "./countries";
import { Frame, type Point } from "./frame";
import { boxOf, Labels, type Anchor, type Box } from "./labels";
import { clusterName, markOf, nextMark, radiusOf, short, type Mark } from "./marks";
import { clustered, regionOf, roundLength, sitesOf, type Cluster, type Region, type Site } from "./sites";

const STEP = 1.6;
const MOST_ZOOM = 60;
const LEAST_HEIGHT = 360;
/** Radius of the area drawn for a place known no closer than its region, in km; as in the pictures. */
const REGION_KM = 120;
const NAMED_OUTSIDE = 8;
/** Px that a country must be across to be named without events. */
const NAMED_COUNTRY = 42;

/** The map of `atlas` in `host`; null, and a sentence there, where no place can be drawn. */
export function placesMap(atlas: Atlas, store: Store, host: HTMLElement, world: World | null): PlacesMap | null {
  const sites = sitesOf(atlas);
  const region = regionOf(sites);
  if (region) return new PlacesMap(atlas, store, host, sites, region, world ? countriesOf(world) : []);
  host.append(html("p", { class: "empty" }, "No place on earth is known for any event of this story."));
  return null;
}

export class PlacesMap {
  private frame: Frame;
  private ground: HTMLElement;
  private picture = svg("svg", { class: "globe", role: "group", "aria-label": "Places of the story" });
  private land = svg("g", { class: "land" });
  private marks = svg("g", { class: "sites" });
  private names = svg("g", { class: "names", "aria-hidden": "true" });
  private bar = svg("g", { class: "scale-bar", "aria-hidden": "true" });
  private flag = html("div", { class: "flag", "aria-hidden": "true" });
  private notes = html("p", { class: "notes" });
  private toggles = html("div", { class: "frames", role: "group", "aria-label": "Part of the world" });
  private paths = new Map<Country, SVGPathElement>();
  private clusters: Cluster<Mark>[] = [];
  private tabStop: string | null = null;
  private repaint = framed(() => this.paint());
  private behaviour = zoom<SVGSVGElement, unknown>();

  constructor(
    private atlas: Atlas,
    private store: Store,
    host: HTMLElement,
    private sites: Site[],
    region: Region,
    countries: Country[],
  ) {
    this.frame = new Frame(region);
    for (const country of countries) {
      const path = svg("path", { class: "country" });
      this.paths.set(country, path);
      this.land.append(path);
    }
    this.picture.append(this.land, this.marks, this.names, this.bar);
    this.flag.hidden = true;
    for (const [world, words] of [[false, "Close-up"], [true, "World"]] as const) {
      const button = html("button", { type: "button" }, words);
      button.addEventListener("click", () => this.show(world));
      this.toggles.append(button);
    }
    this.toggles.hidden = this.frame.wide;
    this.ground = html("div", { class: "earth" }, this.picture, this.flag, this.toggles);
    host.append(this.ground, this.notes);
    this.listen();
  }

  /** Measure and draw; called when it becomes visible or its size changes. */
  fit(): void {
    const { frame } = this;
    const width = this.ground.clientWidth;
    const room = window.innerHeight - this.ground.getBoundingClientRect().top - window.scrollY - 46;
    const height = Math.max(LEAST_HEIGHT, Math.min(room, width * 1.25));
    if (!width || (width === frame.width && Math.abs(height - frame.height) < 2)) return;
    const middle = frame.width && frame.view.k !== 1 ? frame.middle : null;
    [frame.width, frame.height] = [width, height];
    this.picture.setAttribute("width", String(width));
    this.picture.setAttribute("height", String(height));
    this.project();
    if (middle) this.centre(middle, frame.view.k);
    else this.reset();
  }

  /** Shows what is chosen and filtered; brings the chosen event's place into the picture on `scroll`. */
  update(scroll: boolean): void {
    if (!this.frame.width) return;
    const { selected } = this.store.state;
    const site = this.sites.find((each) => each.events.some((event) => event.id === selected));
    if (scroll && site && !this.frame.holds([site.lon, site.lat])) this.centre([site.lon, site.lat], this.frame.view.k);
    this.repaint();
  }

  zoomBy(factor: number): void {
    select(this.picture).call(this.behaviour.scaleBy, factor);
  }

  reset(): void {
    this.move({ k: 1, x: 0, y: 0 });
  }

  /** Zooms to what an address asks for. */
  restore(zoom: Zoom | null): void {
    if (!zoom) return this.reset();
    this.frame.world = zoom.world ?? this.frame.world;
    this.project();
    this.centre([zoom.x, zoom.y], zoom.k);
  }

  /** The close-up of the story's region, or the whole world. */
  private show(world: boolean): void {
    this.frame.world = world;
    this.project();
    this.reset();
  }

  private project(): void {
    const outline = this.frame.project();
    for (const [country, path] of this.paths) path.setAttribute("d", outline(country));
    for (const [i, button] of [...this.toggles.children].entries()) button.setAttribute("aria-pressed", String(this.frame.world === Boolean(i)));
  }

  private centre(point: Point, k: number): void {
    const view = this.frame.around(point, k);
    if (view) this.move(view);
  }

  private move({ k, x, y }: { k: number; x: number; y: number }): void {
    select(this.picture).call(this.behaviour.transform, zoomIdentity.translate(x, y).scale(k));
  }

  /** How many events of a site the filters let through. */
  private shown(site: Site): number {
    const { matches } = this.store.state;
    return matches === null ? site.events.length : site.events.filter((event) => matches.has(event.id)).length;
  }

  private get chosen(): Site | undefined {
    const { selected, place } = this.store.state;
    return this.sites.find((site) => site.name === place || site.events.some((event) => event.id === selected));
  }

  private paint(): void {
    const { frame, chosen } = this;
    const { k, x, y } = frame.view;
    this.land.setAttribute("transform", `translate(${x.toFixed(2)} ${y.toFixed(2)}) scale(${k.toFixed(4)})`);
    const labels = new Labels(frame.width, frame.height);
    labels.block(this.paintBar());
    if (!this.toggles.hidden) labels.block({ left: frame.width - 170, top: 0, right: frame.width, bottom: 36 });

    const points: Mark[] = [];
    const regions: Mark[] = [];
    for (const site of this.sites) {
      const weight = this.shown(site);
      const at = site.kind === "country" ? null : frame.screen([site.lon, site.lat]);
      if (!at || (weight === 0 && site !== chosen) || at[0] < -60 || at[1] < -60 || at[0] > frame.width + 60 || at[1] > frame.height + 60) continue;
      (site.kind === "point" ? points : regions).push({ site, x: at[0], y: at[1], weight });
    }
    this.clusters = clustered(points, radiusOf);
    this.paintMarks(regions, chosen, labels);
    const told = this.paintCountries(chosen);
    const words: SVGElement[] = [];
    for (const cluster of this.clusters) {
      const label = clusterName(cluster);
      const at = labels.beside(cluster.x, cluster.y, cluster.r, label.length * 6.7 + 4, 15);
      const heavy = cluster.members.some((mark) => mark.site === chosen);
      if (at) words.push(name("site-name", label, at.x, at.y, at.anchor, heavy));
    }
    for (const { site, x: left, y: top, weight } of regions) {
      const label = `${short(site)} · ${weight}`;
      const length = label.length * 6.6 + 6;
      const r = this.regionRadius(left, top, weight);
      const at = r >= length / 2 + 4 ? (labels.centred(left, top, length, 16) ? { x: left, y: top, anchor: "middle" as const } : null) : labels.beside(left, top, r, length, 15);
      if (at) words.push(name("area-name", label, at.x, at.y, at.anchor, site === chosen));
    }
    for (const [country, site] of told) {
      const label = `${site.name} · ${this.shown(site)}`;
      const at = frame.middleOf(country);
      if (at && labels.centred(at[0], at[1], label.length * 6.6 + 6, 16)) words.push(name("area-name", label, at[0], at[1], "middle", site === chosen));
    }
    for (const country of this.paths.keys()) {
      const size = Math.sqrt(country.area) * frame.scale;
      const length = country.name.length * 6 + 4;
      const at = size < NAMED_COUNTRY || length > size * 1.7 || told.has(country) ? null : frame.screen(country.middle);
      if (at && labels.centred(at[0], at[1], length, 14)) words.push(name("country-name", country.name, at[0], at[1], "middle", false));
    }
    this.names.replaceChildren(...words);
    this.paintNotes();
  }

  private paintMarks(regions: readonly Mark[], chosen: Site | undefined, labels: Labels): void {
    const elements = regions.map(({ site, x, y, weight }) => markOf([site], x, y, this.regionRadius(x, y, weight), weight, site === chosen));
    // The heaviest come last, above the others.
    for (const { x, y, r, members } of [...this.clusters].reverse()) {
      const sites = members.map((mark) => mark.site) as [Site, ...Site[]];
      const weight = members.reduce((sum, mark) => sum + mark.weight, 0);
      elements.push(markOf(sites, x, y, r, weight, chosen !== undefined && sites.includes(chosen)));
      labels.block(boxOf(x, y, r * 2, r * 2, "middle"));
    }
    const focused = this.marks.contains(document.activeElement) ? (document.activeElement as SVGElement).dataset.place : undefined;
    this.marks.replaceChildren(...elements);
    const stop = elements.find((each) => each.dataset.place === this.tabStop) ?? elements[elements.length - 1];
    stop?.setAttribute("tabindex", "0");
    if (focused !== undefined) elements.find((each) => each.dataset.place === focused)?.focus({ preventScroll: true });
  }

  /** Tints the countries that have events known no closer; gives them. */
  private paintCountries(chosen: Site | undefined): Map<Country, Site> {
    const sites = new Map(this.sites.filter((site) => site.kind === "country" && site.country).map((site) => [site.country, site]));
    const most = Math.max(1, ...[...sites.values()].map((site) => this.shown(site)));
    const told = new Map<Country, Site>();
    for (const [country, path] of this.paths) {
      const site = sites.get(country.code);
      const count = site ? this.shown(site) : 0;
      path.classList.toggle("told", count > 0);
      path.classList.toggle("chosen", site !== undefined && site === chosen);
      path.style.setProperty("--told", `${Math.round(5 + 15 * Math.sqrt(count / most))}%`);
      if (site && count) {
        path.dataset.place = site.name;
        told.set(country, site);
      } else delete path.dataset.place;
    }
    return told;
  }

  private regionRadius(x: number, y: number, weight: number): number {
    return Math.min(90, Math.max(radiusOf(weight) + 5, REGION_KM * this.frame.pxAKm(x, y)));
  }

  private paintBar(): Box {
    const { width, height, world, view } = this.frame;
    const px = this.frame.pxAKm(width / 2, height / 2);
    const km = roundLength(Math.min(180, width * 0.3) / px);
    const length = km * px;
    const [x, y] = [14, height - 16];
    this.bar.replaceChildren(
      svg("path", { d: `M${x} ${y - 5}V${y}H${(x + length).toFixed(1)}V${y - 5}` }),
      svg("text", { x: x + 5, y: y - 5 }, `${km.toLocaleString("en")} km${world && view.k < 4 ? " in the middle" : ""}`),
    );
    return { left: 0, top: y - 24, right: x + Math.max(length, 110) + 8, bottom: height };
  }

  private paintNotes(): void {
    const outside = this.sites.filter((site) => site.kind !== "country" && this.shown(site) > 0 && !this.frame.holds([site.lon, site.lat]));
    const { matches } = this.store.state;
    const placed = new Set(this.sites.flatMap((site) => site.events.map((event) => event.id)));
    const unplaced = [...(matches ?? this.atlas.events.keys())].filter((id) => !placed.has(id)).length;
    const parts: (Node | string)[] = [];
    for (const [i, site] of outside.slice(0, NAMED_OUTSIDE).entries()) {
      const button = html("button", { type: "button", dir: "auto" }, `${site.name} (${this.shown(site)})`);
      button.addEventListener("click", () => this.travel(site));
      parts.push(i ? ", " : "Beyond this picture: ", button);
    }
    if (outside.length > NAMED_OUTSIDE) parts.push(` and ${many(outside.length - NAMED_OUTSIDE, "more place")}`);
    if (outside.length) parts.push(". ");
    if (unplaced) parts.push(`${many(unplaced, "event")} without a known place ${unplaced === 1 ? "is" : "are"} not drawn. `);
    parts.push("Tint and broken rings: somewhere in that country or region. Outlines and borders as Natural Earth draws them.");
    this.notes.replaceChildren(...parts);
  }

  private travel(site: Site): void {
    if (!this.frame.screen([site.lon, site.lat])) this.show(true);
    this.centre([site.lon, site.lat], this.frame.view.k);
  }

  private listen(): void {
    this.behaviour
      .filter((event: Event & { ctrlKey?: boolean; metaKey?: boolean; button?: number }) =>
        event.type === "wheel" ? Boolean(event.ctrlKey || event.metaKey) : !event.ctrlKey && !event.button,
      )
      .scaleExtent([0.5, MOST_ZOOM])
      .clickDistance(4)
      .on("zoom", ({ transform: { k, x, y } }: { transform: ZoomTransform }) => {
        this.frame.view = { k, x, y };
        this.repaint();
      })
      .on("end", () => {
        if (this.store.state.view === "places") this.store.set({ zoom: this.zoomed() });
      });
    select(this.picture).call(this.behaviour).on("dblclick.zoom", null);
    this.picture.addEventListener("click", (event) => this.choose(placeOf(event.target)));
    this.picture.addEventListener("pointermove", (event) => this.point(event));
    this.picture.addEventListener("pointerleave", () => (this.flag.hidden = true));
    this.picture.addEventListener("keydown", (event) => this.key(event));
    new ResizeObserver(() => this.fit()).observe(this.ground);
  }

  /** What an address keeps of zoom and frame; null at rest. */
  private zoomed(): Zoom | null {
    const { view, world, wide, middle } = this.frame;
    if (Math.abs(view.k - 1) < 0.001 && Math.abs(view.x) < 1 && Math.abs(view.y) < 1 && world === wide) return null;
    return { view: "places", k: view.k, x: middle[0], y: middle[1], world };
  }

  /** Places too near one another are taken apart; one event is opened, several are listed. */
  private choose(place: string | null): void {
    const { k } = this.frame.view;
    const [first, ...others] = this.clusters.find((each) => each.members[0]?.site.name === place)?.members ?? [];
    this.tabStop = place;
    if (first && others.length && k < MOST_ZOOM / 2) {
      const apart = Math.max(...others.map((mark) => Math.hypot(mark.x - first.x, mark.y - first.y)));
      if (apart > 2) return this.centre([first.site.lon, first.site.lat], Math.min(MOST_ZOOM, k * Math.max(STEP, Math.min(6, 70 / apart))));
    }
    const site = this.sites.find((each) => each.name === place);
    const { matches } = this.store.state;
    const events = site?.events.filter((event) => matches === null || matches.has(event.id)) ?? [];
    if (events.length === 1) this.store.set({ selected: events[0]?.id ?? null, place: null });
    else this.store.set({ selected: null, place: site ? site.name : null });
  }

  /** Names the place under the pointer. */
  private point(event: PointerEvent): void {
    const place = event.pointerType === "mouse" && !event.buttons ? placeOf(event.target) : null;
    const site = this.sites.find((each) => each.name === place);
    this.flag.hidden = !site;
    if (!site) return;
    const others = this.clusters.find((each) => each.members[0]?.site === site)?.members.slice(1).map((mark) => short(mark.site)) ?? [];
    const only = site.events.length === 1 ? `: ${site.events[0]?.title ?? ""}` : "";
    this.flag.replaceChildren(
      html("span", { class: "date" }, `${site.kind === "point" ? "" : `somewhere in the ${site.kind} · `}${many(this.shown(site), "event")}`),
      html("span", { class: "title", dir: "auto" }, site.name, others.length ? ` and ${others.slice(0, 4).join(", ")}${others.length > 4 ? " …" : ""}` : "", only),
    );
    const box = this.picture.getBoundingClientRect();
    const left = Math.min(event.clientX - box.left + 14, this.frame.width - 230);
    this.flag.style.transform = `translate(${left.toFixed(0)}px, ${(event.clientY - box.top + 14).toFixed(0)}px)`;
  }

  private key(event: KeyboardEvent): void {
    const here = event.target instanceof Element ? event.target.closest<SVGElement>(".site") : null;
    if (!here || event.altKey || event.metaKey || event.ctrlKey || event.shiftKey) return;
    if (event.key === "Enter" || event.key === " ") this.choose(here.dataset.place ?? null);
    else if (event.key === "+" || event.key === "=") this.zoomBy(STEP);
    else if (event.key === "-") this.zoomBy(1 / STEP);
    else if (event.key === "0") this.reset();
    else if (event.key.startsWith("Arrow")) this.step(here, event.key);
    else return;
    event.preventDefault();
  }

  private step(here: SVGElement, key: string): void {
    const next = nextMark(here, key, this.marks.querySelectorAll<SVGElement>(".site"));
    if (!next) return;
    here.setAttribute("tabindex", "-1");
    this.tabStop = next.dataset.place ?? null;
    next.setAttribute("tabindex", "0");
    next.focus({ preventScroll: true });
  }
}

function name(kind: string, words: string, x: number, y: number, anchor: Anchor, chosen: boolean): SVGTextElement {
  return svg("text", { class: `${kind}${chosen ? " chosen" : ""}`, x: x.toFixed(1), y: (y + 4).toFixed(1), "text-anchor": anchor }, words);
}

function placeOf(target: EventTarget | null): string | null {
  return target instanceof Element ? (target.closest("[data-place]")?.getAttribute("data-place") ?? null) : null;
}

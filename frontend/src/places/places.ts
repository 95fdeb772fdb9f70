// The map of places: outlines of countries, a mark for every place with events, areas where no closer
// place is known, and what lies outside of the picture in words.

import { geoAzimuthalEqualArea, geoDistance, geoNaturalEarth1, geoPath, type GeoProjection } from "d3-geo";
import { select } from "d3-selection";
import { zoom, zoomIdentity, type ZoomTransform } from "d3-zoom";
import type { Atlas } from "../atlas";
import { framed, html, svg } from "../dom";
import type { Store, Zoom } from "../store";
import { many } from "../words";
import { countriesOf, type Country, type World } from "./countries";
import { boxOf, Labels } from "./labels";
import { clustered, regionOf, roundLength, sitesOf, type Cluster, type Region, type Site } from "./sites";

const EARTH_KM = 6371;
const MOST_ZOOM = 60;
const LEAST_HEIGHT = 360;
/** Radius of the area drawn for a place known no closer than its region, in km; as in the pictures. */
const REGION_KM = 120;
/** Degrees of latitude that a close-up shows at least. */
const LEAST_SPAN = 3;
const NAMED_OUTSIDE = 8;

interface Mark {
  site: Site;
  x: number;
  y: number;
  weight: number;
}

export class PlacesMap {
  private sites: Site[];
  private region: Region | null;
  private countries: Country[] = [];
  private picture = svg("svg", { class: "globe", role: "group", "aria-label": "Places of the story" });
  private land = svg("g", { class: "land" });
  private marks = svg("g", { class: "sites" });
  private names = svg("g", { class: "names", "aria-hidden": "true" });
  private bar = svg("g", { class: "scale-bar", "aria-hidden": "true" });
  private notes = html("p", { class: "notes" });
  private paths = new Map<Country, SVGPathElement>();
  private projection: GeoProjection = geoNaturalEarth1();
  private view = { k: 1, x: 0, y: 0 };
  private world = false;
  private size: [number, number] = [0, 0];
  private tabStop: string | null = null;
  private flag = html("div", { class: "flag", "aria-hidden": "true" });
  private toggles = html("div", { class: "frames", role: "group", "aria-label": "Part of the world" });
  private repaint = framed(() => this.paint());
  private behaviour = zoom<SVGSVGElement, unknown>();
  private visible: Cluster<Mark>[] = [];

  constructor(
    private atlas: Atlas,
    private store: Store,
    host: HTMLElement,
    world: World | null,
  ) {
    this.sites = sitesOf(atlas);
    this.region = regionOf(this.sites);
    if (!this.region) {
      host.append(html("p", { class: "empty" }, "No place on earth is known for any event of this story."));
      return;
    }
    this.world = !this.region || isWide(this.region);
    this.countries = world ? countriesOf(world) : [];
    for (const country of this.countries) {
      const path = svg("path", { class: "country" });
      this.paths.set(country, path);
      this.land.append(path);
    }
    this.picture.append(this.land, this.marks, this.names, this.bar);
    this.flag.hidden = true;
    for (const [wide, words] of [[false, "Close-up"], [true, "World"]] as const) {
      const button = html("button", { type: "button" }, words);
      button.addEventListener("click", () => this.frame(wide));
      this.toggles.append(button);
    }
    this.toggles.hidden = this.world;
    host.append(html("div", { class: "earth" }, this.picture, this.flag, this.toggles), this.notes);
    this.listen();
  }

  /** Measure and draw; called when it becomes visible or its size changes. */
  fit(): void {
    if (!this.region) return;
    const ground = this.picture.parentElement as HTMLElement;
    const width = ground.clientWidth;
    const height = Math.max(LEAST_HEIGHT, Math.min(window.innerHeight - ground.getBoundingClientRect().top - window.scrollY - 46, width * 1.25));
    if (!width || (width === this.size[0] && Math.abs(height - this.size[1]) < 2)) return;
    const middle = this.size[0] ? this.middle() : null;
    this.size = [width, height];
    this.picture.setAttribute("width", String(width));
    this.picture.setAttribute("height", String(height));
    this.project();
    if (middle && this.view.k !== 1) this.centre(middle, this.view.k);
    else this.move(1, 0, 0);
  }

  update(scroll: boolean): void {
    if (!this.region || !this.size[0]) return;
    const { selected } = this.store.state;
    const site = this.sites.find((each) => each.events.some((event) => event.id === selected));
    if (scroll && site && !this.inside(site)) this.centre([site.lon, site.lat], this.view.k);
    this.repaint();
  }

  zoomBy(factor: number): void {
    select(this.picture).call(this.behaviour.scaleBy, factor);
  }

  reset(): void {
    this.move(1, 0, 0);
  }

  restore(zoom: Zoom | null): void {
    if (!this.region) return;
    if (!zoom) return this.reset();
    this.world = zoom.world ?? this.world;
    this.project();
    this.centre([zoom.x, zoom.y], zoom.k);
  }

  /** The close-up of the story's region, or the whole world. */
  private frame(world: boolean): void {
    this.world = world;
    this.project();
    this.move(1, 0, 0);
  }

  private project(): void {
    const [width, height] = this.size;
    const region = this.region as Region;
    const pad = Math.min(width, height) * 0.1;
    const extent: [[number, number], [number, number]] = [[pad, pad], [width - pad, height - pad]];
    if (this.world) {
      this.projection = geoNaturalEarth1().rotate([-region.lon, 0]).fitExtent([[8, 8], [width - 8, height - 8]], { type: "Sphere" });
    } else {
      this.projection = geoAzimuthalEqualArea().rotate([-region.lon, -region.lat]).clipAngle(100).fitExtent(extent, { type: "MultiPoint", coordinates: region.points });
      const most = (height / LEAST_SPAN) * (180 / Math.PI);
      if (!(this.projection.scale() < most)) this.projection.scale(most).translate([width / 2, height / 2]);
    }
    const path = geoPath(this.projection).digits(1);
    for (const [country, element] of this.paths) element.setAttribute("d", path(country.shape) ?? "");
    for (const [i, button] of [...this.toggles.children].entries()) button.setAttribute("aria-pressed", String(this.world === Boolean(i)));
  }

  private screen(lon: number, lat: number): [number, number] | null {
    const turned = this.projection([lon, lat]);
    // The azimuthal map shows one side of the globe; what is on the other has no place on it.
    if (!turned || (!this.world && geoDistance([lon, lat], [-this.projection.rotate()[0], -this.projection.rotate()[1]]) > 1.74)) return null;
    return [turned[0] * this.view.k + this.view.x, turned[1] * this.view.k + this.view.y];
  }

  private inside(site: Site): boolean {
    const at = this.screen(site.lon, site.lat);
    return at !== null && at[0] >= 0 && at[1] >= 0 && at[0] <= this.size[0] && at[1] <= this.size[1];
  }

  private middle(): [number, number] {
    const [width, height] = this.size;
    return this.projection.invert?.([(width / 2 - this.view.x) / this.view.k, (height / 2 - this.view.y) / this.view.k]) ?? [0, 0];
  }

  private centre(point: [number, number], k: number): void {
    const at = this.projection(point);
    if (!at) return;
    this.move(k, this.size[0] / 2 - at[0] * k, this.size[1] / 2 - at[1] * k);
  }

  private move(k: number, x: number, y: number): void {
    select(this.picture).call(this.behaviour.transform, zoomIdentity.translate(x, y).scale(k));
  }

  private paint(): void {
    const { matches, selected, place } = this.store.state;
    const shown = (site: Site): number => (matches === null ? site.events.length : site.events.filter((event) => matches.has(event.id)).length);
    this.land.setAttribute("transform", `translate(${this.view.x.toFixed(2)} ${this.view.y.toFixed(2)}) scale(${this.view.k.toFixed(4)})`);
    this.land.style.setProperty("--k", String(this.view.k));
    const chosen = this.sites.find((site) => site.name === place || site.events.some((event) => event.id === selected));
    const [width, height] = this.size;
    const labels = new Labels(width, height);
    const bar = this.paintBar();
    labels.block(bar);
    if (!this.toggles.hidden) labels.block({ left: width - 170, top: 0, right: width, bottom: 36 });

    const points: Mark[] = [];
    const areas: Mark[] = [];
    const most = Math.max(1, ...this.sites.filter((site) => site.kind === "country").map(shown));
    const filled = new Map<string, Site>();
    for (const site of this.sites) {
      const weight = shown(site);
      if (site.kind === "country" && site.country) filled.set(site.country, site);
      const at = this.screen(site.lon, site.lat);
      if (!at || (weight === 0 && site !== chosen) || at[0] < -60 || at[1] < -60 || at[0] > width + 60 || at[1] > height + 60) continue;
      (site.kind === "point" ? points : areas).push({ site, x: at[0], y: at[1], weight: Math.max(weight, 0.5) });
    }
    for (const [country, path] of this.paths) {
      const site = filled.get(country.code);
      const count = site ? shown(site) : 0;
      path.classList.toggle("told", count > 0);
      path.classList.toggle("chosen", site !== undefined && site === chosen);
      path.style.setProperty("--told", `${Math.round(5 + 15 * Math.sqrt(count / most))}%`);
      if (site && count) path.dataset.place = site.name;
      else delete path.dataset.place;
    }
    this.visible = clustered(points, radiusOf);
    const elements: SVGElement[] = [];
    for (const { site, x, y, weight } of areas.filter((mark) => mark.site.kind === "region")) {
      elements.push(this.mark([site], x, y, this.regionRadius(x, y, weight), weight, site === chosen, "region"));
    }
    for (const cluster of [...this.visible].reverse()) {
      const sites = cluster.members.map((mark) => mark.site);
      const weight = cluster.members.reduce((sum, mark) => sum + Math.floor(mark.weight), 0);
      elements.push(this.mark(sites, cluster.x, cluster.y, cluster.r, weight, chosen !== undefined && sites.includes(chosen), "point"));
      labels.block(boxOf(cluster.x, cluster.y, cluster.r * 2, cluster.r * 2, "middle"));
    }
    const focused = this.marks.contains(document.activeElement) ? (document.activeElement as SVGElement).dataset.place : undefined;
    this.marks.replaceChildren(...elements);
    const stops = [...this.marks.querySelectorAll<SVGElement>(".site")];
    const stop = stops.find((each) => each.dataset.place === this.tabStop) ?? stops[stops.length - 1];
    stop?.setAttribute("tabindex", "0");
    if (focused !== undefined) stops.find((each) => each.dataset.place === focused)?.focus({ preventScroll: true });

    const words: SVGElement[] = [];
    for (const cluster of this.visible) {
      const [first, ...others] = cluster.members;
      if (!first) continue;
      const label = clusterName(first, others);
      const heavy = cluster.members.some((mark) => mark.site === chosen);
      const at = labels.beside(cluster.x, cluster.y, cluster.r, label.length * 6.7 + 4, 15);
      if (at) words.push(svg("text", { class: `site-name${heavy ? " chosen" : ""}`, x: at.x.toFixed(1), y: (at.y + 4).toFixed(1), "text-anchor": at.anchor, direction: "ltr" }, label));
    }
    for (const { site, x, y, weight } of areas) {
      const count = Math.floor(weight);
      if (!count) continue;
      const label = `${short(site)} · ${count}`;
      const length = label.length * 6.6 + 6;
      const r = site.kind === "region" ? this.regionRadius(x, y, weight) : 0;
      if (r && r < length / 2 + 4) {
        const free = labels.beside(x, y, r, length, 15);
        if (free) words.push(svg("text", { class: `area-name${site === chosen ? " chosen" : ""}`, x: free.x.toFixed(1), y: (free.y + 4).toFixed(1), "text-anchor": free.anchor }, label));
        continue;
      }
      const at = site.kind === "country" ? this.labelPoint(site, filled) : [x, y];
      if (at && labels.centred(at[0] as number, at[1] as number, length, 16)) {
        const text = svg("text", { class: `area-name${site === chosen ? " chosen" : ""}`, x: (at[0] as number).toFixed(1), y: ((at[1] as number) + 4).toFixed(1), "text-anchor": "middle", "data-place": site.name }, label);
        words.push(text);
      }
    }
    for (const country of this.countries) {
      const size = Math.sqrt(country.area) * this.projection.scale() * this.view.k;
      if (size < 42 || (filled.has(country.code) && shown(filled.get(country.code) as Site) > 0)) continue;
      const at = this.screen(...country.middle);
      const length = country.name.length * 6 + 4;
      if (at && length < size * 1.7 && labels.centred(at[0], at[1], length, 14)) {
        words.push(svg("text", { class: "country-name", x: at[0].toFixed(1), y: (at[1] + 4).toFixed(1), "text-anchor": "middle" }, country.name));
      }
    }
    this.names.replaceChildren(...words);
    this.paintNotes(shown);
  }

  private mark(sites: Site[], x: number, y: number, r: number, count: number, chosen: boolean, kind: "point" | "region"): SVGElement {
    const [first] = sites as [Site];
    const others = sites.length - 1;
    const name = `${first.name}${others ? ` and ${many(others, "more place")}` : ""}${kind === "region" ? " (somewhere in the region)" : ""}: ${many(count, "event")}`;
    const group = svg(
      "g",
      { class: `site ${kind}${chosen ? " chosen" : ""}${others ? " several" : ""}${count ? "" : " spent"}`, transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})`, role: "button", tabindex: -1, "aria-label": name, "data-place": first.name },
      svg("circle", { class: "reach", r: Math.max(12, r + 2) }),
      svg("circle", { class: "disc", r: r.toFixed(1) }),
    );
    if (kind === "point" && count > 1 && r >= 8) group.append(svg("text", { class: "count", y: 3.8, "text-anchor": "middle" }, String(count)));
    return group;
  }

  /** The middle of what is seen of a country, so that a large one keeps its name in a close-up. */
  private labelPoint(site: Site, filled: Map<string, Site>): [number, number] | null {
    const country = this.countries.find((each) => filled.get(each.code) === site);
    const here = this.screen(...(country?.middle ?? [site.lon, site.lat]));
    const [width, height] = this.size;
    if (here && here[0] > 40 && here[1] > 12 && here[0] < width - 40 && here[1] < height - 12) return here;
    if (!country) return null;
    const { k, x, y } = this.view;
    const clip = this.projection.clipExtent();
    this.projection.clipExtent([[-x / k, -y / k], [(width - x) / k, (height - y) / k]]);
    const path = geoPath(this.projection);
    const seen = path.area(country.shape) * k * k > 6000 ? path.centroid(country.shape) : null;
    this.projection.clipExtent(clip);
    if (!seen || !Number.isFinite(seen[0])) return null;
    return [Math.max(60, Math.min(width - 60, seen[0] * k + x)), seen[1] * k + y];
  }

  private regionRadius(x: number, y: number, weight: number): number {
    return Math.min(90, Math.max(radiusOf(weight) + 5, REGION_KM * this.pxAKm(x, y)));
  }

  private pxAKm(x: number, y: number): number {
    const { k } = this.view;
    const at = (px: number): [number, number] | null => this.projection.invert?.([(px - this.view.x) / k, (y - this.view.y) / k]) ?? null;
    const [west, east] = [at(x - 20), at(x + 20)];
    const km = west && east ? geoDistance(west, east) * EARTH_KM : NaN;
    return Number.isFinite(km) && km > 0 ? 40 / km : (this.projection.scale() * k) / EARTH_KM;
  }

  private paintBar(): { left: number; top: number; right: number; bottom: number } {
    const [width, height] = this.size;
    const px = this.pxAKm(width / 2, height / 2);
    const km = roundLength(Math.min(180, width * 0.3) / px);
    const length = km * px;
    const [x, y] = [14, height - 16];
    this.bar.replaceChildren(
      svg("path", { d: `M${x} ${y - 5}V${y}H${(x + length).toFixed(1)}V${y - 5}` }),
      svg("text", { x: x + 5, y: y - 5 }, `${km.toLocaleString("en")} km${this.world && this.view.k < 4 ? " in the middle" : ""}`),
    );
    return { left: 0, top: y - 24, right: x + Math.max(length, 110) + 8, bottom: height };
  }

  private paintNotes(shown: (site: Site) => number): void {
    const outside = this.sites.filter((site) => shown(site) > 0 && site.kind !== "country" && !this.inside(site));
    const { matches } = this.store.state;
    const placed = new Set(this.sites.flatMap((site) => site.events.map((event) => event.id)));
    const unplaced = [...(matches ?? this.atlas.events.keys())].filter((id) => !placed.has(id)).length;
    const parts: (Node | string)[] = [];
    if (outside.length) {
      parts.push("Beyond this picture: ");
      for (const [i, site] of outside.slice(0, NAMED_OUTSIDE).entries()) {
        const button = html("button", { type: "button", dir: "auto" }, `${site.name} (${shown(site)})`);
        button.addEventListener("click", () => {
          if (!this.screen(site.lon, site.lat)) this.frame(true);
          this.centre([site.lon, site.lat], this.view.k);
        });
        parts.push(i ? ", " : "", button);
      }
      if (outside.length > NAMED_OUTSIDE) parts.push(` and ${many(outside.length - NAMED_OUTSIDE, "more place")}`);
      parts.push(". ");
    }
    if (unplaced) parts.push(`${many(unplaced, "event")} without a known place ${unplaced === 1 ? "is" : "are"} not drawn. `);
    parts.push("Tint and broken rings: somewhere in that country or region. Outlines and borders as Natural Earth draws them.");
    this.notes.replaceChildren(...parts);
  }

  private listen(): void {
    this.behaviour
      .filter((event: Event & { ctrlKey?: boolean; metaKey?: boolean; button?: number; touches?: TouchList }) =>
        event.type === "wheel" ? Boolean(event.ctrlKey || event.metaKey) : !event.ctrlKey && !event.button,
      )
      .scaleExtent([0.5, MOST_ZOOM])
      .clickDistance(4)
      .on("zoom", (event: { transform: ZoomTransform }) => {
        this.view = { k: event.transform.k, x: event.transform.x, y: event.transform.y };
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
    new ResizeObserver(() => this.fit()).observe(this.picture.parentElement as HTMLElement);
  }

  private zoomed(): Zoom | null {
    const { k, x, y } = this.view;
    const wide = this.region !== null && isWide(this.region);
    if (Math.abs(k - 1) < 0.001 && Math.abs(x) < 1 && Math.abs(y) < 1 && this.world === wide) return null;
    const [lon, lat] = this.middle();
    return { view: "places", k, x: lon, y: lat, world: this.world };
  }

  /** One event is opened, several are listed, places too near one another come apart. */
  private choose(place: string | null): void {
    const cluster = this.visible.find((each) => each.members[0]?.site.name === place);
    if (place !== null && cluster && cluster.members.length > 1 && this.view.k < MOST_ZOOM / 2) {
      const [first, ...others] = cluster.members as [Mark, ...Mark[]];
      const apart = Math.max(...others.map((mark) => Math.hypot(mark.x - first.x, mark.y - first.y)));
      if (apart > 2) {
        this.tabStop = place;
        this.centre([first.site.lon, first.site.lat], Math.min(MOST_ZOOM, this.view.k * Math.max(1.6, Math.min(6, 70 / apart))));
        return;
      }
    }
    this.tabStop = place;
    const site = this.sites.find((each) => each.name === place);
    const { matches } = this.store.state;
    const events = site?.events.filter((event) => matches === null || matches.has(event.id)) ?? [];
    if (events.length === 1) this.store.set({ selected: events[0]?.id ?? null, place: null });
    else this.store.set({ selected: null, place: site ? site.name : null });
  }

  private point(event: PointerEvent): void {
    const place = event.pointerType === "mouse" && !event.buttons ? placeOf(event.target) : null;
    const site = this.sites.find((each) => each.name === place);
    this.flag.hidden = !site;
    if (!site) return;
    const cluster = this.visible.find((each) => each.members[0]?.site === site);
    const others = cluster ? cluster.members.slice(1).map((mark) => short(mark.site)) : [];
    const only = site.events.length === 1 ? site.events[0]?.title : null;
    this.flag.replaceChildren(
      html("span", { class: "date" }, `${site.kind === "point" ? "" : `somewhere in the ${site.kind} · `}${many(site.events.length, "event")}`),
      html("span", { class: "title", dir: "auto" }, site.name, others.length ? ` and ${others.slice(0, 4).join(", ")}${others.length > 4 ? " …" : ""}` : "", only ? `: ${only}` : ""),
    );
    const box = this.picture.getBoundingClientRect();
    const left = Math.min(event.clientX - box.left + 14, this.size[0] - 230);
    this.flag.style.transform = `translate(${left.toFixed(0)}px, ${(event.clientY - box.top + 14).toFixed(0)}px)`;
  }

  private key(event: KeyboardEvent): void {
    const here = event.target instanceof SVGElement ? event.target.closest<SVGElement>(".site") : null;
    if (!here) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.choose(here.dataset.place ?? null);
    } else if (event.key === "+" || event.key === "=") this.zoomBy(1.6);
    else if (event.key === "-") this.zoomBy(1 / 1.6);
    else if (event.key === "0") this.reset();
    else if (event.key.startsWith("Arrow") && !event.altKey && !event.metaKey && !event.ctrlKey && !event.shiftKey) {
      event.preventDefault();
      event.stopPropagation();
      this.step(here, event.key);
    }
  }

  /** To the nearest mark in the direction of an arrow key. */
  private step(here: SVGElement, key: string): void {
    const middle = (element: Element): [number, number] => {
      const box = element.getBoundingClientRect();
      return [box.x + box.width / 2, box.y + box.height / 2];
    };
    const [x, y] = middle(here);
    const sign = key === "ArrowLeft" || key === "ArrowUp" ? -1 : 1;
    const sideways = key === "ArrowLeft" || key === "ArrowRight";
    let best: { element: SVGElement; far: number } | null = null;
    for (const element of this.marks.querySelectorAll<SVGElement>(".site")) {
      const [dx, dy] = [middle(element)[0] - x, middle(element)[1] - y];
      const [along, across] = sideways ? [dx * sign, Math.abs(dy)] : [dy * sign, Math.abs(dx)];
      const far = along + across * 2;
      if (along > 1 && (!best || far < best.far)) best = { element, far };
    }
    if (!best) return;
    here.setAttribute("tabindex", "-1");
    this.tabStop = best.element.dataset.place ?? null;
    best.element.setAttribute("tabindex", "0");
    best.element.focus({ preventScroll: true });
  }
}

function radiusOf(weight: number): number {
  return weight < 1 ? 3 : Math.min(26, 3.2 + 2.4 * Math.sqrt(weight));
}

/** "Kursk" of "Kursk, Russia". */
function short(site: Site): string {
  return site.kind === "country" ? site.name : site.name.replace(/,.*$/, "");
}

/** "Seoul, Pyongyang +2": the heaviest places of a cluster by name, the others by number. */
function clusterName(first: Mark, others: Mark[]): string {
  const named = [first, ...others.slice(0, 1).filter((mark) => mark.weight * 2 >= first.weight)];
  const rest = others.length + 1 - named.length;
  return named.map((mark) => short(mark.site)).join(", ") + (rest ? ` +${rest}` : "");
}

/** Whether a close-up would have to show most of the globe anyway. */
function isWide(region: Region): boolean {
  return region.points.some((point) => geoDistance(point, [region.lon, region.lat]) > 1.2);
}

function placeOf(target: EventTarget | null): string | null {
  return target instanceof Element ? (target.closest("[data-place]")?.getAttribute("data-place") ?? null) : null;
}

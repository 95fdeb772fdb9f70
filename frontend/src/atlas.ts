// The data that the page carries: the atlas without article texts, and its layout.

export type Status = "happened" | "planned" | "claimed" | "denied";
export type LinkType = "causes" | "responds_to" | "part_of" | "precedes" | "updates" | "contradicts";

export interface Article {
  id: string;
  url: string;
  outlet: string;
  owner?: string;
  title: string;
  published: string | null;
  wire_of: string | null;
}

export interface Evidence {
  article: string;
  field: "text" | "title";
  quote: string;
  speaker: string | null;
  cue: string | null;
}

export interface Time {
  start: string | null;
  end: string | null;
  precision: string;
  text: string;
}

export interface Place {
  name: string;
  country?: string | null;
  lat?: number | null;
  lon?: number | null;
  precision: string;
}

export interface Conflict {
  what: string;
  /** Whether the values follow each other in time, as a toll grows. */
  course?: boolean;
  values: { value: string; speaker: string; article: string; quote: string; published: string | null }[];
}

export interface Event {
  id: string;
  title: string;
  type: string;
  status: Status;
  background: boolean;
  salience: number;
  storyline: string;
  time: Time;
  place: Place | null;
  participants: { name: string; role: string; type: string }[];
  reports: { articles: number; outlets: number; independent: number };
  evidence: Evidence[];
  conflicts: Conflict[];
}

export interface Link {
  id: string;
  source: string;
  target: string;
  type: LinkType;
  confidence: number;
  stated: boolean;
  evidence: Evidence[];
}

export interface Card {
  face: "lead" | "note";
  /** What stands before the title: date, and status where it did not happen. */
  head: string;
  lines: string[];
  left: number;
  top: number;
  width: number;
  height: number;
  zoom: number;
  row: number;
}

export interface Spot {
  part: "background" | "axis" | "undated";
  x: number;
  y: number;
  r: number;
  when: string;
  date: string;
  band: [number, number] | null;
  vague: boolean;
  card?: Card;
}

export interface Lane {
  key: string;
  label: string;
  /** The label in lines that fit beside the lane. */
  lines: string[];
  hue: number;
  y: number;
  height: number;
  strip: number;
  events: number;
  rows: number;
}

export interface Layout {
  width: number;
  height: number;
  /** Px left of the axis, for the names of lanes. */
  gutter: number;
  background: { width: number; line: number; label: string } | null;
  undated: { width: number } | null;
  axis: {
    ticks: { x: number; label: string; row: "major" | "minor"; zoom: number }[];
    breaks: { start: number; end: number; label: string }[];
    /** What orders the events where it is not time; empty on an axis of time. */
    note?: string;
  };
  lanes: Lane[];
  hues: Record<string, number>;
  events: Record<string, Spot>;
  resting_links: string[];
}

export interface AtlasData {
  story: { title: string; question?: string };
  articles: Article[];
  events: Event[];
  links: Link[];
  storylines: { id: string; label: string; background: boolean }[];
  layout: Layout;
}

/** The data with the look-ups that every view needs. */
export class Atlas {
  readonly events = new Map<string, Event>();
  readonly articles = new Map<string, Article>();
  readonly storylines = new Map<string, string>();
  readonly linksOf = new Map<string, Link[]>();
  readonly links: Link[];
  readonly layout: Layout;

  constructor(readonly data: AtlasData) {
    for (const event of data.events) this.events.set(event.id, event);
    for (const article of data.articles) this.articles.set(article.id, article);
    for (const storyline of data.storylines) this.storylines.set(storyline.id, storyline.label);
    this.links = data.links.filter((link) => this.events.has(link.source) && this.events.has(link.target));
    for (const link of this.links) {
      for (const end of new Set([link.source, link.target])) {
        const known = this.linksOf.get(end);
        if (known) known.push(link);
        else this.linksOf.set(end, [link]);
      }
    }
    this.layout = data.layout;
  }

  spot(id: string): Spot {
    const spot = this.layout.events[id];
    if (!spot) throw new Error(`event ${id} has no place in the layout; build the atlas again`);
    return spot;
  }

  hue(event: Event): number {
    return this.layout.hues[event.storyline] ?? 8;
  }

  /** Ids of events that a link joins to `id`, and `id` itself. */
  neighbours(id: string): Set<string> {
    const near = new Set([id]);
    for (const link of this.linksOf.get(id) ?? []) near.add(link.source).add(link.target);
    return near;
  }
}

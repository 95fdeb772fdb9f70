// A tiny atlas for unit tests: two lanes, a background event, one of unknown date.

import { Atlas, type AtlasData, type Event, type Spot } from "../src/atlas";

function event(id: string, title: string, storyline: string, more: Partial<Event> = {}): Event {
  return {
    id,
    title,
    storyline,
    type: "other",
    status: "happened",
    background: false,
    salience: 0.5,
    time: { start: null, end: null, precision: "none", text: "" },
    place: null,
    participants: [],
    reports: { articles: 1, outlets: 1, independent: 1 },
    evidence: [],
    conflicts: [],
    ...more,
  };
}

function time(start: string, precision = "day", end: string | null = null): Pick<Event, "time"> {
  return { time: { start, end, precision, text: "" } };
}

function place(name: string, precision: string, lat: number, lon: number): Pick<Event, "place"> {
  return { place: { name, country: "AR", lat, lon, precision } };
}

function spot(part: Spot["part"], x: number, y: number, zoom?: number): Spot {
  const card = zoom === undefined ? {} : { card: { face: "note" as const, head: "4 May", row: 0, lines: ["Title"], left: 0, top: y + 10, width: 160, height: 29, zoom } };
  return { part, x, y, r: 4, when: "4 May 2031", date: "4 May", band: null, vague: false, ...card };
}

export const data: AtlasData = {
  story: { title: "The dam" },
  articles: [{ id: "a1", url: "https://courier.example/1", outlet: "Vale Courier", title: "Dam", published: null, wire_of: null }],
  events: [
    event("old", "Workers finish the dam", "s1", { ...time("1950", "decade"), background: true }),
    event("fail", "Dam gives way in Zürich valley", "s1", { ...time("2031-05-04"), ...place("Orrin, Arden", "city", 40, 10), reports: { articles: 5, outlets: 4, independent: 3 } }),
    event("rescue", "Crews free forty people", "s1", time("2031-05-04", "day", "2031-05-06")),
    event("inquiry", "Minister orders an inquiry", "s2", {
      ...time("2031-05", "month"),
      ...place("Arden", "country", 41, 12),
      participants: [{ name: "Ministry of Works", role: "agent", type: "organisation" }],
    }),
    event("leak", "Paper prints a leaked memo", "s2"),
  ],
  links: [
    { id: "l1", source: "fail", target: "inquiry", type: "causes", confidence: 1, stated: true, evidence: [] },
    { id: "l2", source: "fail", target: "gone", type: "causes", confidence: 1, stated: true, evidence: [] },
  ],
  storylines: [
    { id: "s1", label: "The flood", background: false },
    { id: "s2", label: "Who is to blame", background: false },
  ],
  layout: {
    width: 970,
    height: 260,
    gutter: 0,
    background: { width: 200, line: 46, label: "1950" },
    undated: { width: 200 },
    axis: { ticks: [], breaks: [] },
    lanes: [
      { key: "s1", label: "The flood", lines: ["The flood"], rows: 1, hue: 0, y: 0, height: 120, strip: 30, events: 3 },
      { key: "s2", label: "Who is to blame", lines: ["Who is to blame"], rows: 1, hue: 1, y: 130, height: 120, strip: 160, events: 2 },
    ],
    hues: { s1: 0, s2: 1 },
    events: {
      old: spot("background", 18, 12, 0),
      fail: spot("axis", 100, 30, 0),
      rescue: spot("axis", 150, 30, 3.5),
      inquiry: spot("axis", 600, 160, 0),
      leak: spot("undated", 18, 160, 0),
    },
    resting_links: ["l1"],
  },
};

export const story = (): Atlas => new Atlas(data);

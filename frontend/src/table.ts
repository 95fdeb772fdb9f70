// Events as a table for spreadsheets (CSV, RFC 4180).

import type { Atlas, Event } from "./atlas";

const COLUMNS: [string, (event: Event, atlas: Atlas) => string | number | null | undefined][] = [
  ["id", (event) => event.id],
  ["title", (event) => event.title],
  ["when", (event, atlas) => atlas.layout.events[event.id]?.when],
  ["start", (event) => event.time.start],
  ["end", (event) => event.time.end],
  ["precision", (event) => event.time.precision],
  ["place", (event) => event.place?.name],
  ["country", (event) => event.place?.country],
  ["latitude", (event) => event.place?.lat],
  ["longitude", (event) => event.place?.lon],
  ["place_precision", (event) => event.place?.precision],
  ["who", (event) => [...new Set(event.participants.map(({ name }) => name))].join("; ")],
  ["status", (event) => event.status],
  ["type", (event) => event.type],
  ["storyline", (event, atlas) => atlas.storylines.get(event.storyline)],
  ["articles", (event) => event.reports.articles],
  ["outlets", (event) => event.reports.outlets],
  ["independent", (event) => event.reports.independent],
];

export function asTable(atlas: Atlas, events: Iterable<Event>): string {
  const rows = [...events].map((event) => COLUMNS.map(([, of]) => cell(of(event, atlas))));
  return [COLUMNS.map(([name]) => name), ...rows].map((row) => row.join(",")).join("\r\n") + "\r\n";
}

/** Words of an article must not run as a formula in a spreadsheet. */
function cell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

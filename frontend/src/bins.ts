// Time cut into equal bins for the small histogram: days, weeks, months, quarters, years or decades.

import { dayOf, partsOf, spanInWords, type Span } from "./days";

export interface Bin {
  first: number;
  last: number;
  label: string;
  /** All that lies before or after the busy part of the story is one bin. */
  apart: boolean;
}

export interface Dated {
  span: Span;
  background: boolean;
}

const MOST_BINS = 62;

type Unit = "day" | "week" | "month" | "quarter" | "year" | "decade";
const UNITS: [Unit, number][] = [["day", 1], ["week", 7], ["month", 30.4], ["quarter", 91], ["year", 365], ["decade", 3652]];

/** Bins that cover every event; the busy part of the story has at most about sixty. */
export function binsOf(events: readonly Dated[]): Bin[] {
  if (!events.length) return [];
  const story = events.filter((event) => !event.background);
  const spans = (story.length ? story : events).map((event) => event.span);
  // A year, or a month in a story of days, says too little of where the story is.
  const sharp = spans.filter(([first, last]) => last - first <= 31);
  const days = (sharp.length ? sharp : spans).map(([first]) => first).sort((a, b) => a - b);
  const trim = days.length >= 50 ? Math.floor(days.length * 0.02) : 0;
  const [low, high] = [days[trim] as number, days[days.length - 1 - trim] as number];
  const unit = (UNITS.find(([, length]) => (high - low + 1) / length <= MOST_BINS) ?? (UNITS[UNITS.length - 1] as [Unit, number]))[0];
  const bins: Bin[] = [];
  for (let day = startOf(low, unit); day <= high; ) {
    const next = startOf(day + lengthOf(unit), unit);
    bins.push({ first: day, last: next - 1, label: spanInWords([day, next - 1]), apart: false });
    day = next;
  }
  const [opens, closes] = [(bins[0] as Bin).first, (bins[bins.length - 1] as Bin).last];
  const earliest = Math.min(...events.map(({ span }) => span[0]));
  const latest = Math.max(...events.map(({ span }) => span[1]));
  if (earliest < opens) bins.unshift({ first: earliest, last: opens - 1, label: yearsOf(earliest, opens - 1), apart: true });
  if (latest > closes) bins.push({ first: closes + 1, last: latest, label: yearsOf(closes + 1, latest), apart: true });
  return bins;
}

/** How many events fall into each bin; one of unknown day is shared by the bins that it may lie in. */
export function countIn(bins: readonly Bin[], spans: Iterable<Span>): number[] {
  const counts = bins.map(() => 0);
  for (const [first, last] of spans) {
    // Bins follow one another without a gap, so those that a span touches do too.
    const from = bins.findIndex((bin) => bin.last >= first);
    let to = from;
    while (to >= 0 && to < bins.length && (bins[to] as Bin).first <= last) to += 1;
    for (let i = from; i >= 0 && i < to; i++) counts[i] = (counts[i] as number) + 1 / (to - from);
  }
  return counts;
}

export function yearsOf(first: number, last: number): string {
  const [a, b] = [partsOf(first).year, partsOf(last).year];
  return a === b ? String(a) : `${a}–${b}`;
}

function lengthOf(unit: Unit): number {
  // Rather too long than too short: `startOf` brings it back to the start of the next unit.
  return { day: 1, week: 7, month: 31, quarter: 92, year: 366, decade: 3653 }[unit];
}

function startOf(day: number, unit: Unit): number {
  const { year, month, weekday } = partsOf(day);
  if (unit === "day") return day;
  if (unit === "week") return day - weekday;
  if (unit === "month") return dayOf(year, month);
  if (unit === "quarter") return dayOf(year, month - ((month - 1) % 3));
  return unit === "year" ? dayOf(year) : dayOf(year - (year % 10));
}

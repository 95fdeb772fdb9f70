// Calendar days as numbers (days since 1 January 1970), and times as the spans of days they cover.

import type { Time } from "./atlas";

const DAY = 86_400_000;
const ISO = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

export type Span = readonly [first: number, last: number];

export function dayOf(year: number, month = 1, day = 1): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.floor(date.getTime() / DAY);
}

export function partsOf(day: number): { year: number; month: number; day: number; weekday: number } {
  const date = new Date(day * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), weekday: (date.getUTCDay() + 6) % 7 };
}

export function isoOf(day: number): string {
  const { year, month, day: number } = partsOf(day);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(number).padStart(2, "0")}`;
}

/** The days that "2031-05-04", "2031-05" or "2031" covers; null for anything else. */
export function spanOfText(text: string, decade = false): Span | null {
  const match = ISO.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0)];
  if (decade) return [dayOf(year - (year % 10)), dayOf(year - (year % 10) + 10) - 1];
  if (!match[2]) return [dayOf(year), dayOf(year + 1) - 1];
  if (month < 1 || month > 12) return null;
  const last = dayOf(year, month + 1) - 1;
  if (!match[3]) return [dayOf(year, month), last];
  const found = dayOf(year, month, day);
  return day < 1 || found > last ? null : [found, found];
}

/** The first and last day that `time` may cover; null where it is unknown. */
export function spanOf(time: Time): Span | null {
  if (time.start === null || time.precision === "none") return null;
  const decade = time.precision === "decade";
  const first = spanOfText(time.start, decade);
  if (!first) return null;
  const last = time.end ? spanOfText(time.end, decade) : null;
  return [first[0], Math.max(first[1], last?.[1] ?? first[1])];
}

/** "4 May 2031". */
export function dayInWords(day: number): string {
  const { year, month, day: number } = partsOf(day);
  return `${number} ${MONTHS[month - 1]} ${year}`;
}

/** The day of a moment as articles give it, "4 May 2031"; as it stands where it is no date, empty for none. */
export function publishedInWords(moment: string | null | undefined): string {
  const span = moment ? spanOfText(moment) : null;
  return span ? spanInWords(span) : (moment ?? "");
}

/** "4–9 May 2031", "28 Apr – 3 May 2031", "May 2031", "2031": as short as it stays clear. */
export function spanInWords([first, last]: Span): string {
  const [a, b] = [partsOf(first), partsOf(last)];
  const opens = a.day === 1;
  const closes = partsOf(last + 1).day === 1;
  if (opens && closes && a.month === 1 && b.month === 12) return a.year === b.year ? String(a.year) : `${a.year}–${b.year}`;
  if (opens && closes && a.year === b.year && a.month === b.month) return `${MONTHS[a.month - 1]} ${a.year}`;
  if (first === last) return dayInWords(first);
  if (a.year !== b.year) return `${dayInWords(first)} – ${dayInWords(last)}`;
  if (a.month !== b.month) return `${a.day} ${MONTHS[a.month - 1]} – ${dayInWords(last)}`;
  return `${a.day}–${dayInWords(last)}`;
}

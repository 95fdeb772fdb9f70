import assert from "node:assert/strict";
import test from "node:test";
import { binsOf, countIn } from "../src/bins";
import { dayOf, isoOf, spanInWords, spanOf, type Span } from "../src/days";

const time = (start: string | null, precision: string, end: string | null = null) => ({ start, end, precision, text: "" });
const span = (start: string, precision = "day", end: string | null = null): Span => spanOf(time(start, precision, end)) as Span;

test("a time covers days", () => {
  assert.deepEqual(span("2031-05-04").map(isoOf), ["2031-05-04", "2031-05-04"]);
  assert.deepEqual(span("2031-02", "month").map(isoOf), ["2031-02-01", "2031-02-28"]);
  assert.deepEqual(span("1950", "decade").map(isoOf), ["1950-01-01", "1959-12-31"]);
  assert.deepEqual(span("2031-05-04", "day", "2031-05-06").map(isoOf), ["2031-05-04", "2031-05-06"]);
  for (const odd of [time(null, "none"), time("soon", "day"), time("2031-13", "month"), time("2031-02-30", "day")]) assert.equal(spanOf(odd), null);
});

test("years before 100 are no years of the last century", () => {
  assert.equal(isoOf(dayOf(79, 8, 24)), "0079-08-24");
});

test("spans read as people write them", () => {
  assert.equal(spanInWords(span("2031-05-04")), "4 May 2031");
  assert.equal(spanInWords(span("2031-05-04", "day", "2031-05-09")), "4–9 May 2031");
  assert.equal(spanInWords(span("2031-04-28", "day", "2031-05-03")), "28 Apr – 3 May 2031");
  assert.equal(spanInWords(span("2031-02", "month")), "Feb 2031");
  assert.equal(spanInWords(span("2031", "year")), "2031");
});

test("the story has the room, years before and after are one bin each", () => {
  const events = [
    { span: span("1950", "year"), background: true },
    ...Array.from({ length: 20 }, (_, i) => ({ span: span(`2031-05-${String(i + 1).padStart(2, "0")}`), background: false })),
    { span: span("2031", "year"), background: false },
  ];
  const bins = binsOf(events);
  assert.equal(bins.length, 22);
  assert.deepEqual([bins[0]?.apart, bins[1]?.label, bins[21]?.apart], [true, "1 May 2031", true]);
  assert.ok(bins.every((bin, i) => i === 0 || bin.first === (bins[i - 1]?.last ?? 0) + 1), "bins leave no gap");
  const counts = countIn(bins, events.map((event) => event.span));
  assert.ok(Math.abs(counts.reduce((sum, count) => sum + count, 0) - events.length) < 1e-9);
});

test("bins are never too many, whatever the length", () => {
  for (const years of [0.1, 1, 4, 12, 60, 400]) {
    const events = Array.from({ length: 100 }, (_, i) => ({ span: [i * years * 3, i * years * 3].map(Math.floor) as unknown as Span, background: false }));
    const bins = binsOf(events);
    assert.ok(bins.length >= 1 && bins.length <= 66, `${years} years: ${bins.length}`);
  }
  assert.deepEqual(binsOf([]), []);
});

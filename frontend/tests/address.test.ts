import assert from "node:assert/strict";
import test from "node:test";
import { format, parse, type Place } from "../src/address";
import { NO_FILTERS } from "../src/store";

const known = (id: string): boolean => ["e-fail", "e inquiry", "x=1"].includes(id);
const read = (text: string): Place => parse(text, "map", known);

test("an event alone is its bare id, as editions link to it", () => {
  assert.equal(format({ ...read(""), selected: "e-fail" }, "map"), "e-fail");
  assert.equal(read("#e-fail").selected, "e-fail");
  assert.equal(read("#e%20inquiry").selected, "e inquiry");
  assert.equal(read("#x%3D1").selected, "x=1");
});

test("a view may be named alone; the page as it opens has no address", () => {
  assert.equal(format(read(""), "map"), "");
  assert.equal(format(read("#text"), "map"), "view=text");
  assert.equal(read("#chronology").view, "chronology");
});

test("what is seen comes back from its address", () => {
  const place: Place = {
    view: "places",
    selected: "e-fail",
    place: "Orrin Vale",
    filters: { ...NO_FILTERS, words: "dam & wall", since: "2031-05-04", storylines: ["s1", "s2"], people: ["صوت"], independent: 3 },
    route: { from: "e-fail", to: "e inquiry" },
    zoom: { view: "places", k: 2.5, x: 127.25, y: -38, world: true },
  };
  assert.deepEqual(read(`#${format(place, "map")}`), place);
});

test("an address that makes no sense is the page as it opens", () => {
  for (const text of ["#gone", "#view=nowhere&event=gone", "#%E0%A4%A", "#since=yesterday&zoom=a,b,c&independent=x", "#zoom=-1,0,0"]) {
    assert.deepEqual(read(text), read(""), text);
  }
});

import assert from "node:assert/strict";
import test from "node:test";
import { asksForNothing, Index, toggled } from "../src/filters";
import { NO_FILTERS } from "../src/store";
import { story } from "./story";

const index = new Index(story());
const find = (change: object): string[] | null => {
  const found = index.find({ ...NO_FILTERS, ...change });
  return found && [...found].sort();
};

test("no filters, no answer", () => {
  assert.equal(find({}), null);
  assert.equal(find({ words: "  " }), null);
  assert.ok(asksForNothing(NO_FILTERS));
});

test("words, storylines, people and reports narrow one another", () => {
  assert.deepEqual(find({ words: "zurich" }), ["fail"]);
  assert.deepEqual(find({ storylines: ["s2"] }), ["inquiry", "leak"]);
  assert.deepEqual(find({ storylines: ["s1", "s2"], words: "memo" }), ["leak"]);
  assert.deepEqual(find({ people: ["Ministry of Works"] }), ["inquiry"]);
  assert.deepEqual(find({ independent: 3 }), ["fail"]);
  assert.deepEqual(find({ words: "memo", statuses: ["denied"] }), []);
});

test("time lets through what may lie in it, and nothing of unknown date", () => {
  assert.deepEqual(find({ since: "2031-05-05" }), ["inquiry", "rescue"]);
  assert.deepEqual(find({ since: "2031-05-04", until: "2031-05-04" }), ["fail", "inquiry", "rescue"]);
  assert.deepEqual(find({ until: "1999-12-31" }), ["old"]);
});

test("a country holds its places", () => {
  assert.deepEqual(find({ places: ["Arden"] }), ["fail", "inquiry"]);
  assert.deepEqual(find({ places: ["Orrin, Arden"] }), ["fail"]);
});

test("a facet counts what its other filters leave, and keeps what is chosen", () => {
  const choices = index.choices("storylines", { ...NO_FILTERS, words: "memo", storylines: ["s1"] });
  assert.deepEqual(choices.map(({ label, events }) => [label, events]), [["Who is to blame", 1], ["The flood", 0]]);
});

test("a value goes in and out", () => {
  assert.deepEqual(toggled(toggled(["a"], "b"), "a"), ["b"]);
});

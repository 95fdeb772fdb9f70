import assert from "node:assert/strict";
import test from "node:test";
import { articleAddress, matches, reportedBy, searchText } from "../src/words";
import { story } from "./story";

const article = (url: string) => ({ id: "a", url, outlet: "Vale Courier", title: "", published: null, wire_of: null });

test("only web addresses become links", () => {
  assert.equal(articleAddress(article("https://courier.example/1")), "https://courier.example/1");
  for (const url of ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "inbox/page.html", ""]) {
    assert.equal(articleAddress(article(url)), null);
  }
  assert.equal(articleAddress(undefined), null);
});

test("a link leads to the quoted words", () => {
  const address = articleAddress(article("https://courier.example/1"), "The dam-wall gave way");
  assert.equal(address, "https://courier.example/1#:~:text=The%20dam%2Dwall%20gave%20way");
  assert.equal(articleAddress(article("https://courier.example/1#part"), "words"), "https://courier.example/1#part");
});

test("search takes every word, in any order, without accents", () => {
  const atlas = story();
  const text = searchText(atlas, atlas.events.get("fail") as NonNullable<ReturnType<typeof atlas.events.get>>);
  assert.ok(matches(text, "zurich DAM"));
  assert.ok(matches(text, "flood"));
  assert.ok(!matches(text, "dam inquiry"));
});

test("reports of one outlet are not called independent", () => {
  const event = story().events.get("rescue");
  assert.ok(event);
  assert.equal(reportedBy(event), "reported by 1 outlet");
  assert.equal(reportedBy({ ...event, reports: { articles: 9, outlets: 5, independent: 2 } }), "reported by 5 outlets, 2 independent");
});

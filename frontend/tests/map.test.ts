import assert from "node:assert/strict";
import test from "node:test";
import { Neighbours } from "../src/map/keys";
import { curve } from "../src/map/links";
import { Geometry } from "../src/map/projection";
import { Store } from "../src/store";
import { story } from "./story";

test("links to events that are not there are left out", () => {
  assert.deepEqual(story().links.map((link) => link.id), ["l1"]);
  assert.deepEqual([...story().neighbours("inquiry")].sort(), ["fail", "inquiry"]);
});

test("only the axis stretches", () => {
  const atlas = story();
  const geometry = new Geometry(atlas);
  const view = { k: 2, x: 200 };
  assert.equal(geometry.screenX(atlas.spot("fail"), view), 400);
  assert.equal(geometry.screenX(atlas.spot("old"), view), 18);
  assert.equal(geometry.screenX(atlas.spot("leak"), view), 200 + 2 * 970 + 8 + 18);
});

test("a title shows from its zoom on", () => {
  const atlas = story();
  const geometry = new Geometry(atlas);
  assert.ok(!geometry.hasCard(atlas.spot("rescue"), { k: 3.4, x: 0 }));
  assert.ok(geometry.hasCard(atlas.spot("rescue"), { k: 3.5, x: 0 }));
  assert.ok(geometry.hasCard(atlas.spot("old"), { k: 1, x: 0 }));
});

test("the map never pans away from the story", () => {
  const geometry = new Geometry(story());
  assert.deepEqual(geometry.inside({ k: 1, x: 5000 }, 1400), { k: 1, x: 200 });
  const end = geometry.inside({ k: 4, x: -99999 }, 1400);
  assert.equal(end.x + 4 * 970 + 208, 1400);
  assert.equal(geometry.restingZoom(390), 0.9);
});

test("showing an event moves no more than needed", () => {
  const geometry = new Geometry(story());
  const view = { k: 1, x: 200 };
  assert.deepEqual(geometry.showing("fail", view, 1400), view);
  assert.ok(geometry.showing("inquiry", view, 700).x < 200);
});

test("arrow keys follow time and lanes", () => {
  const keys = new Neighbours(story());
  assert.equal(keys.first, "fail");
  assert.equal(keys.from("fail", "ArrowRight"), "rescue");
  assert.equal(keys.from("rescue", "ArrowLeft"), "fail");
  assert.equal(keys.from("rescue", "ArrowRight"), null);
  assert.equal(keys.from("rescue", "ArrowDown"), "inquiry");
  assert.equal(keys.from("inquiry", "ArrowRight"), "leak");
  assert.equal(keys.from("inquiry", "ArrowUp"), "rescue");
  assert.equal(keys.from("fail", "ArrowLeft"), "old");
  assert.equal(keys.from("old", "ArrowRight"), "fail");
});

test("a link runs from dot to dot", () => {
  assert.match(curve(0, 0, 4, 200, 100, 4), /^M0\.0 5\.0C.* 200\.0 93\.0$/);
  assert.ok(!curve(10, 10, 4, 10, 10, 4).includes("NaN"));
});

test("the store tells of changes and only of changes", () => {
  const store = new Store();
  let told = 0;
  store.on(() => (told += 1));
  store.set({ selected: "fail" });
  store.set({ selected: "fail" });
  assert.equal(told, 1);
});

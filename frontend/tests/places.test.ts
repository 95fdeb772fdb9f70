import assert from "node:assert/strict";
import test from "node:test";
import { Labels } from "../src/places/labels";
import { clustered, regionOf, roundLength, sitesOf, unwrapped, type Site } from "../src/places/sites";
import { story } from "./story";

function site(name: string, lon: number, lat: number, events = 1, kind: Site["kind"] = "point"): Site {
  const [event] = story().events.values();
  assert.ok(event);
  return { name, country: null, kind, lon, lat, events: Array.from({ length: events }, () => event) };
}

test("one site a place; those without coordinates are no sites", () => {
  const atlas = story();
  const placeless = atlas.events.get("leak");
  assert.ok(placeless);
  placeless.place = { name: "Nowhere", country: null, lat: null, lon: null, precision: "city" };
  assert.deepEqual(sitesOf(atlas).map(({ name, kind }) => [name, kind]), [["Arden", "country"], ["Orrin, Arden", "point"]]);
  placeless.place = { name: "Off the globe", country: null, lat: 95, lon: 10, precision: "city" };
  assert.equal(sitesOf(atlas).length, 2);
});

test("the region holds most of the weight and leaves the rest to words", () => {
  const region = regionOf([site("a", 10, 50, 20), site("b", 14, 52, 20), site("far", -150, -40, 1)]);
  assert.deepEqual(region?.points.length, 2);
  assert.ok(Math.abs((region?.lon ?? 0) - 12) < 0.01 && Math.abs((region?.lat ?? 0) - 51) < 0.01);
  assert.equal(regionOf([]), null);
});

test("a region across the date line stays whole", () => {
  const region = regionOf([site("a", 178, -18), site("b", -178, -16)]);
  assert.ok(Math.abs(Math.abs(region?.lon ?? 0) - 180) < 0.01);
  assert.equal(unwrapped(-178, 178), 4);
});

test("points tell of the region before countries do", () => {
  assert.deepEqual(regionOf([site("land", 90, 60, 50, "country"), site("town", 10, 50, 1)])?.points, [[10, 50]]);
  assert.equal(regionOf([site("land", 90, 60, 50, "country")])?.points.length, 1);
});

test("marks that overlap become one, the heaviest first", () => {
  const clusters = clustered([{ x: 0, y: 0, weight: 1, id: "a" }, { x: 5, y: 0, weight: 9, id: "b" }, { x: 90, y: 0, weight: 1, id: "c" }], (weight) => 4 + Math.sqrt(weight));
  assert.deepEqual(clusters.map(({ members }) => members.map(({ id }) => id)), [["b", "a"], ["c"]]);
});

test("labels keep off one another and off the edge", () => {
  const labels = new Labels(200, 100);
  assert.equal(labels.beside(100, 50, 5, 60, 14)?.anchor, "start");
  assert.equal(labels.beside(100, 50, 5, 60, 14)?.anchor, "end");
  assert.equal(labels.beside(195, 50, 5, 60, 14)?.anchor, undefined);
  assert.ok(!labels.centred(130, 50, 40, 14));
});

test("scale bars are round", () => {
  assert.deepEqual([0.7, 3, 99, 1234, 5000].map(roundLength), [0.5, 2, 50, 1000, 5000]);
});

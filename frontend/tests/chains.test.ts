import assert from "node:assert/strict";
import test from "node:test";
import { Atlas, type Link, type LinkType } from "../src/atlas";
import { chainOf, reachable } from "../src/chains";
import { data } from "./story";

function link(source: string, type: LinkType, target: string, stated = true): Link {
  return { id: `${source}-${type}-${target}`, source, target, type, confidence: 1, stated, evidence: [] };
}

function atlas(...links: Link[]): Atlas {
  return new Atlas({ ...data, links });
}

test("a chain follows causes forwards and responses backwards", () => {
  const chain = chainOf(atlas(link("old", "causes", "fail"), link("inquiry", "responds_to", "fail")), "old", "inquiry");
  assert.deepEqual(chain?.events, ["old", "fail", "inquiry"]);
  assert.deepEqual(chain?.links.map(({ type }) => type), ["causes", "responds_to"]);
  assert.equal(chain?.directed, true);
});

test("what articles state is told before what is inferred", () => {
  const chain = chainOf(atlas(link("old", "precedes", "inquiry", false), link("old", "causes", "fail"), link("fail", "causes", "inquiry")), "old", "inquiry");
  assert.deepEqual(chain?.events, ["old", "fail", "inquiry"]);
});

test("against time two events are only joined", () => {
  const links = [link("fail", "causes", "inquiry"), link("fail", "causes", "rescue")];
  assert.equal(chainOf(atlas(...links), "inquiry", "rescue")?.directed, false);
  assert.deepEqual(reachable(atlas(...links), "inquiry"), new Set());
  assert.deepEqual(reachable(atlas(...links), "fail"), new Set(["inquiry", "rescue"]));
});

test("no links, no chain; a ring ends", () => {
  assert.equal(chainOf(atlas(), "old", "fail"), null);
  assert.equal(chainOf(atlas(), "old", "old"), null);
  const ring = atlas(link("old", "causes", "fail"), link("fail", "causes", "old"));
  assert.equal(chainOf(ring, "old", "inquiry"), null);
  assert.deepEqual(reachable(ring, "old"), new Set(["fail"]));
});

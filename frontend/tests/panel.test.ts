import assert from "node:assert/strict";
import test from "node:test";
import { Atlas, type Article, type Evidence } from "../src/atlas";
import { onward } from "../src/chains";
import { whole } from "../src/embed";
import { figureIn } from "../src/panel/figures";
import { pieces } from "../src/panel/quotations";
import { lagInWords, reportsOf } from "../src/panel/reporting";
import { embedCode } from "../src/share";
import { asTable } from "../src/table";
import { data, story } from "./story";

test("figures are found in what people write", () => {
  assert.deepEqual(figureIn("as many as 12,000"), { value: 12000, bound: "most" });
  assert.deepEqual(figureIn("At least nine people"), { value: 9, bound: "least" });
  assert.deepEqual(figureIn("1.5 million"), { value: 1.5e6, bound: null });
  assert.deepEqual(figureIn("£3bn"), { value: 3e9, bound: null });
  assert.deepEqual(figureIn("two dozen"), { value: 24, bound: null });
  assert.equal(figureIn("several"), null);
});

test("the words that assert and the speaker are set apart, as whole words", () => {
  assert.deepEqual(pieces("Dam failed, the mayor said", "said", "the mayor"), [
    { text: "Dam failed, ", kind: "plain" },
    { text: "the mayor", kind: "speaker" },
    { text: " ", kind: "plain" },
    { text: "said", kind: "cue" },
  ]);
  assert.deepEqual(pieces("He is unsaid", "said", null), [{ text: "He is unsaid", kind: "plain" }]);
  assert.deepEqual(pieces("", "said", null), []);
});

function reported(...published: (string | null)[]): Atlas {
  const articles = published.map((day, i): Article => ({ id: `a${i}`, url: "", outlet: `Outlet ${i}`, title: "", published: day, wire_of: i === 2 ? "a0" : null }));
  const evidence = articles.map(({ id }): Evidence => ({ article: id, field: "text", quote: "q", speaker: null, cue: null }));
  return new Atlas({ ...data, articles, events: data.events.map((event) => ({ ...event, evidence })) });
}

test("who was first, and how long the others took", () => {
  const atlas = reported("2031-05-04T08:00:00Z", null, "2031-05-04T13:00:00Z", "2031-05-07");
  const reports = reportsOf(atlas, [...atlas.events.values()][0] as NonNullable<ReturnType<typeof atlas.events.get>>);
  assert.deepEqual(reports.map((each) => [each.outlet, each.copy, lagInWords(each)]), [
    ["Outlet 0", false, "within the hour"],
    ["Outlet 2", true, "5 hours later"],
    ["Outlet 3", false, "3 days later"],
    ["Outlet 1", false, "date unknown"],
  ]);
});

test("arrows follow links onward and back", () => {
  assert.equal(onward(story(), "fail", true), "inquiry");
  assert.equal(onward(story(), "inquiry", false), "fail");
  assert.equal(onward(story(), "inquiry", true), null);
});

test("an embedded map knows the way to the whole", () => {
  assert.equal(whole("https://vale.example/a.html?embed#e1"), "https://vale.example/a.html#e1");
  assert.equal(whole("https://vale.example/a.html?story&embed=1"), "https://vale.example/a.html?story");
  assert.equal(embedCode("https://vale.example/a.html#x=1&y", '"Dam"').slice(0, 80), '<iframe src="https://vale.example/a.html?embed#x=1&amp;y" title="&quot;Dam&quot;"'.slice(0, 80));
});

test("a table quotes what needs it and runs nothing", () => {
  const atlas = story();
  const event = atlas.events.get("fail");
  assert.ok(event);
  const [head, row] = asTable(atlas, [{ ...event, title: '=HYPERLINK("x"), now' }]).split("\r\n");
  assert.equal(head?.split(",")[1], "title");
  assert.ok(row?.startsWith(`fail,"'=HYPERLINK(""x""), now",`));
});

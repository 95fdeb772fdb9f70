"""All stages on small stories: an atlas that is whole, grounded, and the same every time."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import jsonschema
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyatlas.encoder import DIMENSION
from storyatlas.errors import ConfigError
from storyatlas.model.article import Article
from storyatlas.model.atlas import Atlas, Report, Skipped
from storyatlas.model.extraction import Extraction
from storyatlas.model.schema import read_schema
from storyatlas.pipeline import DocumentStages, StoryOptions, assemble
from tests.stories import article

Read = Callable[[Article], Extraction]

NEWS = (
    (
        "Mayor Quill opens harbour bridge in Rotterdam",
        "Mayor Ada Quill opened the new harbour bridge in Rotterdam on Monday. She thanked the builders.\n\n"
        "The old bridge had collapsed in a storm in January 2019, killing four people.",
    ),
    (
        "New bridge opened in Rotterdam",
        "The new harbour bridge in Rotterdam was opened by Mayor Ada Quill on Monday, the council said. "
        "The council will vote on a second bridge in June.",
    ),
    (
        "Two held in Lisbon after warehouse fire",
        "Police arrested two men in Lisbon on Tuesday after a fire destroyed a warehouse. "
        "Five people were injured, Captain Jon Marsh said. Marsh denied that the police had known of the plan.",
    ),
    (
        "Fire in Lisbon: two arrested",
        "Lisbon police have arrested two men over Sunday's warehouse fire. Six people were injured, doctors said.",
    ),
)
WEIRD = {
    "no title": ("", "Police arrested two men in Lisbon on Tuesday."),
    "only a title": ("Police arrest two men in Lisbon", " "),
    "only punctuation": ("?!", "... !!! — “ ” ( ) …"),
    "one sentence of 400 words": (
        "Long",
        "The mayor, " + "who met the old friend of the council, " * 50 + "opened the bridge on Monday.",
    ),
    "emoji": ("🔥 Fire 🔥", "🎉 Mayor Ada Quill 🎉 opened the bridge 🌉 in Lisbon on Monday 😀. 👩‍👩‍👧‍👦 cheered!"),
    "right to left": ("خبر", "وصل الرئيس إلى لشبونة. The president arrived in Lisbon on Monday. הנשיא הגיע."),
    "hard spaces": (
        "A\u00a0bridge",
        "Mayor\u00a0Ada\u00a0Quill opened the bridge in\u00a0Lisbon on Monday.\u00a0",
    ),
    "line ends of Windows": (
        "CRLF",
        "The mayor opened the bridge.\r\n\r\nPolice arrested two men.\r\nThey fled.",
    ),
    "capitals": (
        "POLICE ARREST TWO",
        "MAYOR ADA QUILL OPENED THE BRIDGE IN LISBON. POLICE ARRESTED TWO MEN.",
    ),
    "control characters": ("\x00", "The mayor\x00 opened\x1f the bridge\u200b in Lisbon\x0bon Monday\x0c."),
    "no spaces": ("x", "Theмayor" * 300),
    "numbers": ("1 2 3", "1 2 3 4 1990 5,000 $5 2023-05-05 10:30 50% 1/2/3."),
}


@pytest.fixture(scope="module")
def read() -> Read:
    return DocumentStages().read


@pytest.fixture(scope="module")
def story() -> list[Article]:
    return [
        article(n, text, title=title, outlet=f"Paper {n}", published=f"2023-05-0{3 + n % 2}T08:00:00Z")
        for n, (title, text) in enumerate(NEWS)
    ]


@pytest.fixture(scope="module")
def found(read: Read, story: list[Article]) -> list[Extraction]:
    return [read(a) for a in story]


def plain(atlas: Atlas) -> str:
    """`atlas.json` without the seconds."""
    return replace(atlas, report=replace(atlas.report, timings={})).dumps()


def check(atlas: Atlas) -> None:
    """What any atlas must hold to."""
    data = json.loads(atlas.dumps())
    jsonschema.validate(data, json.loads(read_schema()))
    assert replace(Atlas.from_json(data), articles=()).dumps() == replace(atlas, articles=()).dumps()
    texts = {a.id: a for a in atlas.articles}
    events = {e.id: e for e in atlas.events}
    assert len(events) == len(atlas.events)
    for event in atlas.events:
        assert event.title
        assert event.evidence
        assert 0 <= event.salience <= 1
        assert event.reports.articles == len({e.article for e in event.evidence})
        assert 1 <= event.reports.independent <= event.reports.outlets <= event.reports.articles
        for conflict in event.conflicts:
            assert len({v.value for v in conflict.values}) > 1
            assert all(v.quote == texts[v.article].read("text", v.start, v.end) for v in conflict.values)
    for evidence in [e for x in (*atlas.events, *atlas.links) for e in x.evidence]:
        assert evidence.quote == texts[evidence.article].read(evidence.field, evidence.start, evidence.end) != ""
    assert sorted(e for line in atlas.storylines for e in line.events) == sorted(events)
    for line in atlas.storylines:
        assert all(events[e].storyline == line.id for e in line.events)
    for link in atlas.links:
        assert {link.source, link.target} <= set(events)
        assert link.source != link.target
        assert link.evidence or not link.stated
        assert 0 < link.confidence <= 1
    assert atlas.report.counts["events"] == len(events)


def titles(atlas: Atlas) -> list[str]:
    return [e.title for e in atlas.events]


def test_a_small_story_is_whole_and_grounded(story: list[Article], found: list[Extraction]) -> None:
    atlas = assemble(story, found, StoryOptions(title="Bridge and fire"))
    check(atlas)
    assert (atlas.story.since, atlas.story.until, atlas.story.as_of) == ("2023-05-03", "2023-05-04", "2023-05-04")
    opening = next(e for e in atlas.events if {"a0", "a1"} <= {x.article for x in e.evidence})
    assert (opening.time.start, opening.place and opening.place.name) == ("2023-05-01", "Rotterdam, Netherlands")
    assert opening.reports.independent == 2
    collapse = next(e for e in atlas.events if any("collapsed" in x.quote for x in e.evidence))
    assert (collapse.background, collapse.time.start) == (True, "2019-01")
    vote = next(e for e in atlas.events if any("will vote" in x.quote for x in e.evidence))
    assert (vote.status, vote.time.start) == ("planned", "2023-06")


def test_the_same_input_gives_the_same_bytes(read: Read, story: list[Article], found: list[Extraction]) -> None:
    again = [read(a) for a in story]
    for one, two in zip(found, again, strict=True):
        assert (one.mentions, one.relations) == (two.mentions, two.relations)
        np.testing.assert_array_equal(one.vectors, two.vectors)
    assert plain(assemble(story, found)) == plain(assemble(story, again))


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_articles_changes_no_event(story: list[Article], found: list[Extraction], seed: int) -> None:
    order = random.Random(seed).sample(range(len(story)), len(story))
    there, back = assemble(story, found), assemble([story[i] for i in order], [found[i] for i in order])
    assert back.events == there.events
    assert back.links == there.links
    assert back.storylines == there.storylines


def test_vectors_have_a_unit_row_for_each_mention(found: list[Extraction]) -> None:
    for extraction in found:
        assert extraction.vectors.shape == (len(extraction.mentions), DIMENSION)
        np.testing.assert_allclose(np.linalg.norm(extraction.vectors, axis=1), 1, atol=1e-3)


def test_one_more_report_adds_evidence_and_keeps_the_id(
    read: Read, story: list[Article], found: list[Extraction]
) -> None:
    late = replace(story[0], id="a9", outlet="Paper 9", published="2023-05-06T08:00:00Z", wire_of="a0")
    before, after = assemble(story, found), assemble([*story, late], [*found, read(late)])
    opening = next(e for e in before.events if {"a0", "a1"} <= {x.article for x in e.evidence})
    again = next(e for e in after.events if e.id == opening.id)
    assert set(opening.evidence) < set(again.evidence)
    assert again.reports.articles == opening.reports.articles + 1
    assert again.reports.independent == opening.reports.independent


def test_a_topic_left_out_is_counted_and_gone(story: list[Article], found: list[Extraction]) -> None:
    whole = assemble(story, found)
    atlas = assemble(story, found, StoryOptions(exclude=("Lisbon: another desk tells it", "volcano")))
    check(atlas)
    lisbon, volcano = atlas.story.excluded
    assert (lisbon.topic, lisbon.reason) == ("Lisbon", "another desk tells it")
    assert lisbon.events == len(whole.events) - len(atlas.events) > 0
    assert volcano.events == 0
    assert not [t for t in titles(atlas) if "Lisbon" in t]
    assert {a.id for a in atlas.articles} == {a.id for a in whole.articles}


def test_leaving_everything_out_leaves_an_empty_atlas(story: list[Article], found: list[Extraction]) -> None:
    everything = tuple(sorted({e.id for e in assemble(story, found).events}))
    words = {w for e in assemble(story, found).events for w in e.title.split()}
    atlas = assemble(story, found, StoryOptions(exclude=tuple(sorted(w for w in words if len(w) > 3))))
    check(atlas)
    assert len(atlas.events) == 0 < len(everything)


def test_a_malformed_topic_is_refused(story: list[Article], found: list[Extraction]) -> None:
    with pytest.raises(ConfigError, match="names no topic"):
        assemble(story, found, StoryOptions(exclude=(": because",)))


def test_articles_without_events_make_an_empty_but_valid_atlas() -> None:
    articles = [article(1), article(2, published=None)]
    empty = [Extraction(a.id, (), (), np.zeros((0, DIMENSION), np.float32)) for a in articles]
    atlas = assemble(articles, empty, skipped=[Skipped("page.html", "no text in it")], versions={"storyatlas": "0"})
    check(atlas)
    assert (atlas.events, atlas.links, atlas.storylines) == ((), (), ())
    assert atlas.story.title
    assert atlas.report.counts["articles"] == 2
    assert [s.source for s in atlas.report.skipped] == ["page.html"]
    assert isinstance(atlas.report, Report)


def test_what_somebody_answers_is_an_event_however_weakly_it_is_told(read: Read) -> None:
    text = "Ada Quill condemned officials in Larne on Monday for attending a party at the Golden Harp on Sunday."
    answered = article(1, text)
    atlas = assemble([answered], [read(answered)])
    (link,) = (link for link in atlas.links if link.type == "responds_to")
    titles = {event.id: event.title for event in atlas.events}
    assert "attend a party" in titles[link.target]


def test_no_article_at_all_makes_an_empty_but_valid_atlas() -> None:
    check(assemble([], []))


@pytest.mark.parametrize("name", WEIRD)
def test_a_weird_text_is_read_like_any_other(read: Read, name: str) -> None:
    title, text = WEIRD[name]
    odd = replace(article(1), title=title, text=text)
    check(assemble([odd], [read(odd)]))


def test_weird_texts_together_do_not_disturb_a_story(read: Read, story: list[Article], found: list[Extraction]) -> None:
    odd = [replace(article(20 + n), title=title, text=text) for n, (title, text) in enumerate(WEIRD.values())]
    check(assemble([*story, *odd], [*found, *(read(a) for a in odd)]))


_WORDS = st.sampled_from(
    (
        *("Ada Quill", "Police", "two men", "nine people", "the bridge", "a fire", "in Lisbon", "on Monday", "1990"),
        *("opened", "arrested", "killed", "said", "denied", "will", "after", "because"),
        *(".", "\n", "?", "“", "”", "’s", "🎉", "\u00a0"),
    )
)
_TEXTS = st.one_of(st.lists(_WORDS, max_size=25).map(" ".join), st.text(max_size=40).filter(lambda t: t.isprintable()))


@settings(max_examples=25, deadline=None, derandomize=True)
@given(parts=st.lists(st.tuples(_TEXTS, _TEXTS), min_size=1, max_size=3))
def test_any_articles_make_a_valid_atlas(read: Read, parts: Sequence[tuple[str, str]]) -> None:
    changes: list[dict[str, Any]] = [{"title": title, "text": text} for title, text in parts]
    articles = [replace(article(n), **change) for n, change in enumerate(changes)]
    extractions = [read(a) for a in articles]
    atlas = assemble(articles, extractions)
    check(atlas)
    assert plain(assemble(articles, extractions)) == plain(atlas)

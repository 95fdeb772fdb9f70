"""Disputes: an event that a named speaker denies says who asserts and who denies it."""

from __future__ import annotations

from typing import Any

from storyatlas.link.disputes import add_disputes
from storyatlas.model.event import Evidence, Link, LinkType
from storyatlas.model.mention import EventMention, Participant
from tests.link.making import mention
from tests.stories import article
from tests.storyline.making import event

ARTICLES = {f"a{n}": article(n, outlet=f"Outlet {n}") for n in (1, 2)}
NAVY = Participant("navy", "agent", "organisation")
EVENTS = [event(1), event(2)]  # told and denied


def told(identity: str = "told", quote: str = "The navy seized a ferry", **changes: Any) -> EventMention:
    return mention(identity, "seiz", **{"quote": quote, "participants": (NAVY,), "quality": 0.6, **changes})


def denial(quote: str = "Quill denied it", **changes: Any) -> EventMention:
    return mention(
        "denial", "deny", article="a2", **{"quote": quote, "participants": (), "speaker": "Ada Quill", **changes}
    )


def link(kind: LinkType = "contradicts", *evidence: Evidence) -> Link:
    return Link("l1", "e02", "e01", kind, 0.6, bool(evidence), evidence)


def disputed(link: Link, told: list[EventMention], denied: list[EventMention]) -> list[tuple[str, str, str]]:
    """What, who and by which words, of the one conflict of the event that is told, if there is one."""
    first, second = add_disputes(EVENTS, [link], {"e01": told, "e02": denied}, ARTICLES)
    assert second.conflicts == ()
    assert all(c.what == "whether it happened" for c in first.conflicts)
    return [(v.value, v.speaker, v.quote) for c in first.conflicts for v in c.values]


def test_a_denied_event_tells_who_denies_it() -> None:
    assert disputed(link(), [told()], [denial()]) == [
        ("asserted", "Outlet 1", "The navy seized a ferry"),
        ("denied", "Ada Quill", "Quill denied it"),
    ]


def test_no_dispute_without_a_named_denier_or_another_link() -> None:
    assert disputed(link(), [told()], [denial(speaker=None)]) == []
    assert disputed(link("causes"), [told()], [denial()]) == []
    assert disputed(link(), [told(speaker="Ada Quill")], [denial()]) == []


def test_what_is_planned_or_hardly_asserted_is_not_asserted() -> None:
    assert disputed(link(), [told(status="planned")], [denial()]) == []
    assert disputed(link(), [told(quality=0.1)], [denial()]) == []


def test_stated_words_deny_what_they_hold_and_nothing_else() -> None:
    quote = "Quill denied that the navy had seized the Narnian ferry"
    evidence = Evidence("a2", "text", 100, 100 + len(quote), quote)
    denied = [
        told("saying", "saying the navy seized four men", article="a2", start=110, trigger_start=118, speaker="Ada"),
        denial(quote, start=100, trigger_start=106),
        mention("other", "comment", article="a2", quote="Venn would not comment", speaker="Bo Venn"),
    ]
    content = told("content", "the navy had seized the Narnian ferry", article="a2", start=118, trigger_start=131)
    of_ferry, of_crew = told(), told("crew", "The navy seized four men")
    assert disputed(link("contradicts", evidence), [of_crew, of_ferry, content], denied) == [
        ("asserted", "Outlet 1", "The navy seized a ferry"),
        ("denied", "Ada Quill", quote),
    ]
    assert disputed(link("contradicts", evidence), [of_crew, content], denied) == []


def test_a_denied_report_is_what_the_same_article_told() -> None:
    quote = "Quill denied the report"
    evidence = Evidence("a2", "text", 100, 100 + len(quote), quote)
    denied = [denial(quote, start=100, trigger_start=106)]
    assert disputed(link("contradicts", evidence), [told(article="a2")], denied)
    assert disputed(link("contradicts", evidence), [told()], denied) == []


def test_a_denial_without_the_word_for_the_event_denies_what_it_names() -> None:
    quote = "Quill denied cutting water to the city"
    evidence = Evidence("a2", "text", 100, 100 + len(quote), quote)
    denied = [denial(quote, start=100, trigger_start=106)]
    water, line = told("water", "The water was seized", article="a2"), told("line", "A line was seized", article="a2")
    rows = disputed(link("contradicts", evidence), [line, water], denied)
    assert [words for _, _, words in rows] == ["The water was seized", quote]


def test_a_denial_that_says_whose_claim_it_denies_tells_both_sides() -> None:
    quote = "Quill denied a claim by Bo Venn's office that the navy had seized the Narnian ferry"
    evidence = Evidence("a2", "text", 100, 100 + len(quote), quote)
    denied = [denial(quote, start=100, trigger_start=106)]
    held = told("content", "the navy had seized the Narnian ferry", article="a2", start=145, trigger_start=158)
    rows = disputed(link("contradicts", evidence), [held], denied)
    assert [(value, speaker) for value, speaker, _ in rows] == [
        ("asserted", "Bo Venn's office"),
        ("denied", "Ada Quill"),
    ]


def test_what_another_has_just_claimed_is_what_a_denial_denies() -> None:
    quote = "Quill denied any sale"
    evidence = Evidence("a2", "text", 100, 100 + len(quote), quote, cue="denied")
    denied = [denial(quote, start=100, trigger_start=106)]
    claim = told("claim", "the navy took two boats", article="a2", start=60, end=90, speaker="Bo Venn")
    far = told("far", "the navy took two boats", speaker="Karl Venn")
    rows = disputed(link("contradicts", evidence), [claim, far], denied)
    assert [(value, speaker) for value, speaker, _ in rows] == [("asserted", "Bo Venn"), ("denied", "Ada Quill")]


def test_who_has_found_no_trace_of_it_does_not_confirm_it() -> None:
    quote = "Quill said it had found no record"
    evidence = Evidence("a2", "text", 100, 100 + len(quote), quote, cue="found")
    said = mention("said", "say", article="a2", quote=quote, start=100, trigger_start=106, speaker="Ada Quill")
    rows = disputed(link("contradicts", evidence), [told(article="a2", speaker="Bo Venn")], [said])
    assert [value for value, _, _ in rows] == ["asserted", "not confirmed"]

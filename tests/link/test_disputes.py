"""Disputes: an event that a named speaker denies says who asserts and who denies it."""

from __future__ import annotations

from storyatlas.link.disputes import add_disputes
from storyatlas.model.event import Event, Evidence, Link
from tests.stories import article
from tests.storyline.making import event

ARTICLES = {f"a{n}": article(n, outlet=f"Outlet {n}") for n in (1, 2)}


def said(number: int, speaker: str | None) -> Event:
    quote = "The navy seized a ferry"
    return event(number, evidence=(Evidence(f"a{number}", "text", 0, len(quote), quote, speaker),), participants=())


def link(kind: str = "contradicts") -> Link:
    return Link("l1", "e02", "e01", kind, 0.6, True)  # type: ignore[arg-type]  # a type by name


def test_a_denied_event_tells_who_denies_it() -> None:
    told, denial = add_disputes([said(1, None), said(2, "Ada Quill")], [link()], ARTICLES)
    (conflict,) = told.conflicts
    assert conflict.what == "whether it happened"
    assert [(v.value, v.speaker) for v in conflict.values] == [("asserted", "Outlet 1"), ("denied", "Ada Quill")]
    assert denial.conflicts == ()


def test_no_dispute_without_a_named_denier_or_another_link() -> None:
    assert all(not e.conflicts for e in add_disputes([said(1, None), said(2, None)], [link()], ARTICLES))
    assert all(not e.conflicts for e in add_disputes([said(1, None), said(2, "Ada")], [link("causes")], ARTICLES))
    assert all(not e.conflicts for e in add_disputes([said(1, "Ada"), said(2, "Ada")], [link()], ARTICLES))

"""Occasions that last hold what the same person does there meanwhile."""

from __future__ import annotations

from typing import Any

from storyatlas.link import find_parts
from storyatlas.model.event import Event
from storyatlas.model.mention import EventMention, Participant
from storyatlas.model.place import Place
from tests.link.making import ADA, event, mention

OZ = Place("Oz", "XO", 10.0, 10.0, "country")
KARL = Participant("Karl Venn", "agent", "person")

VISIT = event("visit", "2023-05-01", articles=6)
SECOND = event("trip", "2023-05-01", articles=4)
HELD: dict[str, list[EventMention]] = {
    "visit": [mention("v1", "visit", start="2023-05-01"), mention("v2", "visit", start="2023-05-01")],
    "trip": [mention("t1", "travel", noun=True, start="2023-05-01")],
}


def parts(*others: Event, lemma: str = "meet") -> list[tuple[str, str]]:
    told = {other.id: [mention(f"m-{other.id}", lemma, start=other.time.start)] for other in others}
    mentions = {**HELD, **told}
    links = find_parts([VISIT, SECOND, *others], mentions)
    assert all(link.type == "part_of" and not link.stated for link in links)
    return [(link.source, link.target) for link in links]


def test_a_meeting_of_the_visitor_is_part_of_the_visit_that_most_articles_tell() -> None:
    assert parts(event("meeting", "2023-05-02")) == [("meeting", "visit")]


def test_what_happens_later_elsewhere_or_to_others_is_not() -> None:
    def alone(name: str, start: str, **changes: Any) -> list[tuple[str, str]]:
        return parts(event(name, start, **changes))

    assert alone("late meeting", "2023-05-09") == []
    assert alone("meeting abroad", "2023-05-02", place=OZ) == []
    assert alone("meeting of others", "2023-05-02", participants=(KARL,)) == []
    assert alone("meeting told once", "2023-05-02", articles=1) == []


def test_a_demand_made_meanwhile_is_no_part_but_a_speech_is() -> None:
    assert parts(event("demand", "2023-05-02", type="demand"), lemma="urg") == []
    assert parts(event("speech", "2023-05-02", type="statement"), lemma="speak") == [("speech", "visit")]


def test_what_no_article_dates_itself_is_not() -> None:
    undated = event("meeting", "2023-05-02")
    told = mention("m", "meet", start="2023-05-02", time_source="published")
    assert find_parts([VISIT, SECOND, undated], {**HELD, "meeting": [told]}) == ()


def test_what_somebody_denies_is_not() -> None:
    assert parts(event("meeting", "2023-05-02", status="denied")) == []


def test_what_two_travellers_share_is_part_of_the_visit_that_more_articles_tell() -> None:
    theirs = event("other visit", "2023-05-01", articles=5, participants=(KARL,))
    meeting = event("meeting", "2023-05-02", participants=(ADA, KARL))
    told = {
        **HELD,
        "other visit": [mention("o1", "visit", start="2023-05-01")],
        "meeting": [mention("m", "meet", start="2023-05-02")],
    }
    links = find_parts([VISIT, SECOND, theirs, meeting], told)
    assert ("meeting", "visit") in [(link.source, link.target) for link in links]
    assert ("meeting", "other visit") not in [(link.source, link.target) for link in links]


def test_what_did_not_take_place_is_not() -> None:
    told = mention("m", "meet", start="2023-05-02", negated=True)
    assert find_parts([VISIT, SECOND, event("meeting", "2023-05-02")], {**HELD, "meeting": [told]}) == ()


def test_what_a_title_tells_as_ahead_of_it_is_not() -> None:
    assert parts(event("meeting ahead of the visit", "2023-05-01")) == []

"""What must hold of every mention of any text: its words are the article's, its values in range."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyatlas.extract import extract_events
from storyatlas.model.document import Document
from tests.extract.reading import annotate, event, read

_SUBJECTS = ("Mayor Ada Quill", "The harbour police", "Olga Petrova", "She", "It", "300 sailors", "THE COUNCIL", "🎉")
_VERBS = ("arrested", "opened", "said", "denied that Karl Venn met", "will visit", "was closed by", "claimed", "is")
_OBJECTS = ("two men", "the bridge", "Lisbon", "the attack on Fort Marl", "the mayor's budget", "", "“a deal”")
_ENDS = (" on Monday", " in Oslo", " in May 1990", " after the storm", ", according to Bram", " until Friday", "")
_STOPS = (". ", "! ", "?\n", ".\n\n", " — ", ".” ", "\u00a0", "")


@st.composite
def _sentences(draw: st.DrawFn) -> str:
    parts = (_SUBJECTS, _VERBS, _OBJECTS, _ENDS, _STOPS)
    subject, verb, obj, end, stop = (draw(st.sampled_from(choices)) for choices in parts)
    return f"{subject} {verb} {obj}{end}{stop}"


_TEXTS = st.one_of(
    st.lists(_sentences(), max_size=5).map("".join),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=80),
)


def check(document: Document) -> None:
    mentions, relations = extract_events(document)
    ids = {m.id for m in mentions}
    assert len(ids) == len(mentions)
    assert len({(m.field, m.start, m.end) for m in mentions}) == len(mentions)
    for m in mentions:
        section = document.title if m.field == "title" else document.text
        assert m.quote == document.article.read(m.field, m.start, m.end)
        assert m.quote.strip() == m.quote != ""
        assert m.trigger == section.text[m.trigger_start : m.trigger_end]
        assert section.sentences[m.sentence].start <= m.start < m.end <= section.sentences[m.sentence].end
        assert 0 < m.quality <= 1
        assert 0 <= m.headline_score <= 1
        assert all(p.name.strip() == p.name != "" for p in m.participants)
        assert all(m.start <= q.start < q.end <= m.end for q in m.quantities)
        assert all(q.text == section.text[q.start : q.end] for q in m.quantities)
        assert (m.time.start is None) == (m.time_source == "none")
        assert (m.place is None) == (m.place_source == "none")
        assert m.speaker is None or m.speaker
    for relation in relations:
        assert {relation.source, relation.target} <= ids | {""}  # an end may be named, not told
        assert relation.quote == document.article.read(relation.field, relation.start, relation.end)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(title=_TEXTS, text=_TEXTS)
def test_every_quotation_is_the_articles_own_words(title: str, text: str) -> None:
    check(annotate(text or " ", title=title))


def test_mentions_come_in_the_order_of_the_text_title_first() -> None:
    text = "Police arrested two men in Oslo. The court sentenced Karl Venn in May."
    places = [(m.field, m.start) for m in read(text, title="Police arrest two in Oslo")]
    assert places == sorted(places, key=lambda p: (p[0] != "title", p[1]))
    assert len(places) == 3


def test_the_same_words_give_the_same_ids_and_other_articles_others() -> None:
    text = "Police arrested two men in Oslo."
    assert read(text) == read(text)
    assert {m.id for m in read(text)} == {m.id for m in read(text, published="2023-05-11")}
    assert {m.id for m in read(text)}.isdisjoint(m.id for m in read(f"Again. {text}"))


def test_a_noun_inside_the_clause_of_its_own_verb_is_not_told_twice() -> None:
    mentions = read("Soldiers attacked the town of Bergen in the attack of May 1990.")
    assert [m.trigger for m in mentions if m.lemma == "attack"] == ["attacked"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "...", "!?!?", "— “ ” —", "1 2 3 1990 5,000", "🔥🔥🔥"])
def test_a_text_that_says_nothing_has_no_events(text: str) -> None:
    assert extract_events(annotate(text or " ", title=text)) == ((), ())


@pytest.mark.parametrize(
    ("text", "trigger", "speaker"),
    [
        ("State television quoted Ada Quill as saying that two villages were destroyed.", "destroyed", "Ada Quill"),
        (
            "Ada Quill was quoted by state television as saying that two villages were destroyed.",
            "destroyed",
            "Ada Quill",
        ),
        ("As the clerk Emil Venn read the verdict on Monday, two jurors wept in Larne.", "wept", None),
        ("As Emil Venn reported, the port of Larne closed on Monday.", "closed", "Emil Venn"),
    ],
)
def test_who_is_quoted_speaks_and_who_reads_something_aloud_does_not(
    text: str, trigger: str, speaker: str | None
) -> None:
    assert event(text, trigger).speaker == speaker


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Ada Quill mocked Emil Venn for refusing to close the port on Monday.", "refusing"),
        ("Ada Quill left Larne on Monday, condemning Emil Venn for closing the port.", "closing"),
    ],
)
def test_who_is_mocked_or_condemned_for_it_did_it(text: str, trigger: str) -> None:
    assert [p.name for p in event(text, trigger).participants if p.role == "agent"] == ["Emil Venn"]


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("The Harbour Board fired captain Ada Quill on Saturday.", "sack"),
        ("A gunman opened fire at the office party.", "shoot"),
        ("Danubia fired two missiles on Saturday.", "launch"),
    ],
)
def test_to_fire_is_to_sack_to_shoot_or_to_launch_and_never_to_burn(text: str, stem: str) -> None:
    assert [m.lemma for m in read(text)] == [stem]


@pytest.mark.parametrize(
    ("text", "trigger", "status", "start"),
    [
        ("The vote is scheduled for Friday.", "vote", "planned", "2023-05-12"),
        ("The passage of the budget is expected after May 20.", "expected", "planned", "2023-05-20"),
        ("The talks are due in late June.", "talks", "planned", "2023-06"),
        ("Ada Quill left for the Oslo summit in June.", "summit", "planned", "2023-06"),
        ("The mayor spoke of it when she visits Oslo next month.", "visits", "planned", "2023-06"),
        ("Ada Quill threatened to close the port.", "threatened", "happened", "2023-05-10"),
        ("The party's setback in Sunday's elections may force the mayor to go.", "elections", "happened", "2023-05-07"),
        ("A report is promised by 1 June.", "promised", "planned", "2023-06-01"),
        ("He had filed the plan to sell on April 26.", "filed", "happened", "2023-04-26"),
        ("She spoke of a letter on Saturday in which founders urged her to act.", "urged", "happened", "2023-05-06"),
        ("Opposition is spreading ahead of the vote on May 20.", "spreading", "happened", None),
    ],
)
def test_what_is_set_for_a_later_day_is_planned(text: str, trigger: str, status: str, start: str | None) -> None:
    found = event(text, trigger)
    assert found.status == status
    assert start is None or found.time.start == start


def test_ten_days_after_something_long_ago_is_not_ten_days_before_print() -> None:
    text = "Harbour Bank was seized in September 2008, ten days after Quill Brothers filed for bankruptcy."
    assert event(text, "filed").time.start is None


def test_the_hour_over_an_entry_is_no_part_of_it() -> None:
    text = "08:45 Venn Harbour has closed the port.\n\n17:40 Ada Quill has resigned."
    assert [m.headline for m in read(text)] == ["Venn Harbour closes the port", "Ada Quill resigns"]


def test_what_is_quoted_is_not_cut_in_the_middle() -> None:
    text = 'Quill said it was "the direct result of leaders in Oslo weakening the rules," a reference to 2018.'
    assert event(text, "said").headline.endswith("direct result of leaders in Oslo weakening the rules")


def test_what_somebody_does_for_a_living_and_what_something_costs_are_no_events() -> None:
    assert read("Karl Venn sold boats for a living.") == ()
    assert read("Venn Harbour charged $250,000 for a place on the trip.") == ()


def test_five_years_before_something_undated_is_not_ahead() -> None:
    text = "Five years before the Swift vanished with its owner on board, a docker wrote a report."
    assert [m.time.start for m in read(text) if m.trigger == "vanished"] == [None]


def test_a_noun_behind_a_name_belongs_to_it() -> None:
    assert event("The bank bought the UK bit for £1 on Monday.", "bought").headline == "Bank buys the UK bit for £1"

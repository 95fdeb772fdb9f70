"""What nouns of acts point to: by their day, by whose act it was, by what it concerned."""

from __future__ import annotations

import pytest

from storyatlas.extract import extract_events
from storyatlas.model.extraction import Reference, Relation
from tests.extract.reading import annotate


def relations_in(text: str) -> tuple[Relation, ...]:
    return extract_events(annotate(text))[1]


def reference_in(text: str) -> Reference:
    """The one reference of the relations of a text."""
    (found,) = {r.reference for r in relations_in(text) if r.reference is not None}
    return found


def test_a_noun_keeps_whose_act_it_was_and_what_it_concerned() -> None:
    found = reference_in("Norway closed its ports in response to a Danish attack on a ferry.")
    assert (found.stem, found.sides, found.aims, found.known) == ("attack", ("denmark",), ("ferry",), False)


@pytest.mark.parametrize(
    "text",
    [
        # another thing befell another thing
        "Karl Venn attacked a mill on Monday. The council closed the port in response to the attack on a ferry.",
        # what was refused is no step that "the measure" could mean
        "Ada Quill denied the plot on Monday. The council closed the port after its measure.",
    ],
)
def test_a_noun_does_not_point_to_what_it_cannot_mean(text: str) -> None:
    mentions, relations = extract_events(annotate(text))
    pointed = {m.id for m in mentions if m.trigger in {"attacked", "denied"}}
    assert not pointed & {end for r in relations for end in (r.source, r.target)}


def test_what_is_called_for_has_not_been_done() -> None:
    mentions, relations = extract_events(annotate("Ada Quill rejected a request by traders to halt the ferries."))
    halted = {m.id for m in mentions if m.trigger == "halt"}
    assert not halted & {r.target for r in relations}


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Norway is on alert for possible retaliation for Monday's attack on two ferries.", "retaliation"),
        ("Ministers backed up the pact on Monday with a ban on ferries.", "backed"),
        ("Traders declined on Monday to comment on the meeting.", "on"),
        ("Karl Venn, who was at the conference in Larne, told reporters that the port had closed.", "at"),
    ],
)
def test_what_may_come_or_is_only_spoken_of_joins_nothing(text: str, cue: str) -> None:
    assert cue not in {r.cue for r in relations_in(text)}


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Senators expressed support for the attack by Narnia on Monday.", "support"),
        ("Ada Quill called the attack in Larne a crime on Monday.", "called"),
        ("Narnia bombed Larne on Monday in swift revenge for the attack on a convoy.", "revenge"),
        ("Karl Venn said on Monday that the attack on the ferry was a mistake.", "said"),
        ("Narnia bombed the town of Larne after rebels killed two soldiers.", "after"),
    ],
)
def test_words_of_praise_and_blame_and_acts_of_war_answer_something(text: str, cue: str) -> None:
    assert ("responds_to", cue) in {(r.type, r.cue) for r in relations_in(text)}


def test_a_reason_is_no_event_of_its_own() -> None:
    mentions, _ = extract_events(annotate("Norway shelled a platform on Monday in retaliation for a raid."))
    assert "retaliation" not in {m.trigger for m in mentions}

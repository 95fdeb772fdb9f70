"""A name is one thing throughout a story."""

from __future__ import annotations

import numpy as np

from storyatlas.coref.kinds import agree_on_kinds
from storyatlas.model.extraction import Extraction
from storyatlas.model.kinds import VESSEL, WITH_THE, NameKind
from storyatlas.model.mention import Participant
from tests.coref.making import mention


def told(number: int, name: str, kind: str, *kinds: NameKind) -> Extraction:
    own = mention(number, participants=(Participant(name, "agent", kind),))
    return Extraction(f"a{number}", (own,), (), np.zeros((1, 2), np.float32), kinds=kinds)


def types(*extractions: Extraction) -> set[str]:
    return {p.type for e in agree_on_kinds(extractions) for m in e.mentions for p in m.participants}


def test_most_namings_say_what_a_name_is() -> None:
    assert types(
        told(1, "Ada Quill", "person"), told(2, "Ada Quill", "person"), told(3, "Ada Quill", "organisation")
    ) == {"person"}


def test_what_stands_beside_a_name_weighs_more_than_the_recogniser() -> None:
    age = NameKind("ada quill", "person", 3)
    bodies = [told(n, "Ada Quill", "organisation") for n in range(3)]
    assert types(*bodies, told(4, "Ada Quill", "person", age)) == {"person"}
    assert types(told(1, "Rovers", "person", NameKind("rovers", WITH_THE, 6)), told(2, "Rovers", "person")) == {
        "organisation"
    }


def test_the_last_word_of_a_ship_is_the_ship() -> None:
    full = told(1, "INS Swallow", "person", NameKind("ins swallow", VESSEL, 2))
    assert types(full, told(2, "Swallow", "person")) == {"thing"}


def test_a_name_that_is_a_place_as_often_as_a_body_is_a_place() -> None:
    assert types(told(1, "Lisbon", "place"), told(2, "Lisbon", "organisation")) == {"place"}
    assert types(told(1, "Lisbon", "place"), *(told(n, "Lisbon", "organisation") for n in (2, 3))) == {
        "place",
        "organisation",
    }

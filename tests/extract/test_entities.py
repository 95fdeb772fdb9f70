"""Entities put right by all that an article says of a name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from storyatlas.extract.entities import read_kinds, settled
from tests.extract.reading import annotate, event


def entities(text: str) -> dict[str, str]:
    return {e.text: e.type for e in settled(annotate(text)).text.entities}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Clerk Janet Bowers sued the city of Oslo on Monday.", "Janet Bowers"),
        ("Harbour Police Sergeant Shaun Le Quill led the case.", "Shaun Le Quill"),
        ("Senior Trooper William Venn died on Monday.", "William Venn"),
        ("Finance Minister Choi Sang-mok met the governor, Venn, late on Tuesday.", "Choi Sang-mok"),
    ],
)
def test_what_somebody_is_belongs_to_no_name(text: str, name: str) -> None:
    assert entities(text)[name] == "PERSON"


def test_an_office_alone_is_nobody() -> None:
    assert not {"General", "Secretary", "Secretary General"} & set(
        entities("The ships sank, the alliance's Secretary General, Ada Quill, said on Monday.")
    )


def test_a_king_by_name_keeps_it() -> None:
    assert "Larry King" in entities("Larry King met Ada Quill in Oslo on Monday.")


def test_a_clock_time_and_its_zone_take_no_part() -> None:
    found = event("The ferry sank at 11 am CET, Ada Quill said, 20 miles west of Oslo.", "sank")
    assert not {"CET", "8.40pm"} & {p.name for p in (*found.participants, *found.bystanders)}


def test_a_ship_is_a_thing_wherever_it_is_named() -> None:
    text = "The frigate HMS Swallow sank a trawler on Monday. The Swallow fired twice. Later HMS Swallow left."
    assert {p.name: p.type for p in event(text, "sank").participants}["HMS Swallow"] == "thing"
    assert "PERSON" not in entities(text).values()


def test_a_surname_is_a_person_where_its_full_name_is() -> None:
    text = "Ada Weitz, 34, opened the bridge on Monday. The crowd cheered Weitz. Then Weitz left Oslo."
    assert {kind for name, kind in entities(text).items() if name.endswith("Weitz")} == {"PERSON"}


def test_what_words_tell_of_a_name_is_kept_for_the_story() -> None:
    told = {(k.name, k.kind) for k in read_kinds(annotate("Ada Quill, 34, met the Rovers. The Rovers won."))}
    assert ("ada quill", "person") in told


def test_a_headline_names_in_full_whom_its_text_calls_by_surname() -> None:
    text = "The bridge was opened by Marsh on Monday. Marsh thanked the crew. Later Marsh left Oslo."
    found = event(text, "thanked", title="Lena Marsh opens the bridge")
    assert "Lena Marsh" in {p.name for p in found.participants}


def test_a_name_that_the_recogniser_cut_is_joined() -> None:
    document = annotate("Prince Harald bin Quill said prices would fall.")
    cut = replace(document.text.entities[0], last=2, end=len("Prince Harald"), text="Prince Harald")
    document = replace(document, text=replace(document.text, entities=(cut,)))
    assert [e.text for e in settled(document).text.entities] == ["Prince Harald bin Quill"]


def test_a_body_is_named_whole() -> None:
    text = "Police broke up a march of the Ladies in White. Later the Ladies in White marched again."
    assert "Ladies in White" in entities(text)
    assert "White" not in entities(text)


def test_a_ship_is_one_under_its_short_name() -> None:
    text = "The frigate HMS Swallow left Oslo. On Monday the Swallow rammed a trawler."
    assert "HMS Swallow" in {p.name for p in event(text, "rammed").participants}

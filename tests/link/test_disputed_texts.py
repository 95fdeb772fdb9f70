"""Who disagrees with whom, read from whole texts, and what is no dispute."""

from __future__ import annotations

from functools import cache

import pytest

from storyatlas.link.conflicts import find_conflicts
from storyatlas.model.mention import EventMention
from storyatlas.model.place import Place
from storyatlas.pipeline import DocumentStages, assemble
from tests.extract.reading import read
from tests.link.counting import DAY, count, told
from tests.stories import article


@cache
def _stages() -> DocumentStages:
    return DocumentStages()


def _disputed(*texts: str) -> dict[str, list[tuple[str, str]]]:
    """What is disputed in articles of one day, with each value and who gives it."""
    articles = [article(n, text, published="2023-05-10", outlet=f"Outlet {n}") for n, text in enumerate(texts, 1)]
    atlas = assemble(articles, [_stages().read(a) for a in articles])
    return {c.what: [(v.value, v.speaker) for v in c.values] for event in atlas.events for c in event.conflicts}


@pytest.mark.parametrize(
    ("text", "what", "values"),
    [
        (
            "Doctors said at least 37 people had been hurt in the protest in Porto on Monday. An organiser of the "
            "demonstration put the number of injured at over 50.",
            "number of people injured",
            [("at least 37", "doctors"), ("over 50", "organiser")],
        ),
        (
            "At least 39 people were being treated at the hospital in Porto on Monday, a nurse said. Other hospital "
            "staff gave the number as 55.",
            "number of people injured",
            [("At least 39", "nurse"), ("55", "other hospital staff")],
        ),
        (
            "The Survey of Norway put the earthquake near Oslo on Monday at magnitude 7.8. The agency NORA gave a "
            "magnitude of 7.4.",
            "magnitude",
            [("7.8", "Outlet 1"), ("7.4", "NORA")],
        ),
        (
            "The World Bank said on Monday that the storm caused about $34.2bn of damage in Norway. Harland Bank "
            "put the damage at $25bn.",
            "amount of the damage",
            [("about $34.2bn", "World Bank"), ("$25bn", "Harland Bank")],
        ),
        (
            "At least 7,108 people are known to have died in Norway, the minister Emil Quill said on Monday. The union "
            "said on Monday that more than 6,000 people have been confirmed killed in Norway.",
            "number of people killed",
            [("At least 7,108", "Emil Quill"), ("more than 6,000", "union")],
        ),
        (
            "A police spokesman, Karl Venn, said the crowd had tried to set fire to a depot in Porto on Monday. "
            'Residents rejected this account. "Nobody touched the depot," one said.',
            "whether it happened",
            [("asserted", "Karl Venn"), ("denied", "residents")],
        ),
        (
            "Rights monitors said at least 57 people had died in Goma on Monday; the government's tally is 31.",
            "number of people killed",
            [("at least 57", "rights monitors"), ("31", "government")],
        ),
        (
            "Roughly 13 million people had been affected by the fire in Oslo on Monday, Harland said. Marsh put the "
            "number at close to 12 million.",
            "number of people",
            [("Roughly 13 million", "Harland"), ("close to 12 million", "Marsh")],
        ),
        (
            "About 1,300 people were detained in Oslo on Monday, Harland said. The police put the number at about "
            "1,200.",
            "number of people detained",
            [("About 1,300", "Harland"), ("about 1,200", "police")],
        ),
    ],
)
def test_two_who_disagree_in_one_article(text: str, what: str, values: list[tuple[str, str]]) -> None:
    assert _disputed(text) == {what: values}


def test_a_part_and_its_whole_are_no_dispute() -> None:
    text = "Police sealed off 1,300 of {}2,315 polling stations on Sunday, {} said."
    assert _disputed(text.format("", "the minister Emil Quill"), text.format("the ", "the government")) == {}


@pytest.mark.parametrize(
    "text",
    [
        "About 1,300 people were detained in Oslo on Monday, Harland said. Police put the number at more than 1,200.",
        "About 1,300 people were detained in Oslo on Monday, Harland said. Police put the number at about 1,280.",
        "The union said 2,500 people had been killed in Goma on Monday. Its figure was 1,800 a year ago.",
    ],
)
def test_figures_that_may_be_one_are_no_dispute(text: str) -> None:
    assert _disputed(text) == {}


def test_a_sum_and_what_it_sums_up_are_no_dispute() -> None:
    text = (
        "The combined number of dead passed 11,200 on Monday, the United Nations said. Norwegian officials reported "
        "that 2,662 had died."
    )
    assert _disputed(text) == {}


def test_whoever_accuses_does_not_do_the_second_deed_either() -> None:
    text = "Amnesty International accused the police of using force that night and of torturing some of the detained."
    assert not any(title.startswith("Amnesty International tortures") for title in (m.headline for m in read(text)))


def test_the_dead_of_two_countries_are_no_dispute() -> None:
    def dead(number: int, toll: float, country: str) -> EventMention:
        here = Place(f"Larne, {country}", country, 50.0, 0.0, "city")
        return told(number, count(toll, "people", "die"), place=here, place_source="stated")

    assert find_conflicts([dead(1, 284, "XN"), dead(2, 260, "XN")], DAY)
    assert find_conflicts([dead(1, 284, "XN"), dead(2, 260, "XD")], DAY) == ()


def test_two_hospitals_count_their_own() -> None:
    def dead(number: int, toll: float, speaker: str) -> EventMention:
        return told(number, count(toll, "people", "die"), speaker=speaker)

    assert find_conflicts([dead(1, 25, "Larne Hospital"), dead(2, 23, "the police")], DAY)
    assert find_conflicts([dead(1, 25, "Larne Hospital"), dead(2, 23, "Larne Medical Center")], DAY) == ()

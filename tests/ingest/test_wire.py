"""Wire copies and what is none."""

# ruff: noqa: E501 (a paragraph of an article is one line)

import random
from dataclasses import replace

from storyatlas.ingest.wire import find_wire_copies
from storyatlas.model.article import Article, date_copies

WIRE = """ELWIN (Coast Wire) - The harbour authority closed the northern pier on Tuesday after divers found cracks in two of its pillars, and told some forty boats to land their catch elsewhere.
Engineers will examine the structure for at least three weeks, according to a statement that the authority put out late in the evening.
The pier was built in 1961 and last repaired in 2009, when a storm tore off part of its deck and sank two trawlers at their moorings.
Fishermen gathered at the gates in the morning and complained that nobody had warned them before their boats went out for the night.
The mayor promised help with the cost of fuel and said that buses would take crews to the southern harbour free of charge until work was done.
Repairs in 2009 took eleven months and cost nearly twice what had been planned, a report by the auditors found the year after.
Traffic at the ferry terminal is not affected, the authority added, and cruise ships will call as scheduled from the first of May."""
OTHER = """Cracks in the pillars of Elwin's northern pier have forced its closure, and the fishing fleet to move south.
Divers came upon the damage during a routine dive on Monday, two officials told this newspaper.
A survey could last well into April. Until then, crews face a drive of an hour each way to Saint Orran, where space on the quay is short.
"We are losing a day's pay every week," said Bo Hellan, who has fished out of Elwin for thirty years, standing beside his idle truck.
Opposition councillors asked why warnings from a survey three years ago had gone unheeded, and called for a special session."""
QUOTE = (
    "“We take the safety of everybody who works on this pier seriously, and that is why we close it today and not tomorrow; "
    "we know what it means for families that live from the sea, and we shall stand by them in the weeks to come, "
    "with buses, with money for fuel, and with an open ear for whatever else is needed in this hard season,” the mayor said."
)


def article(name: str, text: str, published: str | None = "2024-03-05T18:00:00+00:00", **more: str) -> Article:
    return Article(
        name, f"https://{name}.example/1", f"The {name.title()} Post", "Pier closed", text, published, **more
    )


def copies(*articles: Article) -> dict[str, str | None]:
    return {found.id: found.wire_of for found in find_wire_copies(articles)}


def edited(text: str, every: int) -> str:
    words = text.split(" ")
    return " ".join("indeed" if number % every == every - 1 else word for number, word in enumerate(words))


def test_copies_point_to_the_earliest() -> None:
    found = copies(
        article("b", WIRE, "2024-03-05T19:00:00+00:00"), article("a", WIRE), article("c", WIRE, "2024-03-06")
    )
    assert found == {"a": None, "b": "a", "c": "a"}


def test_times_are_compared_across_zones() -> None:
    found = copies(article("a", WIRE, "2024-03-05T18:00:00+00:00"), article("b", WIRE, "2024-03-05T18:30:00+02:00"))
    assert found == {"a": "b", "b": None}


def test_the_agency_is_the_original_even_when_later() -> None:
    wire = replace(article("z", WIRE, "2024-03-06T08:00:00+00:00"), outlet="Coast Wire")
    assert copies(article("a", WIRE), wire, article("b", WIRE)) == {"a": "z", "b": "z", "z": None}


def test_an_agency_credited_by_its_initials() -> None:
    text = WIRE.replace("(Coast Wire)", "(CWS)")
    wire = replace(article("z", text, "2024-03-06T08:00:00+00:00"), outlet="The Coast Wire Service")
    assert copies(article("a", text), wire) == {"a": "z", "z": None}


def test_a_long_report_that_takes_in_a_short_one_is_its_own() -> None:
    own = "\n".join(
        f"Our reporter saw {thing} at gate {number}, and wrote of it at length that day."
        for number, thing in enumerate("abcdefghijklmnopqrstuvwxyz" * 2)
    )
    flash = "\n".join(WIRE.split("\n")[:2])
    assert set(copies(article("a", flash, "2024-03-05T08:00:00+00:00"), article("b", f"{own}\n{flash}")).values()) == {
        None
    }


def test_trimmed_edited_and_extended_copies_are_found() -> None:
    paragraphs = WIRE.split("\n")
    lead = "It was a day that the old fishermen of our town will talk about for long, as this reporter saw at the quay."
    found = copies(
        article("a", WIRE, "2024-03-05T10:00:00+00:00"),
        article("trimmed", "\n".join(paragraphs[:3])),
        article("edited", edited(WIRE, 10)),
        article("extended", "\n".join([lead, *paragraphs[1:6]])),
        article("ends", "\n".join([*paragraphs[3:], lead])),
    )
    assert found == {"a": None, "trimmed": "a", "edited": "a", "extended": "a", "ends": "a"}


def test_a_copy_of_a_copy_points_to_the_original() -> None:
    paragraphs = WIRE.split("\n")
    found = copies(
        article("a", "\n".join(paragraphs[:5]), "2024-03-05T10:00:00+00:00"),
        article("b", WIRE, "2024-03-05T11:00:00+00:00"),
        article("c", "\n".join(paragraphs[4:]), "2024-03-05T12:00:00+00:00"),
    )
    assert found["b"] == found["c"] == "a"


def test_two_reports_of_one_event_are_independent() -> None:
    assert set(copies(article("a", WIRE), article("b", OTHER)).values()) == {None}


def test_a_long_quotation_in_common_is_no_copy() -> None:
    one = "\n".join([*WIRE.split("\n")[:3], QUOTE])
    other = "\n".join([QUOTE, *OTHER.split("\n")[:3]])
    assert set(copies(article("a", one), article("b", other)).values()) == {None}


def test_a_form_letter_about_another_day_is_no_copy() -> None:
    assert set(copies(article("a", WIRE), article("b", WIRE, "2024-09-01")).values()) == {None}


def test_lineage_that_the_input_brings_stays() -> None:
    assert copies(article("a", OTHER, wire_of="x"), article("b", WIRE)) == {"a": "x", "b": None}


def test_order_of_the_input_does_not_matter() -> None:
    articles = [article(name, edited(WIRE, 8 + number)) for number, name in enumerate("abcdef")]
    expected = copies(*articles)
    random.Random(1).shuffle(articles)
    assert copies(*articles) == expected


def test_many_articles_are_no_pairs() -> None:
    chance = random.Random(2)
    words = [f"w{number}" for number in range(3000)]
    articles = [article(f"n{number}", " ".join(chance.choices(words, k=200))) for number in range(600)]
    assert set(copies(*articles).values()) == {None}


def test_the_words_of_a_copy_count_from_the_day_of_its_original() -> None:
    agency = replace(article("reuters", WIRE, "2024-03-05"), outlet="Reuters")
    late = article("post", WIRE, "2024-02-20")
    alone = article("mail", OTHER, "2024-03-07")
    found = {a.id: a for a in date_copies(find_wire_copies([agency, late, alone]))}
    assert {id_: str(a.written_on) for id_, a in found.items()} == {
        "reuters": "2024-03-05",
        "post": "2024-03-05",
        "mail": "2024-03-07",
    }
    assert found["post"].published == "2024-02-20"

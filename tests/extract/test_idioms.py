"""Acts that a light verb tells with other words."""

from __future__ import annotations

import pytest

from tests.extract.reading import event, read, triggers


@pytest.mark.parametrize(
    ("text", "trigger", "lemma", "headline"),
    [
        (
            "Dockers at the port of Rotterdam went on strike over pay.",
            "went",
            "strik",
            "Dockers at the port of Rotterdam go on strike over pay",
        ),
        (
            "The ship Ever Quill ran aground in the Suez Canal on Tuesday.",
            "ran",
            "ground",
            "Ship Ever Quill runs aground in the Suez Canal",
        ),
        ("Quill was taken into custody on Monday.", "taken", "detain", "Quill is taken into custody"),
        ("Quill went missing in Goma on Sunday.", "went", "vanish", "Quill goes missing in Goma"),
        ("Quill turned himself in to police on Sunday.", "turned", "surrender", "Quill turns himself in to police"),
        (
            "Harland Group reported a net loss of 1.2 billion euros for the second quarter.",
            "reported",
            "report",
            "Harland Group reports a net loss of 1.2 billion euros",
        ),
        (
            "The Northern Front claimed responsibility for the attack.",
            "claimed",
            "claim",
            "Northern Front claims responsibility for the attack",
        ),
        ("Ada Quill delivered a speech in Oslo.", "delivered", "speak", "Ada Quill delivers a speech in Oslo"),
        ("Rebels opened fire on the crowd in Goma.", "fire", "shoot", "Rebels open fire on the crowd in Goma"),
        (
            "Harland filed a lawsuit against Marsh Group on Monday.",
            "filed",
            "sue",
            "Harland files a lawsuit against Marsh Group",
        ),
        ("Ada Quill tendered her resignation on Monday.", "tendered", "resign", "Ada Quill tenders her resignation"),
        ("The ministry issued a warning to sailors.", "issued", "warn", "Ministry issues a warning to sailors"),
        ("Narnia imposed a ban on ferries on Monday.", "imposed", "ban", "Narnia imposes a ban on ferries"),
        ("Ada Quill paid a visit to Lisbon on Monday.", "paid", "visit", "Ada Quill pays a visit to Lisbon"),
    ],
)
def test_an_idiom_tells_an_act(text: str, trigger: str, lemma: str, headline: str) -> None:
    mention = event(text, trigger)
    assert (mention.lemma, mention.headline) == (lemma, headline)


@pytest.mark.parametrize(
    ("text", "trigger", "headline"),
    [
        (
            "Four days after protesters took possession of the palace in Goma, Quill resigned.",
            "took",
            "Protesters take possession of the palace in Goma",
        ),
        ("The mayor's office was set on fire.", "set", "Mayor's office is set on fire"),
        ("Explosions were heard in Goma on Wednesday.", "heard", "Explosions are heard in Goma"),
        ("Ada Quill took the oath as president on Monday.", "took", "Ada Quill takes the oath as president"),
    ],
)
def test_what_an_idiom_tells_has_happened(text: str, trigger: str, headline: str) -> None:
    mention = event(text, trigger)
    assert (mention.status, mention.headline) == ("happened", headline)


def test_the_noun_of_an_idiom_is_no_event_beside_it() -> None:
    assert triggers("Venn conceded defeat to Quill in Sunday's runoff.") == ["conceded"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ada Quill tendered her resignation on Monday.", ["tendered"]),
        ("Narnia imposed a ban on ferries on Monday.", ["imposed"]),
        ("Ada Quill paid a visit to Lisbon on Monday.", ["paid"]),
    ],
)
def test_an_act_and_its_noun_are_told_once(text: str, told: list[str]) -> None:
    assert triggers(text) == told


@pytest.mark.parametrize(
    ("text", "trigger", "lemma"),
    [
        ("Ada Quill delivered a parcel in Oslo on Monday.", "delivered", "deliver"),
        ("Ada Quill paid the bill in Lisbon on Monday.", "paid", "pay"),
        ("The ministry issued a passport to Bo Venn on Monday.", "issued", "issu"),
    ],
)
def test_a_verb_with_any_other_noun_keeps_its_stem(text: str, trigger: str, lemma: str) -> None:
    assert event(text, trigger).lemma == lemma


def test_who_made_no_offer_made_none() -> None:
    assert read("Quill made no offer to the union.") == ()


def test_the_streets_of_a_town_demand_nothing() -> None:
    mention = event("Thousands of protesters took to the streets of Oslo demanding Venn's resignation.", "demanding")
    assert mention.headline == "Thousands of protesters demand Venn's resignation"


def test_a_quake_of_a_magnitude_strikes() -> None:
    mention = event("A magnitude 6.4 earthquake struck off the coast of Lovia on Tuesday.", "struck")
    assert mention.headline.startswith("6.4 earthquake strike")
    mention = event("A quake of magnitude 7.5 hit near the town of Porto on Tuesday.", "hit")
    assert mention.headline == "Quake of magnitude 7.5 hits near the town of Porto"


def test_somebody_is_dead_and_a_deal_is_not() -> None:
    mention = event("Two people are dead after a fire in Oslo on Sunday.", "are")
    assert (mention.headline, mention.lemma, mention.time.start) == ("Two people are dead", "die", "2023-05-07")
    assert read("The peace process was dead by Friday.") == ()


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("The ministry dismissed the report as nonsense on Tuesday.", "reject"),
        ("Harland dismissed Quill as chairman on Tuesday.", "dismiss"),
        ("Harland dismissed Quill on Tuesday.", "dismiss"),
    ],
)
def test_who_dismisses_a_report_sacks_nobody(text: str, lemma: str) -> None:
    assert event(text, "dismissed").lemma == lemma

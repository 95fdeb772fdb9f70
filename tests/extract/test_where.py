"""Where an event was, and how firmly the article says so."""

from __future__ import annotations

import pytest

from tests.extract.reading import event

WHITE_HOUSE = "White House, Washington, D.C., United States"
UN = "United Nations, New York City, New York, United States"


@pytest.mark.parametrize(
    ("text", "trigger", "place", "source"),
    [
        ("The president arrived in Lisbon on Monday.", "arrived", "Lisbon, Portugal", "stated"),
        ("In Hamburg, the shipyard dismissed 300 welders.", "dismissed", "Hamburg, Germany", "stated"),
        ("The earthquake in Chile on Sunday was strong.", "earthquake", "Chile", "stated"),
        ("Police in Naples arrested a banker.", "arrested", "Naples, Italy", "inside"),
        ("Police arrested Ada Quill at her home in Lyon on Monday.", "arrested", "Lyon, France", "inside"),
        ("Spanish police seized two tonnes of cocaine in Valencia on Monday.", "seized", "Valencia, Spain", "stated"),
        ("Speaking in Oslo, Ada Quill condemned the war in Chile.", "condemned", "Oslo, Norway", "sentence"),
        ("Mongolia closed its border with China.", "closed", "Mongolia", "actor"),
        ("Norwegian Foreign Minister Ada Quill warned the strikers.", "warned", "Oslo, Norway", "actor"),
        ("Chile's ambassador to Norway, Ada Quill, resigned on Monday.", "resigned", "Oslo, Norway", "actor"),
        ("An envoy to the United Nations warned the strikers.", "warned", UN, "actor"),
        ("An envoy warned the strikers.", "warned", None, "none"),
        ("Two Republican senators urged calm on Monday.", "urged", "Washington, D.C., United States", "actor"),
        (
            "Norway is calm, and Norway is cold. A Danish worker was shot at a site near the capital.",
            "shot",
            "Oslo, Norway",
            "inside",
        ),
        ("Norway's former president urged calm.", "urged", "Norway", "actor"),
        ("The Norway Steel Trading president urged calm.", "urged", "Norway", "actor"),
        ("Norway is calm. Parliament rejected the budget on Monday.", "rejected", "Oslo, Norway", "actor"),
        ("Thai officials quarantined forty travellers.", "quarantined", "Thailand", "actor"),
        ("The Swedish airline cancelled flights to Lisbon.", "cancelled", "Sweden", "actor"),
        ("The Lisbon fire of 1988 was the worst.", "fire", "Lisbon, Portugal", "clause"),
        ("The UN Security Council met on Norway on Monday.", "met", UN, "actor"),
        (
            "Norway vetoed a draft on Monday; the veto of a Security Council draft angered the United Nations.",
            "vetoed",
            "Norway",
            "actor",
        ),
        (
            "Norway vetoed a UN Security Council draft on Monday.",
            "vetoed",
            UN,
            "actor",
        ),
        ("The law was adopted by the Bundestag on Monday.", "adopted", "Berlin, Germany", "actor"),
        ("The Danish king toured Lisbon on Monday.", "toured", "Lisbon, Portugal", "stated"),
        ("The singer died in the old city of Porto.", "died", "Porto, Portugal", "stated"),
        ("The Danish prince met two bankers.", "met", None, "none"),
        ("A sailor fled from Norway on Monday.", "fled", "Norway", "stated"),
        ("Ada Quill said at a rally in Lisbon that a ferry sank in Porto.", "said", "Lisbon, Portugal", "stated"),
        ("Ada Quill spoke at the White House on Monday.", "spoke", WHITE_HOUSE, "stated"),
        ("A member in the House of Lords resigned on Monday.", "resigned", None, "none"),
        ("Ada Quill spoke in the UN Security Council on Monday.", "spoke", UN, "stated"),
        ("They met for the first time on Quill Island in Lisbon.", "met", "Quill Island, Lisbon, Portugal", "inside"),
        ("The minister warned of a flood in Norway.", "warned", "Norway", "topic"),
        ("The World Health Organization declared an emergency.", "declared", "Geneva, Switzerland", "actor"),
        ("The council closed the market.", "closed", None, "none"),
        ("Rebels captured most of Hamburg on Monday.", "captured", "Hamburg, Germany", "stated"),
        ("Rebels captured the harbour town of Setubal.", "captured", "Setúbal, Portugal", "stated"),
        ("The siege of Porto ended on Monday.", "siege", "Porto, Portugal", "stated"),
        ("The firm opened a plant near Porto in Portugal.", "opened", "Porto, Portugal", "stated"),
        ("Pirates seized a tanker in the Gulf of Aden.", "seized", "Gulf of Aden", "inside"),
        ("The jet crashed into the Atlantic Ocean.", "crashed", "Atlantic Ocean", "stated"),
        ("The Indian navy sank a trawler.", "sank", None, "none"),
        ("Three Danish marines were captured.", "captured", None, "none"),
        ("NATO bombed a bridge.", "bombed", None, "none"),
        ("Norway's parliament approved the budget.", "approved", "Oslo, Norway", "actor"),
        ("The South Korean defence ministry approved the drill.", "approved", "Seoul, South Korea", "actor"),
        ("The mayor punished Norway for it.", "punished", "Norway", "clause"),
        ("Norwegian soldiers were wounded.", "wounded", None, "none"),
        ("Norwegian warships destroyed a platform.", "destroyed", None, "none"),
        ("Norwegian troops raided a village.", "raided", None, "none"),
        ("Norwegian forces attacked two Danish platforms.", "attacked", "Denmark", "actor"),
        ("Norway's attack on a Danish platform failed.", "attack", "Denmark", "actor"),
        ("Norwegian forces attacked two platforms in the Persian Gulf.", "attacked", "Persian Gulf", "stated"),
        ("Chile praised the U.S. strike on two platforms.", "praised", "Chile", "actor"),
        ("OPEC member Ecuador adopted a budget.", "adopted", "Ecuador", "actor"),
        ("The minister told reporters in Lisbon that a ferry had sunk.", "sunk", None, "none"),
        ("The prince met Ada Quill on Monday after rebels raided a village in Chad.", "met", None, "none"),
        ("The U.N. General Assembly suspended Chad.", "suspended", UN, "actor"),
        ("A fire burned an area the size of Lisbon on Monday.", "burned", None, "none"),
        ("A fire burned a forest larger than Lisbon on Monday.", "burned", None, "none"),
        ("A fire burned a forest near Lisbon on Monday.", "burned", "Lisbon, Portugal", "inside"),
        ("A flood covered an area larger than Lisbon in Norway on Monday.", "covered", "Norway", "inside"),
    ],
)
def test_the_place_of_a_clause(text: str, trigger: str, place: str | None, source: str) -> None:
    mention = event(text, trigger)
    assert (mention.place and mention.place.name, mention.place_source) == (place, source)


def test_a_capital_that_stands_for_its_government_locates_in_its_country() -> None:
    mention = event("Moscow denied the report of the inspectors.", "denied")
    assert mention.place is not None
    assert (mention.place.country, mention.place_source) == ("RU", "actor")


def test_the_next_sentences_go_on_at_the_place_of_the_ones_before() -> None:
    text = "A fire destroyed the town hall in Lisbon on Monday. Two firemen were injured."
    mention = event(text, "injured")
    assert (mention.place and mention.place.name, mention.place_source) == ("Lisbon, Portugal", "context")


def test_a_place_far_above_or_for_plans_is_not_taken_over() -> None:
    away = " ".join(["The harbour is old."] * 4)
    assert event(f"A fire broke out in Lisbon. {away} Two firemen were injured.", "injured").place is None
    assert event("A fire broke out in Lisbon. The council will close the market.", "close").place is None


def test_an_invented_place_stays_unknown() -> None:
    assert event("Police arrested two men in Port Ellerymoor on Monday.", "arrested").place is None


def test_a_place_keeps_its_precision_and_position() -> None:
    city = event("The president arrived in Lisbon on Monday.", "arrived").place
    country = event("The earthquake in Chile on Sunday was strong.", "earthquake").place
    assert city is not None
    assert country is not None
    assert (city.precision, country.precision) == ("city", "country")
    assert city.lat == pytest.approx(38.7, abs=0.3)
    assert city.lon == pytest.approx(-9.1, abs=0.3)


@pytest.mark.parametrize(
    ("text", "trigger", "place", "source"),
    [
        ("Ministers will gather in Oslo, where the king will open the museum.", "open", "Oslo, Norway", "stated"),
        ("Ada Quill met two bankers at the US embassy.", "met", None, "none"),
        ("The Danish embassy reopened on Monday.", "reopened", None, "none"),
        ("A Danish nurse was ordered quarantined in Porto on Monday.", "ordered", "Porto, Portugal", "topic"),
        (
            "The toll in Chile rose to 41 with many cases across almost every province in Chile, as well as "
            "Peru, Bolivia and Norway.",
            "rose",
            "Chile",
            "inside",
        ),
    ],
)
def test_what_only_names_whose_something_is_locates_nothing(
    text: str, trigger: str, place: str | None, source: str
) -> None:
    mention = event(text, trigger)
    assert (mention.place and mention.place.name, mention.place_source) == (place, source)


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("The plane touched down in the Portuguese capital on Monday.", "touched", "Lisbon, Portugal"),
        ("Karl Venn stayed in Norway. Police closed roads in the capital.", "closed", "Oslo, Norway"),
        ("Ada Quill lives in Porto. Two dockers were arrested in the city.", "arrested", "Porto, Portugal"),
        ("Ministers flew to Iceland. They met the dockers on the island on Monday.", "met", "Iceland"),
        ("Ada Quill praised Porto. The city council dismissed two dockers.", "dismissed", None),
    ],
)
def test_the_capital_the_city_and_the_island_are_those_that_are_meant(
    text: str, trigger: str, place: str | None
) -> None:
    found = event(text, trigger).place
    assert (found.name if found else None) == place


def test_a_country_before_what_lies_nowhere_is_no_place() -> None:
    text = "Ada Quill hit back at Norwegian and US double standards. Dockers were injured."
    assert event(text, "injured").place is None
    named = event("Ada Quill was held at a US airport. Dockers were injured.", "injured").place
    assert named is not None
    assert named.name == "United States"


def test_a_journey_is_where_it_leads() -> None:
    place = event("Ada Quill flew from a base outside Porto to Norway on Monday.", "flew").place
    assert place is not None
    assert place.name == "Norway"


def test_where_something_else_was_before_is_not_where_this_was() -> None:
    assert event("The player was arrested five days before the defeat at Lisbon.", "arrested").place_source == "topic"


@pytest.mark.parametrize("actor", ["Danish climber", "Danish tourist", "Danish hotel company"])
def test_who_is_told_to_be_a_foreigner_was_not_at_home(actor: str) -> None:
    article = f"A {actor} bought two huts. Danish police arrested a banker."
    assert event(article, "bought").place is None
    assert event(article, "arrested").place_source == "actor"


def test_a_common_noun_means_the_one_site_of_its_kind_that_was_named() -> None:
    port = "A fire broke out at the port of Lisbon on Monday. "
    reached = event(port + "Crews reached the port on Tuesday.", "reached")
    assert (reached.place, reached.place_source) == (event(port, "broke").place, "stated")
    two = port + "Another fire broke out at the port of Porto. Crews reached the port on Tuesday."
    assert event(two, "reached").place_source == "context"


def test_what_an_event_did_it_did_where_it_was() -> None:
    text = "Guerrillas claimed the bombings in Lisbon that killed 44 people. Sweden was silent."
    mention = event(text, "killed")
    assert mention.place is not None
    assert (mention.place.name, mention.place_source) == ("Lisbon, Portugal", "sentence")


def test_bodies_and_saints_that_bear_the_name_of_a_town_are_not_in_it() -> None:
    assert event("The mayor thanked the Church of Lisbon for its help.", "thanked").place is None
    hit = event("The blast hit the small church of St. Peter and St. Paul in Cairo.", "hit")
    assert hit.place is not None
    assert hit.place.name == "Cairo, Egypt"


def test_what_was_in_another_year_was_not_where_the_sentence_before_is_set() -> None:
    two = (
        "Ada Quill spoke at a rally in Aleppo on Monday.\n\nIn 2011, Harland signed a deal with Venn to drill for oil."
    )
    assert event(two, "signed").place is None


def test_a_ship_is_not_where_its_flag_is_from() -> None:
    assert event("The Dutch-flagged Alp Guard rammed a quay on Sunday.", "rammed").place is None


def test_a_veto_and_what_a_body_is_told_are_where_it_sits() -> None:
    told = "Norway told the United Nations Security Council on Monday that three generals were among its guests."
    assert event(told, "told").place.name == UN
    vetoed = "The UN Security Council met on Monday. Russia vetoed a draft that would have tightened the rules."
    assert event(vetoed, "vetoed").place.name == UN


def test_the_rest_of_an_arab_name_is_no_town_of_its_own() -> None:
    found = event("A house fell down in Gesr al-Suez in Cairo on Saturday.", "fell")
    assert found.place.name == "Cairo, Egypt"


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("Texas executed a man on Monday for a murder in Ohio.", "executed", "Texas, United States"),
        ("Norway recalled its envoy on Monday over a raid in Lisbon.", "recalled", "Norway"),
        ("Farmers burned tyres in Punjab in protest at a law passed in Delhi.", "burned", "Punjab, India"),
    ],
)
def test_where_another_deed_was_done_this_was_not(text: str, trigger: str, place: str) -> None:
    assert event(text, trigger).place.name == place

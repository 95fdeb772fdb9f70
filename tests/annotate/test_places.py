"""Places of an article: which words name one, and which one they mean."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from storyatlas.annotate.gazetteer import Gazetteer, load_gazetteer
from storyatlas.annotate.places import resolve_places
from storyatlas.annotate.syntax import load_parser
from storyatlas.model.article import Article, Field
from storyatlas.model.document import Document, Section
from storyatlas.model.place import PlaceMention

Parse = Callable[[str, Field], Section]


@pytest.fixture(scope="module")
def parse() -> Parse:
    return load_parser()


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.fixture(scope="module")
def read(parse: Parse, gazetteer: Gazetteer) -> Callable[..., tuple[PlaceMention, ...]]:
    def read(text: str, title: str = "") -> tuple[PlaceMention, ...]:
        article = Article(id="a", url="", outlet="Harbour Post", title=title, text=text)
        document = resolve_places(Document(article, parse(title, "title"), parse(text, "text")), gazetteer)
        for section in document.sections:
            assert all(section.text[m.start : m.end] == m.text for m in section.places)
        return document.text.places

    return read


def names(mentions: tuple[PlaceMention, ...]) -> list[tuple[str, str | None]]:
    return [(m.text, m.place.name if m.place else None) for m in mentions]


def test_towns_regions_and_countries_keep_their_precision(read: Callable[..., tuple[PlaceMention, ...]]) -> None:
    found = read("The flood hit Wuhan and other towns in Hubei province before it reached South Korea.")
    assert [(m.place.name, m.place.country, m.place.precision) for m in found if m.place] == [
        ("Wuhan, China", "CN", "city"),
        ("Hubei, China", "CN", "region"),
        ("South Korea", "KR", "country"),
    ]


def test_towns_of_the_united_states_carry_their_state(read: Callable[..., tuple[PlaceMention, ...]]) -> None:
    assert ("Everett", "Everett, Washington, United States") in names(
        read("A clinic in Everett, Washington, has closed.")
    )


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The mill in Paris, Texas, burned down.", "Paris, Texas, United States"),
        ("The mill in Paris burned down, and France mourned.", "Paris, France"),
        ("A man from London, Ont., won the race.", "London, Canada"),
        ("A man from Lexington, Ky., won the race.", "Lexington, Kentucky, United States"),
        ("Troops entered Kursk, Russia, at dawn.", "Kursk, Russia"),
        ("Troops entered the Kursk region of Russia at dawn.", "Kursk Oblast, Russia"),
    ],
)
def test_context_chooses_between_namesakes(
    read: Callable[..., tuple[PlaceMention, ...]], text: str, place: str
) -> None:
    assert place in [name for _, name in names(read(text))]


def test_a_later_short_name_means_the_place_named_in_full(read: Callable[..., tuple[PlaceMention, ...]]) -> None:
    found = read("The fair opens in Moscow, Idaho, on Friday. Visitors come to Moscow every spring.")
    assert [name for text, name in names(found) if text == "Moscow"] == ["Moscow, Idaho, United States"] * 2


def test_demonyms_organisations_and_people_are_no_places(read: Callable[..., tuple[PlaceMention, ...]]) -> None:
    text = (
        "Russian officials met Paris Hilton and Jordan Henderson. The Bank of China and the University of Kansas "
        "declined to comment, the Boston Globe reported. Mr. Washington left early."
    )
    assert read(text) == ()


def test_months_and_everyday_words_are_no_places(read: Callable[..., tuple[PlaceMention, ...]]) -> None:
    assert read("Police said in March that Christmas sales fell. Secretary Ann Doe agreed.") == ()


def test_a_dateline_names_a_place(read: Callable[..., tuple[PlaceMention, ...]]) -> None:
    found = names(read("SEOUL, South Korea (AP) — The ministry closed two schools on Monday."))
    assert found[:2] == [("SEOUL", "Seoul, South Korea"), ("South Korea", "South Korea")]


def test_continents_and_seas_are_known_but_not_put_on_a_point(read: Callable[..., tuple[PlaceMention, ...]]) -> None:
    found = read("Ships crossed the Black Sea and trade with Europe resumed.")
    assert names(found) == [("Black Sea", "Black Sea"), ("Europe", None)]
    assert found[0].place is not None
    assert (found[0].place.lat, found[0].place.lon) == (None, None)


def test_a_site_stands_in_the_town_that_is_stated(read: Callable[..., tuple[PlaceMention, ...]]) -> None:
    found = read("Two people fell ill at the Lantern seafood market in Wuhan. Flights left Incheon airport for Japan.")
    sites = {m.text: m.place for m in found if m.place and m.place.precision == "site"}
    assert sites["Incheon airport"].name == "Incheon airport, Incheon, South Korea"
    assert all(-90 <= (place.lat or 0) <= 90 for place in sites.values())


def test_a_site_stands_in_the_town_where_the_article_plays(read: Callable[..., tuple[PlaceMention, ...]]) -> None:
    found = read("The king came to Lisbon. Lisbon was loud. He slept in the Grand Harbour Hotel near the river.")
    assert ("Grand Harbour Hotel", "Grand Harbour Hotel, Lisbon, Portugal") in names(found)
    apart = read("The king flew from Lisbon to Oslo. He slept in the Grand Harbour Hotel near the river.")
    assert ("Grand Harbour Hotel", None) in names(apart)


def test_a_cave_by_a_name_that_nobody_lists_is_a_site(read: Callable[..., tuple[PlaceMention, ...]]) -> None:
    found = read(
        "Lisbon was loud. Divers from Lisbon went into the Venn Narok cave on Tuesday. Lisbon sent them pumps."
    )
    assert [place for _, place in names(found) if place and "cave" in place] == ["Venn Narok cave, Lisbon, Portugal"]


def test_the_port_of_a_town_is_a_site_in_it(read: Callable[..., tuple[PlaceMention, ...]]) -> None:
    found = read("A fire broke out in the port of Beirut on Tuesday.")
    assert names(found) == [("port of Beirut", "Port of Beirut, Beirut, Lebanon")]


def test_an_airport_is_in_the_town_of_its_name(read: Callable[..., tuple[PlaceMention, ...]]) -> None:
    found = read("Passengers were screened at San Francisco International Airport on Monday.")
    (airport,) = [m.place for m in found if m.place]
    assert airport.name.endswith("San Francisco, California, United States")
    assert airport.precision == "site"


def test_a_village_that_the_gazetteer_lacks_is_not_its_country(read: Callable[..., tuple[PlaceMention, ...]]) -> None:
    found = names(read("A fire broke out in the village of Qarvastan in Syria."))
    assert ("Syria", "Syria") in found
    assert ("Qarvastan", "Syria") not in found


def test_a_capital_that_speaks_stands_for_its_government(read: Callable[..., tuple[PlaceMention, ...]]) -> None:
    found = read("Moscow denied the report. Snow fell in Moscow.")
    assert [m.metonym for m in found] == [True, False]


def test_a_genitive_that_lost_its_apostrophe_names_the_country(read: Callable[..., tuple[PlaceMention, ...]]) -> None:
    assert ("Peru", "Peru") in names(read("Perus president signed the law in Lima."))


def test_empty_text_has_no_places(read: Callable[..., tuple[PlaceMention, ...]]) -> None:
    assert read("") == ()


def test_reading_twice_gives_the_same(parse: Parse, gazetteer: Gazetteer) -> None:
    text = "Envoys from Georgia, Jordan and Lebanon met in Athens and went on to Alexandria in Egypt."
    document = Document(
        Article(id="a", url="", outlet="", title="", text=text), parse("", "title"), parse(text, "text")
    )
    assert resolve_places(document, gazetteer) == resolve_places(document, load_gazetteer())


def test_a_site_named_after_another_country_does_not_stand_where_the_article_plays(
    read: Callable[..., tuple[PlaceMention, ...]],
) -> None:
    text = "Dockers in Lisbon read of the Alabama prison. In Lisbon they went on strike, and Lisbon stood still."
    assert not any(m.place and m.place.precision == "site" for m in read(text))


def test_a_quarter_of_a_town_is_a_site_in_it(read: Callable[..., tuple[PlaceMention, ...]]) -> None:
    assert names(read("Families left East Aleppo and walked to the north.")) == [
        ("East Aleppo", "East Aleppo, Aleppo, Syria")
    ]
    assert names(read("She flew from South Korea to West Virginia."))[0] == ("South Korea", "South Korea")


def test_a_house_that_bears_the_name_of_a_small_town_does_not_lie_there(
    read: Callable[..., tuple[PlaceMention, ...]],
) -> None:
    assert all(m.place is None for m in read("They dined at the San Clemente restaurant."))
    assert names(read("They dined in San Clemente.")) != []


def test_the_seat_of_an_institution_beside_it_is_no_town_of_the_same_name(
    read: Callable[..., tuple[PlaceMention, ...]],
) -> None:
    text = (
        "WASHINGTON - She spoke to the Human Rights Council in Geneva. Washington agreed with New York. The United "
        "States waited in Buffalo, New York. She returned from Geneva."
    )
    assert [place for name, place in names(read(text)) if name == "Geneva"] == ["Geneva, Switzerland"] * 2


def test_a_sea_is_a_place_in_no_country(read: Callable[..., tuple[PlaceMention, ...]]) -> None:
    found = read("The tanker sank in the Strait of Hormuz. The Atlantic coast was calm, and so were the Balkans.")
    assert names(found) == [("Strait of Hormuz", "Strait of Hormuz"), ("Atlantic", None), ("Balkans", None)]
    strait = found[0].place
    assert strait is not None
    assert (strait.country, strait.precision) == (None, "region")
    assert strait.lat == pytest.approx(26.6)


def test_a_site_stands_in_the_town_that_it_belongs_to(read: Callable[..., tuple[PlaceMention, ...]]) -> None:
    text = "The jet left Sydney, Australia, and landed at Singapore's Quill International Airport. Sydney cheered."
    assert ("Quill International Airport", "Quill International Airport, Singapore") in names(read(text))
    text = "The jet left Sydney, Australia, and landed at Lyon's Quill Airport. Sydney cheered."
    assert ("Quill Airport", "Quill Airport, Lyon, France") in names(read(text))


def test_a_town_with_a_name_of_its_own_needs_its_country_alone(read: Callable[..., tuple[PlaceMention, ...]]) -> None:
    text = "Libya's envoy said the general had been killed in his hometown of Tobruk. Libya is quiet."
    assert ("Tobruk", "Tobruk, Libya") in names(read(text))


@pytest.mark.parametrize(
    ("text", "sea"),
    [
        ("Two tankers left Kuwait and sailed down the Gulf on Monday.", "Persian Gulf"),
        ("A storm crossed the northern Gulf and reached Mexico.", "Gulf of Mexico"),
        ("Pirates left the Gulf of Aden. No ship in the Gulf was hit, Kuwait said.", "Gulf of Aden"),
        ("A yacht sank in the Channel on its way to France.", "English Channel"),
        ("The Gulf war shook Kuwait.", None),
        ("The Gulf News reported it from Kuwait.", None),
    ],
)
def test_a_sea_goes_by_its_common_noun(
    read: Callable[..., tuple[PlaceMention, ...]], text: str, sea: str | None
) -> None:
    assert [m.place.name for m in read(text) if m.place and m.place.country is None][-1:] == ([sea] if sea else [])


def test_what_lies_in_a_country_is_no_namesake_elsewhere(read: Callable[..., tuple[PlaceMention, ...]]) -> None:
    found = dict(names(read("A plane from Seattle landed in Vancouver in Canada. Crews in Portland, Oregon, waited.")))
    assert found["Vancouver"] == "Vancouver, Canada"
    found = dict(names(read("A man died in Cordoba in the north of Argentina, in Mexico and in Veracruz.")))
    assert (found["Cordoba"] or "").endswith("Argentina")
    assert names(read("Critics of Washington in Mexico marched."))[0][1] == "Washington, D.C., United States"


def test_a_neighbourhood_and_a_restaurant_are_no_towns_far_away(read: Callable[..., tuple[PlaceMention, ...]]) -> None:
    miami = "Planes from Miami brought tourists. "
    found = dict(names(read(miami + "They met in the upscale neighborhood of Miramar in Havana.")))
    assert found["Miramar"] == "Miramar, Havana, Cuba"
    town = dict(names(read("They dined at San Cristobal, a small private restaurant in Havana.")))
    assert "San Cristobal" not in town


def test_a_saints_town_keeps_its_genitive(read: Callable[..., tuple[PlaceMention, ...]]) -> None:
    told = "The ferry left St John's on Friday, and is due in Halifax, Canada."
    assert names(read(told))[0] == ("St John's", "St. John's, Canada")
    assert ("St John's", "St. John's, Canada") not in names(read("She sang in St John's Church in Lisbon."))


def test_a_country_is_no_small_town_of_its_name(read: Callable[..., tuple[PlaceMention, ...]]) -> None:
    told = "A boat sank off Greece. The wreck was shown in New York, and later in East Aurora, New York."
    assert ("Greece", "Greece") in names(read(told))
    told = "They wrote about the firms in Russia, U.S. officials said. He then flew to Georgia, U.S., on Monday."
    assert {("Russia", "Russia"), ("Georgia", "Georgia, United States")} <= set(names(read(told)))


def test_a_craft_is_no_town(read: Callable[..., tuple[PlaceMention, ...]]) -> None:
    assert names(read("A Canadian P-3 Aurora heard noises near Lisbon.")) == [("Lisbon", "Lisbon, Portugal")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A storm moved onto the Plains on Saturday.", "Plains"),
        ("The terrorists struck at the Stade de France, a stadium, on Friday.", "Stade"),
        ("The union signed Kenny Washington in 1946. Washington opened the season in May.", "Washington"),
        ("Hollywood stars came to the show on Friday.", "Hollywood"),
    ],
)
def test_what_bears_the_name_of_a_place_is_none(
    read: Callable[..., tuple[PlaceMention, ...]], text: str, name: str
) -> None:
    assert name not in {m.text for m in read(text)}


def test_a_place_that_is_somebodys_name_too_is_one_where_the_text_says_so(
    read: Callable[..., tuple[PlaceMention, ...]],
) -> None:
    text = "The union signed Kenny Washington in 1946. He flew from Washington to Oslo in May."
    assert "Washington" in {m.text for m in read(text)}


@pytest.mark.parametrize(
    ("text", "name", "place", "precision"),
    [
        ("A fire broke out in the village of Qarvastan in Syria.", "Qarvastan", "Qarvastan, Syria", "city"),
        ("A fire broke out in the village of Qarvastan, Portugal.", "Qarvastan", "Qarvastan, Portugal", "city"),
        (
            "Dockers in Lisbon struck, and in Lisbon they marched. A fire broke out in the village of Old Marl.",
            "Old Marl",
            "Old Marl, Portugal",
            "city",
        ),
        (
            "Dockers in Lisbon struck, and in Lisbon they marched. A fire broke out in Old Marl in northern Norway. It "
            "reached the village of Qarvastan in northern Norway.",
            "Qarvastan",
            "Qarvastan, Norway",
            "city",
        ),
        (
            "Dockers in Lisbon struck, and in Lisbon they marched. A fire broke out in the district of Qarvastan.",
            "Qarvastan",
            "Qarvastan, Portugal",
            "region",
        ),
        (
            "Dockers in Lisbon struck, and in Lisbon they marched. A fire broke out in Qarvastan district.",
            "Qarvastan",
            "Qarvastan, Portugal",
            "region",
        ),
    ],
)
def test_a_settlement_that_nobody_lists_is_known_by_its_country(
    read: Callable[..., tuple[PlaceMention, ...]], text: str, name: str, place: str, precision: str
) -> None:
    (found,) = (m.place for m in read(text) if m.text == name)
    assert found is not None
    assert (found.name, found.precision, found.lat, found.lon) == (place, precision, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "A fire broke out in the village of Qarvastan.",  # of which country?
        "Dockers in Lisbon struck, and dockers in Oslo marched. A fire broke out in the village of Qarvastan.",
        "Dockers in Lisbon struck, and in Lisbon they marched. A fire broke out in Qarvastan.",  # a village?
    ],
)
def test_a_settlement_without_a_country_stays_unknown(read: Callable[..., tuple[PlaceMention, ...]], text: str) -> None:
    assert [m.place for m in read(text) if m.text == "Qarvastan"] == [None]


def test_a_settlement_is_the_same_place_where_it_is_named_again(read: Callable[..., tuple[PlaceMention, ...]]) -> None:
    text = "A fire broke out in the village of Qarvastan, Portugal. Police met in Qarvastan on Monday."
    assert [place for name, place in names(read(text)) if name == "Qarvastan"] == ["Qarvastan, Portugal"] * 2


def test_a_capital_beside_its_people_is_no_person(read: Callable[..., tuple[PlaceMention, ...]]) -> None:
    text = "{} troops crossed the border on Monday, and Yerevan denied it."
    assert names(read(text.format("Armenian"))) == [("Yerevan", "Yerevan, Armenia")]
    assert names(read(text.format("Norwegian"))) == []

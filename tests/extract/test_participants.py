"""Who takes part beyond the syntax of the clause, and who stands behind it."""

from __future__ import annotations

import pytest

from storyatlas.extract.names import clean_name
from tests.extract.reading import event, read


def who(text: str, trigger: str) -> set[str]:
    return {p.name for p in event(text, trigger).participants}


def behind(text: str, trigger: str) -> dict[str, str]:
    return {p.name: p.role for p in event(text, trigger).bystanders}


@pytest.mark.parametrize(
    ("text", "trigger", "named"),
    [
        ("The U.S. closed its embassy on Monday.", "closed", {"United States"}),
        (
            "Norway and Portugal talked for years. On Monday the two countries signed a treaty.",
            "signed",
            {"Norway", "Portugal"},
        ),
        ("Coast Ferries Ltd lost money. On Monday the company sold two ships.", "sold", {"Coast Ferries Ltd"}),
        ("The Norwegian Health Ministry met. The ministry closed a clinic.", "closed", {"Norwegian Health Ministry"}),
        ("President Ada Quill spoke. On Monday the president signed the law.", "signed", {"Ada Quill"}),
        ("Karl Quill spoke. Ada Quill wept. On Monday Karl Quill signed the law.", "signed", {"Karl Quill"}),
        ("Soldiers fled on Monday.", "fled", {"soldiers"}),
        ("Depositors withdrew $4 billion on Monday.", "withdrew", {"depositors"}),
        ("The Danish airline, Coast Air, sold two ships on Monday.", "sold", {"Coast Air"}),
        ("Coastal Airways (CSA) lost money. On Monday CSA sold two ships.", "sold", {"Coastal Airways"}),
        ("On Monday the Quillmark hotel chain sold two ships.", "sold", {"Quillmark"}),
        ("The Maritime Assembly met. On Tuesday the Assembly passed a bill.", "passed", {"Maritime Assembly"}),
        ("The Harbour Bank lost money. On Monday the lender closed a branch.", "closed", {"Harbour Bank"}),
        ("Norway protested. Lisbon sent two ships to Norway on Monday.", "sent", {"Portugal", "Norway"}),
        ("Norway protested. It accused Lisbon on Monday of theft.", "accused", {"Norway", "Portugal"}),
        ("North Korea met China. On Tuesday the North sent soldiers to China.", "sent", {"North Korea", "China"}),
        ("South Korean troops attacked the village on Monday.", "attacked", {"South Korean troops", "South Korea"}),
        ("Ri Venn Un met his aides. On Tuesday Mr Ri signed the decree.", "signed", {"Ri Venn Un"}),
        ("Norway vetoed a Security Council resolution on Monday.", "vetoed", {"Norway", "Security Council"}),
        ("Norway protested. On Monday, Lisbon scrambled two jets.", "scrambled", {"Portugal"}),
        ("Norwegian forces shelled the port on Monday.", "shelled", {"Norwegian forces", "Norway"}),
        ("Danish and Norwegian warplanes bombed the port on Monday.", "bombed", {"Denmark", "Norway"}),
        ("A group of army officers seized the port on Monday.", "seized", {"army officers"}),
        ("31 of the 47 harbour councils rejected the tax on Monday.", "rejected", {"47 harbour councils"}),
        ("Two members of the Harbour Society sued the city on Monday.", "sued", {"Harbour Society"}),
        (
            "Norway and Portugal talked for years. On Monday the two foreign ministers signed a treaty.",
            "signed",
            {"Norway", "Portugal"},
        ),
        ("The Lisbon prosecutor's office opened a case on Monday.", "opened", {"Lisbon prosecutor's office"}),
    ],
)
def test_whom_a_phrase_means(text: str, trigger: str, named: set[str]) -> None:
    assert named <= who(text, trigger)


def test_a_state_that_is_no_more_acts_under_its_own_name() -> None:
    split = event("The United States and the Soviet Union split the peninsula along the 38th parallel.", "split")
    assert {p.name for p in split.participants if p.role == "agent"} == {"United States", "Soviet Union"}


def test_a_capital_among_towns_of_its_country_is_a_town() -> None:
    assert "Lisbon" in who("Porto was quiet. Lisbon confirmed two cases on Monday.", "confirmed")


def test_what_is_given_is_given_to_somebody() -> None:
    shipped = event("Norway shipped 200 crates of shells to Portugal in May.", "shipped")
    assert {p.name: p.role for p in shipped.participants} == {"Norway": "agent", "Portugal": "recipient"}
    flew = event("Ada Quill flew to Portugal in May.", "flew")
    assert {p.name: p.role for p in flew.participants}.get("Portugal") != "recipient"


def test_authorities_act_for_their_states() -> None:
    stepped = event("Authorities in Norway and Sweden stepped up screening on Monday.", "stepped")
    assert {p.name: p.role for p in stepped.participants}.items() >= {"Norway": "agent", "Sweden": "agent"}.items()


def test_an_index_is_not_whose_name_it_bears() -> None:
    assert "QMI" not in who("The QMI index fell on Monday to 40.", "fell")


def test_what_bears_a_name_is_no_part_of_it() -> None:
    assert who("The supply ship Marsh Swift was loaded on Monday with pipes.", "loaded") == {"Marsh Swift"}


@pytest.mark.parametrize(
    "text",
    [
        "Norway imposed a sanctions regime on Monday.",
        "Norway met fierce opposition on Monday.",
        "Norway crushed growing opposition on Monday.",
    ],
)
def test_what_is_no_side_takes_no_part(text: str) -> None:
    parts = (*event(text, text.split()[1]).participants, *event(text, text.split()[1]).bystanders)
    assert {p.name for p in parts if p.type != "thing"} == {"Norway"}


def test_one_of_a_people_is_nobody_and_an_age_is_one_word() -> None:
    for one in ("Frenchman", "Moldovan", "Cypriot"):
        assert who(f"A {one} drowned on Monday.", "drowned") == set()
    assert who("Police held a 74-year-old Danish fisherman on Monday.", "held") >= {"74-year-old Danish fisherman"}


def test_a_total_of_people_are_people() -> None:
    assert who("A total of 121,000 people fled on Monday.", "fled") == {"121,000 people"}


def test_a_state_of_emergency_is_nobody() -> None:
    assert who("Norway declared a state of emergency on Monday.", "declared") == {"Norway"}


def test_one_country_alone_is_no_pair() -> None:
    assert who("Norway was quiet. On Monday the two countries signed a treaty.", "signed") == set()
    others = "Norway and Portugal talked for years. On Monday, two more nations signed a treaty."
    assert not {"Norway", "Portugal"} & who(others, "signed")


@pytest.mark.parametrize(
    ("text", "trigger", "named"),
    [
        ("The arrest of Karl Venn by soldiers on Monday was brief.", "arrest", {"Karl Venn": "patient"}),
        ("Ada Quill met on Monday with Karl Venn in Oslo.", "met", {"Karl Venn": "patient"}),
        ("Two sailors died in Oslo on Monday, Ada Quill said.", "died", {"Ada Quill": "other"}),
        ("Ada Quill spoke to reporters. Two sailors died on Monday.", "died", {}),
        (
            "Two ships sank on Monday, the coastal service, Harbour Watch, reported a day later.",
            "sank",
            {"Harbour Watch": "other"},
        ),
        (
            "Researchers at the University of Harland said on Monday that two sailors died.",
            "died",
            {"University of Harland": "other"},
        ),
        ("Two ships sank on Monday, one of its directors, Ada Quill, said.", "sank", {"Ada Quill": "other"}),
        (
            "Norway lodged a protest with both countries on Friday, after Denmark and Sweden sent planes.",
            "lodged",
            {"Denmark": "other"},
        ),
        (
            "Peace talks between dockers and the harbour ministry collapsed on Monday.",
            "collapsed",
            {"dockers": "agent", "harbour ministry": "agent"},
        ),
        (
            "Chinese and Danish planes came near. Oslo watched. Norway lodged a protest with both countries on Friday.",
            "lodged",
            {"China": "patient", "Denmark": "patient"},
        ),
        (
            "Ada Quill played a role in secret talks between Norway and Portugal on Monday.",
            "played",
            {"Norway": "agent", "Portugal": "agent"},
        ),
        (
            "Norway and Portugal quarrelled. Ada Quill said on Monday the two countries would talk.",
            "said",
            {"Norway": "other", "Portugal": "other"},
        ),
        ("Ada Quill lost the vote. The council cut her budget on Monday.", "cut", {"Ada Quill": "other"}),
        ("Norway entered the war. Its troops crossed the river on Monday.", "crossed", {"Norway": "other"}),
        ("Harbour Ministry spokeswoman Ada Quill announced a trip.", "announced", {"Harbour Ministry": "other"}),
        ("Anti-tax protests broke out in Oslo on Monday.", "broke", {"anti-tax protesters": "agent"}),
        (
            "Two dockers were wounded on Saturday in clashes between soldiers and strikers.",
            "wounded",
            {"soldiers": "agent", "strikers": "agent"},
        ),
        (
            "Karl Venn received on Monday a delegation led by Ada Quill.",
            "received",
            {"Ada Quill": "other"},
        ),
        (
            "The ships will sail on Monday, Harbour Ministry spokeswoman Ada Quill said.",
            "sail",
            {"Ada Quill": "other", "Harbour Ministry": "other"},
        ),
        ("Two sailors died in Oslo on Monday. Karl Venn said he was sad.", "died", {"Karl Venn": "other"}),
    ],
)
def test_who_stands_behind_an_event(text: str, trigger: str, named: dict[str, str]) -> None:
    found = behind(text, trigger)
    assert named.items() <= found.items()
    assert named or not found


@pytest.mark.parametrize(
    ("text", "trigger", "named"),
    [
        ("The first K40 trawler sank on Monday.", "sank", {"K40": "agent"}),
        ("Coast Yards launched its new K40 trawler on Monday.", "launched", {"K40": "patient"}),
        ("The K40 trawler left. On Monday the ship sank.", "sank", {"K40": "agent"}),
        ("The sale of forty K40s by Coast Yards on Monday was loud.", "sale", {"K40": "patient"}),
    ],
)
def test_named_things_take_part(text: str, trigger: str, named: dict[str, str]) -> None:
    assert named.items() <= behind(text, trigger).items()


def test_a_number_of_people_is_no_product() -> None:
    assert not behind("The fire killed 300 sailors on Monday.", "killed")


@pytest.mark.parametrize(
    ("text", "trigger", "named"),
    [
        ("Nurses and farmers blocked the bridge on Monday.", "blocked", {"nurses", "farmers"}),
        ("The plan was rejected by the party leadership on Monday.", "rejected", {"party leadership"}),
    ],
)
def test_those_under_a_common_noun_take_part(text: str, trigger: str, named: set[str]) -> None:
    assert named <= {name.lower() for name in who(text, trigger)}


def test_a_body_named_within_a_description_is_not_listed_beside_it() -> None:
    found = who("On Monday Ada Quill met two Senate aides in Oslo.", "met")
    assert "two Senate aides" in found
    assert "Senate" not in found


def test_a_country_that_acts_above_a_clause_stands_behind_it() -> None:
    assert "Norway" in behind("Norway closed its ports on Monday after two sailors drowned.", "drowned")
    assert "Norway" not in behind("Two sailors drowned on Monday after they left Norway.", "drowned")


@pytest.mark.parametrize(
    ("text", "trigger", "named"),
    [
        ("Norway signed an agreement with Portugal on Monday.", "signed", {"Norway": "agent", "Portugal": "patient"}),
        ("Norway imposed an embargo on Chad.", "imposed", {"Norway": "agent", "Chad": "patient"}),
        ("Norwegian guards withdrew from the border with Finland.", "withdrew", {"Finland": "other"}),
        ("The police arrested Karl Venn in Porto.", "arrested", {"Karl Venn": "patient"}),
        ("Defense Secretary Ada Quill visited two barracks.", "visited", {"Ada Quill": "agent"}),
        (
            "Ada Quill condemned the shooting of two sailors by the Norwegian navy.",
            "condemned",
            {"Ada Quill": "agent", "Norwegian navy": "other"},
        ),
    ],
)
def test_partners_and_doers_take_part_and_towns_and_offices_do_not(
    text: str, trigger: str, named: dict[str, str]
) -> None:
    found = {p.name: p.role for p in event(text, trigger).participants if p.type != "thing"}
    assert {name: found.get(name) for name in named} == named
    assert not {"Porto", "Defense"} & set(found)


def test_a_name_ends_at_the_square_bracket_of_a_note() -> None:
    assert clean_name("Quill] Far") == "Quill"
    assert clean_name("[Quill") == "Quill"


def test_whoever_heads_a_body_speaks_for_it_in_the_next_sentences_too() -> None:
    text = "Ada Quill, chairman of the Harbour Authority, opened the port. Ada Quill closed the lock on Monday."
    assert behind(text, "closed")["Harbour Authority"] == "other"


@pytest.mark.parametrize(
    "text",
    [
        "Among those arrested on Monday was Ada Quill.",
        "Ada Quill was among those arrested on Monday.",
        "Those arrested on Monday included Ada Quill.",
    ],
)
def test_whoever_was_among_those_takes_part(text: str) -> None:
    mention = event(text, "arrested")
    assert ("Ada Quill", "patient") in [(p.name, p.role) for p in mention.participants]


def test_who_only_speaks_in_the_next_sentence_takes_no_part_in_what_somebody_does() -> None:
    text = "Ada Quill condemned the raid on Monday. Karl Venn also condemned the raid and said it was wrong."
    first = next(m for m in read(text) if m.trigger == "condemned")
    assert not first.bystanders
    body = "The Harbour Ministry closed the port on Monday. Karl Venn said the port would open soon."
    assert behind(body, "closed") == {"Karl Venn": "other"}

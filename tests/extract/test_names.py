"""Who takes part: short names, acronyms and pronouns stand for whom the article named in full."""

from __future__ import annotations

import pytest

from storyatlas.extract.names import clean_name
from tests.extract.reading import event, read, read_faint


def who(text: str, trigger: str) -> dict[str, str]:
    """The participants of an event with their roles."""
    return {p.name: p.role for p in event(text, trigger).participants}


def types(text: str, trigger: str) -> dict[str, str]:
    return {p.name: p.type for p in event(text, trigger).participants}


@pytest.mark.parametrize(
    ("text", "trigger", "named"),
    [
        ("Olga Petrova met Karl Venn in Oslo. Petrova praised Venn.", "praised", {"Olga Petrova", "Karl Venn"}),
        ("Xi Ran met Olga Petrova. Petrova handed Xi a letter.", "handed", {"Olga Petrova", "Xi Ran"}),
        ("Ada Quill met the ferry owner in Oslo. She thanked the crew.", "thanked", {"Ada Quill"}),
        ("The airline fired Jon Marsh. Marsh sued the airline.", "sued", {"Jon Marsh", "airline"}),
        ("The lawmakers rejected the budget. They approved a ferry.", "approved", {"lawmakers"}),
        ("Bo Hall sold a boat. To Ada Quill, who has said she will sue the yard, it was late.", "sue", {"Ada Quill"}),
        ("A woman sank two ferries. The guard Kenneth Quill says she fled on Monday.", "fled", {"woman"}),
        ("Ola Marsh bought a ferry in Oslo. In May Karl Venn sued him.", "sued", {"Ola Marsh", "Karl Venn"}),
        ("Coast Air, which the Sea Group owns, said on Monday that it had sold 30 ships.", "sold", {"Coast Air"}),
        ("Lisbon hosted the World Sailing League (WSL). The WSL fined three clubs.", "fined", {"World Sailing League"}),
        (
            "Bo Venn opened a school in Oslo in May. He thanked the crew. On Friday he sold the ferry. On Monday he "
            "resigned.",
            "resigned",
            {"Bo Venn"},
        ),
        (
            "Ada Quill opened a school in Oslo in May. She thanked the crew. On Friday she sold the ferry. On Monday "
            "she resigned.",
            "resigned",
            {"Ada Quill"},
        ),
        (
            "Bo Venn ran the port of Oslo. Police searched Venn's flat. Venn denied it. Venn was angry. The port was "
            "busy. The ships came in. It rained on the quay. On Monday he left the city.",
            "left",
            {"Bo Venn"},
        ),
        (
            "Bo Venn ran the port of Oslo. Police searched Venn's flat. Venn denied it. Venn was angry. A judge in "
            "Oslo read the report. It rained on the town. On Monday he left the city.",
            "left",
            {"Bo Venn"},
        ),
        ("Bo Venn fled on Monday. A spokesman said he had sold the ferry.", "sold", {"Bo Venn"}),
        ("Bo Venn sold a ferry in Oslo. A lawyer read a letter. On Monday he left the city.", "left", {"Bo Venn"}),
    ],
)
def test_short_names_and_pronouns_mean_the_full_name(text: str, trigger: str, named: set[str]) -> None:
    found = who(text, trigger)
    assert named <= set(found)
    assert not {"She", "They", "Petrova", "Venn", "Marsh", "WSL"} & set(found)


@pytest.mark.parametrize(
    ("text", "trigger", "never"),
    [
        ("Ola Marsh met Jan Venn in Oslo. On Monday he resigned.", "resigned", {"Ola Marsh", "Jan Venn"}),
        ('Ola Marsh was late. "He sank the ferry," Jan Venn said.', "sank", {"Jan Venn"}),
        ("Karl Venn hid in Oslo. She fled the town on Monday.", "fled", {"Karl Venn"}),
        ("The charges surprised Oslo. Later they sank the ferry.", "sank", {"charges", "The charges"}),
        (
            "Ada Quill opened a school in Oslo. She thanked the crew. On Friday she sold the house. On Sunday he "
            "resigned.",
            "resigned",
            {"Ada Quill"},
        ),
        (
            "Bo Venn ran the port of Oslo. The port was busy. The ships came in. It rained on the quay. On Monday he "
            "left the city.",
            "left",
            {"Bo Venn"},
        ),
        (
            "Bo Venn ran the port of Oslo. Police searched Venn's flat. Venn denied it. Venn was angry. A judge read "
            "the report. On Monday he left the city.",
            "left",
            {"judge"},
        ),
        (
            "Bo Venn ran the port of Oslo. Police searched Venn's flat. Venn denied it. Venn was angry. The spokesman "
            "of the port read a report. On Monday he left the city.",
            "left",
            {"spokesman"},
        ),
        ("Bo Venn left Oslo on Monday. A docker said he had sold the ferry.", "sold", {"Bo Venn"}),
    ],
)
def test_a_pronoun_that_could_mean_another_names_nobody(text: str, trigger: str, never: set[str]) -> None:
    assert not never & set(who(text, trigger))


def test_who_says_something_of_a_name_is_another() -> None:
    assert who("Ola Marsh praised Oslo. He warned that Marsh would resign.", "warned").get("Ola Marsh") != "agent"


def test_an_acronym_that_reads_like_a_pronoun_is_a_name() -> None:
    assert who("The US imposed sanctions on the firm.", "imposed") == {"United States": "agent"}
    assert who("The EU and the US signed the pact.", "signed") == {"EU": "agent", "United States": "agent"}
    text = "The World Health Organization (WHO) met in Geneva. The WHO approved a drug. WHO fined three firms."
    assert who(text, "approved")["World Health Organization"] == "agent"
    assert who(text, "fined")["World Health Organization"] == "agent"


def test_a_pronoun_that_means_nobody_named_is_no_participant() -> None:
    assert who("Something fell on Monday. She signed the treaty.", "signed") == {}


def test_roles_follow_the_syntax_not_the_order_of_words() -> None:
    active = who("Ada Quill dismissed Karl Venn on Monday.", "dismissed")
    passive = who("Karl Venn was dismissed by Ada Quill on Monday.", "dismissed")
    assert active == passive == {"Ada Quill": "agent", "Karl Venn": "patient"}


def test_two_joined_names_take_the_same_part() -> None:
    text = "President Olga Petrova and Chancellor Karl Venn signed the pact."
    assert who(text, "signed") == {"Olga Petrova": "agent", "Karl Venn": "agent"}


def test_who_receives_and_who_is_merely_named() -> None:
    assert who("Olga Petrova handed Karl Venn a letter.", "handed") == {
        "Olga Petrova": "agent",
        "Karl Venn": "recipient",
    }
    assert who("The president arrived in Norway on Monday.", "arrived") == {"president": "agent", "Norway": "other"}
    assert who("The president arrived in Lisbon on Monday.", "arrived") == {"president": "agent"}


def test_types_of_participants() -> None:
    text = "The health ministry and Ada Quill praised the soldiers and Norway."
    assert types(text, "praised") == {
        "health ministry": "organisation",
        "Ada Quill": "person",
        "soldiers": "group",
        "Norway": "place",
    }


def test_things_without_a_name_are_no_participants() -> None:
    assert who("The council closed the market.", "closed") == {"council": "agent"}


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("President Olga Petrova's", "Olga Petrova"),
        ("the Prime Minister Mara Lund", "Mara Lund"),
        ("Spokesman Ivo\nBram", "Ivo Bram"),
        ("Dr. Karl Venn,", "Karl Venn"),
        ("the council", "council"),
        ("World Sailing League (WSL", "World Sailing League"),
        ("President", "President"),
        ("the Pope Leo", "Pope Leo"),
        ("Harbour Foods ’", "Harbour Foods"),
    ],
)
def test_names_are_written_without_titles(written: str, name: str) -> None:
    assert clean_name(written) == name


def test_a_title_within_a_name_that_is_no_persons_stays() -> None:
    assert "General Motors" in who("General Motors dismissed 300 welders.", "dismissed")
    assert "General Assembly" in who("The General Assembly approved the budget.", "approved")


def test_a_surname_alone_is_the_one_told_of_before_and_a_brother_keeps_his_name() -> None:
    text = (
        "President Karl Venn arrived in Oslo on Monday. Mr Venn met the king. His brother, Emil Venn, opened a "
        "school on Tuesday. Emil Venn left on Friday. Venn signed the treaty."
    )
    assert event(text, "signed").headline == "Karl Venn signs the treaty"
    assert event(text, "opened").headline == "Emil Venn opens a school"


def test_who_took_a_picture_takes_no_part_and_a_bracket_ends_a_name() -> None:
    assert "Ada Quill/Reuters" not in who("Photo: Ada Quill/Reuters watched the ships on Monday.", "watched")
    assert clean_name("Quill] Far") == "Quill"


def test_a_name_that_ran_into_a_dateline_is_none() -> None:
    names = who("Karl Venn left Oslo. Ada Quill met Ola OSLO Shaken on Monday.", "met")
    assert not any("OSLO" in name for name in names)


def _titles(text: str, trigger: str) -> str:
    return event(text, trigger).headline


def test_a_relative_who_is_quoted_does_not_take_over_the_surname() -> None:
    text = (
        "Police shot Ola Marsh in Oslo on Friday after he left a bar. His sister, Mara Marsh, told reporters that she "
        "had warned the police. Marsh died on Saturday. Marsh's sister Mara Marsh sued the city on Monday."
    )
    assert _titles(text, "died") == "Ola Marsh dies"
    assert "Mara Marsh" in who(text, "sued")


def test_two_brothers_who_did_it_together_keep_the_surname_as_written() -> None:
    text = "Tam Marsh robbed a bank with his brother, Dan Marsh. Marsh was arrested on Friday."
    assert _titles(text, "arrested") == "Marsh is arrested"
    assert set(who(text, "arrested")) == {"Marsh"}


def test_mr_and_miss_tell_namesakes_apart() -> None:
    text = (
        "Jon Marsh left Oslo on Monday after his sister, Kit Marsh, sold the house. Miss Marsh bought a boat on Friday."
        " Mr Marsh resigned on Sunday."
    )
    assert _titles(text, "bought") == "Kit Marsh buys a boat"
    assert _titles(text, "resigned") == "Jon Marsh resigns"


def test_a_surname_that_two_strangers_share_is_whoever_was_just_named() -> None:
    text = (
        "Ada Quill sold the ferry in May. The yard closed in June. It rained in July. On Monday councillor Bo Quill "
        "opened the port. Quill praised the crew."
    )
    assert "Bo Quill" in _titles(text, "praised")


def test_a_pronoun_means_nobody_of_the_other_sex() -> None:
    text = "Alma Venn and her son, Tom Venn, arrived in Oslo on Monday. He opened a school on Tuesday."
    assert _titles(text, "opened") == "Tom Venn opens a school"


def test_a_nickname_within_a_name_does_not_cut_it() -> None:
    text = "Police arrested Ola (Oli) Marsh on Friday. Marsh left prison on Sunday."
    assert "Ola Marsh" in who(text, "arrested")
    assert _titles(text, "left") == "Ola Marsh leaves prison"


def test_whoever_stands_above_a_pronoun_is_meant_rather_than_who_spoke_before() -> None:
    text = "It was over, said Ada Quill, a guard. Karl Venn was in a wheelchair on Monday when he attacked two guards."
    assert _titles(text, "attacked").startswith("Karl Venn attacks")


def test_a_plain_word_at_the_start_of_a_sentence_is_no_name() -> None:
    assert "demonstrators" in who("Demonstrators closed the port on Monday.", "closed")
    assert who("Violence killed 30 dockers on Monday.", "killed").keys() <= {"30 dockers"}
    assert "Danish ministers" in who("Danish ministers closed the port on Monday.", "closed")


def test_days_and_streets_take_no_part() -> None:
    found = who("Police arrested Karl Venn on Harbour Street on Monday.", "arrested")
    assert set(found) == {"police", "Karl Venn"}


def test_one_of_a_people_is_nobody_in_particular() -> None:
    assert "Norwegian" not in who("The Norwegian sank a ferry on Monday.", "sank")
    assert "Norwegians" in who("The Norwegians sank a ferry on Monday.", "sank")


def test_she_is_the_daughter_and_not_whose_daughter() -> None:
    text = "Quill's daughter Aisha spoke on Monday of a report she had been dropped by the council."
    assert "Quill" not in who(text, "dropped")


@pytest.mark.parametrize(
    ("text", "trigger", "wrong"),
    [
        ("A hose lay on the quay in Oslo. He buried her on Thursday in Turku.", "buried", "hose"),
        ("Karl Venn had nothing to say about the police. He praised the mayor in Oslo.", "praised", "police"),
        ("The bank bought a ship. It was announced in Oslo on Monday.", "announced", "bank"),
        (
            "The vessel, the Swift, is run by Harland Inc in Oslo. It began its descent on Sunday.",
            "began",
            "Harland Inc",
        ),
        (
            "Experts sailed to Oslo in May. The remains had been found by the experts. They were carried to Turku.",
            "carried",
            "experts",
        ),
    ],
)
def test_a_pronoun_that_may_mean_a_thing_or_nothing_is_nobody(text: str, trigger: str, wrong: str) -> None:
    found = [m for m in (*read(text), *read_faint(text)) if m.trigger == trigger]
    assert found
    assert wrong.lower() not in {
        p.name.lower() for m in found for p in m.participants if p.role in {"agent", "patient"}
    }


@pytest.mark.parametrize(
    ("text", "trigger", "name"),
    [
        ("Harland bought Quill Bank. The FSA, which had denied that it would sue, met in Oslo.", "denied", "FSA"),
        (
            "Ada Quill called for Karl Venn to recuse himself from the review in Oslo. Ola Marsh left.",
            "called",
            "Ada Quill",
        ),
    ],
)
def test_who_says_something_of_himself_is_the_speaker(text: str, trigger: str, name: str) -> None:
    mention = event(text, trigger)
    assert name in {p.name for p in mention.participants}
    assert not {"Quill Bank", "Harland", "Ola Marsh"} & {p.name for p in mention.participants}
    assert "Ola Marsh" not in mention.headline
    assert "Harland" not in mention.headline


def test_who_stands_in_a_list_before_the_verb_is_not_its_pronoun() -> None:
    text = "President Emil Quill came to Oslo. After an hour with Ada Holm, Karl Venn and Ola Marsh, he left Oslo."
    assert event(text, "left").headline != "Karl Venn leaves Oslo"


def test_a_minister_who_is_named_behind_the_office_is_not_he() -> None:
    text = (
        "The justice minister, Margaret Quill, broke that silence. Before that a court had cancelled his bail in Oslo."
    )
    assert "Quill" not in event(text, "cancelled").headline

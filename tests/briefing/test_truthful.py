"""What an edition must not claim: clauses torn from a condition, plans as acts, habits as news."""

from __future__ import annotations

from dataclasses import replace

import pytest

from storyatlas.briefing import compose
from storyatlas.briefing.compress import compress
from storyatlas.briefing.draft import whole
from storyatlas.briefing.references import owns_what_others_have
from storyatlas.briefing.tree import trees
from storyatlas.model.atlas import Atlas, Story
from storyatlas.model.event import Link, Participant
from tests.briefing.ferry import POST, day, event, evidence
from tests.briefing.test_tellings import told
from tests.reading import sentence_reader

TUESDAY = "2021-05-04"


@pytest.mark.parametrize(
    ("text", "words", "title"),
    [
        ("Quill hinted that his party might be ready to accept some change to the tax after the Orland budget was "
         "passed by parliament.", "the Orland budget was passed by parliament", "Orland budget is passed"),
        ("Quill said that although Orland officials had presented figures designed to show that Orland was opening its "
         'docks to Kessel trawlers, "our figures do not confirm this."', "Orland was opening its docks",
         "Orland opens its docks"),
        ("Little progress is expected when Quill and Marsh meet on Tuesday or at a dinner in Kessel that evening.",
         "Quill and Marsh meet on Tuesday", "Quill and Marsh meet"),
        ("They say Marsh had claimed Orland was planning raids on three Kessel harbours this year.",
         "Orland was planning raids on three Kessel harbours", "Orland plans raids"),
    ],
)  # fmt: skip
def test_what_may_come_and_what_is_meant_to_show_is_not_told_as_done(text: str, words: str, title: str) -> None:
    found = told(text, words, title=title, time=day(TUESDAY), published=TUESDAY)
    assert not found or found.split()[0] in ("Quill", "They", "Little")


@pytest.mark.parametrize(
    ("text", "words", "title", "said"),
    [
        ("Envoy Ida Brandt was sailing to Kessel for a Saturday meeting with the Orland council.",
         "Envoy Ida Brandt was sailing to Kessel", "Brandt sails to Kessel",
         "Envoy Ida Brandt was sailing to Kessel for a meeting with the Orland council."),
        ("Orland council has announced similar measures at nine docks of the Kessel harbour.",
         "Orland council has announced similar measures", "Orland council announces measures",
         "Orland council announced measures at nine docks of the Kessel harbour."),
        ("In another awkward moment, the Orland council left the hall in Kessel.", "the Orland council left the hall",
         "Orland council leaves", "The Orland council left the hall in Kessel."),
        ("Orland has asked Kessel to lift its ban on nine trawlers but has been rebuffed by the Kessel council.",
         "has been rebuffed by the Kessel council", "Orland is rebuffed",
         "Orland asked Kessel to lift its ban on nine trawlers but was rebuffed by the Kessel council."),
    ],
)  # fmt: skip
def test_a_sentence_reads_as_of_its_own_day(text: str, words: str, title: str, said: str) -> None:
    assert told(text, words, title=title, time=day(TUESDAY), published=TUESDAY) == said


def test_what_somebody_said_had_happened_happened() -> None:
    text = "The spokesman, Amin Quill, told an agency that Orland had taken nine trawlers from Kessel crews."
    found = told(text, "Orland had taken nine trawlers", title="Orland takes nine trawlers")
    assert "had taken" not in found or found.startswith("The spokesman")


def test_what_a_firm_does_on_no_day_is_no_news() -> None:
    before = "The Kessel council met in the harbour hall on Monday. Two of its clerks were late. "
    habit = "The Orland unit sells copiers throughout Kessel and in nine other harbours."
    article = replace(POST, text=before + habit, published=TUESDAY)
    sold = event("e", "Orland unit is sold", "s", evidence(article, "The Orland unit sells copiers"), time=day(TUESDAY))
    briefing = compose(Atlas(Story("Ferries"), (article,), (sold,), (), ()), sentence_reader())
    assert not any("copiers" in sentence.text for sentence in briefing.every_sentence())


@pytest.mark.parametrize("text", [
    "Well Orland set this blockade up with nine trawlers off Kessel and its docks.",
    "Yes, Orland released nine trawlers in the run-up to the Kessel vote in the harbour.",
])  # fmt: skip
def test_what_is_said_as_one_talks_is_not_told(text: str) -> None:
    assert told(text, text[5:40].strip(), title="Orland acts", time=day(TUESDAY), published=TUESDAY) == ""


def test_a_tie_reads_the_way_it_goes() -> None:
    text = "Orland raided the Kessel harbour with nine trawlers.\n\nKessel closed its nine docks to Orland trawlers."
    article = replace(POST, text=text, published=TUESDAY)
    raid = event(
        "e", "Orland raids Kessel", "s", evidence(article, "Orland raided the Kessel harbour"), time=day(TUESDAY)
    )
    shut = event("f", "Kessel closes docks", "s", evidence(article, "Kessel closed its nine docks"), time=day(TUESDAY))
    link = Link("l", "f", "e", "responds_to", 0.9, True, (evidence(article, "Kessel closed"),))
    briefing = compose(Atlas(Story("Docks"), (article,), (raid, shut), (link,), ()), sentence_reader())
    ties = [(bullet.event, tie.phrase) for part in briefing.sections for bullet in part.bullets for tie in bullet.ties]
    assert all(tie == ("f", "in response to") for tie in ties)


def test_no_claim_is_marked_as_denied_that_says_so_itself() -> None:
    text = "Orland was not ruling out the sale of nine trawlers to Kessel, its envoy Ida Brandt said."
    article = replace(POST, text=text, published=TUESDAY)
    sale = replace(
        event("e", "Orland rules out the sale", "s", evidence(article, "Orland was not ruling out"), time=day(TUESDAY)),
        status="denied",
    )
    briefing = compose(Atlas(Story("Sale"), (article,), (sale,), (), ()), sentence_reader())
    assert [b.status for part in briefing.sections for b in part.bullets] in ([], ["happened"])


def test_a_name_begun_is_not_begun_anew() -> None:
    text = (
        "Kessel crews said they had beaten the fighters of Omar bin Quill in the harbour. Orland left bin Quill alone."
    )
    article = replace(POST, text=text, published=TUESDAY)
    left = event(
        "e", "Orland leaves Quill alone", "s", evidence(article, "Orland left bin Quill alone"), time=day(TUESDAY)
    )
    who = replace(left, participants=(Participant("Omar bin Quill", "patient", "person"),))
    briefing = compose(Atlas(Story("Harbour"), (article,), (who,), (), ()), sentence_reader())
    assert not any("bin Omar" in sentence.text for sentence in briefing.every_sentence())


def test_no_comma_is_left_between_who_acts_and_what_he_does() -> None:
    (section,) = sentence_reader()([("Orland Lines, which has 81 tugs, last week ordered six Kessel ferries.", None)])
    (tree,) = trees(section)
    draft = whole(tree, tree.root)
    for aside in (tree.child(tree.subject(tree.root) or 0, "relcl"), tree.child(tree.root, "npadvmod")):
        assert aside is not None
        draft.drop(aside)
    compress(draft, 40, 40, [tree.root])
    assert draft.text() == "Orland Lines ordered six Kessel ferries."


def test_what_the_office_does_to_theirs_gives_way() -> None:
    (section,) = sentence_reader()([("The office has lost their letters from nine Kessel harbours.", None)])
    (tree,) = trees(section)
    assert owns_what_others_have(whole(tree, tree.root))
    (section,) = sentence_reader()([("The crews have lost their letters from nine Kessel harbours.", None)])
    (tree,) = trees(section)
    assert not owns_what_others_have(whole(tree, tree.root))


def test_what_is_dated_by_another_occurrence_alone_takes_no_date_from_other_reports() -> None:
    text = "The Orland yard issued its bulletin to nine harbours a week after the sinking of the ferry."
    words, title = "The Orland yard issued its bulletin", "Orland yard issues bulletin"
    assert told(text, words, title=title, time=day("2021-04-12"), published=TUESDAY) == ""
    assert told(text, words, title=title, time=day(TUESDAY), published=TUESDAY) != ""


def test_a_date_that_the_parser_took_for_part_of_a_thing_is_not_cut_out() -> None:
    text = "Since deliveries were halted on 14 March finished aircraft have been piling up at the Orland yard."
    words = "deliveries were halted on 14 March finished aircraft"
    found = told(text, words, title="Deliveries are halted", time=day("2021-03-14"), published=TUESDAY)
    assert "halted finished aircraft" not in found

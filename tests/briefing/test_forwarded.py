"""What an editor cannot forward: rumours as news, words cut off, dates of another clause, speakers lost or doubled."""

from __future__ import annotations

from dataclasses import replace

import pytest

from storyatlas.briefing import compose
from storyatlas.briefing.dating import dates_another_clause
from storyatlas.briefing.draft import whole
from storyatlas.briefing.select import in_telling_order
from storyatlas.briefing.tree import trees
from storyatlas.model.atlas import Atlas, Story
from storyatlas.model.event import Storyline
from storyatlas.model.time import TimeValue
from storyatlas.storyline.salience import reports_of
from tests.briefing.ferry import POST, day, event, evidence
from tests.briefing.test_tellings import told
from tests.reading import sentence_reader

TUESDAY = "2021-05-04"


@pytest.mark.parametrize(
    ("text", "words", "title", "said"),
    [
        ("Quill said four tugs reached the wreck off Kessel before dawn, Quill said.", "four tugs reached the wreck",
         "Four tugs reach the wreck", "Quill said four tugs reached the wreck off Kessel before dawn."),
        ("The Orland council left a meeting in Kessel earlier on Tuesday, clerks said.", "The Orland council left",
         "Orland council leaves a meeting", "The Orland council left a meeting in Kessel, clerks said."),
        ("A short time later the Orland council left a meeting in Kessel.", "the Orland council left a meeting",
         "Orland council leaves a meeting", "The Orland council left a meeting in Kessel."),
        ("A few hours earlier the Orland council left a meeting in Kessel.", "the Orland council left a meeting",
         "Orland council leaves a meeting", "The Orland council left a meeting in Kessel."),
        ("A Kessel court granted an order pending a hearing next week.", "A Kessel court granted an order",
         "Kessel court grants an order", "A Kessel court granted an order pending a hearing the week after."),
        ("The envoy from Orland met the Kessel council on Monday and Tuesday.", "The envoy from Orland met",
         "Envoy meets the Kessel council", "The envoy from Orland met the Kessel council on 3 May 2021."),
        ("The Orland council, for instance, sold its yard in Kessel.", "The Orland council, for instance, sold",
         "Orland council sells its yard", "The Orland council sold its yard in Kessel."),
    ],
)  # fmt: skip
def test_what_leans_or_doubles_goes(text: str, words: str, title: str, said: str) -> None:
    assert told(text, words, title=title, time=day(TUESDAY), published=TUESDAY) == said


def test_what_rumours_say_is_no_news() -> None:
    text = "Some of the rumours in Kessel were that Orland had sunk three of its own trawlers."
    found = told(text, "Orland had sunk three of its own trawlers", title="Orland sinks three trawlers")
    assert "rumours" in found or not found


def test_whom_an_agency_quotes_says_it() -> None:
    text = '"Orland has entered a harbour from which it can never sail," the agency quoted Admiral Quill as saying.'
    found = told(text, "Orland has entered a harbour", title="Orland enters a harbour")
    assert "Quill" in found


def test_a_vow_is_that_of_the_speaker() -> None:
    text = "Orland said several deckhands were hurt in the raid on its trawler off Kessel and vowed revenge."
    found = told(text, "several deckhands were hurt in the raid", title="Several deckhands are hurt in the raid")
    assert "deckhands" in found
    assert not ("vowed" in found and "according" in found)


@pytest.mark.parametrize(
    ("text", "when", "apart"),
    [
        ("The council backed a raid after an attack on Friday on a trawler.", "2021-04-30", True),
        ("The council backed a raid on Monday after an attack on Friday.", "2021-05-03", False),
        ("The council praised a pilot who saved a trawler on Friday.", "2021-04-30", True),
        ("The council backed the raid on Friday.", "2021-04-30", False),
    ],
)
def test_a_date_is_that_of_its_own_clause(text: str, when: str, apart: bool) -> None:
    (section,) = sentence_reader()([(text, POST.written_on)])
    (tree,) = trees(section)
    assert dates_another_clause(whole(tree, tree.root), TimeValue(when, None, "day")) is apart


def test_of_one_outlet_all_reports_weigh_and_none_is_named_line_by_line() -> None:
    article = replace(POST, text="The Kessel council bought two ferries from Orland.", published="2021-05-05")
    bought = event("e", "Kessel council buys two ferries", "s", evidence(article, "The Kessel council bought"))
    several = replace(bought, reports=replace(bought.reports, articles=3, outlets=1, independent=1))
    assert reports_of([several]) == {"e": 3}
    two = replace(several, id="f", reports=replace(bought.reports, articles=2, outlets=2, independent=2))
    assert reports_of([several, two])["e"] == 1
    briefing = compose(Atlas(Story("Ferries"), (article,), (bought,), (), ()), sentence_reader())
    assert all(not bullet.note for section in briefing.sections for bullet in section.bullets)


def test_of_one_week_the_storyline_comes_first_whose_foremost_events_weigh_most() -> None:
    article = replace(POST, text="Orland raided Kessel.", published="2021-05-05")
    words = evidence(article, "Orland raided Kessel")
    one = [replace(event("e", "Dinner", "s", words, time=day(TUESDAY)), salience=0.9)]
    many = [replace(event(f"m{n}", "Raid", "t", words, time=day(TUESDAY)), salience=0.8) for n in range(3)]
    lines = (Storyline("s", "Dinner", ("e",), False), Storyline("t", "Raids", ("m0", "m1", "m2"), False))
    atlas = Atlas(Story("Raid"), (article,), (*one, *many), (), lines)
    told = in_telling_order([(lines[0], one), (lines[1], many[:1])], atlas)
    assert [line.label for line, _ in told] == ["Raids", "Dinner"]

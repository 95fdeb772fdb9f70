"""What an editor would strike out: a wrong date beside a sentence, half a sentence, a repetition, an unknown name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from storyatlas.briefing import Briefing, compose
from storyatlas.briefing.draft import whole
from storyatlas.briefing.endmatter import bottom_line
from storyatlas.briefing.figures import figure_of
from storyatlas.briefing.sentences import unlinked, without_date
from storyatlas.briefing.speakers import cites_somebody, speaks_of_itself
from storyatlas.briefing.tellings import tellings_of
from storyatlas.briefing.tree import is_sentence, trees
from storyatlas.briefing.weights import Weights
from storyatlas.model.article import Article
from storyatlas.model.atlas import Atlas, Story
from storyatlas.model.mention import Participant
from storyatlas.model.time import TimeValue
from tests.briefing.ferry import POST, day, event, evidence, ferry_atlas
from tests.reading import sentence_reader

PRINTED = TimeValue("2021-05-05", None, "day")  # no words give it: the day of print


def atlas_of(text: str, *told: tuple[str, str, TimeValue, str], title: str = "", people: tuple[str, ...] = ()) -> Atlas:
    """An atlas of one article and the events that it tells: title, words, time, status of each."""
    article = replace(POST, text=text)
    events = [
        replace(
            event(f"e{n}", name, "s", evidence(article, words), time=time, status=status, salience=1 - n / 100),  # type: ignore[arg-type]
            participants=tuple(Participant(person, "agent", "person") for person in people),
        )
        for n, (name, words, time, status) in enumerate(told)
    ]
    return Atlas(Story(title), (article,), tuple(events), (), ())


def brief(atlas: Atlas) -> Briefing:
    return compose(atlas, sentence_reader())


def texts(briefing: Briefing) -> list[str]:
    return [sentence.text for sentence in briefing.every_sentence()]


def dates(briefing: Briefing) -> dict[str, str]:
    return {bullet.event: bullet.date for section in briefing.sections for bullet in section.bullets}


@pytest.mark.parametrize(
    ("text", "whole_one"),
    [
        ("When Oldfield spoke at the meeting in Kessel.", False),
        ("When Oldfield spoke in Kessel, the crew left.", True),
        ("Judge Oldfield said he had concerns about.", False),
        ("Wrecks in the waters off Kessel have increased this year, with.", False),
        ("The matter was looked into.", True),
        ("The masked man overpowered two guards, handcuffed them.", False),
        ("The crew cut the rope, took the boat and left.", True),
    ],
)
def test_half_a_sentence_is_none(text: str, whole_one: bool) -> None:
    (section,) = sentence_reader()([(text, None)])
    assert is_sentence(section) is whole_one


def test_a_plan_is_still_to_come_on_the_day_of_its_announcement() -> None:
    text = "The ministry will open the new harbour of Kessel with a regatta on 3 August."
    plan = ("Ministry to open the new harbour", "The ministry will open the new harbour of Kessel", PRINTED, "planned")
    told = brief(atlas_of(text, plan))
    assert "will open" in texts(told)[0]
    assert dates(told) == {"e0": ""}


def test_the_day_of_print_does_not_date_what_was_before() -> None:
    text = (
        "Fishermen had sent more than 700 letters to the ministry in Kessel.\n\n"
        "Fishermen sent 30 boats into the port of Orland and blocked it."
    )
    letters = ("Fishermen send 700 letters", "Fishermen had sent more than 700 letters", PRINTED, "happened")
    boats = ("Fishermen send boats into the port", "Fishermen sent 30 boats into the port", PRINTED, "happened")
    assert dates(brief(atlas_of(text, letters, boats))) == {"e0": "", "e1": "reported 5 May 2021"}


def test_a_date_that_words_give_stands_beside_what_was_before() -> None:
    text = "Fishermen had sent more than 700 letters to the ministry in Kessel on Monday."
    letters = ("Fishermen send letters", "Fishermen had sent more than 700 letters",
               TimeValue("2021-05-03", None, "day", "Monday"), "happened")  # fmt: skip
    assert dates(brief(atlas_of(text, letters))) == {"e0": "3 May 2021"}


def test_nobody_dies_twice() -> None:
    text = (
        "Minister Ivo Brandt, who built the harbour of Kessel and wrote four books about the tides, died.\n\n"
        "Ivo Brandt passed away in Orland Hospital at the age of 91, his daughter told the Courier."
    )
    one = (
        "Minister Brandt dies",
        "Minister Ivo Brandt, who built the harbour of Kessel",
        day("2021-05-04"),
        "happened",
    )
    two = ("Brandt passes away in Orland", "Ivo Brandt passed away in Orland Hospital", PRINTED, "happened")
    assert sum("Brandt" in text for text in texts(brief(atlas_of(text, one, two)))) == 1


def test_one_subject_does_not_do_the_same_twice_in_other_words() -> None:
    text = (
        "Mara Oldfield won the Kessel regatta with a red boat before 9,000 people on Wednesday.\n\n"
        "Mara Oldfield won the Kessel regatta, a red boat under her and Norlink beside her, in the evening."
    )
    one = ("Oldfield wins regatta", "Mara Oldfield won the Kessel regatta with a red boat", PRINTED, "happened")
    two = ("Oldfield wins in Kessel", "Mara Oldfield won the Kessel regatta, a red boat", day("2021-05-04"), "happened")
    assert len(texts(brief(atlas_of(text, one, two)))) == 1


def test_who_is_named_first_gets_a_first_name() -> None:
    text = (
        "The port of Kessel fined the crew that Stavik and Norlink had hired for the regatta.\n\n"
        "Later in May, Stavik's boat was sold to Norlink in Orland. Henk Stavik was not there."
    )
    fine = ("Port fines the crew", "The port of Kessel fined the crew", PRINTED, "happened")
    sale = ("Boat is sold to Norlink", "Stavik's boat was sold to Norlink in Orland", PRINTED, "happened")
    told = brief(atlas_of(text, fine, sale, people=("Henk Stavik",)))
    said = " ".join(texts(told))
    assert said.count("Henk Stavik") == 1
    assert said.index("Henk Stavik") < said.index("Stavik's")
    assert told.check.supported == told.check.sentences


@pytest.mark.parametrize("follows", ["family of Kessel", "rally in Kessel"])
def test_what_belongs_to_a_name_leaves_it_alone(follows: str) -> None:
    text = f"The port of Orland fined the Stavik {follows} for the noise. Henk Stavik was not there."
    fine = ("Port fines them", "The port of Orland fined the Stavik", PRINTED, "happened")
    assert "Henk" not in " ".join(texts(brief(atlas_of(text, fine, people=("Henk Stavik",)))))


def test_the_lede_says_what_the_headline_says() -> None:
    atlas = ferry_atlas()
    text = (
        "Commander Ida Brandt caught smugglers from Orland off Norden on Monday and counted nine rifles.\n\n"
        "The coast guard said in the evening that it arrested nine smugglers."
    )
    article = replace(POST, id="a9", text=text)
    title = "Coast guard arrests nine smugglers"
    arrest = event("e-arrest", title, "s-wreck", evidence(article, "Commander Ida Brandt caught smugglers"),
                   evidence(article, "it arrested nine smugglers"), salience=1.0, time=day("2021-05-03"))  # fmt: skip
    told = brief(
        replace(atlas, story=Story(title), articles=(*atlas.articles, article), events=(*atlas.events, arrest))
    )
    assert any(sentence.text.startswith("The coast guard said") for sentence in told.lede)


def test_a_title_that_is_a_sentence_tells_the_event() -> None:
    title = "The coast guard arrested nine smugglers off Norden, officials said."
    article = Article(id="a9", url="", outlet="Post", title=title, text="They were brought to Kessel in chains.",
                      published="2021-05-05")  # fmt: skip
    words = "The coast guard arrested nine smugglers off Norden"
    proof = evidence(replace(article, text=title), words)
    one = event("e", "Coast guard arrests nine smugglers", "s", replace(proof, field="title"))
    assert texts(brief(Atlas(Story(""), (article,), (one,), (), ()))) == [title]
    bare = replace(article, title=title.rstrip("."))
    assert texts(brief(Atlas(Story(""), (bare,), (one,), (), ()))) == []


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("The crew hung up his No. 40 shirt in the port of Kessel.", ""),
        ("The crew was called to a shop at 40 Harbour Street in Kessel.", ""),
        ("The crew rowed on with about 20 seconds left in Kessel.", ""),
        ("The crew sold 40 shirts in the port of Kessel.", "40 shirts"),
    ],
)
def test_a_figure_counts_something(text: str, figure: str) -> None:
    (section,) = sentence_reader()([(text, None)])
    (tree,) = trees(section)
    assert figure_of(whole(tree, tree.root), text) == figure


def test_links_to_what_went_before_go() -> None:
    assert unlinked("In a related story, the port closed.") == "The port closed."
    assert unlinked("After all, the port closed.") == "The port closed."
    assert unlinked("Ironically Oldfield stayed.") == "Oldfield stayed."
    assert unlinked("First Officer Oldfield stayed.") == "First Officer Oldfield stayed."


def test_the_month_beside_a_sentence_is_not_said_again() -> None:
    assert without_date("The port closed in April with a party.", "April 2021") == "The port closed with a party."
    assert without_date("The port closed in April of 2020.", "April 2021") == "The port closed in April of 2020."


def test_a_bottom_line_that_says_nothing_is_left_out() -> None:
    told = brief(ferry_atlas())
    sections = [section for section in told.sections if section.kind == "storyline"]
    backed = [
        replace(s, bullets=tuple(replace(b, reports=replace(b.reports, independent=2)) for b in s.bullets))
        for s in sections
    ]
    assert bottom_line(ferry_atlas(), backed, []) == []


def test_one_event_is_not_counted_of_one() -> None:
    text = "Fishermen sent 30 boats into the port of Orland and blocked it."
    one = ("Fishermen send boats", "Fishermen sent 30 boats into the port", PRINTED, "happened")
    notes = [note for section in brief(atlas_of(text, one)).sections for note in section.notes]
    assert "The one event listed here rests on one independent source." in notes


def told_whole(text: str, words: str, *, title: str, time: TimeValue = PRINTED) -> str:
    """The sentence that tells an event of which an article has this one; empty where none does."""
    return next(iter(texts(brief(atlas_of(text, (title, words, time, "happened"))))), "")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("When Ida Brandt spoke to the council of Kessel", []),
        ("Ida Brandt said the council of Kessel had concerns about", []),
        ("Ida Brandt brought the council of Kessel a letter", ["Ida Brandt brought the council of Kessel a letter."]),
    ],
)
def test_without_the_articles_no_clause_that_waits_is_told(words: str, told: list[str]) -> None:
    article = replace(POST, text=f"{words} of the fishermen, who were there.")
    one = event("e", "Brandt brings the council a letter", "s", evidence(article, words))
    assert texts(brief(Atlas(Story(""), (replace(article, text=""),), (one,), (), ()))) == told


@pytest.mark.parametrize("speaker", ["the officer", "a statement", "people"])
def test_nobody_in_particular_is_no_speaker(speaker: str) -> None:
    text = (
        "The boats were seized in the night and the smugglers fled to Orland with nine crates of rum, "
        f"{speaker} said while the crew was waiting for the ferry of the harbour police in the cold rain."
    )
    assert "according to" not in told_whole(text, "the smugglers fled to Orland", title="Smugglers flee to Orland")


def test_one_says_what_another_says() -> None:
    (section,) = sentence_reader()([("Brandt bought ferries, according to the Courier, Oldfield said.", None)])
    (tree,) = trees(section)
    assert cites_somebody(tree, set(range(len(tree.tokens))))
    assert not cites_somebody(tree, {0, 1, 2})


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("The port has left the league and gone to Orland with all of its boats.", "The port has left the league",
         "The port left the league and went to Orland with all of its boats."),
        ("The port of Kessel has not signed the paper that would let the ferry go.",
         "The port of Kessel has not signed the paper",
         "The port of Kessel had not signed the paper that would let the ferry go."),
        ("The crew of the yard was paid after Tuesday's storm by the port of Kessel.", "The crew of the yard was paid",
         "The crew of the yard was paid after the storm by the port of Kessel."),
    ],
)  # fmt: skip
def test_told_in_one_tense(text: str, words: str, told: str) -> None:
    assert told_whole(text, words, title="Port leaves", time=TimeValue("2021-05-05", None, "day", "Wednesday")) == told


def test_a_verb_without_its_subject_is_not_told() -> None:
    text = (
        "Brandt came to Kessel to paint the second of the nine boats of the fishermen after Norlink and the "
        "painter Ida Quarley failed to reach a deal on the new boats of the port."
    )
    said = told_whole(text, "Norlink and the painter Ida Quarley failed to reach a deal", title="Brandt fails to agree")
    assert "Brandt came to Kessel failed" not in said


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ida Brandt left Kessel on Tuesday, March 9, 2021, with a crate of rum.",
         "Ida Brandt left Kessel on 9 March 2021, with a crate of rum."),
        ("Ida Brandt left Kessel late Tuesday night with a crate of rum and nine boats.",
         "Ida Brandt left Kessel on 4 May 2021 with a crate of rum and nine boats."),
        ("Ida Brandt left Kessel at 10:23 p.m. on Tuesday with a crate of rum and nine boats.",
         "Ida Brandt left Kessel at 10:23 p.m. on 4 May 2021 with a crate of rum and nine boats."),
    ],
)  # fmt: skip
def test_a_day_with_its_weekday_is_said_once(text: str, told: str) -> None:
    words = "Ida Brandt left Kessel"
    time = TimeValue("2021-05-01", None, "day", "1 May")
    assert told_whole(text, words, title="Brandt leaves Kessel", time=time) == told


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Ida Brandt praised the friendship of the two ports and the treaty of 1961 in the council.", ""),
        ("Ida Brandt won five minutes sooner than when she beat the crew of Norden in their race in 1961.", ""),
        ("Ida Brandt won the great race of the two ports off Norden in 1961.", "1961"),
    ],
)
def test_the_date_of_a_thing_does_not_date_what_is_said_of_it(text: str, date: str) -> None:
    told = brief(
        atlas_of(text, ("Ports sign treaty", text.rstrip("."), TimeValue("1961", None, "year", "1961"), "happened"))
    )
    assert dates(told) == {"e0": date}


def test_nobody_says_it_of_herself_twice() -> None:
    text = (
        "The fishermen were quiet when Ida Brandt, 39, a clerk of the port, told the Harbour Post that Ida Brandt "
        "had counted nine boats and 30 crates of rum in the night."
    )
    said = told_whole(text, "Ida Brandt had counted nine boats", title="Brandt counts nine boats")
    assert "according to Ida Brandt" not in said


def test_the_lede_is_no_headline_that_stands_in_the_text() -> None:
    atlas = ferry_atlas()
    text = (
        "Norlink seized nine boats off Norden in dawn raid.\n\n"
        "At the end of a long night Norlink seized nine boats off Norden, and the crew of the last one fled to Orland."
    )
    article, title = replace(POST, id="a9", text=text), "Norlink seizes nine boats off Norden in dawn raid"
    raid = event("e-raid", title, "s-wreck", evidence(article, "Norlink seized nine boats off Norden in dawn raid"),
                 evidence(article, "Norlink seized nine boats off Norden, and"), salience=1.0)  # fmt: skip
    told = brief(replace(atlas, story=Story(title), articles=(*atlas.articles, article), events=(*atlas.events, raid)))
    assert [s.text for s in told.lede if s.event == "e-raid" and "the crew of the last one" in s.text]


def test_a_day_keeps_what_tells_it_apart() -> None:
    text = (
        "On a day that brought the fishermen of the two ports a storm with rain and hail and a wind from the north, "
        "Ida Brandt sold the nine boats of the port to Norlink for a crate of rum and left the town of Kessel for good."
    )
    said = told_whole(text, "Ida Brandt sold the nine boats of the port", title="Brandt sells nine boats")
    assert not said.startswith("On a day,")


def test_two_do_not_speak_of_themselves() -> None:
    (section,) = sentence_reader()([("Brandt and Quarley were counting boats.", None)])
    (tree,) = trees(section)
    assert speaks_of_itself("Ida Brandt and Henk Quarley", tree, tree.root, {})
    assert not speaks_of_itself("Mara Oldfield", tree, tree.root, {})


def test_a_number_of_people_is_no_name() -> None:
    text = "Five Vantian and six Orland boats left the port of Kessel in the night."
    event = ("Boats leave the port", "Five Vantian and six Orland boats left the port", day("2021-05-04"), "happened")
    atlas = atlas_of(f"{text} It was on 4 May 2021.", event, people=("Five Vantian",))
    (telling, *_) = tellings_of(
        atlas.events, {a.id: a for a in atlas.articles}, sentence_reader(), Weights([text]), None, {}
    )["e0"]
    assert not telling.named


def test_of_another_week_the_day_goes_whole() -> None:
    text = "The crew of the yard was hurt in last Sunday's loss to the boats of Norden off the port of Kessel."
    said = told_whole(
        text, "The crew of the yard was hurt", title="Crew is hurt", time=TimeValue("2021-04-30", None, "day", "x")
    )
    assert said == "The crew of the yard was hurt in the loss to the boats of Norden off the port of Kessel."


def test_what_was_unknown_before_is_news_of_the_day() -> None:
    text = "The port of Kessel mended a previously unknown leak in the hull of the ferry with a plate of iron."
    leak = ("Port mends leak", "The port of Kessel mended a previously unknown leak", PRINTED, "happened")
    assert dates(brief(atlas_of(text, leak))) == {"e0": "reported 5 May 2021"}


def test_what_was_done_once_was_done_on_the_day_since_which_it_is_so() -> None:
    since = TimeValue("2021-05-03", None, "day", "since Monday", open_end=True)
    done = ("Port of Kessel takes over the ferries", "the port of Kessel took over the ferries", since, "happened")
    text = "Police said the port of Kessel took over the ferries of the old company with all their crews."
    assert dates(brief(atlas_of(text, done))) == {"e0": "3 May 2021"}
    lasting = ("Ferries are closed to cars", "The ferries of Kessel have been closed to cars", since, "happened")
    text = "The ferries of Kessel have been closed to cars and lorries of all kinds since the storm."
    assert dates(brief(atlas_of(text, lasting))) == {"e0": "since 3 May 2021"}


def test_a_plan_whose_day_has_passed_is_not_told() -> None:
    text = "The ministry plans to open the new harbour of Kessel with a regatta on 4 May."
    plan = (
        "Ministry to open the new harbour",
        "The ministry plans to open the new harbour",
        day("2021-05-04"),
        "planned",
    )
    assert texts(brief(atlas_of(text, plan))) == []

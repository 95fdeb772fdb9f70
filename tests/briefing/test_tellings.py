"""How a source's sentence is told: what goes, what stays, what is said otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from storyatlas.briefing import compose
from storyatlas.briefing.dating import dates_an_aside
from storyatlas.briefing.draft import tidy, whole
from storyatlas.briefing.figures import figure_of
from storyatlas.briefing.quality import quality
from storyatlas.briefing.sentences import clean, without_date
from storyatlas.briefing.speakers import named_speaker
from storyatlas.briefing.tree import is_name, trees
from storyatlas.model.atlas import Atlas, Story
from storyatlas.model.mention import Participant
from storyatlas.model.time import UNKNOWN_TIME, TimeValue
from tests.briefing.ferry import POST, day, event, evidence
from tests.reading import sentence_reader

WEEK = TimeValue("2021-04-26", "2021-05-02", "day")


def told(text: str, words: str, *, title: str, time: TimeValue = UNKNOWN_TIME, published: str = "2021-05-05") -> str:
    """The sentence that tells an event of which an article has this one; empty where none does."""
    article = replace(POST, text=text, published=published)
    one = event("e", title, "s", evidence(article, words), time=time, salience=1.0)
    briefing = compose(Atlas(Story("A wreck"), (article,), (one,), (), ()), sentence_reader())
    return next((sentence.text for sentence in briefing.every_sentence()), "")


@pytest.mark.parametrize(
    ("text", "time", "said"),
    [
        ("Last week the Kessel council bought two ferries from Orland.", WEEK,
         "The Kessel council bought two ferries from Orland."),
        ("The Kessel council bought two ferries from Orland, a clerk said last week.", day("2021-05-03"),
         "The Kessel council bought two ferries from Orland, a clerk said."),
        ("Oldfield, who met the council last week, later bought two ferries from Orland.", day("2021-05-03"),
         "Oldfield, who met the council, bought two ferries from Orland."),
        ("The Kessel council bought two ferries from Orland in April 2021.", TimeValue("2021-04", None, "month"),
         "The Kessel council bought two ferries from Orland."),
        ("The Kessel council bought two ferries from Orland in 2021.", TimeValue("2021-04", None, "month"),
         "The Kessel council bought two ferries from Orland."),
        ("The Kessel council bought two ferries here from Orland.", UNKNOWN_TIME,
         "The Kessel council bought two ferries from Orland."),
        ("Kessel, May 4: The Kessel council bought two ferries from Orland.", UNKNOWN_TIME,
         "The Kessel council bought two ferries from Orland."),
        ("THE council of Kessel bought two ferries from the navy.", UNKNOWN_TIME,
         "The council of Kessel bought two ferries from the navy."),
        ("After Monday's storm, the Kessel council bought two ferries from Orland.", day("2021-05-03"),
         "After the storm, the Kessel council bought two ferries from Orland."),
        ("Also Monday, the Kessel council bought two ferries from Orland.", day("2021-05-03"),
         "The Kessel council bought two ferries from Orland."),
        ("The Kessel council has bought two ferries from Orland.", TimeValue("2019", None, "year"),
         "The Kessel council bought two ferries from Orland."),
        ("The Kessel council has bought two ferries from Orland.", TimeValue("2021", None, "year"),
         "The Kessel council has bought two ferries from Orland."),
        ("The Kessel council has bought two ferries from Orland since it was founded.", TimeValue("2019", None, "year"),
         "The Kessel council has bought two ferries from Orland since it was founded."),
    ],
)  # fmt: skip
def test_what_stands_beside_a_sentence_or_before_it_goes(text: str, time: TimeValue, said: str) -> None:
    assert told(text, "bought two ferries", title="Kessel council buys two ferries", time=time) == said


def test_what_has_happened_in_a_year_happened_once_it_is_over() -> None:
    article = replace(POST, text="Norlink has bought two ferries from Orland.", published="2021-05-05")
    bought = event("e", "Norlink buys two ferries", "s", evidence(article, "Norlink has bought two ferries"))
    bought = replace(bought, time=TimeValue("2021", None, "year"), salience=1.0)
    for today, said in (("2021-06-01", "has bought"), ("2022-06-01", "bought")):
        story = replace(Story("A wreck"), as_of=today)
        (sentence,) = compose(Atlas(story, (article,), (bought,), (), ()), sentence_reader()).every_sentence()
        assert sentence.text == f"Norlink {said} two ferries from Orland."


def test_who_says_it_at_the_end_of_a_long_sentence_stays() -> None:
    text = (
        "The island of Orland has sold 40 old fishing boats to the harbour board of Kessel for training and is likely "
        "to send three more of them to the strait before summer, the seafarers' union of Vantia said on Tuesday."
    )
    sentence = told(text, "The island of Orland has sold 40 old fishing boats", title="Orland sells 40 fishing boats")
    assert "sold 40 old fishing boats" in sentence
    assert "the seafarers' union of Vantia" in sentence


def test_a_clause_about_something_else_goes_with_its_speaker() -> None:
    text = (
        "On the eve of the fair, a shipping house from Orland opened its first yard in Kessel since the flood of 1931, "
        "while the ferry company Norlink said it would allow travellers from around the strait to keep their cabins "
        "for weeks in ports known for their beaches."
    )
    sentence = told(text, "a shipping house from Orland opened its first yard", title="Shipping house opens yard")
    assert sentence.endswith("opened its first yard in Kessel since the flood of 1931.")


def test_what_tells_much_goes_only_where_the_sentence_would_be_too_long() -> None:
    short = "Vantia and Orland signed a sweeping pact in Kessel that binds each of them to rescue the other's ships."
    assert told(short, "Vantia and Orland signed a sweeping pact", title="Vantia and Orland sign a pact") == short
    long = f"{short[:-1]} in fog, storm and ice for as long as either of them keeps a fleet of ten in the old strait."
    sentence = told(long, "Vantia and Orland signed a sweeping pact", title="Vantia and Orland sign a pact")
    assert sentence == "Vantia and Orland signed a sweeping pact in Kessel."


def test_what_somebody_said_would_come_stays_so_when_it_is_past() -> None:
    text = "The harbour board announced it will dredge the old channel near Kessel."
    said = told(text, "it will dredge the old channel", title="Harbour board to dredge channel", time=day("2021-05-04"))
    assert said == "The harbour board announced it would dredge the old channel near Kessel."
    text = "The harbour board will likely dredge the old channel near Kessel before winter."
    said = told(text, "board will likely dredge", title="Harbour board to dredge channel", time=day("2021-05-04"))
    assert said == "The harbour board was likely to dredge the old channel near Kessel before winter."


def test_a_speaker_whose_name_breaks_off_is_not_cited() -> None:
    text = "The Union for Nets and Ropes said last month that 400 boats had been sold in Kessel, one of its old ports."
    article = replace(POST, text=text, published="2021-05-05")
    quote = evidence(article, "400 boats had been sold in Kessel", "Union for Nets and")
    one = event("e", "400 boats are sold in Kessel", "s", quote, salience=1.0)
    (sentence,) = compose(Atlas(Story(""), (article,), (one,), (), ()), sentence_reader()).every_sentence()
    assert "Nets and." not in sentence.text


def test_a_sentence_about_another_day_does_not_tell_the_event() -> None:
    right = "Fishermen met the mayor of Kessel in the harbour on 4 May."
    wrong = "Fishermen met the mayor of Kessel in the harbour hall in 1998."
    for text in (f"{wrong} {right}", f"{right} {wrong}"):
        article = replace(POST, text=text)
        quotes = [evidence(article, words) for words in (wrong[:-1], right[:-1])]
        one = event("e", "Fishermen meet the mayor of Kessel", "s", *quotes, time=day("2021-05-04"), salience=1.0)
        (sentence,) = compose(Atlas(Story(""), (article,), (one,), (), ()), sentence_reader()).every_sentence()
        assert sentence.text == "Fishermen met the mayor of Kessel in the harbour."


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        ("Minister Ivo Brandt, who saw the yard in 2005, announced an inquiry.", True),
        ("The clerk said that Brandt saw the yard in 2005.", False),
    ],
)
def test_a_date_in_a_relative_clause_is_that_of_an_aside(text: str, aside: bool) -> None:
    (tree,) = trees(sentence_reader()([(text, date(2021, 5, 5))])[0])
    saw = next(token.i for token in tree.tokens if token.text == "saw")
    assert dates_an_aside(whole(tree, saw), TimeValue("2005", None, "year")) == aside


@pytest.mark.parametrize(
    ("text", "words", "year"),
    [
        # The year is that of an aside, or the sentence is about another one.
        ("Orland, ruled by the Brandt family since 1931, is no part of Vantia, a clerk said.", "Orland", "1931"),
        ("In 1986 the Kessel council bought a yard which was sold to Norlink in 2005.", "which was sold to", "2005"),
    ],
)
def test_a_date_beside_a_sentence_is_that_of_its_main_clause(text: str, words: str, year: str) -> None:
    better = "Clerks in Kessel told of the Brandt family and the yard."
    article = replace(POST, text=f"{text}\n\n{better}", published="2021-05-05")
    quotes = [evidence(article, words), evidence(article, better[:-1])]
    one = event("e", "Brandt family and the yard", "s", *quotes, time=TimeValue(year, None, "year"), salience=1.0)
    (sentence,) = compose(Atlas(Story(""), (article,), (one,), (), ()), sentence_reader()).every_sentence()
    assert sentence.text == better


@pytest.mark.parametrize("now", ["have been found by divers", "are being counted by divers"])
def test_what_is_so_by_now_does_not_tell_what_was_found_weeks_ago(now: str) -> None:
    early = replace(POST, text="Divers found 44 barrels in the strait near Kessel on 1 April.", published="2021-04-02")
    late = replace(
        POST,
        id="b1",
        text=f"At least 44 barrels of oil {now} in the strait near Orland.",
        published="2021-05-05",
    )
    quotes = evidence(early, "Divers found 44 barrels"), evidence(late, "44 barrels of oil")
    one = event("e", "44 barrels are found", "s", *quotes, time=day("2021-04-01"), salience=1.0)
    (sentence,) = compose(Atlas(Story(""), (early, late), (one,), (), ()), sentence_reader()).every_sentence()
    assert sentence.text == "Divers found 44 barrels in the strait near Kessel."


@pytest.mark.parametrize(
    "text",
    [
        "Harbour friends: Mayor Ida Brandt (left) meets Judge Mara Oldfield in the old hall of Kessel.",
        "Gold rose by a lot as the chaos in Vantia prompted safe-haven buying and soaring oil prices boosted it.",
    ],
)
def test_a_caption_and_a_sentence_that_breaks_off_tell_nothing(text: str) -> None:
    sentence = told(text, text.split(":")[-1].strip(" ."), title="Meeting in Kessel", time=day("2021-05-05"))
    assert "(left)" not in sentence
    assert not sentence.endswith("prompted.")


@pytest.mark.parametrize(
    "text",
    [
        "The Kessel council bought two ferries, according to Homicide Capt.",
        '"I never thought that the council would have bought two ferries," said Rolf Oldfield.',
        "Hopefully the Kessel council bought two ferries in time for the feast.",
        "Kessel's had bought two ferries from the council of Vantia in time for the feast.",
        "The Kessel council bought two ferries and named the following captains.",
        "The Kessel council, which bought two ferries in May, did not return a call.",
        "The Kessel council, which bought two ferries in May, didn't return a call seeking further comment.",
        "Rolf Oldfield, a critic of the council, said before it bought two ferries.",
    ],
)
def test_what_breaks_off_and_words_torn_from_their_talk_tell_nothing(text: str) -> None:
    assert told(text, "bought two ferries", title="Kessel council buys two ferries") == ""


def test_what_a_noun_was_joined_to_does_not_go_alone() -> None:
    text = (
        "Rolf Oldfield was due to appear via a link from the prison of Kessel but did not do so as he was considered a "
        "risk to his own safety and that of other people, said the clerk Mara Brandt."
    )
    assert "so and that" not in told(text, "did not do so", title="Oldfield does not appear", time=day("2021-05-03"))


def test_a_heading_that_ends_in_a_bare_participle_is_no_sentence() -> None:
    text = "Large fire in old harbour of Kessel tackled\nTwo crews came."
    assert told(text, "Large fire in old harbour of Kessel tackled", title="Fire in old harbour is tackled") == ""


def test_an_office_without_a_name_is_the_office() -> None:
    (tree,) = trees(sentence_reader()([("He called the new pier a milestone for Kessel.", None)])[0])
    assert named_speaker("Prime Minister", tree, None) == "the Prime Minister"
    assert named_speaker("Prime Minister Ida Brandt", tree, None) == "Prime Minister Ida Brandt"


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("The ferry was built with four Marrow Trent 900 engines.", ""),
        ("The ferry was built with 900 engines.", "900 engines"),
        ("On Monday 900 passengers waited in the port.", "900 passengers"),
        ("The fare was cut to $199 in the strait.", "$199"),
        ("The cost of the wreck rose as high as $30 million.", "$30 million"),
        ('"It was 900 passengers too many," said Quarley.', ""),
        ("As many as 300 passengers waited in the port.", "As many as 300 passengers"),
        ("Police held between 100 and 150 passengers.", "Between 100 and 150 passengers"),
    ],
)
def test_the_number_that_a_sentence_is_about(text: str, figure: str) -> None:
    (tree,) = trees(sentence_reader()([(text, None)])[0])
    assert figure_of(whole(tree, tree.root), text) == figure


def test_of_the_past_a_sentence_tells_that_says_when() -> None:
    vague = "Ivo Brandt met the envoy of Orland at the harbour fair and signed a pact that opened the strait to ships."
    dated = "In 1998 Brandt met the envoy of Orland in Kessel."
    articles = [replace(POST, id=f"a{n}", text=text, published="2021-05-05") for n, text in enumerate((vague, dated))]
    quotes = [evidence(articles[0], "Ivo Brandt met the envoy of Orland"), evidence(articles[1], dated[8:-1])]
    past = event("p", "Ivo Brandt meets the envoy of Orland", "b", *quotes, time=TimeValue("1998", None, "year"))
    past = replace(past, background=True, salience=1.0)
    (sentence,) = compose(Atlas(Story(""), tuple(articles), (past,), (), ()), sentence_reader()).every_sentence()
    assert sentence.text == "Brandt met the envoy of Orland in Kessel."


def test_a_day_goes_with_its_preposition() -> None:
    text = "On Wednesday Vantia told the harbour board that three captains were among at least 40 officers."
    title = "Vantia tells the board that three captains were among 40 officers"
    sentence = told(text, text[13:-1], title=title, time=day("2021-05-05"), published="2021-05-06")
    assert sentence == "Vantia told the harbour board that three captains were among at least 40 officers."


def test_who_is_named_in_few_articles_gets_a_first_name() -> None:
    text = "Mara Oldfield came late. Oldfield opened the old harbour hall of Kessel for the fair."
    for others, said in ((4, "Mara Oldfield"), (0, "Oldfield")):
        article = replace(POST, text=text)
        crowd = tuple(replace(POST, id=f"b{n}", text="The fair was full.") for n in range(others))
        full = tuple(event(f"f{n}", "Fair is full", "s", evidence(crowd[n], "fair was full")) for n in range(others))
        judge = replace(
            event(
                "e", "Oldfield opens the harbour hall", "s", evidence(article, "Oldfield opened the old harbour hall")
            ),
            participants=(Participant("Mara Oldfield", "agent", "person"),),
            salience=1.0,
        )
        briefing = compose(Atlas(Story(""), (article, *crowd), (judge, *full), (), ()), sentence_reader())
        sentence = next(sentence for sentence in briefing.every_sentence() if sentence.event == "e")
        assert sentence.text == f"{said} opened the old harbour hall of Kessel for the fair."


def test_a_pronoun_gives_way_to_the_actor_who_was_named_last() -> None:
    for before, said in (
        ("Mayor Ida Brandt opened the fair.", "Ida Brandt accused the Fishing Party of blocking the port."),
        ("Mayor Ida Brandt opened the fair. Judge Mara Oldfield came late.", ""),
        ("The mayor opened the fair.", ""),
    ):
        article = replace(POST, text=f"{before} She accused the Fishing Party of blocking the port.")
        mayor = replace(
            event("e", "Brandt accuses the Fishing Party", "s",
                  evidence(article, "She accused the Fishing Party"), salience=1.0),
            participants=(Participant("Ida Brandt", "agent", "person"),),
        )  # fmt: skip
        judge = replace(
            event("j", "Oldfield comes late", "s", evidence(article, "fair")),
            participants=(Participant("Mara Oldfield", "agent", "person"),),
        )
        briefing = compose(Atlas(Story("A wreck"), (article,), (mayor, judge), (), ()), sentence_reader())
        assert {s.event: s.text for s in briefing.every_sentence()}.get("e", "") == said


def test_nobody_is_told_of_who_was_not_named() -> None:
    text = "In a speech in the harbour at 10:27 p.m. he accused the Fishing Party of blocking the port."
    assert not told(
        text, "he accused the Fishing Party", title="Mayor accuses the Fishing Party", time=day("2021-05-04")
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Lisbon, Portugal HERALD -- The port closed.", "The port closed."),
        ("LISBON The port closed.", "The port closed."),
        ("UNESCO Director Mara Lund resigned.", "UNESCO Director Mara Lund resigned."),
        ("(Photo by Ivo Brandt/Quay) The port closed.", "The port closed."),
        ("[What the union wants] The port closed.", "The port closed."),
        ("KESSEL | Mon May 3, 2021 6:51 pm EST KESSEL (Quay Wire) - The port closed.", "The port closed."),
        ("May 3, 2021, at 18:51 The port closed.", "The port closed."),
        ("In another diplomatic development, the port closed.", "The port closed."),
        ("More recently, the port closed.", "The port closed."),
        ("January - The port closed.", "The port closed."),
        ("July 28 - The port closed.", "The port closed."),
        ("Aug. 9, 2021: The port closed.", "The port closed."),
        ("May 5-7 were the days when the port closed.", "May 5-7 were the days when the port closed."),
        ("The port, more recently, closed.", "The port, more recently, closed."),
        ("15:46: Quill reopens the bridge.", "Quill reopens the bridge."),
        ("10.15am BST – Quill reopens the bridge.", "Quill reopens the bridge."),
    ],
)
def test_what_ran_into_a_sentence_is_taken_off(line: str, said: str) -> None:
    assert clean(line, "Herald", "The harbour of Lisbon is old.") == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("On 3 May, the ferry sank.", "The ferry sank."),
        ("The ferry sank on May 3, 2021.", "The ferry sank."),
        ("On 3 May 2019, another ferry sank.", "On 3 May 2019, another ferry sank."),
        ("The council met on 30 May.", "The council met on 30 May."),
        ("In May 2021 the ferry sank.", "The ferry sank."),
        ("In 2021, the ferry sank.", "The ferry sank."),
        ("The ferry sank off Kessel, Vantia, on May 3, 2021.", "The ferry sank off Kessel, Vantia."),
        ("In April 2021 the ferry sank.", "In April 2021 the ferry sank."),
    ],
)
def test_the_day_beside_is_not_said_again(text: str, said: str) -> None:
    assert without_date(text, "3 May 2021") == said


def test_what_goes_with_another_clause_goes() -> None:
    text = "Prices rose a day after the Kessel council closed the port of Vantia, with tin ending the day at $64."
    assert told(text, "the Kessel council closed the port", title="Kessel council closes port") == (
        "The Kessel council closed the port of Vantia."
    )


def test_the_start_of_a_month_is_in_it() -> None:
    text = "The Kessel council asked a court in Vantia at the start of this month to open the port of the town."
    said = told(text, "The Kessel council asked a court", title="Kessel council asks court", time=day("2021-04-20"))
    assert "in May 2021" in said
    assert " at May" not in said


def test_a_number_alone_makes_a_weak_beginning() -> None:
    texts = ("Two sailors were permitted to leave Kessel in April.", "Two were permitted to leave Kessel in April.")
    clear, bare = (
        quality(whole(tree, tree.root), text)
        for text, section in zip(texts, sentence_reader()([(text, None) for text in texts]), strict=True)
        for tree in trees(section)
    )
    assert bare < clear - 0.5


def test_a_month_of_that_year_is_a_month_of_the_year() -> None:
    assert tidy("In May in 2019 the Kessel council bought two ferries.").startswith("In May 2019 the Kessel council")


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        (
            "Orland is cancelling ferries to Kessel as the authorities there seek to contain a flood.",
            "is cancelling ferries",
            "Orland was cancelling ferries to Kessel as the authorities there sought to contain a flood.",
        ),
        (
            "Kessel has defended its schools as human rights and criticises the Orland record on race.",
            "has defended its schools",
            "Kessel defended its schools as human rights and criticised the Orland record on race.",
        ),
    ],
)
def test_all_that_was_is_told_in_the_past(text: str, words: str, said: str) -> None:
    assert told(text, words, title=text, time=day("2021-05-03")) == said


def test_a_plural_that_opens_a_sentence_is_no_name() -> None:
    (tree,) = trees(
        sentence_reader()([("Airlines based in Norway, Denmark and Sweden are cancelling flights to Spain.", None)])[0]
    )
    assert not is_name(tree, 0)
    (tree,) = trees(sentence_reader()([("Danes based in Orland cancelled 30 flights.", None)])[0])
    assert is_name(tree, 0)

"""What a reader of a briefing finds in it, and what never happens."""

from dataclasses import replace
from typing import Any

import pytest

from storyatlas.briefing import Briefing, Bullet, compose
from storyatlas.briefing.check import problems
from storyatlas.briefing.endmatter import where
from storyatlas.briefing.grounding import grounds_for
from storyatlas.briefing.model import Section
from storyatlas.briefing.select import BUDGETS, considered, in_turn, marks
from storyatlas.briefing.tree import is_sentence
from storyatlas.model.article import Article
from storyatlas.model.atlas import Atlas, Story
from storyatlas.model.event import Conflict, ConflictValue, Event
from storyatlas.model.mention import Participant
from storyatlas.model.place import Place
from storyatlas.model.time import UNKNOWN_TIME, TimeValue
from tests.briefing.ferry import COURIER, POST, day, event, evidence, ferry_atlas, hurt
from tests.reading import sentence_reader


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    return brief(ferry_atlas())


def brief(atlas: Atlas) -> Briefing:
    return compose(atlas, sentence_reader())


def section(briefing: Briefing, kind: str) -> Section:
    return next(section for section in briefing.sections if section.kind == kind)


def bullets(briefing: Briefing) -> dict[str, Bullet]:
    return {bullet.event: bullet for section in briefing.sections for bullet in section.bullets}


def told(briefing: Briefing) -> dict[str, str]:
    """Events and the sentence that tells each."""
    return {sentence.event: sentence.text for sentence in reversed(briefing.every_sentence())}


def test_context_comes_first_and_sources_last(briefing: Briefing) -> None:
    kinds = [section.kind for section in briefing.sections]
    assert kinds[0] == "critical_context"
    assert kinds[-1] == "sources"
    assert kinds.index("disagree") < kinds.index("watch") < kinds.index("bottom_line") < kinds.index("left_out")


def test_the_lede_tells_the_weightiest_events_with_their_dates(briefing: Briefing) -> None:
    first, second = briefing.lede
    assert first.text == (
        "On 3 May 2021, the ferry Albatross ran aground on a sandbank off Kessel, and 14 passengers were taken to "
        "hospital with broken bones."
    )
    assert second.text.startswith("On 5 May 2021, divers pumped 40,000 litres of oil out of the wreck")


def test_without_a_question_the_lede_tells_the_event_that_the_title_names() -> None:
    atlas = ferry_atlas()
    story = Story("Divers pump 40,000 litres of oil out of the wreck", "", "2021-05-10")
    first, _ = brief(replace(atlas, story=story)).lede
    assert first.event == "e-oil"


def test_what_matters_most_may_be_told_less_well() -> None:
    events, budget = many_events().events, BUDGETS["standard"]
    least = marks(events, budget)
    assert least[events[0].id] < least[events[20].id] < least[events[-1].id] == budget.least


def test_a_date_is_not_said_twice_in_a_row() -> None:
    atlas = ferry_atlas()
    same = tuple(replace(e, time=day("2021-05-09")) if e.id in ("e-boats", "e-resigns") else e for e in atlas.events)
    last = section(brief(replace(atlas, events=same)), "bottom_line").prose
    assert [sentence.text.startswith("On 9 May 2021, ") for sentence in last] == [True, False]


def test_of_the_past_every_storyline_gets_a_turn() -> None:
    events = [event(f"e{n}", "", "s", salience=0.9 - n / 100) for n in range(5)]
    events.append(event("other", "", "s", salience=0.8))
    turns = in_turn(events, lambda event: event.id[:1])
    assert [event.id for event in turns][:4] == ["e0", "e1", "e2", "other"]


def test_the_past_of_another_story_is_left_out() -> None:
    text = "Norlink sold the ferry to Orland. In 1999 Norlink bought the ferry. In 1998 the Ulm bank cut its rates."
    article = replace(POST, text=text)
    rates = event("r", "Ulm bank cuts its rates", "b", evidence(article, "the Ulm bank cut its rates"))
    sale = event("s", "Norlink sells the ferry", "s", evidence(article, "Norlink sold the ferry"))
    past = event("p", "Norlink buys the ferry", "b", evidence(article, "Norlink bought the ferry"))
    company, bank = Participant("Norlink", "agent", "organisation"), Participant("Ulm bank", "agent", "organisation")
    events = (
        replace(rates, participants=(bank,), background=True, time=TimeValue("1998", None, "year")),
        replace(past, participants=(company,), background=True, time=TimeValue("1999", None, "year")),
        replace(sale, participants=(company,), salience=1.0),
    )
    chosen = considered(Atlas(Story(""), (article,), events, (), ()), BUDGETS["standard"], None)
    assert {one.id for one in chosen} == {"p", "s"}


def test_another_case_elsewhere_in_the_same_country_is_left_out() -> None:
    kessel, norden = (Place(f"{city}, Orland", "OL", 50.0, 5.0, "city") for city in ("Kessel", "Norden"))
    atlas = ferry_atlas()
    here = tuple(replace(e, place=kessel, participants=()) for e in atlas.events)
    old = event("e-old", "Vantia and Orland sign the Marrow Treaty", "s-past",
                evidence(POST, "Vantia and Orland signed the Marrow Treaty in 1987"),
                time=TimeValue("1987", None, "year"), background=True, salience=0.9)  # fmt: skip
    there = replace(old, place=norden)
    assert "e-old" in told(brief(replace(atlas, events=(*here[1:], replace(old, place=kessel)))))
    assert "e-old" not in told(brief(replace(atlas, events=(*here[1:], there))))


def test_what_was_weeks_before_the_headline_opens_the_briefing() -> None:
    text = (
        "The ferry Albatross ran aground off Kessel on 3 March 2021.\n\nThe police charged Rolf Quarley with "
        "drunkenness on 4 May 2021.\n\nThe harbour master closed the beach of Norden on 4 April 2021.\n\n"
        "The Kessel council bought two cranes from the navy on 20 April 2021."
    )
    article = replace(POST, text=text)
    events = (
        event("charge", "Police charge Rolf Quarley", "s",
              evidence(article, "The police charged Rolf Quarley with drunkenness"), time=day("2021-05-04")),
        event("aground", "Ferry Albatross runs aground", "s",
              evidence(article, "The ferry Albatross ran aground off Kessel"), time=day("2021-03-03"), salience=0.45),
        event("beach", "Harbour master closes beach", "s",
              evidence(article, "The harbour master closed the beach of Norden"), time=day("2021-04-04"), salience=0.1),
        event("cranes", "Council buys cranes", "s",
              evidence(article, "The Kessel council bought two cranes"), time=day("2021-04-20"), salience=0.1),
    )  # fmt: skip
    atlas = Atlas(Story("Police charge Rolf Quarley", "", "2021-05-10"), (article,), events, (), ())
    assert [sentence.event for sentence in brief(atlas).lede] == ["aground", "charge"]


def test_a_story_of_few_articles_is_told_in_fewer_sentences() -> None:
    atlas, read = many_events(), sentence_reader()
    crowd = tuple(replace(POST, id=f"b{i}", title=f"Weather {i}", text="") for i in range(30))
    small = len(compose(atlas, read).every_sentence())
    assert small < len(compose(replace(atlas, articles=(*atlas.articles, *crowd)), read).every_sentence())


def test_the_bottom_line_says_where_the_matter_stands_and_what_is_open(briefing: Briefing) -> None:
    last = section(briefing, "bottom_line")
    assert [sentence.event for sentence in last.prose] == ["e-boats", "e-resigns"]
    assert last.prose[1].text.startswith("On 9 May 2021, Transport Minister Ivo Brandt resigned after the opposition")
    assert last.notes[0] == (
        "Not settled: the number of people hurt (“The ferry Albatross ran aground on a sandbank off Kessel”). "
        "Reports give from 14 (Harbour Post) to 17 (Police)."
    )
    assert last.notes[-1] == "The next date to watch is 1 June 2021."


def test_every_event_is_told_once_and_no_sentence_twice(briefing: Briefing) -> None:
    events = [sentence.event for sentence in briefing.every_sentence()]
    assert sorted(events) == sorted(event.id for event in ferry_atlas().events)
    texts = [sentence.text for sentence in briefing.every_sentence()]
    assert len(texts) == len(set(texts))


def test_a_bold_lead_is_the_beginning_of_its_own_sentence(briefing: Briefing) -> None:
    lead = bullets(briefing)["e-inquiry"].lead
    assert lead.text[: lead.bold] == "A public inquiry led by Judge Mara Oldfield will open in Kessel"
    assert lead.text[lead.bold :] == ", the ministry announced."


def test_every_sentence_passes_the_check_and_has_a_finite_verb(briefing: Briefing) -> None:
    events = {event.id: event for event in ferry_atlas().events}
    articles = {article.id: article for article in ferry_atlas().articles}
    for sentence in briefing.every_sentence():
        assert sentence.citations, sentence
        assert problems(sentence, grounds_for(events[sentence.event], sentence, articles)) == ()
        assert is_sentence(sentence_reader()([(sentence.text, None)])[0])
    number = len(briefing.every_sentence())
    assert str(briefing.check) == f"{number} of {number} sentences supported"


def test_a_clause_that_waits_for_another_is_no_sentence() -> None:
    read = sentence_reader()
    for text, whole in (
        ("A day after Norway and Sweden signed a pact with a clause on fish.", False),
        ("After the ferry sank.", False),
        ("The mayor said that the ferry had sunk.", True),
        ("A day after the accident the port closed.", True),
    ):
        assert is_sentence(read([(text, None)])[0]) is whole, text


def test_every_citation_is_exactly_the_words_of_its_article(briefing: Briefing) -> None:
    articles = {article.id: article for article in ferry_atlas().articles}
    for sentence in briefing.every_sentence():
        for citation in sentence.citations:
            assert articles[citation.article].read(citation.field, citation.start, citation.end) == citation.quote


def test_planned_events_are_to_be_watched(briefing: Briefing) -> None:
    watched = section(briefing, "watch").bullets
    assert [(bullet.event, bullet.date) for bullet in watched] == [("e-inquiry", "1 June 2021")]


def test_what_is_dated_ahead_is_watched_and_told_as_to_come() -> None:
    text = "The harbour board meets in an old hall.\n\nThe harbour board plans an extraordinary meeting on 12 May."
    article = replace(POST, text=f"{POST.text}\n\n{text}", published="2021-05-09")
    meeting = replace(
        event("e-board", "Harbour board plans an extraordinary meeting", "s-oil",
              evidence(article, "The harbour board plans an extraordinary meeting on 12 May")),
        time=day("2021-05-12"),
    )  # fmt: skip
    atlas = ferry_atlas()
    atlas = replace(atlas, articles=(article, *atlas.articles[1:]), events=(*atlas.events, meeting))
    watched = {bullet.event: bullet.lead.text for bullet in section(brief(atlas), "watch").bullets}
    assert watched["e-board"] == "The harbour board plans an extraordinary meeting."


def one_more(words: str, text: str, *, published: str, **changes: Any) -> Atlas:
    """The story of the ferry with an event more, told by these words of a paragraph more of an article."""
    article = replace(POST, text=f"{POST.text}\n\n{text}", published=published)
    added = replace(event("e-more", words, "s-oil", evidence(article, words), salience=0.9), **changes)
    atlas = ferry_atlas()
    return replace(atlas, articles=(article, *atlas.articles[1:]), events=(*atlas.events, added))


def test_what_was_done_by_the_clock_of_another_place_is_no_plan() -> None:
    words = "Ida Brandt lifted the ban on night ferries in Kessel on 11 May"
    atlas = one_more(words, f"{words}.", published="2021-05-10", time=day("2021-05-11"))
    told = brief(replace(atlas, story=replace(atlas.story, as_of="2021-05-10")))
    assert "e-more" in {sentence.event for sentence in told.every_sentence()}
    assert "e-more" not in [b.event for b in section(told, "watch").bullets]


def test_what_a_calendar_holds_is_watched_in_the_present() -> None:
    words = "the Strait Council meets in Kessel in June"
    text = f"Ida Brandt said all options would be open when {words}."
    atlas = one_more(words, text, published="2021-05-09", time=TimeValue("2021-06", None, "month"))
    watched = {bullet.event: bullet.lead.text for bullet in section(brief(atlas), "watch").bullets}
    assert words in watched["e-more"]


def test_what_somebody_was_planning_before_is_not_watched() -> None:
    text = "Rolf Oldfield was planning to open a new harbour in Kessel on 1 June 2021."
    article = replace(POST, text=text)
    plan = event("plan", "Rolf Oldfield to open new harbour", "s",
                 evidence(article, "Rolf Oldfield was planning to open a new harbour"),
                 time=day("2021-06-01"), status="planned")  # fmt: skip
    dated = Atlas(Story("Harbours", "", "2021-05-12"), (article,), (plan,), (), ())
    assert not [s for s in brief(dated).sections if s.kind == "watch"]


def test_an_old_plan_without_a_day_is_not_watched() -> None:
    for published, number in (("2021-05-09", 1), ("2021-05-02", 0)):
        article = replace(POST, text="The harbour board will sell two cranes.", published=published)
        late = replace(POST, id="late", text="The fair was full.", published="2021-05-09")
        plan = event("e-crane", "Harbour board to sell cranes", "s", evidence(article, article.text[:-1]),
                     status="planned", salience=0.9)  # fmt: skip
        briefing = brief(Atlas(Story("Cranes"), (article, late), (plan,), (), ()))
        assert sum(len(part.bullets) for part in briefing.sections if part.kind == "watch") == number


def test_a_place_tells_from_when_to_when() -> None:
    week = TimeValue("2021-04-26", "2021-05-02", "day")
    since = TimeValue("2021-05-01", None, "day", open_end=True)
    harbour = Place("Kessel", None, None, None, "city")
    events = [
        replace(event(f"e{n}", f"Ferry {n} sinks", "s", evidence(POST, "ferry"), time=time), place=place)
        for n, (time, place) in enumerate(
            [(week, harbour), (since, harbour), (week, replace(harbour, name="Orland")),
             (since, replace(harbour, name="Orland"))]
        )
    ]  # fmt: skip
    (part,) = where(atlas_of(*events))
    assert {(place.first, place.last) for place in part.places} == {("26 April 2021", "1 May 2021")}


def test_a_denial_that_time_overtook_is_not_called_unsettled() -> None:
    def row(*values: tuple[str, Article]) -> Atlas:
        told = tuple(
            ConflictValue(value, article.outlet, article.id, 0, 9, article.text[:9], article.published)
            for value, article in values
        )
        atlas = ferry_atlas()
        events = tuple(replace(e, conflicts=(Conflict("whether it happened", told),)) for e in atlas.events[1:2])
        return replace(atlas, events=(*events, *atlas.events[2:]))

    def notes(atlas: Atlas) -> str:
        return " ".join(section(brief(atlas), "bottom_line").notes)

    assert "Coast Courier denied it" in notes(row(("asserted", POST), ("denied", COURIER)))
    assert "Not settled" not in notes(row(("denied", POST), ("asserted", COURIER)))


def test_the_last_days_are_breaking_where_the_story_is_longer_than_they_are() -> None:
    articles, events = [POST], []
    for number in range(12):
        text = (
            f"The {_NAMES[number]} council opened its harbour to {_NAMES[-1 - number]} boats on {number + 1} June 2021."
        )
        articles.append(replace(POST, id=f"b{number}", text=text, published=f"2021-06-{number + 2:02}"))
        events.append(
            replace(
                event(f"e{number}", text[:-1].rsplit(" on ", 1)[0], "s", evidence(articles[-1], text[:-1])),
                time=day(f"2021-06-{number + 1:02}"),
            )
        )
    atlas = Atlas(Story("Harbours", "", "2021-06-12"), tuple(articles), tuple(events), (), ())
    assert {bullet.date for bullet in section(brief(atlas), "breaking").bullets} <= {"10 June 2021", "11 June 2021"}


def test_in_a_story_of_two_days_nothing_breaks() -> None:
    atlas = ferry_atlas()
    close = tuple(replace(article, published=f"2021-05-0{8 + n % 2}") for n, article in enumerate(atlas.articles))
    assert not [s for s in brief(replace(atlas, articles=close)).sections if s.kind == "breaking"]


def test_a_claim_keeps_its_speaker_and_a_denial_is_one(briefing: Briefing) -> None:
    sentences = told(briefing)
    assert "The seafarers' union said" in sentences["e-radar"]
    assert sentences["e-denial"].startswith("Norlink denied that the radar had failed")


def test_a_single_source_is_called_one_and_copies_do_not_count_as_two(briefing: Briefing) -> None:
    assert bullets(briefing)["e-radar"].note == "one source: Harbour Post"
    assert "(one copy of others among them)" in briefing.how_made


def test_weekdays_become_dates(briefing: Briefing) -> None:
    text = " ".join(sentence.text for sentence in briefing.every_sentence())
    assert "On 9 May 2021" in text
    assert "Sunday" not in text
    assert "Monday" not in text


def test_disputed_figures_stand_side_by_side(briefing: Briefing) -> None:
    (row,) = section(briefing, "disagree").disagreements
    assert [(value.value, value.speaker, value.date) for value in row.values] == [
        ("14", "Harbour Post", "5 May 2021"),
        ("17", "Police", "6 May 2021"),
    ]


def test_a_figure_of_another_order_is_no_dispute() -> None:
    atlas = ferry_atlas()
    far = hurt(COURIER, "40,000", "Coast Courier", "40,000 litres of oil")
    conflicts = {e.id: tuple(replace(c, values=(c.values[0], far)) for c in e.conflicts) for e in atlas.events}
    events = tuple(replace(e, conflicts=conflicts[e.id]) for e in atlas.events)
    assert "disagree" not in {section.kind for section in brief(replace(atlas, events=events)).sections}


def test_what_was_left_out_is_said_with_number_and_reason(briefing: Briefing) -> None:
    assert section(briefing, "left_out").notes == (
        "Football: two events left out at the editor's wish (another story).",
    )


def test_a_correction_is_told_as_one_and_never_as_news() -> None:
    text = POST.text + "\n\nCorrection: an earlier version of this article said that 140 passengers were hurt."
    corrected = replace(POST, text=text)
    wrong = event("e-wrong", "140 passengers are hurt", "s-ferry", evidence(corrected, "140 passengers were hurt"))
    atlas = ferry_atlas()
    atlas = replace(atlas, articles=(corrected, *atlas.articles[1:]), events=(*atlas.events, wrong))
    briefing = brief(atlas)
    assert "e-wrong" not in told(briefing)
    (note,) = section(briefing, "corrections").prose
    assert note.text.startswith("Harbour Post added to its article of 5 May 2021: “Correction: an earlier version")


def test_sources_name_what_a_copy_copies(briefing: Briefing) -> None:
    sources = {source.article: source for source in section(briefing, "sources").sources}
    assert sources["a4"].copy_of == sources["a1"].number


def test_the_same_atlas_gives_the_same_briefing() -> None:
    assert brief(ferry_atlas()) == brief(ferry_atlas())


def test_an_event_that_no_words_support_is_dropped_and_reported() -> None:
    invented = event("e-x", "Pirates sink the Albatross near Zanzibar", "s", evidence(POST, "It wants an inquiry."))
    briefing = brief(atlas_of(invented))
    assert not briefing.every_sentence()
    assert briefing.check.dropped[0][0] == "e-x"


def test_an_event_is_told_by_its_source_and_not_by_a_title_that_strays() -> None:
    strayed = event("e-x", "Pirates sink the Albatross", "s", evidence(POST, "The ferry Albatross ran aground"))
    text = " ".join(sentence.text for sentence in brief(atlas_of(strayed)).every_sentence())
    assert "Pirates" not in text


def test_clauses_alone_are_enough_where_the_articles_bring_no_text() -> None:
    atlas = ferry_atlas()
    bare = replace(atlas, articles=tuple(replace(article, text="") for article in atlas.articles))
    sentences = told(brief(bare))
    assert sentences["e-aground"] == "On 3 May 2021, the ferry Albatross ran aground on a sandbank off Kessel."
    assert len(sentences) >= 5


def test_no_events_no_dates_and_no_articles_are_no_error() -> None:
    empty = brief(Atlas(Story(""), (), (), (), ()))
    assert section(empty, "bottom_line").notes == ("No event was found in these articles.",)
    atlas = ferry_atlas(as_of=None)
    undated = replace(atlas, events=tuple(replace(event, time=UNKNOWN_TIME) for event in atlas.events))
    assert {bullet.date for bullet in bullets(brief(undated)).values()} == {""}


def test_lengths_differ() -> None:
    atlas, read = many_events(), sentence_reader()
    numbers = [len(compose(atlas, read, length=length).every_sentence()) for length in ("short", "standard", "long")]
    assert numbers == sorted(set(numbers))


def test_of_very_many_articles_only_those_cited_are_listed() -> None:
    atlas = ferry_atlas()
    crowd = tuple(replace(POST, id=f"b{i}", title=f"Weather {i}", text="") for i in range(300))
    listed = section(brief(replace(atlas, articles=(*atlas.articles, *crowd))), "sources")
    assert {source.article for source in listed.sources} <= {"a1", "a2", "a3", "a4"}
    assert "more are on the map" in listed.notes[0]


def atlas_of(*events: Event) -> Atlas:
    return Atlas(Story("A wreck"), (POST,), events, (), ())


_NAMES = (
    "Arden Belmont Corvale Dunmere Elsham Farrow Granton Hollis Ivry Jarrow Kelmar Lorne Marfleet Norden Oakham Pellow "
    "Quarley Rodmell Selby Tarring Upwell Verwood Wistow Yarrow"
).split()


def many_events() -> Atlas:
    """Eighty undated events of councils that do different things."""
    acts = ("opened its bridge to carts", "bought a crane from the navy", "closed the fish market", "sold two ferries")
    names = [f"{one}{end}" for end in ("", "ford", "ham", "wick") for one in _NAMES][:80]
    text = "\n\n".join(f"The {name} council {acts[i % 4]} near Port {name}." for i, name in enumerate(names))
    article = replace(POST, text=text)
    events = tuple(
        event(f"e{i:02}", f"{name} council {acts[i % 4]}", "s",
              evidence(article, f"The {name} council {acts[i % 4]}"), salience=1 - i / 100)
        for i, name in enumerate(names)
    )  # fmt: skip
    return Atlas(Story("Bridges"), (article,), events, (), ())


def test_a_detail_of_the_past_is_no_context() -> None:
    atlas = ferry_atlas()
    treaty = next(e for e in atlas.events if e.id == "e-treaty")
    light = replace(atlas, events=tuple(replace(e, salience=0.3) if e is treaty else e for e in atlas.events))
    assert "critical_context" in {s.kind for s in brief(atlas).sections}
    assert "critical_context" not in {s.kind for s in brief(light).sections}

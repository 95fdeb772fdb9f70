"""What a reader of a briefing finds in it, and what never happens."""

from dataclasses import replace

import pytest

from storyatlas.briefing import Briefing, Bullet, compose
from storyatlas.briefing.check import Grounds, problems
from storyatlas.briefing.model import Section
from storyatlas.briefing.select import select
from storyatlas.model.atlas import Atlas, Story
from storyatlas.model.event import Event
from storyatlas.model.time import UNKNOWN_TIME
from storyatlas.model.time_words import in_words
from tests.briefing.ferry import COURIER, POST, event, evidence, ferry_atlas, hurt


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    return compose(ferry_atlas())


def section(briefing: Briefing, kind: str) -> Section:
    return next(section for section in briefing.sections if section.kind == kind)


def bullets(briefing: Briefing) -> dict[str, Bullet]:
    return {bullet.event: bullet for section in briefing.sections for bullet in section.bullets}


def test_context_comes_first_and_sources_last(briefing: Briefing) -> None:
    kinds = [section.kind for section in briefing.sections]
    assert kinds[0] == "critical_context"
    assert kinds[-1] == "sources"
    assert kinds.index("breaking") < kinds.index("disagree") < kinds.index("watch") < kinds.index("bottom_line")


def test_every_event_is_told_once_and_no_sentence_twice(briefing: Briefing) -> None:
    told = [bullet.event for section in briefing.sections for bullet in section.bullets]
    assert len(told) == len(set(told)) == len(ferry_atlas().events)
    texts = [sentence.text for sentence in briefing.every_sentence()]
    assert len(texts) == len(set(texts))


def test_every_sentence_passes_the_check_on_its_own_citations(briefing: Briefing) -> None:
    labels = {event.id: in_words(event.time) for event in ferry_atlas().events}
    for sentence in briefing.every_sentence():
        assert sentence.citations, sentence
        assert problems(sentence, Grounds((), labels[sentence.citations[0].event])) == ()
    number = len(briefing.every_sentence())
    assert str(briefing.check) == f"{number} of {number} sentences supported"


def test_every_citation_is_exactly_the_words_of_its_article(briefing: Briefing) -> None:
    articles = {article.id: article for article in ferry_atlas().articles}
    for sentence in briefing.every_sentence():
        for citation in sentence.citations:
            assert articles[citation.article].read(citation.field, citation.start, citation.end) == citation.quote


def test_recent_events_are_breaking_and_planned_ones_to_be_watched(briefing: Briefing) -> None:
    assert [bullet.event for bullet in section(briefing, "breaking").bullets] == ["e-boats", "e-resigns"]
    watched = section(briefing, "watch").bullets
    assert [(bullet.event, bullet.date) for bullet in watched] == [("e-inquiry", "1 June 2021")]


def test_a_claim_keeps_its_speaker_and_a_denial_is_one(briefing: Briefing) -> None:
    told = bullets(briefing)
    assert "according to the seafarers' union" in told["e-radar"].lead.text
    assert told["e-denial"].lead.text == "Norlink denies that the radar failed."


def test_a_single_source_is_called_one_and_copies_do_not_count_as_two(briefing: Briefing) -> None:
    told = bullets(briefing)
    assert told["e-oil"].note == "according to Coast Courier alone"
    assert told["e-aground"].note == "3 outlets, 2 independent"


def test_weekdays_become_dates(briefing: Briefing) -> None:
    text = " ".join(sentence.text for sentence in briefing.every_sentence())
    assert "on 9 May 2021" in text.replace("On", "on")
    assert "Sunday" not in text


def test_a_stated_link_is_told_with_the_event(briefing: Briefing) -> None:
    (tie,) = bullets(briefing)["e-oil"].ties
    assert (tie.phrase, tie.event) == ("in response to", "e-aground")


def test_titles_of_one_form_about_different_actors_are_different_events() -> None:
    proof = [evidence(POST, "the ship's radar had failed twice in April"), evidence(POST, "It wants an inquiry")]
    one = event("e1", "Vantia confirms its first case of the new harbour fever", "s", proof[0], salience=0.9)
    two = event("e2", "Orland confirms its first case of the new harbour fever", "s", proof[1])
    same = event("e3", "Vantia confirms first case of harbour fever", "s", proof[1], salience=0.1)
    selection = select(atlas_of(one, two, same), "standard")
    assert [event.id for event in selection.other] == ["e1", "e2"]


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
    assert "disagree" not in {section.kind for section in compose(replace(atlas, events=events)).sections}


def test_what_was_left_out_is_said_with_number_and_reason(briefing: Briefing) -> None:
    assert section(briefing, "left_out").notes == (
        "Football: two events left out at the editor's wish (another story).",
    )


def test_how_it_was_made_counts_independent_houses(briefing: Briefing) -> None:
    assert briefing.how_made.startswith("Made from four articles of four outlets (3 independent of each other)")


def test_sources_name_what_a_copy_copies(briefing: Briefing) -> None:
    sources = {source.article: source for source in section(briefing, "sources").sources}
    assert sources["a4"].copy_of == sources["a1"].number


def test_the_same_atlas_gives_the_same_briefing() -> None:
    assert compose(ferry_atlas()) == compose(ferry_atlas())


def test_an_unsupported_title_gives_way_to_an_exact_quotation() -> None:
    invented = event("e-x", "Pirates sink the Albatross near Zanzibar", "s", evidence(POST, "14 passengers were taken"))
    briefing = compose(atlas_of(invented))
    (bullet,) = bullets(briefing).values()
    assert bullet.lead.quoted
    assert "Zanzibar" not in bullet.lead.text
    assert bullet.lead.text.startswith("“The ferry Albatross ran aground")
    assert bullet.lead.text.endswith("” (Harbour Post)")
    assert briefing.check.quoted == 1


def test_an_event_that_no_words_support_is_dropped_and_reported() -> None:
    invented = event("e-x", "Pirates sink the Albatross near Zanzibar", "s", evidence(POST, "It wants an inquiry."))
    briefing = compose(atlas_of(invented))
    assert not bullets(briefing)
    assert briefing.check.dropped[0][0] == "e-x"


def test_clauses_alone_are_enough_where_the_articles_bring_no_text() -> None:
    atlas = ferry_atlas()
    bare = replace(atlas, articles=tuple(replace(article, text="") for article in atlas.articles))
    assert set(bullets(compose(bare))) == {event.id for event in atlas.events}


def test_no_events_no_dates_and_no_articles_are_no_error() -> None:
    empty = compose(Atlas(Story(""), (), (), (), ()))
    assert section(empty, "bottom_line").notes == ("No event was found in these articles.",)
    atlas = ferry_atlas(as_of=None)
    undated = replace(atlas, events=tuple(replace(event, time=UNKNOWN_TIME) for event in atlas.events))
    assert {bullet.date for bullet in bullets(compose(undated)).values()} == {""}


def test_lengths_differ() -> None:
    numbers = [len(bullets(compose(many_events(), length=length))) for length in ("short", "standard", "long")]
    assert numbers == sorted(set(numbers))


def test_of_very_many_articles_only_those_cited_are_listed() -> None:
    atlas = ferry_atlas()
    crowd = tuple(replace(POST, id=f"b{i}", title=f"Weather {i}", text="") for i in range(300))
    listed = section(compose(replace(atlas, articles=(*atlas.articles, *crowd))), "sources")
    assert {source.article for source in listed.sources} <= {"a1", "a2", "a3", "a4"}
    assert "more are on the map" in listed.notes[0]


def atlas_of(*events: Event) -> Atlas:
    return Atlas(Story("A wreck"), (POST,), events, (), ())


def many_events() -> Atlas:
    """Eighty undated events whose titles share only their form."""
    words = [f"{a}{b}{c}ix" for a in "bdfgk" for b in "aeio" for c in "lmnr"]
    text = "\n\n".join(f"The {one.title()} council opened its {one}o bridge to {one}a carts." for one in words)
    article = replace(POST, text=text)
    events = tuple(
        event(f"e{i:02}", f"{one.title()} council opens its {one}o bridge to {one}a carts", "s",
              evidence(article, f"The {one.title()} council opened its {one}o bridge"), salience=1 - i / 100)
        for i, one in enumerate(words)
    )  # fmt: skip
    return Atlas(Story("Bridges"), (article,), events, (), ())

"""Headlines are read as newspapers write them, also where they stand on a line of a text."""

from __future__ import annotations

import pytest

from storyatlas.model.mention import EventMention
from tests.extract.reading import event, read

BODY = "The fire at the hotel in Ellery burned for hours. A teenager was killed, and police held a man on Monday."


def in_title(title: str, trigger: str) -> EventMention:
    """What a title's word tells."""
    (mention,) = (m for m in read(BODY, title=title) if m.field == "title" and m.trigger == trigger)
    return mention


@pytest.mark.parametrize(
    ("title", "trigger", "who"),
    [
        ("Ellery Teenager Killed By Police", "killed", "Ellery teenager"),
        ("Man held after hotel fire in Ellery", "held", "Man"),
        ("Bridge closed by flood in Ellery", "closed", "Bridge"),
        ("Ellery teenager arrested in shooting of hero docker", "arrested", "Ellery teenager"),
        ("Docker's alleged killer held", "held", "Docker's alleged killer"),
        ("Harbour pilot found dead in Ellery hotel", "found", "Harbour pilot"),
    ],
)
def test_a_bare_participle_tells_what_was_done_to_somebody(title: str, trigger: str, who: str) -> None:
    told = in_title(title, trigger)
    assert (who.lower(), "patient") in {(p.name.lower(), p.role) for p in told.participants}
    assert "kills" not in told.headline


def test_who_marched_was_not_marched() -> None:
    told = in_title("Dockers marched in Ellery", "marched")
    assert ("dockers", "agent") in {(p.name, p.role) for p in told.participants}


def test_a_headline_in_capitals_gives_a_title_in_sentence_case_and_its_own_words_as_evidence() -> None:
    told = in_title("TEENAGER KILLED IN ELLERY HOTEL FIRE", "killed")
    assert told.quote == "TEENAGER KILLED IN ELLERY HOTEL FIRE"
    assert told.headline == "Teenager killed in Ellery hotel fire"


def test_when_an_article_was_printed_is_no_event() -> None:
    assert not [m for m in read(BODY, title="21 July 2013 Last updated at 11:11 GMT") if m.field == "title"]
    assert not read("Published: 02:31 GMT, 12 March 2013 | UPDATED: 22:19 GMT, 12 March 2013")


def test_a_headline_above_the_text_tells_news_and_one_below_as_little_as_before() -> None:
    above, below = "Dockers close the harbour in Ellery\n" + BODY, BODY + "\nDockers close the harbour in Ellery"
    assert event(above, "close").quality > next((m.quality for m in read(below) if m.trigger == "close"), 0.0)


def test_a_list_of_other_articles_is_not_read() -> None:
    assert "sinks" not in [
        m.trigger for m in read(f"{BODY}\nRelated stories\nFerry sinks off Oslo\nVenn leaves council")
    ]


def test_the_first_clause_of_a_headline_is_titled_by_all_of_it() -> None:
    told = in_title("Ada Quill kills guard, leaves harbour", "kills")
    assert told.headline == "Ada Quill kills guard, leaves harbour"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The court found Karl Venn guilty of arson on Monday.", "found"),
        ("Karl Venn was found dead in a hotel in Ellery on Monday.", "found"),
        ("Karl Venn faces charges of arson in Ellery.", "faces"),
    ],
)
def test_a_verdict_a_death_and_charges_are_events(text: str, trigger: str) -> None:
    assert event(text, trigger).quality > 0.5


def test_the_age_of_the_dead_is_no_event() -> None:
    assert [m.trigger for m in read("Karl Venn died aged 56 in Ellery on Monday.")] == ["died"]


@pytest.mark.parametrize("mark", ["3 comments", "Leave a reply", "May 9, 2023 at 6:19 pm | Reply"])
def test_readers_comments_are_not_read(mark: str) -> None:
    story = BODY.replace(". ", ".\n") + "\nThe mayor visited the hotel on Monday."
    told = [m.trigger for m in read(f"{story}\n{mark}\nThe mayor burned it in 1990, and nobody arrested him.")]
    assert "visited" in told
    assert not {"burned", "arrested"} & set(told[told.index("visited") :])


def test_a_count_of_comments_above_an_article_ends_nothing() -> None:
    assert "held" in [m.trigger for m in read(f"3 comments\n{BODY}")]


def test_the_count_of_a_vote_does_not_tell_on_what() -> None:
    assert in_title("Parliament of Ellery votes 190 to 0", "votes").headline_score < 0.5


def test_a_clause_behind_as_is_not_titled_by_the_whole_headline() -> None:
    extended = in_title("Two bridges fall as Ellery extends holiday", "extends")
    assert extended.headline_score < 0.5 or extended.headline == "Ellery extends holiday"


def test_a_headline_without_a_finite_verb_is_a_title_as_it_stands() -> None:
    told = in_title("Docker arrested after hotel fire in Ellery", "arrested")
    assert told.headline == "Docker arrested after hotel fire in Ellery"


def test_who_is_killed_by_somebody_is_the_noun_in_front() -> None:
    story = "fueled a riot on the streets of Oslo Monday."
    text = f"Anger over the death of a Bergen teenager shot and killed by police {story}"
    told = event(text, "killed")
    assert {"Bergen teenager": "patient", "police": "agent"}.items() <= {
        p.name: p.role for p in told.participants
    }.items()
    assert told.headline.startswith("Bergen teenager is killed")


@pytest.mark.parametrize(
    "title",
    [
        "The lesson of Ellery is not the one that pilots will draw",
        "What the pilots of Ellery closed",
        "A lesson that dockers held",
        "Whom the harbour pilots found",
    ],
)
def test_a_title_may_end_with_its_verb(title: str) -> None:
    assert read(BODY, title=title)

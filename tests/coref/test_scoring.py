"""Pairs that tell of one occurrence score above pairs that merely share a subject."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from storyatlas.coref.features import (
    FEATURES,
    PairFeatures,
    name_words,
    place_relation,
    related,
    time_relation,
    words,
)
from storyatlas.coref.scoring import COLUMNS, judged_features, load_judge, read_judge
from storyatlas.encoder import load_event_encoder
from storyatlas.model.mention import EventMention, Participant, Quantity
from storyatlas.model.place import Place
from storyatlas.model.time import UNKNOWN_TIME, TimeValue

LOWBRIDGE = Place("Lowbridge, Narnia", "XX", 51.0, 0.0, "city")
HARBOUR = Place("Port of Lowbridge, Narnia", "XX", 51.1, 0.1, "site")
FARAWAY = Place("Faraway, Narnia", "XX", 55.0, 0.0, "city")
ABROAD = Place("Elsewhere, Oz", "YY", 51.0, 0.0, "city")


def mention(article: str, quote: str, trigger: str, **changes: object) -> EventMention:
    start = quote.index(trigger)
    base = EventMention(
        id=f"{article}:{quote}",
        article=article,
        field="text",
        sentence=0,
        start=0,
        end=len(quote),
        quote=quote,
        trigger=trigger,
        trigger_start=start,
        trigger_end=start + len(trigger),
        lemma=trigger,
        noun=False,
        type="other",
        status="happened",
    )
    return replace(base, **changes)  # type: ignore[arg-type]  # fields by name


STORY = [
    mention("a1", "Mayor Ada Holt resigned over the bridge contract", "resigned"),
    mention("a2", "The Lowbridge mayor, Ada Holt, has quit in the bridge affair", "quit"),
    mention("a1", "Engineers closed the old bridge after finding cracks", "closed"),
    mention("a2", "Police searched the offices of a building firm", "searched"),
    mention("a3", "Residents of the river quarter held a concert", "held"),
    mention("a3", "Mayor Ada Holt opened the new library", "opened"),
]


def vectors(mentions: list[EventMention]) -> tuple[np.ndarray, np.ndarray]:
    rows = load_event_encoder().encode(
        [m.quote for m in mentions], [[(0, len(m.quote)), (m.trigger_start, m.trigger_end)] for m in mentions]
    )
    both = np.stack(rows)
    return both[:, 0], both[:, 1]


def features(mentions: list[EventMention], i: int = 0, j: int = 1) -> dict[str, float]:
    flat = np.full((len(mentions), 4), 0.5, np.float32)
    row = PairFeatures(mentions, flat, flat).of(np.array([[i, j]]))[0]
    return dict(zip(FEATURES, row.tolist(), strict=True))


TEXTS = {
    "a1": "Mayor Ada Holt resigned. Engineers closed the old bridge over the river after cracks.",
    "a2": "The mayor has quit in the bridge affair. Police searched a building firm over the old bridge.",
    "a3": "Residents held a concert in the library.",
}


def scores(pairs: np.ndarray) -> np.ndarray:
    features = PairFeatures(STORY, *vectors(STORY))
    return load_judge().probability(judged_features(features, pairs, [m.article for m in STORY], TEXTS))


def test_the_same_resignation_in_other_words_scores_highest() -> None:
    pairs = np.column_stack(np.triu_indices(len(STORY), 1))
    found = scores(pairs)
    assert pairs[found.argmax()].tolist() == [0, 1]
    assert ((found >= 0) & (found <= 1)).all()


def test_scores_do_not_depend_on_the_order_within_a_pair() -> None:
    pairs = np.array([[0, 1], [2, 4], [5, 0]])
    np.testing.assert_allclose(scores(pairs), scores(pairs[:, ::-1]))


def test_no_pairs_give_no_scores() -> None:
    assert scores(np.zeros((0, 2), np.int64)).shape == (0,)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (TimeValue("2021-03", None, "month"), TimeValue("2021-03-05", None, "day"), 1),
        (TimeValue("2021-03-01", "2021-03-07", "day"), TimeValue("2021-03-05", None, "day"), 1),
        (TimeValue("2021-03-01", None, "day"), TimeValue("2021-03-02", None, "day"), -1),
        (TimeValue("1950", None, "decade"), TimeValue("1959", None, "year"), 1),
        (TimeValue("1950", None, "decade"), TimeValue("1960", None, "year"), -1),
        (TimeValue("2022-02", None, "month", open_end=True), TimeValue("2024-01-01", None, "day"), 1),
        (UNKNOWN_TIME, TimeValue("1960", None, "year"), 0),
    ],
)
def test_times_overlap_part_or_are_unknown(one: TimeValue, other: TimeValue, expected: int) -> None:
    assert time_relation(one, other) == time_relation(other, one) == expected


def test_places_agree_within_a_city_and_clash_beyond() -> None:
    assert place_relation(LOWBRIDGE, HARBOUR) == 1
    assert place_relation(LOWBRIDGE, FARAWAY) == -1
    assert place_relation(LOWBRIDGE, ABROAD) == -1
    assert place_relation(LOWBRIDGE, Place("Narnia", "XX", None, None, "country")) == 0
    assert place_relation(None, LOWBRIDGE) == 0


def test_a_name_meets_its_acronym() -> None:
    assert "wro" in name_words("World River Organisation")
    assert name_words("WRO") == ["wro"]


def test_names_clash_only_where_neither_is_known_to_the_other() -> None:
    holt, finch = Participant("Ada Holt", "agent", "person"), Participant("Bo Finch", "agent", "person")
    first, second = STORY[0], STORY[1]
    same = features([replace(first, participants=(holt,)), replace(second, participants=(holt,))])
    apart = features([replace(first, participants=(holt,)), replace(second, participants=(finch,))])
    known = replace(holt, role="other")
    beside = features([replace(first, participants=(holt,)), replace(second, participants=(finch, known))])
    assert (same["agent_match"], same["agent_clash"]) == (1, 0)
    assert (apart["agent_match"], apart["agent_clash"]) == (0, 1)
    assert beside["agent_clash"] == 0


def test_counts_of_one_thing_match_or_clash() -> None:
    def counted(value: float) -> EventMention:
        return replace(STORY[0], quantities=(Quantity(value, "arrest", str(value), 0, 1),))

    assert features([counted(9), counted(9)])["number_match"] == 1
    assert features([counted(9), counted(12)])["number_clash"] == 1


def test_kin_words_and_word_endings() -> None:
    assert related("negotiate", "negotiator")
    assert not related("invade", "invest")
    assert words("The bridges were closed") == ["bridg", "clos"]


def test_trees_send_rows_left_up_to_the_limit() -> None:
    nodes = [["word_overlap", 0.5, 1, 2], [-1.0], [2.0]]
    judge = read_judge({"intercept": 0.0, "coefficients": {}, "trees": [nodes], "threshold": 0.5})
    rows = np.zeros((2, len(COLUMNS)), np.float32)
    rows[1, FEATURES.index("word_overlap")] = 0.9
    low, high = judge.probability(rows)
    assert low == pytest.approx(1 / (1 + np.e))
    assert high == pytest.approx(1 / (1 + np.exp(-2)))


def test_the_shipped_weights_use_articles_as_well_as_words() -> None:
    used = {COLUMNS[column] for tree in load_judge().trees for column in tree.feature.tolist()}
    assert {"trigger_cosine", "document_level_rank"} <= used


def test_the_judge_knows_synonyms() -> None:
    foiled, thwarted, watched = (
        mention(f"a{n}", f"{verb} it", verb) for n, verb in enumerate(("foil", "thwart", "watch"))
    )
    vectors = np.eye(3, dtype=np.float32)
    rows = PairFeatures([foiled, thwarted, watched], vectors).of(np.array([[0, 1], [0, 2]]))
    assert rows[:, FEATURES.index("same_act")].tolist() == [1.0, 0.0]

"""When an event was: the time expression that dates a clause, told apart from the article's own day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from storyatlas.extract.clauses import Clause
from storyatlas.extract.tree import Tree
from storyatlas.model.document import Section, Token
from storyatlas.model.time import UNKNOWN_TIME, TimeExpression, TimeValue

_RANK = {"day": 0, "month": 1, "year": 2, "decade": 3, "none": 4}


@dataclass(frozen=True, slots=True)
class When:
    """A time and how it was found: `stated`, `sentence`, `context`, `published` or `none`."""

    time: TimeValue
    source: str


def date_clause(tree: Tree, clause: Clause, published: date | None, previous: When | None) -> When:
    """The time of a clause.

    Looked for in the clause itself, then in the clause above it and elsewhere in the sentence, then in the
    sentence before (`previous`), and at last in the day of publication, which only news in a past
    tense near the top of an article may take.
    """
    usable = [t for t in _in_sentence(tree, clause) if _dates(tree.section, t)]
    token_of = {t.start: _first_token(tree, t) for t in usable}
    inside = [t for t in usable if _belongs(tree, clause, token_of[t.start])]
    if inside:
        return When(_best(inside, clause), "stated")
    sentence = tree.sentence(clause.trigger)
    near = [
        t for t in usable if token_of[t.start] is not None and not _owned_elsewhere(tree, clause, token_of[t.start])
    ]
    if near:
        return When(_best(near, clause), "sentence")
    if clause.noun or clause.status == "planned" or clause.tense in {"pluperfect", "future", "none"}:
        return When(UNKNOWN_TIME, "none")
    if previous and previous.source in {"stated", "sentence"} and clause.tense == "past":
        return When(previous.time, "context")
    if published and clause.tense in {"past", "perfect", "present"}:
        share = sentence.start / max(1, len(tree.section.text))
        if tree.section.field == "title" or share < 0.5 or clause.tense != "past":
            return When(TimeValue(published.isoformat(), None, "day", ""), "published")
    return When(UNKNOWN_TIME, "none")


def _in_sentence(tree: Tree, clause: Clause) -> list[TimeExpression]:
    sentence = tree.sentence(clause.trigger)
    return [t for t in tree.section.times if sentence.start <= t.start < sentence.end]


def _dates(section: Section, time: TimeExpression) -> bool:
    """Points and intervals of the calendar date an event; "now" and open "since ..." do not."""
    if time.time is None or time.time.start is None or time.type in {"DURATION", "SET"} or time.value.endswith("_REF"):
        return False
    if time.time.open_end:
        return False
    return not section.text[max(0, time.start - 7) : time.start].lower().rstrip().endswith("since")


def _first_token(tree: Tree, time: TimeExpression) -> Token | None:
    sentence = next((s for s in tree.section.sentences if s.start <= time.start < s.end), None)
    if sentence is None:
        return None
    inside = [t for t in tree.tokens[sentence.first : sentence.last] if time.start <= t.start < time.end]
    heads = [t for t in inside if not (time.start <= tree.tokens[t.head].start < time.end) or t.head == t.i]
    return next(iter(heads or inside), None)


def _verb_above(tree: Tree, token: Token) -> Token | None:
    """The verb (or event noun's clause head) that a time expression hangs on."""
    for _ in range(12):
        if token.pos in {"VERB", "AUX"} and token.dep not in {"aux", "auxpass"}:
            return token
        if token.head == token.i:
            return None
        token = tree.tokens[token.head]
    return None


def _belongs(tree: Tree, clause: Clause, token: Token | None) -> bool:
    if token is None or not clause.first <= token.i < clause.last:
        return False
    if clause.noun:
        return True
    verb = _verb_above(tree, token)
    return verb is None or not _separate(tree, clause, verb)


def _separate(tree: Tree, clause: Clause, verb: Token) -> bool:
    """A verb below the trigger's clause with a finite clause of its own: its time is its own."""
    token = verb
    for _ in range(8):
        if token.i == clause.trigger.i:
            return False
        if token.dep in {"relcl", "advcl", "ccomp"} and tree.child(token, "nsubj", "nsubjpass"):
            return True
        if token.head == token.i:
            return False
        token = tree.tokens[token.head]
    return False


def _owned_elsewhere(tree: Tree, clause: Clause, token: Token | None) -> bool:
    """A time inside another finite clause (a relative clause, a quoted sentence) says nothing here."""
    if token is None:
        return True
    verb = _verb_above(tree, token)
    if verb is None:
        return False
    return (
        verb.dep in {"relcl", "acl", "ccomp"} and verb.i != clause.trigger.i and not _above(tree, clause.trigger, verb)
    )


def _above(tree: Tree, token: Token, ancestor: Token) -> bool:
    for _ in range(20):
        if token.i == ancestor.i:
            return True
        if token.head == token.i:
            return False
        token = tree.tokens[token.head]
    return False


def _best(times: list[TimeExpression], clause: Clause) -> TimeValue:
    """The most precise expression, the nearest to the trigger among equals."""

    def key(t: TimeExpression) -> tuple[int, int]:
        assert t.time is not None
        return _RANK[t.time.precision], abs(t.start - clause.trigger.start)

    best = min(times, key=key).time
    assert best is not None
    return best

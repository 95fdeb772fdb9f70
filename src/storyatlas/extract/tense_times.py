"""Tense against time: what a clause's tense says of a day near it, where the day is not its own."""

from __future__ import annotations

from datetime import date, timedelta

from storyatlas.extract.clauses import Clause
from storyatlas.extract.ownership import first_of_joined
from storyatlas.extract.tree import Tree
from storyatlas.model.document import Token
from storyatlas.model.time import TimeExpression

_NEWS_DAYS = 60
_AWAITING = frozenset({"when", "once", "until", "till", "if", "unless", "before", "after"})
_AHEAD = frozenset({"will", "wo", "'ll", "’ll", "shall", "would", "can", "could", "should", "must", "to"})
_NOW = frozenset({"has", "have", "'ve", "’ve", "is", "are", "'s", "’s", "'re", "’re"})


def times_around(tree: Tree, clause: Clause) -> list[TimeExpression]:
    """The time expressions of a clause's sentence."""
    sentence = tree.sentence(clause.trigger)
    return [t for t in tree.section.times if sentence.start <= t.start < sentence.end]


def moves_on(clause: Clause, time: TimeExpression, published: date | None) -> bool:
    """Whether a clause is news of its own beside an earlier time: told in the present or perfect, or beside a week or
    a month just gone; what is told beside a year long ago was about then, and beside a day of this week on it."""
    if clause.tense in {"perfect", "present"}:
        return True
    if published is None or time.time is None or time.time.start is None:
        return False
    coarse = time.time.end is not None or time.time.precision != "day"
    return coarse and time.time.start >= (published - timedelta(days=_NEWS_DAYS)).isoformat()[: len(time.time.start)]


def is_over(tree: Tree, clause: Clause, time: TimeExpression, published: date | None) -> bool:
    """ "The deal was struck in March and has raised hopes": what has been, or is, was not in a time that is over."""
    helpers = {t.text.lower() for t in tree.children(clause.trigger, "aux", "auxpass")}
    now = clause.trigger.tag in {"VBZ", "VBP"} or helpers & _NOW
    if clause.tense not in {"perfect", "present"} or not now or tree.section.field == "title":
        return False
    if published is None or time.time is None or time.time.start is None:
        return False
    last = time.time.end or time.time.start
    return last < published.isoformat()[: len(last)]


def told_since(tree: Tree, clause: Clause) -> bool:
    """ "Since the truce they have signed two treaties": at some time since."""
    times = times_around(tree, clause)
    counted = (t for t in tree.tokens[clause.first : clause.last] if t.tag == "CD")
    if any(not any(time.start <= t.start < time.end for time in times) for t in counted):
        return False  # "since then nine have died": so many by the day of the report
    sentence = tree.sentence(clause.trigger)
    verbs = {clause.trigger.i, first_of_joined(tree, clause.trigger).i}
    return any(
        t.text.lower() == "since" and (t.head in verbs or tree.tokens[t.head].head in verbs)
        for t in tree.tokens[sentence.first : sentence.last]
        if t.dep in {"prep", "mark"} and not (t.dep == "mark" and _is_now(tree, tree.tokens[t.head]))
    )


def looks_back(tree: Tree, clause: Clause) -> bool:
    """ "The firm had bought two mills": in a sentence of its own, what went before the news, no one says when."""
    if clause.cue is not None or first_of_joined(tree, clause.trigger).dep != "ROOT":
        return False
    return not any(t.tag == "CD" for t in tree.tokens[clause.first : clause.last])


def _is_now(tree: Tree, verb: Token) -> bool:
    """Whether "since" gives a reason: "since she is not charged"."""
    words = {t.text.lower() for t in (verb, *tree.children(verb, "aux", "auxpass", "cop"))}
    return bool(words & {"is", "are", "am", "does", "do"})


def is_awaited(tree: Tree, clause: Clause) -> bool:
    """ "The regime will fall when deals have been struck", "until they get it": what has not come about yet."""
    carried = not clause.noun and clause.trigger.pos in {"NOUN", "PROPN"}  # "deals" of "deals have been struck"
    verb = first_of_joined(tree, tree.tokens[clause.trigger.head] if carried else clause.trigger)
    words = {t.text.lower() for t in tree.children(verb, "mark", "advmod")}
    if verb.dep != "advcl" or not words & _AWAITING or clause.tense == "past":
        return False
    above = tree.tokens[verb.head]
    return any(t.text.lower() in _AHEAD for t in tree.children(above, "aux"))

"""When an event was: the time expression that dates a clause, told apart from the article's own day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from storyatlas.extract.clauses import HEADING, Clause
from storyatlas.extract.clock import by_the_clock
from storyatlas.extract.lexicon import EVENT_NOUNS, REPORTING
from storyatlas.extract.modality import permits
from storyatlas.extract.obituary import tells_of_a_life
from storyatlas.extract.ownership import (
    belongs,
    beside,
    described_time,
    describes,
    first_token,
    joined,
    lent,
    owned_by_noun,
    owned_elsewhere,
    set_off,
    tells,
    tells_of_plan,
)
from storyatlas.extract.pruning import measured_by
from storyatlas.extract.reckoning import back_from, counted_ahead, counted_on, period_before, word_before
from storyatlas.extract.tense_times import is_awaited, is_over, looks_back, moves_on, times_around, told_since
from storyatlas.extract.tree import Tree
from storyatlas.model.document import Sentence, Token
from storyatlas.model.time import UNKNOWN_TIME, TimeExpression, TimeValue

_FEAST = re.compile(
    r"new year|festival|christmas|easter|thanksgiving|halloween|ramadan|eid|passover|valentine|(?-i:\bDay)$",
    re.IGNORECASE,
)
_STRETCHES = frozenset({"DURATION", "SET"})
_NEWS_CHARACTERS = 3000  # as long as a news report; what a longer article says further down is older
_OPENING = 2  # sentences of an article about the past that may tell of its own day
_PAST_YEARS = 1  # a year before the last one; what was then is no news
_PAST_DAYS, _LEAST_DATES, _MOSTLY = 300, 6, 0.7
_LEADING_IN = frozenset(
    {"on", "in", "at", "by", "since", "from", "before", "after", "of", "for", "during", "and", "the"}
)
_PLANNING = frozenset("plan schedule set slate fix bill book time reserve prepare organise organize arrange".split())
_THEN = re.compile(
    r"\b(?:at (?:the|that) time|back then|"
    r"(?:that|the same) (?:day|week|month|year|spring|summer|autumn|winter))\b(?! of)",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(r"(?:more than|over|at least)\s.*\syears?\s(?:ago|earlier)$", re.IGNORECASE)
_PAST = re.compile(r"(?:the )?(?:past|last)\s", re.IGNORECASE)  # a length of time that ends with the article
_BACK = frozenset({"previously", "formerly", "originally", "historically", "once"})
_TOPICAL = frozenset({"for", "of", "about", "to", "over", "with", "from", "like", "than"})
_COUNTING_ON = re.compile(r"(?:the|that) (?:next|following) (?:day|week|month|year)", re.IGNORECASE)
# What leads from a verb to another deed: "were charged over the bursting of the dam on 5 November".
_OF_ANOTHER = re.compile(
    r"\b(?:over|for|after|following|about|in connection with) (?:[\w'’-]+ ){1,3}of\b", re.IGNORECASE
)
_RANK = {"day": 0, "month": 1, "year": 2, "decade": 3, "none": 4}


@dataclass(frozen=True, slots=True)
class When:
    """A time and how it was found: `stated`, `sentence`, `told` (the day somebody said so),
    `context`, `lately`, `published` or `none`."""

    time: TimeValue
    source: str


def date_clause(
    tree: Tree,
    clause: Clause,
    published: date | None,
    previous: When | None,
    lately: When | None = None,
    entry: TimeExpression | None = None,
    *,
    history: bool = False,
    obituary: bool = False,
) -> When:
    """The time of a clause.

    Looked for in the clause itself, then in the clause above it and elsewhere in the sentence, then at the head of
    its `entry` in a chronicle, in the sentence before (`previous`), then in the last day of news that the sentences
    above named (`lately`), and at last in the day of publication, which only news in a past tense near the top of an
    article may take; further down it is the month. In an article that tells `history`, only its title and its first
    sentences are of its own day; in an `obituary`, nothing that tells of the life.
    """
    heading = _heading(tree, clause)
    if heading is not None and _possible(clause, heading, published) and heading.time is not None:
        return When(heading.time, "stated")
    if (own := _in_sentence(tree, clause, published)) is not None:
        told = previous or lately
        return When(by_the_clock(tree, clause, own.time, told.time), own.source) if told else own
    if clause.noun or clause.status == "planned" or clause.tense == "future":
        return When(UNKNOWN_TIME, "none")
    sentence = tree.sentence(clause.trigger)
    if entry is not None and entry.time is not None and _possible(clause, entry, published):
        headed = not any(c.isalnum() for c in tree.section.text[entry.end : sentence.start])
        return When(entry.time, "stated" if headed else "sentence")
    if previous and leads_back(tree, sentence) and previous.time.start is not None:
        return When(previous.time, "context")
    if describes(tree, clause) and clause.trigger.tag != "VB" and tree.section.field != "title":
        return When(UNKNOWN_TIME, "none")  # "the man who opened it": nothing says that this is news
    if clause.tense == "pluperfect" and looks_back(tree, clause):
        return When(UNKNOWN_TIME, "none")
    if obituary and tells_of_a_life(tree, clause):
        return previous if previous and not is_news(previous, published) else When(UNKNOWN_TIME, "none")
    if previous and clause.tense == "past" and _carries_on(previous.time, published):
        return When(previous.time, "context")
    number = tree.sentence_of[clause.trigger.i]
    if previous and clause.tense == "past" and opens_with_year(tree, number - 1, previous.time, published):
        return When(previous.time, "context")
    if is_awaited(tree, clause):
        return When(UNKNOWN_TIME, "none")
    if lately and clause.tense not in {"perfect", "present"}:
        return When(_told_of(tree, clause, lately.time, published), "lately")
    if clause.tense == "perfect" and clause.trigger.tag in {"VBN", "VBG"} and told_since(tree, clause):
        return When(UNKNOWN_TIME, "none")
    if published and (not history or tree.section.field == "title" or tree.sentence_of[clause.trigger.i] < _OPENING):
        early = sentence.start < max(_NEWS_CHARACTERS, len(tree.section.text) // 2)
        if tree.section.field == "title" or early or clause.tense in {"perfect", "present"}:
            return When(TimeValue(published.isoformat(), None, "day", ""), "published")
        return When(TimeValue(published.isoformat()[:7], None, "month", ""), "published")
    return When(UNKNOWN_TIME, "none")


def _told_of(tree: Tree, clause: Clause, lately: TimeValue, published: date | None) -> TimeValue:
    """The day of a clause that names none: nobody told on Saturday that "Quill left on Sunday"."""
    start, end = tree.tokens[clause.first].start, tree.tokens[clause.last - 1].end
    days = [t.time for t in times_around(tree, clause) if start <= t.start < end and t.time is not None]
    today = published.isoformat() if published else ""
    later = [day for day in days if day.precision == "day" and (lately.start or "~") < (day.start or "") <= today]
    told = clause.trigger.lemma.lower() in REPORTING and lately.precision == "day"
    return later[-1] if later and told else lately


def _in_sentence(tree: Tree, clause: Clause, published: date | None) -> When | None:
    """The time that the clause's sentence gives it: an unknown one where it only says that it was before."""
    times = times_around(tree, clause)
    token_of = {t.start: first_token(tree, t) for t in times}
    usable = [t for t in times if _dates(tree, clause, t, token_of[t.start]) and _possible(clause, t, published)]
    usable = [t for t in usable if not owned_by_noun(tree, clause.trigger, token_of[t.start])]
    inside = [t for t in usable if belongs(tree, clause, token_of[t.start])]
    known = [t for t in times if t.time is not None and t.time.start is not None and _possible(clause, t, published)]
    inside = inside or [t for t in known if lent(tree, clause, token_of[t.start])]
    inside = inside or [t for t in times if _closes(tree, clause, t) and _possible(clause, t, published)]
    inside = inside or [t for t in usable if _of_the_plan(tree, clause, t, token_of[t.start], published)]
    word = word_before(tree, clause)
    period = period_before(tree, word) if word is not None else None
    inside = _of_the_verb(tree, clause, inside, token_of)
    if word is not None and period is not None:  # "on 14 March, a day after Quill had left"
        inside = [t for t in inside if t.start > word.start]
    beyond, counted = counted_on(tree, clause)
    if own := [t for t in inside if t.start not in beyond]:
        return When(_until_print(_best(own, clause), clause, published), "stated")
    if counted is not None:
        return When(counted, "stated")
    if inside:
        return When(_best(inside, clause), "stated")
    spans = [t for t in times if token_of[t.start] is not None and belongs(tree, clause, token_of[t.start])]
    if (ahead := counted_ahead(tree, clause, spans, published)) is not None:
        return When(ahead, "stated")
    described = described_time(tree, clause)
    if described is not None and described.time is not None and _possible(clause, described, published):
        return When(described.time, "sentence")
    near = _near(tree, clause, [t for t in usable if token_of[t.start] is not None])
    near = [t for t in near if t.type not in _STRETCHES or joined(tree, clause, token_of[t.start])]
    near = [t for t in near if not _behind_semicolon(tree, clause, t)]
    if not clause.noun:
        near = [t for t in near if not (set_off(tree, clause, token_of[t.start]) and moves_on(clause, t, published))]
        near = [t for t in near if not is_over(tree, clause, t, published) or tells(tree, clause, token_of[t.start])]
    if word is not None and period is not None:
        if not near and any(t.type == "DATE" and t.start < clause.trigger.start for t in usable):
            return _sentence(None)  # "seized in 2008, ten days after Venn fell": not ten days before print
        base = _best(near, clause) if near else _day(published)
        time = back_from(base, word, period)
        later = published is not None and time is not None and (time.start or "") > published.isoformat()
        return _sentence(None if later and clause.status == "happened" else time)
    if word is not None and word.text.lower() == "since":
        return _sentence(None)
    if clause.noun and beside(tree, clause):
        near = [t for t in near if t.start > clause.trigger.start]
    if _lies_back(tree, clause, times):
        return _sentence(None)
    if near:
        told = [t for t in near if tells(tree, clause, token_of[t.start])]
        return When(_best(near, clause), "told" if len(told) == len(near) else "sentence")
    return None


def _of_the_verb(
    tree: Tree, clause: Clause, times: list[TimeExpression], token_of: dict[int, Token | None]
) -> list[TimeExpression]:
    """Less those that the words of another deed give, where the verb has one of its own: "were charged in 2016 over the
    bursting of the dam on 5 November 2015"."""
    own = [t for t in times if (token := token_of[t.start]) is not None and _hangs_on(tree, clause.trigger, token)]
    own = [
        t
        for t in own
        if not any(o.end < t.start and _OF_ANOTHER.search(tree.section.text, o.end, t.start) for o in own)
    ]
    starts = [t.time.start or "" for t in own if t.time is not None]

    def agrees(time: TimeExpression) -> bool:
        start = (time.time.start if time.time is not None else None) or ""
        return any(start.startswith(known) or known.startswith(start) for known in starts)

    return [t for t in times if agrees(t)] if own and not clause.noun else times


def _hangs_on(tree: Tree, verb: Token, token: Token) -> bool:
    above = tree.tokens[token.head]
    return verb.i in {above.i, above.head if above.dep == "prep" else above.i}


def _behind_semicolon(tree: Tree, clause: Clause, time: TimeExpression) -> bool:
    """ "They killed a man and he promised an inquiry; when the port was closed on 6 May he left": the day is his."""
    return clause.trigger.end <= time.start and ";" in tree.section.text[clause.trigger.end : time.start]


def _closes(tree: Tree, clause: Clause, time: TimeExpression) -> bool:
    """ "Norway severed relations with Sweden the next day": what ends a sentence and counts on from the one before is
    the act's, not the noun's beside it."""
    sentence = tree.sentence(clause.trigger)
    ends = not any(c.isalnum() for c in tree.section.text[time.end : sentence.end])
    root = tree.tokens[clause.trigger.i].dep == "ROOT"
    return ends and root and time.time is not None and _COUNTING_ON.fullmatch(time.text) is not None


def _of_the_plan(tree: Tree, clause: Clause, time: TimeExpression, token: Token | None, published: date | None) -> bool:
    """ "Had filed the plan to sell on January 26", "allowed Quill to leave on Monday": a day that is over is when the
    plan was made or the leave given, whatever the parser says."""
    if token is None or published is None or time.time is None or not clause.first <= token.i < clause.last:
        return False
    over = (time.time.start or "~") < published.isoformat()[: len(time.time.start or "~")]
    verb = next(
        (t for t in (tree.tokens[token.head], tree.tokens[tree.tokens[token.head].head]) if t.tag == "VB"), None
    )
    if not over or verb is None or clause.tense not in {"past", "pluperfect"}:
        return False
    while verb.dep == "xcomp" and tree.tokens[verb.head].tag == "VB":
        verb = tree.tokens[verb.head]
    if verb.dep in {"ccomp", "xcomp"}:
        return verb.head == clause.trigger.i and permits(tree, clause.trigger)
    if verb.dep != "acl":
        return False
    noun = tree.tokens[verb.head]
    return noun.head == clause.trigger.i and noun.dep == "dobj" and bool(tree.children(verb, "aux"))


def _until_print(time: TimeValue, clause: Clause, published: date | None) -> TimeValue:
    """ "Met this week": what has happened did so in the part of the week that is over."""
    done = clause.status == "happened" and clause.tense in {"past", "perfect", "pluperfect"}
    if published is None or not done or time.start is None or time.end is None or time.precision != "day":
        return time
    today = published.isoformat()
    if not time.start <= today < time.end:
        return time
    return replace(time, end=today if time.start < today else None)


def _sentence(time: TimeValue | None) -> When:
    return When(time, "sentence") if time is not None else When(UNKNOWN_TIME, "none")


def _day(published: date | None) -> TimeValue:
    return TimeValue(published.isoformat(), None, "day") if published else UNKNOWN_TIME


def _near(tree: Tree, clause: Clause, times: list[TimeExpression]) -> list[TimeExpression]:
    """Times elsewhere in the sentence that may be the clause's too; what describes a noun shares none but with the
    clauses that it is joined to."""
    token_of = {t.start: first_token(tree, t) for t in times}
    if describes(tree, clause):
        return [t for t in times if joined(tree, clause, token_of[t.start])]
    near = [t for t in times if not owned_elsewhere(tree, clause, token_of[t.start])]
    if clause.status == "planned" and not clause.noun:
        return [t for t in near if not tells_of_plan(tree, clause, token_of[t.start])]
    return near


def _lies_back(tree: Tree, clause: Clause, times: list[TimeExpression]) -> bool:
    """ "Recently arrived", "previously confirmed", "more than a year ago": some time before, no one says when."""
    if clause.noun:
        return False
    if any(t.text.lower() in _BACK for t in tree.children(clause.trigger, "advmod")):
        return True
    vague = (t for t in times if t.value == "PAST_REF" or _AT_LEAST.match(t.text))
    return any(belongs(tree, clause, first_token(tree, t)) for t in vague)


def _dates(tree: Tree, clause: Clause, time: TimeExpression, token: Token | None) -> bool:
    """Whether an expression may date an event: points and intervals of the calendar do; "now", an
    open end ("until Friday"), a feast that merely modifies a noun ("the Christmas holiday") do not."""
    if time.time is None or time.time.start is None or time.value.endswith("_REF"):
        return False
    if (time.type in _STRETCHES and not _PAST.match(time.text)) or _AT_LEAST.match(time.text):
        return False
    if time.type in _STRETCHES and token is not None and _of_noun(tree, token):
        return False
    if token is not None and (measured_by(tree, token) or measured_by(tree, tree.tokens[token.head])):
        return False
    before = tree.section.text[max(0, time.start - 24) : time.start].lower().split()
    if clause.trigger.end <= time.start and _heads(tree, time, before):
        return False
    owner = token is not None and token.dep == "poss"  # "answered to Friday's raid"
    not_until = not clause.noun and not clause.negated and tree.child(clause.trigger, "neg") is not None
    if before and before[-1] in {"until", "till", "til", "to"} and not owner and not not_until:
        return False
    if token is not None and clause.status == "happened" and before and _aims_at(tree, clause, token, before[-1]):
        return False
    if time.time.open_end or "since" in before[-2:] or _below_since(tree, clause, token):
        return _since_dates(tree, clause, token)
    names = not clause.noun and token is not None and _names_something(tree, token)
    if names and token is not None and not _has_preposition(tree, time, token, before):
        return False
    if _FEAST.search(time.text) and not any(c.isdigit() for c in time.text):
        attributive = token is not None and token.dep in {"compound", "amod", "nmod", "poss"}
        return not attributive and bool(before) and before[-1] in {"on", "by"}
    return True


def _aims_at(tree: Tree, clause: Clause, token: Token, before: str) -> bool:
    """ "Summoned them for Friday", "promised to leave by 1 May": the day of what is to come of it."""
    if clause.noun or clause.trigger.i > token.i:
        return False
    first = tree.tokens[token.head] if token.dep == "conj" else token
    if tree.tokens[first.head].text.lower() == "for" and first.dep == "pobj":
        return clause.trigger.lemma.lower() not in _PLANNING
    verbs = (t for t in tree.tokens[clause.trigger.i + 1 : token.i] if t.tag == "VB" and t.head == clause.trigger.i)
    return before == "by" and any(tree.children(t, "aux") for t in verbs)


def _has_preposition(tree: Tree, time: TimeExpression, token: Token, before: list[str]) -> bool:
    """ "On 27 July 1953 commanders signed it", "In October forces crossed it": whatever the parser says, the day tells
    when. "In the 2003 outbreak" it says which."""
    assert time.time is not None
    if not before or before[-1] not in {"on", "in"}:
        return False
    opens = time.start - tree.sentence(token).start <= len("In ")
    return time.time.precision == "day" if before[-1] == "on" else opens and time.time.precision in {"month", "year"}


def _of_noun(tree: Tree, token: Token) -> bool:
    """ "Its leader for the last 41 years": the stretch is the noun's."""
    above = tree.tokens[token.head]
    for_or_of = above.dep == "prep" and above.text.lower() in {"for", "of"}
    return for_or_of and tree.tokens[above.head].pos in {"NOUN", "PROPN"} and above.head < above.i


def _heads(tree: Tree, time: TimeExpression, before: list[str]) -> bool:
    """ "1 May: The port closes", "1 May 2023 - The port closes": a bare date dates what comes after it."""
    bare = any(c.isdigit() for c in time.text) and not (before and before[-1] in _LEADING_IN)
    return bare and HEADING.match(tree.section.text, time.end) is not None


def _heading(tree: Tree, clause: Clause) -> TimeExpression | None:
    """The bare date that heads the clause's entry: in front of it in its sentence, or at the end of the one before."""
    number = tree.sentence_of[clause.trigger.i]
    sentences = tree.section.sentences
    opening = sentences[max(0, number - 1)].start
    for time in sorted(tree.section.times, key=lambda t: -t.start):
        if time.end > clause.trigger.start or time.start < opening or time.type in _STRETCHES or time.time is None:
            continue
        before = tree.section.text[max(0, time.start - 24) : time.start].lower().split()
        if time.time.start is None or not _heads(tree, time, before):
            continue
        above = time.start < sentences[number].start
        if above and any(c.isalnum() for c in tree.section.text[time.end : sentences[number].start]):
            return None
        return time
    return None


def _names_something(tree: Tree, token: Token) -> bool:
    """ "Overtakes the 2003 outbreak", "called the 2019 Blaze", "Friday's front page": the time is the noun's,
    unless the noun itself says when ("in the 2003 outbreak")."""
    if token.dep not in {"compound", "amod", "nmod", "nummod", "poss"}:
        return False
    noun = tree.tokens[token.head]
    if token.text.isdigit() and noun.i > token.i and token.i > 0 and tree.tokens[token.i - 1].tag == "PRP$":
        return True  # "speeding in his 2008 Venn"
    if noun.dep == "pobj":
        return tree.tokens[noun.head].text.lower() in _TOPICAL
    if noun.dep == "nsubj" and noun.lemma.lower() in EVENT_NOUNS:
        return False  # "the 2009 strike halted the port"
    return noun.dep in {"dobj", "nsubj", "nsubjpass", "attr", "conj", "appos", "oprd"}


def _below_since(tree: Tree, clause: Clause, token: Token | None) -> bool:
    """ "The first to visit since the king ninety years ago": the years are the king's."""
    if token is not None and any(t.text.lower() == "since" for t in tree.tokens[clause.trigger.i + 1 : token.i]):
        return True
    for _ in range(5):
        if token is None or token.head == token.i:
            return False
        token = tree.tokens[token.head]
        if token.i == clause.trigger.i:
            return False
        if token.text.lower() == "since" or any(m.text.lower() == "since" for m in tree.children(token, "mark")):
            return True
    return False


def _since_dates(tree: Tree, clause: Clause, token: Token | None) -> bool:
    """ "Has been closed since Friday" and "have been meeting since Friday" began on Friday; "the first visit since
    1928" did not."""
    if (
        clause.noun
        or clause.tense not in {"perfect", "pluperfect"}
        or clause.trigger.tag not in {"VBN", "VBG"}
        or token is None
    ):
        return False
    preposition = tree.tokens[token.head]
    return preposition.text.lower() == "since" and preposition.head == clause.trigger.i and not clause.negated


def _possible(clause: Clause, time: TimeExpression, published: date | None) -> bool:
    """What has happened did so before it was printed, and what will happen has not."""
    if published is None or time.time is None or time.time.start is None:
        return True
    if clause.tense == "future" and clause.status == "planned":
        last = time.time.end or time.time.start
        return last >= published.isoformat()[: len(last)]
    if clause.status != "happened":
        return True
    if clause.tense not in {"past", "perfect", "pluperfect"}:
        return True
    return not time.time.begins_after(published)


def _carries_on(time: TimeValue, published: date | None) -> bool:
    """Whether the next sentence may go on at this time: a day or a month that has been."""
    if time.start is None or time.precision not in {"day", "month"}:
        return False
    return published is None or time.start <= published.isoformat()[: len(time.start)]


def opens_with_year(tree: Tree, number: int, time: TimeValue, published: date | None) -> bool:
    """Whether sentence `number` opens with a year of the past, in which the next may go on: "In 1986 a ship sank. The
    owner fled"."""
    if published is None or time.precision != "year" or time.end or number < 0 or tree.section.field == "title":
        return False
    sentence = tree.section.sentences[number]
    opening = tree.section.text[sentence.start : sentence.end].lstrip("\"“' ")
    past = int((time.start or "9999")[:4]) < published.year - _PAST_YEARS
    return past and opening.startswith(f"In {time.text}")


def tells_history(times: Sequence[TimeExpression], published: date | None) -> bool:
    """Whether most of the days, months and years that a text names lie about a year before it or more, and none is a
    day of its own week."""
    named = [t.time.start for t in times if t.time is not None and t.time.start and t.type == "DATE"]
    if published is None or len(named) < _LEAST_DATES:
        return False
    limit, week = ((published - timedelta(days=n)).isoformat() for n in (_PAST_DAYS, 7))
    if any(len(start) == 10 and start >= week for start in named):
        return False
    return sum(start < limit[: len(start)] for start in named) >= _MOSTLY * len(named)


def leads_back(tree: Tree, sentence: Sentence) -> bool:
    """Whether a sentence says that it tells of the time before: "at the time", "that day"."""
    return _THEN.search(tree.section.text[sentence.start : sentence.end]) is not None


def tells_on(tree: Tree, clause: Clause) -> bool:
    """Whether the next sentence may go on at the clause's time: it is told as done, and describes nothing
    ("the talks that led to the truce last year") and no time ("since they agreed on it last year")."""
    told = not clause.noun and clause.status != "planned" and not describes(tree, clause)
    return told and word_before(tree, clause) is None


def is_news(when: When, published: date | None) -> bool:
    """Whether a time is a day of the week that ends with the day of publication."""
    start = when.time.start
    if published is None or start is None or len(start) != 10 or when.time.end is not None:
        return False
    return 0 <= (published - date.fromisoformat(start)).days < 7


def _best(times: list[TimeExpression], clause: Clause) -> TimeValue:
    """The most precise expression, the nearest to the trigger among equals."""

    def key(t: TimeExpression) -> tuple[int, bool, int]:
        assert t.time is not None
        return _RANK[t.time.precision], t.time.end is not None, abs(t.start - clause.trigger.start)

    best = min(times, key=key).time
    assert best is not None
    return best

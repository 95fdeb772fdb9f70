"""Dates of a draft: relative days in figures, and nothing that its own date beside it says already."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from storyatlas.briefing.dates import WEEKDAYS, written
from storyatlas.briefing.draft import Draft, is_saying, reporting
from storyatlas.briefing.tree import Tree
from storyatlas.model.time import TimeExpression, TimeValue
from storyatlas.model.time_words import MONTHS

_DAYS = frozenset(day.lower() for day in WEEKDAYS) | {"today", "yesterday", "tomorrow", "tonight"}
_PART_OF_DAY = frozenset(("morning", "afternoon", "evening", "night"))
_OF_ANOTHER = frozenset("for over of after before since following despite about against because although".split())
_WEEKS = {"next week": "the week after", "last week": "the week before", "last night": "the night before"}
_MONTH = re.compile(rf"\b(?:{'|'.join(month[:3] for month in MONTHS)})[a-z]*\.? \d|\d (?:{'|'.join(MONTHS)})")
_AROUND_DAY = _PART_OF_DAY | {"early", "late"}
_WITHIN = frozenset({"amod", "compound", "nmod", "nummod"})
_COUNTED = re.compile(
    r"\b(?:an?|one|two|three|four|five|six|seven|ten|several|few|\d+|the) (?:day|week|month|year)s? (?:after|before)\b",
    re.I,
)
_VAGUE = re.compile(
    r"\b(?:last|next|this|past|coming|previous|earlier|ago|recent|now|currently|so far|same|that|then)\b|"
    r"^the (?:day|week)",
    re.I,
)


def set_dates(draft: Draft, when: TimeValue, published: date | None) -> None:
    """Relative days become dates; the time of the event, which stands beside, and that on which
    something was said are left out."""
    day = when.start if when.precision == "day" and not when.end else None
    for time in draft.tree.times:
        at = [i for i in draft.tree.within(time.start, time.end) if i in draft.keep]
        if at and _stands_beside(draft, time, at, when):
            _leave_out(draft, at)
        elif at:
            _set_date(draft, time, at, day, published)


def _stands_beside(draft: Draft, time: TimeExpression, at: list[int], when: TimeValue) -> bool:
    """Whether the words say no more than the event's own date does, and hang from a verb alone: "last week",
    "in December 2014", "in 2014" beside "December 2014"."""
    value, tree = time.time, draft.tree
    if value is None or value.start is None or when.start is None or not time.anchored:
        return False
    same = (value.start, value.end, value.precision) == (when.start, when.end, when.precision)
    wider = value.end is None and value.precision in ("month", "year") and when.start.startswith(value.start)
    around = bool(_VAGUE.search(time.text)) and value.start <= when.start <= (value.end or value.start) + "~"
    top = next((i for i in at if tree.tokens[i].head not in at), at[0])
    if tree.tokens[top].dep == "pobj" and tree.tokens[tree.tokens[top].head].text.lower() in ("in", "on"):
        top = tree.tokens[top].head
    verb = tree.tokens[top].head
    free = tree.tokens[top].dep in ("npadvmod", "advmod", "prep") and tree.tokens[verb].pos in ("VERB", "AUX")
    told = verb == draft.main or tree.tokens[verb].dep == "conj" or (is_saying(tree, verb) and draft.main != verb)
    told = told and not any(tree.tokens[k].tag == "MD" for k in tree.kids[verb])  # "will step down in 2018"
    alone = set(tree.subtree(top)) <= {*at, top}
    a_day = any(tree.tokens[i].text.lower() in _DAYS for i in at)
    return (same or wider or around) and free and told and alone and not a_day


def tells_another_time(draft: Draft, when: TimeValue) -> bool:
    """Whether the verb that tells the event, or one over it that says nothing of what somebody said, has a date of
    its own, and that is another: "agreed in 2014", "in 1986 Quill bought the yard, which was sold in 2005"."""
    told = {draft.main, *_verbs_over(draft)}
    return any(
        verb in told and joint in ("", "in", "on") and not _overlap(value, when)
        for verb, joint, value in _dated_verbs(draft, when)
    )


def dates_an_aside(draft: Draft, when: TimeValue) -> bool:
    """Whether the date of the event is that of an aside, and another verb makes the sentence: "Danubia, ruled by
    Quill since 1969, is no island" tells nothing of 1969."""
    tokens = draft.tree.tokens
    dated = {verb: value for verb, _, value in _dated_verbs(draft, when) if _overlap(value, when)}
    if not dated or not all(tokens[verb].dep in ("acl", "relcl") for verb in dated):
        return False
    return bool(_verbs_over(draft)) if draft.main in dated else all(v.precision != "day" for v in dated.values())


def dates_a_thing(draft: Draft, when: TimeValue) -> bool:
    """Whether the date of the event is only that of a thing or of a clause within: "Quill praised the treaty of 1961",
    "won faster than when he met him in their first fight in 2008"."""
    tree, found = draft.tree, []
    told = {draft.main, *_verbs_over(draft)}
    told |= {i for i in draft.keep if tree.tokens[i].dep in ("xcomp", "conj") and tree.tokens[i].head in told}
    for head, joint, value in _dated_verbs(draft, when):
        if _overlap(value, when):
            verb = next((i for i in (head, *tree.above(head)) if tree.tokens[i].pos in ("VERB", "AUX")), draft.main)
            found.append(verb not in told or (joint == "of" and tree.tokens[head].pos in ("NOUN", "PROPN")))
    return bool(found) and all(found)


def dates_another_clause(draft: Draft, when: TimeValue) -> bool:
    """Whether the date of the event stands in the sentence only with what went before or is told of something in it:
    "backed the raid after Friday's attack", "a motion that praises Monday's raid"."""
    found = [_is_apart(draft, head) for head, _, value in _dated_verbs(draft, when) if _overlap(value, when)]
    return bool(found) and all(found)


def _is_apart(draft: Draft, head: int) -> bool:
    """Whether what a date hangs from belongs to another matter than the verb at the head of what is kept."""
    tree = draft.tree
    for i in (head, *tree.above(head)):
        token = tree.tokens[i]
        if token.head not in draft.keep or token.head == i:
            return False
        if token.dep in ("relcl", "acl", "pcomp") or (token.dep == "prep" and token.text.lower() in _OF_ANOTHER):
            return True
        if token.dep == "advcl":
            mark = next((tree.tokens[k].text.lower() for k in tree.kids[i] if tree.tokens[k].dep == "mark"), "")
            return mark in _OF_ANOTHER
    return False


def counts_from_another(draft: Draft, when: TimeValue, published: date | None) -> bool:
    """Whether the sentence tells when it was by another occurrence alone, "a week after the crash", and its article is
    not of that day: the date that other reports give may be that of another act."""
    if when.start is None or when.precision != "day" or names_time(draft, when):
        return False
    if published is not None and abs((published - date.fromisoformat(when.start)).days) <= 1:
        return False
    tokens, below = draft.tree.tokens, _below(draft)
    words = [tokens[i] for i in sorted(draft.keep) if tokens[i].head == draft.main or i in below]
    return _COUNTED.search(" ".join(t.text for t in words)) is not None


def _below(draft: Draft) -> set[int]:
    """What is told of when: the adverbs and prepositions of the verb that tells the event, with their words."""
    tree = draft.tree
    adverbial = [k for k in tree.kids[draft.main] if tree.tokens[k].dep in ("npadvmod", "advmod", "prep", "advcl")]
    return {i for k in adverbial for i in tree.subtree(k)}


def swallows_its_date(draft: Draft) -> bool:
    """Whether the parser took what follows a date for what it dates: "were halted on 14 March finished aircraft"."""
    tree = draft.tree
    for time in draft.tree.times:
        at = [i for i in tree.within(time.start, time.end) if i in draft.keep]
        if not at or time.time is None or time.time.precision != "day":
            continue
        top = next((i for i in at if tree.tokens[i].head not in at), at[0])
        noun = tree.tokens[top].head
        while tree.tokens[noun].dep in _WITHIN and noun > at[-1]:
            noun = tree.tokens[noun].head
        above = tree.tokens[tree.tokens[noun].head]
        if tree.tokens[noun].dep == "pobj" and noun > at[-1] and above.text.lower() == "on" and above.i == at[0] - 1:
            return True
    return False


def names_time(draft: Draft, when: TimeValue) -> bool:
    """Whether the sentence, or what was left out of it, has the time of the event in words."""
    return any(t.time is not None and t.time.start and _overlap(t.time, when) for t in draft.tree.times if when.start)


def names_later(draft: Draft, day: date | None) -> bool:
    """Whether the sentence names a time after the day, so that what it says will come is still to come then."""
    times = [t.time for t in draft.tree.times if t.time and t.anchored and t.time.start]
    return day is not None and any((time.start or "") > day.isoformat()[: len(time.start or "")] for time in times)


def _verbs_over(draft: Draft) -> list[int]:
    """The verbs over the one that tells the event, as far as they are kept and do more than say it."""
    tree, saying = draft.tree, reporting(draft.tree, draft.main)
    return [
        i for i in tree.above(draft.main) if i in draft.keep and tree.tokens[i].pos in ("VERB", "AUX") and i != saying
    ]


def _dated_verbs(draft: Draft, when: TimeValue) -> Iterator[tuple[int, str, TimeValue]]:
    """The words that a date hangs from, each with the preposition between and the date; none for an undated event."""
    tree = draft.tree
    for time in tree.times:
        at = [i for i in tree.within(time.start, time.end) if i in draft.keep]
        value = time.time
        if not at or value is None or not value.start or not when.start or not time.anchored or time.type != "DATE":
            continue
        top = next((i for i in at if tree.tokens[i].head not in at), at[0])
        joint = ""
        if tree.tokens[top].dep == "pobj":
            top = tree.tokens[top].head
            joint = tree.tokens[top].text.lower()
        yield tree.tokens[top].head, joint, value


def _overlap(one: TimeValue, other: TimeValue) -> bool:
    """Whether two times share a day, as far as their precision tells."""
    first, second = one.start or "", other.start or ""
    return first <= (other.end or second) + "~" and second <= (one.end or first) + "~"


def _set_date(draft: Draft, time: TimeExpression, at: list[int], day: str | None, published: date | None) -> None:
    tree = draft.tree
    words = [tree.tokens[i].text.lower() for i in at]
    named = [i for i, word in zip(at, words, strict=True) if word in _DAYS]
    value = time.time.start if time.time and time.time.precision == "day" and not time.time.end else None
    if not time.anchored or value is None:
        value = day if named and _can_mean(tree.tokens[named[0]].text, day, published) else None
    if not named:
        head = _verb_over(tree, at[0])
        said = head is not None and head != draft.main and is_saying(tree, head)
        vague, adverbial = _VAGUE.search(time.text), tree.tokens[at[-1]].dep in ("npadvmod", "advmod")
        if (value and value == day and len(words) >= 2 and (_is_alone(draft, at) or (vague and adverbial))) or (
            said and vague and tree.tokens[at[-1]].dep == "npadvmod"
        ):
            _leave_out(draft, at)
        elif value and vague and adverbial and set(tree.subtree(at[-1])) <= set(at):
            draft.swap[at[0]] = f"on {written(value)}"
            draft.keep.difference_update(at[1:])
        elif not re.search(r"\d", time.text) and _VAGUE.search(time.text) and not _set_week(draft, at, day, published):
            _set_period(draft, time, at)
        return
    if any(
        tree.tokens[k].dep in ("poss", "det") and tree.tokens[k].text.lower() != "this" for k in tree.kids[named[0]]
    ):
        draft.unclear.add(named[0])
        return
    head = _verb_over(tree, named[0])
    spoken_on = head is not None and head != draft.main and is_saying(tree, head)
    top = next((i for i in at if tree.tokens[i].head not in at), named[0])
    free = tree.tokens[top].dep != "pobj" or tree.tokens[tree.tokens[top].head].text.lower() == "on"
    if free and (spoken_on or (value is not None and value == day)):
        whole = _MONTH.search(time.text) or "ago" in words  # "on Sunday, 18 June", "two weeks ago today"
        _leave_out(draft, [i for i in at if whole or i in named or words[at.index(i)] in _PART_OF_DAY])
        return
    if value is None:
        if free and set(tree.subtree(top)) <= set(at):
            _leave_out(draft, at)  # nobody can tell which day it was
        else:
            draft.unclear.add(named[0])
        return
    spelled = _MONTH.search(time.text) is not None  # "Tuesday, December 9, 2008" is one day
    rest = [i for i in at if i != named[0] and (spelled or tree.tokens[i].text.lower() in _AROUND_DAY)]
    _say_day(draft, named[0], rest, written(value), governed=_is_governed(tree, top))


def _is_governed(tree: Tree, top: int) -> bool:
    """Whether a preposition stands before the day that goes with one: "until Monday", not "checked in Monday"."""
    return tree.tokens[top].dep == "pobj" and tree.tokens[tree.tokens[top].head].text.lower() != "in"


def _can_mean(word: str, day: str | None, published: date | None) -> bool:
    """Whether a weekday can mean the day of the event in an article of that day of publication."""
    if day is None or published is None or word not in WEEKDAYS:
        return False
    meant = date.fromisoformat(day)
    return WEEKDAYS[meant.weekday()] == word and abs((published - meant).days) <= 6


def _set_week(draft: Draft, at: list[int], day: str | None, published: date | None) -> bool:
    """ "next week" as "the week after", where the day that stands beside is about that of print."""
    words = " ".join(draft.tree.tokens[i].text.lower() for i in at)
    follows = draft.tree.tokens[min(at[-1] + 1, len(draft.tree.tokens) - 1)]
    if words not in _WEEKS or follows.tag == "POS" or day is None or published is None:
        return False
    if abs((published - date.fromisoformat(day)).days) > 1:
        return False
    draft.swap[at[0]] = _WEEKS[words]
    draft.keep.difference_update(at[1:])
    return True


def _set_period(draft: Draft, time: TimeExpression, at: list[int]) -> None:
    """ "last month" as "in October 2024"; what cannot be said so stays, and counts as vague."""
    first = draft.tree.tokens[at[0]]
    if at[-1] + 1 < len(draft.tree.tokens) and draft.tree.tokens[at[-1] + 1].tag == "POS":
        draft.swap[at[-1]] = "the"
        draft.keep.difference_update({*at[:-1], at[-1] + 1})
        return
    adverbial = draft.tree.tokens[at[-1]].dep in ("npadvmod", "advmod")
    value = time.time
    governed = draft.tree.tokens[at[-1]].dep == "pobj"
    whole = value is not None and time.anchored and not value.end and value.precision in ("month", "year")
    if value and value.start and whole and (adverbial or governed):
        draft.swap[at[0]] = written(value.start) if governed else f"in {written(value.start)}"
        if governed and at[0] and draft.tree.tokens[at[0] - 1].text.lower() == "at":
            draft.swap[at[0] - 1] = "in"  # "at the start of this month"
        draft.keep.difference_update(at[1:])
        return
    aside = _aside(draft, at) if adverbial else None
    if aside is not None:
        _leave_out(draft, at)
        draft.unclear.add(aside)
    elif first.text.lower() not in ("now", "then"):
        draft.unclear.add(first.i)


def _aside(draft: Draft, at: list[int]) -> int | None:
    """The verb of a clause beside the event that can do without its vague time: "Quill, who met her last week,"."""
    tree = draft.tree
    verb = _verb_over(tree, at[-1])
    if verb is None or tree.tokens[verb].dep != "relcl" or not set(tree.subtree(at[-1])) <= set(at) or len(at) < 2:
        return None
    subject = tree.subject(verb)
    return verb if subject is not None and tree.tokens[subject].text.lower() == "who" else None


def _say_day(draft: Draft, named: int, part: list[int], words: str, *, governed: bool) -> None:
    """The date in place of a weekday, after "on" unless a preposition stands there already; of "Monday's vote", where
    another day is told, the vote."""
    tree = draft.tree
    if _is_before_its_noun(tree, named):
        draft.keep.difference_update({named, *part})  # "a Saturday meeting"
        return
    if named + 1 < len(tree.tokens) and tree.tokens[named + 1].tag == "POS":
        draft.swap[named] = "the"
        beside = {named - 1} if named and tree.tokens[named - 1].text.lower() in ("last", "this", "next") else set()
        draft.keep.difference_update({*part, named + 1} | beside)
        return
    before = tree.tokens[named - 1].text.lower() if named else ""
    governed |= tree.tokens[named].dep == "pobj" or before in (
        "on",
        "until",
        "since",
        "by",
        "from",
        "of",
        "before",
        "after",
    )
    draft.swap[named] = words if governed else f"on {words}"
    draft.keep.difference_update(part)
    for modifier in ("last", "this", "next"):
        if before == modifier:
            draft.keep.discard(named - 1)


def _is_before_its_noun(tree: Tree, named: int) -> bool:
    """Whether a weekday stands between "a", "the" or whose it is and the noun: "a Saturday meeting"."""
    head = tree.tokens[named].head
    if tree.tokens[named].dep not in ("compound", "nmod", "amod") or tree.tokens[head].pos != "NOUN" or head < named:
        return False
    if tree.tokens[head].text.lower() in _PART_OF_DAY:
        return False
    return any(k < named and tree.tokens[k].dep in ("det", "poss") for k in tree.kids[head])


def _leave_out(draft: Draft, at: list[int]) -> None:
    """Leave out a day with its preposition and what modifies it; of "Monday's vote" the vote stays."""
    tree = draft.tree
    owner = at[-1]
    if owner + 1 < len(tree.tokens) and tree.tokens[owner + 1].tag == "POS":
        draft.swap[owner] = "the"
        draft.keep.difference_update({*at[:-1], owner + 1})
        return
    if at[0] and tree.tokens[at[0] - 1].text.lower() == "on":
        draft.keep.discard(at[0] - 1)  # where the parser took "On Wednesday Danubia" for a name
    for i in at:
        above = tree.tokens[i].head
        if tree.tokens[i].dep == "pobj" and tree.tokens[above].text.lower() in ("on", "in"):
            draft.keep.discard(above)
            if above and tree.tokens[above - 1].text.lower() in ("late", "early"):
                draft.keep.discard(above - 1)
        for k in tree.kids[i]:
            if tree.tokens[k].text.lower() in ("late", "early", "last", "this"):
                draft.keep.discard(k)
        if tree.tokens[i].dep == "pobj" and above not in draft.keep and tree.child(above, "conj") in draft.keep:
            draft.keep.difference_update(k for k in tree.kids[above] if tree.tokens[k].dep == "cc")  # "or at a dinner"
    draft.keep.difference_update(at)
    _join_anew(draft, at)


def _join_anew(draft: Draft, at: list[int]) -> None:
    """Leave out the "and" between a day that was left out and another: "met them on Tuesday and Wednesday"."""
    tree = draft.tree
    token = tree.tokens[at[-1]]
    first, other = (token.head, None) if token.dep == "conj" else (at[-1], tree.child(at[-1], "conj"))
    if token.dep == "conj" or other in draft.keep:
        draft.keep.difference_update(k for k in tree.kids[first] if tree.tokens[k].dep == "cc")


def _is_alone(draft: Draft, at: list[int]) -> bool:
    """Whether a date stands by itself after "on", so that the sentence can do without it."""
    tree = draft.tree
    prepositions = [tree.tokens[i].head for i in at if tree.tokens[i].dep == "pobj"]
    heads = [p for p in prepositions if tree.tokens[p].text.lower() == "on"]
    verb = tree.tokens[heads[0]].head if heads else None
    return verb is not None and tree.tokens[verb].pos == "VERB" and set(tree.subtree(heads[0])) <= {*at, heads[0]}


def _verb_over(tree: Tree, i: int) -> int | None:
    return next((k for k in tree.above(i) if tree.tokens[k].pos in ("VERB", "AUX")), None)

"""A draft: the words of a source's sentence that a telling keeps, and what it says in place of some."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from storyatlas.briefing.dates import WEEKDAYS, written
from storyatlas.briefing.tense import future_in_the_past, past_perfect, said, simple_past
from storyatlas.briefing.tree import Tree, spoken
from storyatlas.model.time import TimeExpression

SAYING = frozenset(
    "say tell report announce claim deny allege accuse add warn confirm note argue insist suggest estimate believe "
    "acknowledge admit declare state write explain reveal hint predict caution stress conclude testify think".split()
)
_DAYS = frozenset(day.lower() for day in WEEKDAYS) | {"today", "yesterday", "tomorrow", "tonight"}
_PART_OF_DAY = frozenset(("morning", "afternoon", "evening", "night"))
_VAGUE = re.compile(
    r"\b(?:last|next|this|past|coming|previous|earlier|ago|recent|now|currently|so far|same|that|then)\b|"
    r"^the (?:day|week)",
    re.I,
)
_HEDGES = frozenset("reportedly allegedly apparently possibly probably likely".split())


# A full stop that belongs to its word: "1:53 p.m.", "the U.S."
_ABBREVIATED = re.compile(r"(?:\b[ap]\.m\.|\b(?:[A-Z]\.){2,})$")


@dataclass(slots=True)
class Draft:
    """`main` is the verb that tells the event. `unclear` are tokens of dates that could not be made plain."""

    tree: Tree
    keep: set[int]
    main: int
    swap: dict[int, str] = field(default_factory=dict)
    unclear: set[int] = field(default_factory=set)
    suffix: str = ""

    @property
    def vague(self) -> int:
        """How many dates that are kept stay unclear."""
        return len(self.unclear & self.keep)

    def drop(self, i: int) -> None:
        """Leave out a token with all that hangs from it."""
        self.keep.difference_update(self.tree.subtree(i))

    def text(self, upto: int | None = None) -> str:
        """The draft as a sentence; its beginning only, up to and with one token, where that is given."""
        kept = self.keep if upto is None else {i for i in self.keep if i <= upto}
        said_so_far = tidy(spoken(self.tree, kept, self.swap))
        if upto is not None:
            return said_so_far
        if not self.suffix:
            return stopped(said_so_far)
        return stopped((said_so_far if _ABBREVIATED.search(said_so_far) else said_so_far.rstrip(".")) + self.suffix)

    def words(self) -> int:
        """How many words are kept."""
        return sum(self.tree.tokens[i].pos not in ("PUNCT", "SPACE") for i in self.keep if self.swap.get(i, "x"))


def whole(tree: Tree, main: int) -> Draft:
    """All of the sentence."""
    return Draft(tree, set(range(len(tree.tokens))), main)


def clause(tree: Tree, main: int) -> Draft:
    """The clause of one verb alone, without the words that join it to its sentence."""
    draft = Draft(tree, set(tree.subtree(main)), main)
    subject = tree.subject(main)
    opening = min(tree.subtree(subject)) if subject is not None and subject < main else main
    if tree.tokens[main].dep in ("advcl", "ccomp"):
        draft.keep = {i for i in draft.keep if i >= opening or _is_kept_opening(tree, i, main)}
    for kid in tree.kids[main]:
        if tree.tokens[kid].dep in ("mark", "cc") and kid < main:
            draft.drop(kid)
    _drop_other_clauses(draft, main)
    return draft


def _is_kept_opening(tree: Tree, i: int, main: int) -> bool:
    """Whether a word before the subject says when or where, and so may stay."""
    top = next((k for k in (i, *tree.above(i)) if tree.tokens[k].head == main), i)
    return (
        tree.tokens[top].dep in ("prep", "npadvmod")
        and tree.tokens[top].tag != "WRB"
        and tree.child(main, "mark") is None
    )


def _drop_other_clauses(draft: Draft, verb: int) -> None:
    """Leave out what is joined to the clause and has a subject of its own, with the word that joins it."""
    tree = draft.tree
    for kid in tree.kids[verb]:
        if tree.tokens[kid].dep == "conj" and kid in draft.keep:
            ahead = any(tree.tokens[k].tag == "MD" for k in tree.kids[kid])
            if _says_so(tree, kid):
                continue
            if tree.subject(kid) is not None or ahead:
                draft.drop(kid)
                _drop_joint(draft, kid)
            else:
                _drop_other_clauses(draft, kid)


def _says_so(tree: Tree, verb: int) -> bool:
    """Whether the words at the end say who says all of it: ", the ministry said". The parser often joins them to
    the clause as if another followed, but no "and" stands before them."""
    first = min(tree.subtree(verb))
    comma = first > 0 and (tree.tokens[first - 1].text == "," or tree.tokens[first].text == ",")
    joined = any(tree.tokens[i].dep == "cc" for i in range(max(0, first - 2), first + 1))
    return is_saying(tree, verb) and tree.subject(verb) is not None and comma and not joined


def _drop_joint(draft: Draft, conj: int) -> None:
    """Leave out "and" and the comma before something that was left out."""
    tree = draft.tree
    first = min(tree.subtree(conj))
    for i in range(first - 1, max(-1, first - 4), -1):
        if tree.tokens[i].dep == "cc" or tree.tokens[i].text == ",":
            draft.keep.discard(i)
        else:
            break
    last = max(tree.subtree(conj))
    if tree.tokens[last].text == "," and any(i > last and tree.tokens[i].pos != "PUNCT" for i in draft.keep):
        draft.keep.add(last)  # what follows is no part of it: ", the spokesman said"


def tidy(text: str) -> str:
    """One line with a capital at its beginning, without the punctuation that left-out words leave."""
    text = " ".join(text.split())
    text = re.sub(r"\(\s*\)|\(\s*,\s*|\s\([A-Z][A-Za-z.]{1,7}\)", "", text)
    text = re.sub(r"\s+([,.;:)!?])", r"\1", text)
    text = re.sub(r"([,;:–—-])(?:\s*[,;:])+", r"\1", text)
    text = re.sub(r"[,;:]+(?=[.!?]|$)", "", text)
    text = re.sub(r"(?:\s[–—-]+){2,}(?=\s)|\s--(?=\s)", " –", text)
    text = re.sub(r"\s[–—-]+(?=[.!?]|$)", "", text)
    text = re.sub(r"^[\s,;:.–—)-]+", "", text)
    text = " ".join(text.split())
    return text[:1].upper() + text[1:]


def stopped(text: str) -> str:
    """`text` with a full stop where it has no end."""
    text = text.rstrip(" ,;:–—-")
    return text if re.search(r"[.?!][\"”’')]*$", text) else f"{text}."


def is_saying(tree: Tree, i: int) -> bool:
    """Whether the verb tells that somebody says something."""
    token = tree.tokens[i]
    return token.pos == "VERB" and token.lemma.lower() in SAYING


def set_dates(draft: Draft, day: str | None, published: date | None) -> None:
    """Relative days become dates; the day of the event (ISO), which stands beside, and that on which
    something was said are left out."""
    for time in draft.tree.times:
        at = [i for i in draft.tree.within(time.start, time.end) if i in draft.keep]
        if at:
            _set_date(draft, time, at, day, published)


def _set_date(draft: Draft, time: TimeExpression, at: list[int], day: str | None, published: date | None) -> None:
    tree = draft.tree
    words = [tree.tokens[i].text.lower() for i in at]
    named = [i for i, word in zip(at, words, strict=True) if word in _DAYS]
    value = time.time.start if time.time and time.time.precision == "day" and not time.time.end else None
    if not time.anchored or value is None:
        value = day if named and _can_mean(tree.tokens[named[0]].text, day, published) else None
    if not named:
        if value and value == day and len(words) >= 2 and _is_alone(draft, at):
            _leave_out(draft, at)
        elif not re.search(r"\d", time.text) and _VAGUE.search(time.text):
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
        _leave_out(draft, [i for i in at if i in named or tree.tokens[i].text.lower() in _PART_OF_DAY])
        return
    if value is None:
        draft.unclear.add(named[0])
        return
    _say_day(draft, named[0], [i for i in at if tree.tokens[i].text.lower() in _PART_OF_DAY], written(value))


def _can_mean(word: str, day: str | None, published: date | None) -> bool:
    """Whether a weekday can mean the day of the event in an article of that day of publication."""
    if day is None or published is None or word not in WEEKDAYS:
        return False
    meant = date.fromisoformat(day)
    return WEEKDAYS[meant.weekday()] == word and abs((published - meant).days) <= 6


def _set_period(draft: Draft, time: TimeExpression, at: list[int]) -> None:
    """ "last month" as "in October 2024"; what cannot be said so stays, and counts as vague."""
    first = draft.tree.tokens[at[0]]
    adverbial = draft.tree.tokens[at[-1]].dep in ("npadvmod", "advmod")
    value = time.time
    if value and time.anchored and value.start and not value.end and adverbial and value.precision in ("month", "year"):
        draft.swap[at[0]] = f"in {written(value.start)}"
        draft.keep.difference_update(at[1:])
        return
    if first.text.lower() not in ("now", "then"):
        draft.unclear.add(first.i)


def _say_day(draft: Draft, named: int, part: list[int], words: str) -> None:
    """The date in place of a weekday, after "on" unless a preposition stands there already."""
    tree = draft.tree
    before = tree.tokens[named - 1].text.lower() if named else ""
    governed = tree.tokens[named].dep == "pobj" or before in (
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


def _leave_out(draft: Draft, at: list[int]) -> None:
    """Leave out a day with its preposition and what modifies it."""
    tree = draft.tree
    for i in at:
        above = tree.tokens[i].head
        if tree.tokens[i].dep == "pobj" and tree.tokens[above].text.lower() == "on":
            draft.keep.discard(above)
            if above and tree.tokens[above - 1].text.lower() in ("late", "early"):
                draft.keep.discard(above - 1)
        for k in tree.kids[i]:
            if tree.tokens[k].text.lower() in ("late", "early", "last", "this"):
                draft.keep.discard(k)
    draft.keep.difference_update(at)


def _is_alone(draft: Draft, at: list[int]) -> bool:
    """Whether a date stands by itself after "on", so that the sentence can do without it."""
    tree = draft.tree
    prepositions = [tree.tokens[i].head for i in at if tree.tokens[i].dep == "pobj"]
    heads = [p for p in prepositions if tree.tokens[p].text.lower() == "on"]
    verb = tree.tokens[heads[0]].head if heads else None
    return verb is not None and tree.tokens[verb].pos == "VERB" and set(tree.subtree(heads[0])) <= {*at, heads[0]}


def _verb_over(tree: Tree, i: int) -> int | None:
    return next((k for k in tree.above(i) if tree.tokens[k].pos in ("VERB", "AUX")), None)


def set_past_future(draft: Draft) -> None:
    """What was to come then and is past now: "will meet" as "was to meet", "is expected" as "was expected"."""
    tree = draft.tree
    for verb in (draft.main, *(k for k in tree.kids[draft.main] if tree.tokens[k].dep == "conj")):
        draft.swap.update(future_in_the_past(tree, verb))


def drop_titles(draft: Draft) -> None:
    """Leave out "Mr" and its kin before a name, and "now" and its kin in what is past."""
    tree = draft.tree
    for token in tree.tokens[:-1]:
        follows = tree.tokens[token.i + 1]
        if token.text.rstrip(".") in ("Mr", "Mrs", "Ms") and follows.pos == "PROPN" and not _in_quotes(tree, token.i):
            draft.keep.discard(token.i)
        if token.text.lower() in ("now", "currently") and token.dep == "advmod" and draft.swap:
            draft.keep.discard(token.i)
        if token.text.lower() == "so" and follows.text.lower() == "far" and draft.swap:
            draft.keep -= {token.i, token.i + 1}


def _in_quotes(tree: Tree, i: int) -> bool:
    """Whether an odd number of quotation marks stands before the token."""
    return sum(token.text in ('"', "“", "”", "``", "''") for token in tree.tokens[:i]) % 2 == 1


def set_tense(draft: Draft) -> None:
    """The main verb, those joined to it, and the verb of saying over it, in the simple past."""
    tree = draft.tree
    over = reporting(tree, draft.main)
    reported = over is not None and over in draft.keep and over < draft.main
    verbs = [draft.main, *(k for k in tree.kids[draft.main] if tree.tokens[k].dep == "conj")]
    single = sum(tree.tokens[i].text.lower() == "had" and tree.tokens[i].dep == "aux" for i in draft.keep) < 2
    for verb in verbs:
        past = (
            past_perfect(tree, verb)
            if reported
            else simple_past(tree, verb, alone=single and (bool(draft.suffix) or verb == tree.root))
        )
        draft.swap.update(past)
    if over is not None and over in draft.keep and over != draft.main:
        draft.swap.update({**simple_past(tree, over), **said(tree, over)})


def reporting(tree: Tree, i: int) -> int | None:
    """The verb of saying whose content the clause of a verb is, or lies in."""
    while tree.tokens[i].head != i:
        above = tree.tokens[i].head
        if tree.tokens[i].dep in ("ccomp", "parataxis") and is_saying(tree, above):
            return above
        if tree.tokens[i].dep == "parataxis" and is_saying(tree, i):
            return i
        i = above
    return None


def compress(draft: Draft, most: int, needed: Iterable[int]) -> None:
    """Leave out asides, the least telling first, until the sentence has at most `most` words.

    Whatever holds a word of `needed`, a negation, a hedge, or who says it is never left out.
    """
    tree = draft.tree
    safe = {*needed, draft.main, *tree.above(draft.main)}
    for _, i in sorted(_asides(draft)):
        if draft.words() <= most:
            return
        part = set(tree.subtree(i))
        if part & safe or i not in draft.keep or _matters(tree, part):
            continue
        rest = draft.keep - part - _commas_around(tree, part)
        if len(rest) >= 6:
            draft.keep = rest
            if tree.tokens[i].dep == "conj":
                _drop_joint(draft, i)


def _commas_around(tree: Tree, part: set[int]) -> set[int]:
    """The commas or dashes around an aside, where what follows goes on with the clause: a sentence
    that had two loses both."""
    before, after = min(part) - 1, max(part) + 1
    if before < 0 or after >= len(tree.tokens) - 1 or tree.tokens[before].text != tree.tokens[after].text:
        return {before} if before >= 0 and tree.tokens[before].text in ("–", "—", "-") else set()
    following = tree.tokens[after + 1]
    if tree.tokens[before].text in (",", "–", "—") and (
        following.pos in ("VERB", "AUX", "ADP") or following.dep == "neg"
    ):
        return {before, after}
    return set()


def _asides(draft: Draft) -> list[tuple[int, int]]:
    """Parts that a sentence can do without, each with its rank: lower goes first."""
    tree, found = draft.tree, []
    for token in tree.tokens:
        i = token.i
        if i not in draft.keep or token.head == i:
            continue
        before = tree.subtree(i)[0] - 1
        after_comma = before >= 0 and tree.tokens[before].text in (",", "–", "—", "-", "(")
        in_brackets = before >= 0 and tree.tokens[before].text == "("
        if in_brackets:
            found.append((0, i))
        elif token.dep == "advcl" and after_comma:
            found.append((1, i))
        elif token.dep in ("relcl", "acl") and after_comma:
            found.append((2, i))
        elif token.dep == "advcl" and i < draft.main:
            found.append((3, i))
        elif token.dep == "conj" and tree.is_clause(i) and token.head == draft.main:
            found.append((4, i))
        elif token.dep == "prep" and after_comma and i > draft.main:
            found.append((5, i))
    return found


def _matters(tree: Tree, part: set[int]) -> bool:
    hedged = any(tree.tokens[i].text.lower() in _HEDGES for i in part)
    return hedged or any(is_saying(tree, i) and tree.child(i, "ccomp") is not None for i in part)

"""A draft: the words of a source's sentence that a telling keeps, and what it says in place of some."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from storyatlas.briefing.tense import future_in_the_past, past_of, past_perfect, said, simple_past, would
from storyatlas.briefing.tree import Tree, spoken
from storyatlas.model.time_words import MONTHS

SAYING = frozenset(
    "say tell report announce claim deny allege accuse add warn confirm note argue insist suggest estimate believe "
    "acknowledge admit declare state write explain reveal hint predict caution stress conclude testify think "
    "quote".split()
)


# A full stop that belongs to its word: "1:53 p.m.", "the U.S."
_ABBREVIATED = re.compile(r"(?:\b[ap]\.m\.|\b(?:[A-Z]\.){2,})$")


_MONTH_IN = re.compile(rf"\b({'|'.join(MONTHS)}) in (\d{{4}})\b")  # "in February of that year", said in figures


_SPANS = frozenset("minutes hours days weeks months years minute hour day week month year".split())
# Who says it, said twice by the source: "Quill said four ships came, Quill said."
_TWICE = re.compile(r"^((?:[\w.’'-]+ ){0,5}?([A-Z][\w’'-]+) (?:said|told)\b.*), (?:[\w.’'-]+ ){0,5}?\2 said\.$")


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
        said_so_far = _TWICE.sub(r"\1.", tidy(spoken(self.tree, kept, self.swap)))
        if upto is not None:
            return said_so_far
        if "“" not in said_so_far:
            said_so_far = re.sub(r"”$", "", said_so_far)  # what it closed was left out
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
        beside = tree.tokens[kid].text.lower() == "with" and tree.tokens[kid - 1].text == "," and kid > main
        if (tree.tokens[kid].dep in ("mark", "cc") and kid < main) or beside:
            draft.drop(kid)  # "rose after the port closed, with tin at $9": of the other clause
    for kid in tree.kids[main]:  # "a few hours" of "a few hours after they refused"
        if tree.tokens[kid].text.lower() in _SPANS and kid < main and kid + 1 not in draft.keep:
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
            if says_so(tree, kid):
                continue
            if tree.subject(kid) is not None or ahead or _is_of_the_speaker(tree, kid, verb):
                draft.drop(kid)
                drop_joint(draft, kid)
            else:
                _drop_other_clauses(draft, kid)


def _is_of_the_speaker(tree: Tree, joined: int, verb: int) -> bool:
    """Whether a verb in the past is joined to one of another form within what somebody says, so that it goes with the
    saying: "Quill said ten were hurt and vowed revenge"."""
    over = tree.tokens[verb].head
    return (
        tree.tokens[joined].tag == "VBD"
        and tree.tokens[verb].tag != "VBD"
        and tree.tokens[verb].dep == "ccomp"
        and tree.tokens[over].tag == "VBD"
        and is_saying(tree, over)
    )


def says_so(tree: Tree, verb: int) -> bool:
    """Whether the words at the end say who says all of it: ", the ministry said". The parser often joins them to
    the clause as if another followed, but no "and" stands before them."""
    first = min(tree.subtree(verb))
    comma = first > 0 and (tree.tokens[first - 1].text == "," or tree.tokens[first].text == ",")
    joined = any(tree.tokens[i].dep == "cc" for i in range(max(0, first - 2), first + 1))
    mark = tree.child(verb, "mark")
    if mark is not None and tree.tokens[mark].text.lower() != "as":
        return False
    return is_saying(tree, verb) and tree.subject(verb) is not None and comma and not joined


def drop_joint(draft: Draft, conj: int) -> None:
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
    text = re.sub(r"\(\s*\)|\(\s+[^()]*\)|\(\s*,\s*|\s\([A-Z][A-Za-z.]{1,7}\)", "", text)
    text = re.sub(r"\s+([,;:)!?]|\.(?!\d))", r"\1", text)
    text = re.sub(r"\b(the|a|an|of|to|in) \1\b", r"\1", text)  # a slip of the source
    text = _MONTH_IN.sub(r"\1 \2", text)
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


def set_past_future(draft: Draft) -> None:
    """What was to come then and is past now: "will meet" as "was to meet", "is expected" as "was expected";
    what somebody said would come stays so: "said it would meet"."""
    tree = draft.tree
    over = reporting(tree, draft.main)
    reported = over is not None and over in draft.keep
    for verb in (draft.main, *(k for k in tree.kids[draft.main] if tree.tokens[k].dep == "conj")):
        draft.swap.update(would(tree, verb) if reported else future_in_the_past(tree, verb))
    if is_saying(tree, draft.main) and (content := tree.child(draft.main, "ccomp")) is not None:
        draft.swap.update(would(tree, content))


def drop_titles(draft: Draft) -> None:
    """Leave out "Mr" and its kin before a name, "here", "later", "earlier", "similar", and "now" and its kin in what is
    past."""
    tree = draft.tree
    for token in tree.tokens[:-1]:
        follows = tree.tokens[token.i + 1]
        if token.text.rstrip(".") in ("Mr", "Mrs", "Ms") and follows.pos == "PROPN" and not in_quotes(tree, token.i):
            draft.keep.discard(token.i)
        if token.text.lower() in ("now", "currently") and token.dep == "advmod" and draft.swap:
            draft.keep.discard(token.i)
        if (
            token.text.lower() in ("later", "earlier")
            and token.dep == "advmod"
            and (tree.tokens[token.head].pos in ("VERB", "AUX", "ADP") or tree.kids[token.i])
            and not any(k in draft.keep for k in tree.kids[token.i])
            and (follows.text != "than" or token.i + 1 not in draft.keep)
            and not (token.i and tree.tokens[token.i - 1].text.lower() in _SPANS)
        ):
            draft.keep.discard(token.i)  # than what stood before it
        if (
            token.text.lower() == "then"
            and token.dep == "advmod"
            and not tree.kids[token.i]
            and token.head == token.i + 1
            and tree.tokens[token.head].tag == "VBD"
        ):
            draft.keep.discard(token.i)
        if token.text.lower() == "here" and token.dep == "advmod" and not in_quotes(tree, token.i):
            draft.keep.discard(token.i)  # the place of the reporter
            if token.i and tree.tokens[token.i - 1].text == ",":
                draft.unclear.add(tree.root)  # "Quill, here to sign it,": where, and why
        if token.text.lower() == "similar" and token.dep == "amod" and follows.pos == "NOUN" and not tree.kids[token.i]:
            draft.keep.discard(token.i)  # than what was told before
        if token.text.lower() == "so" and follows.text.lower() == "far" and draft.swap:
            draft.keep -= {token.i, token.i + 1}


def in_quotes(tree: Tree, i: int) -> bool:
    """Whether an odd number of quotation marks stands before the token."""
    return sum(token.text in ('"', "“", "”", "``", "''") for token in tree.tokens[:i]) % 2 == 1


def set_tense(draft: Draft) -> None:
    """The main verb, those joined to it, what went on at the time, and the verb of saying over it, in the simple
    past."""
    tree = draft.tree
    over = reporting(tree, draft.main)
    reported = over is not None and over in draft.keep and over < draft.main
    first = draft.main
    while tree.tokens[first].head in draft.keep and _is_carried(tree, first):
        first = tree.tokens[first].head
    verbs = [k for k in dict.fromkeys((draft.main, first)) if tree.tokens[k].pos in ("VERB", "AUX")]
    verbs += [k for verb in verbs for k in tree.kids[verb] if tree.tokens[k].dep == "conj" and k not in verbs]
    verbs += [k for verb in verbs[:2] for k in tree.kids[verb] if k in draft.keep and _at_the_time(tree, k)]
    single = sum(tree.tokens[i].text.lower() == "had" and tree.tokens[i].dep == "aux" for i in draft.keep) < 2
    for verb in verbs:
        past = (
            past_perfect(tree, verb)
            if reported
            else simple_past(tree, verb, alone=single and (bool(draft.suffix) or verb == tree.root))
        )
        draft.swap.update(past)
        draft.swap.update(_hung_on_a_noun(draft, verb) if past else {})
    if over is not None and over in draft.keep and over != draft.main:
        draft.swap.update({**simple_past(tree, over), **said(tree, over)})


def _hung_on_a_noun(draft: Draft, verb: int) -> dict[int, str]:
    """A verb that the parser joined to a noun behind the main one: "defends its schools as a right and criticises"."""
    tokens, below = draft.tree.tokens, set(draft.tree.subtree(verb))
    return {
        t.i: past_of(t.lemma.lower())
        for t in tokens
        if t.i in draft.keep & below and t.tag == "VBZ" and t.dep == "conj" and tokens[t.head].pos == "NOUN"
    }


def _at_the_time(tree: Tree, verb: int) -> bool:
    """ "As the authorities seek to contain it", beside what is told in the past."""
    marks = {tree.tokens[k].text.lower() for k in tree.kids[verb] if tree.tokens[k].dep == "mark"}
    return tree.tokens[verb].dep == "advcl" and bool(marks & {"as", "while"})


def _is_carried(tree: Tree, verb: int) -> bool:
    """Whether the verb has its tense from the one over it: "has closed and lifted", "has forced it to close"."""
    dep = tree.tokens[verb].dep
    return dep in ("conj", "xcomp") or (dep == "ccomp" and any(tree.tokens[k].tag == "TO" for k in tree.kids[verb]))


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

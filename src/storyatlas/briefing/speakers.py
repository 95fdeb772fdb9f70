"""Who says it, as the sentence itself calls him."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from storyatlas.briefing.tree import Tree

_LONGEST = 8  # words of a name
_BROKEN_OFF = re.compile(r"\b(?:and|or|of|for|the|in|on|at|to|by|with|from)$", re.I)
# An office without the name of who holds it: "the Prime Minister".
_OFFICE = re.compile(
    r"(?:(?:Prime|Foreign|Defen[cs]e|Health|Finance|Interior|Deputy|Vice|Acting|First|State|Attorney|Chief|Press) )*"
    r"(?:Minister|President|Secretary|Ambassador|Governor|Mayor|Chancellor|King|Queen|Premier|General|Justice|"
    r"Speaker|Chairman|Director|Spokesman|Spokeswoman|Spokesperson|Pope|Commissioner|Prosecutor)"
)
_NOBODY = frozenset("he she it they we i you who one others that this which some many most several".split())


# What a reader knows without more: "according to police", "according to the company".
_BODIES = frozenset(
    "police government ministry army military navy court company agency university hospital union party council "
    "parliament city state county school church bank airline club team league network newspaper paper magazine "
    "channel station website prosecution defence defense opposition administration embassy mayor governor president "
    "coroner judge report study survey poll indictment complaint charge lawsuit".split()
)


def named_speaker(speaker: str | None, tree: Tree, saying: int | None) -> str:
    """The speaker in the sentence's own words, up to eight of them; else as the evidence names him;
    empty where nobody is named."""
    subject = _who_says(tree, saying) if saying is not None else None
    if subject is not None and tree.tokens[subject].text.lower() not in _NOBODY:
        words = _name(tree, subject)
        run = _run(tree, words, subject)
        if len(run) > _LONGEST:
            run = _run(tree, _name(tree, subject, "appos"), subject)
        if 0 < len(run) <= _LONGEST:
            text = tree.text[tree.tokens[run[0]].start : tree.tokens[run[-1]].end].strip(" ,")
            if _is_anybody(text):
                return ""
            if text.startswith("The ") and run[0] == 0:
                return f"the {text[4:]}"
            number = tree.tokens[0].pos == "NUM"
            opens = (
                run[0] == 0
                and tree.tokens[0].pos != "PROPN"
                and (number or not any(e.first == 0 for e in tree.entities))
            )
            return text[:1].lower() + text[1:] if opens else text
    if speaker and speaker.lower() not in _NOBODY and not _BROKEN_OFF.search(speaker) and not _is_anybody(speaker):
        said = re.search(rf"\b(an?|the) {re.escape(speaker)}(?!\w)", tree.text, re.I)
        if said:
            return f"{said.group(1).lower()} {speaker}"
        if _OFFICE.fullmatch(speaker):
            return f"the {speaker}"
        return speaker if speaker[:1].isupper() or speaker.endswith("s") else f"the {speaker}"
    return ""


def _who_says(tree: Tree, saying: int) -> int | None:
    """The subject of a verb of saying, or whom somebody quotes: "the agency quoted Quill as saying"."""
    quoting = next((i for i in (saying, *tree.above(saying)) if tree.tokens[i].lemma.lower() == "quote"), None)
    quoted = tree.child(quoting, "dobj") if quoting is not None else None
    return quoted if quoted is not None else tree.subject(saying)


def _is_anybody(text: str) -> bool:
    """Whether the words are one common noun that says nothing of who it is: "the officer", "a statement", "people"."""
    words = text.lower().split()
    noun = words[-1] if words else ""
    bare = len(words) == 1 or (len(words) == 2 and words[0] in ("the", "a", "an"))
    return bare and text.split()[-1].islower() and noun not in _BODIES and (not noun.endswith("s") or noun == "people")


def speaks_of_itself(name: str, tree: Tree, verb: int, swap: Mapping[int, str]) -> bool:
    """Whether the speaker is in the subject of what is said, by a last name; `swap` says who pronouns are."""
    subject = tree.subject(verb)
    said = [swap.get(i, tree.tokens[i].text) for i in (tree.subtree(subject) if subject is not None else ())]
    words = {word for part in said if part[:1].isupper() for word in part.split()[-1:]}
    return bool(words & {part.split()[-1] for part in re.split(r",? and |, ", name) if part.strip()})


def cites_somebody(tree: Tree, keep: Collection[int]) -> bool:
    """Whether "according to" stands in what is kept."""
    return any(tree.tokens[i].text.lower() == "according" for i in keep)


def cited_speaker(tree: Tree, keep: set[int]) -> str | None:
    """Who stands after "according to" in a part of the sentence that is not kept; empty where nobody
    does, `None` where somebody does who cannot be named in a few words."""
    for token in tree.tokens[:-1]:
        if token.text.lower() == "according" and token.i not in keep:
            noun = next((i for i in tree.subtree(token.i) if tree.tokens[i].dep == "pobj"), None)
            run = _run(tree, _name(tree, noun), noun) if noun is not None else []
            if not 0 < len(run) <= _LONGEST or tree.tokens[run[-1]].pos == "DET":
                return None
            return tree.text[tree.tokens[run[0]].start : tree.tokens[run[-1]].end].strip(" ,")
    return ""


def _name(tree: Tree, head: int, *without: str) -> list[int]:
    """A noun with what names it, without the clauses that hang from it, and what else is left out."""
    left_out = ("relcl", "acl", "advcl", *without)
    aside = {i for k in tree.subtree(head) if tree.tokens[k].dep in left_out for i in tree.subtree(k)}
    return [i for i in tree.subtree(head) if i not in aside]


def _run(tree: Tree, words: list[int], head: int) -> list[int]:
    """The unbroken run of `words` around `head`; empty where it breaks off at a joining word."""
    run = [head]
    for i in sorted((w for w in words if w < head), reverse=True):
        if i == run[0] - 1:
            run.insert(0, i)
    for i in sorted(w for w in words if w > head):
        if i == run[-1] + 1:
            run.append(i)
    return run if tree.tokens[run[-1]].dep not in ("cc", "prep") else []

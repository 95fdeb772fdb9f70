"""The places an article names, resolved against the gazetteer by the article's own context."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from storyatlas.annotate.gazetteer import Gazetteer, Record, fold, load_gazetteer
from storyatlas.annotate.place_candidates import Candidate, find_candidates
from storyatlas.annotate.place_context import read_context
from storyatlas.annotate.place_choice import Named, choose
from storyatlas.model.document import Document, Section
from storyatlas.model.place import Place, PlaceMention

__all__ = ["load_gazetteer", "resolve_places"]

#: A government is meant where a country or capital is the subject of one of these.
_SPEAKS = frozenset(
    [
        "say",
        "tell",
        "announce",
        "deny",
        "accuse",
        "warn",
        "insist",
        "claim",
        "declare",
        "confirm",
        "condemn",
        "reject",
        "demand",
        "call",
        "urge",
        "vow",
        "pledge",
        "promise",
        "threaten",
        "agree",
        "refuse",
        "want",
        "seek",
        "believe",
        "hope",
        "fear",
        "argue",
        "maintain",
        "respond",
        "retaliate",
        "protest",
        "impose",
        "lift",
        "recognize",
        "recognise",
        "support",
        "back",
        "oppose",
        "criticize",
        "criticise",
        "denounce",
        "blame",
        "order",
        "decide",
        "approve",
        "ban",
        "suspend",
        "summon",
        "expel",
        "negotiate",
        "sign",
        "offer",
        "propose",
        "consider",
        "ask",
        "request",
        "admit",
        "acknowledge",
        "describe",
        "report",
        "express",
        "invite",
        "withdraw",
        "restore",
        "sever",
        "accept",
        "allow",
        "plan",
    ]
)


def resolve_places(document: Document, gazetteer: Gazetteer) -> Document:
    """The document with the places of its title and text.

    A name that is known but fits no place of the gazetteer, and a sea, a continent or a region
    of several countries, is a mention without a `place`.
    """
    context = read_context(document, gazetteer)
    body = find_candidates(document.text, gazetteer, context)
    context = replace(context, known=settled_names(document.text, body))
    body = find_candidates(document.text, gazetteer, context)
    head = find_candidates(document.title, gazetteer, context)
    names = [Named(c, document.text.text, i) for i, c in enumerate(body)]
    names += [Named(c, document.title.text, len(body) + i) for i, c in enumerate(head)]
    records = choose(names, gazetteer, dict(context.hints))
    return replace(
        document,
        title=replace(document.title, places=mentions(document.title, head, records[len(body) :], gazetteer)),
        text=replace(document.text, places=mentions(document.text, body, records[: len(body)], gazetteer)),
    )


def settled_names(section: Section, candidates: list[Candidate]) -> frozenset[str]:
    """Names that are places in at least two of five of their uses; the rest of their uses follow."""
    sure = Counter(candidate.key for candidate in candidates if candidate.weight >= 0.5)
    text = fold.__wrapped__(section.text)  # too long to keep in the cache of names
    return frozenset(key for key, count in sure.items() if count >= 0.4 * len(re.findall(rf"\b{re.escape(key)}\b", text)))


def mentions(
    section: Section, candidates: list[Candidate], records: list[Record | None], gazetteer: Gazetteer
) -> tuple[PlaceMention, ...]:
    """Place mentions of a section; an abbreviated region behind a town is one of its own."""
    starts = {token.start: token.i for token in section.tokens}
    found = []
    for i, (candidate, record) in enumerate(zip(candidates, records, strict=True)):
        place = gazetteer.place(record) if record else None
        if record is None and candidate.senses and candidate.weight < 0.9:
            continue
        if candidate.site:
            place = site(section.text, candidate, candidates[i + 1 : i + 2], records[i + 1 : i + 2], gazetteer)
        found.append(
            PlaceMention(
                start=candidate.start,
                end=candidate.end,
                text=section.text[candidate.start : candidate.end],
                place=place,
                metonym=record is not None and record.kind in "CA" and speaks(section, candidate, starts),
            )
        )
    return tuple(found)


def site(
    text: str, candidate: Candidate, following: list[Candidate], records: list[Record | None], gazetteer: Gazetteer
) -> Place | None:
    """A site at its town, where the town stands right behind it (", Wuhan", "in Wuhan")."""
    if not following or not records[0] or records[0].kind not in "AP":
        return None
    if not re.fullmatch(
        r"\s*,\s*|\s+(?:in|at|near|outside)\s+(?:the\s+)?(?:[a-z]+\s+){0,3}", text[candidate.end : following[0].start]
    ):
        return None
    town = gazetteer.place(records[0])
    return replace(town, name=f"{text[candidate.start : candidate.end]}, {town.name}", precision="site", population=0)


def speaks(section: Section, candidate: Candidate, starts: dict[int, int]) -> bool:
    """Whether a place is the subject of a verb of speech or decision."""
    inner = [token for token in section.tokens[starts.get(candidate.start, 0) :][:8] if token.end <= candidate.end]
    for token in inner:
        outside = not candidate.start <= section.tokens[token.head].start < candidate.end
        if outside and token.dep in ("nsubj", "nsubjpass"):
            return token.dep == "nsubj" and section.tokens[token.head].lemma.lower() in _SPEAKS
    return False

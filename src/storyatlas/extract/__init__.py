"""Document to EventMention: triggers, roles, times, places, status, attribution, relations."""

from __future__ import annotations

from dataclasses import replace

from storyatlas.extract.causes import add_causes, has_cue
from storyatlas.extract.entities import read_kinds, settled
from storyatlas.extract.mentions import find_mentions
from storyatlas.extract.names import Names
from storyatlas.extract.relations import find_relations
from storyatlas.extract.setting import read_setting
from storyatlas.extract.tree import Tree
from storyatlas.model.document import Document
from storyatlas.model.extraction import Relation
from storyatlas.model.mention import EventMention

__all__ = ["add_causes", "extract_events", "has_cue", "read_kinds", "read_setting"]


def extract_events(document: Document) -> tuple[tuple[EventMention, ...], tuple[Relation, ...]]:
    """The event mentions of a document in text order, and what its words say of how they relate."""
    document = settled(document)
    trees = (Tree(document.title), Tree(document.text))
    mentions = find_mentions(document, trees, Names(document))
    relations = find_relations(trees, [m for m in mentions if m.sure])
    return mentions, tuple(replace(r, quote=document.article.read(r.field, r.start, r.end)) for r in relations)

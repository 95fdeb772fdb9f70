"""An `EventMention` for a trigger that an annotator marked, filled as extraction fills its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from evals.cat import CatDocument
from storyatlas.extract.clauses import Clause, find_clauses
from storyatlas.extract.lexicon import TYPE_OF, stem
from storyatlas.extract.names import Name, Names
from storyatlas.extract.quantities import find_quantities
from storyatlas.extract.tree import Tree
from storyatlas.extract.when import date_clause
from storyatlas.extract.where import place_clause
from storyatlas.model.article import Article, content_id
from storyatlas.model.document import Document, Section, Token
from storyatlas.model.mention import EventMention, Participant

_ROLES = {"nsubj": "agent", "agent": "agent", "nsubjpass": "patient", "dobj": "patient", "dative": "recipient"}
_NAMED = {"PERSON", "ORG", "GPE", "NORP"}


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An annotated CAT document as an annotated article: sentences are lines of its text, and
    `starts` maps a sentence's number to its first character there."""

    document: Document
    tree: Tree
    names: Names
    starts: dict[int, int]
    clauses: dict[int, Clause]


def annotate_gold(
    source: CatDocument, annotate: Callable[[Article], Document], published: str | None = None
) -> GoldArticle:
    """Annotate the text of a CAT document, one line a sentence."""
    starts: dict[int, int] = {}
    text = ""
    for number in sorted(source.sentences):
        starts[number] = len(text)
        text += source.sentences[number] + "\n"
    document = annotate(Article(source.name, "", "", "", text, published))
    tree = Tree(document.text)
    clauses = {clause.trigger.i: clause for clause in find_clauses(tree, headline=False)}
    return GoldArticle(document, tree, Names(document), starts, clauses)


def mention_at(gold: GoldArticle, start: int, end: int) -> EventMention:
    """The mention triggered by characters `start:end` of the article's text."""
    tree, article = gold.tree, gold.document.article
    trigger = head_of(tree.section, start, end)
    clause = gold.clauses.get(trigger.i) or _clause(tree, trigger)
    when = date_clause(tree, clause, article.published_on, None)
    where = place_clause(tree, clause)
    # A part of a token ("anti-drug") is what was marked; a multi-word trigger ("checked in") is its head.
    word = article.text[start:end] if end - start < trigger.end - trigger.start else trigger.lemma
    first, last = tree.tokens[clause.first].start, tree.tokens[clause.last - 1].end
    return EventMention(
        id=content_id("m", article.id, start, end),
        article=article.id,
        field="text",
        sentence=tree.sentence_of[trigger.i],
        start=min(first, start),
        end=max(last, end),
        quote=article.text[min(first, start) : max(last, end)],
        trigger=article.text[start:end],
        trigger_start=start,
        trigger_end=end,
        lemma=stem(word),
        noun=trigger.pos in {"NOUN", "PROPN"},
        type=TYPE_OF.get(stem(word), "other"),
        status=clause.status,
        time=when.time,
        time_source=when.source,
        place=where.place,
        place_source=where.source,
        participants=_participants(gold, trigger, clause),
        quantities=find_quantities(tree, clause.first, clause.last),
    )


def head_of(section: Section, start: int, end: int) -> Token:
    """The token of a span that governs the others."""
    inside = [token for token in section.tokens if token.start < end and token.end > start]
    if not inside:
        return min(section.tokens, key=lambda token: (abs(token.start - start), token.i))
    numbers = {token.i for token in inside}
    return next((token for token in inside if token.head not in numbers or token.head == token.i), inside[0])


def _clause(tree: Tree, trigger: Token) -> Clause:
    """The subtree of the trigger's verb, or of the verb above a noun, for triggers that extraction leaves out."""
    top = trigger
    for _ in range(6):
        if top.pos in {"VERB", "AUX"} or top.head == top.i:
            break
        top = tree.tokens[top.head]
    first, last = tree.span(tree.subtree(top))
    noun = trigger.pos in {"NOUN", "PROPN"}
    return Clause(trigger, noun, min(first, trigger.i), max(last, trigger.i + 1), "happened", "none", 0.5)


def _participants(gold: GoldArticle, trigger: Token, clause: Clause) -> tuple[Participant, ...]:
    """The trigger's arguments, then the names in its clause."""
    tree = gold.tree
    found: dict[str, Participant] = {}

    def add(head: Token | None, role: str) -> None:
        name: Name | None = gold.names.of(tree, head) if head and head.i != trigger.i else None
        if name and name.name.lower() not in found:
            found[name.name.lower()] = Participant(name.name, role, name.type)

    verb = trigger
    if trigger.pos in {"NOUN", "PROPN"}:
        add(tree.child(trigger, "poss"), "agent")
        above = tree.tokens[trigger.head]
        if trigger.dep in {"dobj", "nsubjpass"} and above.pos == "VERB":
            verb = above
    if verb.pos in {"VERB", "AUX"}:
        passive = tree.child(verb, "auxpass") is not None or verb.dep == "acl"
        add(tree.subject(verb), "patient" if passive else "agent")
    for child in tree.children(verb):
        if child.dep == "agent":
            add(tree.child(child, "pobj"), "agent")
        elif child.dep in _ROLES and child.dep not in {"nsubj", "nsubjpass"}:
            add(child, _ROLES[child.dep])
    for entity in tree.section.entities:
        if clause.first <= entity.first and entity.last <= clause.last and entity.type in _NAMED:
            add(tree.tokens[entity.last - 1], "other")
    return tuple(found.values())

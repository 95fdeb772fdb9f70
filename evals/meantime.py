"""MEANTIME (Minard et al. 2016): events found, who takes part, their standing, and which corefer.

`detection` compares triggers within sentences that hold annotated events (the corpus annotates no
others); its gold counts reporting and grammatical events too, which an atlas leaves out on purpose,
so recall has a ceiling. `participants` and `status` are over the events that both sides have.
`coreference` is over gold mentions of all articles, as on ECB+, with the articles' own dates.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from evals.cat import CatDocument, Mark, read_cat
from evals.coref_metrics import Score, b_cubed, conll, score
from evals.ecbplus import cluster_within, encode
from evals.ecbplus_corpus import GoldMention
from evals.gold_mentions import GoldArticle, annotate_gold, mention_at
from storyatlas.annotate import load_annotator
from storyatlas.encoder import load_event_encoder
from storyatlas.extract import extract_events
from storyatlas.model.article import Article
from storyatlas.model.document import Document
from storyatlas.model.mention import EventMention

CROSS_DOCUMENT = "intra_cross-doc_annotation"
ROLES = {"Arg0": "agent", "Arg1": "patient"}
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Read:
    """A gold article, its events by first character of the trigger, and what extraction found."""

    source: CatDocument
    gold: GoldArticle
    events: dict[int, Mark]
    found: dict[int, EventMention]


def run(folder: str | Path) -> list[dict[str, Any]]:
    """All metrics over the corpora of a folder together."""
    folder = Path(folder)
    root = folder / CROSS_DOCUMENT if (folder / CROSS_DOCUMENT).is_dir() else folder
    annotate = load_annotator()
    articles = [read_article(path, annotate) for path in sorted(root.rglob("*.xml"))]
    if not articles:
        raise ValueError(f"{folder}: no CAT XML in it; give the folder of MEANTIME")
    lines = _lines("detection", detection(articles)) + _lines("participants", participants(articles))
    lines += [_line(f"status.{key}", value) for key, value in status(articles).items()]
    return lines + coreference(articles)


def read_article(path: Path, annotate: Callable[[Article], Document]) -> Read:
    """One article with the annotation and what extraction makes of its text."""
    source = replace(read_cat(path), name=path.stem)
    created = [
        mark.attributes.get("value", "")
        for mark in source.marks.values()
        if mark.attributes.get("functionInDocument") == "CREATION_TIME"
    ]
    published = next((value for value in created if re.fullmatch(r"\d{4}-\d\d-\d\d", value)), None)
    gold = annotate_gold(source, annotate, published)
    events = {gold.starts[mark.sentence] + mark.span[0]: mark for mark in source.tagged("EVENT_MENTION")}
    mentions, _ = extract_events(gold.document)
    found = {mention.trigger_start: mention for mention in mentions if mention.sure and mention.field == "text"}
    return Read(source, gold, events, found)


def detection(articles: list[Read]) -> Score:
    """Triggers at the same first character, in sentences with an annotated event."""
    hits = found = wanted = 0
    for article in articles:
        annotated = {mark.sentence for mark in article.events.values()}
        spans = [(article.gold.starts[n], article.gold.starts[n] + len(article.source.sentences[n])) for n in annotated]
        ours = {start for start in article.found if any(first <= start < last for first, last in spans)}
        hits += len(ours & article.events.keys())
        found += len(ours)
        wanted += len(article.events)
    return score(hits, found, wanted)


def participants(articles: list[Read]) -> Score:
    """Agents and patients: a gold one is met by a participant of that role that shares a word with
    any name of the same entity."""
    hits = found = wanted = 0
    for article in articles:
        names = _names(article.source)
        by_event: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
        for relation in article.source.relations:
            role = ROLES.get(relation.attributes.get("sem_role", ""))
            if relation.tag == "HAS_PARTICIPANT" and role and relation.targets[0] in names:
                by_event[relation.sources[0]].append((role, names[relation.targets[0]]))
        for start, mark in article.events.items():
            if start not in article.found:
                continue
            gold = by_event[mark.id]
            ours = [(p.role, _words(p.name)) for p in article.found[start].participants if p.role in ROLES.values()]
            wanted += len(gold)
            found += len(ours) if gold else 0
            hits += sum(any(role == r and words & w for r, w in ours) for role, words in gold)
    return score(min(hits, found), found, wanted, hits)


def status(articles: list[Read]) -> dict[str, float]:
    """Share of events with the right status, of "happened" for all, and F1 of the rarer ones."""
    pairs = [
        (gold_status(mark), "denied" if article.found[start].negated else article.found[start].status)
        for article in articles
        for start, mark in article.events.items()
        if start in article.found
    ]
    right = Counter(gold for gold, ours in pairs if gold == ours)
    gold_count, our_count = Counter(g for g, _ in pairs), Counter(o for _, o in pairs)
    total = max(len(pairs), 1)
    rare = {f"{kind}_f1": score(right[kind], our_count[kind], gold_count[kind]).f1 for kind in ("planned", "denied")}
    return {
        "accuracy": sum(right.values()) / total,
        "baseline_all_happened": gold_count["happened"] / total,
        **rare,
    }


def gold_status(mark: Mark) -> str:
    """The status that the annotated factuality amounts to."""
    if mark.attributes.get("polarity") == "NEG":
        return "denied"
    if mark.attributes.get("time") == "FUTURE":
        return "planned"
    return "claimed" if mark.attributes.get("certainty") in {"POSSIBLE", "PROBABLE"} else "happened"


def coreference(articles: list[Read]) -> list[dict[str, Any]]:
    """Gold mentions clustered over all articles; an event without an instance is one of its article."""
    mentions: list[GoldMention] = []
    for article in articles:
        instance = _instances(article.source)
        for start, mark in sorted(article.events.items()):
            sentence = article.source.sentences[mark.sentence]
            mention = mention_at(article.gold, start, start + mark.span[1] - mark.span[0])
            cluster = instance.get(mark.id, f"{article.source.name}#{mark.id}")
            mentions.append(GoldMention("all", cluster, sentence, article.gold.starts[mark.sentence], mention))
    clauses, triggers = encode(mentions, load_event_encoder())
    gold = {m.mention.id: m.cluster for m in mentions}
    one = ["all"] * len(mentions)
    texts = {article.source.name: article.gold.document.article.text for article in articles}
    systems = {
        "same_stem": [m.mention.lemma for m in mentions],
        "ours": cluster_within(one, one, mentions, clauses, triggers, {"all": texts}),
    }
    lines = []
    for name, labels in systems.items():
        system = {m.mention.id: label for m, label in zip(mentions, labels, strict=True)}
        lines.append(_line(f"coreference.{name}.conll_f1", conll(gold, system)))
        lines += _lines(f"coreference.{name}.b3", b_cubed(gold, system))
    return lines


def _instances(source: CatDocument) -> dict[str, str]:
    """The instance of each mention: shared over articles where it has an id, else of its own article."""
    found = {}
    for relation in source.relations:
        if relation.tag == "REFERS_TO":
            target = source.marks.get(relation.targets[0])
            shared = target.attributes.get("instance_id") if target else None
            for mark in relation.sources:
                found[mark] = shared or f"{source.name}/{relation.targets[0]}"
    return found


def _names(source: CatDocument) -> dict[str, frozenset[str]]:
    """For each entity mention the words of all mentions of its entity."""
    instance = _instances(source)
    words: dict[str, set[str]] = defaultdict(set)
    marks = source.tagged("ENTITY_MENTION")
    for mark in marks:
        words[instance.get(mark.id, mark.id)] |= _words(mark.text)
    return {mark.id: frozenset(words[instance.get(mark.id, mark.id)]) for mark in marks}


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(text.lower()) if len(word) > 2 and word != "the")


def _lines(name: str, result: Score) -> list[dict[str, Any]]:
    return [_line(f"{name}.{key}", value) for key, value in result._asdict().items()]


def _line(metric: str, value: float) -> dict[str, Any]:
    return {"metric": metric, "value": round(value, 4)}

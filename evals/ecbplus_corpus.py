"""ECB+ (Cybulska and Vossen 2014): gold event mentions as the product's `EventMention`s.

Only the annotation of triggers and of which of them corefer is read as gold; lemma, participants,
time and place come from the syntax of the sentence, as they do on any article.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from evals.cat import CatDocument, Mark, read_cat
from evals.gold_mentions import GoldArticle, annotate_gold, head_of, mention_at
from storyatlas.extract import extract_events
from storyatlas.model.article import Article
from storyatlas.model.document import Document
from storyatlas.model.mention import EventMention

LAST_TRAINED = 35
DEVELOPMENT = ("2", "5", "12", "18", "21", "23", "34", "35")  # the split of Cattan et al. 2021 and of eval/README
SENTENCES = "ECBplus_coreference_sentences.csv"
EVENT_TAGS = ("ACTION", "NEG_ACTION")


@dataclass(frozen=True, slots=True)
class GoldMention:
    """An event mention with its gold cluster; `sentence` starts at `offset` of its article's text, and `lemma` is the
    trigger's dictionary form (`mention.lemma` is cut further, to a stem)."""

    topic: str
    cluster: str
    sentence: str
    offset: int
    mention: EventMention
    lemma: str = ""

    @property
    def clause(self) -> tuple[int, int]:
        """The clause's characters within the sentence."""
        return max(self.mention.start - self.offset, 0), min(self.mention.end - self.offset, len(self.sentence))

    @property
    def trigger(self) -> tuple[int, int]:
        """The trigger's characters within the sentence."""
        return self.mention.trigger_start - self.offset, self.mention.trigger_end - self.offset


@dataclass(frozen=True, slots=True)
class Topic:
    """All documents of a topic (both sub-topics): full text by document, gold mentions in order, and in the same
    sentences the mentions that extraction finds; one of those on a gold trigger has the gold mention's id."""

    name: str
    texts: dict[str, str]
    mentions: tuple[GoldMention, ...]
    found: tuple[GoldMention, ...] = ()


def topics_in(folder: Path) -> list[str]:
    """The topics that a folder holds, in numerical order."""
    return sorted((path.name for path in folder.iterdir() if path.is_dir() and path.name.isdigit()), key=int)


def split_of(topic: str) -> str:
    """ "training", "development", or "held out" for the topics that no training and no development has seen."""
    if topic in DEVELOPMENT:
        return "development"
    return "training" if topic.isdigit() and int(topic) <= LAST_TRAINED else "held out"


def chosen(names: list[str]) -> list[str]:
    """All topics, or those that the environment names in `ECBPLUS_TOPICS`."""
    wanted = os.environ.get("ECBPLUS_TOPICS", "")
    chosen = set(DEVELOPMENT if wanted == "development" else wanted.split(",")) if wanted else set(names)
    return [name for name in names if name in chosen]


def read_topic(folder: Path, topic: str, annotate: Callable[[Article], Document]) -> Topic:
    """The gold mentions of one topic, in the sentences that the corpus lists as validated."""
    valid = validated(folder)
    texts: dict[str, str] = {}
    mentions: list[GoldMention] = []
    found: list[GoldMention] = []
    paths = {path.name.removesuffix(".xml"): path for path in sorted((folder / topic).glob("*.xml"))}
    for name in sorted(paths, key=_document_order):
        document = replace(read_cat(paths[name]), name=name)
        texts[name] = " ".join(document.sentences[i] for i in sorted(document.sentences))
        sentences = valid.get(name, set())
        marks = [mark for mark in document.tagged(*EVENT_TAGS) if mark.sentence in sentences]
        if marks:
            gold = annotate_gold(document, annotate)
            own = list(_mentions(document, topic, marks, gold))
            mentions.extend(own)
            found.extend(_found(document, topic, sentences, gold, own))
    return Topic(topic, texts, tuple(mentions), tuple(found))


def event_clusters(document: CatDocument, name: str) -> dict[str, str]:
    """The cluster of each event mark that corefers with something: across or within documents."""
    found: dict[str, str] = {}
    for relation in document.relations:
        if relation.tag == "CROSS_DOC_COREF":
            label = relation.attributes.get("note", relation.targets[0])
        elif relation.tag == "INTRA_DOC_COREF":
            label = f"{name}/{relation.id}"
        else:
            continue
        for source in relation.sources:
            found[source] = label
    return found


def _mentions(document: CatDocument, topic: str, marks: Sequence[Mark], gold: GoldArticle) -> Iterator[GoldMention]:
    clusters = event_clusters(document, document.name)
    for mark in marks:
        offset = gold.starts[mark.sentence]
        start, end = offset + mark.span[0], offset + mark.span[1]
        cluster = clusters.get(mark.id, f"{document.name}#{mark.id}")
        lemma = head_of(gold.tree.section, start, end).lemma
        sentence = document.sentences[mark.sentence]
        yield GoldMention(topic, cluster, sentence, offset, mention_at(gold, start, end), lemma)


def _found(
    document: CatDocument, topic: str, sentences: set[int], gold: GoldArticle, own: Sequence[GoldMention]
) -> Iterator[GoldMention]:
    """What extraction finds in the validated sentences; its cluster is not known."""
    triggers = {
        mention.trigger_start: mention.trigger_end
        for mention in extract_events(gold.document)[0]
        if mention.field == "text"
    }
    taken: set[str] = set()
    for number in sorted(sentences & gold.starts.keys()):
        first = gold.starts[number]
        for start, end in sorted(triggers.items()):
            if not first <= start < first + len(document.sentences[number]):
                continue
            mention = mention_at(gold, start, end)
            same = [g.mention for g in own if g.mention.trigger_start <= start < g.mention.trigger_end]
            if same and same[0].id not in taken:
                mention = replace(mention, id=same[0].id)
                taken.add(mention.id)
            yield GoldMention(topic, "", document.sentences[number], first, mention)


def validated(folder: Path) -> dict[str, set[int]]:
    """The validated sentence numbers of each document, `1_10ecbplus -> {1, 3}`."""
    found: dict[str, set[int]] = {}
    path = folder / SENTENCES
    if not path.is_file():
        raise ValueError(f"{folder}: {SENTENCES} is missing; give the folder of ECB+ with its list of sentences")
    with path.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            found.setdefault(f"{row['Topic']}_{row['File']}", set()).add(int(row["Sentence Number"]))
    return found


def _document_order(name: str) -> tuple[int, bool, str]:
    number = "".join(c for c in name.partition("_")[2] if c.isdigit())
    return int(number or 0), name.endswith("plus"), name

"""ECB+: cross-document event coreference on gold mentions, same-lemma and same-stem baselines beside it.

Two settings, both customary. `gold topics`: mentions are clustered within each annotated topic,
its two sub-topics together. `predicted topics`: documents are clustered first, by their words,
over all topics (as since Barhom et al. 2019), and mentions within those clusters. Singletons
count. `ECBPLUS_TOPICS=development` scores the development topics alone, `ECBPLUS_TOPICS=3,4` others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.cluster import AgglomerativeClustering  # type: ignore[import-untyped]  # ships no types
from sklearn.feature_extraction.text import TfidfVectorizer  # type: ignore[import-untyped]  # ships no types

from evals.coref_metrics import b_cubed, ceaf_e, conll, muc, score
from evals.ecbplus_corpus import GoldMention, Topic, chosen, read_topic, topics_in
from storyatlas.annotate import load_annotator
from storyatlas.coref.clustering import cluster
from storyatlas.coref.features import PairFeatures, Pairs
from storyatlas.coref.scoring import judged_features, load_judge
from storyatlas.encoder import DIMENSION, Encoder, load_event_encoder

Floats = NDArray[np.float32]

# Distance (1 - cosine of TF-IDF over words and pairs of words) at which documents part: best B-cubed on the
# training topics (.91 against their sub-topics; .95 on the development topics).
DOCUMENT_DISTANCE = 0.85


def run(folder: str | Path) -> list[dict[str, Any]]:
    """Every metric of every setting."""
    folder = Path(folder)
    names = chosen(topics_in(folder))
    if not names:
        raise ValueError("no folder of a topic in it")
    annotate, encoder = load_annotator(), load_event_encoder()
    topics = [read_topic(folder, name, annotate) for name in names]
    mentions = [mention for topic in topics for mention in topic.mentions]
    clauses, triggers = encode(mentions, encoder)
    documents = document_clusters(topics)
    settings = {
        "gold": [mention.topic for mention in mentions],
        "predicted": [str(documents[mention.mention.article]) for mention in mentions],
    }
    texts = {
        "gold": {topic.name: topic.texts for topic in topics},
        "predicted": texts_of_clusters(topics, documents),
    }
    lines = []
    for setting, groups in settings.items():
        # With gold topics each topic is a corpus of its own; else the corpus is everything.
        corpora = groups if setting == "gold" else ["all"] * len(mentions)
        judges = {
            "same lemma": [f"{group}/{mention.lemma.lower()}" for group, mention in zip(groups, mentions, strict=True)],
            "same stem": [f"{group}/{mention.mention.lemma}" for group, mention in zip(groups, mentions, strict=True)],
            "storyatlas": cluster_within(groups, corpora, mentions, clauses, triggers, texts[setting]),
        }
        lines += [_row(f"gold mentions, {setting} topics", judge, mentions, labels) for judge, labels in judges.items()]
    return [*lines, *end_to_end(topics, documents, mentions, encoder)]


def end_to_end(
    topics: Sequence[Topic], documents: Mapping[str, int], gold: Sequence[GoldMention], encoder: Encoder
) -> list[dict[str, Any]]:
    """Mentions as extraction finds them in the validated sentences: which events are found, and their coreference.

    A mention meets the gold one whose trigger it lies on. The corpus marks every event word, reports and states
    included; an atlas wants occurrences, so recall has a ceiling.
    """
    found = [mention for topic in topics for mention in topic.found]
    groups = [str(documents[mention.mention.article]) for mention in found]
    texts = texts_of_clusters(topics, documents)
    labels = cluster_within(groups, ["all"] * len(found), found, *encode(found, encoder), texts)
    wanted = {mention.mention.id for mention in gold}
    hits = len(wanted & {mention.mention.id for mention in found})
    detection = score(hits, len(found), len(wanted))
    row = {f"detection_{key}": round(100 * value, 2) for key, value in detection._asdict().items()}
    scores = _scores(
        {m.mention.id: m.cluster for m in gold}, dict(zip((m.mention.id for m in found), labels, strict=True))
    )
    about = {"benchmark": "ecbplus", "setting": "predicted mentions, predicted topics", "judge": "storyatlas"}
    return [{**about, **scores, **row, "mentions": len(found)}]


def texts_of_clusters(topics: Sequence[Topic], documents: Mapping[str, int]) -> dict[str, dict[str, str]]:
    """The documents of each predicted topic, with their texts."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for topic in topics:
        for name, text in topic.texts.items():
            found[str(documents[name])][name] = text
    return found


def encode(mentions: Sequence[GoldMention], encoder: Encoder) -> tuple[Floats, Floats]:
    """Vectors of each mention's clause and trigger, n x 384 each; a document's sentences at a time."""
    documents: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for row, gold in enumerate(mentions):
        documents[gold.mention.article][gold.offset].append(row)
    clauses = np.zeros((len(mentions), DIMENSION), np.float32)
    triggers = np.zeros_like(clauses)
    for sentences in documents.values():
        rows = list(sentences.values())
        texts = [mentions[own[0]].sentence for own in rows]
        spans = [[span for row in own for span in (mentions[row].clause, mentions[row].trigger)] for own in rows]
        for own, found in zip(rows, encoder.encode(texts, spans), strict=True):
            clauses[own], triggers[own] = found[0::2], found[1::2]
    return clauses, triggers


def cluster_within(
    groups: Sequence[str],
    corpora: Sequence[str],
    mentions: Sequence[GoldMention],
    clauses: Floats,
    triggers: Floats,
    texts: Mapping[str, Mapping[str, str]],
) -> list[str]:
    """A label for each mention. Mentions of different groups never meet; words are weighed over a corpus, and
    `texts` holds the documents of each group."""
    labels = [""] * len(mentions)
    judge = load_judge()
    for group, members, pairs, features in group_features(groups, corpora, mentions, clauses, triggers, texts):
        found = cluster_mentions(len(members), pairs, judge.probability(features), judge.threshold)
        for member, label in zip(members, found, strict=True):
            labels[member] = f"{group}/{label}"
    return labels


def group_features(
    groups: Sequence[str],
    corpora: Sequence[str],
    mentions: Sequence[GoldMention],
    clauses: Floats,
    triggers: Floats,
    texts: Mapping[str, Mapping[str, str]],
) -> Iterator[tuple[str, list[int], Pairs, Floats]]:
    """For each group its mentions' rows, all pairs of those (numbered within the group), and the pairs' features."""
    for rows in _rows_of(corpora).values():
        features = PairFeatures([mentions[row].mention for row in rows], clauses[rows], triggers[rows])
        articles = [mentions[row].mention.article for row in rows]
        for group, members in _rows_of([groups[row] for row in rows]).items():
            pairs = np.column_stack(np.triu_indices(len(members), 1)).astype(np.int64)
            found = judged_features(features, np.array(members)[pairs], articles, texts[group])
            yield group, [rows[member] for member in members], pairs, found


def _rows_of(labels: Sequence[str]) -> dict[str, list[int]]:
    rows: dict[str, list[int]] = defaultdict(list)
    for row, label in enumerate(labels):
        rows[label].append(row)
    return rows


def cluster_mentions(count: int, pairs: NDArray[np.int64], scores: NDArray[np.float64], threshold: float) -> list[int]:
    """The cluster of each mention, by average link over all pairs."""
    vetoed = np.zeros(len(pairs), bool)
    groups = cluster(count, pairs, scores, threshold=threshold, absent=0.0, vetoed=vetoed)
    labels = [0] * count
    for label, group in enumerate(groups):
        for member in group:
            labels[member] = label
    return labels


def document_clusters(topics: Sequence[Topic]) -> dict[str, int]:
    """Documents of all topics, clustered by their words alone."""
    texts = {name: text for topic in topics for name, text in topic.texts.items()}
    words = TfidfVectorizer(stop_words="english", sublinear_tf=True, min_df=2, ngram_range=(1, 2))
    matrix = words.fit_transform(texts.values())
    distance = 1 - np.clip((matrix @ matrix.T).toarray(), 0, 1)
    model = AgglomerativeClustering(
        n_clusters=None, distance_threshold=DOCUMENT_DISTANCE, metric="precomputed", linkage="average"
    )
    return dict(zip(texts, model.fit_predict(distance).tolist(), strict=True))


def _row(setting: str, judge: str, mentions: Sequence[GoldMention], labels: Sequence[str]) -> dict[str, Any]:
    gold = {mention.mention.id: mention.cluster for mention in mentions}
    system = {mention.mention.id: label for mention, label in zip(mentions, labels, strict=True)}
    about = {"benchmark": "ecbplus", "setting": setting, "judge": judge}
    return {**about, **_scores(gold, system), "mentions": len(gold)}


def _scores(gold: Mapping[str, str], system: Mapping[str, str]) -> dict[str, float]:
    """In per cent."""
    values = {"conll": conll(gold, system)}
    for metric, found in (("muc", muc(gold, system)), ("b3", b_cubed(gold, system)), ("ceaf_e", ceaf_e(gold, system))):
        values |= {f"{metric}_precision": found.precision, f"{metric}_recall": found.recall, f"{metric}_f1": found.f1}
    return {key: round(100 * value, 2) for key, value in values.items()}

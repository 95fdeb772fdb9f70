"""Learn the weights of `storyatlas.coref.scoring` from ECB+ (CC BY 3.0).

Trained on the topics outside the development split, the threshold set on that split. The same input, annotation,
extraction and encoder give the same `weights.json`. `training/train.py` runs it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage  # type: ignore[import-untyped]  # ships no types
from sklearn.ensemble import HistGradientBoostingClassifier  # type: ignore[import-untyped]  # ships no types

from evals.coref_metrics import conll
from evals.ecbplus import document_clusters, encode, group_features, texts_of_clusters
from evals.ecbplus_corpus import DEVELOPMENT, GoldMention, Topic
from storyatlas.coref.features import Floats, Pairs
from storyatlas.coref.scoring import COLUMNS, read_judge
from storyatlas.encoder import Encoder

TARGET = Path(__file__).parent.parent / "src" / "storyatlas" / "coref" / "weights.json"
SOURCE = "ECB+ (Cybulska and Vossen 2014), CC BY 3.0, topics 1-35 without the development topics"
Vectors = tuple[Floats, Floats]  # of clauses, of triggers

TIMES = ("time_match", "time_clash", "loose_time_match", "loose_time_clash")
# ECB+ articles carry no dates, so nothing can be learned about time. Set by hand.
TIME_ODDS = dict(zip(TIMES, (1.5, -3.0, 0.8, -0.4), strict=True))
LEARNED = tuple(name for name in COLUMNS if name not in TIMES)
THRESHOLDS = np.arange(0.2, 0.6, 0.05).round(2).tolist()


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Mentions that may corefer, and the features of all their pairs."""

    mentions: list[GoldMention]
    pairs: Pairs
    features: Floats

    @property
    def same(self) -> NDArray[np.bool_]:
        """Whether each pair corefers."""
        clusters = np.array([gold.cluster for gold in self.mentions])
        found: NDArray[np.bool_] = clusters[self.pairs[:, 0]] == clusters[self.pairs[:, 1]]
        return found


def learn(topics: Sequence[Topic], readers: Mapping[str, Encoder], encoder: Encoder) -> None:
    """Write `weights.json`, learned from the topics outside the development split.

    `readers` are the encoders by which these topics' mentions are seen, `encoder` sees the others.
    """
    training = [t for t in topics if t.name not in DEVELOPMENT]
    development = [t for t in topics if t.name in DEVELOPMENT]
    seen = [encode(topic.mentions, readers[topic.name]) for topic in training]
    # Topics as annotated hold hard negatives, the other sub-topic's; topics as found are what an application has.
    weights = _trees([*annotated_groups(training, seen), *found_groups(training, seen)])
    seen = [encode(topic.mentions, encoder) for topic in development]
    _set_threshold(weights, (annotated_groups(development, seen), found_groups(development, seen)))
    TARGET.write_text(json.dumps(weights, indent=0) + "\n", encoding="utf-8")


def annotated_groups(topics: Sequence[Topic], seen: Sequence[Vectors]) -> list[Group]:
    """The mentions of each annotated topic; `seen` are the clauses' and triggers' vectors of each topic."""
    mentions = [mention for topic in topics for mention in topic.mentions]
    names = [mention.topic for mention in mentions]
    return _groups(mentions, names, names, {topic.name: topic.texts for topic in topics}, seen)


def found_groups(topics: Sequence[Topic], seen: Sequence[Vectors]) -> list[Group]:
    """The mentions of each cluster of documents."""
    mentions = [mention for topic in topics for mention in topic.mentions]
    documents = document_clusters(topics)
    names = [str(documents[mention.mention.article]) for mention in mentions]
    return _groups(mentions, names, ["all"] * len(names), texts_of_clusters(topics, documents), seen)


def _groups(
    mentions: Sequence[GoldMention],
    names: list[str],
    corpora: list[str],
    texts: dict[str, dict[str, str]],
    seen: Sequence[Vectors],
) -> list[Group]:
    clauses, triggers = (np.concatenate([own[k] for own in seen]) for k in (0, 1))
    found = group_features(names, corpora, mentions, clauses, triggers, texts)
    return [Group([mentions[row] for row in rows], pairs, features) for _, rows, pairs, features in found]


def _trees(groups: Sequence[Group]) -> dict[str, Any]:
    """Boosted trees over all pairs of gold mentions of each group."""
    columns = [COLUMNS.index(name) for name in LEARNED]
    features = np.concatenate([group.features[:, columns] for group in groups])
    same = np.concatenate([group.same for group in groups])
    model = HistGradientBoostingClassifier(
        max_iter=100,
        max_leaf_nodes=8,
        learning_rate=0.1,
        min_samples_leaf=100,
        max_features=0.5,
        l2_regularization=1,
        random_state=0,
    ).fit(features, same)
    trees = [_nodes(stage[0].nodes) for stage in model._predictors]
    intercept = float(np.ravel(model._baseline_prediction)[0])
    return {
        "source": SOURCE,
        "intercept": round(intercept, 5),
        "coefficients": TIME_ODDS,
        "threshold": 0.35,
        "trees": trees,
    }


def _nodes(nodes: Any) -> list[list[Any]]:
    found: list[list[Any]] = []
    for node in nodes:
        if node["is_leaf"]:
            found.append([round(float(node["value"]), 5)])
        else:
            name = LEARNED[int(node["feature_idx"])]
            found.append([name, round(float(node["num_threshold"]), 5), int(node["left"]), int(node["right"])])
    return found


def _set_threshold(weights: dict[str, Any], settings: Sequence[Sequence[Group]]) -> None:
    """The threshold of the best mean CoNLL F1 of both settings on the development topics, to a twentieth."""
    judge = read_judge(weights)
    scores = []
    for groups in settings:
        trees = [linkage(1 - judge.probability(g.features), "average") if len(g.pairs) else None for g in groups]
        row = []
        for threshold in THRESHOLDS:
            gold: dict[str, str] = {}
            system: dict[str, str] = {}
            for number, (group, tree) in enumerate(zip(groups, trees, strict=True)):
                labels = [0] if tree is None else fcluster(tree, 1 - threshold, "distance").tolist()
                for mention, label in zip(group.mentions, labels, strict=True):
                    gold[mention.mention.id] = mention.cluster
                    system[mention.mention.id] = f"{number}/{label}"
            row.append(conll(gold, system))
        scores.append(row)
        print("  ".join(f"{t}: {100 * s:.1f}" for t, s in zip(THRESHOLDS, row, strict=True)), flush=True)
    weights["threshold"] = THRESHOLDS[int(np.argmax(np.mean(scores, axis=0)))]

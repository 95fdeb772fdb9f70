"""Learn the weights of `storyatlas.coref.scoring` from ECB+ (CC BY 3.0).

    python -m training.pair_scorer ECBPLUS_DIR

Trained on the topics outside the development split, the threshold of `trigger` set on that split.
The same input, annotation and extraction give the same `weights.json`. Takes about five minutes on two cores.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier  # type: ignore[import-untyped]  # ships no types
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]  # ships no types

from evals.coref_metrics import conll
from evals.ecbplus import cluster_mentions, encode
from evals.ecbplus_corpus import DEVELOPMENT, Topic, read_topic, topics_in
from storyatlas.annotate import load_annotator
from storyatlas.coref.features import FEATURES, Floats, PairFeatures, Pairs
from storyatlas.coref.scoring import read_judge
from storyatlas.encoder import load_encoder

TARGET = Path(__file__).parent.parent / "src" / "storyatlas" / "coref" / "weights.json"
TIMES = ("time_match", "time_clash", "loose_time_match", "loose_time_clash")
# ECB+ articles carry no dates, so nothing can be learned about time. Set by hand, then seen to help on both
# development stories (average precision .28 to .37 and .27 to .28).
TIME_ODDS = dict(zip(TIMES, (1.5, -3.0, 0.8, -0.4), strict=True))
RISING = {
    "same_lemma", "trigger_cosine", "clause_cosine", "centred_cosine", "word_overlap", "name_overlap",
    "agent_match", "patient_match", "number_match", "place_match",
}  # fmt: skip
FALLING = {"agent_clash", "patient_clash", "place_clash"}
CLAUSE_FEATURES = tuple(
    f for f in FEATURES if f not in {*TIMES, "trigger_cosine", "both_nouns", "mixed_nouns", "same_article"}
)
TRIGGER_FEATURES = tuple(f for f in FEATURES if f not in TIMES)
CLAUSE_THRESHOLD = 0.9  # mean B-cubed precision .87 on the two development stories; .84 at 0.8: see WEIGHTS_CARD.md
Labels = NDArray[np.bool_]


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    annotate, encoder = load_annotator(), load_encoder(threads=2)
    topics = [read_topic(folder, name, annotate) for name in topics_in(folder)]
    vectors = {topic.name: encode(topic.mentions, encoder) for topic in topics}
    training = [topic for topic in topics if topic.name not in DEVELOPMENT]
    development = [topic for topic in topics if topic.name in DEVELOPMENT]
    data = [_pairs(topic, *vectors[topic.name]) for topic in training]
    weights: dict[str, Any] = {
        "source": "ECB+ (Cybulska and Vossen 2014), CC BY 3.0, topics 1-35 without the development topics",
        "clause": _clause(data),
        "trigger": _trigger(data),
    }
    _set_threshold(weights["trigger"], development, vectors)
    TARGET.write_text(json.dumps(weights, indent=0) + "\n", encoding="utf-8")


def _pairs(topic: Topic, clauses: Floats, triggers: Floats) -> tuple[Topic, Pairs, Floats]:
    mentions = [gold.mention for gold in topic.mentions]
    pairs = np.column_stack(np.triu_indices(len(mentions), 1)).astype(np.int64)
    return topic, pairs, PairFeatures(mentions, clauses, triggers).of(pairs)


def _trigger(data: list[tuple[Topic, Pairs, Floats]]) -> dict[str, Any]:
    """Boosted trees over all pairs of gold mentions of a topic, monotone where sense demands it."""
    columns = [FEATURES.index(name) for name in TRIGGER_FEATURES]
    features = np.concatenate([f[:, columns] for _, _, f in data])
    labels = []
    for topic, pairs, _ in data:
        clusters = np.array([gold.cluster for gold in topic.mentions])
        labels.append(clusters[pairs[:, 0]] == clusters[pairs[:, 1]])
    monotone = [int(name in RISING) - int(name in FALLING) for name in TRIGGER_FEATURES]
    model = HistGradientBoostingClassifier(
        max_iter=100, max_leaf_nodes=8, learning_rate=0.1, min_samples_leaf=100, l2_regularization=1,
        monotonic_cst=monotone, random_state=0,
    ).fit(features, np.concatenate(labels))  # fmt: skip
    trees = [_nodes(stage[0].nodes) for stage in model._predictors]
    intercept = float(np.ravel(model._baseline_prediction)[0])
    return {"intercept": round(intercept, 5), "coefficients": TIME_ODDS, "threshold": 0.3, "trees": trees}


def _nodes(nodes: Any) -> list[list[Any]]:
    found: list[list[Any]] = []
    for node in nodes:
        if node["is_leaf"]:
            found.append([round(float(node["value"]), 5)])
        else:
            name = TRIGGER_FEATURES[int(node["feature_idx"])]
            found.append([name, round(float(node["num_threshold"]), 5), int(node["left"]), int(node["right"])])
    return found


def _clause(data: list[tuple[Topic, Pairs, Floats]]) -> dict[str, Any]:
    """Logistic regression over pairs of clauses around verbs; they match where any event in one
    corefers with any event in the other, so that other words for the same count as the same."""
    columns = [FEATURES.index(name) for name in CLAUSE_FEATURES]
    rows, labels = [], []
    for topic, pairs, features in data:
        inside = _events_inside(topic)
        verb = np.array([not gold.mention.noun for gold in topic.mentions])
        kept = verb[pairs[:, 0]] & verb[pairs[:, 1]]
        rows.append(features[kept][:, columns])
        labels.append(np.array([bool(inside[a] & inside[b]) for a, b in pairs[kept].tolist()], bool))
    x, y = np.concatenate(rows), np.concatenate(labels)
    mean, deviation = x.mean(axis=0), x.std(axis=0) + 1e-6
    model = LogisticRegression(C=0.01, max_iter=500).fit((x - mean) / deviation, y)
    coefficients = model.coef_[0] / deviation
    intercept = float(model.intercept_[0] - coefficients @ mean)
    named = {name: round(float(value), 4) for name, value in zip(CLAUSE_FEATURES, coefficients, strict=True)}
    return {
        "intercept": round(intercept, 4),
        "coefficients": {**named, **TIME_ODDS},
        "threshold": CLAUSE_THRESHOLD,
        "trees": [],
    }


def _events_inside(topic: Topic) -> list[frozenset[str]]:
    """For each mention the clusters (of two mentions and more) that its clause mentions."""
    size: dict[str, int] = defaultdict(int)
    beside: dict[tuple[str, int], list[int]] = defaultdict(list)
    for row, gold in enumerate(topic.mentions):
        size[gold.cluster] += 1
        beside[gold.mention.article, gold.offset].append(row)
    found = []
    for gold in topic.mentions:
        others = [topic.mentions[row] for row in beside[gold.mention.article, gold.offset]]
        inside = [o for o in others if gold.mention.start <= o.mention.trigger_start < gold.mention.end]
        found.append(frozenset(o.cluster for o in inside if size[o.cluster] > 1))
    return found


def _set_threshold(
    weights: dict[str, Any], development: list[Topic], vectors: dict[str, tuple[Floats, Floats]]
) -> None:
    """The threshold of the best CoNLL F1 on the development topics, to a hundredth."""
    scored = [(topic, *_pairs(topic, *vectors[topic.name])[1:]) for topic in development]
    judge = read_judge(weights)
    best = (0.0, 0.0)
    for threshold in np.arange(0.2, 0.5, 0.02).round(2).tolist():
        gold: dict[str, str] = {}
        system: dict[str, str] = {}
        for topic, pairs, features in scored:
            labels = cluster_mentions(len(topic.mentions), pairs, judge.probability(features), threshold)
            for mention, label in zip(topic.mentions, labels, strict=True):
                gold[mention.mention.id] = mention.cluster
                system[mention.mention.id] = f"{topic.name}/{label}"
        best = max(best, (conll(gold, system), threshold))
    weights["threshold"] = best[1]
    print(f"CoNLL F1 on the development topics {best[0]:.3f} at {best[1]}")


if __name__ == "__main__":
    main()

"""Make every trained file of the package again, in the order in which they build on each other.

    python -m training.train DATA     (or: make train DATA=FOLDER)

`DATA` holds one folder a corpus, as for the benchmarks; each corpus's training part is used.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

import torch

from evals.ecbplus_corpus import DEVELOPMENT, Topic, read_topic, topics_in
from storyatlas.annotate import load_annotator
from storyatlas.encoder import Encoder, load_event_encoder
from training import causal, pair_scorer
from training.events import Lesson, lessons, load_tokenizer, train_events
from training.export import write_encoder, write_upper_layers
from training.network import base_weights

FOLDER = Path(__file__).parent.parent / "src" / "storyatlas" / "encoder"
FOLDS = 2


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    data: Path = parser.parse_args().data
    # One thread: how threads share a sum changes its last digits, and the products are so small that threads only wait.
    torch.set_num_threads(1)
    write_encoder(base_weights(), FOLDER / "encoder.onnx")
    causal.make(data / "cnc", data / "eventstoryline", FOLDER, causal.Settings())
    annotate, folder = load_annotator(), data / "ecbplus"
    teach_events([read_topic(folder, name, annotate) for name in topics_in(folder)])


def teach_events(topics: Sequence[Topic]) -> None:
    """Write the encoder's upper layers for events, then the judge of pairs that reads their vectors."""
    device = "cuda" if torch.cuda.is_available() else "cpu"
    taught = [topic for topic in topics if topic.name not in DEVELOPMENT]
    material = lessons(taught, load_tokenizer(str(FOLDER / "tokenizer.json")), device=device)
    write_upper_layers(train_events(material, base_weights(), device=device), FOLDER / "events.onnx")
    # The judge must not learn from vectors of topics that their encoder was taught on: those are too good.
    others = [encoder_of([m for k, m in enumerate(material) if k % FOLDS != fold], device) for fold in range(FOLDS)]
    readers = {topic.name: others[k % FOLDS] for k, topic in enumerate(taught)}
    pair_scorer.learn(topics, readers, load_event_encoder())


def encoder_of(material: Sequence[Lesson], device: str) -> Encoder:
    """An encoder taught on some lessons, for use in this run alone."""
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch, "events.onnx")
        write_upper_layers(train_events(material, base_weights(), device=device), file)
        return load_event_encoder(file)


if __name__ == "__main__":
    main()

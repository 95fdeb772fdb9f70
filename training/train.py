"""Make every trained file of the package again, in the order in which they build on each other.

    python -m training.train DATA     (or: make train DATA=FOLDER)

`DATA` holds one folder a corpus, as for the benchmarks; each corpus's training part is used.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from training import causal, pair_scorer
from training.export import write_encoder
from training.network import base_weights

ENCODER = Path(__file__).parent.parent / "src" / "storyatlas" / "encoder" / "encoder.onnx"


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    data: Path = parser.parse_args().data
    print("encoder", flush=True)
    write_encoder(base_weights(), ENCODER)
    print("causal reader", flush=True)
    causal.make(data / "cnc", data / "eventstoryline", ENCODER.parent, causal.Settings())
    print("pairs of mentions", flush=True)
    pair_scorer.train(data / "ecbplus")


if __name__ == "__main__":
    main()

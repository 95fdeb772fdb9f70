"""All training runs on one thread, so that the same machine makes the same files again (where PyTorch is installed)."""

from __future__ import annotations

from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="training is not set up; run: make train")


def test_every_part_is_taught_on_one_thread(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from training import train

    threads: dict[str, int] = {}

    def stand_in(name: str) -> object:
        return lambda *given: threads.setdefault(name, torch.get_num_threads())

    monkeypatch.setattr(train, "base_weights", dict)
    monkeypatch.setattr(train, "write_encoder", stand_in("encoder"))
    monkeypatch.setattr(train.causal, "make", stand_in("causal reader"))
    monkeypatch.setattr(train, "load_annotator", lambda: None)
    monkeypatch.setattr(train, "topics_in", lambda folder: [])
    monkeypatch.setattr(train, "teach_events", stand_in("events"))
    monkeypatch.setattr("sys.argv", ["train", str(tmp_path)])
    before = torch.get_num_threads()
    torch.set_num_threads(2)
    try:
        train.main()
    finally:
        torch.set_num_threads(before)
    assert threads == {"encoder": 1, "causal reader": 1, "events": 1}

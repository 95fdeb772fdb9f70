from __future__ import annotations

import sys

from bench.larger import larger_story
from bench.measure import measure
from tests.stories import article

TEXT = "Mayor Ada Quill opened the bridge in Berlin on Monday. In 2022 the German minister met Ada Quill's rivals."


def test_copies_tell_of_other_people_places_and_years() -> None:
    story = larger_story([article(1, TEXT), article(2, TEXT)], 5)
    assert len({one.id for one in story}) == 5
    first, copy = story[0], story[2]
    assert first.text == TEXT
    assert copy.published == "2022-05-02"
    for word in ("Quill", "Berlin", "German", "2022"):
        assert word not in copy.text
    assert "Monday" in copy.text
    assert "Spanish" in copy.text


def test_the_same_story_every_time() -> None:
    articles = [article(number, TEXT) for number in range(3)]
    assert larger_story(articles, 30) == larger_story(articles, 30)


def test_memory_counts_every_process() -> None:
    child = "b = bytearray(60_000_000); import time; time.sleep(1)"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    measured = measure([sys.executable, "-c", code])
    assert measured.peak_mb > 60
    assert measured.seconds >= 1

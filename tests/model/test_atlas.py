"""The atlas as JSON and back."""

from __future__ import annotations

import json
from dataclasses import replace

from storyatlas.model.atlas import Atlas
from storyatlas.model.time import TimeValue
from tests.briefing.ferry import ferry_atlas


def test_what_goes_on_since_a_day_still_does_when_read_again() -> None:
    atlas = ferry_atlas()
    times = (TimeValue("2021-04", None, "month", "April", open_end=True), TimeValue("2021-05", None, "month", "May"))
    events = (*(replace(e, time=time) for e, time in zip(atlas.events, times, strict=False)), *atlas.events[2:])
    read = Atlas.from_json(json.loads(replace(atlas, events=events).dumps()))
    assert [(e.time.text, e.time.open_end) for e in read.events[:2]] == [("since April", True), ("May", False)]
    assert Atlas.from_json(json.loads(read.dumps())).events == read.events

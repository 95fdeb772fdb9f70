from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storyatlas.errors import AtlasFormatError
from storyatlas.model.atlas import Atlas, Report, Story, load_atlas
from storyatlas.model.codec import from_plain, to_plain
from storyatlas.model.event import Event, Link, Storyline
from storyatlas.model.mention import EventMention
from storyatlas.model.schema import atlas_schema

NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
st.register_type_strategy(float, NUMBERS)
QUICK = settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def through_json(value: Any) -> Any:
    return json.loads(json.dumps(to_plain(value)))


@QUICK
@given(st.from_type(EventMention))
def test_a_mention_survives_json(mention: EventMention) -> None:
    assert from_plain(EventMention, through_json(mention)) == mention


@QUICK
@given(st.lists(st.from_type(Event), max_size=2), st.lists(st.from_type(Link), max_size=2))
def test_an_atlas_survives_its_file_and_follows_the_schema(events: list[Event], links: list[Link]) -> None:
    atlas = Atlas(
        Story("The bridge"), (), tuple(events), tuple(links), (Storyline("s1", "Bridge", ()),), report=Report()
    )
    data = json.loads(atlas.dumps())
    jsonschema.validate(data, atlas_schema())
    assert Atlas.from_json(data).dumps() == atlas.dumps()


def test_a_newer_atlas_with_more_keys_is_read() -> None:
    data = json.loads(Atlas(Story("The bridge"), (), (), (), ()).dumps())
    data["story"]["mood"] = "calm"
    assert Atlas.from_json(data).story.title == "The bridge"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{}", "format is None"),
        ('{"format": "storyatlas/9"}', "format is 'storyatlas/9', this version reads 'storyatlas/1'"),
        ('{"format": "storyatlas/1"}', "not a complete atlas"),
        ("no json", "is not valid JSON"),
    ],
)
def test_what_is_no_atlas_is_said_in_one_line(tmp_path: Any, text: str, words: str) -> None:
    (tmp_path / "atlas.json").write_text(text)
    with pytest.raises(AtlasFormatError, match=words) as caught:
        load_atlas(tmp_path)
    assert "\n" not in str(caught.value)


def test_no_atlas_says_how_to_make_one(tmp_path: Any) -> None:
    with pytest.raises(AtlasFormatError, match=r"no atlas at .*; run: storyatlas build"):
        load_atlas(tmp_path)

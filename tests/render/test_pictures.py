"""Pictures drawn without a browser: readable, of the right size, the same every time, safe."""

from __future__ import annotations

import dataclasses
import re
import struct
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from storyatlas.model.atlas import Atlas, Story
from storyatlas.model.place import Place, PlacePrecision
from storyatlas.model.time import UNKNOWN_TIME
from storyatlas.render.fonts import sans, serif
from storyatlas.render.outlines import decode
from storyatlas.render.picture_titles import wrapped
from storyatlas.render.pictures import (
    map_picture,
    map_svg,
    places_picture,
    places_svg,
    preview_picture,
    preview_svg,
)
from storyatlas.render.region import region_of, round_length
from storyatlas.render.svg import HUES, png
from tests.render.atlas_fixture import sample_atlas

EMPTY = Atlas(Story("Nothing yet"), (), (), (), ())


def size(data: bytes) -> tuple[int, int]:
    """Width and height of a PNG."""
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", data[16:24])


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


def placed(*spots: tuple[str, float, float, PlacePrecision]) -> Atlas:
    events = tuple(
        dataclasses.replace(event, background=False, place=Place(name, None, lat, lon, precision))
        for event, (name, lat, lon, precision) in zip(sample_atlas().events, spots, strict=False)
    )
    return dataclasses.replace(sample_atlas(), events=events, links=())


def test_the_map_is_1200_wide_and_the_preview_fits_a_link_card() -> None:
    assert size(map_picture(sample_atlas()))[0] == 1200
    assert size(preview_picture(sample_atlas())) == (1200, 630)


def test_a_picture_of_the_same_drawing_is_not_drawn_again() -> None:
    first = map_picture(sample_atlas())
    assert map_picture(sample_atlas(), first) is first
    assert preview_picture(sample_atlas(), first) == preview_picture(sample_atlas())
    changed = dataclasses.replace(sample_atlas(), story=Story("Another title"))
    assert map_picture(changed, first) == map_picture(changed)
    for broken in (b"", first[:40], b"no picture"):
        assert map_picture(sample_atlas(), broken) == first


def test_no_type_is_smaller_than_mail_can_show() -> None:
    for svg in (map_svg(sample_atlas()), preview_svg(sample_atlas())):
        assert min(float(each) for each in re.findall(r'font-size="([\d.]+)"', svg)) >= 22


def test_the_foremost_titles_and_every_storyline_are_on_the_map() -> None:
    shown = " ".join(texts(map_svg(sample_atlas())))
    for words in ("Orrin dam gives way", "Minister orders an inquiry", "The flood", "Who is to blame", "May 2031"):
        assert words in shown
    assert "Background 1950–2024" in shown


def test_a_story_without_dates_says_what_orders_it() -> None:
    undated = tuple(dataclasses.replace(event, time=UNKNOWN_TIME) for event in sample_atlas().events)
    assert "No dates are known: most told first" in texts(map_svg(dataclasses.replace(sample_atlas(), events=undated)))
    assert not any("dates are known" in text for text in texts(map_svg(sample_atlas())))


def test_lines_of_titles_end_inside_the_picture() -> None:
    for element in ElementTree.fromstring(map_svg(sample_atlas())).iter("{http://www.w3.org/2000/svg}text"):
        font = serif() if "Serif" in str(element.get("font-family")) else sans()
        end = float(element.get("x", 0)) + font.width(element.text or "") * float(element.get("font-size", 0))
        assert end <= 1200


def test_the_same_atlas_gives_the_same_bytes() -> None:
    assert map_picture(sample_atlas()) == map_picture(sample_atlas())


def test_text_shows_with_the_packaged_fonts_alone() -> None:
    blank = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="60">{}</svg>'
    for family in ("Source Serif Pro", "Source Sans Pro", "No Such Font"):
        drawn = png(blank.format(f'<text x="5" y="40" font-size="24" font-family="{family}">Readable</text>'))
        assert len(drawn) > len(png(blank.format(""))) + 400


def test_words_of_articles_never_become_markup() -> None:
    atlas = sample_atlas()
    hostile = tuple(
        dataclasses.replace(event, title='<script>x</script> & "quoted" \x00\x0b') for event in atlas.events
    )
    atlas = dataclasses.replace(atlas, events=hostile, story=Story("A < B & C"))
    for svg in (map_svg(atlas), preview_svg(atlas)):
        tags = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(svg).iter()}
        assert tags <= {"svg", "title", "rect", "line", "text", "circle", "path"}


@pytest.mark.parametrize(
    "title", ["", "x" * 400, "A title of many words " * 20, "مئات يشاركون في وقفة 🕯️", "洪水" * 80, "\ud83d broken"]
)
def test_odd_titles_give_a_picture(title: str) -> None:
    events = tuple(dataclasses.replace(event, title=title) for event in sample_atlas().events)
    atlas = dataclasses.replace(sample_atlas(), events=events, story=Story(title))
    assert size(map_picture(atlas))[0] == 1200
    assert size(preview_picture(atlas)) == (1200, 630)


@pytest.mark.parametrize("count", [0, 1])
def test_hardly_any_events_give_a_picture(count: int) -> None:
    atlas = dataclasses.replace(sample_atlas(), events=sample_atlas().events[3 : 3 + count], links=())
    assert size(map_picture(atlas))[0] == 1200
    assert size(preview_picture(atlas)) == (1200, 630)


def test_no_dates_give_a_picture() -> None:
    events = tuple(dataclasses.replace(event, time=UNKNOWN_TIME) for event in sample_atlas().events)
    assert size(map_picture(dataclasses.replace(sample_atlas(), events=events)))[0] == 1200


def test_long_titles_end_after_a_whole_word() -> None:
    lines = wrapped("The council of the valley votes to rebuild every bridge", serif(), 24, 220, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert "The council of the valley votes".startswith(lines[0])


def test_places_are_framed_named_and_measured() -> None:
    svg = places_svg(
        placed(("Far", -30.0, 150, "city"), *[("Orrin, Vale", 50.0, 20.0, "city"), ("Tarn", 51.0, 21.5, "city")] * 5)
    )
    assert svg is not None
    assert {"Orrin", "Tarn"} <= set(texts(svg))
    assert any("km" in text for text in texts(svg))
    assert any("Elsewhere: Far" in text for text in texts(svg))


def test_a_place_known_only_by_its_country_is_an_area_and_no_dot() -> None:
    svg = places_svg(placed(("Poland", 52.0, 20.0, "country")))
    assert svg is not None
    assert "<circle" not in svg
    assert "Poland 1" in texts(svg)


def test_labels_of_places_do_not_cover_each_other() -> None:
    svg = places_svg(placed(*((f"Village number {i}", 50 + 0.02 * i, 20 + 0.03 * i, "site") for i in range(15))))
    assert svg is not None
    boxes = []
    for element in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text"):
        x, y, px = (float(element.get(key, 0)) for key in ("x", "y", "font-size"))
        boxes.append((x, y - px * 0.7, x + sans().width(element.text or "") * px, y))
    for i, one in enumerate(boxes):
        for other in boxes[i + 1 :]:
            assert one[0] >= other[2] or other[0] >= one[2] or one[1] >= other[3] or other[1] >= one[3]


def test_a_region_over_the_date_line_stays_in_one_piece() -> None:
    region = region_of([(178.0, -18.0, 1.0), (-178.0, -19.0, 1.0)], 1200, 540, 800)
    assert region.holds(178.0, -18.0)
    assert region.holds(-178.0, -19.0)
    assert abs(region.x(178.0) - region.x(-178.0)) < 1200


def test_without_places_there_is_no_such_picture() -> None:
    assert places_picture(EMPTY) is None


def test_outlines_are_unpacked_as_the_format_says() -> None:
    topology = {
        "transform": {"scale": [1, 1], "translate": [10, 20]},
        "arcs": [[[0, 0], [4, 0], [0, 4]], [[0, 0], [0, 4], [4, 0]]],
        "objects": {"lands": {"geometries": [{"type": "Polygon", "arcs": [[0, -2]], "properties": {"name": "Vale"}}]}},
    }
    (vale,) = decode(topology, "lands")
    assert vale.polygons == ((((10, 20), (14, 20), (14, 24), (10, 24), (10, 20)),),)
    assert vale.holds(12, 22)
    assert not vale.holds(9, 22)


def test_scale_bars_are_round() -> None:
    assert [round_length(km) for km in (0.4, 7, 33, 260)] == [1, 5, 20, 200]


def test_pictures_have_the_hues_of_the_page() -> None:
    style = (Path(__file__).parents[2] / "frontend" / "src" / "css" / "base.css").read_text(encoding="utf-8")
    assert tuple(re.findall(r"--hue-\d: (#[0-9a-f]{6});", style)[:9]) == HUES

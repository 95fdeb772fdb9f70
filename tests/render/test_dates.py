"""Dates in words, and the scale of the time axis."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from storyatlas.model.time import UNKNOWN_TIME, Precision, TimeValue
from storyatlas.render.dates import first_and_last, in_words, short
from storyatlas.render.timescale import scale_for, stretch, ticks_for


@pytest.mark.parametrize(
    ("start", "end", "precision", "words", "brief"),
    [
        ("2031-05-04", None, "day", "4 May 2031", "4 May"),
        ("2031-05-04", "2031-05-06", "day", "4–6 May 2031", "4 May"),
        ("2031-05-30", "2031-06-02", "day", "30 May – 2 June 2031", "30 May"),
        ("2031-12-30", "2032-01-02", "day", "30 December 2031 – 2 January 2032", "30 Dec"),
        ("2031-05", None, "month", "May 2031", "May 2031"),
        ("2031-05", "2031-07", "month", "May–July 2031", "May 2031"),
        ("2031", None, "year", "2031", "2031"),
        ("2031", "2033", "year", "2031–2033", "2031"),
        ("1990", None, "decade", "the 1990s", "1990s"),
        ("soon", None, "day", "date unknown", "undated"),
        ("2031-02-30", None, "day", "date unknown", "undated"),
        (None, None, "none", "date unknown", "undated"),
    ],
)
def test_dates_read_as_people_write_them(
    start: str | None, end: str | None, precision: Precision, words: str, brief: str
) -> None:
    assert in_words(TimeValue(start, end, precision)) == words
    assert short(TimeValue(start, end, precision), year=False) == brief


def test_an_open_interval_says_since_when() -> None:
    assert in_words(TimeValue("2031-02", None, "month", open_end=True)) == "since February 2031"


def test_a_vague_date_covers_all_its_days() -> None:
    assert first_and_last(TimeValue("2032-02", None, "month")) == (date(2032, 2, 1), date(2032, 2, 29))
    assert first_and_last(TimeValue("1950", None, "decade")) == (date(1950, 1, 1), date(1959, 12, 31))
    assert first_and_last(UNKNOWN_TIME) is None


def test_pauses_are_named_in_round_words() -> None:
    assert [stretch(days) for days in (1, 9, 20, 90, 800)] == ["1 day", "9 days", "3 weeks", "3 months", "2 years"]


def test_a_busy_day_gets_more_room_than_a_quiet_one() -> None:
    first = date(2031, 5, 1).toordinal()
    scale = scale_for({first: 1, first + 1: 9, first + 2: 1}, 900)
    widths = [scale(first + i + 1) - scale(first + i) for i in range(3)]
    assert widths[1] > 3 * widths[0]
    assert widths[0] == pytest.approx(widths[2], abs=0.01)
    assert scale(first + 3) == pytest.approx(900, abs=0.01)


def test_ticks_have_room_from_their_zoom_on() -> None:
    first = date(2031, 4, 20).toordinal()
    scale = scale_for({first + i: 1 for i in range(60)}, 600)
    for row, room in (("major", 108), ("minor", 26)):
        for zoom in (1, 2, 5):
            xs = [tick.x * zoom for tick in ticks_for(scale) if tick.row == row and tick.zoom <= zoom]
            assert all(after - before >= room - 0.5 for before, after in pairwise(xs))
    assert {"May 2031", "June 2031"} <= {tick.label for tick in ticks_for(scale)}

"""What tells in a title stands apart from its label, its topic and its site."""

from __future__ import annotations

import pytest

from storyatlas.annotate.title_parts import title_parts


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("Quayside fire: man held over arson", ["Quayside fire:", "man held over arson"]),
        ("Worker opens fire in harbour: police", ["Worker opens fire in harbour:", "police"]),
        ("Two ferries collide; harbour closed", ["Two ferries collide;", "harbour closed"]),
        ("Ferries collide off Ellery | Channel 6 Ellery", ["Ferries collide off Ellery |", "Channel 6 Ellery"]),
        ("BREAKING NEWS-3 dead after ferries collide", ["3 dead after ferries collide"]),
        ("UPDATE 2-Ferries collide off Ellery", ["Ferries collide off Ellery"]),
        ("Exclusive: Venn leaves the council", ["Venn leaves the council"]),
        ("Ferries collide off Ellery - The Harbour Post", ["Ferries collide off Ellery"]),
        ("Venn first to sail in 88 years-World News , Harbour Post", ["Venn first to sail in 88 years"]),
        ("Ferries collide off Ellery – as seen before", ["Ferries collide off Ellery – as seen before"]),
        ("Ram-raiders hit a shop in Ellery", ["Ram-raiders hit a shop in Ellery"]),
        ("Karl Venn: 'We sail at noon'", ["Karl Venn: 'We sail at noon'"]),
        ("At 10:30 the ferries sail", ["At 10:30 the ferries sail"]),
        ("21 July 2013 Last updated at 11:11 GMT", []),
        ("Posted: Nov 27, 2005 8:20 AM ET Last Updated: Nov 27, 2005 8:10 PM ET", []),
        (" ", []),
    ],
)
def test_a_title_falls_into_what_tells_and_what_stands_around_it(title: str, parts: list[str]) -> None:
    assert [title[a:b].strip() for a, b in title_parts(title, "Harbour Post")] == parts


def test_the_start_of_the_text_is_no_title() -> None:
    assert not title_parts(
        "Ferries collided off Ellery on Monday and…", "", "Ferries collided off Ellery on Monday and sank."
    )
    assert title_parts("Ferries collide off Ellery", "", "Ferries collide off Ellery\nTwo ferries collided.")

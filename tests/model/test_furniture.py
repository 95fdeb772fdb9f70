"""Lines of a page are known by their form, and sentences of an article are none."""

from __future__ import annotations

import pytest

from storyatlas.model.furniture import is_caption, is_furniture, is_stamp


@pytest.mark.parametrize(
    "line",
    [
        "Published: March 13, 2013",
        "Last updated at 13:42 GMT",
        "Nov 27, 2005 8:20 AM ET Last Updated: Nov 27, 2005 8:10 PM ET",
        "September 18th, 2013, 05:31 GMT",
        "PUBLISHED: 02:31 GMT, 12 March 2013 | UPDATED: 22:19 GMT, 12 March 2013",
        "on Dec 23 2012, 5:03pm",
        "Monday 16 September 2013 03.31 BST",
        "Article posted on 08.07.2012",
    ],
)
def test_when_a_page_was_printed_is_no_news(line: str) -> None:
    assert is_stamp(line)
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Follow us on Twitter",
        "Click here for more pictures",
        "Related: Ferry sinks off Ellery",
        "14 comments",
        "Report abuse",
        "By Ada Quill",
        "Read more",
        "Posted by quayside_fan at 3:15 pm",
    ],
)
def test_what_belongs_to_the_page_is_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Ellery Telecom updates customers on 12 May",
        "11 January",
        "Sunday, 21 July 2013",
        "The harbour was last closed at 10:30 GMT on Monday.",
        "At 5 pm on Monday Ada Quill posted a letter.",
        "Two killed as ferries collide",
    ],
)
def test_what_tells_something_is_none(line: str) -> None:
    assert not is_furniture(line)
    assert not is_caption(line)


def test_who_took_a_picture_ends_a_caption() -> None:
    assert is_caption("Ada Quill opens the bridge. (AP Photo/Karl Venn)")

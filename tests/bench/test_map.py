from __future__ import annotations

from bench.map import crossings_at_rest, made_up_story
from storyatlas.render.layout import lay_out


def test_the_made_up_story_is_whole_and_the_same_every_time() -> None:
    story = made_up_story(300, 600)
    assert story == made_up_story(300, 600)
    assert len({event.id for event in story.events}) == 300
    ids = {event.id for event in story.events}
    assert all(link.source in ids and link.target in ids for link in story.links)


def test_links_at_rest_cross_no_more_often_than_they_did() -> None:
    story = made_up_story(500, 1000)
    assert crossings_at_rest(story, lay_out(story)) <= 6

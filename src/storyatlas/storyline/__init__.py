"""Storylines, salience, labels, background."""

from storyatlas.storyline.background import is_background, story_span
from storyatlas.storyline.context import in_context
from storyatlas.storyline.echo import echoes
from storyatlas.storyline.exclusion import exclude_topics, parse_exclusion
from storyatlas.storyline.headline import headline
from storyatlas.storyline.ordering import tell_storylines
from storyatlas.storyline.salience import rate
from storyatlas.storyline.strays import set_strays_back

__all__ = [
    "echoes",
    "exclude_topics",
    "headline",
    "in_context",
    "is_background",
    "parse_exclusion",
    "rate",
    "set_strays_back",
    "story_span",
    "tell_storylines",
]

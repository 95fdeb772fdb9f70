"""Event to Link: stated relations, updates, contradictions, and order from dates."""

from storyatlas.link.disputes import add_disputes
from storyatlas.link.gathering import gather_conflicts
from storyatlas.link.linking import add_links, connect, order_events
from storyatlas.link.umbrella import find_parts

__all__ = [
    "add_disputes",
    "add_links",
    "connect",
    "find_parts",
    "gather_conflicts",
    "order_events",
]

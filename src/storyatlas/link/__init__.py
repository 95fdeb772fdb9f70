"""Event to Link: stated relations, updates, contradictions, and order from dates."""

from storyatlas.link.conflicts import add_figures, find_conflicts
from storyatlas.link.disputes import add_disputes
from storyatlas.link.linking import add_links, connect, order_events
from storyatlas.link.matters import compare_figures
from storyatlas.link.umbrella import find_parts

__all__ = [
    "add_disputes",
    "add_figures",
    "add_links",
    "compare_figures",
    "connect",
    "find_conflicts",
    "find_parts",
    "order_events",
]

"""Event to Link: stated relations, updates, contradictions, and order from dates."""

from storyatlas.link.conflicts import find_conflicts
from storyatlas.link.linking import connect, order_events

__all__ = ["connect", "find_conflicts", "order_events"]

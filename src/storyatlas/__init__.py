"""Storyatlas turns the coverage of a story into an event map and a briefing."""

__version__ = "0.1.0"

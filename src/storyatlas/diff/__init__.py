"""What changed from one atlas to a later one of the same story."""

from storyatlas.diff.changes import ArticleChange, Changes, EventChange, FigureChange, Revision, compare
from storyatlas.diff.telling import STYLES, tell_changes

__all__ = ["STYLES", "ArticleChange", "Changes", "EventChange", "FigureChange", "Revision", "compare", "tell_changes"]

"""What a build keeps in its folder: `storyatlas.db`, the cache of articles already read."""

from storyatlas.store.extractions import ExtractionStore

__all__ = ["ExtractionStore"]

"""Stage 1: sources of any kind to articles, with wire copies and owners known."""

from storyatlas.ingest.files import ARTICLES, is_atlas
from storyatlas.ingest.options import IngestOptions, IngestResult
from storyatlas.ingest.outlets import OutletTable, load_outlets
from storyatlas.ingest.read import read_sources
from storyatlas.ingest.wire import find_wire_copies

__all__ = [
    "ARTICLES",
    "IngestOptions",
    "IngestResult",
    "OutletTable",
    "find_wire_copies",
    "is_atlas",
    "load_outlets",
    "read_sources",
]

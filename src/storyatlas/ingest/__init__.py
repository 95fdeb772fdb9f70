"""Stage 1: sources of any kind to articles, with wire copies and owners known."""

from storyatlas.ingest.options import IngestOptions, IngestResult
from storyatlas.ingest.outlets import OutletTable, load_outlets
from storyatlas.ingest.read import read_sources
from storyatlas.ingest.wire import find_wire_copies

__all__ = ["IngestOptions", "IngestResult", "OutletTable", "find_wire_copies", "load_outlets", "read_sources"]

"""The way in: sources of any kind to the articles of one corpus."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from storyatlas.errors import SourceError
from storyatlas.ingest.files import expand, read_file, shown
from storyatlas.ingest.finish import finish
from storyatlas.ingest.options import IngestOptions, IngestResult, Pointer, Reading, Remark
from storyatlas.ingest.outlets import OutletTable, load_outlets
from storyatlas.model.article import Article
from storyatlas.model.atlas import Skipped

Progress = Callable[[int, int], None]


def read_sources(sources: Sequence[str], *, options: IngestOptions, progress: Progress | None = None) -> IngestResult:
    """Read files, folders, URLs and feeds into articles.

    A source that cannot be read costs one line of `skipped` and raises nothing. `progress` is
    called with what is read and what there is to read, which grows as feeds name pages.
    Raises `ConfigError` where the file of owners cannot be used.
    """
    outlets = load_outlets(options.owners)
    desk = _Desk(progress)
    files: list[Path] = []
    urls: list[Pointer] = []
    for source in sources:
        if _is_url(source):
            urls.append(Pointer(source.strip(), source.strip()))
            continue
        try:
            paths, notes = expand(source)
        except SourceError as error:
            desk.skip(error)
            continue
        files.extend(paths)
        desk.notices.extend(notes)
    files = list(dict.fromkeys(files))
    desk.total = len(files) + len(urls)
    for path in files:
        urls.extend(desk.take(read_file(path, outlets, options), shown(path)))
        desk.step()
    if urls:
        _read_urls(urls, outlets, options, desk)
    return finish(desk.articles, desk.skipped, desk.notices, outlets, options)


def _is_url(source: str) -> bool:
    return source.strip().lower().startswith(("http://", "https://"))


class _Desk:
    """Collects what readers yield, and counts."""

    def __init__(self, progress: Progress | None) -> None:
        self.articles: list[Article] = []
        self.skipped: list[Skipped] = []
        self.notices: list[Skipped] = []
        self.done = 0
        self.total = 0
        self._progress = progress

    def skip(self, error: SourceError) -> None:
        self.skipped.append(Skipped(error.source, error.reason))

    def take(self, reading: Reading, source: str) -> list[Pointer]:
        """File articles and skipped lines of a reading; give back its pointers."""
        pointers: list[Pointer] = []
        try:
            for found in reading:
                if isinstance(found, Article):
                    self.articles.append(found)
                elif isinstance(found, Skipped):
                    self.skipped.append(found)
                elif isinstance(found, Remark):
                    self.notices.append(Skipped(found.source, found.reason))
                else:
                    pointers.append(found)
        except SourceError as error:
            self.skip(error)
        except Exception as error:  # parsers of others on anybody's files: one file never ends the build
            reason = f"could not be read ({type(error).__name__}: {error}); check the file, or save it as plain text"
            self.skipped.append(Skipped(source, reason))
        return pointers

    def step(self) -> None:
        self.done += 1
        if self._progress:
            self._progress(self.done, self.total)


def _read_urls(urls: Iterable[Pointer], outlets: OutletTable, options: IngestOptions, desk: _Desk) -> None:
    # Only here: whoever reads files does not wait for the network's libraries.
    from storyatlas.ingest.web import read_pointers

    waiting = list(dict.fromkeys(urls))
    if not options.fetch:
        desk.total = desk.done + len(waiting)
        for pointer in waiting:
            desk.take(_unfetched(pointer), pointer.url)
            desk.step()
        return
    seen = {pointer.url for pointer in waiting}
    desk.total = desk.done + len(waiting)
    while waiting:
        more: list[Pointer] = []
        for pointer, reading in zip(waiting, read_pointers(waiting, outlets, options), strict=True):
            more.extend(pointer for pointer in desk.take(reading, pointer.url) if pointer.url not in seen)
            seen.update(pointer.url for pointer in more)
            desk.total = desk.done + 1 + len(more)
            desk.step()
        waiting = list(dict.fromkeys(more))


def _unfetched(pointer: Pointer) -> Reading:
    """What a pointer gives without the network: its own summary, or a line that says so."""
    if pointer.summary:
        yield Remark(pointer.source, "fetching is off; the summary in the feed is used instead of the page")
        yield pointer.summary
    else:
        yield Skipped(pointer.url, "not fetched, fetching is off; save the page and give the file")

"""URLs to articles: pages and feeds, fetched side by side, each host by itself."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future
from dataclasses import replace
from threading import Thread
from urllib.parse import urlsplit

from storyatlas.errors import SourceError, UnreadableSource
from storyatlas.ingest.archive import opened
from storyatlas.ingest.cache import Fetched, FolderCache
from storyatlas.ingest.fetch import Fetcher
from storyatlas.ingest.files import read_document, read_stream
from storyatlas.ingest.options import IngestOptions, Pointer, Reading, Remark
from storyatlas.ingest.outlets import OutletTable, host_of
from storyatlas.ingest.sniff import HEAD_BYTES, sniff
from storyatlas.model.article import Article

_STREAMED = ("jsonl", "zip", "gzip", "binary", "pdf", "office", "empty")


def read_pointers(
    pointers: Sequence[Pointer], outlets: OutletTable, options: IngestOptions
) -> Generator[Reading, None, None]:
    """A reading for each pointer, in their order. Hosts are fetched side by side, the pages of
    one host one after the other."""
    fetcher = Fetcher(options, FolderCache(options.cache) if options.cache else None)
    answers: list[Future[Fetched]] = [Future() for _ in pointers]
    # Daemon threads, not a pool: Ctrl-C must not wait until a silent server times out.
    for _ in range(min(options.hosts_at_once, len(queue := _hosts(pointers)))):
        Thread(target=_fetch_hosts, args=(queue, pointers, answers, fetcher), daemon=True).start()
    try:
        for pointer, answer in zip(pointers, answers, strict=True):
            yield _read(pointer, answer.result, outlets, options)
    finally:
        for answer in answers:
            answer.cancel()
        fetcher.close()


def _hosts(pointers: Sequence[Pointer]) -> deque[list[int]]:
    """The positions of the pointers to each host, hosts in the order of their first."""
    by_host: dict[str, list[int]] = defaultdict(list)
    for position, pointer in enumerate(pointers):
        by_host[host_of(pointer.url)].append(position)
    return deque(by_host.values())


def _fetch_hosts(
    queue: deque[list[int]], pointers: Sequence[Pointer], answers: list[Future[Fetched]], fetcher: Fetcher
) -> None:
    """Work through hosts of the queue until none is left; answers that were cancelled are not fetched."""
    while True:
        try:
            positions = queue.popleft()
        except IndexError:
            return
        for position in positions:
            answer = answers[position]
            if not answer.set_running_or_notify_cancel():
                continue
            try:
                answer.set_result(fetcher.get(pointers[position].url))
            except Exception as error:  # whoever waits for the answer gets it: nothing is lost in a thread
                answer.set_exception(error)


def _read(pointer: Pointer, answer: Callable[[], Fetched], outlets: OutletTable, options: IngestOptions) -> Reading:
    """What a pointer leads to; the article that it carries itself where that fails."""
    try:
        found = list(_read_fetched(pointer, answer(), outlets, options))
    except SourceError as error:
        if pointer.summary is None:
            raise
        yield Remark(error.source, f"{error.reason}; the summary in the feed is used instead")
        yield pointer.summary
        return
    for item in found:
        yield _completed(item, pointer.known) if isinstance(item, Article) else item


def _read_fetched(pointer: Pointer, fetched: Fetched, outlets: OutletTable, options: IngestOptions) -> Reading:
    kind = sniff(fetched.data[:HEAD_BYTES], urlsplit(fetched.final_url).path)
    declared = fetched.content_type.lower()
    if "html" in declared and kind == "text":
        kind = "html"
    if pointer.kind == "feed" and kind not in ("feed", "jsonfeed", "opml"):
        reason = "a web page, not a feed" if kind == "html" else "not a feed (no RSS, Atom or JSON Feed in it)"
        raise UnreadableSource(pointer.url, f"{reason}; check the address")
    charset = declared.partition("charset=")[2].split(";")[0].strip(" \"'") or None
    if kind in _STREAMED:
        data = opened(fetched.data)
        return read_stream(data, pointer.url, urlsplit(fetched.final_url).path, len(fetched.data), outlets, options)
    return read_document(fetched.data, pointer.url, kind, outlets, options, url=fetched.final_url, charset=charset)


def _completed(article: Article, known: Article | None) -> Article:
    """A page's article with what only the feed knew."""
    if known is None:
        return article
    return replace(article, published=article.published or known.published, author=article.author or known.author)

"""URLs to articles: pages and feeds, fetched side by side, each host by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from urllib.parse import urlsplit

from storyatlas.errors import FetchError, SourceError, UnreadableSource
from storyatlas.ingest.archive import opened
from storyatlas.ingest.cache import Fetched, FolderCache
from storyatlas.ingest.fetch import Fetcher
from storyatlas.ingest.files import read_document, read_stream
from storyatlas.ingest.options import IngestOptions, Pointer, Reading, Remark
from storyatlas.ingest.outlets import OutletTable, host_of
from storyatlas.ingest.sniff import HEAD_BYTES, sniff
from storyatlas.model.article import Article

_STREAMED = ("jsonl", "zip", "gzip", "binary", "pdf", "office", "empty")


def read_pointers(pointers: Sequence[Pointer], outlets: OutletTable, options: IngestOptions) -> Iterator[Reading]:
    """A reading for each pointer, in their order. Hosts are fetched side by side, the pages of
    one host one after the other."""
    fetcher = Fetcher(options, FolderCache(options.cache) if options.cache else None)
    try:
        with ThreadPoolExecutor(options.hosts_at_once, "fetch") as pool:
            answers = _fetch_all(pointers, fetcher, pool)
            try:
                for pointer, answer in zip(pointers, answers, strict=True):
                    yield _read(pointer, answer.result, outlets, options)
            except BaseException:
                for answer in answers:
                    answer.cancel()
                fetcher.close()  # ends what is under way, so that Ctrl-C need not wait for it
                raise
    finally:
        fetcher.close()


def _fetch_all(pointers: Sequence[Pointer], fetcher: Fetcher, pool: ThreadPoolExecutor) -> list[Future[Fetched]]:
    answers: list[Future[Fetched]] = [Future() for _ in pointers]
    by_host: dict[str, list[int]] = defaultdict(list)
    for position, pointer in enumerate(pointers):
        by_host[host_of(pointer.url)].append(position)

    def fetch_host(positions: list[int]) -> None:
        for position in positions:
            answer = answers[position]
            if not answer.set_running_or_notify_cancel():
                continue
            try:
                answer.set_result(fetcher.get(pointers[position].url))
            except FetchError as error:
                answer.set_exception(error)
            except Exception as error:  # a thread must hand everything over, or its reader waits forever
                answer.set_exception(error)

    for positions in by_host.values():
        pool.submit(fetch_host, positions)
    return answers


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

"""Fetching, against a real server on loopback."""

# ruff: noqa: E501 (a paragraph of an article is one line)

from __future__ import annotations

import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest

from storyatlas.errors import FetchError
from storyatlas.ingest import IngestOptions, IngestResult, read_sources
from storyatlas.ingest.address import is_public
from storyatlas.ingest.cache import Fetched, FolderCache
from storyatlas.ingest.fetch import Fetcher
from storyatlas.ingest.options import Pointer
from storyatlas.ingest.outlets import load_outlets
from storyatlas.ingest.web import read_pointers
from tests.ingest.pages import STORY, news_article, page

Answer = tuple[int, dict[str, str], bytes]
PAGE = page(linked=news_article()).encode()
HTML = {"Content-Type": "text/html; charset=utf-8"}


@dataclass
class Site:
    """A site on loopback: what each path answers, and what was asked."""

    url: str = ""
    answers: dict[str, Answer | list[Answer]] = field(default_factory=dict)
    asked: Counter[str] = field(default_factory=Counter)
    headers: list[dict[str, str]] = field(default_factory=list)

    def next(self, path: str) -> Answer:
        self.asked[path] += 1
        answer = self.answers.get(path, (404, {}, b"nothing here"))
        return answer.pop(0) if isinstance(answer, list) else answer


@pytest.fixture
def site() -> Iterator[Site]:
    found = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.headers.append(dict(self.headers))
            status, headers, body = found.next(self.path)
            if headers.get("ETag") and self.headers.get("If-None-Match") == headers["ETag"]:
                status, body = 304, b""
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    found.url = f"http://127.0.0.1:{server.server_port}"
    yield found
    server.shutdown()
    server.server_close()
    thread.join()


def read(*urls: str, **options: Any) -> IngestResult:
    settings = {"allow_private": True, "host_delay": 0.0, "retries": 0, **options}
    return read_sources(list(urls), options=IngestOptions(**settings))


def fetcher(site_or_transport: httpx.BaseTransport | None = None, **options: Any) -> Fetcher:
    settings = {"host_delay": 0.0, "allow_private": site_or_transport is None, **options}
    return Fetcher(
        IngestOptions(**settings),
        transport=site_or_transport,
        resolver=lambda host, port: (
            {"inside.example": ["10.0.0.5"]}.get(host, ["127.0.0.1"])
            if site_or_transport is None
            else {"inside.example": ["10.0.0.5"]}.get(host, ["93.184.216.34"])
        ),
        sleep=lambda seconds: None,
    )


def test_a_page_becomes_an_article(site: Site) -> None:
    site.answers["/pier"] = 200, HTML, PAGE
    result = read(f"{site.url}/pier")
    assert not result.skipped
    (article,) = result.articles
    assert (article.text, article.url) == ("\n".join(STORY), f"{site.url}/pier")
    assert article.outlet == "The Elwin Ledger"
    assert "Storyatlas" in site.headers[-1]["User-Agent"]


def test_charset_of_the_header_counts(site: Site) -> None:
    body = page((*STORY, "The café by the pier, “Zum Anker”, stays open all the same, its owner said.")).replace(
        '<meta charset="utf-8">', ""
    )
    site.answers["/pier"] = 200, {"Content-Type": "text/html; charset=windows-1252"}, body.encode("cp1252")
    assert "The café by the pier, “Zum Anker”" in read(f"{site.url}/pier").articles[0].text


def test_a_feed_leads_to_its_pages_and_falls_back_to_its_summaries(site: Site) -> None:
    items = "".join(
        f"<item><title>{path}</title><link>{site.url}/{path}</link><pubDate>Tue, 05 Mar 2024 16:20:00 +0100</pubDate>"
        f"<description>{summary}</description></item>"
        for path, summary in (("pier", "Short."), ("gone", STORY[0]), ("gone-too", "Short."))
    )
    feed = f"<?xml version='1.0'?><rss version='2.0'><channel><title>The Elwin Ledger</title>{items}</channel></rss>"
    site.answers["/feed"] = 200, {"Content-Type": "application/rss+xml"}, feed.encode()
    site.answers["/pier"] = 200, HTML, page().encode()
    result = read(f"{site.url}/feed")
    assert [article.text for article in result.articles] == ["\n".join(STORY), STORY[0]]
    assert {article.published for article in result.articles} == {"2024-03-05T16:20:00+01:00"}
    assert [line.source for line in result.skipped] == [f"{site.url}/gone-too"]
    assert "answered 404: it does not exist" in result.skipped[0].reason
    assert "summary in the feed is used" in result.notices[0].reason


def test_opml_leads_to_feeds(site: Site, tmp_path: Path) -> None:
    feed = f"<rss version='2.0'><channel><title>Elwin</title><item><title>Pier</title><description>{' '.join(STORY * 2)}</description></item></channel></rss>"
    site.answers["/feed"] = 200, {}, feed.encode()
    site.answers["/page"] = 200, HTML, PAGE
    outlines = "".join(f'<outline type="rss" xmlUrl="{site.url}/{path}"/>' for path in ("feed", "page"))
    (tmp_path / "feeds.opml").write_text(
        f"<opml version='2.0'><body><outline text='News'>{outlines}</outline></body></opml>"
    )
    result = read(str(tmp_path / "feeds.opml"))
    assert len(result.articles) == 1
    assert [line.reason for line in result.skipped] == ["a web page, not a feed; check the address"]


def test_robots_are_respected(site: Site) -> None:
    site.answers["/robots.txt"] = 200, {}, b"User-agent: *\nDisallow: /private/\n"
    site.answers["/private/pier"] = 200, HTML, PAGE
    site.answers["/pier"] = 200, HTML, PAGE
    result = read(f"{site.url}/private/pier", f"{site.url}/pier")
    assert len(result.articles) == 1
    assert "robots.txt asks programs to stay away" in result.skipped[0].reason
    assert site.asked == {"/robots.txt": 1, "/pier": 1}


def test_redirects_are_followed_and_circles_are_not(site: Site) -> None:
    site.answers["/old"] = 301, {"Location": "/pier"}, b""
    site.answers["/pier"] = 200, HTML, PAGE
    site.answers["/a"] = 302, {"Location": "/b"}, b""
    site.answers["/b"] = 302, {"Location": "/a"}, b""
    site.answers["/far"] = 302, {"Location": "file:///etc/hostname"}, b""
    result = read(f"{site.url}/old", f"{site.url}/a", f"{site.url}/far")
    assert [article.url for article in result.articles] == [f"{site.url}/pier"]
    assert ["circle" in line.reason or "no web address" in line.reason for line in result.skipped] == [True, True]


def test_an_endless_chain_of_redirects_ends() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/robots.txt":
            return httpx.Response(404)
        return httpx.Response(302, headers={"Location": f"{request.url.path}x"})

    with pytest.raises(FetchError, match="more than 5 redirects"):
        fetcher(httpx.MockTransport(answer)).get("http://news.example/a")


def test_a_page_that_is_too_large(site: Site) -> None:
    site.answers["/big"] = 200, HTML, b"x" * 3_000_000
    assert "larger than 1 MB" in read(f"{site.url}/big", max_page_bytes=1024 * 1024).skipped[0].reason


def test_a_busy_site_is_asked_again(site: Site) -> None:
    site.answers["/pier"] = [(503, {"Retry-After": "0"}, b""), (429, {"Retry-After": "0"}, b""), (200, HTML, PAGE)]
    assert len(read(f"{site.url}/pier", retries=2).articles) == 1
    assert site.asked["/pier"] == 3


def test_a_dead_site_is_one_line() -> None:
    (line,) = read("http://127.0.0.1:9/pier").skipped
    assert "cannot be reached" in line.reason
    (line,) = read("http://").skipped
    assert "no web address" in line.reason


def test_the_cache_asks_whether_a_page_changed(site: Site, tmp_path: Path) -> None:
    site.answers["/pier"] = 200, {**HTML, "ETag": '"1"'}, PAGE
    first = read(f"{site.url}/pier", cache=tmp_path / "cache")
    assert read(f"{site.url}/pier", cache=tmp_path / "cache") == first
    assert site.headers[-1]["If-None-Match"] == '"1"'


def test_the_cache_serves_while_the_site_is_down(site: Site, tmp_path: Path) -> None:
    site.answers["/pier"] = 200, HTML, PAGE
    first = read(f"{site.url}/pier", cache=tmp_path / "cache")
    site.answers["/pier"] = 500, {}, b""
    assert read(f"{site.url}/pier", cache=tmp_path / "cache").articles == first.articles


def test_a_damaged_cache_file_is_passed_over(tmp_path: Path) -> None:
    cache = FolderCache(tmp_path)
    fetched = Fetched("http://a.example/", "http://a.example/b", b"a\nb", "text/html", "e", "m")
    cache.put(fetched)
    assert cache.get("http://a.example/") == fetched
    (file,) = tmp_path.iterdir()
    file.write_bytes(b"{}")
    assert cache.get("http://a.example/") is None


def test_private_addresses_are_refused(site: Site) -> None:
    site.answers["/pier"] = 200, HTML, PAGE
    (line,) = read(f"{site.url}/pier", allow_private=False).skipped
    assert "private address 127.0.0.1" in line.reason
    assert not site.asked


def test_a_redirect_inside_is_refused() -> None:
    hosts: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        hosts.append(request.headers["Host"] + "@" + request.url.host)
        if request.url.path == "/robots.txt":
            return httpx.Response(404)
        return httpx.Response(302, headers={"Location": "http://inside.example/secret"})

    with pytest.raises(FetchError, match=r"inside\.example is at the private address 10\.0\.0\.5"):
        fetcher(httpx.MockTransport(answer)).get("http://news.example/a")
    # The connection goes to the address that was checked, under the name of the site.
    assert set(hosts) == {"news.example@93.184.216.34"}


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::1", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_a_host_gets_its_pause() -> None:
    waits: list[float] = []

    def answer(request: httpx.Request) -> httpx.Response:
        robots = b"User-agent: *\nCrawl-delay: 4\n"
        return httpx.Response(200, content=robots if request.url.path == "/robots.txt" else b"page")

    polite: Callable[[float], None] = waits.append
    one = Fetcher(
        IngestOptions(host_delay=1.0),
        transport=httpx.MockTransport(answer),
        resolver=lambda host, port: ["93.184.216.34"],
        sleep=polite,
    )
    one.get("http://news.example/a")
    assert len(waits) == 1
    assert 3.5 < waits[0] <= 4.0


def test_without_fetching_nothing_is_asked(site: Site) -> None:
    (line,) = read(f"{site.url}/pier", fetch=False).skipped
    assert "fetching is off" in line.reason
    assert not site.asked


def test_stopping_does_not_wait_for_a_silent_server() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/pier"
        readings = read_pointers(
            [Pointer(url, url)], load_outlets(), IngestOptions(allow_private=True, read_timeout=2.0)
        )
        next(readings)
        begun = time.monotonic()
        readings.close()
        assert time.monotonic() - begun < 1.0

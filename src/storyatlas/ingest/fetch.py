"""Fetching one URL: polite, bounded, and only where it is allowed to go."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from urllib.parse import urljoin

import httpx
from protego import Protego

from storyatlas.errors import FetchError
from storyatlas.ingest.address import Resolve, checked_address, resolve
from storyatlas.ingest.cache import FetchCache, Fetched
from storyatlas.ingest.options import MB, IngestOptions

_REDIRECTS = (301, 302, 303, 307, 308)
_TRY_AGAIN = (429, 500, 502, 503, 504)
_MAX_WAIT = 10.0  # seconds before a retry, and between requests to a host that asks for more
_ROBOTS_BYTES = 512 * 1024
_REASONS = {
    401: "needs a login; save the page from your browser and give the file",
    402: "is behind a paywall; save the page from your browser and give the file",
    403: "refuses programs; save the page from your browser and give the file",
    404: "does not exist; check the address",
    410: "was removed; try an archived copy",
    429: "asks to come back later; try again in a while",
    451: "is withheld for legal reasons; try an archived copy",
}
_ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,*/*;q=0.5"


class Fetcher:
    """Fetches URLs. Safe to use from several threads as long as each host stays in one."""

    def __init__(
        self,
        options: IngestOptions,
        cache: FetchCache | None = None,
        *,
        resolver: Resolve = resolve,
        transport: httpx.BaseTransport | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._options = options
        self._cache = cache
        self._resolve = resolver
        self._sleep = sleep
        self._robots: dict[str, Protego | None] = {}
        self._last: dict[str, float] = defaultdict(lambda: -1e9)
        self._lock = threading.Lock()
        # Connections go to checked addresses, so they are not kept for another name of the same one.
        self._client = httpx.Client(
            timeout=httpx.Timeout(options.read_timeout, connect=options.connect_timeout),
            limits=httpx.Limits(max_keepalive_connections=0),
            headers={"User-Agent": options.user_agent, "Accept": _ACCEPT, "Accept-Language": "en,*;q=0.5"},
            follow_redirects=False,
            trust_env=False,
            transport=transport,
        )

    def close(self) -> None:
        """Let go of the network."""
        self._client.close()

    def get(self, url: str) -> Fetched:
        """What a URL gives, after redirects; from the cache where the site says it is unchanged,
        or cannot be reached. Raises `FetchError`."""
        cached = self._cache.get(url) if self._cache else None
        try:
            fetched = self._follow(url, cached)
        except FetchError:
            if cached is None:
                raise
            return cached
        if self._cache and fetched is not cached:
            self._cache.put(fetched)
        return fetched

    def _follow(self, url: str, cached: Fetched | None) -> Fetched:
        target, seen = url, set[str]()
        for _ in range(self._options.max_redirects + 1):
            if target in seen:
                raise FetchError(url, "redirects in a circle; check the address")
            seen.add(target)
            parsed = self._parse(target, url)
            self._ask_robots(parsed, url)
            response, data = self._request(parsed, url, cached, self._options.max_page_bytes)
            if response.status_code in _REDIRECTS and response.headers.get("location"):
                target = _location(target, response, url)
                continue
            if response.status_code == 304 and cached:
                return cached
            self._check_status(response, url)
            headers = response.headers
            return Fetched(
                url,
                target,
                data,
                headers.get("content-type", ""),
                headers.get("etag", ""),
                headers.get("last-modified", ""),
            )
        raise FetchError(url, f"more than {self._options.max_redirects} redirects; give the final address")

    @staticmethod
    def _parse(target: str, url: str) -> httpx.URL:
        try:
            parsed = httpx.URL(target)
        except (httpx.InvalidURL, ValueError, TypeError) as error:
            raise FetchError(url, f"not a valid address ({error}); check it") from error
        if parsed.scheme not in ("http", "https") or not parsed.host:
            raise FetchError(url, f"leads to {target[:80]}, which is no web address")
        return parsed

    @staticmethod
    def _check_status(response: httpx.Response, url: str) -> None:
        status = response.status_code
        if status != 200:
            reason = _REASONS.get(
                status, "cannot be served right now; try again later" if status >= 500 else "gave no page"
            )
            raise FetchError(url, f"answered {status}: it {reason}")

    def _ask_robots(self, target: httpx.URL, url: str) -> None:
        """Raise `FetchError` where the site's robots.txt keeps this program out."""
        origin = f"{target.scheme}://{target.netloc.decode('ascii')}"
        if origin not in self._robots:
            self._robots[origin] = self._read_robots(origin, url)
        robots = self._robots[origin]
        if robots and not robots.can_fetch(str(target), self._options.user_agent):
            raise FetchError(url, "the site's robots.txt asks programs to stay away; save the page from your browser")

    def _read_robots(self, origin: str, url: str) -> Protego | None:
        """The rules of a site, `None` where it has none (RFC 9309: a 4xx answer allows all, one
        of 5xx nothing)."""
        target = f"{origin}/robots.txt"
        for _ in range(self._options.max_redirects):
            response, data = self._request(self._parse(target, url), url, None, _ROBOTS_BYTES, cut=True)
            if response.status_code not in _REDIRECTS or not response.headers.get("location"):
                break
            target = _location(target, response, url)
        if response.status_code >= 500:
            raise FetchError(url, f"robots.txt of the site answered {response.status_code}; try again later")
        return Protego.parse(data.decode("utf-8", "replace")) if response.status_code == 200 else None

    def _request(
        self, target: httpx.URL, url: str, cached: Fetched | None, limit: int, *, cut: bool = False
    ) -> tuple[httpx.Response, bytes]:
        """One answer, tried again where the site or the connection stumbles."""
        problem: FetchError | None = None
        for attempt in range(self._options.retries + 1):
            self._wait_for(target)
            try:
                response, data = self._send(target, url, cached, limit, cut)
            except httpx.HTTPError as error:
                problem = FetchError(url, _transport_reason(error))
                problem.__cause__ = error
                delay = float(2**attempt)
            else:
                if response.status_code not in _TRY_AGAIN or attempt == self._options.retries:
                    return response, data
                problem, delay = None, _retry_after(response, attempt)
            if attempt < self._options.retries:
                self._sleep(min(delay, _MAX_WAIT))
        raise problem or FetchError(url, "gave no answer; try again later")

    def _wait_for(self, target: httpx.URL) -> None:
        """Leave a host its pause between requests: ours, or the longer one it asks for."""
        robots = self._robots.get(f"{target.scheme}://{target.netloc.decode('ascii')}")
        asked = robots.crawl_delay(self._options.user_agent) if robots else None
        pause = min(max(self._options.host_delay, asked or 0.0), _MAX_WAIT)
        with self._lock:
            left = self._last[target.host] + pause - time.monotonic()
            self._last[target.host] = time.monotonic() + max(left, 0.0)
        if left > 0:
            self._sleep(left)

    def _send(
        self, target: httpx.URL, url: str, cached: Fetched | None, limit: int, cut: bool
    ) -> tuple[httpx.Response, bytes]:
        host = target.raw_host.decode("ascii")
        port = target.port or (443 if target.scheme == "https" else 80)
        address = checked_address(host, port, url, allow_private=self._options.allow_private, resolver=self._resolve)
        headers = {"Host": target.netloc.decode("ascii")}
        if cached and cached.etag:
            headers["If-None-Match"] = cached.etag
        if cached and cached.last_modified:
            headers["If-Modified-Since"] = cached.last_modified
        request = self._client.build_request(
            "GET", target.copy_with(host=address), headers=headers, extensions={"sni_hostname": host}
        )
        response = self._client.send(request, stream=True)
        try:
            return response, self._body(response, url, limit, cut)
        finally:
            response.close()

    def _body(self, response: httpx.Response, url: str, limit: int, cut: bool) -> bytes:
        """The body, within the bounds of size and time."""
        deadline = time.monotonic() + self._options.total_timeout
        data = bytearray()
        for chunk in response.iter_bytes():
            data += chunk
            if len(data) > limit:
                if cut:
                    break
                raise FetchError(url, f"larger than {limit // MB} MB; save it and give the file")
            if time.monotonic() > deadline:
                raise FetchError(url, f"still sending after {self._options.total_timeout:.0f} seconds; try again later")
        return bytes(data[:limit])


def _location(target: str, response: httpx.Response, url: str) -> str:
    try:
        return urljoin(target, response.headers["location"])
    except ValueError as error:
        raise FetchError(url, f"redirects to a broken address ({error}); give the final one") from error


def _retry_after(response: httpx.Response, attempt: int) -> float:
    with suppress(ValueError):
        return max(float(response.headers.get("retry-after", "")), 0.0)
    return float(2**attempt)


def _transport_reason(error: httpx.HTTPError) -> str:
    if isinstance(error, httpx.TimeoutException):
        return "does not answer in time; try again later"
    if isinstance(error, httpx.ConnectError):
        reason = "has no valid certificate" if "CERTIFICATE" in str(error).upper() else "cannot be reached"
        return f"the site {reason} ({error}); check the address and the connection"
    return f"the connection broke ({error or type(error).__name__}); try again later"

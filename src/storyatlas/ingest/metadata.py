"""Title, date, outlet, author and language of a page from its head and headings."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import urljoin

from lxml.html import HtmlElement

from storyatlas.ingest.clean import clean_line
from storyatlas.ingest.dates import parse_date
from storyatlas.ingest.jsonld import LinkedArticle
from storyatlas.ingest.outlets import host_of

_DATE_KEYS = (
    "article:published_time",
    "article_published_time",
    "article:published",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_date",
    "pubdate",
    "pub_date",
    "publication_date",
    "publication-date",
    "parsely-pub-date",
    "cxenseparse:publishtime",
    "cxenseparse:recs:publishtime",
    "sailthru.date",
    "article.published",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "citation_publication_date",
    "date.published",
    "datecreated",
    "date",
)
_SITE_KEYS = (
    "og:site_name",
    "og_site_name",
    "dc.publisher",
    "dcterms.publisher",
    "application-name",
    "citation_journal_title",
    "apple-mobile-web-app-title",
)
_AUTHOR_KEYS = (
    "author",
    "article:author_name",
    "parsely-author",
    "dc.creator",
    "sailthru.author",
    "byl",
    "cxenseparse:author",
    "mrf:authors",
)
_DATE_MARK = re.compile(
    r"(?:^|[\s_-])(?:pub(?:lish(?:ed)?)?|post(?:ed)?|date|time|timestamp|byline|dateline)(?:$|[\s_-])", re.I
)
_ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/\d+\w*/(?=https?://)")
_WHOLE_SENTENCE = re.compile(r"(?<!\.\.)[.!?][”\"'’)]?$")
_SEPARATOR = re.compile(r"\s+(?:[|–—·•»:\-]|::)\s+")
_BREADCRUMB = re.compile(r"^[\w&'’.\- ]{2,30}$")


def meta_values(tree: HtmlElement) -> dict[str, str]:
    """The first non-empty content of each `<meta>`, by its lower-cased name or property."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = html.unescape(meta.get("content") or "").strip()  # many sites escape twice
        if key and content:
            found.setdefault(key.strip().lower(), content)
    return found


def find_title(tree: HtmlElement, meta: dict[str, str], linked: LinkedArticle, outlets: list[str]) -> str:
    """The article's headline without the outlet's name.

    The heading that readers see wins where the page's social title repeats it and JSON-LD words
    it otherwise (that is then a title for search engines); otherwise JSON-LD, then heading,
    social titles, `<title>`. Set on 27 pages of as many publishers: right on 26.
    """
    headings = [clean_line(heading.text_content()) for heading in tree.iter("h1")]
    social = [
        without_outlet(clean_line(meta[key]), outlets)
        for key in (
            "og:title",
            "og_title",
            "twitter:title",
            "twitter_title",
            "dc.title",
            "sailthru.title",
            "parsely-title",
            "title",
        )
        if meta.get(key)
    ]
    page = without_outlet(clean_line(tree.findtext(".//title") or ""), outlets)
    declared = _in_full(without_outlet(linked.title, outlets), [*headings, *social])
    shown = next((h for h in headings if any(_key(h) == _key(s) for s in social)), "")
    if declared and shown and not _similar(declared, shown):
        return shown
    if declared:
        return declared
    if shown:
        return shown
    written = [h for h in headings if len(h) > 15 and _key(h) in _key(page)]
    # Where nothing else speaks, a lone heading is what readers see; `<title>` is for searching.
    lone = [h for h in headings if len(h.split()) > 3]
    return next(filter(None, (*written, *social, *(lone if len(lone) == 1 else ()), page, *headings)), "")


def _in_full(title: str, others: list[str]) -> str:
    """A title that was cut off (search engines show 110 characters), as another place spells it."""
    stem = _key(title.rstrip(".… "))
    if not title.endswith(("…", "...")) and len(title) < 100:
        return title
    return next((other for other in others if _key(other).startswith(stem) and len(stem) > 20), title)


def _key(text: str) -> str:
    return re.sub(r"\W+", " ", text.replace("’", "'").replace("‘", "'")).strip().lower()


def _similar(one: str, other: str) -> bool:
    """Whether two headlines are edits of one wording: at least 80% of their words in common."""
    first, second = set(_key(one).split()), set(_key(other).split())
    return len(first & second) >= 0.8 * max(len(first), len(second), 1)


def without_outlet(title: str, outlets: list[str]) -> str:
    """A title without the name of its outlet (and the section before it) at the end, or in front."""
    names = {re.sub(r"\W+", "", name).lower().removeprefix("the") for name in outlets if name}
    names |= {name.split(".")[0] for name in (outlet.lower() for outlet in outlets) if "." in name}
    parts = _SEPARATOR.split(title)
    if len(parts) < 2 or not names:
        return title
    for cut in range(1, len(parts)):
        part = re.sub(r"\W+", "", parts[cut]).lower().removeprefix("the")
        if not any(_same_name(part, name) for name in names):
            continue
        kept = cut
        while (
            kept > 1 and title.count(" | ") and _BREADCRUMB.match(parts[kept - 1]) and len(parts[kept - 1].split()) <= 3
        ):
            kept -= 1
        head = parts[0]
        for part_before in parts[1:kept]:
            start = title.index(part_before, len(head))
            head = title[: start + len(part_before)]
        return head.strip()
    first = re.sub(r"\W+", "", parts[0]).lower().removeprefix("the")
    if first in names:
        return title[len(parts[0]) :].lstrip(" |–—·•»:-")
    return title


def _same_name(part: str, name: str) -> bool:
    return len(name) > 2 and (
        part == name
        or (part.startswith(name) and len(part) <= len(name) + 12)
        or (len(part) > 3 and name.startswith(part))
    )


def find_published(tree: HtmlElement, meta: dict[str, str], linked: LinkedArticle) -> str | None:
    """When the page was first published: JSON-LD, meta tags, then a marked `<time>` element."""
    if linked.published:
        return linked.published
    day = None
    for key in _DATE_KEYS:
        date = parse_date(meta.get(key))
        if date and len(date) > 10:
            return date
        day = day or date
    if day:
        return day
    for time in tree.iter("time"):
        marks = " ".join(filter(None, (time.get("itemprop"), time.get("class"), time.get("pubdate"))))
        if re.search(r"publish|pubdate|posted|date|timestamp", marks, re.I) or time.get("pubdate") is not None:
            date = parse_date(time.get("datetime") or time.text_content())
            if date:
                return date
    for element in tree.xpath('//*[@itemprop="datePublished"]'):
        date = parse_date(element.get("content") or element.get("datetime") or element.text_content())
        if date:
            return date
    for element in tree.iter("span", "p", "div", "li", "small", "strong"):
        if _DATE_MARK.search(f"{element.get('class', '')} {element.get('id', '')}") and len(element) < 6:
            text = element.text_content()
            date = parse_date(text) if len(text) < 120 else None
            if date:
                return date
    times = [parse_date(time.get("datetime") or time.text_content()) for time in tree.iter("time")]
    return next(filter(None, times), None)


def outlet_candidates(tree: HtmlElement, meta: dict[str, str], linked: LinkedArticle) -> Iterator[str]:
    """Names the page gives to its outlet, the most telling first."""
    yield linked.outlet
    for key in _SITE_KEYS[:4]:
        yield clean_line(meta.get(key, ""))
    yield linked.site
    publisher = clean_line(meta.get("article:publisher", ""))
    if publisher and "/" not in publisher and not publisher.isdigit():
        yield publisher
    for key in _SITE_KEYS[4:]:
        yield clean_line(meta.get(key, ""))
    parts = _SEPARATOR.split(clean_line(tree.findtext(".//title") or ""))
    if len(parts) > 1 and len(parts[-1].split()) <= 5:
        yield parts[-1]


def find_author(meta: dict[str, str], linked: LinkedArticle) -> str | None:
    """Who wrote it, as the page's data name them."""
    if linked.author:
        return linked.author
    for key in _AUTHOR_KEYS:
        name = clean_line(meta.get(key, "")).removeprefix("By ").removeprefix("by ")
        if name and not name.startswith(("http", "//", "@")):
            return name
    return None


def find_standfirst(meta: dict[str, str], linked: LinkedArticle) -> str:
    """The page's own summary in whole sentences, empty where it has none. A line without a full
    stop is a second headline, and would run into the first sentence of the text."""
    summaries = (linked.description, meta.get("og:description", ""), meta.get("description", ""))
    return next((line for line in map(clean_line, summaries) if len(line) > 30 and _WHOLE_SENTENCE.search(line)), "")


def find_language(tree: HtmlElement, meta: dict[str, str], linked: LinkedArticle) -> str:
    """The declared language as an ISO 639-1 code, empty where none is declared."""
    declared = linked.language or tree.get("lang") or meta.get("og:locale", "") or meta.get("content-language", "")
    match = re.match(r"[A-Za-z]{2}(?![A-Za-z])", declared.strip())
    return match.group(0).lower() if match else ""


def find_url(tree: HtmlElement, meta: dict[str, str], linked: LinkedArticle, given: str) -> str:
    """The page's address: where it was fetched, else its canonical link, `og:url`, JSON-LD."""
    links = [link.get("href", "") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower()]
    for url in (*links, meta.get("og:url", ""), linked.url):
        url = _ARCHIVED.sub("", joined(given, url.strip())) if url else ""
        if host_of(url) and url.startswith(("http://", "https://")):
            return url
    return _ARCHIVED.sub("", given)


def joined(base: str, url: str) -> str:
    """A link of a page as an absolute URL; the base where the link is broken."""
    try:
        return urljoin(base, url)
    except ValueError:
        return base

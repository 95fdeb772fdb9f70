"""Feeds (RSS, Atom, RDF, JSON Feed) and lists of feeds (OPML)."""

from __future__ import annotations

import calendar
import html
import json
import re
import time
from datetime import UTC, datetime
from typing import Any

import feedparser
from lxml import etree
from lxml.html import fragment_fromstring

from storyatlas.errors import NoArticleText, UnreadableSource
from storyatlas.ingest.boilerplate import without_boilerplate
from storyatlas.ingest.clean import clean_line, clean_text, decode, first_sentence, word_count
from storyatlas.ingest.dates import parse_date
from storyatlas.ingest.options import SUMMARY_WORDS, Pointer, Reading
from storyatlas.ingest.outlets import OutletTable
from storyatlas.model.article import Article
from storyatlas.model.atlas import Skipped

# An item with as many words carries the article, one with fewer a summary of it; feeds that have
# an element for the whole text say so by using it.
_FULL_WORDS = 100
_FULL_WORDS_OF_CONTENT = 50
_BLOCK_TAG = re.compile(r"<(?=/?(?:p|div|br|li|ul|ol|h[1-6]|blockquote|tr|table|section|article)\b)", re.I)
_NO_FEED = "not a feed (no RSS, Atom or JSON Feed in it); check the address, or give the page itself"


def read_feed(data: bytes, source: str, outlets: OutletTable, *, url: str = "", limit: int = 200) -> Reading:
    """Items of an RSS, Atom or RDF feed: articles where they are whole, pointers where they only
    link. Raises `UnreadableSource` where it is no feed, `NoArticleText` where it is empty."""
    try:
        parsed = feedparser.parse(
            data, sanitize_html=False, resolve_relative_uris=True, response_headers={"content-location": url}
        )
    except (ValueError, OverflowError, LookupError, TypeError, AttributeError) as error:
        raise UnreadableSource(source, f"a damaged feed ({type(error).__name__}); {_NO_FEED}") from error
    if not parsed.entries and not parsed.get("version"):
        raise UnreadableSource(source, _NO_FEED)
    if not parsed.entries:
        raise NoArticleText(source, "the feed has no items; try again later")
    site = clean_line(_plain(parsed.feed.get("title", "")))
    home = parsed.feed.get("link", "") or url
    language = str(parsed.feed.get("language", ""))[:2].lower()
    for number, entry in enumerate(parsed.entries[:limit], start=1):
        link = str(entry.get("link", ""))
        contents = [str(part.get("value", "")) for part in entry.get("content", [])] + [str(entry.get("summary", ""))]
        text = max((markup_text(content) for content in contents), key=len)
        credit = entry.get("source", {}).get("title", "")
        article = Article(
            id="",
            url=link,
            outlet=outlets.name([clean_line(credit), _site_name(site)], link or home),
            title=clean_line(_plain(str(entry.get("title", "")))) or first_sentence(text),
            text=text,
            published=_entry_date(entry),
            language=language,
            author=clean_line(str(entry.get("author", ""))) or None,
            source=f"{source} item {number}",
        )
        yield _whole_or_pointer(article, _FULL_WORDS_OF_CONTENT if entry.get("content") else _FULL_WORDS)


def read_jsonfeed(data: bytes, source: str, outlets: OutletTable, *, url: str = "", limit: int = 200) -> Reading:
    """Items of a JSON Feed (jsonfeed.org, versions 1 and 1.1)."""
    try:
        feed = json.loads(decode(data))
        items = feed["items"]
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadableSource(source, _NO_FEED) from error
    if not isinstance(items, list) or not items:
        raise NoArticleText(source, "the feed has no items; try again later")
    for number, item in enumerate(items[:limit], start=1):
        if not isinstance(item, dict):
            yield Skipped(f"{source} item {number}", "not an object; the feed is damaged")
            continue
        link = str(item.get("url") or item.get("external_url") or "")
        text = clean_text(str(item.get("content_text") or "")) or markup_text(str(item.get("content_html") or ""))
        text = text or clean_text(str(item.get("summary") or ""))
        authors = item.get("authors") or [item.get("author") or {}]
        names = [str(author.get("name", "")) for author in authors if isinstance(author, dict)]
        yield _whole_or_pointer(
            Article(
                id="",
                url=link,
                outlet=outlets.name(
                    [_site_name(clean_line(str(feed.get("title", ""))))], link or str(feed.get("home_page_url") or url)
                ),
                title=clean_line(str(item.get("title") or "")) or first_sentence(text),
                text=text,
                published=parse_date(item.get("date_published") or item.get("date_modified")),
                language=str(item.get("language") or feed.get("language") or "")[:2].lower(),
                author=", ".join(filter(None, names)) or None,
                source=f"{source} item {number}",
            ),
            _FULL_WORDS if not (item.get("content_text") or item.get("content_html")) else _FULL_WORDS_OF_CONTENT,
        )


def _whole_or_pointer(article: Article, enough: int) -> Article | Pointer | Skipped:
    words = word_count(article.text)
    if words >= enough or (words >= SUMMARY_WORDS and not article.url.startswith("http")):
        return article
    if article.url.startswith("http"):
        return Pointer(article.url, article.source, known=article)
    return Skipped(article.source, "neither a text nor a link; the feed gives nothing to read here")


def _site_name(title: str) -> str:
    """The outlet in a feed's title: "World news | The Example" and "The Example: World" give it."""
    parts = re.split(r"\s+[|–—»>]\s+|\s+-\s+", title)
    if len(parts) > 1 and re.search(
        r"\b(?:news|world|latest|top stories|home|rss|feed|headlines|politics|business|all)\b", parts[0], re.I
    ):
        return parts[-1]
    return re.sub(r"\s*\b(?:RSS|Atom)\b.*$|\s+feed$", "", parts[0], flags=re.I)


def _entry_date(entry: Any) -> str | None:
    for key in ("published", "created", "updated", "date"):
        date = parse_date(entry.get(key))
        if date:
            return date
        moment = entry.get(f"{key}_parsed")
        if isinstance(moment, time.struct_time):
            return parse_date(datetime.fromtimestamp(calendar.timegm(moment), UTC))
    return None


def _plain(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", markup))


def markup_text(markup: str) -> str:
    """The paragraphs of a fragment of HTML, without furniture."""
    if "<" not in markup:
        return clean_text(html.unescape(markup))
    try:
        tree = fragment_fromstring(_BLOCK_TAG.sub("\n<", markup), create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, TypeError):
        return clean_text(_plain(markup))
    for element in list(tree.iter("script", "style", "figure", "figcaption", "iframe", "aside", "form")):
        element.drop_tree()
    return "\n".join(without_boilerplate(clean_text(tree.text_content()).split("\n")))


def read_opml(data: bytes, source: str) -> Reading:
    """A pointer for each feed of an OPML list. Raises `UnreadableSource` where it is none."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(decode(data).encode("utf-8"), parser=parser)
        outlines = [] if root is None else list(root.iter("outline"))
        urls = [outline.get("xmlUrl") or outline.get("xmlurl") for outline in outlines]
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableSource(source, "not a readable OPML list; export it again") from error
    feeds = list(dict.fromkeys(url.strip() for url in urls if url and url.strip()))
    if not feeds:
        raise NoArticleText(source, "no feed in this OPML list (no xmlUrl); export it again with its feeds")
    for url in feeds:
        yield Pointer(url, source, kind="feed")

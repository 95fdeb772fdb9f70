"""JSON-LD of a page: the publisher's own statement about its article (schema.org)."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from storyatlas.ingest.clean import clean_line, clean_text
from storyatlas.ingest.dates import parse_date

_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|SatiricalArticle|ScholarlyArticle|Blog)$")
_ORGANIZATION = re.compile(r"Organization|Corporation|Newspaper|Periodical")
_COMMENT = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$")
_TAG = re.compile(r"<[^>]{1,500}>")


@dataclass(frozen=True, slots=True)
class LivePost:
    """One dated entry of a live blog."""

    title: str
    text: str
    published: str | None
    url: str = ""
    author: str | None = None


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """What a page's JSON-LD says of its article; empty strings and `None` where it does not."""

    title: str = ""
    published: str | None = None
    author: str | None = None
    outlet: str = ""
    site: str = ""
    language: str = ""
    url: str = ""
    body: str = ""
    description: str = ""
    live: bool = False
    posts: tuple[LivePost, ...] = ()


def read_jsonld(tree: HtmlElement) -> LinkedArticle:
    """The main article in the JSON-LD blocks of a page. Broken blocks are passed over."""
    nodes = [node for script in tree.iter("script") if _is_jsonld(script) for node in _nodes(_parse(script.text or ""))]
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    articles = [node for node in nodes if _is(node, _ARTICLE)]
    shown = _shown_titles(tree)
    main = max(articles, key=lambda node: _weight(node, shown), default={})
    pages = [node for node in nodes if _is(node, re.compile(r"WebPage$"))]
    dated = [node.get("datePublished") or node.get("dateCreated") for node in (main, *articles, *pages)]
    sites = [node for node in nodes if _is(node, re.compile(r"^WebSite$"))]
    organizations = [node for node in nodes if _is(node, _ORGANIZATION)]
    outlet = next(filter(None, (_name(node.get("publisher"), by_id) for node in (main, *articles, *pages, *sites))), "")
    return LinkedArticle(
        title=_words(main.get("headline")) or _words(main.get("name")),
        published=next(filter(None, map(parse_date, map(_text, dated))), None),
        author=_authors(main.get("author"), by_id),
        outlet=outlet or next(filter(None, (_words(node.get("name")) for node in organizations)), ""),
        site=next(filter(None, (_words(node.get("name")) for node in sites)), ""),
        language=_text(main.get("inLanguage")),
        url=_text(main.get("url")) or _text(_first(main.get("mainEntityOfPage"), "@id")),
        body=_body(main.get("articleBody")),
        description=_words(main.get("description")),
        live=any("LiveBlog" in kind for node in articles for kind in _kinds(node)),
        posts=tuple(post for node in articles for post in _posts(node, by_id)),
    )


def _is_jsonld(script: HtmlElement) -> bool:
    return "ld+json" in (script.get("type") or "").lower()


def _parse(text: str) -> Any:
    """The value in a block; tolerates comments around it, control characters, trailing commas."""
    text = _COMMENT.sub("", text).strip().rstrip(";")
    for candidate in (text, re.sub(r",\s*(?=[}\]])", "", text), html.unescape(text)):
        try:
            return json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Every top-level object, those of `@graph` and of `mainEntity` among them."""
    if depth > 6:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "item"):
            yield from _nodes(value.get(key), depth + 1)


def _kinds(node: dict[str, Any]) -> list[str]:
    kinds = node.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _is(node: dict[str, Any], pattern: re.Pattern[str]) -> bool:
    return any(pattern.search(kind) for kind in _kinds(node))


def _shown_titles(tree: HtmlElement) -> list[set[str]]:
    """The words of the page's title and main headings."""
    texts = [tree.findtext(".//title") or "", *(heading.text_content() for heading in tree.iter("h1"))]
    return [set(re.findall(r"\w+", text.lower())) for text in texts]


def _weight(node: dict[str, Any], shown: list[set[str]]) -> tuple[bool, bool, bool, int]:
    """Which of several articles is the page's own: the one that it is titled by, then the one
    that tells most about itself."""
    words = set(re.findall(r"\w+", _words(node.get("headline")).lower()))
    titled = any(len(words & title) > 0.5 * len(words) for title in shown)
    keys = ("headline", "datePublished", "author", "articleBody", "publisher", "liveBlogUpdate", "image")
    named = any(re.search(r"News|LiveBlog|Report", kind) for kind in _kinds(node))
    told = 2 * named + sum(key in node for key in keys)
    return titled, bool(node.get("headline")), bool(node.get("datePublished")), told


def _text(value: Any) -> str:
    value = _first(value, "@value")
    return str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _first(value: Any, key: str) -> Any:
    """A value out of the shapes that JSON-LD allows for one: a list of it, an object with it."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get(key) or value.get("name")
    return value


def _words(value: Any) -> str:
    return clean_line(_TAG.sub("", html.unescape(html.unescape(_text(value)))))


def _name(value: Any, by_id: dict[Any, dict[str, Any]]) -> str:
    if isinstance(value, list):
        return next(filter(None, (_name(item, by_id) for item in value)), "")
    if isinstance(value, dict):
        name = _words(value.get("name"))
        return name or _words(by_id.get(value.get("@id"), {}).get("name"))
    return _words(value)


def _authors(value: Any, by_id: dict[Any, dict[str, Any]]) -> str | None:
    people = value if isinstance(value, list) else [value]
    names = [_name(person, by_id) for person in people]
    kept = [name for name in dict.fromkeys(names) if name and not name.startswith(("http", "//", "@"))]
    return ", ".join(kept) or None


def _body(value: Any) -> str:
    """`articleBody` as paragraphs; markup inside it ends one."""
    if isinstance(value, list):
        value = "\n".join(item for item in value if isinstance(item, str))
    if not isinstance(value, str):
        return ""
    text = html.unescape(value) if "&" in value else value
    return clean_text(_TAG.sub("", re.sub(r"<(?:br|/p|/div|/li|/h\d)[^>]*>", "\n", text, flags=re.I)))


def _posts(node: dict[str, Any], by_id: dict[Any, dict[str, Any]]) -> Iterator[LivePost]:
    updates = node.get("liveBlogUpdate")
    for update in updates if isinstance(updates, list) else [updates]:
        if not isinstance(update, dict):
            continue
        text = _body(update.get("articleBody") or update.get("text") or update.get("description"))
        if text:
            yield LivePost(
                title=_words(update.get("headline")) or _words(update.get("name")),
                text=text,
                published=parse_date(_text(update.get("datePublished")) or _text(update.get("dateModified"))),
                url=_text(update.get("url")) or _text(update.get("@id")),
                author=_authors(update.get("author"), by_id),
            )

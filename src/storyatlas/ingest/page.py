"""HTML pages: title, author, published, outlet, language and body of the article in them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from htmldate import find_date
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from storyatlas.errors import NoArticleText
from storyatlas.ingest.body import find_paragraphs
from storyatlas.ingest.clean import clean_text, decode, first_sentence, word_count
from storyatlas.ingest.jsonld import LivePost, read_jsonld
from storyatlas.ingest.liveblog import find_posts
from storyatlas.ingest.metadata import (
    find_author,
    find_language,
    find_published,
    find_standfirst,
    find_title,
    find_url,
    joined,
    meta_values,
    outlet_candidates,
)
from storyatlas.ingest.options import Reading
from storyatlas.ingest.outlets import OutletTable
from storyatlas.model.article import Article

_LEAST_WORDS = 25


@dataclass(frozen=True, slots=True)
class Page:
    """The article of one HTML page. `posts` are the entries of a live blog; `text` the whole."""

    url: str
    title: str
    outlet: str
    published: str | None
    author: str | None
    language: str
    text: str
    posts: tuple[LivePost, ...] = ()


def read_page(data: bytes, source: str, outlets: OutletTable, *, url: str = "", charset: str | None = None) -> Reading:
    """The article of an HTML page, or the posts of a live blog.

    `url` is where the page was fetched, `charset` what its HTTP header says. Raises
    `NoArticleText` where nothing in it is an article.
    """
    page = parse_page(decode(data, charset), source, outlets, url=url)
    if not page.posts:
        yield Article(
            "", page.url, page.outlet, page.title, page.text, page.published, page.language, page.author, source=source
        )
        return
    for number, post in enumerate(page.posts, start=1):
        title = post.title or first_sentence(post.text)
        link = joined(page.url, post.url) if post.url else page.url
        yield Article(
            "",
            link if link.startswith("http") and link != page.url else f"{page.url}#post-{number}" if page.url else "",
            page.outlet,
            title,
            post.text,
            post.published or page.published,
            page.language,
            post.author or page.author,
            source=source,
        )


def parse_page(markup: str, source: str, outlets: OutletTable, *, url: str = "") -> Page:
    """Everything the page tells about its article. Raises `NoArticleText` where it has none."""
    tree = _parse(markup, source)
    meta, linked = meta_values(tree), read_jsonld(tree)
    address = find_url(tree, meta, linked, url or _saved_from(markup))
    names = [name for name in outlet_candidates(tree, meta, linked) if name]
    outlet = outlets.name(names, address)
    title = find_title(tree, meta, linked, [*names, outlet, outlets.domain(address)])
    author = find_author(meta, linked)
    posts = find_posts(tree, linked, title, address)
    text = clean_text("\n".join(find_paragraphs(tree, linked.body, title, author, find_standfirst(meta, linked))))
    if word_count(text) < _LEAST_WORDS and not posts:
        raise NoArticleText(source, _no_text(tree, word_count(text)))
    published = find_published(tree, meta, linked) or _guessed_date(tree, address)
    return Page(
        url=address,
        title=title or first_sentence(text),
        outlet=outlet,
        published=published,
        author=author,
        language=find_language(tree, meta, linked),
        text=text or "\n".join(post.text for post in posts),
        posts=posts,
    )


def _parse(markup: str, source: str) -> HtmlElement:
    try:
        # Decoded once already: lxml must not believe a charset that the page declares wrongly.
        tree = document_fromstring(
            markup.encode("utf-8", "replace"), parser=HTMLParser(encoding="utf-8", huge_tree=True)
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise NoArticleText(source, "the page is empty; save it again from the browser") from error
    for element in list(tree.iter("noscript", "template")):
        element.drop_tree()
    return tree


def _saved_from(markup: str) -> str:
    """The address that browsers note at the top of pages they save."""
    match = re.search(r"<!--[^>]{0,80}?(?:saved from url=\(\d+\)|\burl: ?)(https?://[^\s>]+)", markup[:3000])
    return match[1] if match else ""


def _guessed_date(tree: HtmlElement, url: str) -> str | None:
    """htmldate's finding from address and text, for pages whose data give no date."""
    match = re.search(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$|\.)", url)
    if match and 1 <= int(match[2]) <= 12 and 1 <= int(match[3]) <= 31:
        return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
    return find_date(tree, extensive_search=False, original_date=True)


def _no_text(tree: HtmlElement, words: int) -> str:
    scripts = sum(len(script.text or "") for script in tree.iter("script"))
    if scripts > 200 and words < 5:
        return "only scripts, no text; save the page from a browser after it has loaded"
    if words == 0:
        return "no text in the page; save it again from the browser"
    return f"only {words} words of text, too few for an article; check that the page was saved in full"

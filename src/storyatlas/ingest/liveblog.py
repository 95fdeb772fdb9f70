"""Live blogs: one page, many dated posts."""

from __future__ import annotations

import re
from collections import defaultdict

from lxml.html import HtmlElement

from storyatlas.ingest.boilerplate import without_boilerplate
from storyatlas.ingest.clean import clean_line, word_count
from storyatlas.ingest.dates import parse_date
from storyatlas.ingest.jsonld import LinkedArticle, LivePost

_LEAST_POSTS = 3
_LEAST_WORDS = 8
_LIVE = re.compile(
    r"\blive[\s_-]*(?:blog|updates?|coverage|reporting|feed|ticker)|liveblog|as it happened|\blive:|^live\b|:\s*live$",
    re.I,
)
_POST_TAGS = ("article", "section", "div", "li")


def find_posts(tree: HtmlElement, linked: LinkedArticle, title: str, url: str) -> tuple[LivePost, ...]:
    """The posts of a live blog, oldest first where all are dated; empty where the page is none.

    JSON-LD (`liveBlogUpdate`) first, then repeated blocks of one class that each hold their own
    time, on pages that call themselves live.
    """
    posts = [post for post in linked.posts if word_count(post.text) >= _LEAST_WORDS]
    if len(posts) < 2 and (linked.live or _is_live(tree, title, url)):
        posts = _posts_in_markup(tree)
    if len(posts) < 2:
        return ()
    if all(post.published for post in posts):
        posts.sort(key=lambda post: post.published or "")
    return tuple(posts)


def _is_live(tree: HtmlElement, title: str, url: str) -> bool:
    body = next(tree.iter("body"), tree)
    marks = " ".join(filter(None, (body.get("class"), body.get("id"), tree.get("class"))))
    return bool(_LIVE.search(title) or re.search(r"/live[/-]|liveblog|live-updates", url) or _LIVE.search(marks))


def _posts_in_markup(tree: HtmlElement) -> list[LivePost]:
    groups: dict[tuple[str, str], list[LivePost]] = defaultdict(list)
    for block in tree.iter(*_POST_TAGS):
        times = list(block.iter("time"))
        if len(times) != 1 or not (block.get("class") or block.get("itemtype")):
            continue
        post = _post(block, times[0])
        if post:
            groups[(block.tag, block.get("itemtype") or (block.get("class") or "").split()[0])].append(post)
    groups = {key: posts for key, posts in groups.items() if len(posts) >= _LEAST_POSTS}
    # Where blocks nest (article > div), the outer ones hold more of each post.
    return max(groups.values(), key=lambda posts: sum(len(post.text) for post in posts), default=[])


def _post(block: HtmlElement, time: HtmlElement) -> LivePost | None:
    published = parse_date(time.get("datetime") or time.text_content())
    headings = [clean_line(heading.text_content()) for heading in block.iter("h2", "h3", "h4")]
    paragraphs = [
        clean_line(element.text_content())
        for element in block.iter("p", "li", "blockquote")
        if not any(True for _ in element.iterdescendants("p", "li")) and not any(True for _ in element.iter("time"))
    ]
    text = "\n".join(without_boilerplate(paragraphs, tuple(headings[:1])))
    if published is None or word_count(text) < _LEAST_WORDS:
        return None
    anchor = block.get("id") or time.get("id") or ""
    return LivePost(headings[0] if headings else "", text, published, f"#{anchor}" if anchor else "")

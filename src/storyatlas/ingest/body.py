"""The article's own paragraphs out of a page."""

from __future__ import annotations

import copy
import re
from collections import Counter

import trafilatura
from lxml.html import HtmlElement, tostring
from resiliparse.extract.html2text import extract_plain_text

from storyatlas.ingest.boilerplate import without_boilerplate
from storyatlas.ingest.clean import clean_line, clean_text, word_count

_LEAST_WORDS = 25
_STATED_LEAST_WORDS = 60
_BLOCKS = ("p", "li", "blockquote", "h2", "h3", "h4")


def find_paragraphs(tree: HtmlElement, stated: str = "", title: str = "", author: str | None = None) -> list[str]:
    """Paragraphs of the article in a page.

    `stated` is the `articleBody` of its JSON-LD. Where that is a whole text, the page's blocks
    that it contains are the body: the publisher says what belongs to it, the page how it is
    divided. Otherwise trafilatura, and resiliparse where that finds next to nothing.
    """
    extracted = _by_trafilatura(tree)
    if word_count(stated) >= _STATED_LEAST_WORDS:
        aligned = _aligned(tree, stated)
        if (
            aligned
            and _share(stated, "\n".join(aligned)) >= 0.9
            and word_count(stated) >= 0.6 * word_count("\n".join(extracted))
        ):
            extracted = aligned
        elif _share(stated, "\n".join(extracted)) < 0.5:
            extracted = stated.split("\n")
    kept = without_boilerplate(extracted, title, author)
    if word_count("\n".join(kept)) < _LEAST_WORDS:
        plain = extract_plain_text(tostring(tree, encoding="unicode"), main_content=True, alt_texts=False, links=False)
        fallback = without_boilerplate([p for p in clean_text(plain).split("\n") if word_count(p) > 3], title, author)
        if word_count("\n".join(fallback)) > word_count("\n".join(kept)):
            kept = fallback
    return kept


def _by_trafilatura(tree: HtmlElement) -> list[str]:
    text = trafilatura.extract(copy.deepcopy(tree), include_comments=False, include_tables=False)
    return [re.sub(r"^[-•]\s+", "", line) for line in clean_text(text or "").split("\n") if line]


def _aligned(tree: HtmlElement, stated: str) -> list[str]:
    """Blocks of the page whose words stand in `stated`, in the order of the page."""
    haystack = _plain(stated)
    found: list[str] = []
    seen: set[str] = set()
    for block in tree.iter(*_BLOCKS):
        if any(True for _ in block.iterdescendants("p", "li")):
            continue
        paragraph = clean_line(block.text_content())
        plain = _plain(paragraph)
        if plain and plain not in seen and plain in haystack and (len(plain) > 25 or block.tag == "p"):
            seen.add(plain)
            found.append(paragraph)
    return found


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().lower()


def _share(whole: str, part: str) -> float:
    """The share of the words of `whole` that `part` has too."""
    words = Counter(_plain(whole).split())
    return (words & Counter(_plain(part).split())).total() / max(words.total(), 1)

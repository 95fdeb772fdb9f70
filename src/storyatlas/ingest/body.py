"""The article's own paragraphs out of a page."""

from __future__ import annotations

import copy
import re
from collections import Counter

import trafilatura
from lxml.html import HtmlElement, tostring
from resiliparse.extract.html2text import extract_plain_text

from storyatlas.ingest.boilerplate import is_author_note, plain_letters, without_boilerplate
from storyatlas.ingest.clean import clean_line, clean_text, word_count
from storyatlas.model.furniture import is_caption, is_furniture

_LEAST_WORDS = 25
_STATED_LEAST_WORDS = 60
_BLOCKS = ("p", "li", "blockquote", "h2", "h3", "h4")


def find_paragraphs(
    tree: HtmlElement, stated: str = "", title: str = "", author: str | None = None, standfirst: str = ""
) -> list[str]:
    """Paragraphs of the article in a page.

    trafilatura's, bounded by `stated`, the `articleBody` of the page's JSON-LD, where that is a
    whole text: the publisher says what belongs to it, the page how it is divided. resiliparse
    where trafilatura finds next to nothing. `standfirst` goes first where the page shows it.
    """
    titles = (title, *(clean_line(heading.text_content()) for heading in tree.iter("h1")))
    kept = without_boilerplate(_stated_part(tree, _by_trafilatura(tree), stated), titles, author)
    if word_count("\n".join(kept)) < _LEAST_WORDS:
        plain = extract_plain_text(tostring(tree, encoding="unicode"), main_content=True, alt_texts=False, links=False)
        lines = [line for line in clean_text(plain).split("\n") if word_count(line) > 3]
        fallback = without_boilerplate(lines, titles, author)
        if word_count("\n".join(fallback)) > word_count("\n".join(kept)):
            kept = fallback
    if not kept or is_furniture(standfirst) or is_caption(standfirst) or is_author_note(standfirst, author):
        return kept
    return _with_standfirst(tree, kept, standfirst)


def _by_trafilatura(tree: HtmlElement) -> list[str]:
    text = trafilatura.extract(copy.deepcopy(tree), include_comments=False, include_tables=False)
    return [re.sub(r"^[-•]\s+", "", line) for line in clean_text(text or "").split("\n") if line]


def _stated_part(tree: HtmlElement, extracted: list[str], stated: str) -> list[str]:
    """The extracted paragraphs that `stated` bears out; its own where extraction missed much."""
    if word_count(stated) < _STATED_LEAST_WORDS:
        return extracted
    covered = _share(stated, "\n".join(extracted))
    lines = stated.split("\n")
    if covered >= 0.85 and 2 * len(extracted) >= len(lines):
        return _up_to_end_of(extracted, stated)
    aligned = _aligned(tree, stated)
    if _share(stated, "\n".join(aligned)) >= 0.85:
        return aligned
    return lines if covered < 0.5 or len(lines) > 2 * len(extracted) else extracted


def _up_to_end_of(extracted: list[str], stated: str) -> list[str]:
    """Paragraphs up to the last one of `stated`, where what follows is a small part."""
    haystack = plain_letters(stated)
    borne_out = [number for number, paragraph in enumerate(extracted) if plain_letters(paragraph) in haystack]
    last = borne_out[-1] + 1 if borne_out else len(extracted)
    cut = sum(map(len, extracted[last:]))
    return extracted[:last] if cut < 0.4 * sum(map(len, extracted)) else extracted


def _aligned(tree: HtmlElement, stated: str) -> list[str]:
    """Blocks of the page whose words stand in `stated`, in the order of the page."""
    haystack = plain_letters(stated)
    found: list[str] = []
    seen: set[str] = set()
    for block in tree.iter(*_BLOCKS):
        if any(True for _ in block.iterdescendants("p", "li")):
            continue
        paragraph = clean_line(block.text_content())
        plain = plain_letters(paragraph)
        if plain and plain not in seen and plain in haystack and (len(plain) > 25 or block.tag == "p"):
            seen.add(plain)
            found.append(paragraph)
    return found


def _with_standfirst(tree: HtmlElement, paragraphs: list[str], standfirst: str) -> list[str]:
    """The paragraphs after the page's summary of itself, where readers see it and it says more."""
    plain = plain_letters(standfirst)
    if word_count(standfirst) < 8 or plain in plain_letters(" ".join(paragraphs)):
        return paragraphs
    shown = any(
        plain_letters(block.text_content()) == plain
        for block in tree.iter("p", "h2", "h3", "div", "span", "section")
        if len(block) < 4 and len(plain) <= len(block.text_content()) < 2 * len(standfirst) + 20
    )
    return [standfirst, *paragraphs] if shown else paragraphs


def _share(whole: str, part: str) -> float:
    """The share of the words of `whole` that `part` has too."""
    words = Counter(plain_letters(whole).split())
    return (words & Counter(plain_letters(part).split())).total() / max(words.total(), 1)

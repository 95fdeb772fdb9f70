"""Paragraphs of a page less those that are not the article: furniture, lists of other articles, notes on the author."""

from __future__ import annotations

import re

from storyatlas.model.furniture import heads_links, is_caption, is_furniture

_BIO = re.compile(
    r"\b(?:is (?:an? |the )?.{0,60}\b(?:reporter|correspondent|editor|journalist|columnist|writer|contributor|author)\b"
    r"|covers\b|has (?:covered|written|reported|worked)\b|award-winning|previously (?:worked|wrote|reported|was)"
    r"|(?:joined|writes for|reports (?:on|from)|can be reached|makes frequent appearances|follow \w+ on))",
    re.I,
)
_BIO_FROM_END = 4
_FULL_PARAGRAPH = 200  # characters; summaries in lists of articles are shorter


def without_boilerplate(paragraphs: list[str], titles: tuple[str, ...] = (), author: str | None = None) -> list[str]:
    """Paragraphs that are the article's: no furniture, no list of other articles at the end, no
    repeated title, byline or note on the author, no repeats."""
    headings = {plain_letters(title) for title in titles} | {
        plain_letters(author or ""),
        plain_letters("by " + (author or "")),
    }
    seen: set[str] = set()
    kept: list[str] = []
    for paragraph in _before_tail(paragraphs):
        plain = plain_letters(paragraph)
        if not plain or plain in seen or is_furniture(paragraph) or is_caption(paragraph):
            continue
        if _doubled(plain) or (len(kept) < 4 and plain in headings):
            continue
        seen.add(plain)
        kept.append(paragraph)
    kept = _without_shouted_links(kept)
    return _without_bio(kept, author)


def _before_tail(paragraphs: list[str]) -> list[str]:
    """What stands before a heading like "Most read" late in a page. Where full paragraphs follow
    the heading, it heads a box within the article, and only goes itself."""
    total = sum(map(len, paragraphs))
    headings = [number for number, paragraph in enumerate(paragraphs) if heads_links(paragraph)]
    for number, after in zip(headings, [*headings[1:], len(paragraphs)], strict=False):
        late = sum(map(len, paragraphs[:number])) > 0.6 * total
        if late and all(len(paragraph) < _FULL_PARAGRAPH for paragraph in paragraphs[number:after]):
            return paragraphs[:number]
    return paragraphs


def _doubled(plain: str) -> bool:
    """A link's text and its picture's description, twice the same words."""
    words = plain.split()
    half = len(words) // 2
    return half >= 4 and len(words) % 2 == 0 and words[:half] == words[half:]


def _without_shouted_links(paragraphs: list[str]) -> list[str]:
    """No lines all in capitals, where the rest is not: links to other articles."""
    shouted = [p for p in paragraphs if p.isupper() and len(p.split()) >= 4]
    if len(shouted) * 2 > len(paragraphs):
        return paragraphs
    return [p for p in paragraphs if p not in shouted]


def _without_bio(paragraphs: list[str], author: str | None) -> list[str]:
    """No note on the author among the last paragraphs."""
    start = max(len(paragraphs) - _BIO_FROM_END, 1)
    notes = [number for number in range(start, len(paragraphs)) if is_author_note(paragraphs[number], author)]
    return paragraphs[: notes[0]] if notes else paragraphs


def is_author_note(paragraph: str, author: str | None) -> bool:
    """Whether a paragraph introduces the author: "Jo Doe covers ports for The Example"."""
    if re.search(r"award-winning (?:journalist|reporter|writer)", paragraph[:120]):
        return True
    names = [name for person in re.split(r",| and ", author or "") if (name := person.strip().lower())]
    marks = {mark for name in names for mark in (name, name.split()[0], name.split()[-1]) if len(mark) > 2}
    opening = paragraph.lower()[:60]
    named = any(re.match(rf"(?:[\w.]+ ){{0,2}}{re.escape(mark)}\b", opening) for mark in marks)
    return named and bool(_BIO.search(paragraph[:200]))


def plain_letters(text: str) -> str:
    """Letters and figures alone, small, for comparing."""
    return re.sub(r"[\W_]+", " ", text).strip().lower()

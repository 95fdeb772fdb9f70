"""Plain text and Markdown."""

from __future__ import annotations

import re
from typing import Any

import yaml

from storyatlas.errors import NoArticleText
from storyatlas.ingest.boilerplate import without_boilerplate
from storyatlas.ingest.clean import clean_line, clean_text, decode, first_sentence, word_count
from storyatlas.ingest.dates import parse_date
from storyatlas.ingest.options import Pointer, Reading
from storyatlas.ingest.outlets import OutletTable
from storyatlas.model.article import Article

_LEAST_WORDS = 15
_HEADER = re.compile(
    r"^(title|headline|outlet|source|publication|publisher|date|published|publication date|url|link|author|byline|by"
    r"|language|lang|id)"
    r"\s*:\s*(\S.*)$",
    re.I,
)
_SAME_KEY = {
    "headline": "title",
    "source": "outlet",
    "publication": "outlet",
    "publisher": "outlet",
    "site": "outlet",
    "date": "published",
    "publication date": "published",
    "pubdate": "published",
    "link": "url",
    "byline": "author",
    "by": "author",
    "authors": "author",
    "lang": "language",
}
_BYLINE = re.compile(r"^by\s+([A-Z].{2,80})$", re.I)
_URL_LINE = re.compile(r"^https?://\S+$")


def read_text(data: bytes, source: str, outlets: OutletTable) -> Reading:
    """An article in plain text: headers (`Outlet: ...`), a title line, byline and date are
    recognised at the top. A file of nothing but addresses is a list of pages to fetch."""
    text = clean_text(decode(data))
    lines = [line for line in text.split("\n") if line]
    if lines and all(_URL_LINE.match(line) or line.startswith("#") for line in lines):
        yield from (Pointer(line, source) for line in lines if not line.startswith("#"))
        return
    known: dict[str, Any] = {}
    while lines and (match := _HEADER.match(lines[0])):
        key = match[1].lower()
        known.setdefault(_SAME_KEY.get(key, key), match[2].strip())
        lines.pop(0)
    if "title" not in known and len(lines) > 1 and _is_title(lines[0]):
        known["title"] = lines.pop(0)
    _take_dateline(lines, known)
    yield _article(known, lines, source, outlets)


def _is_title(line: str) -> bool:
    return word_count(line) <= 30 and len(line) < 220 and not line.endswith((".", ":", ","))


def _take_dateline(lines: list[str], known: dict[str, Any]) -> None:
    """Move byline and `Outlet | 3 December 2024` lines below the title into `known`."""
    for _ in range(4):
        if not lines or word_count(lines[0]) > 14:
            return
        line = lines[0]
        match = _HEADER.match(line)
        date = parse_date(line)
        if match:
            key = match[1].lower()
            known.setdefault(_SAME_KEY.get(key, key), match[2].strip())
        elif byline := _BYLINE.match(line):
            known.setdefault("author", byline[1])
        elif date:
            known.setdefault("published", date)
            name = re.split(r"\s*[|,·•–—]\s*|\s+-\s+", line)[0]
            if not re.search(r"\d", name) and word_count(name) <= 5:
                known.setdefault("outlet", name)
        elif _URL_LINE.match(line):
            known.setdefault("url", line)
        else:
            return
        lines.pop(0)


def read_markdown(data: bytes, source: str, outlets: OutletTable) -> Reading:
    """An article in Markdown; YAML front matter gives its data, else its first heading the title."""
    text = decode(data).replace("\r\n", "\n").lstrip("\ufeff")
    known: dict[str, Any] = {}
    match = re.match(r"---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", text, re.S)
    if match:
        known = _front_matter(match[1])
        text = text[match.end() :]
    lines = _plain_paragraphs(text)
    heading = re.search(r"^#\s+(.+?)\s*#*\s*$", text, re.M)
    if "title" not in known and heading:
        known["title"] = _inline(heading[1])
    if lines and lines[0] == known.get("title"):
        lines.pop(0)
    _take_dateline(lines, known)
    yield _article(known, lines, source, outlets)


def _front_matter(text: str) -> dict[str, Any]:
    """Keys and values; front matter that is no YAML is read line by line."""
    try:
        values = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError):  # ValueError: a day that no calendar has
        values = dict(line.split(":", 1) for line in text.split("\n") if ":" in line)
    if not isinstance(values, dict):
        return {}
    lowered = {str(key).strip().lower(): value for key, value in values.items()}
    return {_SAME_KEY.get(key, key): value for key, value in lowered.items() if value is not None}


def _plain_paragraphs(text: str) -> list[str]:
    """Paragraphs without Markdown's signs; wrapped lines are joined."""
    text = re.sub(r"```.*?```|<!--.*?-->", "", text, flags=re.S)
    paragraphs: list[str] = []
    for block in re.split(r"\n\s*\n", text):
        for piece in re.split(r"\n(?=\s*(?:[-*+]|\d+[.)]|#{1,6})\s)", block.strip("\n")):
            line = re.sub(r"^\s*(?:#{1,6}\s+|[-*+]\s+|\d+[.)]\s+|>\s?)", "", piece)
            line = re.sub(r"\n\s*>?\s?", " ", line)
            line = _inline(line)
            if line and not re.fullmatch(r"[-*_=\s]+", line):
                paragraphs.append(line)
    return paragraphs


def _inline(text: str) -> str:
    text = re.sub(r"!\[[^\]]*\]\([^)]*\)", "", text)
    text = re.sub(r"\[([^\]]+)\](?:\([^)]*\)|\[[^\]]*\])", r"\1", text)
    text = re.sub(r"(\*\*|__|\*|`)(\S(?:.*?\S)?)\1", r"\2", text)
    text = re.sub(r"(?<!\w)_(\S(?:.*?\S)?)_(?!\w)", r"\1", text)
    return clean_line(re.sub(r"\s+#+\s*$", "", re.sub(r"</?[a-z][^>]*>", "", text)))


def _article(known: dict[str, Any], lines: list[str], source: str, outlets: OutletTable) -> Article:
    title = clean_line(str(known.get("title", "")))
    author = known.get("author")
    author = ", ".join(map(str, author)) if isinstance(author, list) else str(author) if author else None
    text = "\n".join(without_boilerplate(lines, (title,), author))
    if word_count(text) < _LEAST_WORDS:
        words = word_count(text)
        raise NoArticleText(
            source, f"only {words} words of text, too few for an article" if words else "no text; check the file"
        )
    url = str(known.get("url", "")).strip()
    return Article(
        id=str(known.get("id", "")).strip(),
        url=url,
        outlet=outlets.recognise(clean_line(str(known.get("outlet", ""))), url),
        title=title or first_sentence(text),
        text=text,
        published=parse_date(known.get("published")),
        language=str(known.get("language", "")).strip()[:2].lower(),
        author=author,
        source=source,
    )

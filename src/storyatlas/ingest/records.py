"""JSON, JSON Lines and CSV: articles as records, with the keys of `atlas.json` and `text`."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from storyatlas.errors import NoArticleText, UnreadableSource
from storyatlas.ingest.clean import clean_line, decode, first_sentence
from storyatlas.ingest.dates import parse_date
from storyatlas.ingest.options import Found, Reading
from storyatlas.ingest.outlets import OutletTable
from storyatlas.model.article import Article
from storyatlas.model.atlas import Skipped

# Other programs' names for our keys; the first that has a value counts.
_KEYS = {
    "id": ("id", "article_id", "guid", "uuid"),
    "url": ("url", "link", "uri", "permalink", "external_url"),
    "outlet": (
        "outlet",
        "source",
        "publisher",
        "publication",
        "site",
        "site_name",
        "sitename",
        "source_domain",
        "hostname",
        "domain",
    ),
    "title": ("title", "headline", "name"),
    "text": ("text", "body", "content", "article", "maintext", "full_text", "content_text", "articlebody", "story"),
    "published": (
        "published",
        "date",
        "published_at",
        "publishedat",
        "date_published",
        "datepublished",
        "publish_date",
        "date_publish",
        "pubdate",
        "pub_date",
        "publication_date",
        "datetimepub",
        "datetime",
        "seendate",
        "timestamp",
        "created_at",
    ),
    "language": ("language", "lang"),
    "author": ("author", "authors", "byline", "creator"),
    "owner": ("owner",),
    "wire_of": ("wire_of",),
}
_LEAST_WORDS = 25  # of a record that nothing but its text calls an article
_LIST_KEYS = ("articles", "items", "data", "results", "documents", "entries")
_MAX_LINE = 20 * 1024 * 1024
_MAX_BAD = 20
_HALF_PAIR = re.compile("[\ud800-\udfff]")


def read_json(data: bytes, source: str, outlets: OutletTable) -> Reading:
    """The record, list of records, or object with such a list, in a JSON file.

    Lines of JSON in a `.json` file are read as JSON Lines. Raises `UnreadableSource` for what
    is no JSON, `NoArticleText` where no record has a text.
    """
    text = decode(data)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        if text.lstrip().startswith("{") and _is_json(text.strip().partition("\n")[0]):
            yield from read_jsonl(io.BytesIO(data), source, outlets)
            return
        raise UnreadableSource(source, f"not valid JSON ({error}); repair it or export it again") from error
    records = _records(value)
    if not records:
        raise NoArticleText(
            source, "no article in this JSON; give records with the keys title, text, outlet, published, url"
        )
    found = (
        _read_record(record, source if len(records) == 1 else f"{source} record {number}", outlets)
        for number, record in enumerate(records, start=1)
    )
    yield from _bounded(found, source)


def _bounded(found: Iterable[Found], source: str) -> Reading:
    """What was found, with at most 20 lines on broken records and the number of the rest. Raises
    `NoArticleText` where no record was an article, which is one line, not one per record."""
    bad: list[Skipped] = []
    good = 0
    for item in found:
        if isinstance(item, Skipped):
            bad.append(item)
            if good and len(bad) <= _MAX_BAD:
                yield item
            continue
        if not good:
            yield from bad[:_MAX_BAD]
        good += 1
        yield item
    if not good and len(bad) > 1:
        raise NoArticleText(source, f"none of {len(bad)} records is an article; the first: {bad[0].reason}")
    if not good:
        yield from bad
    elif len(bad) > _MAX_BAD:
        yield Skipped(source, f"{len(bad) - _MAX_BAD} more records could not be read; check the file")


def _records(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    if isinstance(value, dict):
        for key in _LIST_KEYS:
            if isinstance(value.get(key), list):
                return list(value[key])
        if any(isinstance(value.get(key), str) for key in _KEYS["text"]):
            return [value]
    return []


def read_jsonl(file: BinaryIO, source: str, outlets: OutletTable) -> Reading:
    """One record a line. A broken line is named by its number and costs only itself."""
    yield from _bounded(
        (_read_line(line, f"{source} line {number}", outlets) for number, line in _lines(file) if line.strip()), source
    )


def _lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Numbered lines; one that is too long is cut, and its rest passed over."""
    number = 0
    while line := file.readline(_MAX_LINE + 1):
        number += 1
        rest = line
        while len(rest) > _MAX_LINE and not rest.endswith(b"\n"):
            rest = file.readline(_MAX_LINE + 1)
        yield number, line


def _read_line(line: bytes, where: str, outlets: OutletTable) -> Found:
    if len(line) > _MAX_LINE:
        return Skipped(where, f"longer than {_MAX_LINE // 1024**2} MB; one article a line is expected")
    try:
        record = json.loads(decode(line))
    except (ValueError, RecursionError) as error:
        return Skipped(where, f"not valid JSON ({_reason(error)}); repair or remove the line")
    return _read_record(record, where, outlets)


def _reason(error: Exception) -> str:
    return error.msg if isinstance(error, json.JSONDecodeError) else type(error).__name__


def _is_json(line: str) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def read_csv(data: bytes, source: str, outlets: OutletTable) -> Reading:
    """One record a row, under a header that names the columns; comma, semicolon or tab."""
    text = decode(data)
    csv.field_size_limit(_MAX_LINE)
    header = text.partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    try:
        table = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
        rows = list(table)
    except csv.Error as error:
        raise UnreadableSource(source, f"not a readable table ({error}); export it again as CSV") from error
    columns = {name.strip().lower() for name in table.fieldnames or ()}
    if not columns & set(_KEYS["text"]):
        raise NoArticleText(
            source,
            f"no column 'text' among {', '.join(sorted(columns)) or 'none'}; name the column of the article's words so",
        )
    if not rows:
        raise NoArticleText(source, "a table without rows; give an article in each row below the header")
    yield from _bounded(
        (_read_record(row, f"{source} row {n}", outlets) for n, row in enumerate(rows, start=2)), source
    )


def _read_record(record: Any, where: str, outlets: OutletTable) -> Found:
    """The article of one record. Its `text` and `title` are kept unchanged, to the character."""
    if not isinstance(record, Mapping):
        return Skipped(where, f"not an object with keys such as title and text: {json.dumps(record)[:40]}")
    lowered = {str(key).strip().lower(): value for key, value in record.items()}
    text = _whole(_value(lowered, "text"))
    if not isinstance(text, str) or not text.strip():
        return Skipped(where, "no text; give the article's words under the key 'text'")
    title = _whole(_value(lowered, "title"))
    url, outlet = _string(_value(lowered, "url")), _string(_value(lowered, "outlet"))
    bare = not any(_value(lowered, key) for key in ("title", "url", "outlet", "published"))
    if bare and len(text.split()) < _LEAST_WORDS:
        return Skipped(where, f"only {len(text.split())} words, and no title, outlet, address or date: no article")
    source = lowered.get("source")
    return Article(
        id=_string(_value(lowered, "id")),
        url=url,
        outlet=outlets.recognise(outlet, url),
        title=title if isinstance(title, str) and title.strip() else first_sentence(text),
        text=text,
        published=parse_date(_value(lowered, "published")),
        language=_string(_value(lowered, "language"))[:2].lower(),
        author=_string(_value(lowered, "author")) or None,
        owner=_string(_value(lowered, "owner")) or None,
        wire_of=_string(_value(lowered, "wire_of")) or None,
        source=source if isinstance(source, str) and "outlet" in lowered and source else where,
    )


def _whole(value: Any) -> Any:
    """A string that can be written: halves of surrogate pairs become U+FFFD, one for one."""
    return _HALF_PAIR.sub("\ufffd", value) if isinstance(value, str) else value


def _value(record: Mapping[str, Any], key: str) -> Any:
    return next((record[name] for name in _KEYS[key] if record.get(name) not in (None, "", [])), None)


def _string(value: Any) -> str:
    """A name, address or number as one line; objects with a name and lists of them too."""
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("title") or value.get("url")
    if isinstance(value, Iterable) and not isinstance(value, str | bytes | Mapping):
        return ", ".join(filter(None, map(_string, value)))
    return clean_line(str(value)) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""

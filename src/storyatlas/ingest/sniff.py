"""What a file is, by its content first and its name second."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal[
    "html",
    "text",
    "markdown",
    "json",
    "jsonl",
    "jsonfeed",
    "csv",
    "mail",
    "zip",
    "gzip",
    "feed",
    "opml",
    "binary",
    "office",
    "pdf",
    "empty",
]

HEAD_BYTES = 8192

_BY_NAME: dict[str, Kind] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".shtml": "html",
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".jsonlines": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".eml": "mail",
    ".zip": "zip",
    ".gz": "gzip",
    ".rss": "feed",
    ".atom": "feed",
    ".rdf": "feed",
    ".xml": "feed",
    ".opml": "opml",
}
READ_IN_FOLDERS = frozenset(_BY_NAME)

_FEED = re.compile(
    r"^(?:<\?xml[^>]*\?>|<\?xml-stylesheet[^>]*\?>|<!--.*?-->|<!DOCTYPE rss[^>]*>|\s)*<(?:rss|feed|rdf:RDF)[\s>]",
    re.I | re.S,
)
_OPML = re.compile(r"^(?:<\?xml[^>]*\?>|<!--.*?-->|\s)*<opml[\s>]", re.I | re.S)
_HTML = re.compile(r"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]", re.I)
_TAGS = re.compile(r"</?(?:p|div|span|a|h[1-6]|article|section|script|meta|title)\b[^>]*>", re.I)
_MAIL = re.compile(r"^(?:From |(?:[A-Za-z][A-Za-z0-9-]{1,40}: [^\n]*\n(?:[ \t][^\n]*\n)*){2,})")
_MAIL_HEADERS = re.compile(r"^(?:From|Received|Message-ID|MIME-Version|Return-Path|Delivered-To): ", re.I | re.M)


def sniff(head: bytes, name: str) -> Kind:
    """The kind of a file from its first bytes (`HEAD_BYTES` are enough) and its name."""
    if not head.strip(b" \t\r\n\x00"):
        return "empty" if not head.strip() else "binary"
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return "office" if kind == "zip" and b"[Content_Types].xml" in head else kind
    wide = head[:4].startswith((b"\xff\xfe", b"\xfe\xff"))
    if not wide and (b"\x00" in head or _control_share(head) > 0.1):
        return "binary"
    named = _BY_NAME.get(PurePath(name).suffix.lower())
    text = head.decode("utf-16" if wide else "utf-8", "replace").lstrip("\ufeff \t\r\n")
    return _by_text(text, named) or named or "text"


_MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"%PDF-", "pdf"),
    (b"\xd0\xcf\x11\xe0", "office"),
    (b"{\\rtf", "office"),
    (b"\x89PNG", "binary"),
    (b"\xff\xd8\xff", "binary"),
    (b"GIF8", "binary"),
    (b"SQLite format 3", "binary"),
    (b"\x7fELF", "binary"),
)


def _control_share(head: bytes) -> float:
    return sum(byte < 9 or 13 < byte < 32 for byte in head) / len(head)


def _by_text(text: str, named: Kind | None) -> Kind | None:
    """What the beginning of a text says plainly, `None` where it leaves the name to decide."""
    if _OPML.match(text):
        return "opml"
    if _FEED.match(text):
        return "feed"
    if named in ("markdown", "csv", "mail", "jsonl"):
        return named
    if text.startswith(("{", "[")):
        if re.search(r'"version"\s*:\s*"https?://jsonfeed\.org', text):
            return "jsonfeed"
        if named in (None, "text", "html") and re.match(r'[\[{]\s*["{\[]', text):
            return "json"
    if text.startswith("<") and _HTML.search(text[:2000]):
        return "html"
    if named in ("html", "json", "feed"):
        # A name that lies: "page.html" without a single tag is text.
        return "text" if named == "html" and not _TAGS.search(text) else named
    if _MAIL.match(text) and _MAIL_HEADERS.search(text):
        return "mail"
    if len(_TAGS.findall(text)) > 5:
        return "html"
    if text.startswith("---\n") and re.search(r"^(?:title|date|published|outlet):", text, re.M | re.I):
        return "markdown"
    return None

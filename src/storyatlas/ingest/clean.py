"""Bytes to text: encodings, control characters, paragraphs."""

from __future__ import annotations

import codecs
import re
import unicodedata

from resiliparse.parse.encoding import detect_encoding

_HEAD = 4096
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.\-]{2,30})""", re.I)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What browsers read under these labels (WHATWG Encoding standard).
_BROWSER_LABELS = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}

_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\u200b-\u200f\u2028-\u202e\u2060-\u2069\u00ad\ud800-\udfff\ufffe\uffff]"
)
_SPACES = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r" ?\n[ \n]*")
# UTF-8 read as Windows-1252: "â€™" for an apostrophe, "Ã©" for é.
_MOJIBAKE = re.compile("â€[\u0080-\u2122]|Ã[\u0080-\u00bf\u0160-\u0178]|Â[\u00a0-\u00bf]")


def decode(data: bytes, charset: str | None = None) -> str:
    """The text of `data`, whatever it says about its encoding.

    A byte order mark decides; then valid UTF-8 (other encodings are hardly ever that by
    accident); then `charset` (of an HTTP header, say) and the charset the text declares; then
    detection by resiliparse. Never raises: what cannot be decoded becomes U+FFFD.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data.decode(name, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        nearly_utf8 = (
            error.start > _HEAD and data[: error.start].count(b"\xc3") + data[: error.start].count(b"\xe2") > 3
        )
    if nearly_utf8:
        return data.decode("utf-8", "replace")
    declared = _DECLARED.search(data[:_HEAD])
    for label in (charset, declared.group(1).decode("ascii") if declared else None, detect_encoding(data)):
        codec = _codec(label)
        if codec is None or codec == "utf-8":
            continue
        try:
            return data.decode(codec)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("cp1252", "replace")


def _codec(label: str | None) -> str | None:
    """Python's name for an encoding label as browsers understand it, `None` for no such thing."""
    if not label:
        return None
    try:
        name = codecs.lookup(label.strip()).name
    except LookupError:
        return None
    return _BROWSER_LABELS.get(name, name)


def clean_text(text: str) -> str:
    """Text as it is stored: NFC, no control or invisible characters, single spaces, one newline
    between paragraphs."""
    text = unicodedata.normalize("NFC", _repair(text).replace("\r\n", "\n").replace("\r", "\n"))
    text = _SPACES.sub(" ", _CONTROL.sub("", text.replace("\u2028", "\n").replace("\u2029", "\n")))
    return _BLANK_LINES.sub("\n", text).strip()


def clean_line(text: str) -> str:
    """`clean_text` on one line, for titles and names."""
    return " ".join(clean_text(text).split())


def _repair(text: str) -> str:
    """Undo UTF-8 that was once read as Windows-1252, where the whole text allows it."""
    if not _MOJIBAKE.search(text):
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text


def word_count(text: str) -> int:
    """How many runs of letters or digits there are."""
    return len(re.findall(r"\w+", text))


def first_sentence(text: str, limit: int = 140) -> str:
    """The first sentence of a text, cut at a word at `limit` characters; a title of last resort."""
    line = next((line for line in text.splitlines() if line.strip()), "").strip()
    match = re.match(r".{20,}?[.!?][\"'”’)]*(?=\s|$)", line)
    sentence = match.group(0) if match else line
    if len(sentence) <= limit:
        return sentence.rstrip(".")
    return sentence[:limit].rsplit(" ", 1)[0].rstrip(",;:") + "…"

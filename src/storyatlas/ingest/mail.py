"""EML: an article that arrived as an email, a newsletter or an alert."""

from __future__ import annotations

import email
import email.policy
import re
from email.message import EmailMessage
from email.utils import parseaddr

from storyatlas.errors import NoArticleText
from storyatlas.ingest.boilerplate import without_boilerplate
from storyatlas.ingest.clean import clean_line, clean_text, decode, first_sentence, word_count
from storyatlas.ingest.dates import parse_date
from storyatlas.ingest.options import Reading
from storyatlas.ingest.outlets import OutletTable
from storyatlas.ingest.page import parse_page
from storyatlas.model.article import Article

_LEAST_WORDS = 15
_FORWARD = re.compile(r"^(?:\s*(?:re|fwd?|aw|wg)\s*:\s*)+", re.I)
_QUOTED = re.compile(r"^>")
_LINK = re.compile(r"[<(\[]\s*https?://[^\s>)\]]+\s*[>)\]]|^\s*https?://\S+\s*$", re.M)
_SIGNATURE = re.compile(r"^-- ?$")


def read_mail(data: bytes, source: str, outlets: OutletTable) -> Reading:
    """The text of a message: subject as title, sender as outlet, its date. HTML is read like a
    page where that gives more. Raises `NoArticleText` where there is no text."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    title = _FORWARD.sub("", clean_line(_header(message, "Subject")))
    name, address = parseaddr(_header(message, "From"))
    outlet = outlets.recognise(clean_line(name) or address.rpartition("@")[2], f"https://{address.rpartition('@')[2]}")
    text = "\n".join(without_boilerplate(_plain_lines(message), (title,)))
    language, author = "", None
    markup = _part(message, "html")
    if markup and word_count(text) < _LEAST_WORDS:
        page = parse_page(markup, source, outlets)
        text, language, author, title = page.text, page.language, page.author, title or page.title
    if word_count(text) < _LEAST_WORDS:
        raise NoArticleText(source, "no text in this message; attachments are not read, save them as files")
    yield Article(
        "",
        "",
        outlet,
        title or first_sentence(text),
        text,
        parse_date(_header(message, "Date")),
        language,
        author,
        source=source,
    )


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name, ""))
    except (ValueError, IndexError, TypeError, AttributeError):  # the email package on broken headers
        return ""


def _part(message: EmailMessage, kind: str) -> str:
    part = message.get_body(preferencelist=(kind,))
    if part is None:
        return ""
    payload = part.get_payload(decode=True)
    return decode(payload, part.get_content_charset()) if isinstance(payload, bytes) else ""


def _plain_lines(message: EmailMessage) -> list[str]:
    """Paragraphs of the plain part: unwrapped, without signature, quoted mail and written-out links."""
    lines: list[str] = []
    for line in _part(message, "plain").replace("\r\n", "\n").split("\n"):
        if _SIGNATURE.match(line):
            break
        if not _QUOTED.match(line):
            lines.append(line.strip())
    text = _LINK.sub("", "\n".join(lines))
    blocks = re.split(r"\n\s*\n", text)
    return [clean_text(block.replace("\n", " ")) for block in blocks if block.strip()]

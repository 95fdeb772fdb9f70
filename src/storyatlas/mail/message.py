"""Message: one copy for one subscriber, as the bytes that go to the server."""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from urllib.parse import quote

from storyatlas.errors import ConfigError
from storyatlas.mail.mailing import ADDRESS, MESSAGE_ID, UNSUBSCRIBE, Mailing
from storyatlas.mail.subscribers import Subscriber

# Quoted-printable lines end at 76 characters (RFC 2045, section 6.7); what is filled in is broken well before.
_CHUNK = 60
_BREAK = b"=\r\n"


@dataclass(frozen=True, slots=True)
class Sender:
    """`mailbox` is the From line, "The Harbour Letter <letter@harbour.example>"; `reply_to` may be empty.

    `unsubscribe` is a web address with `{token}` or `{address}` in it; `unsubscribe_mail` an address.
    `secret` signs the tokens, so that nobody can unsubscribe somebody else. `list_id` as in RFC 2919.
    """

    mailbox: str
    reply_to: str = ""
    unsubscribe: str = ""
    unsubscribe_mail: str = ""
    secret: str = ""
    list_id: str = ""


class Composer:
    """Makes each subscriber's copy. The bodies are encoded once; a copy costs well under a millisecond."""

    def __init__(self, mailing: Mailing, sender: Sender) -> None:
        """Raises `ConfigError` where `sender` cannot stand in a message."""
        self._mailing, self._sender = mailing, sender
        self._from = _address(sender.mailbox)
        if sender.unsubscribe and not sender.unsubscribe.startswith("https://"):
            # One click on a plain http address could be read and changed on the way; RFC 8058 asks for https.
            raise ConfigError(f"--unsubscribe is {sender.unsubscribe!r}; it must begin with https://")
        if sender.unsubscribe and not any(part in sender.unsubscribe for part in ("{token}", "{address}")):
            raise ConfigError(
                f"--unsubscribe is {sender.unsubscribe!r}; put {{token}} where the recipient's token goes"
            )
        self._body = _split(_body(mailing))

    @property
    def edition(self) -> str:
        """The key under which nobody gets two copies."""
        return self._mailing.key

    @property
    def envelope_sender(self) -> str:
        """Where servers send what could not be delivered."""
        return self._from.addr_spec

    def compose(self, subscriber: Subscriber, now: datetime) -> bytes:
        """The message, lines ending in CRLF. Nothing but `Date` depends on the time."""
        link = self.unsubscribe_link(subscriber)
        identity = self.message_id(subscriber)
        head = EmailMessage(policy=SMTP)
        head["From"] = self._from
        head["To"] = _recipient(subscriber)
        head["Subject"] = self._mailing.subject
        head["Date"] = format_datetime(now)
        head["Message-ID"] = identity
        if self._sender.reply_to:
            head["Reply-To"] = _address(self._sender.reply_to)
        head["List-Id"] = self._list_id()
        ways = [f"<{link}>"] if self._sender.unsubscribe else []
        if self._sender.unsubscribe_mail:
            ways.append(f"<mailto:{self._sender.unsubscribe_mail}?subject=unsubscribe>")
        if ways:
            head["List-Unsubscribe"] = ", ".join(ways)
        if self._sender.unsubscribe:
            head["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        head["Auto-Submitted"] = "auto-generated"
        head["Precedence"] = "bulk"
        values = {UNSUBSCRIBE: link, ADDRESS: subscriber.address, MESSAGE_ID: identity.strip("<>")}
        return head.as_bytes().removesuffix(b"\r\n") + b"".join(
            part if isinstance(part, bytes) else _fill(values[part]) for part in self._body
        )

    def message_id(self, subscriber: Subscriber) -> str:
        """The same for a second copy of one edition to one subscriber, by which receivers know it as such."""
        text = f"{self._mailing.key}\x1f{subscriber.key}"
        return f"<{hashlib.sha256(text.encode()).hexdigest()[:32]}@{self._from.domain}>"

    def unsubscribe_link(self, subscriber: Subscriber) -> str:
        """The web address that ends this subscription, else the mail address, else empty."""
        if self._sender.unsubscribe:
            return self._sender.unsubscribe.replace("{token}", token(subscriber.address, self._sender.secret)).replace(
                "{address}", quote(subscriber.address, safe="@")
            )
        return f"mailto:{self._sender.unsubscribe_mail}?subject=unsubscribe" if self._sender.unsubscribe_mail else ""

    def _list_id(self) -> str:
        """RFC 2919: a name in the sender's own domain."""
        name = self._sender.list_id or f"editions.{self._from.domain}"
        return f"<{name.strip('<>')}>"


def token(address: str, secret: str) -> str:
    """A signature (HMAC-SHA-256, 32 hex digits) of `address`: proof that the link came from the sender."""
    return hmac.new(secret.encode(), address.lower().encode(), hashlib.sha256).hexdigest()[:32]


def _address(mailbox: str) -> Address:
    name, address = parseaddr(mailbox)
    if address.count("@") != 1 or "\n" in mailbox or "\r" in mailbox:
        raise ConfigError(f"{mailbox!r} is no sender; write: Name <name@domain>")
    return _named(name, address)


def _recipient(subscriber: Subscriber) -> Address:
    return _named(subscriber.name, subscriber.address)


def _named(name: str, address: str) -> Address:
    try:
        return Address(" ".join(name.split()), addr_spec=address)
    except (ValueError, IndexError) as error:
        raise ConfigError(f"{address!r} is no address ({error})") from error


def _body(mailing: Mailing) -> bytes:
    """Text and HTML as alternatives, pictures beside the HTML: the message without its own headers."""
    whole = EmailMessage(policy=SMTP)
    whole.set_content(mailing.text, cte="quoted-printable")
    whole.add_alternative(mailing.html, subtype="html", cte="quoted-printable")
    if mailing.images:
        _, html = whole.iter_parts()
        assert isinstance(html, EmailMessage)
        for name, content in mailing.images.items():
            html.add_related(content, "image", "png", cid=f"<{name}>", filename=name, disposition="inline")
    marks = (f"=_{hashlib.sha256((mailing.key + part).encode()).hexdigest()[:24]}" for part in ("outer", "inner"))
    for part in whole.walk():
        if part.is_multipart():
            part.set_boundary(next(marks))  # not left to chance: the same copy has the same bytes
    del whole["MIME-Version"]
    return b"MIME-Version: 1.0\r\n" + whole.as_bytes()


def _split(body: bytes) -> list[bytes | str]:
    """`body` cut at its marks; a mark may be broken over two lines of quoted-printable."""
    marks = (UNSUBSCRIBE, ADDRESS, MESSAGE_ID)
    pattern = re.compile(b"|".join(b"(?:=\r\n)?".join(re.escape(c.encode()) for c in mark) for mark in marks))
    parts: list[bytes | str] = []
    last = 0
    for found in pattern.finditer(body):
        parts += [body[last : found.start()], found.group().replace(_BREAK, b"").decode()]
        last = found.end()
    return [*parts, body[last:]]


def _fill(value: str) -> bytes:
    """`value` in quoted-printable, with a soft break before, after, and at least every 76 characters."""
    encoded = [
        chr(byte).encode() if 33 <= byte <= 126 and byte != ord("=") else b"=%02X" % byte for byte in value.encode()
    ]
    lines = [b"".join(encoded[at : at + _CHUNK // 3]) for at in range(0, len(encoded), _CHUNK // 3)]
    return _BREAK + _BREAK.join(lines) + _BREAK

"""SMTP: one connection to a server, and what its answers mean.

The standard library's client is used at the level of its commands, because a killed run must
know which copies it cannot know about: the note that a copy is on its way is written between its
text and the full stop that makes the server responsible for it (RFC 5321, section 4.2.5).
"""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Literal, Self
from urllib.parse import unquote, urlsplit

from storyatlas.errors import ConfigError, StoryatlasError

TIMEOUT = 60.0
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


class Rejected(StoryatlasError):
    """The server refused this copy for good (5xx); trying again is of no use."""


class TryLater(StoryatlasError):
    """The server, or the way to it, cannot take this copy now (4xx, a broken connection)."""


class Unreachable(TryLater):
    """No connection could be made; says nothing of any one copy."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where mail is handed in. `security`: "tls" from the first byte, "starttls", or "none"."""

    host: str
    port: int
    security: Literal["tls", "starttls", "none"]
    user: str = ""
    password: str = ""


def parse_server(url: str, password: str = "") -> Server:
    """`smtps://user@host:465` (TLS), `smtp://user@host:587` (STARTTLS), `smtp://localhost:25`.

    Without TLS nothing but this machine itself is spoken to: letters and passwords stay unread on
    the way. Raises `ConfigError`.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ConfigError(f"the mail server is {url!r} ({error}); write smtps://user@host:465") from error
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise ConfigError(f"the mail server is {url!r}; write smtps://user@host:465 or smtp://user@host:587")
    user = unquote(parts.username or "")
    secret = password or unquote(parts.password or "")
    if user and not secret:
        raise ConfigError(f"no password for {user} at {parts.hostname}; set STORYATLAS_SMTP_PASSWORD")
    if parts.scheme == "smtps":
        return Server(parts.hostname, port or 465, "tls", user, secret)
    plain = parts.hostname in _LOOPBACK and not user
    return Server(parts.hostname, port or (25 if plain else 587), "none" if plain else "starttls", user, secret)


class SmtpSession:
    """An open connection. Use as a context manager; `deliver` opens it again where it broke.

    `context` is the TLS context, the machine's own trust store where `None`.
    """

    def __init__(self, server: Server, *, context: ssl.SSLContext | None = None, timeout: float = TIMEOUT) -> None:
        self._server = server
        self._context = context or ssl.create_default_context()
        self._timeout = timeout
        self._client: smtplib.SMTP | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def deliver(self, sender: str, recipient: str, message: bytes, on_the_way: Callable[[], None]) -> None:
        """Hand in `message`. `on_the_way` is called when nothing but the final full stop is missing.

        Raises `Rejected` or `TryLater`; after either the server is not responsible for the copy.
        A connection that breaks after the full stop raises `ConnectionError`: nobody can know.
        """
        client = self._client or self._connect()
        try:
            self._command(client.mail(sender))
            self._command(client.rcpt(recipient))
            self._command(client.docmd("DATA"), expected=354)
            client.send(_dotted(message))
        except (smtplib.SMTPServerDisconnected, OSError) as error:
            self.close()
            raise TryLater(f"{self._server.host} broke off ({error})") from error
        except (Rejected, TryLater):
            self._reset(client)
            raise
        on_the_way()
        try:
            client.send(b".\r\n")
            answer = client.getreply()
        except (smtplib.SMTPServerDisconnected, OSError) as error:
            self.close()
            raise ConnectionError(f"{self._server.host} broke off before it answered ({error})") from error
        self._command(answer)

    def close(self) -> None:
        """Say goodbye, if anybody listens."""
        client, self._client = self._client, None
        if client:
            try:
                client.quit()
            except (smtplib.SMTPException, OSError):
                client.close()

    def _connect(self) -> smtplib.SMTP:
        server = self._server
        try:
            client = self._greet()
        except (smtplib.SMTPException, OSError) as error:
            if isinstance(error, ssl.SSLError):
                raise ConfigError(
                    f"{server.host} has no certificate that this machine trusts ({error.reason})"
                ) from error
            raise Unreachable(
                f"{server.host}:{server.port} cannot be reached ({error}); the same command goes on from here"
            ) from error
        try:
            self._enter(client)
        except BaseException:
            client.close()
            raise
        self._client = client
        return client

    def _greet(self) -> smtplib.SMTP:
        server = self._server
        if server.security == "tls":
            return smtplib.SMTP_SSL(server.host, server.port, timeout=self._timeout, context=self._context)
        return smtplib.SMTP(server.host, server.port, timeout=self._timeout)

    def _enter(self, client: smtplib.SMTP) -> None:
        """TLS where it is not there yet, and the login."""
        server = self._server
        try:
            if server.security == "starttls":
                client.starttls(context=self._context)
            client.ehlo_or_helo_if_needed()
            if server.user:
                client.login(server.user, server.password)
        except smtplib.SMTPAuthenticationError as error:
            words = _words(error.smtp_error)
            raise ConfigError(f"{server.host} does not accept user {server.user} ({words})") from error
        except smtplib.SMTPNotSupportedError as error:
            raise ConfigError(f"{server.host} does not offer what is needed ({error}); use another server") from error
        except ssl.SSLError as error:
            raise ConfigError(f"{server.host} has no certificate that this machine trusts ({error.reason})") from error
        except (smtplib.SMTPException, OSError) as error:
            raise Unreachable(f"{server.host}:{server.port} broke off ({error})") from error

    def _command(self, answer: tuple[int, bytes], expected: int = 250) -> None:
        """Raise what an answer other than `expected` means (RFC 5321, section 4.2.1)."""
        code, words = answer
        if code == expected or (expected == 250 and code == 251):
            return
        if 500 <= code < 600:
            raise Rejected(f"{code} {_words(words)}")
        if code == 421:  # the server is about to close the connection
            self.close()
        raise TryLater(f"{code} {_words(words)}")

    def _reset(self, client: smtplib.SMTP) -> None:
        if self._client:
            try:
                client.rset()
            except (smtplib.SMTPException, OSError):
                self.close()


def _dotted(message: bytes) -> bytes:
    """`message` ready for the wire: a line's first full stop doubled (RFC 5321, section 4.5.2)."""
    lines = message.replace(b"\r\n.", b"\r\n..")
    if lines.startswith(b"."):
        lines = b"." + lines
    return lines if lines.endswith(b"\r\n") else lines + b"\r\n"


def _words(text: bytes | str) -> str:
    decoded = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return " ".join(decoded.split())

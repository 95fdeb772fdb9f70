"""A real SMTP server on loopback that keeps what it accepts."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

Answer = Callable[[str, int], str | None]
"""The server's answer to the n-th attempt (from 1) at an address; `None` accepts."""


class Mailbox:
    """Accepts mail, and says to `answer` what comes in; `messages` holds (recipient, bytes)."""

    def __init__(self, answer: Answer | None = None) -> None:
        self.messages: list[tuple[str, bytes]] = []
        self.attempts: dict[str, int] = {}
        self._answer = answer or (lambda address, attempt: None)

    async def handle_RCPT(  # noqa: N802  # the name that the server calls
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        self.attempts[address] = self.attempts.get(address, 0) + 1
        refusal = self._answer(address, self.attempts[address])
        if refusal:
            return refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        self.messages.append((envelope.rcpt_tos[0], envelope.original_content))
        return "250 OK"

    @property
    def recipients(self) -> list[str]:
        return [recipient for recipient, _ in self.messages]


def serve(mailbox: Mailbox, *, tls: ssl.SSLContext | None = None, password: str = "") -> Controller:
    """A started server; stop it with `.stop()`. With `tls` it wants STARTTLS first, with `password` a login."""

    def login(server: Any, session: Any, envelope: Any, mechanism: Any, data: Any) -> AuthResult:
        known = isinstance(data, LoginPassword) and data.password == password.encode()
        return AuthResult(success=known, handled=False)

    controller = Controller(
        mailbox,
        hostname="127.0.0.1",
        port=_free_port(),
        tls_context=tls,
        require_starttls=tls is not None,
        authenticator=login if password else None,
        auth_required=bool(password),
        auth_require_tls=bool(tls),
    )
    controller.start()
    return controller


def port_of(controller: Controller) -> int:
    port: int = controller.port
    return port


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port

"""An edition as email: subscribers, messages, and the way to a server."""

from storyatlas.mail.mailing import ADDRESS, MESSAGE_ID, UNSUBSCRIBE, Mailing, read_mailing
from storyatlas.mail.message import Composer, Sender, token
from storyatlas.mail.smtp import Rejected, Server, SmtpSession, TryLater, Unreachable, parse_server
from storyatlas.mail.subscribers import Subscriber, read_addresses, read_subscribers

__all__ = [
    "ADDRESS",
    "MESSAGE_ID",
    "UNSUBSCRIBE",
    "Composer",
    "Mailing",
    "Rejected",
    "Sender",
    "Server",
    "SmtpSession",
    "Subscriber",
    "TryLater",
    "Unreachable",
    "parse_server",
    "read_addresses",
    "read_mailing",
    "read_subscribers",
    "token",
]

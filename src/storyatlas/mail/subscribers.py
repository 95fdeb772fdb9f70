"""Subscribers: who gets an edition."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from email_validator import EmailNotValidError, validate_email

from storyatlas.errors import ConfigError
from storyatlas.model.atlas import Skipped

_ADDRESS_COLUMNS = ("email", "e-mail", "address", "mail", "email address")
_NAME_COLUMNS = ("name", "full name")


@dataclass(frozen=True, slots=True)
class Subscriber:
    """`address` as it is written on the envelope, `name` for the To line (may be empty)."""

    address: str
    name: str = ""

    @property
    def key(self) -> str:
        """Equal for what reaches one mailbox: letter case is ignored, as nearly every server does."""
        return self.address.lower()


def read_subscribers(file: Path) -> tuple[tuple[Subscriber, ...], tuple[Skipped, ...]]:
    """The subscribers in `file`, each mailbox once, and a line for each entry that is no address.

    A CSV table with a column `email` (and `name`, where there is one), or an address a line;
    empty lines and lines that begin with `#` are passed over. Raises `ConfigError` where the file
    cannot be read.
    """
    found: dict[str, Subscriber] = {}
    skipped: list[Skipped] = []
    for number, address, name in _entries(file):
        try:
            checked = validate_email(address, check_deliverability=False, allow_smtputf8=True, test_environment=True)
        except EmailNotValidError as error:
            skipped.append(Skipped(f"{file}, line {number}", f"{address!r} is no address ({error}); correct it"))
            continue
        subscriber = Subscriber(checked.ascii_email or checked.normalized, " ".join(name.split()))
        found.setdefault(subscriber.key, subscriber)
    return tuple(found.values()), tuple(skipped)


def read_addresses(file: Path) -> frozenset[str]:
    """The keys of the addresses in `file`: those who unsubscribed, say."""
    return frozenset(subscriber.key for subscriber in read_subscribers(file)[0])


def _entries(file: Path) -> Iterator[tuple[int, str, str]]:
    """Line number, address and name of each entry."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise ConfigError(f"there is no {file}; name the file of subscribers") from error
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file} cannot be read ({error}); save it as UTF-8 text") from error
    lines = text.splitlines()
    head = next((line for line in lines if line.strip() and not line.startswith("#")), "")
    columns = [column.strip().lower() for column in next(csv.reader([head]), [])]
    address_at = next((columns.index(name) for name in _ADDRESS_COLUMNS if name in columns), None)
    name_at = next((columns.index(name) for name in _NAME_COLUMNS if name in columns), None)
    rows = csv.reader(lines)
    for row in rows:
        cells = [cell.strip() for cell in row]
        is_head = address_at is not None and [cell.lower() for cell in cells] == columns
        if not any(cells) or cells[0].startswith("#") or is_head:
            continue
        at = address_at if address_at is not None else 0
        name = cells[name_at] if name_at is not None and name_at < len(cells) else ""
        yield rows.line_num, cells[at] if at < len(cells) else "", name

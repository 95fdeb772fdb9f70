"""Mailing: what everybody gets, before it is addressed."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from storyatlas.errors import ConfigError

# Stand in subject and bodies for what differs from copy to copy. Letters and digits alone, so that no
# encoding of mail and no escaping of HTML or addresses changes them.
UNSUBSCRIBE = "STORYATLASxUNSUBSCRIBExURL"
ADDRESS = "STORYATLASxRECIPIENTxADDRESS"
MESSAGE_ID = "STORYATLASxMESSAGExID"

DESCRIPTION = "email.json"


@dataclass(frozen=True, slots=True)
class Mailing:
    """`key` names the edition: nobody gets two copies under one key. `images` are those that the HTML
    refers to as `cid:NAME`, by name, PNG."""

    key: str
    subject: str
    html: str
    text: str
    images: dict[str, bytes] = field(default_factory=dict)


def read_mailing(folder: Path) -> Mailing:
    """The email in the folder of an edition: `email.html`, `email.txt`, and `email.json` with its subject.

    Raises `ConfigError` where there is none.
    """
    try:
        about = json.loads((folder / DESCRIPTION).read_text(encoding="utf-8"))
        return Mailing(
            key=str(about["key"]),
            subject=str(about["subject"]),
            html=(folder / "email.html").read_text(encoding="utf-8"),
            text=(folder / "email.txt").read_text(encoding="utf-8"),
            images={name: (folder / name).read_bytes() for name in about.get("images", [])},
        )
    except FileNotFoundError as error:
        missing = Path(error.filename).name
        raise ConfigError(
            f"{folder} holds no edition to send ({missing} is missing); run: storyatlas edition ATLAS -o {folder}"
        ) from error
    except (KeyError, TypeError, ValueError) as error:
        raise ConfigError(f"{folder / DESCRIPTION} cannot be read ({error!r}); make the edition again") from error

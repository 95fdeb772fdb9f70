"""Mail to a real server on loopback: every subscriber once, whatever happens."""

from __future__ import annotations

import json
import os
import signal
import ssl
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
import trustme
from typer.testing import CliRunner

from storyatlas.cli import app
from storyatlas.errors import ConfigError, StoryatlasError
from storyatlas.mail import (
    Composer,
    Mailing,
    Sender,
    Server,
    Subscriber,
    Unreachable,
    parse_server,
    read_subscribers,
    token,
)
from storyatlas.mail.mailing import UNSUBSCRIBE
from storyatlas.runners.send import Pace, send_copies
from storyatlas.store.deliveries import DeliveryStore
from tests.mail.smtp_server import Answer, Mailbox, port_of, serve

LETTER = Mailing(
    "harbour-7",
    "The bridge opens — at last",
    f'<p>Ça va = “fine”.</p><img src="cid:map.png"><a href="{UNSUBSCRIBE}">Unsubscribe</a>' + "<p>word </p>" * 400,
    f"Ça va.\n.\n..dots\nUnsubscribe: {UNSUBSCRIBE}\n",
    {"map.png": b"\x89PNG not really"},
)
SENDER = Sender(
    "The Harbour Letter <letter@harbour.example>",
    "editor@harbour.example",
    "https://harbour.example/u?t={token}&a={address}",
    "leave@harbour.example",
    "secret",
)
QUICK = Pace(connections=3, wait=0.01)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DeliveryStore]:
    with DeliveryStore(tmp_path / "deliveries.db") as opened:
        yield opened


def people(count: int) -> list[Subscriber]:
    return [Subscriber(f"reader{n}@readers.example", f"Reader {n}") for n in range(count)]


def send(mailbox: Mailbox, store: DeliveryStore, readers: list[Subscriber], **options: object):  # type: ignore[no-untyped-def]
    controller = serve(mailbox)
    try:
        server = Server("127.0.0.1", port_of(controller), "none")
        options.setdefault("pace", QUICK)
        return send_copies(Composer(LETTER, SENDER), readers, server, store, **options)  # type: ignore[arg-type]
    finally:
        controller.stop()


def parsed(message: bytes) -> EmailMessage:
    read = message_from_bytes(message, policy=policy.default)
    assert isinstance(read, EmailMessage)
    return read


def test_a_copy_has_the_headers_that_mailbox_providers_ask_for(store: DeliveryStore) -> None:
    mailbox = Mailbox()
    send(mailbox, store, [Subscriber("zoë@readers.example".replace("ë", "e"), "Zoë Quill")])
    ((_, raw),) = mailbox.messages
    message = parsed(raw)
    link = f"https://harbour.example/u?t={token('zoe@readers.example', 'secret')}&a=zoe@readers.example"
    assert message["From"] == "The Harbour Letter <letter@harbour.example>"
    assert message["To"].addresses[0].display_name == "Zoë Quill"
    assert message["Subject"] == LETTER.subject
    assert message["Reply-To"] == "editor@harbour.example"
    assert message["List-Id"] == "<editions.harbour.example>"
    assert message["List-Unsubscribe"] == f"<{link}>, <mailto:leave@harbour.example?subject=unsubscribe>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["Message-ID"].endswith("@harbour.example>")
    assert message["Date"].datetime.tzinfo
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    assert b"\n" not in raw.replace(b"\r\n", b"")


def test_bodies_arrive_as_they_were_written_with_the_recipients_own_link(store: DeliveryStore) -> None:
    mailbox = Mailbox()
    send(mailbox, store, people(1))
    message = parsed(mailbox.messages[0][1])
    assert message.get_content_type() == "multipart/alternative"
    link = f"https://harbour.example/u?t={token('reader0@readers.example', 'secret')}&a=reader0@readers.example"
    text, html = message.get_body(("plain",)), message.get_body(("html",))
    assert text
    assert html
    assert text.get_content().replace("\r\n", "\n") == LETTER.text.replace(UNSUBSCRIBE, link)
    assert html.get_content().rstrip("\r\n") == LETTER.html.replace(UNSUBSCRIBE, link)
    (picture,) = [part for part in message.walk() if part.get_content_type() == "image/png"]
    assert (picture["Content-ID"], picture.get_content()) == ("<map.png>", b"\x89PNG not really")


def test_everybody_gets_one_and_a_second_run_sends_nothing(store: DeliveryStore) -> None:
    mailbox = Mailbox()
    first = send(mailbox, store, people(40))
    second = send(mailbox, store, people(41))
    assert (first.sent, first.before) == (40, 0)
    assert (second.sent, second.before) == (1, 40)
    assert Counter(mailbox.recipients) == Counter({reader.address: 1 for reader in people(41)})


def test_another_edition_goes_to_everybody_again(store: DeliveryStore) -> None:
    mailbox = Mailbox()
    send(mailbox, store, people(2))
    controller = serve(mailbox)
    other = Composer(Mailing("harbour-8", "Next", "<p>x</p>", "x"), SENDER)
    assert send_copies(other, people(2), Server("127.0.0.1", port_of(controller), "none"), store, pace=QUICK).sent == 2
    controller.stop()


def refuse(address_part: str, words: str, times: int = 99) -> Answer:
    return lambda address, attempt: words if address_part in address and attempt <= times else None


def test_a_permanent_refusal_is_noted_and_never_tried_again(store: DeliveryStore) -> None:
    mailbox = Mailbox(refuse("reader1@", "550 No such user here"))
    result = send(mailbox, store, people(3))
    assert result.sent == 2
    assert result.rejected == (("reader1@readers.example", "550 No such user here"),)
    assert send(mailbox, store, people(3)).sent == 0
    assert mailbox.attempts["reader1@readers.example"] == 1


def test_a_refusal_for_now_is_tried_again_with_longer_waits(store: DeliveryStore) -> None:
    mailbox = Mailbox(refuse("reader1@", "451 Greylisted", times=2))
    result = send(mailbox, store, people(3))
    assert (result.sent, result.waiting) == (3, ())
    assert mailbox.attempts["reader1@readers.example"] == 3


def test_what_is_refused_every_time_waits_for_the_next_run(store: DeliveryStore) -> None:
    mailbox = Mailbox(refuse("reader1@", "452 Mailbox full", times=5))
    result = send(mailbox, store, people(2))
    assert result.waiting == (("reader1@readers.example", "452 Mailbox full"),)
    assert send(mailbox, store, people(2)).sent == 1


def test_no_server_is_one_clear_error_and_loses_nothing(store: DeliveryStore) -> None:
    mailbox = Mailbox()
    controller = serve(mailbox)
    gone = Server("127.0.0.1", port_of(controller), "none")
    controller.stop()
    with pytest.raises(Unreachable, match="cannot be reached"):
        send_copies(Composer(LETTER, SENDER), people(3), gone, store, pace=Pace(attempts=2, wait=0.01))
    assert send(mailbox, store, people(3)).sent == 3


def test_rate_is_kept(store: DeliveryStore) -> None:
    begun = time.monotonic()
    send(Mailbox(), store, people(6), pace=Pace(rate=20, connections=3))
    assert time.monotonic() - begun > 0.2


def test_tls_and_login(store: DeliveryStore) -> None:
    authority = trustme.CA()
    theirs, ours = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.create_default_context()
    authority.issue_cert("127.0.0.1").configure_cert(theirs)
    authority.configure_trust(ours)
    mailbox = Mailbox()
    controller = serve(mailbox, tls=theirs, password="open sesame")
    place = parse_server(f"smtp://editor@127.0.0.1:{port_of(controller)}", "open sesame")
    assert place.security == "starttls"
    try:
        composer = Composer(LETTER, SENDER)
        assert send_copies(composer, people(2), place, store, pace=QUICK, context=ours).sent == 2
        wrong = parse_server(f"smtp://editor:guess@127.0.0.1:{port_of(controller)}")
        with pytest.raises(ConfigError, match="does not accept user editor"):
            send_copies(composer, people(3), wrong, store, pace=QUICK, context=ours)
        with pytest.raises(ConfigError, match="no certificate that this machine trusts"):
            send_copies(composer, people(3), place, store, pace=QUICK)
    finally:
        controller.stop()


def edition(folder: Path) -> Path:
    folder.mkdir()
    about = {"key": LETTER.key, "subject": LETTER.subject, "images": ["map.png"]}
    (folder / "email.json").write_text(json.dumps(about))
    (folder / "email.html").write_text(LETTER.html)
    (folder / "email.txt").write_text(LETTER.text)
    (folder / "map.png").write_bytes(LETTER.images["map.png"])
    return folder


def test_killed_in_the_middle_and_resumed_nobody_is_lost_or_doubled(tmp_path: Path) -> None:
    count = 300
    mailbox = Mailbox()
    controller = serve(mailbox)
    readers = tmp_path / "readers.csv"
    readers.write_text("email\n" + "".join(f"{reader.address}\n" for reader in people(count)))
    command = [
        sys.executable, "-c", "from storyatlas.cli import main; main()", "send", str(edition(tmp_path / "edition")),
        "--to", str(readers), "--from", SENDER.mailbox, "--server", f"smtp://127.0.0.1:{port_of(controller)}",
    ]  # fmt: skip
    try:
        for after in (60, 150):
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            while len(mailbox.messages) < after and process.poll() is None:
                time.sleep(0.002)
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
            assert len(mailbox.messages) < count
        subprocess.run(command, check=False, capture_output=True)
        with DeliveryStore(tmp_path / "readers.csv.deliveries.db") as store:
            known = store.states(LETTER.key)
        deadline = time.monotonic() + 20  # what the killed run handed to the system is still on its way
        while len(mailbox.messages) < count and time.monotonic() < deadline:
            time.sleep(0.05)
    finally:
        controller.stop()
    received = Counter(mailbox.recipients)
    assert max(received.values()) == 1
    missing = {reader.key for reader in people(count)} - set(received)
    # Handed to the system when the kill came, so it reached the server: no copy is missing, and of those cut
    # off without an answer (one a connection at most) the store says so.
    assert missing == set()
    assert Counter(known.values())["on_the_way"] <= 8


def test_a_damaged_store_stops_the_run_instead_of_sending_twice(tmp_path: Path) -> None:
    (tmp_path / "deliveries.db").write_bytes(b"SQLite format 3\x00 but not really" * 50)
    with pytest.raises(StoryatlasError, match="says who got what"):
        DeliveryStore(tmp_path / "deliveries.db")


def test_subscribers_once_each_with_a_line_for_what_is_no_address(tmp_path: Path) -> None:
    file = tmp_path / "readers.csv"
    file.write_text("Name,Email\nAda Quill,ada@readers.example\n# gone\n,ADA@readers.example\nBo,bo at readers\n\n")
    found, skipped = read_subscribers(file)
    assert found == (Subscriber("ada@readers.example", "Ada Quill"),)
    assert [(line.source.split(", ")[1], "'bo at readers' is no address" in line.reason) for line in skipped] == [
        ("line 5", True)
    ]
    file.write_text("ada@readers.example\nbo@readers.example\n")
    assert [reader.address for reader in read_subscribers(file)[0]] == ["ada@readers.example", "bo@readers.example"]


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("mail.example", "write smtps://"),
        ("smtps://editor@mail.example", "no password for editor"),
        ("smtp://mail.example:port", "write smtps://"),
    ],
)
def test_a_server_that_cannot_be_is_named(url: str, words: str) -> None:
    with pytest.raises(ConfigError, match=words):
        parse_server(url)


def test_nothing_leaves_this_machine_unencrypted() -> None:
    assert parse_server("smtp://mail.example").security == "starttls"
    assert parse_server("smtps://mail.example").port == 465
    assert parse_server("smtp://localhost").security == "none"


def test_an_unsubscribe_link_must_be_safe() -> None:
    with pytest.raises(ConfigError, match="begin with https"):
        Composer(LETTER, Sender("a@b.example", unsubscribe="http://b.example/{token}"))
    with pytest.raises(ConfigError, match=r"put \{token\}"):
        Composer(LETTER, Sender("a@b.example", unsubscribe="https://b.example/leave"))
    with pytest.raises(ConfigError, match="is no sender"):
        Composer(LETTER, Sender("The Letter"))


def test_dry_run_and_files_send_nothing(tmp_path: Path) -> None:
    readers, gone = tmp_path / "readers.txt", tmp_path / "gone.txt"
    readers.write_text("".join(f"{reader.address}\n" for reader in people(3)) + "nobody\n")
    gone.write_text("READER1@readers.example\n")
    base = [
        "send",
        str(edition(tmp_path / "edition")),
        "--to",
        str(readers),
        "--from",
        SENDER.mailbox,
        "--except",
        str(gone),
    ]
    shown = CliRunner().invoke(app, [*base, "--dry-run"])
    assert shown.exit_code == 0, shown.output
    assert "To send     2 messages" in shown.output
    assert "1 subscriber who unsubscribed" in shown.output
    assert "'nobody' is no address" in shown.output
    written = CliRunner().invoke(app, [*base, "--eml", str(tmp_path / "out")])
    assert written.exit_code == 0, written.output
    copies = [parsed(file.read_bytes()) for file in (tmp_path / "out").glob("*.eml")]
    assert {copy["To"] for copy in copies} == {"reader0@readers.example", "reader2@readers.example"}
    assert not list(tmp_path.glob("*.db"))
    missing = CliRunner().invoke(app, base)
    assert missing.exit_code == 2
    assert "no mail server is named" in missing.stderr
    nothing = CliRunner().invoke(app, ["send", str(tmp_path), "--to", str(readers), "--from", SENDER.mailbox])
    assert nothing.exit_code == 2
    assert "holds no edition to send" in nothing.stderr

"""Sending an edition: every subscriber once, whatever happens in between."""

from __future__ import annotations

import heapq
import itertools
import ssl
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from storyatlas.errors import ConfigError
from storyatlas.mail import (
    Composer,
    Rejected,
    Sender,
    Server,
    SmtpSession,
    Subscriber,
    TryLater,
    Unreachable,
    parse_server,
    read_addresses,
    read_mailing,
    read_subscribers,
)
from storyatlas.model.atlas import Skipped
from storyatlas.runners.files import prepare_folder, write_whole_bytes
from storyatlas.store.deliveries import DeliveryStore

Progress = Callable[[str, int, int], None]

STEP = "Sending"


@dataclass(frozen=True, slots=True)
class Pace:
    """`rate` is copies a second over all `connections` (0: as fast as it goes). A copy that the server
    turns down for now is tried `attempts` times in all, after `wait` seconds and then twice as long each time."""

    rate: float = 0.0
    connections: int = 4
    attempts: int = 5
    wait: float = 15.0


@dataclass(frozen=True, slots=True)
class Sending:
    """What to send to whom. `state` is the file of who got what; beside the subscribers where `None`, as
    it holds addresses and an edition's folder is often published. `eml` writes files instead."""

    edition: Path
    subscribers: Path
    sender: Sender
    leave_out: Path | None = None
    state: Path | None = None
    eml: Path | None = None
    dry_run: bool = False
    again: bool = False


@dataclass(frozen=True, slots=True)
class SendResult:
    """How many copies went out in this run and before it, and who did not get one, with the server's words.

    `how` is "sent", "written" (to files) or "to send" (a dry run). `unknown` were handed over without an
    answer by a run that was cut off: they may have arrived. `skipped` are entries that are no addresses,
    `left_out` counts who unsubscribed.
    """

    sent: int
    before: int = 0
    how: str = "sent"
    rejected: tuple[tuple[str, str], ...] = ()
    waiting: tuple[tuple[str, str], ...] = ()
    unknown: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    left_out: int = 0


def send_edition(
    sending: Sending, server: str, password: str = "", *, pace: Pace | None = None, progress: Progress | None = None
) -> SendResult:
    """Send, write or count the copies of an edition. Raises `ConfigError` for what cannot be used."""
    mailing = read_mailing(sending.edition)
    everybody, skipped = read_subscribers(sending.subscribers)
    gone = read_addresses(sending.leave_out) if sending.leave_out else frozenset()
    subscribers = [subscriber for subscriber in everybody if subscriber.key not in gone]
    if "{token}" in sending.sender.unsubscribe and not sending.sender.secret:
        raise ConfigError("the unsubscribe links need a key; set STORYATLAS_MAIL_SECRET to a long random text")
    composer = Composer(mailing, sending.sender)
    counted = partial(replace, skipped=skipped, left_out=len(everybody) - len(subscribers))
    if sending.eml:
        return counted(SendResult(write_copies(composer, subscribers, sending.eml, progress=progress), how="written"))
    if not server and not sending.dry_run:
        raise ConfigError(
            "no mail server is named; give --server or set STORYATLAS_SMTP, or write files with --eml DIR"
        )
    state = sending.state or sending.subscribers.with_name(sending.subscribers.name + ".deliveries.db")
    if sending.dry_run and not state.exists():
        return counted(SendResult(len(subscribers), how="to send"))
    with DeliveryStore(state) as store:
        if sending.dry_run:
            known = store.states(mailing.key)
            left = sum(known.get(subscriber.key, "waiting") == "waiting" for subscriber in subscribers)
            return counted(SendResult(left, len(subscribers) - left, how="to send"))
        place = parse_server(server, password)
        result = send_copies(composer, subscribers, place, store, pace=pace, again=sending.again, progress=progress)
        return counted(result)


def write_copies(
    composer: Composer, subscribers: Sequence[Subscriber], folder: Path, *, progress: Progress | None = None
) -> int:
    """Write every copy as an `.eml` file, to be looked at or sent by other means."""
    prepare_folder(folder)
    now = datetime.now(UTC)
    for done, subscriber in enumerate(subscribers, 1):
        name = composer.message_id(subscriber).strip("<>").split("@")[0]
        write_whole_bytes(folder / f"{name}.eml", composer.compose(subscriber, now))
        if progress:
            progress(STEP, done, len(subscribers))
    return len(subscribers)


def send_copies(
    composer: Composer,
    subscribers: Sequence[Subscriber],
    server: Server,
    store: DeliveryStore,
    *,
    pace: Pace | None = None,
    again: bool = False,
    context: ssl.SSLContext | None = None,
    progress: Progress | None = None,
) -> SendResult:
    """Send to all of `subscribers` who have no copy of this edition yet.

    Who was rejected for good is not tried again. A copy whose fate is unknown is not sent a second
    time unless `again` says so; it would carry the same Message-ID. Raises `ConfigError` where the
    server does not let us in, `Unreachable` where there is none; what was sent is noted.
    """
    edition = composer.edition
    if again:
        store.forget(edition, "on_the_way")
    states = store.states(edition)
    left = [s for s in subscribers if states.get(s.key, "waiting") == "waiting"]
    run = _Run(composer, server, store, pace or Pace(), left, context, progress)
    run.go()
    keys = {s.key for s in subscribers}
    before = sum(state == "sent" and key in keys for key, state in states.items())
    return SendResult(
        sent=run.sent,
        before=before,
        rejected=tuple(store.answers(edition, "rejected")),
        waiting=tuple(store.answers(edition, "waiting")),
        unknown=tuple(recipient for recipient, _ in store.answers(edition, "on_the_way")),
    )


class _Run:
    """One run over several connections. State that the threads share is guarded by `_lock`."""

    def __init__(
        self,
        composer: Composer,
        server: Server,
        store: DeliveryStore,
        pace: Pace,
        subscribers: Sequence[Subscriber],
        context: ssl.SSLContext | None,
        progress: Progress | None,
    ) -> None:
        self._composer, self._server, self._store = composer, server, store
        self._pace, self._context, self._progress = pace, context, progress
        # (earliest time, order, subscriber, attempts so far)
        self._order = itertools.count()
        self._queue = [(0.0, next(self._order), subscriber, 0) for subscriber in subscribers]
        self._total = self._open = len(subscribers)
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._next_slot = time.monotonic()
        self._failure: BaseException | None = None
        self.sent = 0

    def go(self) -> None:
        """Send until nothing is left; raise what ended it early."""
        workers = [
            threading.Thread(target=self._work, name=f"connection {n}", daemon=True)
            for n in range(min(self._pace.connections, self._total))
        ]
        for worker in workers:
            worker.start()
        try:
            while any(worker.is_alive() for worker in workers):
                time.sleep(0.05)
                self._show()
        except KeyboardInterrupt:
            self._stop.set()  # copies that are on the way get their answer
            for worker in workers:
                worker.join()
            raise
        self._show()
        if self._failure:
            raise self._failure

    def _work(self) -> None:
        try:
            with SmtpSession(self._server, context=self._context) as session:
                unreached = 0
                while not self._stop.is_set() and (item := self._take()):
                    try:
                        self._deliver(session, *item)
                        unreached = 0
                    except Unreachable:
                        self._return(*item)
                        unreached += 1
                        if unreached >= self._pace.attempts:
                            raise
                        self._stop.wait(self._pace.wait * 2 ** (unreached - 1))
        except BaseException as error:
            self._failure = self._failure or error
            self._stop.set()

    def _take(self) -> tuple[Subscriber, int] | None:
        """The next copy that is due, in its turn; `None` when none is left."""
        while not self._stop.is_set():
            with self._lock:
                if not self._open:
                    return None
                now = time.monotonic()
                if self._queue and max(self._queue[0][0], self._next_slot) <= now:
                    if self._pace.rate:
                        self._next_slot = max(self._next_slot, now - 1) + 1 / self._pace.rate
                    _, _, subscriber, attempts = heapq.heappop(self._queue)
                    return subscriber, attempts
                due = max(self._queue[0][0], self._next_slot) - now if self._queue else 0.05
            self._stop.wait(min(max(due, 0.001), 0.2))
        return None

    def _deliver(self, session: SmtpSession, subscriber: Subscriber, attempts: int) -> None:
        edition, key = self._composer.edition, subscriber.key
        message = self._composer.compose(subscriber, datetime.now(UTC))
        try:
            session.deliver(
                self._composer.envelope_sender,
                subscriber.address,
                message,
                lambda: self._store.note(edition, key, "on_the_way"),
            )
        except Rejected as error:
            self._store.note(edition, key, "rejected", str(error))
            self._close()
        except Unreachable:
            raise
        except TryLater as error:
            self._put_back(subscriber, attempts + 1, error)
        except ConnectionError:
            self._close()  # stays on the way: nobody knows
        else:
            self._store.note(edition, key, "sent")
            self._close(sent=True)

    def _put_back(self, subscriber: Subscriber, attempts: int, error: TryLater) -> None:
        self._store.note(self._composer.edition, subscriber.key, "waiting", str(error))
        if attempts >= self._pace.attempts:
            self._close()
            return
        with self._lock:
            due = time.monotonic() + self._pace.wait * 2 ** (attempts - 1)
            heapq.heappush(self._queue, (due, next(self._order), subscriber, attempts))

    def _return(self, subscriber: Subscriber, attempts: int) -> None:
        """Nothing was tried: no server was there."""
        with self._lock:
            heapq.heappush(self._queue, (0.0, next(self._order), subscriber, attempts))

    def _close(self, *, sent: bool = False) -> None:
        with self._lock:
            self._open -= 1
            self.sent += sent

    def _show(self) -> None:
        if self._progress:
            self._progress(STEP, self._total - self._open, self._total)

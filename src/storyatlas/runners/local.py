"""Read articles on the processes of this machine; one bad article never ends the build."""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, field

from storyatlas.errors import StoryatlasError
from storyatlas.model.article import Article
from storyatlas.model.atlas import Skipped
from storyatlas.model.extraction import Extraction
from storyatlas.runners.fingerprint import reading_version
from storyatlas.runners.worker import Failed, Ready, Recipe, read_one
from storyatlas.store.extractions import ExtractionStore

Progress = Callable[[int, int], None]  # articles done, articles in all

# Below this many articles a process, the seconds that a second process takes to load its models
# are not won back (measured: about 3 s to load, 0.2 s an article).
_ARTICLES_A_PROCESS = 8
# An article takes a fraction of a second; one on which a rule runs for ever must not stop the build.
_LONGEST_SECONDS = 300.0
# What a kill may cost: results not yet on disk, in seconds of work.
_COMMIT_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class _Result:
    index: int
    value: Extraction | Failed


def read_articles(
    articles: Sequence[Article],
    *,
    jobs: int | None = None,
    store: ExtractionStore | None = None,
    progress: Progress | None = None,
    recipe: Recipe | None = None,
) -> tuple[list[Extraction], list[Skipped]]:
    """Run the document stages over `articles` on `jobs` processes (all cores where `None`).

    Returns the extractions in the order of the articles, and a line for each article that failed
    or whose process died twice. The result does not depend on `jobs`. Extractions already in
    `store` are taken from there; new ones are put there as they finish, so that a run that was
    interrupted goes on where it stopped. Raises `StoryatlasError` where no process can start.
    """
    recipe = recipe or Recipe()
    version = reading_version({"factory": recipe.factory, **{k: repr(v) for k, v in recipe.options.items()}})
    kept = [store.get(article, version) if store else None for article in articles]
    found: dict[int, Extraction | Failed] = {i: item for i, item in enumerate(kept) if item is not None}
    waiting = [i for i, item in enumerate(kept) if item is None]
    report = progress or (lambda done, total: None)
    report(len(found), len(articles))

    saved = time.monotonic()
    with contextlib.closing(_results(articles, waiting, _processes(jobs, len(waiting)), recipe)) as results:
        for result in results:
            found[result.index] = result.value
            if store and isinstance(result.value, Extraction):
                store.put(articles[result.index], version, result.value)
                if time.monotonic() - saved > _COMMIT_SECONDS:
                    store.commit()
                    saved = time.monotonic()
            report(len(found), len(articles))
    if store:
        store.drop_other_versions(version)
        store.commit()
    return _in_order(articles, found)


def available_cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _processes(jobs: int | None, articles: int) -> int:
    """How many processes pay off; 1 means this one, and so does a single article."""
    wanted = available_cores() if jobs is None else jobs
    return max(1, min(wanted, articles // _ARTICLES_A_PROCESS))


def _in_order(
    articles: Sequence[Article], found: dict[int, Extraction | Failed]
) -> tuple[list[Extraction], list[Skipped]]:
    extractions, skipped = [], []
    for index, article in enumerate(articles):
        value = found[index]
        if isinstance(value, Extraction):
            extractions.append(value)
        else:
            why = f"reading it failed ({value.reason}); it is left out, please report it with the article"
            skipped.append(Skipped(article.source or article.url or article.id, why))
    return extractions, skipped


def _results(
    articles: Sequence[Article], waiting: list[int], processes: int, recipe: Recipe
) -> Generator[_Result, None, None]:
    if not waiting:
        return
    if processes == 1:
        read = recipe.make()
        for index in waiting:
            yield _Result(index, read_one(read, articles[index]))
        return
    pool = _Pool(articles, recipe)
    # An article whose process died may be innocent (the system ends the largest process when
    # memory runs out): it gets a second chance, with one process at a time.
    try:
        lost: list[_Result] = []
        for result in pool.run(waiting, processes):
            if isinstance(result.value, _Died):
                lost.append(result)
            else:
                yield result
        if lost:
            yield from pool.run([result.index for result in lost], 1)
    finally:
        pool.stop()


@dataclass(frozen=True, slots=True)
class _Died(Failed):
    """The process ended while it read this article."""


@dataclass(eq=False)
class _Worker:
    """One reading process and the messages to and from it."""

    process: subprocess.Popen[bytes]
    late: bool = False

    @classmethod
    def start(cls) -> _Worker:
        # A fresh interpreter instead of multiprocessing: no fork of threads that ONNX Runtime
        # holds, and no second import of the caller's own script.
        # -P: a file named like a library in the current folder must not stand in for it.
        command = [sys.executable, "-P", "-c", "from storyatlas.runners.worker import main; main()"]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
        return cls(
            subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment,
                start_new_session=True,  # Ctrl-C in the terminal reaches the parent alone
            )
        )

    def ask(self, message: object) -> object:
        """Send a message and wait for the reply; `EOFError` or `OSError` where the process is gone.

        A process that does not reply in time is ended.
        """
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        clock = threading.Timer(_LONGEST_SECONDS, self._too_late)
        clock.daemon = True
        clock.start()
        try:
            pickle.dump(message, self.process.stdin, protocol=pickle.HIGHEST_PROTOCOL)
            self.process.stdin.flush()
            return pickle.load(self.process.stdout)
        except pickle.UnpicklingError as error:
            raise EOFError("the reply was cut short") from error
        finally:
            clock.cancel()

    def stop(self) -> None:
        """End the process now and close its pipes."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe:
                with contextlib.suppress(OSError):  # what was not sent to a dead process
                    pipe.close()

    def _too_late(self) -> None:
        self.late = True
        self.process.kill()

    def end_reason(self) -> str:
        """How the process ended: too late, by a signal, or with an exit status."""
        if self.late:
            return f"it took longer than {_LONGEST_SECONDS:.0f} seconds"
        status = self.process.wait()
        return f"its process was ended by signal {-status}" if status < 0 else f"its process ended with status {status}"


@dataclass(eq=False)
class _Pool:
    """Processes that take articles from one queue; a thread each waits for the replies."""

    articles: Sequence[Article]
    recipe: Recipe
    workers: set[_Worker] = field(default_factory=set)
    lock: threading.Lock = field(default_factory=threading.Lock)
    stopping: bool = False

    def run(self, indices: list[int], processes: int) -> Iterator[_Result]:
        """One result for each of `indices`, as they come. Raises where no process can start."""
        tasks: queue.SimpleQueue[int] = queue.SimpleQueue()
        for index in indices:
            tasks.put(index)
        replies: queue.SimpleQueue[_Result | Failed | None] = queue.SimpleQueue()
        threads = [threading.Thread(target=self._serve, args=(tasks, replies), daemon=True) for _ in range(processes)]
        for thread in threads:
            thread.start()
        serving, missing, failure = processes, len(indices), Failed("", expected=False)
        while missing and serving:
            reply = replies.get()
            if reply is None:
                serving -= 1
            elif isinstance(reply, Failed):
                failure = reply
            else:
                missing -= 1
                yield reply
        for thread in threads:
            thread.join()
        if missing and not self.stopping:
            raise StoryatlasError(
                failure.reason if failure.expected else f"the reading processes cannot start ({failure.reason})"
            )

    def stop(self) -> None:
        """End all processes, also in the middle of an article."""
        with self.lock:
            self.stopping = True
            workers = list(self.workers)
        for worker in workers:
            worker.process.kill()  # its thread sees the end and closes the pipes

    def _serve(self, tasks: queue.SimpleQueue[int], replies: queue.SimpleQueue[_Result | Failed | None]) -> None:
        """Keep one process busy, and start another when it dies; `None` at the end."""
        try:
            while not tasks.empty() and (worker := self._started(replies)):
                try:
                    self._feed(worker, tasks, replies)
                finally:
                    with self.lock:
                        self.workers.discard(worker)
                    worker.stop()
        finally:
            replies.put(None)

    def _started(self, replies: queue.SimpleQueue[_Result | Failed | None]) -> _Worker | None:
        with self.lock:
            if self.stopping:
                return None
            worker = _Worker.start()
            self.workers.add(worker)
        try:
            answer = worker.ask(self.recipe)
        except (EOFError, OSError):
            answer = Failed(worker.end_reason(), expected=False)
        if isinstance(answer, Ready):
            return worker
        assert isinstance(answer, Failed)
        replies.put(answer)
        with self.lock:
            self.workers.discard(worker)
        worker.stop()
        return None

    def _feed(
        self,
        worker: _Worker,
        tasks: queue.SimpleQueue[int],
        replies: queue.SimpleQueue[_Result | Failed | None],
    ) -> None:
        while True:
            try:
                index = tasks.get_nowait()
            except queue.Empty:
                return
            try:
                value = worker.ask(self.articles[index])
            except (EOFError, OSError):
                end = Failed if worker.late else _Died  # what ran for ever once would do so again
                replies.put(_Result(index, end(worker.end_reason(), expected=False)))
                return
            assert isinstance(value, (Extraction, Failed))
            replies.put(_Result(index, value))

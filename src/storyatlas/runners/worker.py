"""A reading process: `main()` in a fresh interpreter, started by the local runner.

Pickled messages on standard input and output, between processes of one program on one machine.
In: first a `Recipe`, then articles. Out: `Ready` or `Failed` once, then for each article an
`Extraction` or `Failed`. End of input ends the process, so none outlives its parent.
"""

from __future__ import annotations

import importlib
import os
import pickle
import signal
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from storyatlas.errors import StoryatlasError
from storyatlas.model.article import Article
from storyatlas.model.extraction import Extraction

ReadArticle = Callable[[Article], Extraction]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a process makes its document stages: `factory` names their class as `module:name`."""

    factory: str = "storyatlas.pipeline:DocumentStages"
    options: Mapping[str, Any] = field(default_factory=dict)

    def make(self) -> ReadArticle:
        """The document stages with their models loaded: seconds, so once a process."""
        module, _, name = self.factory.partition(":")
        read: ReadArticle = getattr(importlib.import_module(module), name)(**self.options).read
        return read


@dataclass(frozen=True, slots=True)
class Ready:
    """The models are loaded."""


@dataclass(frozen=True, slots=True)
class Failed:
    """An exception as text. `expected` tells one that Storyatlas raises on purpose."""

    reason: str
    expected: bool

    @classmethod
    def of(cls, error: BaseException) -> Failed:
        """`reason` is one line: type and message, or the message alone of an error of ours."""
        message = " ".join(str(error).split())
        if isinstance(error, StoryatlasError):
            return cls(message, expected=True)
        return cls(f"{type(error).__name__}: {message}" if message else type(error).__name__, expected=False)


def read_one(read: ReadArticle, article: Article) -> Extraction | Failed:
    """Run the document stages on one article. Here alone an exception becomes a value."""
    try:
        return read(article)
    except Exception as error:
        return Failed.of(error)


def main() -> None:
    """Read articles from standard input until it ends."""
    # The parent alone answers Ctrl-C: it keeps what is finished and then ends this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Whatever a library prints must not end up between the messages.
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)

    def reply(message: object) -> None:
        pickle.dump(message, replies, protocol=pickle.HIGHEST_PROTOCOL)
        replies.flush()

    try:
        recipe: Recipe = pickle.load(sys.stdin.buffer)
        try:
            read = recipe.make()
        except Exception as error:
            reply(Failed.of(error))
            return
        reply(Ready())
        while True:
            reply(read_one(read, pickle.load(sys.stdin.buffer)))
    except (EOFError, BrokenPipeError):
        # The parent is done or gone; skip the interpreter's own flush into the closed pipe.
        os._exit(0)

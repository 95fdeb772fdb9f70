"""Document stages without models, for the runner's own tests."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

from storyatlas.errors import ConfigError
from storyatlas.model.article import Article
from storyatlas.model.extraction import Extraction
from tests.stories import extraction


class QuickStages:
    """Reads at once; the article's text says what goes wrong."""

    def __init__(self, log: str = "") -> None:
        self.log = Path(log) if log else None
        print("libraries print when they load")  # must not disturb the messages

    def read(self, article: Article) -> Extraction:
        if self.log:
            with self.log.open("a") as file:
                file.write(article.id + "\n")
        if "raise" in article.text:
            raise ValueError("no verb\nin sight")
        if "crash" in article.text:
            os.kill(os.getpid(), signal.SIGSEGV)
        if "leave" in article.text:
            sys.exit(3)
        if "wait" in article.text:
            time.sleep(60)
        return extraction(article)


class NoModel:
    """Stages whose model is not installed."""

    def __init__(self) -> None:
        raise ConfigError("the language model is not installed; run: make setup")

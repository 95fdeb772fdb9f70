"""The folder of an atlas: every file whole or not at all."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from storyatlas.errors import AtlasFormatError, ConfigError, StoryatlasError
from storyatlas.model.article import Article

DATABASE = "storyatlas.db"


def prepare_folder(folder: Path) -> Path:
    """Make `folder` where it is missing. Raises `ConfigError` where it cannot hold an atlas."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise ConfigError(f"{folder} is a file, not a folder; name another with -o") from error
    except OSError as error:
        raise ConfigError(f"{folder} cannot be made ({error.strerror}); name another with -o") from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise ConfigError(f"{folder} cannot be written to; name another with -o")
    return folder


def write_whole(file: Path, text: str) -> None:
    """Write UTF-8 text so that `file` is either as before or complete, whenever the program is killed."""
    write_whole_bytes(file, text.encode("utf-8", "surrogatepass"))


def write_whole_bytes(file: Path, content: bytes) -> None:
    """Write `content` so that `file` is either as before or complete, whenever the program is killed."""
    with writing(file.parent):
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
        try:
            with os.fdopen(handle, "wb") as temporary:
                temporary.write(content)
            os.chmod(name, 0o644)  # mkstemp makes files that nobody else can read
            os.replace(name, file)
        except BaseException:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(name)
            raise


def write_articles(file: Path, articles: Iterable[Article]) -> None:
    """Write `articles.jsonl`: one object a line, which a later build reads like any other source."""
    lines = (json.dumps(article.to_json(), ensure_ascii=False) for article in articles)
    write_whole(file, "".join(line + "\n" for line in lines))


@contextlib.contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Name the folder in what the system says when a disk is full or protected."""
    try:
        yield
    except OSError as error:
        raise StoryatlasError(
            f"{folder}: writing failed ({error.strerror or error}); free some space or use -o"
        ) from error


def read_texts(file: Path) -> dict[str, str]:
    """The text of each article in an `articles.jsonl`, by id; nothing where there is no such file."""
    try:
        lines = file.read_text(encoding="utf-8", errors="surrogatepass").split("\n")
    except FileNotFoundError:
        return {}
    try:
        articles = [json.loads(line) for line in lines if line.strip()]
        return {str(article["id"]): str(article["text"]) for article in articles}
    except (KeyError, TypeError, ValueError) as error:
        raise AtlasFormatError(f"{file} is not what a build wrote ({error!r}); build the atlas again") from error

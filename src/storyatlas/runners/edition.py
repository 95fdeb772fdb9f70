"""An edition of an atlas on disk: its briefing in every format, in a folder of its own."""

from __future__ import annotations

import contextlib
import gc
import shutil
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import urlsplit

from storyatlas.briefing import compose
from storyatlas.briefing.model import Length
from storyatlas.diff import compare
from storyatlas.errors import ConfigError
from storyatlas.model.atlas import Atlas
from storyatlas.render.edition import Edition, briefing_files, edition_files, pictures_of
from storyatlas.render.issue import MAP
from storyatlas.runners.changes import load_with_texts
from storyatlas.runners.files import DATABASE, prepare_folder, write_whole_bytes, writing
from storyatlas.runners.sentences import sentences_kept

LENGTHS: dict[str, Length] = {"short": "short", "standard": "standard", "long": "long"}
# Written for some atlases only: what an earlier edition left in the folder goes.
_SOMETIMES = ("places.png", "watch.ics")


@dataclass(frozen=True, slots=True)
class EditionOptions:
    """What the editor says about an edition; `base_url` is where its folder will be on the web,
    `since` the atlas of the edition before."""

    number: int | None = None
    title: str = ""
    length: str = "standard"
    base_url: str = ""
    sender: str = ""
    subscribe: str = ""
    since: Path | None = None


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """Without the search for garbage in cycles: an edition makes many objects and few such cycles, and the search
    takes a tenth of its time."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()


@_uncollected()
def make_edition(source: Path, folder: Path, options: EditionOptions) -> Edition:
    """Write an edition of the atlas at `source` into `folder`, with the map beside it.

    Raises `ConfigError` for options that cannot be, `AtlasFormatError` where there is no atlas.
    """
    base_url = _checked(options)
    atlas = load_with_texts(source)
    changes = compare(load_with_texts(options.since), atlas) if options.since else None
    prepare_folder(folder)
    place = source if source.is_dir() else source.parent
    inside = folder.resolve() == (place / "edition").resolve()
    with _drawing(atlas, place / "edition") as pictures, sentences_kept(place / DATABASE) as read:
        briefing = compose(atlas, read, length=LENGTHS[options.length], changes=changes)
    edition = Edition(
        briefing=briefing,
        atlas=atlas,
        number=options.number,
        title=options.title,
        base_url=base_url,
        map_url=f"../{MAP}" if inside else MAP,
        sender=options.sender,
        subscribe=options.subscribe,
    )
    _write(edition_files(edition, pictures.result(), folder), folder)
    if not inside and (place / MAP).is_file() and folder.resolve() != place.resolve():
        with writing(folder):
            shutil.copyfile(place / MAP, folder / MAP)
    return edition


def write_briefing(atlas: Atlas, folder: Path) -> Edition:
    """Write the briefing of an atlas just built into `folder`, which lies beside its map and its cache."""
    with _drawing(atlas, folder) as pictures, sentences_kept(folder.parent / DATABASE) as read:
        edition = Edition(compose(atlas, read), atlas)
        read.forget_others()
    _write(briefing_files(edition, pictures.result()), prepare_folder(folder))
    return edition


@contextlib.contextmanager
def _drawing(atlas: Atlas, earlier: Path) -> Iterator[Future[dict[str, bytes]]]:
    """The pictures, drawn while the text is written, where the folder `earlier` has not the same ones."""
    with ThreadPoolExecutor(max_workers=1) as beside:
        yield beside.submit(pictures_of, atlas, earlier)


def _write(files: dict[str, bytes], folder: Path) -> None:
    for name in _SOMETIMES:
        if name not in files:
            (folder / name).unlink(missing_ok=True)
    for name, content in files.items():
        write_whole_bytes(folder / name, content)


def _checked(options: EditionOptions) -> str:
    """The base address, ending in a slash. Raises `ConfigError` for options that cannot be."""
    if options.length not in LENGTHS:
        raise ConfigError(f"--length is {options.length!r}; write {', '.join(LENGTHS)}")
    if options.sender and "@" not in parseaddr(options.sender)[1]:
        raise ConfigError(f'--from is {options.sender!r}; write "The Harbour Letter <letter@harbour.example>"')
    for name, address in (("base-url", options.base_url), ("subscribe", options.subscribe)):
        parts = urlsplit(address)
        if address and (parts.scheme not in ("http", "https") or not parts.netloc):
            raise ConfigError(f"--{name} is {address!r}; write a web address, https://letters.example/12/ say")
    return options.base_url if not options.base_url or options.base_url.endswith("/") else f"{options.base_url}/"

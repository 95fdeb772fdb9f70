"""The edition's folder: page, Markdown and text with every atlas; email, feeds, data and calendar with an edition."""

from __future__ import annotations

from pathlib import Path

from storyatlas.model.atlas import Atlas
from storyatlas.render.edition_calendar import render_calendar
from storyatlas.render.edition_data import render_linked_data
from storyatlas.render.edition_email import UNSUBSCRIBE, describe_email, render_email
from storyatlas.render.edition_feeds import (
    ATOM,
    CARD,
    JSON_FEED,
    card_of,
    cards_beside,
    render_atom,
    render_json_feed,
    write_card,
)
from storyatlas.render.edition_markdown import render_markdown
from storyatlas.render.edition_page import render_page
from storyatlas.render.edition_text import render_text, render_text_part
from storyatlas.render.issue import PAGE, Edition
from storyatlas.render.pictures import map_picture, places_picture, preview_picture

__all__ = ["Edition", "briefing_files", "edition_files", "pictures_of"]


def pictures_of(atlas: Atlas, folder: Path) -> dict[str, bytes]:
    """The pictures of the story as PNG, by name: map, places where some are known, a preview for links.

    Those in `folder` that are of the same drawings are taken from there.
    """

    def earlier(name: str) -> bytes:
        return (folder / name).read_bytes() if (folder / name).is_file() else b""

    places = places_picture(atlas, earlier("places.png"))
    made = {
        "map.png": map_picture(atlas, earlier("map.png")),
        "preview.png": preview_picture(atlas, earlier("preview.png")),
    }
    return made if places is None else {**made, "places.png": places}


def briefing_files(edition: Edition, pictures: dict[str, bytes]) -> dict[str, bytes]:
    """What a build writes, by name: the briefing as page, Markdown and text, and the pictures."""
    shown = {name: data for name, data in pictures.items() if name != "preview.png"}
    return {
        PAGE: _bytes(render_page(edition, shown)),
        "briefing.md": _bytes(render_markdown(edition)),
        "briefing.txt": _bytes(render_text(edition)),
        **pictures,
    }


def edition_files(edition: Edition, pictures: dict[str, bytes], folder: Path) -> dict[str, bytes]:
    """All files of an edition, by name. `folder` is where they will be: its feeds list the editions beside it.

    Raises `AtlasFormatError` where the card of one of those cannot be read.
    """
    card = card_of(edition)
    cards = [card, *(other for other in cards_beside(folder) if other.key != card.key)]
    calendar = render_calendar(edition)
    return {
        **briefing_files(edition, pictures),
        "email.html": _bytes(render_email(edition, pictures)),
        "email.txt": _bytes(render_text_part(edition, UNSUBSCRIBE)),
        "email.json": _bytes(describe_email(edition, pictures)),
        "edition.jsonld": _bytes(render_linked_data(edition)),
        CARD: _bytes(write_card(card)),
        ATOM: render_atom(edition, cards),
        JSON_FEED: _bytes(render_json_feed(edition, cards)),
        **({"watch.ics": calendar} if calendar else {}),
    }


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")

"""Feeds of editions: Atom (RFC 4287) and JSON Feed 1.1."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from lxml import etree

from storyatlas.errors import AtlasFormatError
from storyatlas.render.issue import PAGE, Edition

CARD = "edition.json"
ATOM, JSON_FEED = "feed.atom", "feed.json"
_NAMESPACE = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class Card:
    """What a feed says of one edition; kept in its folder as `edition.json`, so that the feed of the
    next one can list it. `published` is an ISO day."""

    key: str
    title: str
    number: int | None
    published: str
    url: str
    summary: str
    words: int
    check: str


def card_of(edition: Edition) -> Card:
    """The card of this edition."""
    briefing = edition.briefing
    return Card(
        key=edition.key,
        title=edition.headline,
        number=edition.number,
        published=edition.published,
        url=edition.on_the_web(PAGE),
        summary=" ".join(sentence.text for sentence in briefing.lede) or briefing.how_made,
        words=briefing.words(),
        check=str(briefing.check),
    )


def write_card(card: Card) -> str:
    """`edition.json` as text."""
    return json.dumps(asdict(card), ensure_ascii=False, indent=1) + "\n"


def cards_beside(folder: Path) -> list[Card]:
    """The cards of the editions in the folders beside `folder`. Raises `AtlasFormatError` for one that is broken."""
    cards = []
    for file in sorted(folder.resolve().parent.glob(f"*/{CARD}")):
        if file.parent != folder.resolve():
            try:
                cards.append(Card(**json.loads(file.read_text(encoding="utf-8"))))
            except (TypeError, ValueError) as error:
                raise AtlasFormatError(f"{file} is no card of an edition ({error}); make that edition again") from error
    return cards


def in_order(cards: Iterable[Card]) -> list[Card]:
    """Newest first; of two of one day the one with the higher number."""
    return sorted(cards, key=lambda card: (card.published, card.number or 0, card.key), reverse=True)


def render_atom(edition: Edition, cards: Sequence[Card]) -> bytes:
    """The feed of all `cards`, newest first."""
    ordered = in_order(cards)
    feed = etree.Element("feed", nsmap={None: _NAMESPACE})
    _child(feed, "id", edition.on_the_web(ATOM) or f"urn:storyatlas:feed:{edition.key}")
    _child(feed, "title", edition.letter or edition.headline)
    _child(feed, "updated", _moment(max((card.published for card in ordered), default="")))
    author = _child(feed, "author", "")
    _child(author, "name", edition.letter or "Storyatlas")
    if edition.base_url:
        _child(feed, "link", "", rel="self", href=edition.on_the_web(ATOM), type="application/atom+xml")
        _child(feed, "link", "", rel="alternate", href=edition.on_the_web(PAGE), type="text/html")
    for card in ordered:
        entry = _child(feed, "entry", "")
        _child(entry, "id", card.url or f"urn:storyatlas:{card.key}")
        _child(entry, "title", _title(card))
        _child(entry, "updated", _moment(card.published))
        _child(entry, "published", _moment(card.published))
        if card.url:
            _child(entry, "link", "", rel="alternate", href=card.url, type="text/html")
        _child(entry, "summary", card.summary)
    return bytes(etree.tostring(feed, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def render_json_feed(edition: Edition, cards: Sequence[Card]) -> str:
    """The same as JSON Feed 1.1."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": edition.letter or edition.headline,
        "home_page_url": edition.on_the_web(PAGE),
        "feed_url": edition.on_the_web(JSON_FEED),
        "language": "en",
        "authors": [{"name": edition.letter or "Storyatlas"}],
        "items": [
            {
                "id": card.url or f"urn:storyatlas:{card.key}",
                **({"url": card.url} if card.url else {}),
                "title": _title(card),
                "content_text": card.summary,
                "date_published": _moment(card.published),
            }
            for card in in_order(cards)
        ],
    }
    return json.dumps({key: value for key, value in feed.items() if value}, ensure_ascii=False, indent=1) + "\n"


def _title(card: Card) -> str:
    return f"{card.title} (no. {card.number})" if card.number is not None else card.title


def _moment(day: str) -> str:
    """An RFC 3339 moment: feeds know no days."""
    return f"{day or '1970-01-01'}T00:00:00Z"


def _child(parent: etree._Element, name: str, text: str, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, name, attributes)
    element.text = "".join(c for c in text if c in "\t\n" or c >= " ") or None
    return element

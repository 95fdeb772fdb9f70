"""The edition as an email: tables, inlined style, pictures beside it, under 102 KB.

Mail programs cut a message at 102 KB (Gmail), know little CSS, and show pictures only on request:
the letter reads without them. Light and dark are told by `prefers-color-scheme`, which stays in a
style sheet at the top; all else is inlined.
"""

from __future__ import annotations

import json
from typing import Any

import css_inline
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from storyatlas.render.issue import PAGE, Edition

MOST_BYTES = 102_000
# Where each copy gets the address that ends its subscription.
UNSUBSCRIBE = "STORYATLASxUNSUBSCRIBExURL"
PICTURES = ("map.png", "places.png")


def render_email(edition: Edition, pictures: dict[str, bytes]) -> str:
    """The HTML part. `pictures` are those at hand, by name; the letter refers to them as `cid:NAME`.

    A letter that would be cut gets a shorter end: its list of outlets goes, then the notes on single
    events, and last the sections from the end but for the bottom line.
    """
    for shorter in range(4):
        html = _letter(edition, pictures, shorter)
        if len(html.encode("utf-8")) <= MOST_BYTES:
            break
    return html


def describe_email(edition: Edition, pictures: dict[str, bytes]) -> str:
    """`email.json`: what is not in the bodies: key, subject, and the pictures that belong to it."""
    about = {
        "key": edition.key,
        "subject": edition.subject,
        "preheader": edition.preheader,
        "from": edition.sender,
        "archive": edition.on_the_web(PAGE),
        "images": [name for name in PICTURES if name in pictures],
    }
    return json.dumps(about, ensure_ascii=False, indent=1) + "\n"


def _letter(edition: Edition, pictures: dict[str, bytes], shorter: int) -> str:
    environment = Environment(
        loader=PackageLoader("storyatlas.render"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    loader = environment.loader
    assert loader is not None
    style, _, _ = loader.get_source(environment, "email.css")
    page = edition.page
    parts = page["parts"]
    sources = [source for part in parts for source in part["sources"]]
    shown = [part for part in parts if part["kind"] != "sources"]
    if shorter == 3:
        shown = [part for part in shown if part["kind"] in ("critical_context", "storyline", "bottom_line")]
    html = environment.get_template("email.html.j2").render(
        edition=edition,
        page=page,
        parts=[_linked(edition, part, shorter) for part in shown],
        outlets=sorted({source["outlet"] for source in sources}, key=str.lower) if shorter < 1 else [],
        address=edition.on_the_web(PAGE),
        map_address=edition.on_the_web(edition.map_url),
        pictures=[name for name in PICTURES if name in pictures],
        unsubscribe=UNSUBSCRIBE,
        style=Markup(style),
    )
    inliner = css_inline.CSSInliner(keep_at_rules=True, load_remote_stylesheets=False, minify_css=True)
    return str(inliner.inline(html))


def _linked(edition: Edition, part: dict[str, Any], shorter: int) -> dict[str, Any]:
    """The part with addresses on the web in place of those from file to file."""
    bullets = [
        {
            **bullet,
            "href": edition.event_url(bullet["event"]),
            "note": bullet["note"] if shorter < 2 else "",
        }
        for bullet in part["bullets"]
    ]
    places = [{**place, "href": edition.event_url(place["event"])} for place in part["places"]]
    return {**part, "bullets": bullets, "places": places}

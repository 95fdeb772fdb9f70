"""The edition as one web page: citations open their quotation in place, events lead to the map."""

from __future__ import annotations

import base64
import hashlib

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from storyatlas.render.edition_data import linked_data
from storyatlas.render.issue import PAGE, Edition
from storyatlas.render.page import as_script_data


def render_page(edition: Edition, pictures: dict[str, bytes] | None = None) -> str:
    """The edition as HTML: no script runs, nothing is requested; `pictures`, by name, are put inside.

    Its content security policy allows the page's own style sheet, by hash, and pictures inside it.
    """
    environment = Environment(
        loader=PackageLoader("storyatlas.render"),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    loader = environment.loader
    assert loader is not None
    style, _, _ = loader.get_source(environment, "edition.css")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    inside = {
        name: f"data:image/png;base64,{base64.b64encode(data).decode()}" for name, data in (pictures or {}).items()
    }
    return environment.get_template("edition.html.j2").render(
        **edition.page,
        edition=edition,
        address=edition.on_the_web(PAGE),
        linked_data=Markup(as_script_data(linked_data(edition))) if edition.base_url else "",
        pictures=inside,
        image_source="data:" if inside else "'none'",
        style=Markup(style),
        style_hash=f"sha256-{digest}",
    )

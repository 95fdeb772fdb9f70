"""The edition: a briefing as one self-contained web page and as Markdown."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import replace
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from storyatlas.briefing import Briefing, compose
from storyatlas.briefing.model import Length
from storyatlas.briefing.tree import Reader
from storyatlas.errors import AtlasFormatError
from storyatlas.model.atlas import Atlas
from storyatlas.render.edition_markdown import render_briefing_markdown
from storyatlas.render.edition_view import view

__all__ = ["render_briefing_html", "render_briefing_markdown", "write_edition"]


def render_briefing_html(briefing: Briefing, atlas: Atlas) -> str:
    """The briefing as one HTML page: no script, no request, quotations open in place.

    Its content security policy allows the page's own style sheet, by hash, and nothing else.
    """
    environment = Environment(
        loader=PackageLoader("storyatlas.render"),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    style, _, _ = environment.loader.get_source(environment, "edition.css") if environment.loader else ("", "", "")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    template = environment.get_template("edition.html.j2")
    return template.render(**view(briefing, atlas), style=Markup(style), style_hash=f"sha256-{digest}")


def write_edition(atlas: Atlas, folder: Path, read: Reader, *, length: Length = "standard") -> list[Path]:
    """Write `edition/briefing.html` and `edition/briefing.md` below `folder`; their paths.

    Where the articles come without their text (an atlas read from disk), it is read from
    `articles.jsonl` in `folder`, so that the edition is the same as on the day of the build.
    """
    atlas = _with_texts(atlas, folder / "articles.jsonl")
    briefing = compose(atlas, read, length=length)
    target = folder / "edition"
    target.mkdir(parents=True, exist_ok=True)
    page, plain = target / "briefing.html", target / "briefing.md"
    page.write_text(render_briefing_html(briefing, atlas), encoding="utf-8")
    plain.write_text(render_briefing_markdown(briefing, atlas), encoding="utf-8")
    return [page, plain]


def _with_texts(atlas: Atlas, file: Path) -> Atlas:
    """The atlas with its articles' texts, where it lacks them and `file` holds them.

    Raises `AtlasFormatError` where a line of `file` is no article.
    """
    if any(article.text for article in atlas.articles) or not file.is_file():
        return atlas
    texts: dict[str, str] = {}
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
        if line.strip():
            try:
                record = json.loads(line)
                texts[str(record["id"])] = str(record["text"])
            except (ValueError, KeyError, TypeError) as error:
                raise AtlasFormatError(
                    f"{file}, line {number}: not an article ({error}); build the atlas again"
                ) from error
    return replace(atlas, articles=tuple(replace(a, text=texts.get(a.id, "")) for a in atlas.articles))

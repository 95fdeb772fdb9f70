"""The map as one HTML file that opens from disk and asks the network for nothing."""

from __future__ import annotations

import base64
import hashlib
import json
from html import escape
from importlib.resources import files
from typing import Any

from storyatlas.errors import ConfigError
from storyatlas.model.atlas import Atlas
from storyatlas.model.time import TimeValue
from storyatlas.render.chronology import chronology
from storyatlas.render.dates import in_words
from storyatlas.render.layout import VERSION, lay_out

SHOWN_EXCLUSIONS = 2  # more go under one line that opens


def render_page(atlas: Atlas) -> str:
    """The page of `atlas`, with its script, style and data inside.

    Words from articles enter as escaped text or as JSON only, never as markup, and the content
    security policy lets nothing run or load but the page's own script and style (by their hashes).
    Raises `ConfigError` where the front end has not been built.
    """
    layout = atlas.layout if atlas.layout.get("version") == VERSION else lay_out(atlas)
    style, script = _asset("page.css"), _asset("page.js")
    policy = (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    title = escape(atlas.story.title) or "Event map"
    page = f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Storyatlas">
<title>{title}</title>
<link rel="icon" href="data:,">
<style>{style}</style>
</head>
<body>
<a class="skip" href="#chronology">Skip to the chronology</a>
<header class="masthead">
<h1 dir="auto">{title}</h1>
{_question(atlas)}<p class="counts">{escape(counts_line(atlas))}</p>
{_excluded(atlas)}</header>
<div id="hint"></div>
<nav id="bar" class="bar" aria-label="Views, search and filters"></nav>
<main>
<section id="map" class="map" aria-label="Event map" hidden></section>
<section id="places" class="places" aria-label="Map of places" hidden></section>
<section id="chronology" class="chronology" aria-label="Chronology" tabindex="-1">
<h2>Chronology</h2>
{chronology(atlas, layout)}
</section>
<section id="text" class="text" aria-label="The whole atlas as text" hidden></section>
</main>
<aside id="panel" class="panel" aria-label="Event" hidden></aside>
<footer>
{_skipped(atlas)}<p>Every quotation is an exact excerpt of the article that it links to. “Independent” counts
copies of one text, and outlets of one house, once. Made with Storyatlas.</p>
</footer>
<script type="application/json" id="atlas">{as_script_data(_data(atlas, layout))}</script>
{_world(atlas)}<script>{script}</script>
</body>
</html>
"""
    return page.encode("utf-8", "replace").decode("utf-8")


def counts_line(atlas: Atlas) -> str:
    """ "56 articles of 37 outlets, 21 of them copies · 140 events · ..."."""
    outlets = len({article.outlet for article in atlas.articles})
    copies = f", {atlas.copies:,} of them {'copies' if atlas.copies > 1 else 'a copy'}" if atlas.copies else ""
    parts = [
        f"{_many(len(atlas.articles), 'article')} of {_many(outlets, 'outlet')}{copies}",
        _many(len(atlas.events), "event"),
        _many(len(atlas.links), "link"),
        _many(len(atlas.storylines), "storyline"),
    ]
    if atlas.story.as_of:
        parts.append(f"as of {in_words(TimeValue(atlas.story.as_of[:10], precision='day'))}")
    return " · ".join(parts)


def as_script_data(data: Any) -> str:
    """JSON that is safe inside a script element: no character of it can end or open markup."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _data(atlas: Atlas, layout: dict[str, Any]) -> dict[str, Any]:
    """The atlas as the page carries it and gives it away: all of it but what differs from build to build."""
    whole = atlas.to_json()
    whole["layout"] = layout
    whole["report"]["timings"] = {}
    return whole


def _world(atlas: Atlas) -> str:
    """Outlines of countries for the map of places, where any place can be drawn."""
    if not any(event.place and event.place.lat is not None for event in atlas.events):
        return ""
    outlines = json.loads(_asset("world.json"))
    return f'<script type="application/json" id="world">{as_script_data(outlines)}</script>\n'


def _question(atlas: Atlas) -> str:
    return f'<p class="question" dir="auto">{escape(atlas.story.question)}</p>\n' if atlas.story.question else ""


def _excluded(atlas: Atlas) -> str:
    excluded = atlas.story.excluded
    if not excluded:
        return ""
    items = "".join(
        f'<li>Left out by the editor: <span dir="auto">{escape(item.topic)}</span> ({_many(item.events, "event")})'
        + (f': <span dir="auto">{escape(item.reason)}</span>' if item.reason else "")
        + "</li>"
        for item in excluded
    )
    if len(excluded) <= SHOWN_EXCLUSIONS:
        return f'<ul class="excluded" aria-label="Left out by the editor">{items}</ul>\n'
    total = sum(item.events for item in excluded)
    return (
        f'<details class="excluded"><summary>{_many(len(excluded), "topic")} left out by the editor '
        f"({_many(total, 'event')})</summary><ul>{items}</ul></details>\n"
    )


def _skipped(atlas: Atlas) -> str:
    skipped = atlas.report.skipped
    if not skipped:
        return ""
    items = "".join(
        f'<li><span class="source" dir="auto">{escape(item.source)}</span>: {escape(item.reason)}</li>'
        for item in skipped
    )
    return f"<details><summary>{_many(len(skipped), 'source')} skipped</summary><ul>{items}</ul></details>\n"


def _many(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}"


def _asset(name: str) -> str:
    try:
        text = (files("storyatlas.render") / "assets" / name).read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ConfigError(f"the map's {name} has not been built; run: make setup") from error
    if "</" + ("style" if name.endswith(".css") else "script") in text.lower():
        raise ConfigError(f"the map's {name} would end its own element; run: make setup")
    return text


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")

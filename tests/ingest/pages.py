"""Pages of invented outlets, as tests need them."""

# ruff: noqa: E501 (a paragraph of an article is one line)

from __future__ import annotations

import json
from typing import Any

STORY = (
    "The harbour authority of Port Elwin closed its northern pier on Tuesday after divers found cracks in two pillars.",
    "Engineers will examine the structure for at least three weeks, the authority's director, Mara Quill, told reporters.",
    "About forty fishing boats have to land their catch in Saint Orran, an hour to the south, until the work is done.",
    "The pier was built in 1961 and last repaired in 2009, when a storm tore off part of its deck.",
)


def page(
    paragraphs: tuple[str, ...] = STORY,
    *,
    title: str = "Port Elwin closes pier after divers find cracks",
    head: str = "",
    linked: dict[str, Any] | list[Any] | None = None,
    before: str = "",
    after: str = "",
    suffix: str = " | The Elwin Ledger",
    lang: str = "en",
) -> str:
    """A whole page: navigation, the article, and what surrounds it."""
    block = f'<script type="application/ld+json">{json.dumps(linked)}</script>' if linked is not None else ""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"""<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}{suffix}</title>{head}{block}
</head><body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article><h1>{title}</h1>{before}{body}{after}</article></main>
<footer><p>© 2024 The Elwin Ledger. All rights reserved.</p></footer></body></html>"""


def news_article(**more: Any) -> dict[str, Any]:
    """JSON-LD of an article."""
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Port Elwin closes pier after divers find cracks",
        "datePublished": "2024-03-05T16:20:00+01:00",
        "author": [{"@type": "Person", "name": "Ines Vann"}],
        "publisher": {"@type": "Organization", "name": "The Elwin Ledger"},
        **more,
    }

"""News pages: title, date, outlet and body right, beside what trafilatura alone finds.

The folder holds pages (`*.html.gz`) and `truth.json`: a list of objects with `file`, `publisher`
(its name in one word), `title`, `published`, `paragraphs`.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import unicodedata
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import trafilatura

from storyatlas.errors import NoArticleText
from storyatlas.ingest.outlets import UNKNOWN_OUTLET, OutletTable, load_outlets, plain_name
from storyatlas.ingest.page import Page, parse_page

_SAME_TITLE = 0.9  # token F1 from which two headlines are one, edited ("sprint", "intense sprint")


def run(folder: str | Path) -> list[dict[str, Any]]:
    """One metric each: shares of pages with title, date, outlet right; mean token F1 of bodies."""
    rows = score_pages(Path(folder))
    names = ("title_right", "title_exact", "date_right", "outlet_right", "body_f1", "trafilatura_body_f1")
    return [
        {
            "benchmark": "html",
            "metric": name,
            "value": round(sum(row[name] for row in rows) / len(rows), 4),
            "n": len(rows),
        }
        for name in names
    ]


def score_pages(folder: Path) -> list[dict[str, Any]]:
    """What is right on each page of `folder`, and what was found there."""
    outlets = load_outlets()
    rows = []
    for truth in json.loads((folder / "truth.json").read_text(encoding="utf-8")):
        with gzip.open(folder / truth["file"]) as file:
            data = file.read().decode("utf-8", "replace")
        rows.append(score_page(data, truth, outlets))
    return rows


def score_page(markup: str, truth: dict[str, Any], outlets: OutletTable) -> dict[str, Any]:
    """What is right on one page."""
    body = "\n".join(truth["paragraphs"])
    bare = trafilatura.extract(markup) or ""
    try:
        page = parse_page(markup, truth["file"], outlets)
    except NoArticleText:
        page = Page("", "", "", None, None, "", "")
    return {
        "file": truth["file"],
        "page": page,
        "title_right": token_f1(page.title, truth["title"]) >= _SAME_TITLE,
        "title_exact": _words(page.title) == _words(truth["title"]),
        "date_right": same_moment(page.published, truth["published"]),
        "outlet_right": same_outlet(page.outlet, truth["publisher"], outlets),
        "body_f1": token_f1(page.text, body),
        "trafilatura_body_f1": token_f1(bare, body),
    }


def token_f1(found: str, truth: str) -> float:
    """F1 over the multisets of words of two texts."""
    one, other = Counter(_words(found)), Counter(_words(truth))
    common = (one & other).total()
    return 2 * common / (one.total() + other.total()) if common else 0.0


def same_moment(found: str | None, truth: str) -> bool:
    """Whether both name the same UTC day, or one the same day where it has no time."""
    if not found:
        return False
    expected = datetime.fromisoformat(truth)
    if len(found) == 10:
        return found in {expected.date().isoformat(), expected.astimezone(UTC).date().isoformat()}
    return datetime.fromisoformat(found).astimezone(UTC).date() == expected.astimezone(UTC).date()


def same_outlet(found: str, truth: str, outlets: OutletTable) -> bool:
    """Whether a name is the publisher's, who is written as one word: equal or one contained in the
    other ("BBC News", "BBC"), the same words shortened ("Los Angeles Times", "LATimes"), or two
    names of one outlet ("The i Paper", "iNews")."""
    one, other = plain_name(found), re.sub(r"^The(?=[A-Z])", "", truth).lower()
    if not one or found == UNKNOWN_OUTLET:
        return False
    return one in other or other in one or _shortened(found, other) or outlets.recognise(truth) == found


def _shortened(found: str, short: str) -> bool:
    """Whether `short` strings together a beginning of each word of `found`."""
    pattern = "".join("(?:" + "(?:".join(map(re.escape, word)) + ")?" * (len(word) - 1) + ")" for word in _words(found))
    return len(_words(found)) > 1 and bool(re.fullmatch(pattern.replace("(?:", "(?:", 1), short))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text).replace("’", "'").lower())


if __name__ == "__main__":
    for metric in run(sys.argv[1]):
        print(json.dumps(metric))

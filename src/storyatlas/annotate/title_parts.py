"""The parts of an article's title: what tells, apart from the label, the topic, the speaker or the site around it.

Parsed as one, "Quayside fire: man held - Harbour Post" hangs its parts on each other.
"""

from __future__ import annotations

import re
from itertools import pairwise

from storyatlas.annotate.datelines import quotation_cut
from storyatlas.model.furniture import is_furniture

# What kind of text follows: "UPDATE 2-", "BREAKING NEWS -", "Exclusive: ", "WATCH | ".
_KICKER = re.compile(
    r"\s*(?:(?-i:[A-Z]{3,}(?: \d+)?-(?=[A-Z0-9‘'\"]))"
    r"|(?:breaking(?: news)?|exclusive|live(?: updates?| blog)?|watch|video|photos?|pictures|analysis|opinion|"
    r"explainer|updated?|correction|corrected|factbox|timeline|must see|just in|developing|news alert)"
    r"(?: \d+)?(?:\s*[:|]\s*|\s[-–—]\s*|\s?-(?-i:(?=[A-Z0-9‘]))))(?=\S)",
    re.I,
)
# A colon before a quotation tells who says it, and a dash before a small word goes on.
_MARKS = re.compile(
    r"(?<=[^\s:]):\s+(?=[^\s'\"‘“])|;\s+(?=\S)|\s+\|\s+|\s+(?:[–—]|--?)\s+(?=[^\sa-z])|(?<=\w)\s?(?:\.\.\.|…)\s+(?=[A-Z])"
)
# A site's section in front of its name: "... in 88 years-World News, Harbour Post".
_SECTION = re.compile(r"\s*[-–—|,:]\s*(?:[A-Z]\w+ )?(?:News|Sport|Business|Politics|Opinion)\s*$")
# Words enough to tell something, behind a topic or a speaker.
_LEAST_TOLD = 3


def title_parts(text: str, outlet: str = "", body: str = "") -> list[tuple[int, int]]:
    """Where the parts of a title stand in it that are no label and not the `outlet`; none of one that only says when
    it was printed, or that is the start of the first sentence of the article's `body`."""
    if not text.strip() or is_furniture(text.strip()) or _opens(body, text.rstrip(" .…")):
        return []
    start = len(text) - len(text.lstrip())
    kicker = _KICKER.match(text)
    start = kicker.end() if kicker is not None else start
    text = text[: _without_outlet(text, outlet)]
    cuts = {m.end() for m in _MARKS.finditer(text, start)} | {cut for cut in quotation_cut(text) if cut > start}
    edges = sorted({start, *cuts, len(text.rstrip())})
    parts = [(a, b) for a, b in pairwise(edges) if text[a:b].strip()]
    told = [part for part in parts if len(text[slice(*part)].split()) >= _LEAST_TOLD]
    return parts if told else [(start, len(text.rstrip()))]


def _opens(body: str, title: str) -> bool:
    """Whether a text begins with a title and goes on in the same line: it has no title of its own."""
    text = body.lstrip()
    return text.startswith(title) and len(text.partition("\n")[0].rstrip()) > len(title) + 1


def _without_outlet(text: str, outlet: str) -> int:
    """Where a title ends before the name of its outlet, and of its section."""
    site = re.search(rf"\s*(?:[-–—|,:]|\s-{{2}})\s*(?:the )?{re.escape(outlet)}\s*$", text, re.I) if outlet else None
    if site is None or not text[: site.start()].strip():
        return len(text)
    section = _SECTION.search(text[: site.start()])
    return section.start() if section is not None and section.start() else site.start()

"""Single quotation marks that stand without their other half in a headline made of a clause."""

from __future__ import annotations

import re

_OPEN = re.compile(r"(?<!\S)(?P<mark>['‘])(?=\w)(?P<said>(?:[^'‘’]|(?<=\w)['’](?=\w))*)$")
_CLOSED = {"'": "'", "‘": "’"}
_END = re.compile(r"(?<=[\w.,!?])['’](?=\s|$)")


def paired(headline: str, source: str) -> str:
    """A headline whose quotation ends where the `source` ends it, else without its mark: "calls it 'murder'", "praises
    heroes". The mark behind a plural ("the dockers' strike") is none."""
    opened = _OPEN.search(headline)
    if opened is not None:
        said = opened["said"]
        if re.search(rf"{re.escape(said)}[.,!?]?['’](?!\w)", source, re.I):
            return headline + _CLOSED[opened["mark"]]
        return headline[: opened.start()] + headline[opened.start() + 1 :]
    if not re.search(r"(?<!\S)['‘](?=\w)", headline):
        return _END.sub(lambda m: m[0] if headline[m.start() - 1] in "sz" else "", headline)
    return headline

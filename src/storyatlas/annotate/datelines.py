"""Datelines: "OSLO (Reuters) -", "Wuhan, China (CNN)", "HAVANA": where a report was filed, before its own words."""

from __future__ import annotations

import re
from collections.abc import Callable

_AGENCY = (
    r"(?:CNN|AP|AFP|Reuters|REUTERS|UPI|Xinhua|XINHUA|dpa|DPA|ANI|PTI|IANS|TASS|BBC|NPR|Bloomberg|CBS|ABC|NBC|EFE|ANSA"
    r"|Kyodo|Yonhap|Associated Press|Agence France-Presse)"
)
_PLACE = r"[A-Z][\w.'’-]*(?:(?:[ /]|, ?)(?:and |de |of |al-)?[A-Z][\w.'’-]*){0,4}?"
_DAY = r"(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?,?"
# A place and an agency, or a place in capitals and a dash.
_SIGNED = re.compile(
    rf"{_PLACE}{_DAY} ?(?:\({_AGENCY}[^()\n]{{0,20}}\)|\b{_AGENCY})\s*[-–—]{{1,2}}\s+"
    rf"|{_PLACE}{_DAY} \({_AGENCY}[^()\n]{{0,20}}\)\s+"
    r"|[A-Z][A-Z.'’ /-]{3,}(?:, ?[^()\n–—]{0,30}?)?\s*(?:\([^()\n]{2,30}\)\s*)?[-–—]{1,2}\s+"
)
# A place in capitals that ran into the first word.
_BARE = re.compile(r"(?P<place>[A-Z]{4,}(?: [A-Z]{3,})?)(?:/[A-Z]{3,}(?: [A-Z]{3,})?)* +(?=[A-Z][a-z]|[A-Z]\.[A-Z]\.)")
# In the middle of a paragraph, where a caption ran into the report, only the plainest form counts.
_WITHIN = re.compile(rf"(?<=[.)!?\"”] ){_PLACE}{_DAY} ?(?:\({_AGENCY}\)|\b{_AGENCY}) ?(?:--|–|—) ")


def dateline_cuts(text: str, start: int, end: int, is_place: Callable[[str], bool] | None = None) -> list[int]:
    """The characters at which a paragraph `start:end` falls into datelines and reports: none for most.

    `is_place` says whether a name is a place's; without it a bare "HAVANA" is no dateline.
    """
    signed = _SIGNED.match(text, start, end)
    if signed is not None and signed.end() < end:
        return [signed.end()]
    bare = _BARE.match(text, start, end)
    if bare is not None and is_place is not None and is_place(bare["place"].title()):
        return [bare.end()]
    within = _WITHIN.search(text, start, end)
    return [within.start(), within.end()] if within is not None else []

"""Datelines: "OSLO (Reuters) -", "Wuhan, China (CNN)", "HAVANA": where a report was filed, before its own words."""

from __future__ import annotations

import re
from collections.abc import Callable

_AGENCY = (
    r"(?:CNN|AP|AFP|Reuters|REUTERS|UPI|Xinhua|XINHUA|dpa|DPA|ANI|PTI|IANS|TASS|BBC|NPR|Bloomberg|CBS|ABC|NBC|EFE|ANSA"
    r"|Kyodo|Yonhap|RNS|CNS|KNA|CNA|PA|MENA|Anadolu|Interfax|Associated Press|Agence France-Presse)"
)
_PLACE = r"[A-Z][\w.'’-]*(?:(?:[ /]| ?, ?)(?:and |de |of |al-)?[A-Z][\w.'’-]*){0,4}?"
_DAY = r"(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?,?"
_SIGNED = re.compile(
    rf"{_PLACE}{_DAY} *(?:\({_AGENCY}[^()\n]{{0,20}}\)|\b{_AGENCY})\s*[-–—]{{1,2}}\s+"
    rf"|{_PLACE}{_DAY} +\({_AGENCY}[^()\n]{{0,20}}\)\s+"
)
# A place in capitals, perhaps its country or a day, perhaps a bracket, and a dash.
_SHOUTED = re.compile(
    r"(?P<place>[A-Z][A-Z.'’ -]{2,}[A-Z])(?:/[A-Z.'’ -]+)?(?:, ?[^()\n–—]{0,30}?)?\s*"
    r"(?:\([^()\n]{2,30}\)\s*)?[-–—]{1,2}\s+"
)
# "Seoul, October 18: ...", "Lisbon, 3 May - ...".
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_DATED = re.compile(
    r"(?P<place>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2})(?:, [A-Z][a-z]{1,6}\.)?,? "
    rf"\(?(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?\)?\s*(?::|[-–—]{{1,2}})\s+(?=\S)"
)
# A place in capitals that ran into the first word, or the state or country behind it into an article.
_BARE = re.compile(
    r"(?P<place>[A-Z]{4,}(?: [A-Z]{3,})?)(?:/[A-Z]{3,}(?: [A-Z]{3,})?)*"
    r"(?:, [A-Z][a-z]+ +(?=(?:An?|The) [a-z])| +(?=[A-Z][a-z]|[A-Z]\.[A-Z]\.))"
)
# In the middle of a paragraph, where a caption ran into the report, only the plainest form counts.
_WITHIN = re.compile(
    rf"(?<=[.)!?\"”] ){_PLACE}{_DAY} *(?:\({_AGENCY}\)|\b{_AGENCY}) *(?:--|–|—) "
    rf"|(?<=[a-z0-9] ){_PLACE}{_DAY} *\({_AGENCY}\) *(?:--?|–|—) "
)


# Highlights that ran into the report: "... for Cubans CNN -- The president called".
_RAN_INTO = re.compile(r"(?<=[a-z0-9] )(?:CNN|AP|AFP|UPI|ANI|PTI) ?(?:--|–|—) (?=[A-Z])")
# A line to another article in the middle of a paragraph.
_LEADS_ON = re.compile(r"(?<=[.!?\"” ] )(?:READ MORE|WATCH|SEE ALSO|RELATED): ")
# What a headline quotes before it tells: "'A new day': Quill reopens the bridge".
_QUOTED = re.compile(r"\s*(?P<mark>['\"‘“])[^'\"‘’“”\n]{4,70}['\"’”]: (?=\S)")


def quotation_cut(text: str) -> list[int]:
    """Where a title goes on after a quotation and a colon; nothing for most."""
    quoted = _QUOTED.match(text)
    return [quoted.end()] if quoted is not None and quoted.end() < len(text) else []


def dateline_cuts(text: str, start: int, end: int, is_place: Callable[[str], bool] | None = None) -> list[int]:
    """The characters at which a paragraph `start:end` falls into datelines and reports: none for most.

    `is_place` says whether a name is a place's, which tells "SEOUL -" from "NATO -"; without it capitals alone are
    no dateline. One that it does not know is a place where the text says "in" it.
    """
    signed = _SIGNED.match(text, start, end)
    if signed is not None and signed.end() < end:
        return [signed.end()]
    shouted = _SHOUTED.match(text, start, end)
    capitals = shouted or _DATED.match(text, start, end) or _BARE.match(text, start, end)
    if capitals is not None and is_place is not None:
        place = capitals["place"].title()
        if is_place(place) or (shouted is not None and re.search(rf"\b(?:in|near) {re.escape(place)}\b", text)):
            return [capitals.end()]
    within = _WITHIN.search(text, start, end) or _RAN_INTO.search(text, start, end)
    found = [within.span()] if within is not None else []
    return sorted(cut for span in [*found, *(m.span() for m in _LEADS_ON.finditer(text, start, end))] for cut in span)

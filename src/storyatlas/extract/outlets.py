"""Outlets: newspapers, broadcasters and agencies, by what they are called. Who only reports takes no part."""

from __future__ import annotations

import re

_ENDINGS = frozenset(
    """
        times post news herald tribune inquirer register gazette chronicle guardian telegraph journal mirror mail
        newspaper observer examiner globe courier dispatch bulletin tv radio television press reporter magazine
        tribune-review journal-constitution
    """.split()
)
_SHORT = frozenset(
    """
        reuters ap afp upi xinhua cctv bbc cnn nbc abc cbs msnbc cnbc pbs npr espn itv newsday
        tass itar-tass interfax dpa ansa kyodo yonhap bernama irna pti ians tmz
        politico mailonline buzzfeed twitter facebook youtube
    """.split()
)
# By its network with or without a number ("NBC10"), a city's by a number ("NY1"), or by its American call sign.
_STATION = re.compile(r"(?:NBC|ABC|CBS|FOX|Fox|MyFox|FoxNews|BBC|CNN|ESPN)-?\d*|(?:NY|PIX)-?\d+|[KW][A-Z]{3}")
_AGENCY = re.compile(
    r"\b(?:news (?:agency|agencies|service)|broadcasting (?:corp\.?|corporation|company|service)|"
    r"(?:television|tv|radio) (?:networks?|stations?)|state (?:media|television|tv|radio))\b",
    re.IGNORECASE,
)
_SITE = re.compile(r"[\w-]+\.(?:com|net|org|info|tv|co\.\w\w)", re.IGNORECASE)
_NO_STATIONS = frozenset({"KPMG", "KFOR", "WADA", "WIPO"})


def is_outlet(name: str) -> bool:
    """ "The Oslo Times", "BBC Norway", "KXYZ", "PIX11", "harbour-news.com"; not "Washington"."""
    words = name.removesuffix(":").split()
    if not words:
        return False
    first, last = words[0], words[-1].rstrip(":").lower()
    named = last in _ENDINGS and all(w[:1].isupper() or w in {"of", "the", "and"} for w in words)
    station = len(words) <= 2 and first not in _NO_STATIONS and _STATION.fullmatch(first) is not None
    named = named or _AGENCY.search(name) is not None or (len(words) == 1 and _SITE.fullmatch(first) is not None)
    return named or first.lower().strip(".") in _SHORT or station

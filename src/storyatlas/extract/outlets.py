"""Outlets: newspapers, broadcasters and agencies, by what they are called. Who only reports takes no part."""

from __future__ import annotations

import re

_ENDINGS = frozenset(
    """
        times post news herald tribune inquirer register gazette chronicle guardian telegraph journal mirror mail
        newspaper observer examiner globe courier dispatch bulletin tv radio television press
    """.split()
)
_SHORT = frozenset(
    """
        reuters ap afp upi xinhua cctv bbc cnn nbc abc cbs msnbc cnbc pbs npr espn itv newsday
        politico mailonline buzzfeed twitter facebook youtube
    """.split()
)
_STATION = re.compile(r"(?:NBC|ABC|CBS|FOX|Fox|BBC|CNN|MyFox|FoxNews|ESPN|NY|PIX|KTVU?|K[A-Z]{2,3}|W[A-Z]{3})-?\d*")


def is_outlet(name: str) -> bool:
    """ "The Oslo Times", "BBC Norway", "KXYZ", "PIX11"; not "Washington"."""
    words = name.removesuffix(":").split()
    if not words:
        return False
    first, last = words[0], words[-1].rstrip(":").lower()
    named = last in _ENDINGS and all(w[:1].isupper() or w in {"of", "the", "and"} for w in words)
    station = _STATION.fullmatch(first) is not None and len(words) <= 2
    return named or first.lower().strip(".") in _SHORT or station

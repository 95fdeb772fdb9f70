"""Asking: what reporters tell of whom they did not reach; no news, and no sentence of a briefing."""

from __future__ import annotations

import re

_NO_COMMENT = re.compile(
    r"\b(?:declined|refused) to (?:comment|elaborate|be interviewed|answer questions|discuss anything)\b|"
    r"(?:\bnot|n['’]t) (?:immediately )?(?:be reached|comment|available for comment|(?:return|respond to|reply to) "
    r"(?:an? |the |his |her |their |several )?(?:\w+ )?(?:calls?|messages?|e-?mails?|requests?|questions?))\b|"
    r"\bseeking (?:further )?comment\b|"
    r"\brequests? (?:for (?:comment|an interview)|to interview)\b",
    re.I,
)


def unanswered(text: str) -> bool:
    """Whether words tell that somebody declined to comment, or was not reached: "did not return a call"."""
    return _NO_COMMENT.search(text) is not None

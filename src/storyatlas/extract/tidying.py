"""Tidying: a headline without stray spaces, unpaired marks, loose ends and what only its article explains."""

from __future__ import annotations

import re

_INITIALS = re.compile(r"\b(?:[A-Z]\.)+$|\b[ap]\.m\.$|\b(?:Jr|Sr|Inc|Co|Corp)\.$")
_SHARE_BUTTONS = re.compile(r"(?:\b(?:Facebook|Twitter|Pinterest|WhatsApp|LinkedIn|Email|Reddit)\b\s*){2,}")
# To or for what, a headline does not say.
_TO_WHAT = re.compile(
    r" (?:in (?:response|return|retaliation|reaction|exchange|connection|terms|lieu|accordance|conjunction|view)"
    r"|on (?:behalf|condition|grounds|account)|by (?:means|virtue)|for (?:lack|want)|at some point)$"
)
# What the article says of somebody's words: 'says it was "a heist," a reference to the merger'.
_REMARK = re.compile(r"([\"”]) an? (?:\w+ )?(?:reference|allusion|nod|swipe|dig|jab)$")
_AGO = re.compile(
    r" (?:(?:about|around|almost|nearly|just|only|some|more than|less than) )?"
    r"(?:an?|one|two|three|\d+|several|few|many) "
    r"(?:fortnight|minute|hour|day|night|week|month|year|decade)s? (?:ago|earlier|before|later|prior)$"
)
_TAIL = re.compile(
    r"\s+(?:and|or|but|nor|that|which|who|whose|whom|to|of|in|on|at|by|with|for|from|as|the|an?|including|his|her|its|"
    r"their|not|only|also|both|between|into|if|than|because|while|when|where|after|before|during|per|loyal|said)$",
    re.I,
)


def tidy(text: str, *, particle: bool = False) -> str:
    """A headline without stray spaces, unpaired quotation marks, parentheses and loose ends; `particle` tells that it
    ends with a verb's ("vows to stay on"), which is none."""
    text = re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", text)
    text = re.sub(r"\b\w+\)|\(", " ", text)  # half of a bracket: "WHO)"
    text = re.sub(r"(?<=\d)(?=[A-Z][a-z]{2})", " ", text)  # "51People": two words that lost their space
    text = _SHARE_BUTTONS.sub(" ", text)
    text = re.sub(r"\b([A-Z]\w+(?: [A-Z]\w+)?) \1\b", r"\1", text)  # a heading run into its sentence
    text = re.sub(r"^((?:\S+ ){4,}[^;]+);.*$", r"\1", text)
    text = re.sub(r"\b(\w+) \1-(?=\w)", r"\1-", text)  # "re re-open"
    text = re.sub(r"(?<=[a-z]) (?:Source|Image|Photo|Picture)s?$", "", text)
    text = re.sub(r",(?=[\"”])", "", re.sub(r"\s+", " ", text)).strip(" ,;:-–—(\\")
    if not _INITIALS.search(text):
        text = text.rstrip(".")
    text = re.sub(r"\s+([,;:%]|\.(?!\d)|['’](?:s|re|ve|ll|d|m)\b)|(?<=,)\s*,|(?<=\w) (?=n['’]t\b)", r"\1", text)
    words = text.split()
    shouted = 0
    while shouted < len(words) and re.fullmatch(r"[A-Z][A-Z’']+|[A-Z]{2,}:?", words[shouted]):
        shouted += 1
    if 3 <= shouted < len(words) - 2:
        text = " ".join(words[shouted:])
    text = re.sub(r"(?<!\d) (?:am|pm|a\.m\.?|p\.m\.?)$", "", text)  # half of a clock time
    text = _REMARK.sub(r"\1", text)
    text = _TO_WHAT.sub("", _AGO.sub("", text))
    while not particle and _TAIL.search(text):
        text = _TAIL.sub("", text).strip(" ,;:-–—")
    text = re.sub(r'"\s*"', "", text)
    text = re.sub(r'^([^"]*(?:^|\s)")\s+|\s+(?="$)', r"\1", text)
    if len(re.findall(r"(?<!\w)['’](?!\w)", text)) == 1:
        text = re.sub(r"(?<=[sz]) (?=['’] )", "", text)  # "the dockers ' boats"
    if text.count('"') % 2:
        text = text.replace('"', "")
    if text.count("“") != text.count("”"):
        text = re.sub("[“”]", "", text)
    if text.count("‘") > text.count("’"):
        text = text.replace("‘", "")
    text = " ".join(text.split())
    return text[:1].upper() + text[1:]

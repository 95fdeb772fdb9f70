"""Titles as leads: whether one stands alone, and how a plan, a claim or a denial is called so."""

from __future__ import annotations

import re
from typing import Literal

from storyatlas.model.event import Event

Standing = Literal["strong", "weak", "broken"]

SAYS = re.compile(
    r"\b(?:say|says|said|claim\w*|den(?:y|ies|ied)|alleg\w+|report(?:s|ed|edly)?|accus\w+|according|reject\w*|dispute\w*|"
    r"rule\w* out|dismiss\w*|insist\w*|suggest\w*|estimate\w*|warn\w*|told|calls?)\b",
    re.I,
)
_FUTURE = re.compile(
    r"\b(?:plan\w*|will|to|may|could|would|expect\w*|set|due|schedul\w+|propos\w+|consider\w*|prepar\w+|intend\w*|"
    r"agree\w*|promis\w+|pledg\w+|vow\w*|seek\w*|hope\w*|aim\w*|upcoming|next)\b",
    re.I,
)
_PRONOUNS = frozenset(("he", "she", "it", "they", "we", "i", "you", "who", "one", "others"))
_DANGLING = re.compile(
    r"\b(?:a|an|the|of|in|on|at|to|for|with|by|from|between|among|about|around|and|or|as|that|which|either|into|than|"
    r"against|during|via|because|while|when|including|are|is|was|were|be|been|has|have|had|will|up|some|more)$",
    re.I,
)
_EMPTY_END = re.compile(
    r"\b(?:in|for|as|at) (?:an?|the)(?: first| last)? (?:attempt|effort|bid|time|order|number|start|end|head|way)$|"
    r"\ba (?:total|number|series|handful|group|couple)$",
    re.I,
)
_POINTING = re.compile(
    r"^(?:its|his|her|their|it|he|she|they|this|that|these|those|such|one|others?|both|each|also|and|but|then|"
    r"(?:several|two|three) other|the (?:two|three|latter|former|same))\b|\b(?:of them|in this way|that way)\b",
    re.I,
)
_LEANING = re.compile(
    r"^(?:some|many|most)\b|\b(?:it|them|him|this|these|those|such|similar|same|he|she|they|"
    r"the (?:step|men|move|matter|issue))\b",
    re.I,
)
_ODD = re.compile(
    r"\s['’‘\"]\s|\s[),.;:](?:\s|$)|,,|\(\s|^\W*[,;)]|\b(?:image (?:copyright|caption)|auto-feed|getty)\b", re.I
)
_SHOUTED = re.compile(r"^[A-Z]{4,}(?:\s+[-–—]|\s+[a-z])")
_NAME_OR_NUMBER = re.compile(r"\d|(?<=\s)[\"'“‘]?[A-Z]")


def standing(event: Event) -> Standing:
    """Whether the title can lead a bullet: `strong` stands alone, `weak` leans on what is not
    said, `broken` is no clause at all. Judged by its words only; a wrong title can be strong.
    """
    title = " ".join(event.title.split()).strip(" .")
    words = title.split()
    unpaired = title.count("(") != title.count(")") or title.count('"') % 2 or title.count("“") != title.count("”")
    if len(words) < 3 or unpaired or any(bad.search(title) for bad in (_ODD, _DANGLING, _POINTING)):
        return "broken"
    if len(words) < 5 or _LEANING.search(title) or _EMPTY_END.search(title) or _SHOUTED.match(title):
        return "weak"
    if not _NAME_OR_NUMBER.search(title) and (opens_with_common_word(event) or not _opens_with_name(event)):
        return "weak"
    if event.status in ("claimed", "denied") and not SAYS.search(title) and not speaker_of(event):
        return "weak"
    return "strong"


def opens_with_common_word(event: Event) -> bool:
    """Whether the evidence has the first word of the title in small letters too, so that it is no name."""
    first = event.title.split()[0]
    quotes = " ".join(evidence.quote for evidence in event.evidence)
    return not first.islower() and bool(re.search(rf"(?<!\w){re.escape(first.lower())}(?!\w)", quotes))


def _opens_with_name(event: Event) -> bool:
    """Whether a person, organisation or place that takes part is called by the first word of the title."""
    first = re.sub(r"['’]s?$", "", event.title.split()[0])
    names = [p.name for p in event.participants if p.type in ("person", "organisation", "place")]
    names += [event.place.name] if event.place else []
    return any(re.search(rf"(?<!\w){re.escape(first)}", name) for name in names)


def headline(event: Event) -> str:
    """The title as a sentence; a claim keeps its speaker, a plan and a denial are called so."""
    title = " ".join(event.title.split()).rstrip(".;:, ")
    if not title:
        return ""
    title = title[:1].upper() + title[1:]
    opened = re.findall(r"(?:^|\s)(['‘])\w", title)
    if len(opened) > len(re.findall(r"\w[,.]?['’](?=\s|$)", title)):
        title += "’" if opened[-1] == "‘" else "'"  # a headline that ended in a quotation mark and lost it
    speaker = speaker_of(event)
    if event.status == "claimed" and not names_speaker(title, speaker):
        title = f"{title}, according to {speaker}" if speaker else f"Unconfirmed: {title}"
    if event.status == "denied" and not SAYS.search(title):
        title = f"Denied by {speaker}: {title}" if speaker else f"Denied: {title}"
    if event.status == "planned" and not _FUTURE.search(title):
        title = f"Planned: {title}"
    return title if title[-1] in "?!" else f"{title}."


def speaker_of(event: Event) -> str:
    """Who says it: the speaker most often named, the earliest of equals; empty where nobody is."""
    names = [e.speaker for e in event.evidence if e.speaker and e.speaker.lower() not in _PRONOUNS]
    return max(names, key=names.count) if names else ""


def names_speaker(text: str, speaker: str) -> bool:
    """Whether `text` says that somebody says it."""
    return bool(SAYS.search(text)) or bool(speaker and speaker.split()[-1] in text)

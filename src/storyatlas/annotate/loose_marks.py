"""Loose marks: apostrophes and full stops that a text has a space before, set where they belong for the parser.

Some programs that take the text out of a page leave "the sheriff’ s deputy", "it doesn’ t", "at 3 p. m." and "the
offer - - eight years", and collections of parsed texts have "Oslo -LRB- Reuters -RRB-". A parser makes a verb of the
"t" and two sentences of the "p. m.". What an agency puts in angle brackets behind a company ("Harland Inc <HRL.N>") it
takes for a name, and for half of one. The text keeps its length, so that every span of it still tells where the words
stand in the article.
"""

from __future__ import annotations

import re

_OWN = re.compile(r"(?<=\w)(['’]) (s|re|ve|ll|d|m)(?=[\s,.;:])")
_NOT = re.compile(r"(?<=\w)n['’] t(?=[\s,.;:])")
_HOUR = re.compile(
    r"(?<=\d )([ap])\. m\.(?= [^A-Z]| (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z]{2,4}T)\b|$)", re.M
)
# Brackets and quotation marks as collections of parsed texts write them.
_OPENING, _CLOSING = re.compile(r"-LRB- ?"), re.compile(r" ?-RRB-")
_QUOTED, _UNQUOTED = re.compile(r"`` ?"), re.compile(r" ?''(?!\w)")
# Where a company's shares are traded, and a company without any: "Harland <HRL.N>", "<Quill Shipping Ltd>".
_TICKER = re.compile(r"( ?<(?i:[A-Z]{0,6})(?:[.-][A-Z]{1,3})? ?>)(['’]s?(?!\w)|-\w+|[,.;:]?)(?=[\s)\"'’,.]|$)")
_BRACKETED = re.compile(r"<([A-Z][^<>\n]{3,60})>")
_DASH = re.compile(r"(?<=[\w,.\"”’)]) - - (?=\S)")


def set_right(text: str) -> str:
    """`text` with such marks in their place, as long as before."""
    if " - - " in text:
        text = _DASH.sub("   — ", text)
    if ". m." in text:
        text = _HOUR.sub(r"\1.m. ", text)
    if "' " in text or "’ " in text:
        text = _NOT.sub(" n't", text)  # of the two marks the parser knows the straight one in "n't"
        text = _OWN.sub(_own, text)
    if "<" in text:
        text = _TICKER.sub(lambda m: m[2] + " " * len(m[1]), text)
        text = _BRACKETED.sub(r" \1 ", text)
    if "-LRB-" in text or "-RRB-" in text:
        text = _OPENING.sub(lambda m: "(".rjust(len(m[0])), text)
        text = _CLOSING.sub(lambda m: ")".ljust(len(m[0])), text)
    if "``" in text:
        text = _QUOTED.sub(lambda m: '"'.rjust(len(m[0])), text)
        text = _UNQUOTED.sub(lambda m: '"'.ljust(len(m[0])), text)
    return text


def _own(match: re.Match[str]) -> str:
    return f" {match[1]}{match[2]}"

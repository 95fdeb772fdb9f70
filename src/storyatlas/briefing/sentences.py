"""Sentences of articles: find the one around a clause, judge it, clean it for a briefing."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from storyatlas.model.time_words import MONTHS

LONGEST = 280  # characters of a sentence that still reads in one breath
SHORTEST = 35

_SHORT = (
    "mr mrs ms dr prof st gen lt col capt sgt maj sen rep gov hon rev jan feb mar apr jun jul aug sep sept oct nov dec "
    "vs no inc co corp ltd jr sr u.s u.k u.n e.u d.c p.m a.m e.g i.e"
)
_ABBREVIATIONS = frozenset(_SHORT.split())
_STOP = re.compile(r"""[.!?]+["”’')\]]*(?=\s+["“‘'(]?[A-Z0-9])|\n+""")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|did|do|said|says|told|took|"
    r"went|came|made|began|left|met|won|lost|held|gave|found|saw|sent|led|fell|rose|broke|fought|struck|killed|died|"
    r"\w{3,}ed)\b"
)
_OPENING_LINK = re.compile(
    r"(?:but|and|yet|then)\b,?\s+|(?:so|or|still|(?:however )?thus far|however|meanwhile|also|instead|moreover|"
    r"furthermore|nevertheless|besides|then|now|in addition|as a result|for example|on the other hand|"
    r"in a separate \w+|"
    r"in (?:another|a related|a further) (?:\w+ )?(?:development|incident|move|case|statement|blow|story|matter)|"
    r"in other (?:\w+ )?(?:news|developments)|in another (?:\w+ )?moment|more recently|additionally|"
    r"shortly (?:after|afterwards?)|(?:soon|not long|just) after(?:wards?)?|"
    r"at the time|since then|by then|in advance|later in the day|elsewhere|earlier|later|afterwards?|separately|"
    r"in turn|for (?:its|his|her|their) part|at the same time|of course|nonetheless|thus|in fact|indeed|overall|"
    r"in total|already|first(?:ly)?|second(?:ly)?|third(?:ly)?|finally|lastly|likewise|similarly|after all|even so|"
    r"even still|in any case|to be sure|that said|in other words|in short|in the end|"
    r"not surprisingly|unsurprisingly|interestingly|ironically|coincidentally|somehow|what is more),\s+|"
    r"(?:(?:a|some) (?:short |little )?(?:time|while)|(?:(?:a few|some|several|\w+) )?(?:minutes|hours)) "
    r"(?:later|earlier),?\s+|"
    r"in the (?:first|second|third|latest|other)(?: (?:incident|attack|case|clash|raid))?,\s+|"
    r"(?:certainly|clearly|still|surely|apparently not),\s+|"
    r"(?:ironically|coincidentally|interestingly|in addition|in fact|indeed|separately|meanwhile) (?=[A-Z])",
    re.I,
)
_QUOTED = re.compile(r'["“][^"“”]*["”]')
_ASIDE = re.compile(
    r",\s(?:meanwhile|however|too|though|moreover|nevertheless|for (?:instance|example)|of course),(?=\s)|"
    r"\s*\[[^\]]*/[^\]]*\]|(?<!\bbut)\salso(?=\s)"
)
_DATELINE = re.compile(  # "Paris (Agency) - ", "PARIS, Oct 18 (AGN) - ", "PARIS - "
    r"(?:[A-Z][\w.’'/-]*,?\s+(?:\d{1,2},?\s+)?){0,7}\([A-Z]\w+(?: \w+)?\)\s*(?:[-–—]+\s+)?(?=[A-Z])"
    r"|[A-Z]\w+, (?:[A-Z]\w+ ){0,2}[A-Z]{2,6} [–—-]+\s+"
    r"|[A-Z]{3,}(?:,? [A-Z][\w.]*)*\s+[–—-]+\s+"
    r"|(?:[A-Z][A-Z.'’]+,? ){1,4}(?:[A-Z][a-z]+\.? )?[–—]\s+(?=[A-Z“\"])"  # "ST. JOHN'S, N.L. — "
    rf"|(?:[A-Z][a-z]+,? ){{1,3}}(?:{'|'.join(MONTHS)}) \d{{1,2}}: "
)
# When a page was put up, before its first sentence: "PARIS | Mon Feb 3, 2025 6:51 pm EST".
_STAMP = re.compile(
    r"(?:[A-Z][\w.’'-]*,? ){0,4}(?:\| )?(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,? )?"
    rf"(?:{'|'.join(month[:3] for month in MONTHS)})[a-z]*\.? \d{{1,2}}, \d{{4}},? (?:at )?\d{{1,2}}[:.]\d\d"
    r"(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})? (?=[A-Z])"
)
# A heading in brackets, or whose picture it is, that ran into the sentence.
_BEFORE_IT = re.compile(r"(?:^|(?<=[.”\"] ))(?:\[[^\]]{3,80}\]|\((?:photo|image|picture)\b[^)]*\))\s+", re.I)
_MONTH_NAMES = "|".join(MONTHS)
_SHORT_MONTHS = "|".join([*(month[:3] for month in MONTHS), "Sept"])
# The day or the hour over an entry: "3 May: ", "15:46: ", "10.15am GMT – ".
_DATED_ITEM = re.compile(
    rf"^(?:(?:\d{{1,2}} )?(?:{_MONTH_NAMES})(?: \d{{4}})?\s*[:–—-]+\s*(?=\S)|"
    rf"(?:{_MONTH_NAMES}|(?:{_SHORT_MONTHS})\.?) \d{{1,2}}(?:, \d{{4}})?\s*[:–—-]+\s*(?=[A-Z])|"
    r"(?:\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?)(?: [A-Z]{2,4})?\s*[:–—-]+\s+(?=[A-Z\"“])|"
    r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?[ap]\.?m\.?)?(?: (?:GMT|UTC|BST|CES?T|E[SD]?T|[CMP][SD]T|A[EW][SD]T))?\s+"
    r"(?=[A-Z\"“]))"
)
_DIVISION = re.compile(r"[,;:](?=\s)|\s[–—-]+\s|\s(?=(?:after|before|while|as|when|because|which|who|since)\s)")
_SUBORDINATE = re.compile(r"\b(?:when|until|if|that|which|who|before|after|since|while)\b")
_LISTED = re.compile(r"\s[^,.;]{1,30}(?:, [^,.;]{1,30})*,? (?:and|or)\s")
_LEANS_ON = re.compile(
    r"\b(?:shortly|just|soon|long|days?|hours?|weeks?|months?|years?|even|only|not|so|such|as|ever)$"
)
_LONGEST_LEAD = 120


def sentence_span(text: str, start: int, end: int) -> tuple[int, int]:
    """The half-open span of the sentence, or sentences, of `text` that hold `start:end`."""
    stops = _stops(text)
    at = bisect_right(stops, start, key=lambda stop: stop[1])
    first = stops[at - 1][1] if at else 0
    last = next((after for begin, _, after in stops[at:] if begin >= end - 1), len(text))
    while first < start and text[first].isspace():
        first += 1
    first = min(first + dateline(text[first:last]), start)
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last


@lru_cache(maxsize=1024)
def _stops(text: str) -> tuple[tuple[int, int, int], ...]:
    """Where sentences end: start and end of each stop, and where what stands before it ends with it."""
    found = []
    for stop in _STOP.finditer(text):
        if "\n" in stop.group():
            found.append((stop.start(), stop.end(), stop.start()))
        elif not _is_abbreviation(text, stop.start()):
            found.append((stop.start(), stop.end(), stop.end()))
    return tuple(found)


def dateline(text: str) -> int:
    """How many characters of `text` are a dateline ("PARIS (Agency) - "); an acronym in brackets
    after its own name ("World Health Organization (WHO)") is none."""
    match = _DATELINE.match(text)
    if match is None:
        return 0
    acronym = re.search(r"\(([A-Z]{2,})\)\s*$", match.group())
    initials = "".join(word[0] for word in match.group().split() if word[0].isupper())
    return 0 if acronym and acronym.group(1) in initials else match.end()


def clean(text: str, outlet: str = "", article: str = "") -> str:
    """`text` on one line, without dateline or an opening word that leans on what went before.

    `outlet` is whose text it is: "Lisbon, Portugal HERALD -- " is a dateline of the Herald; and `article` all of
    it: where it speaks of Lisbon, so is "LISBON" before the first word.
    """
    line = " ".join(text.split()).strip("•*–—- ")
    line = _BEFORE_IT.sub("", line, count=1)
    stamp = _STAMP.match(line)
    line = line[stamp.end() :] if stamp else line
    line = line[dateline(line) :]
    line = _undated(line, outlet, article)
    line = _DATED_ITEM.sub("", line, count=1)
    line = re.sub(r"\s+([,.;:])(?=\s|$)", r"\1", _ASIDE.sub("", unlinked(line)))
    return _unshouted(line[:1].upper() + line[1:], article)


_PLAIN = frozenset("MAN WOMAN BOY GIRL TEENAGER COUPLE FAMILY POLICE FIRE TWO THREE".split())


def _unshouted(line: str, article: str) -> str:
    """The line with its first word in small letters where the page sets it in capitals ("A MAN was charged") and the
    article has it otherwise too."""
    shouted = re.match(r"(?:An? |The )?([A-Z]{3,})(?= [a-z])", line)
    if shouted is None:
        return line
    if shouted[1] not in _PLAIN and not re.search(rf"(?<!\w){shouted[1].lower()}(?!\w)", article):
        return line
    start, end = shouted.span(1)
    return line[:start] + (shouted[1].capitalize() if start == 0 else shouted[1].lower()) + line[end:]


def unlinked(line: str) -> str:
    """The line without an opening word that leans on what went before ("Meanwhile, "), with a capital."""
    link = _OPENING_LINK.match(line)
    line = line[link.end() :] if link else line
    return line[:1].upper() + line[1:]


def _undated(line: str, outlet: str, article: str) -> str:
    """The line without a place and the outlet's own name, or a place in capitals, before it."""
    place = r"(?:[A-Z][\w.’'-]*,? ){1,5}"
    signed = re.match(rf"{place}\(?{re.escape(outlet)}\)?(?: [-–—]+)? (?=[A-Z])", line, re.I) if outlet else None
    if signed:
        return line[signed.end() :]
    shouted = re.match(r"([A-Z]{4,})(?:, [A-Z][a-z]+)?:? (?=[A-Z](?:[a-z]|\.[A-Z]))", line)
    return line[shouted.end() :] if shouted and f" {shouted.group(1).capitalize()}" in article else line


def opening(text: str) -> int:
    """How many characters at the start of a sentence can be set in bold as its lead: its first
    clause, the whole of a short one, none of a long one that does not divide."""
    for match in _DIVISION.finditer(text, 24, _LONGEST_LEAD):
        in_list = match.group() == "," and _LISTED.match(text, match.end())
        in_phrase = _LEANS_ON.search(text, 0, match.start())
        if not in_list and not in_phrase and _FINITE.search(text, 0, match.start()):
            return match.start()
    return len(text) if len(text) <= _LONGEST_LEAD else 0


def without_date(text: str, label: str) -> str:
    """`text` without "on LABEL", where that date stands beside it anyway; a day also without its year, and
    without the month or year that it is in.

    Left alone where the sentence needs it: after a form of "be", a preposition, or in quotation marks.
    """
    if not label:
        return text
    spelled = _spelled(label)
    longer = re.search(r"(?:([A-Z][a-z]+) )?(\d{4})$", label)
    around = rf"|In (?:{longer.group(1)} )?{longer.group(2)}" if longer else ""
    opening = re.match(rf"(?:(?:On )?{spelled}{around}),?\s+(?=\S)", text)
    if opening:
        text = text[opening.end() :]
        return text[:1].upper() + text[1:]
    if any(re.search(spelled, quoted) for quoted in _QUOTED.findall(text)):
        return text
    month = re.fullmatch(r"([A-Z][a-z]+) \d{4}", label)
    if month and not _SUBORDINATE.search(text):
        text = re.sub(rf"(?<!\bdue)(?<!\bis)(?<!\bwas)\s+in {month[1]}(?! \d| of\b)(?=[ ,.])", "", text)
    text = re.sub(
        rf"(?<!\bbe)(?<!\bis)(?<!\bwas)(?<!\bcomes)(?<!\bfrom)(?<!\buntil)(?<!\bended)\s+on {spelled}(?!\w)", "", text
    )
    return re.sub(r",+(?=[,.])", "", text)


def _spelled(label: str) -> str:
    """A pattern for the date, a day also without its year and with its month first."""
    day = re.fullmatch(r"(\d{1,2}) (\w+) (\d{4})", label)
    if day is None:
        return re.escape(label)
    number, month, year = day.groups()
    return rf"(?:{number} {month}(?:,? {year})?|{month} {number}(?:, {year})?)(?!,? \d{{4}})"


def _is_abbreviation(text: str, stop: int) -> bool:
    """Whether the full stop at `stop` ends an abbreviation or an initial, not a sentence."""
    match = re.search(r"[\w.]+$", text[max(0, stop - 12) : stop])
    word = match.group().lower() if match else ""
    return word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha())

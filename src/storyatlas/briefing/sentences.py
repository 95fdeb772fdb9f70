"""Sentences of articles: find the one around a clause, judge it, clean it for a briefing."""

from __future__ import annotations

import re
from datetime import date, timedelta

from storyatlas.briefing.dates import WEEKDAYS
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
_OPENING_PRONOUN = re.compile(
    r"(?:he|she|it|they|this|that|these|those|his|her|their|its|there|here|such|both|one|another|others|many|some|"
    r"just|look|see|let|imagine|remember|think)\b",
    re.I,
)
_OPENING_LINK = re.compile(
    r"(?:but|and|yet)\b,?\s+|(?:so|or|however|meanwhile|also|still|instead|moreover|furthermore|nevertheless|besides|"
    r"then|now|in addition|as a result|for example|on the other hand|in another development|in a separate \w+|"
    r"at the time|in advance|later in the day|elsewhere|earlier|later|afterwards?|separately|in turn|for its part|"
    r"at the same time|of course|nonetheless|thus|in fact|indeed|overall|in total|already),\s+",
    re.I,
)
_FIRST_PERSON = re.compile(r"\b(?:I|I'm|I’m|we|We|our|Our|us|you|You|your|Your|my|My)\b")
_QUOTED = re.compile(r'["“][^"“”]*["”]')
_NOT_PROSE = re.compile(
    r"©|\s/\s[A-Z]{2,}|"
    r"https?://|www\.|@\w|\||\b(?:related|photo|read more|watch|listen|video):|\b(?:copyright|getty|image caption|"
    r"photo(?:graph)? by|click here|read more|slideshow|"
    r"facebook twitter|pinterest|whatsapp|subscribe|sign up|follow us|advertisement|newsletter|cookies|"
    r"video caption|media caption|updated at)\b|\b\d{1,2} (?:" + "|".join(MONTHS) + r")(?: \d{4})?\s*[:–-]",
    re.I,
)
_ASIDE = re.compile(
    r",\s(?:meanwhile|however|too|though|moreover|nevertheless),(?=\s)|\s*\[[^\]]*/[^\]]*\]|(?<!\bbut)\salso(?=\s)"
)
_DATELINE = re.compile(  # "Paris (Agency) - ", "PARIS, Oct 18 (AGN) - ", "PARIS - "
    r"(?:[A-Z][\w.’'/-]*,?\s+(?:\d{1,2},?\s+)?){0,7}\([A-Z]\w+(?: \w+)?\)\s*(?:[-–—]+\s+)?(?=[A-Z])"
    r"|[A-Z]\w+, (?:[A-Z]\w+ ){0,2}[A-Z]{2,6} [–—-]+\s+"
    r"|[A-Z]{3,}(?:,? [A-Z][\w.]*)*\s+[–—-]+\s+"
)
_RELATIVE_DAY = re.compile(
    r"\b(?:((?:late |early )?on|last|late|early|this)\s+)?("
    + "|".join(WEEKDAYS)
    + r")\b(?!['’]s)(?:\s+(?:morning|afternoon|evening|night)\b)?",
    re.I,
)
_VAGUE_DAY = re.compile(
    r"\b(?:today|yesterday|tomorrow|tonight|this (?:week|weekend|morning|afternoon|evening|month|year)|"
    r"over the weekend|last (?:week|weekend|night|month|year)|next (?:week|month|year)s?|earlier (?:today|this week)|"
    r"(?:a|two|three|four|several) (?:days?|weeks?|months?) ago)\b",
    re.I,
)
_POINTING = re.compile(r"\b(?:the (?:step|move|latter|former|above)|such an?|this)\b", re.I)
_PASSING = re.compile(r"\b(?:now|currently|so far|at the moment)\b", re.I)
_NAMELESS_SPEAKER = re.compile(r"[\"”,]\s+(he|she|they|it)(?= (?:said|says|told|added|wrote)\b)")
_HE = re.compile(r"\b(?:he|she)\b")
_OPENER = re.compile(
    r"\w+(?:ed|ing)|The|A|An|In|On|At|After|Before|When|While|As|If|For|With|During|By|But|Although|Since"
)
_OTHER_DAY = re.compile(
    r"\b(?:the same (?:day|week|month|year|time)|that (?:day|week|month|year|time)|by then)\b", re.I
)
_ORGANISATION = re.compile(
    r"(?:Service|Agency|Ministry|Commission|Office|Department|Organi[sz]ation|Council|Committee|Authority|Bureau|Union|"
    r"Government|Army|Navy|Court|House|Kremlin|Pentagon|Board|Foundation|Association|Institute)$"
)
_DAYS_BACK = {"today": 0, "yesterday": 1, "tomorrow": -1}
_OWNED_DAY = re.compile(r"\b(?:his|her|their|its|the|a|every|each|next|that|any)\s$", re.I)
_TIME_WORD = re.compile(r"\b(?:of|until|till|from|since|before|after|by|between|and|to)\s$", re.I)
_QUOTED_DAY = re.compile(
    r'["“][^"“”]*\b(?:' + "|".join(WEEKDAYS) + r'|today|yesterday|tomorrow|last month)\b[^"“”]*["”]'
)
_DIVISION = re.compile(r"[,;:](?=\s)|\s[–—-]+\s|\s(?=(?:after|before|while|as|when|because|which|who|since)\s)")
_LISTED = re.compile(r"\s[^,.;]{1,30}(?:, [^,.;]{1,30})*,? (?:and|or)\s")
_LEANS_ON = re.compile(
    r"\b(?:shortly|just|soon|long|days?|hours?|weeks?|months?|years?|even|only|not|so|such|as|ever)$"
)
_LONGEST_LEAD = 120
_TAIL = re.compile(
    r",\s+(?:which|who|where|while|as|amid|after|adding|saying|including|whose|although|but)\b[^,]*(?:,[^,]*)?\.$"
)
_ATTRIBUTION = re.compile(r"\b(?:said|says|told|according to|reported|announced|claimed|denied)\b")


def sentence_span(text: str, start: int, end: int) -> tuple[int, int]:
    """The half-open span of the sentence, or sentences, of `text` that hold `start:end`."""
    first, last = 0, len(text)
    for stop in _STOP.finditer(text):
        if _is_abbreviation(text, stop.start()) and "\n" not in stop.group():
            continue
        if stop.end() <= start:
            first = stop.end()
        elif stop.start() >= end - 1:
            last = stop.start() if "\n" in stop.group() else stop.end()
            break
    while first < start and text[first].isspace():
        first += 1
    first = min(first + dateline(text[first:last]), start)
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last


def fluency(text: str) -> float:
    """How well `text` stands alone as a sentence of a briefing: 0 (unusable) to 1.

    Only what regular expressions can see: a capital and a stop, a finite verb, no opening
    pronoun without its noun, balanced quotation marks, no first person, no furniture of a page.
    """
    plain = _QUOTED.sub("", text)
    if not SHORTEST <= len(text) <= LONGEST + 60 or not _FINITE.search(plain) or _NOT_PROSE.search(text):
        return 0.0
    if not re.match(r'["“‘]?[A-Z0-9]', text) or not re.search(r"[.]['\"”’)]*$", text):
        return 0.0
    if not _balanced(text) or _FIRST_PERSON.search(plain) or _OPENING_PRONOUN.match(text.lstrip('"“‘')):
        return 0.0
    if re.match(r"[\w’']+: [A-Z]", text):
        return 0.0
    score = 1.0
    if _is_nobody(plain):
        score -= 0.5
    if len(text) > 200:
        score -= (len(text) - 200) / 250
    if len(text) < 60:
        score -= 0.15
    if _NAMELESS_SPEAKER.search(text):
        score -= 0.5
    if text[0] in '"“‘':
        score -= 0.3
    score -= 0.5 * len(_VAGUE_DAY.findall(plain)) + 0.2 * len(_RELATIVE_DAY.findall(plain))
    score -= (
        0.3 * bool(_POINTING.search(plain)) + 0.2 * bool(_PASSING.search(plain)) + 0.5 * bool(_OTHER_DAY.search(plain))
    )
    return max(score, 0.0)


def dateline(text: str) -> int:
    """How many characters of `text` are a dateline ("PARIS (Agency) - "); an acronym in brackets
    after its own name ("World Health Organization (WHO)") is none."""
    match = _DATELINE.match(text)
    if match is None:
        return 0
    acronym = re.search(r"\(([A-Z]{2,})\)\s*$", match.group())
    initials = "".join(word[0] for word in match.group().split() if word[0].isupper())
    return 0 if acronym and acronym.group(1) in initials else match.end()


def clean(text: str) -> str:
    """`text` on one line, without dateline or an opening word that leans on what went before."""
    line = " ".join(text.split()).strip("•*–—- ")
    line = line[dateline(line) :]
    line = _OPENING_LINK.sub("", line, count=1) if _OPENING_LINK.match(line) else line
    line = re.sub(r"\s+([,.;:])(?=\s|$)", r"\1", _ASIDE.sub("", line))
    return line[:1].upper() + line[1:]


def tightened(text: str, kept: str) -> str:
    """`text` without its last subordinate part where it is long and `kept` survives the cut."""
    if len(text) <= 190:
        return text
    match = _TAIL.search(text)
    if not match or match.start() < 70 or _ATTRIBUTION.search(match.group()):
        return text
    shorter = text[: match.start()] + "."
    return shorter if " ".join(kept.split()).rstrip(".") in shorter and _balanced(shorter) else text


def with_date(text: str, published: date | None, day: date | None) -> str:
    """`text` with "on Tuesday", "yesterday" or "last month" turned into the date of the event.

    Only where the words and the day of publication can mean `day` and no other; otherwise, and
    inside quotation marks, they stay as they are.
    """
    if published is None or day is None or _QUOTED_DAY.search(text):
        return text
    label = f"on {day.day} {MONTHS[day.month - 1]} {day.year}"

    def weekday(match: re.Match[str]) -> str:
        before = match.string[: match.start()]
        if match.group(2).capitalize() != WEEKDAYS[day.weekday()] or _OWNED_DAY.search(before):
            return match.group()
        return label.removeprefix("on ") if _TIME_WORD.search(before) else _cased(label, match.group())

    def relative(match: re.Match[str]) -> str:
        words = match.group().lower()
        if words in _DAYS_BACK and published - day == timedelta(days=_DAYS_BACK[words]):
            return _cased(label, match.group())
        if words == "last month" and _months(published) - _months(day) == 1:
            return _cased(f"in {MONTHS[day.month - 1]} {day.year}", match.group())
        return match.group()

    if abs(published - day) <= timedelta(days=6):
        text = _RELATIVE_DAY.sub(weekday, text)
    return _VAGUE_DAY.sub(relative, text)


def with_speaker(text: str, speaker: str | None) -> str:
    """`text` with ", it said" told by name."""
    if not speaker:
        return text
    named = f"the {speaker}" if _ORGANISATION.search(speaker) and speaker[:4].lower() != "the " else speaker
    return _NAMELESS_SPEAKER.sub(lambda match: match.group().replace(match.group(1), named), text)


def opening(text: str) -> int:
    """How many characters at the start of a sentence can be set in bold as its lead: its first
    clause, the whole of a short one, none of a long one that does not divide."""
    for match in _DIVISION.finditer(text, 24, _LONGEST_LEAD):
        in_list = match.group() == "," and _LISTED.match(text, match.end())
        in_phrase = _LEANS_ON.search(text, 0, match.start())
        if not in_list and not in_phrase and _FINITE.search(text, 0, match.start()):
            return match.start()
    return len(text) if len(text) <= _LONGEST_LEAD else 0


def is_report(text: str) -> bool:
    """Whether the first verb of `text` tells what happened, not what is or may be."""
    verb = _FINITE.search(_QUOTED.sub("", text))
    return verb is not None and verb.group() not in ("is", "are", "can", "could", "may", "might", "must", "should")


def without_date(text: str, label: str) -> str:
    """`text` without "on LABEL", where that date stands beside it anyway.

    Left alone where the sentence needs it: after a form of "be", a preposition, or in quotation marks.
    """
    if not label:
        return text
    spelled = re.escape(label)
    opening = re.match(rf"On {spelled},?\s+(?=\S)", text)
    if opening:
        text = text[opening.end() :]
        return text[:1].upper() + text[1:]
    if any(label in quoted for quoted in _QUOTED.findall(text)):
        return text
    return re.sub(
        rf"(?<!\bbe)(?<!\bis)(?<!\bwas)(?<!\bcomes)(?<!\bfrom)(?<!\buntil)(?<!\bended)\s+on {spelled}\b", "", text
    )


def _cased(words: str, old: str) -> str:
    """`words` with a capital where the words that they replace opened the sentence."""
    opens = old[0].isupper() and old.split()[0].capitalize() not in WEEKDAYS
    return words[:1].upper() + words[1:] if opens else words


def _months(day: date) -> int:
    return 12 * day.year + day.month


def _is_nobody(text: str) -> bool:
    """Whether "he" or "she" comes before any word that could be a name."""
    pronoun = _HE.search(text)
    if pronoun is None:
        return False
    before = re.findall(r"\b[A-Z]\w+", text[: pronoun.start()])
    names = [word for word in before if word not in MONTHS and word not in WEEKDAYS and not _OPENER.fullmatch(word)]
    return not names


def _balanced(text: str) -> bool:
    return text.count('"') % 2 == 0 and text.count("“") == text.count("”") and text.count("(") == text.count(")")


def _is_abbreviation(text: str, stop: int) -> bool:
    """Whether the full stop at `stop` ends an abbreviation or an initial, not a sentence."""
    match = re.search(r"[\w.]+$", text[max(0, stop - 12) : stop])
    word = match.group().lower() if match else ""
    return word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha())

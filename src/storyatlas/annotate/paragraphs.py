"""Paragraphs: the parts of a text that are its article's own words, each by itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import pairwise

from storyatlas.annotate.datelines import dateline_cuts
from storyatlas.model.furniture import heads_links, is_furniture, opens_comments

# A line that leads to another article, whose title is no part of this one.
_PROMOTION = re.compile(
    r"(?=.{1,200}$)(?:.*[^.!?] (?:Read [Mm]ore|READ MORE)\W*"
    r"|(?:Read [Mm]ore|READ MORE|[Aa]lso [Rr]ead|ALSO READ|See also|SEE ALSO|Related|RELATED|WATCH|Watch)\s*[:|]\s.*)$"
)
# A line that names those who worked on the article: they do nothing in it.
_CREDIT_WORD = r"(?:[A-Z][\w.'’\-]*|in|and|by|from|for|at|the|of|additional|further|reporting|writing|editing)"
_CREDITS = re.compile(
    r"(?=.{1,400}$)(?:[A-Z][\w.'’ -]{2,40} reported from [A-Z][^.!?]{2,60}\. )?"
    r"(?:(?!.*[a-z]{3}[.!?]\W*\s[A-Z]).*\bcontributed (?:reporting )?(?:to|for) this "
    r"(?:report|story|article)"
    rf"|\W*(?:(?:[Aa]dditional|[Ff]urther) )?(?:[Rr]eporting|[Ww]riting|[Ee]diting) by (?:{_CREDIT_WORD}[\s,;:&]+)*"
    rf"{_CREDIT_WORD})\W*$"
)
# A shorter stretch that ends one paragraph and starts the next may be chance.
_LEAST_SHARED = 20  # characters
_LEAST_SPACES = 2
_STOPS = (".", "!", "?", "”", '"', "’", "'", ")")
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
# What a line that text was broken behind ends in, and what the next one begins with.
_BROKEN, _GOES_ON = re.compile(r"[\w,;–—-]$"), re.compile(r"\s*[a-z]{2}")
_LEAST_LINE = 40  # characters; a shorter line may be a heading or an item of a list
_WIDEST = 130  # characters; what is longer was broken by no width
_LEAST_WRAPPED = 2  # such lines, for a text to be one that was broken at a width
# What a page's text carries before a caption: sharing buttons, the owner of a picture. It would run into
# the caption's first name.
_BEFORE_CAPTION = re.compile(
    r"\s*(?:(?:(?:Facebook|Twitter|Pinterest|WhatsApp|LinkedIn|Messenger|Reddit|Telegram|Email|Print|Share|Tweet)\s+){2,}"
    r"|(?:Media playback is (?:un)?supported on your device(?: Media caption)?\s+)"
    r"|(?:(?:Image|Media) copyright [^\n]{1,50}?\s)?(?:Image|Media) caption\s+)(?=\S)"
)
# A caption that tells something in a sentence, as one without its label does.
_PICTURE = re.compile(r"(?:(?:file )?photo(?:graph)?|image|picture|video): (?:\S+ ){6}", re.I)
# What stands within a paragraph where the breaks of a page were lost: when and by whom it was printed, a bullet's mark.
_DAY = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}"
_AGENCY = r"(?:CNN|AP|AFP|Reuters|UPI|ABC News|CBS News|NBC News|BBC News|Associated Press)"
_INSERTED = re.compile(
    rf"(?:[A-Z][A-Z.'’/\\ -]{{2,}}(?:, [A-Z][a-z]+(?: [A-Z][a-z]+)?)? \| )?"
    rf"{_DAY}, ?\d{{4}} \d{{1,2}}:\d{{2}} ?[ap]m(?: [A-Z]{{2,4}})? (?=[A-Z(\\*])"
    rf"|(?<!\S)Here, [^\n]{{10,300}}?\([^()\n]{{2,60}}/\s?{_AGENCY}[^()\n]*\)"  # what a picture shows
    rf"|\bBy the {_AGENCY}(?: Wire)? Staff\b"
    rf"|\bBy (?:[A-Z][\w.'’-]*,? (?:and )?){{2,15}}?{_AGENCY}(?: [A-Z]\w+)? ?(?=[A-Z])"
    r"|(?<!\S)NEW: |(?<![^\n])(?:Full Article|(?:STORY|Story) (?:HIGHLIGHTS|[Hh]ighlights)):? "
)
# The day that heads an entry of a chronicle: "1 May 2023 - The port closes".
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_ENTRY = re.compile(
    rf"(?:[-–—*•]+\s*)?(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:st|nd|rd|th)?(?:,? \d{{4}})?"
    r" ?(?: [-–—]{1,2}|:) (?=\S)"
)
_TORN = 60  # characters of a line that breaks off within a sentence
_LEAST_ENTRIES = 3  # for a text to be a chronicle
# The hour over an entry of a live blog: "08:45 The port closes", "5:40 p.m. ET - The port closes".
_STAMP = re.compile(
    r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?::[0-5]\d)?(?: ?[ap]\.?m\b\.?)?(?: (?:GMT|BST|UTC|[CEMP][DES]?T|CEST|[JK]ST)\b)?"
    r"(?: ?[-–—|:])? +(?=[\"“‘'(]?[A-Z])"
)
_LEAST_STAMPS = 2  # for a text to be a live blog


def text_parts(text: str, is_place: Callable[[str], bool] | None) -> list[tuple[int, int]]:
    """Where the words of an article stand in its `text`: its paragraphs, less what is the page's, cut at datelines,
    and behind the day or hour that heads an entry of a chronicle or a live blog."""
    paragraphs = _once(_unwrapped([match.span() for match in _PARAGRAPH.finditer(text)], text), text)
    heads = {start: entry.end() for start, end in paragraphs if (entry := _ENTRY.match(text, start, end))}
    stamps = {start: stamp.end() for start, end in paragraphs if (stamp := _STAMP.match(text, start, end))}
    heads = (heads if len(heads) >= _LEAST_ENTRIES else {}) | (stamps if len(stamps) >= _LEAST_STAMPS else {})
    if heads:
        paragraphs = [
            part for start, end in paragraphs for part in pairwise(sorted({start, heads.get(start, start), end}))
        ]
    return [part for start, end in paragraphs for part in _parts(text, start, end, is_place)]


def _unwrapped(lines: Sequence[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """The paragraphs of a text that was broken at a width, each over its lines; any other text as it is.

    A paragraph goes on where the line ends in no stop and the next one begins in a small letter; in a text with two
    such lines also where the first word of the next line would not have fitted. In a text of long paragraphs a long
    one that ends within a sentence goes on as well.
    """
    said = [text[start:end].rstrip() for start, end in lines]
    width = max(map(len, said), default=0)
    near = [n for n, (one, other) in enumerate(pairwise(lines)) if text[one[1] : other[0]].count("\n") == 1]
    torn = {n for n in near if len(said[n]) >= _TORN and said[n][-1].isalpha() and _GOES_ON.match(said[n + 1])}
    if width > _WIDEST:
        return _joined(lines, torn)
    broken = (n for n in near if len(said[n]) >= _LEAST_LINE and _BROKEN.search(said[n]))
    going = {n for n in broken if _GOES_ON.match(said[n + 1])}
    if len(going) < _LEAST_WRAPPED:
        return _joined(lines, torn)
    full = (n for n in near if len(said[n]) + 1 + len(said[n + 1].split()[0]) > width)
    going |= {n for n in full if not said[n].endswith(_STOPS)}
    return _joined(lines, going)


def _joined(lines: Sequence[tuple[int, int]], going: Collection[int]) -> list[tuple[int, int]]:
    """The lines as paragraphs, those of `going` together with the next."""
    paragraphs = list(lines[:1])
    for n, line in enumerate(lines[1:]):
        if n in going:
            paragraphs[-1] = (paragraphs[-1][0], line[1])
        else:
            paragraphs.append(line)
    return paragraphs


def _once(paragraphs: Sequence[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Paragraphs that are no link to another article, no credits and no furniture, without what the one before has
    told in the same words.

    Some programs that take the text out of a page give an item of a list that starts in bold type twice: "Calormen
    has closed its border", then "has closed its border Narnia follows", where only the end is new.
    """
    kept: list[tuple[int, int]] = []
    before = ""
    links = False
    for start, end in paragraphs:
        start, end = _content(text, start, end)
        whole = text[start:end].strip()
        if opens_comments(whole, len(kept)):
            break
        told = _shared(before, whole)
        before = whole
        links = (links and not whole.endswith(_STOPS)) or heads_links(whole)
        sentence = whole.endswith(".") and _PICTURE.match(whole)
        furniture = links or _PROMOTION.match(whole) or _CREDITS.match(whole) or (is_furniture(whole) and not sentence)
        if told < len(whole) and not furniture:
            start = start + text[start:end].index(whole) + told
            kept.append((start + len(text[start:end]) - len(text[start:end].lstrip()), end))
    return kept


def _shared(before: str, after: str) -> int:
    """How many characters that end `before` start `after`, in whole words; 0 for a few."""
    opening = after[:_LEAST_SHARED]
    at = before.find(opening) if len(opening) == _LEAST_SHARED else -1
    while at >= 0:
        told = before[at:]
        edge = at == 0 or not before[at - 1].isalnum() or not before[at].isalnum()
        if edge and after.startswith(told) and told.count(" ") >= _LEAST_SPACES:
            return len(told)
        at = before.find(opening, at + 1)
    return 0


def _parts(text: str, start: int, end: int, is_place: Callable[[str], bool] | None) -> Iterator[tuple[int, int]]:
    """A paragraph without what was inserted, and with its dateline apart."""
    for first, last in _between(text, start, end):
        edges = [first, *dateline_cuts(text, first, last, is_place), last]
        yield from ((a, b) for a, b in pairwise(edges) if text[a:b].strip())


def _between(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What of a paragraph stands around the words that are the page's."""
    at = start
    for match in _INSERTED.finditer(text, start, end):
        if text[at : match.start()].strip():
            yield at, match.start()
        at = match.end()
    if text[at:end].strip():
        yield at, end


def _content(text: str, start: int, end: int) -> tuple[int, int]:
    """A paragraph without what stands before its caption."""
    before = _BEFORE_CAPTION.match(text, start, end)
    return (before.end() if before else start), end

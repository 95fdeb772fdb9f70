"""Casing: headlines of Capitalised Words or CAPITALS, written as they would stand among sentences.

A tagger learned from sentences takes "Teen Killed By Police" for names. In "Teen killed by police" it finds the
participle. How a word is written is learned from the sentences of the article itself.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable
from functools import cached_property

from storyatlas.model.counting import commonest

Test = Callable[[str], bool]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
_OWN = re.compile(r"['’](?:s|ll|re|ve|d)?$|(?<=n)['’]t$")
# What opens a sentence says nothing of how its first word is written elsewhere.
_OPENS = re.compile(r"(?:^|[.!?:;…|•*\n\"“”(\[]|[-–—]\s|['‘’]\s?)\s*$")
_SENTENCE_OPENS = re.compile(r"(?:^\W*|\w\w[.!?…]\s+[\"“‘'(]?|\|\s?|(?:^|[:,]\s)[\"“‘'(]\s?)$")
_FUNCTION = frozenset(
    """
        a an the and or but nor for of in on at to by from with into onto over under after before during since until
        amid as than if is are was were be been has have had do does did will would can could may might shall should
        not no he she they it his her their its him them that this these those who what when where why how which
        about against among around between out up down off near per via without within vs versus
    """.split()
)
# Written so wherever they stand.
_AS_IT_IS = re.compile(r"[A-Z]\.|(?:[JS]r|[MD]rs?|Ms|St|Lt|Sgt|Capt|Gen|Gov|Sen|Rep|Prof|Rev)(?!\w)")
# What is written large before a name alone: "Chairman Quill"; "the bank's chairman".
_OFFICES = frozenset(
    """chairman chairwoman chair leader president premier minister chancellor secretary governor mayor senator spokesman
    spokeswoman director chief ambassador general commander lawmaker official""".split()
)
_DAY = re.compile(
    r"(?:(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?|january|february|april|june|july|august|september"
    r"|october|november|december|(?:jan|feb|mar(?:ch)?|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?=\.? ?\d))(?![^\W_])",
    re.I,
)
_QUOTES = frozenset("'‘\"“")
_SHOUTED = 0.8  # from this share of capitals on
_LEAST_WORDS = 3
_LONG = 4  # letters
_ACRONYM = 5  # letters; more are hardly one
_LONGEST_HEADLINE = 25  # words; a paragraph of more is no headline
_PART = re.compile(r"((?<=[:;|–—])\s+)")
# Capitals that open a report: "A LARGE fire broke out".
_RUN = re.compile(r"\W*((?:[A-Z0-9][A-Z0-9'’-]*\s)+)(?=[a-z])")


class Casing:
    """How the sentences of one article write their words. Where they do not tell, `common` says which small words are
    no names, and `is_place` which words are one together ("New Delhi")."""

    def __init__(self, text: str, common: Test, is_place: Test | None = None) -> None:
        self._text = text
        self._common = common
        self._is_place = is_place

    @cached_property
    def _sentences(self) -> str:
        lines = [line for line in self._text.splitlines() if not (_for_show(line) or _all_small(line))]
        return "\n".join(line[run.end() :] if (run := _RUN.match(line)) else line for line in lines)

    @cached_property
    def _written_as(self) -> tuple[dict[str, Counter[str]], dict[str, Counter[str]]]:
        """How often each word stands small or with a capital among small words, and how often beside another capital;
        counted once a headline needs it."""
        alone: dict[str, Counter[str]] = defaultdict(Counter)
        joined: dict[str, Counter[str]] = defaultdict(Counter)
        found = list(_WORD.finditer(self._sentences))
        for number, match in enumerate(found):
            word = _OWN.sub("", match[0])
            if word[0].isupper() and _OPENS.search(self._sentences[max(0, match.start() - 3) : match.start()]):
                continue
            near = (*found[max(0, number - 1) : number], *found[number + 1 : number + 2])
            beside = word[0].isupper() and any(other[0][0].isupper() and _beside(match, other) for other in near)
            (joined if beside else alone)[word.lower()][word] += 1
        return alone, joined

    def title(self, text: str) -> str:
        """A headline as a sentence, of the same length; one that is written so already stays."""
        if _for_show(text):
            return self._sentence(text)
        parts = [self._sentence(part) if _for_show(part) else part for part in _PART.split(text)]
        return self._opening("".join(parts), first=True)

    def text(self, text: str) -> str:
        """A text of the same length whose headings, and capitals that open a report, are written as sentences."""
        lines = text.splitlines(keepends=True)
        first = next((number for number, line in enumerate(lines) if line.rstrip().endswith(".")), 0)
        return "".join(self._paragraph(line, first=number == first) for number, line in enumerate(lines))

    def _paragraph(self, line: str, *, first: bool) -> str:
        headline = len(line.split()) <= _LONGEST_HEADLINE and not line.rstrip().endswith((".", ":"))
        return self._sentence(line) if headline and _for_show(line) else self._opening(line, first=first)

    def _opening(self, line: str, *, first: bool) -> str:
        run = _RUN.match(line)
        if run is None or not any(self._is_shouted(word, first=first) for word in _WORD.findall(run[1])):
            return line
        return line[: run.start(1)] + self._sentence(run[1]) + line[run.end(1) :]

    def _is_shouted(self, word: str, *, first: bool) -> bool:
        """Whether a word in capitals is one that the article writes small, or that opens its first paragraph: "FIRE
        crews"; not "SWAT"."""
        if len(word) < _LONG:
            return False
        small = word.lower()
        known = first or len(word) > _ACRONYM or small in self._written_as[0]
        return known and self._is_small(small)

    def _sentence(self, line: str) -> str:
        parts, at, shouted = [], 0, _shouted(line)
        names = self._names(line, shouted=shouted)
        for match in _WORD.finditer(line):
            word, bare = match[0], _OWN.sub("", match[0])
            if match.start() in names:
                written = names[match.start()]
            elif any(c.isdigit() for c in word) or word.islower() or _AS_IT_IS.match(line, match.start()):
                written = word
            elif _DAY.match(line, match.start()):
                written = word.capitalize()
            elif bare.lower() in _OFFICES and not self._leads_to_name(line, match.end()):
                written = word.lower()
            else:
                written = self._written(bare, shouted=shouted) + word[len(bare) :].lower()
            if written[:1].islower() and _SENTENCE_OPENS.search(line[: match.start()]):
                written = written[:1].upper() + written[1:]
            parts += [line[at : match.start()], written if len(written) == len(word) else word]
            at = match.end()
        return "".join(parts) + line[at:]

    def _leads_to_name(self, line: str, end: int) -> bool:
        """Whether a name may follow right behind an office that ends at `end`."""
        following = _WORD.match(line, end + 1) if line[end : end + 1] == " " else None
        return (
            following is not None
            and following[0][:1].isupper()
            and not self._is_small(_OWN.sub("", following[0]).lower())
        )

    def _names(self, line: str, *, shouted: bool) -> dict[int, str]:
        """Where the words stand that the article has side by side with capitals ("Foreign Office", "Bank of Oslo"),
        or side by side and small, and how it writes them."""
        found = list(_WORD.finditer(line))
        written: dict[int, str] = {}
        for number, first in enumerate(found):
            later = next((m for m in found[number + 1 : number + 4] if m[0].lower() not in _FUNCTION), None)
            quoted = line[max(0, first.start() - 1) : first.start()] in _QUOTES
            if (
                later is None
                or (first[0].lower() in _FUNCTION and not quoted)
                or not first[0][0].isupper()
                or not later[0][0].isupper()
            ):
                continue
            both = line[first.start() : later.end()]
            if shouted:
                pattern = re.compile(rf"\b{re.escape(_OWN.sub('', both))}\b", re.I)
            else:
                pattern = re.compile(
                    rf"\b(?:{re.escape(_OWN.sub('', both))}|{re.escape(_OWN.sub('', both).lower())})\b"
                )
            forms = Counter(pattern.findall(self._sentences))
            if not forms and self._is_place is not None and self._is_place(both):
                written |= {first.start(): first[0].title(), later.start(): later[0].title()}
            elif forms:
                usual = commonest(forms)
                own = later[0][len(_OWN.sub("", later[0])) :].lower()
                written[first.start()] = usual[: len(first[0])]
                written[later.start()] = usual[later.start() - first.start() :] + own
        return written

    def _written(self, word: str, *, shouted: bool) -> str:
        """How a sentence of the article has a word, or would have it."""
        small = word.lower()
        alone, joined = self._written_as
        forms = alone.get(small) or joined.get(small)
        if forms is not None and not self._is_small(small):
            return commonest(forms)
        acronym = word.isupper() and not shouted and len(word) > 1 and forms is None
        if self._is_small(small) and not (acronym and (len(word) < _LONG and small not in _FUNCTION)):
            return small
        return word.capitalize() if shouted and len(word) >= _LONG else word

    def _is_small(self, small: str) -> bool:
        """Whether the article writes a word small, or would; not one that it has in names alone."""
        alone, joined = self._written_as
        forms = alone.get(small)
        if forms is not None:
            return forms[small] * 2 >= forms.total()
        if small in _FUNCTION:
            return True
        return len(small) > 1 and self._common(small) and small not in joined


def _beside(one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether nothing but a space stands between two words of one text."""
    return abs(one.start() - other.end()) == 1 or abs(other.start() - one.end()) == 1


def _for_show(line: str) -> bool:
    """Whether a line has capitals that tell no names: all words behind its first have one but the smallest."""
    words = [m for m in _WORD.finditer(line) if m[0][0].isalpha()][1:]
    if len(words) + 1 < _LEAST_WORDS:
        return False
    capitals = [m for m in words if m[0][0].isupper() and len(m[0]) >= _LONG]
    small = [m for m in words if m[0][0].islower() and len(m[0]) > 1 and m[0] not in _FUNCTION]
    return _shouted(line) or (len(capitals) > 1 and all(line[m.start() - 1] in "-‑’'" for m in small))


def _all_small(line: str) -> bool:
    """Whether a line of several words has no capital at all: it writes names small too."""
    return line.count(" ") >= _LONG and line == line.lower()


def _shouted(line: str) -> bool:
    letters = [c for c in line if c.isalpha()]
    return len(letters) > 8 and sum(c.isupper() for c in letters) >= _SHOUTED * len(letters)

"""Scene: what a reader knows when a time expression is met: the day, the tense, the dates said before."""

from __future__ import annotations

import calendar
import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from storyatlas.annotate.time_calendar import Reading, a_day, a_month, add_days, add_months
from storyatlas.annotate.time_direction import Direction, direction_at, was_foreseen
from storyatlas.annotate.time_words import GAP, MONTH, YEAR
from storyatlas.model.document import Section, Token

_SIGNAL: Final = re.compile(
    r"(?:\b(ever since|since|until|till|from|between|by|before|after|through|during|in|on|at|for|of|starting|beginning|"
    r"as of|ahead of|within|over|next|last|early|late|mid|to|and|or|this|every|each)"
    r"(?:\s+(?:the|early|late|mid|at least|about|around|some|nearly|almost))*[\s-]+)$",
    re.IGNORECASE,
)
_CUE: Final = re.compile(
    r"\b(?:(?P<since>since)|(?P<ahead>ahead of|upcoming|coming|no later than|as soon as|effective)|"
    r"(?P<until>until|till|through|beyond|starting)|(?P<by>by))\s+"
    r"(?:(?:the|early|late|mid|end of|the end of|the middle of|the beginning of|the start of)[\s-]+)*$"
)
_YEAR_BESIDE: Final = re.compile(r",?\s(?:of\s)?(last|this|next)\syear\b", re.IGNORECASE)  # "March last year"
_YEAR_AHEAD: Final = re.compile(
    rf"{GAP}?(?:,|to|and|until|till|through|or|-|–|—){GAP}?(?:the{GAP})?(?:(?:\d{{1,2}}(?:st|nd|rd|th)?{GAP})?{MONTH}"
    rf"(?:{GAP}\d{{1,2}}(?:st|nd|rd|th)?)?),?{GAP}({YEAR})\b"
)
_TO_COME: Final = frozenset({"will", "shall", "would", "to"})
# How many sentences back "that day" or "in June" still looks for the date it leans on.
_REACH: Final = 6
_REACH_OF_YEAR: Final = 2
_REACH_OF_HISTORY: Final = 5  # a text that names the days of another year goes on telling of it
# Days ahead that a past tense may still mean ("the talks, moved to 25 January"): the day of eleven
# months ago would bear its year.
_NEAR: Final = 30
_JUST_GONE: Final = timedelta(days=45)
_FAR_AHEAD: Final = timedelta(days=300)
_DUE: Final = timedelta(days=120)
_DEEPEST: Final = 12
_LAST_MONTHS: Final = 7
_ASIDE: Final = frozenset({"relcl", "acl", "advcl", "pcomp"})  # clauses that only add to another


@dataclass(slots=True)
class Scene:
    """The section, the publishing day, and the running reference of the discourse.

    `start` and `end` are the span being read; `reference` is the last date that the text told of,
    `reference_sentence` where it stood, `opens_sentence` whether it set the scene there ("In 2003, ...").
    """

    section: Section
    published: date | None
    starts: list[int]
    sentence_starts: list[int]
    reference: Reading | None = None
    reference_sentence: int = 0
    reference_token: int | None = None
    opens_sentence: bool = False
    start: int = 0
    end: int = 0

    @property
    def sentence(self) -> int:
        """The number of the sentence of the current span."""
        return max(0, bisect_right(self.sentence_starts, self.start) - 1)

    def token_index(self, position: int) -> int | None:
        """The token that covers a character, or the last before it."""
        index = bisect_right(self.starts, position) - 1
        return index if index >= 0 else None

    def token(self, position: int) -> Token | None:
        index = self.token_index(position)
        return None if index is None else self.section.tokens[index]

    @property
    def before(self) -> str:
        """The last characters before the span."""
        return self.section.text[max(0, self.start - 40) : self.start]

    @property
    def signal(self) -> str:
        """The preposition or modifier in front ("since", "until", "by"), in lower case, or nothing."""
        found = _SIGNAL.search(self.before)
        return found.group(1).lower() if found else ""

    @property
    def direction(self) -> Direction:
        """Past or future by the words around and the tense of the governing verb."""
        cue = _CUE.search(self.before)
        verb = self._verb_direction(deadline=cue is not None)
        if cue is None:
            return "past" if self._heads_entry() else verb
        if cue["since"]:
            return "past"
        if cue["ahead"]:
            return "future"
        # "Until March" and "starting in March" of a past verb lie on either side; "by March" follows a past verb only.
        return (None if cue["until"] else "past") if verb == "past" else "future"

    def _heads_entry(self) -> bool:
        """Whether the span heads an entry of a chronicle: "Feb. 24 - Militias take the port"."""
        sentences = self.section.sentences
        if not sentences or sentences[self.sentence].start != self.start:
            return False
        if re.match(r"\s?(?::|[-–—]+)\s", self.section.text[self.end : self.end + 8]) is None:
            return False
        tokens = self.section.tokens[sentences[self.sentence].first : sentences[self.sentence].last]
        root = next((t.i for t in tokens if t.dep == "ROOT"), None)
        return not any(t.head == root and t.dep == "aux" and t.text.lower() in _TO_COME for t in tokens)

    @property
    def _was_foreseen(self) -> bool:
        index = self.token_index(self.start)
        return index is not None and was_foreseen(self.section.tokens, index)

    def _verb_direction(self, *, deadline: bool) -> Direction:
        index = self.token_index(self.start)
        if index is None:
            return None
        return direction_at(self.section.tokens, index, headline=self.section.field == "title", deadline=deadline)

    def within_entity(self, *types: str) -> bool:
        """Whether the span starts inside a named entity of one of the types."""
        return any(entity.type in types and entity.start <= self.start < entity.end for entity in self.section.entities)

    def base(self) -> Reading | None:
        """The date that "the next day" counts from: the last one told, if it is near enough."""
        if self.reference is None or self.sentence - self.reference_sentence > _REACH:
            return None
        return self.reference

    def told_year(self, month: int | None = None) -> int | None:
        """The year a bare month belongs to where the text has just named another than this one.

        `month` is the month itself: one before that of the year named, and not long before publication, goes by the
        latter.
        """
        ahead = _YEAR_AHEAD.match(self.section.text, self.end)
        if ahead:
            return int(ahead.group(1))
        beside = _YEAR_BESIDE.match(self.section.text, self.end)
        if beside and self.published is not None:
            return self.published.year + {"last": -1, "this": 0, "next": 1}[beside.group(1).lower()]
        if self.reference is None or self.reference.day is None or self.direction != "past":
            return None
        far = self.sentence - self.reference_sentence
        told_by_day = self.reference.precision in ("day", "month")
        if far > (_REACH_OF_HISTORY if told_by_day else _REACH_OF_YEAR):
            return None
        if self.reference.precision == "year" and not self.opens_sentence and far:
            return None
        year, end = self.reference.day.year, self.reference.end
        if self.reference.precision not in ("year", "month", "day") or (end is not None and end[:4] != str(year)):
            return None
        if self.published is not None and abs((self.published - self.reference.day).days) < 300:
            return None
        if month is not None and month < self.reference.day.month and self._just_been(month):
            return None
        return None if self._told_aside(far) else year

    def _told_aside(self, far: int) -> bool:
        """Whether the reference stands in a clause that only adds to another, or below the verb of the span itself.

        "The war that ended on 18 May 2009", "when he took office in 2019"; "had found it in 2017, it said on May 5".
        """
        if self.reference_token is None:
            return False
        tokens = self.section.tokens
        verb = _verb_above(tokens, self.reference_token)
        if verb is None:
            return False
        if not far:
            here = self.token_index(self.start)
            own = None if here is None else _verb_above(tokens, here)
            return own is not None and not self.opens_sentence and own in _below_others(tokens, verb)
        opens = self.opens_sentence or self._opens(verb)
        return any(
            tokens[i].dep in _ASIDE and not (tokens[i].dep == "advcl" and opens) for i in (verb, *_above(tokens, verb))
        )

    @property
    def looks_back(self) -> bool:
        """Whether the verb over the span tells of what was before: "ten days ago he had said"."""
        here, tokens = self.token_index(self.start), self.section.tokens
        verb = None if here is None else _verb_above(tokens, here)
        if verb is None:
            return False
        near = tokens[max(0, verb - 6) : verb]
        return any(t.head == verb and t.dep == "aux" and t.text.lower() in {"had", "'d", "’d"} for t in near)

    def _opens(self, verb: int) -> bool:
        """Whether the clause of a verb comes before that which it depends on: "When war broke out in 1939, he fled"."""
        return self.section.tokens[verb].head > verb

    def _just_been(self, month: int) -> bool:
        """Whether a month is among the last seven of publication."""
        return self.published is not None and (self.published.month - month) % 12 < _LAST_MONTHS

    def remember(self, reading: Reading) -> None:
        """Make the reading the date that later expressions lean on, if it is one."""
        if reading.refers and reading.day is not None and reading.type in ("DATE", "TIME"):
            self.reference, self.reference_sentence = reading, self.sentence
            self.reference_token = self.token_index(self.start)
            sentences = self.section.sentences
            self.opens_sentence = bool(sentences) and self.start - sentences[self.sentence].start <= 12

    def weekday(self, weekday: int) -> Reading:
        """A bare weekday: the latest one for the past, the next one for the future."""
        if self.published is None:
            return Reading("DATE", f"XXXX-WXX-{weekday + 1}", refers=False)
        back, direction = (self.published.weekday() - weekday) % 7, self.direction
        if direction == "future":
            late = back == 1 and re.search(r"\b(?:later|late|earlier)\s(?:on\s)?$", self.before)
            day = add_days(self.published, -1 if late else (7 - back) % 7)
            return a_day(add_days(day, 7) if back == 0 and self._tells_of_days_ahead() else day)
        if direction == "present" and back > 1:
            return a_day(add_days(self.published, 7 - back), anchored=False)
        if back == 6 and not self._describes() and self._was_updated():
            return a_day(add_days(self.published, 1), anchored=False)
        return a_day(add_days(self.published, -back), anchored=direction == "past" and back < 6)

    def _tells_of_days_ahead(self) -> bool:
        """Whether the last date told lies ahead: "arrives on Sunday. On Tuesday she will ..." goes on from there."""
        told = self.base()
        return told is not None and told.day is not None and self.published is not None and told.day > self.published

    def _describes(self) -> bool:
        """Whether the day is a bare participle's: "the raids, launched on Saturday"."""
        index = self.token_index(self.start)
        verb = _verb_above(self.section.tokens, index) if index is not None else None
        return verb is not None and self.section.tokens[verb].tag == "VBN" and self.section.tokens[verb].dep == "acl"

    def _was_updated(self) -> bool:
        """Whether a past "tomorrow" is told beside the publishing day or the day before.

        Such a text was edited after its date (or is dated in another zone); six days ago would be
        "last Saturday" there. On the development stories every such weekday was tomorrow's.
        """
        assert self.published is not None
        names = [calendar.day_name[(self.published.weekday() - shift) % 7] for shift in (0, 1)]
        return any(name in self.section.text for name in names)

    def month(self, month: int) -> Reading:
        """A month without its year, by discourse and tense."""
        told = self.told_year(month)
        if told is not None:
            return a_month(told, month)
        if self.published is None:
            return Reading("DATE", f"XXXX-{month:02}", refers=False)
        back = (self.published.month - month) % 12
        direction = None if self._was_foreseen else self.direction
        # Eleven months ago is "last June"; a bare name then means the month that comes, but for what a verb tells as
        # done in it. So it does in the present tense ("the next vote is in June"), but for the months just gone.
        horizon = {"past": 10 + self._is_of_a_verb, "present": 5, "future": -1, None: 8}[direction]
        if back > horizon:
            moved = add_months(self.published.replace(day=1), (12 - back) % 12)
        else:
            moved = add_months(self.published.replace(day=1), -back)
        return a_month(moved.year, moved.month, anchored=direction in ("past", "future"))

    @property
    def _is_of_a_verb(self) -> bool:
        """Whether a verb governs the span by a preposition alone: "died in June", not "left for the summit in June"."""
        index, tokens = self.token_index(self.start), self.section.tokens
        above = tokens[tokens[index].head] if index is not None else None
        if above is None or above.dep != "prep" or tokens[above.head].pos != "VERB" or not above.i:
            return False
        noun = tokens[above.i - 1]
        return not (noun.dep == "pobj" and tokens[noun.head].text.lower() == "for")  # "called for a vote in June"

    def month_day(self, month: int, day: int, weekday: int | None = None) -> Reading | None:
        """A day without its year; a weekday beside it decides where it can."""
        told = self.told_year(month)
        if told is None and self.published is None:
            return Reading("DATE", f"XXXX-{month:02}-{day:02}", refers=False) if day_of(2000, month, day) else None
        if told is not None:
            found = day_of(told, month, day)
            return a_day(found) if found else None
        published = self.published
        assert published is not None
        near = [day_of(published.year + shift, month, day) for shift in (-1, 0, 1)]
        candidates = [found for found in near if found is not None]
        if weekday is not None:
            candidates = [found for found in candidates if found.weekday() == weekday] or candidates
        direction = None if self._was_foreseen else self.direction
        if direction == "past":
            fitting = [found for found in candidates if found <= add_days(published, _NEAR)][-1:]
            due = [found for found in candidates if timedelta(0) < found - published <= _DUE]
            if self.signal == "by" and due and fitting and published - fitting[0] > _FAR_AHEAD:
                fitting = due  # "has begun a review, due by May 1"
        elif direction == "future":
            fitting = [found for found in candidates if found >= add_days(published, -1)][:1]
            just_gone = [found for found in candidates if timedelta(0) < published - found <= _JUST_GONE]
            if just_gone and fitting and fitting[0] - published > _FAR_AHEAD:
                fitting = just_gone  # "may move it from March 13 to March 19": nobody means next year without saying so
        else:
            fitting = sorted(candidates, key=lambda found: abs(found - published))[:1]
        chosen = (fitting or candidates)[:1]
        return a_day(chosen[0], anchored=direction in ("past", "future")) if chosen else None


def _verb_above(tokens: tuple[Token, ...], index: int) -> int | None:
    """The verb that token `index` depends on, at whatever distance."""
    return next((i for i in _above(tokens, index) if tokens[i].pos in ("VERB", "AUX")), None)


def _above(tokens: tuple[Token, ...], index: int) -> list[int]:
    """The tokens above one up to its root."""
    found: list[int] = []
    while tokens[index].head != index and len(found) < _DEEPEST:
        index = tokens[index].head
        found.append(index)
    return found


def _below_others(tokens: tuple[Token, ...], verb: int) -> set[int]:
    """The tokens above a verb that it is no equal of: "said", not "and left"."""
    while tokens[verb].dep == "conj":
        verb = tokens[verb].head
    return set(_above(tokens, verb))


def day_of(year: int, month: int, day: int) -> date | None:
    """The date, or `None` where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None

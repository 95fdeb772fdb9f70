"""What a briefing has said so far, so that no event and no sentence comes twice."""

from __future__ import annotations

import re
from datetime import timedelta

from storyatlas.briefing.dates import day_of
from storyatlas.briefing.model import Citation
from storyatlas.briefing.tellings import Telling
from storyatlas.briefing.weights import Weights, features
from storyatlas.model.event import Event
from storyatlas.model.time import TimeValue

# Shares of the shorter sentence's weight from which two sentences say the same: of any times, of times
# that can be the same, and where a number of three digits or more stands in both. Set by reading the
# briefings of the sample and of both development stories, so that no event came twice.
_SAME, _SAME_TIME, _SAME_NUMBER = 0.75, 0.5, 0.25
_OTHER_NAMES = 0.85  # the same, where each names somebody or some place that the other does not
_SAME_SUBJECT = 0.55  # the same, where both tell of one subject and their times can be the same
_MOST = 0.7  # share of the shorter one's words, rare or not
_IN_TITLE = 0.75
_AHEAD = re.compile(r"\b(?:will|would|was to|were to|is to|are to)\b", re.I)
_JOINING = re.compile(
    r"\b(?:after|before|since|when|while|as|because|that|which|who|whose|where|if|although|until)\s+$", re.I
)


class Told:
    """Sentences told, each with the words and the time of its event."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._said: list[tuple[Telling, TimeValue]] = []
        self._cited: list[tuple[Citation, str]] = []
        self.events: set[str] = set()

    def add(self, event: Event, telling: Telling) -> None:
        """Note a sentence as told."""
        self._said.append((telling, event.time))
        self._cited.append((telling.sentence.citations[0], telling.sentence.text))
        self.events.add(event.id)

    def holds(self, event: Event, telling: Telling) -> bool:
        """Whether this sentence, or one that says much the same, was told."""
        return any(self._is_same(telling, event.time, other, time) for other, time in self._said)

    def covers(self, event: Event) -> bool:
        """Whether a sentence told of another event tells this one too, as a main clause of it."""
        if event.id in self.events:
            return True
        title = features(event.title)
        for other, time in self._said:
            if (
                _can_be_same(event.time, time)
                and len(title) > 2
                and self._weights.part(title, other.words) >= _IN_TITLE
            ):
                return True
        return any(self._tells(evidence_span, quote) for evidence_span, quote in _evidence(event))

    def _tells(self, span: tuple[str, str, int, int], quote: str) -> bool:
        article, field, start, end = span
        for citation, text in self._cited:
            inside = (
                citation.article == article
                and citation.field == field
                and citation.start <= start
                and end <= citation.end
            )
            if not inside:
                continue
            before = citation.quote[: start - citation.start]
            if not _JOINING.search(before) and self._weights.part(features(quote), features(text)) >= 0.85:
                return True
        return False

    def _is_same(self, one: Telling, at: TimeValue, other: Telling, when: TimeValue) -> bool:
        shared = self._weights.shared(one.words, other.words)
        if one.negated != other.negated and shared < _OTHER_NAMES:
            return False
        if one.once and one.once == other.once and one.who & other.who and _can_be_same(at, when):
            return True
        mine, others = _without_dots(one.names), _without_dots(other.names)
        if mine - others and others - mine:
            numbers = {word for word in one.words & other.words if word.isdigit() and len(word) > 2}
            common = len(one.words & other.words) / min(len(one.words), len(other.words))
            if one.who & other.who and _can_be_same(at, when) and min(shared, common) >= _SAME_SUBJECT:
                return True
            return shared >= (_SAME_TIME if numbers and _can_be_same(at, when) else _OTHER_NAMES)
        # A plan has the day of its announcement or its own.
        ahead = _AHEAD.search(one.sentence.text) and _AHEAD.search(other.sentence.text)
        if not _can_be_same(at, when) and not ahead:
            return shared >= _SAME
        if len(one.words & other.words) >= _MOST * min(len(one.words), len(other.words)):
            return True
        if any(word.isdigit() and len(word) > 2 for word in one.words & other.words) and shared >= _SAME_NUMBER:
            return True
        return shared >= _SAME_TIME


def _without_dots(names: frozenset[str]) -> set[str]:
    """ "US" and "U.S." are one."""
    return {name.replace(".", "") for name in names}


def _evidence(event: Event) -> list[tuple[tuple[str, str, int, int], str]]:
    return [((e.article, e.field, e.start, e.end), e.quote) for e in event.evidence]


def _can_be_same(one: TimeValue, other: TimeValue) -> bool:
    """Whether two times can be one: the shorter is the beginning of the longer, they overlap, one is unknown, or one
    is the day of print, which is often the day after."""
    if _is_next_day(one, other) or _is_next_day(other, one):
        return True
    first, second = one.start or "", other.start or ""
    if first.startswith(second) or second.startswith(first):
        return True
    return first <= (other.end or second) and second <= (one.end or first)


def _is_next_day(one: TimeValue, other: TimeValue) -> bool:
    """Whether the second is a day of print that no words give, and the day after the first."""
    if other.text or one.end or other.end or not one.precision == other.precision == "day":
        return False
    day, printed = day_of(one.start), day_of(other.start)
    return day is not None and printed is not None and printed - day == timedelta(1)

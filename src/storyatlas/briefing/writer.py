"""The writer: chooses for each event the best telling that has not been told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from storyatlas.briefing.model import Bullet, Sentence
from storyatlas.briefing.prose import has_date, in_prose
from storyatlas.briefing.tellings import Telling, tells_why
from storyatlas.briefing.told import Told
from storyatlas.briefing.weights import Weights, features
from storyatlas.model.article import Article
from storyatlas.model.event import Event
from storyatlas.model.time_words import in_words

_ADDRESS = re.compile(r"[\w-]+(?:\.[\w-]+)+")  # an outlet that goes by its address alone
_DETERMINER = re.compile(r"\b(?:the|an?|his|her|its|their)\b", re.I)
_AHEAD = 0.3  # by how much a sentence on what is to come may fall short of the mark: few tell of it
_SAID = re.compile(r"[^,;]{2,60}? (?:said|says|announced|reported|told)\b")
_SAID_FIRST = 0.3  # what it loses that opens with who says it
_WHY = 0.5  # and by saying what it comes of
_ON_IT = 0.8  # what a telling wins by having all the words that it shall be on
_NEAR = 0.35  # share of the title that it must hold, so that it is about the same event
_NEW = 0.6  # share of a second sentence's weight that its bullet has not said; below, it adds nothing


@dataclass(frozen=True, slots=True)
class Written:
    """An event told: how, and what more is said of it."""

    event: Event
    telling: Telling
    more: tuple[Telling, ...] = ()


class Writer:
    """Tells events one after the other and remembers what was said."""

    def __init__(
        self,
        tellings: Mapping[str, Sequence[Telling]],
        articles: Mapping[str, Article],
        weights: Weights,
        least: Mapping[str, float],
        banned: frozenset[str] = frozenset(),
    ) -> None:
        self._banned, self._least = banned, least
        self._most = max(least.values(), default=0.0)
        self._one_outlet = len({article.outlet for article in articles.values()}) == 1
        self._tellings, self._articles, self._weights = tellings, articles, weights
        self.told = Told(weights)
        self.dropped: list[tuple[str, str]] = []
        self._taken: dict[str, Telling] = {}

    def best(
        self,
        event: Event,
        *,
        leeway: float = 0.0,
        prose: bool = False,
        ahead: bool = False,
        on: frozenset[str] = frozenset(),
    ) -> Telling | None:
        """The best telling of the event that has not been told and reaches its mark, or nearly so with some
        `leeway`; for `prose`, of those that can carry its date; of what is still to come, of those that look `ahead`;
        where it shall be `on` certain words, the one that has most of them, if it is told about as well and
        is no headline.
        """
        if self.told.covers(event):
            return None
        found = [telling for telling in self._usable(event) if telling.score >= self._least[event.id] - leeway]
        if prose:
            found = [telling for telling in found if telling.prose and self.is_dated(Written(event, telling))]
        if ahead:
            found = [telling for telling in found if telling.ahead]
        if on:
            found.sort(
                key=lambda telling: (
                    self._is_headline(telling)
                    - _ON_IT * self.share(on, telling)
                    - _WHY * tells_why(telling)
                    + _SAID_FIRST * bool(_SAID.match(telling.sentence.text))
                    - telling.score
                )
            )
        return next((telling for telling in found if not self.told.holds(event, telling)), None)

    def _is_headline(self, telling: Telling) -> bool:
        """Whether the words have no article or the like, as headlines that stand within a text."""
        return _DETERMINER.search(telling.sentence.text) is None

    def _usable(self, event: Event) -> list[Telling]:
        return [telling for telling in self._tellings.get(event.id, ()) if telling.sentence.text not in self._banned]

    def tell(self, event: Event, *, ahead: bool = False) -> Written | None:
        """Tell the event, or note why it cannot be told; as one that is still to come, where it is `ahead`."""
        telling = self.best(event, leeway=_AHEAD * ahead, ahead=ahead)
        if telling is None:
            if not self._tellings.get(event.id):
                self.dropped.append((event.id, "no sentence about it stands alone and is supported by its evidence"))
            return None
        return self.take(event, telling)

    def take(self, event: Event, telling: Telling) -> Written:
        """Tell the event in this way."""
        self.told.add(event, telling)
        self._taken[event.id] = telling
        return Written(event, telling)

    def likeness(self, one: Telling, other: Telling) -> float:
        """How much two sentences say the same, 0 to 1."""
        return self._weights.shared(one.words, other.words)

    def share(self, words: frozenset[str], telling: Telling) -> float:
        """How much of certain words the sentence says, 0 to 1."""
        return self._weights.part(words, telling.words)

    def hearts(self) -> dict[str, str]:
        """What each event is called: the heart of the sentence that tells it, or that could."""
        hearts: dict[str, str] = {}
        for event, tellings in self._tellings.items():
            for telling in [*([self._taken[event]] if event in self._taken else []), *tellings]:
                if telling.bold:
                    hearts.setdefault(event, telling.sentence.text[: telling.bold].rstrip(".,"))
        return hearts

    def more(self, written: Written) -> Written:
        """The same with a second sentence where a source says more of the event."""
        title = features(written.event.title)
        for telling in self._usable(written.event):
            near = self._weights.shared(telling.words, title) >= _NEAR
            new = self._weights.sum(telling.words - written.telling.words)
            apart = self._weights.shared(telling.words, written.telling.words) < 1 - _NEW and not telling.vague
            fresh = apart and new >= _NEW * self._weights.sum(telling.words) and _adds(telling, written.telling)
            if telling.score >= self._most and near and fresh and not self.told.holds(written.event, telling):
                self.told.add(written.event, telling)
                return Written(written.event, written.telling, (telling,))
        return written

    def bullet(self, written: Written, label: str = "") -> Bullet:
        """The event as a bullet."""
        event = written.event
        return Bullet(
            event=event.id,
            date=_label(written) if written.telling.dated else "",
            lead=written.telling.sentence,
            sentences=tuple(telling.sentence for telling in written.more),
            status="happened" if event.status == "denied" and written.telling.negated else event.status,
            reports=event.reports,
            label=label,
            note=self.note(event),
        )

    def bullets(self, all_written: Iterable[Written]) -> tuple[Bullet, ...]:
        """Events as bullets."""
        return tuple(self.bullet(written) for written in all_written)

    def prose(self, written: Written, *, latest: bool = False) -> Sentence:
        """The event as a sentence that carries its own date."""
        dated = in_prose(written.telling, written.event, self._articles, latest=latest)
        return written.telling.sentence if dated.text in self._banned else dated

    def run(self, all_written: Iterable[Written]) -> list[Sentence]:
        """Events as running prose: each with its date, unless it is that of the one before."""
        sentences: list[Sentence] = []
        before = ""
        for written in all_written:
            same = in_words(written.event.time) == before != ""
            sentences.append(written.telling.sentence if same else self.prose(written))
            sentences += [telling.sentence for telling in written.more]
            before = in_words(written.event.time)
        return sentences

    def is_sound(self, written: Written) -> bool:
        """Whether the sentence reaches the mark of a light event too."""
        return written.telling.score >= self._most

    def is_dated(self, written: Written) -> bool:
        """Whether the event told as prose says when it was."""
        return has_date(self.prose(written).text)

    def note(self, event: Event) -> str:
        """How widely the event is told; one source is called one source, unless the whole story has no other."""
        reports = event.reports
        if self._one_outlet:
            return ""
        if reports.independent > 1:
            outlets = f"{reports.outlets} outlets"
            return (
                outlets if reports.outlets == reports.independent else f"{outlets}, {reports.independent} independent"
            )
        named = sorted({self._articles[e.article].outlet for e in event.evidence if e.article in self._articles})
        if not named:
            return ""
        if len(named) == 1 and _ADDRESS.fullmatch(named[0]):
            return "one source"  # an address tells a reader nothing
        return f"one source: {named[0]}" if len(named) == 1 else f"one source, carried by {len(named)} outlets"


def _label(written: Written) -> str:
    """The date beside a bullet: of the event, or of the report where no article says when it was."""
    event, words = written.event, written.telling.label
    return f"reported {words}" if words and event.time.of_print and event.status != "planned" else words


def _adds(telling: Telling, first: Telling) -> bool:
    """Whether it holds a name that the first sentence has not, or numbers where that has none, and another verb: more
    than other words for the same, and no second count of it."""
    figures = {word for word in telling.words - first.words if word.isdigit() and len(word) > 2}
    if telling.verbs & first.words and not figures:
        return False
    counted, counts = (any(word[:1].isdigit() for word in one.words) for one in (first, telling))
    return bool(telling.names - first.names) or (counts and not counted)

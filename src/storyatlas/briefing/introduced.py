"""Who it is at first mention: a last name alone gets its first name where the edition names somebody first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from storyatlas.briefing.check import Grounds
from storyatlas.briefing.grounding import named_near
from storyatlas.briefing.model import Briefing, Section, Sentence
from storyatlas.briefing.tense import PAST_FORMS
from storyatlas.model.article import Article
from storyatlas.model.event import Event

_SUFFIX = re.compile(r",? (?:Jr|Sr|II|III|IV)\.?$")
_GOES_ON = frozenset(
    "and or but was were is are has have had does did do to in on at for of by from with who whom whose as after "
    "before when while that which would will could can may might should must not never also then later because if "
    "since until than about against over under into through says say said told".split()
)
_QUOTED = re.compile(r'["“][^"“”]*["”]')


def introduced(briefing: Briefing, events: Sequence[Event], articles: Mapping[str, Article]) -> Briefing:
    """The briefing with the full name of a person where it is first said, as the cited article has it.

    Left alone: the names in the headline, after a title ("President Quill"), in quotations, before what belongs to
    them ("the Quill family"), and last names that two people of the cited article share.
    """
    guests = _Guests(events, articles, briefing.headline)
    lede = tuple(guests.introduce(sentence) for sentence in briefing.lede)
    sections = tuple(_section(section, guests) for section in briefing.sections)
    return replace(briefing, lede=lede, sections=sections)


def _section(section: Section, guests: _Guests) -> Section:
    prose = tuple(guests.introduce(sentence) for sentence in section.prose)
    bullets = tuple(
        replace(
            bullet,
            lead=guests.introduce(bullet.lead),
            sentences=tuple(guests.introduce(sentence) for sentence in bullet.sentences),
        )
        for bullet in section.bullets
    )
    return replace(section, prose=prose, bullets=bullets)


class _Guests:
    """The people of a story by their last names, and who has been named so far."""

    def __init__(self, events: Sequence[Event], articles: Mapping[str, Article], headline: str) -> None:
        self._articles = articles
        found: dict[str, set[str]] = defaultdict(set)
        taking_part = [participant for event in events for participant in event.participants]
        people = {_SUFFIX.sub("", p.name) for p in taking_part if p.type == "person" and p.name[:1].isupper()}
        others = {word for p in taking_part if p.type != "person" and p.name not in people for word in p.name.split()}
        for name in sorted(people):
            if " " in name:
                found[name.split()[-1]].add(name)
        self._full = {last: sorted(names) for last, names in found.items() if last[:1].isupper() and last not in others}
        self._named = {last for last in self._full if re.search(rf"\b{re.escape(last)}\b", headline)}

    def introduce(self, sentence: Sentence) -> Sentence:
        """The sentence with the first names of those whom it names first."""
        for last in [word for word in dict.fromkeys(re.findall(r"[A-Z][\w’'-]*\w", sentence.text)) if word]:
            last = re.sub(r"['’]s?$", "", last)
            if last in self._full and last not in self._named:
                sentence = self._first(sentence, last)
        return sentence

    def _first(self, sentence: Sentence, last: str) -> Sentence:
        text = sentence.text
        at = re.search(rf"(?<![\w’'-]){re.escape(last)}(?![\w-])", text)
        if at is None or _in_quotes(text, at.start()):
            return sentence
        self._named.add(last)
        article = self._articles.get(sentence.citations[0].article) if sentence.citations else None
        before, after = text[: at.start()], text[at.end() :]
        if any(before.endswith(full[: -len(last)]) for full in self._full[last]):
            return sentence
        known = [name for name in self._full[last] if article is not None and name in article.text]
        if len(known) != 1 or _is_named(before) or not _ends(after):
            return sentence
        (full,) = known
        begun = _begun(before, full)
        told = f"{before.removesuffix(begun)}{full}{after}"
        bold = sentence.bold + (len(full) - len(last) - len(begun) if at.start() < sentence.bold else 0)
        near = named_near(told, sentence.citations, Grounds(), self._articles)
        more = [citation for citation in near if full in citation.quote]
        held = any(full in citation.quote for citation in sentence.citations)
        if not held and not more:
            return sentence
        return replace(sentence, text=told, bold=bold, citations=(*sentence.citations, *([] if held else more[:1])))


def _in_quotes(text: str, at: int) -> bool:
    return any(quoted.start() <= at < quoted.end() for quoted in _QUOTED.finditer(text))


def _is_named(before: str) -> bool:
    """Whether a first name, an initial or a title stands before the last name."""
    word = re.search(r"([\w.’'-]+) $", before)
    opening = word is not None and not before[: word.start()].strip()
    return word is not None and word[1][:1].isupper() and not (opening and word[1].lower() in _GOES_ON)


def _begun(before: str, full: str) -> str:
    """How much of a full name stands before its last word already: "van " of "van Quill", who is Ida van Quill."""
    words = full.split()[:-1]
    parts = (" ".join(words[k:]) + " " for k in range(len(words)))
    return next((part for part in parts if before.endswith(part)), "")


def _ends(after: str) -> bool:
    """Whether the name ends there, and what follows is no noun that it belongs to ("the Quill family")."""
    word = re.match(r"[’']s?(?!\w)|[^\w\s’']| ([\w-]+)|$", after)
    if word is None:
        return False
    following = word[1] or ""
    if not following:
        return True
    return following in _GOES_ON or following.endswith("ed") or following in PAST_FORMS

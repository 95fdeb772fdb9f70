"""A telling as running prose: with its date, and joined to what stands before it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from storyatlas.briefing.cited_dates import DATE, is_held
from storyatlas.briefing.grounding import citation_of, span_of
from storyatlas.briefing.model import Citation, Sentence
from storyatlas.briefing.tellings import Telling
from storyatlas.model.article import Article
from storyatlas.model.event import Event
from storyatlas.model.time_words import MONTHS

_SIMPLE = re.compile(rf"(?:(\d{{1,2}}) )?(?:({'|'.join(MONTHS)}) )?\d{{4}}")
_SPAN = re.compile(rf"(\d{{1,2}})–(\d{{1,2}}) ((?:{'|'.join(MONTHS)}) \d{{4}})")
_SAID_LAST = re.compile(r", (?:according to|[^,]+ (?:said|reported|announced|told)\b)")


def in_prose(telling: Telling, event: Event, articles: Mapping[str, Article], *, latest: bool = False) -> Sentence:
    """The sentence with the date of its event at its beginning, and the words that say so among its
    citations; as it is where it cannot carry one, or no words say so."""
    text = telling.sentence.text
    phrase = date_phrase(telling.label)
    if not phrase or not telling.prose or has_date(text):
        return telling.sentence
    citations = _with_date(telling.sentence.citations, phrase, event, articles)
    if not citations:
        return telling.sentence
    clause = text if telling.named else text[:1].lower() + text[1:]
    opening = (
        f"The latest turn came {phrase}, when " if latest and not _SAID_LAST.search(text) else f"{_capital(phrase)}, "
    )
    return replace(telling.sentence, text=f"{opening}{clause}", bold=0, citations=citations)


def _with_date(
    citations: tuple[Citation, ...], phrase: str, event: Event, articles: Mapping[str, Article]
) -> tuple[Citation, ...]:
    """The citations, with one more where none of them says the date; none where no evidence says it."""
    date = DATE.search(phrase)
    if date is None:
        year = phrase.split()[-1]
        return citations if any(year in citation.quote for citation in citations) else ()
    others = [
        citation_of(evidence, articles[evidence.article], event.id)
        for evidence in event.evidence
        if evidence.article in articles
    ]
    spelled = {c for c in others if is_held(date, [(c.quote, None)], "")}  # "on 6 August" before "on Tuesday"
    for extra in (None, *sorted(others, key=lambda c: (c not in spelled, len(c.quote), span_of(c)))):
        held = [*citations, *([extra] if extra else [])]
        said = [(c.quote, articles[c.article].written_on) for c in held if c.article in articles]
        if is_held(date, said, ""):
            return tuple(held)
    return ()


def has_date(text: str) -> bool:
    """Whether a day or a year stands in the text."""
    months = "|".join(month[:3] for month in MONTHS)
    spelled = rf"\b(?:19|20)\d\d\b|\b\d{{1,2}} (?:{months})|\b(?:{months})[a-z]*\.? \d{{1,2}}\b"
    return re.search(spelled, text) is not None


def date_phrase(label: str) -> str:
    """A date label with its preposition: "on 6 August 2024", "in June 1950", "between 8 and 13 October
    2024"; empty where there is none."""
    simple = _SIMPLE.fullmatch(label)
    if simple:
        return f"on {label}" if simple.group(1) else f"in {label}"
    span = _SPAN.fullmatch(label)
    if span:
        return f"between {span.group(1)} and {span.group(2)} {span.group(3)}"
    return f"in {label}" if re.fullmatch(r"the \d{4}s", label) else label if label.startswith("since ") else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

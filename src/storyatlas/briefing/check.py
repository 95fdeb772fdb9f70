"""The evidence check: nothing in a sentence that its citations do not hold.

A sentence passes where each name (a capitalised word; places and speakers are names), number, date
and quotation in it occurs in the words it cites or follows from them and their day of publication;
where it denies nothing that they do not deny and keeps their denials, their hedges and the fact that
somebody says so; and where at least half of its content words are theirs. Its date may also be the
event's own. The check knows nothing of who wrote the sentence, so that it judges any text.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from storyatlas.briefing.cited_dates import DATE, is_held, years_meant
from storyatlas.briefing.model import Sentence
from storyatlas.briefing.numbers import numbers_of, plain
from storyatlas.model.stems import FUNCTION, OPENERS, WORD, bare, content_stems, stem
from storyatlas.model.time_words import MONTHS

_DEMONYM = re.compile(r"(?=\w{5})(\w{3,}?)(?:e|a|i|y)?(?:n|an|ian|ean|ese|ish|i)")
_QUOTATION = re.compile(r'“([^”]*)”|"([^"]*)"')
_NEGATION = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|den(?:y|ies|ied|ying)|\w+n[’']t)\b", re.I
)
_NEGATING = re.compile(
    _NEGATION.pattern + r"|\b(?:reject|refus|dismiss|fail|lack|cannot|refut|disput|cancel|withh|halt|stopp|banned)\w*"
    r"|\brul(?:e|ed|es|ing) out\b|\bun(?:able|likely|willing|clear|known|confirmed)\w*|\b(?:ban|bans|stop)\b",
    re.I,
)
# What a sentence ends with tells who says all of it: ", the ministry said on Friday."
_SAID_AT_END = re.compile(
    r",[”\"’]?\s(?:(?:[^,.;]{2,90}\s)?(?:said|says|reported|told\s[^,.;]{2,40})\b[^,.;]{0,40}|said\s[A-Z][^,.;]{2,60})\.?$"
)
SAYS = re.compile(
    r"\b(?:say|says|said|saying|claim\w*|den(?:y|ies|ied|ying)|alleg\w+|report(?:s|ed|edly|ing)?|accus\w+|according|"
    r"reject\w*|disput\w*|rul(?:e|ed|ing) out|dismiss\w*|insist\w*|suggest\w*|estimat\w*|warn\w*|told|tell\w*|call\w*|"
    r"announc\w+|confirm\w*|add(?:s|ed|ing)|stat(?:ed|es|ing)|believ\w+|argu\w+|think|thought|expect\w*|promis\w+|vow\w*|"
    r"urg\w+|demand\w*|ask\w*|predict\w*|admit\w*|acknowledg\w+|reveal\w*|hint\w*|stress\w*|conclud\w+|found|show\w*|"
    r"describ\w+|declar\w+|pledg\w+|threaten\w*|propos\w+|question\w*|criticis\w+|criticiz\w+|prais\w+|note[sd]?)\b",
    re.I,
)
_BEFORE_NEGATED = re.compile(r"\b(?:not|never|cannot|\w+n[’']t)\s+(?:(?:been|be|yet|to)\s+)*(?P<verb>[a-z]+)\b", re.I)
_BEFORE_HEDGED = re.compile(
    r"\b(?:reportedly|allegedly|could|may|might|would|apparently|possibly)\s+(?:(?:been|be|have|also|soon)\s+)*"
    r"(?P<verb>[a-z]+)\b",
    re.I,
)
_SHAREDWORDS = 0.5  # share of content words; on both development stories gold titles pass at 0.5, swapped ones fail


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a sentence may draw on beside the words it cites: names, the label of its event's date,
    and the day on which each cited article was published. `said` tells that those words report what
    somebody says, so that the sentence must do so too."""

    names: tuple[str, ...] = ()
    date: str = ""
    published: Mapping[str, datetime.date] = field(default_factory=dict)
    said: bool = False


def problems(sentence: Sentence, grounds: Grounds) -> tuple[str, ...]:
    """What in `sentence` its citations do not hold; empty where it is supported."""
    cited = " ".join(citation.quote for citation in sentence.citations)
    if not cited.strip():
        return ("no citation",)
    text = sentence.text
    held = [(citation.quote, grounds.published.get(citation.article)) for citation in sentence.citations]
    undated, wrong = text, []
    for match in DATE.finditer(text):
        if is_held(match, held, grounds.date):
            undated = undated.replace(match.group(), " ")
        else:
            wrong.append(match.group())
    found = [
        *(f"name {name!r}" for name in unsupported_names(undated, cited, grounds)),
        *(f"date {words!r}" for words in wrong),
        *(f"number {number!r}" for number in _unsupported_numbers(undated, cited, grounds)),
        *(f"quotation {quote!r}" for quote in _unsupported_quotations(text, cited)),
    ]
    if _NEGATION.search(text) and not _NEGATING.search(cited):
        found.append("negation")
    found += [f"{what} lost" for what in _lost(text, cited)]
    said = grounds.said or any(_SAID_AT_END.search(citation.quote.rstrip()) for citation in sentence.citations[:1])
    if said and not SAYS.search(text):
        found.append("speaker lost")
    if _overlap(undated, cited, grounds) < _SHAREDWORDS:
        found.append("words that the sources do not use")
    return tuple(found)


def _lost(text: str, cited: str) -> list[str]:
    """Denials and hedges that stand right before a verb which `text` has without them."""
    lost = []
    told = WORD.findall(text.lower())
    for what, before in (("negation", _BEFORE_NEGATED), ("hedge", _BEFORE_HEDGED)):
        for match in before.finditer(cited):
            verb = match.group("verb").lower()
            plainly = len(re.findall(rf"(?<![\w’'])(?:the\s+)?{re.escape(verb)}(?!\w)", cited, re.I))
            if verb in told and len(verb) > 3 and plainly == 1 and not before.search(text):
                lost.append(what)
                break
    return lost


def unsupported_names(text: str, cited: str, grounds: Grounds) -> list[str]:
    """Capitalised words of `text` that neither `cited` nor the grounds hold."""
    held = " ".join((cited, *grounds.names, grounds.date))
    known = _words(held) | _initials(held)
    missing = []
    for index, match in enumerate(WORD.finditer(text)):
        word = match.group()
        if not word[0].isupper() or (index == 0 and word.lower() in OPENERS):
            continue
        starts_sentence = not text[: match.start()].rstrip("“\"'‘( ") or bool(
            re.search(r"[.!?:]\W*$", text[: match.start()])
        )
        if _is_known(word, known) or (word in MONTHS and word in grounds.date):
            continue
        if starts_sentence and (word.lower() in FUNCTION or stem(word) in {stem(other) for other in known}):
            continue
        missing.append(word)
    return missing


def denies(text: str) -> bool:
    """Whether the text denies something."""
    return bool(_NEGATION.search(text))


def _is_known(word: str, known: set[str]) -> bool:
    parts = {bare(part) for part in re.split(r"[-’'.]", word) if len(part) > 1}
    if bare(word) in known or (parts and parts <= known):
        return True
    if re.search(r"['’]s$", word) and f"{bare(word)}s" in known:
        return True  # a source that lost its apostrophes
    demonym = _DEMONYM.fullmatch(bare(word))  # "Asian" where the source says "Asia"
    return demonym is not None and any(
        len(other) - len(demonym.group(1)) in (0, 1, 2) and other.startswith(demonym.group(1)) for other in known
    )


def _words(text: str) -> set[str]:
    words: set[str] = set()
    for word in WORD.findall(text):
        words |= {bare(word), *(bare(part) for part in re.split(r"[-’'.]", word))}
    return words


def _initials(text: str) -> set[str]:
    """Abbreviations of runs of capitalised words: "us" for "United States", "un" for "United Nations"."""
    runs = re.findall(r"[A-Z]\w+(?:(?:\s+(?:of|and|for|the|on))*\s+[A-Z]\w+)+", text)
    found: set[str] = set()
    for run in runs:
        letters = "".join(word[0].lower() for word in run.split() if word[0].isupper())
        found |= {letters[i:j] for i in range(len(letters)) for j in range(i + 2, len(letters) + 1)}
    return found


def _unsupported_numbers(text: str, cited: str, grounds: Grounds) -> list[str]:
    known = set(numbers_of(f"{cited} {grounds.date}"))
    for day in grounds.published.values():
        known |= years_meant(cited, day)
    return [number for number in numbers_of(text, spelled=False) if plain(number) not in known]


def _unsupported_quotations(text: str, cited: str) -> list[str]:
    held = _comparable(cited)
    quotations = [first or second for first, second in _QUOTATION.findall(text)]
    return [quote for quote in quotations if _comparable(quote).rstrip(".,") not in held]


def _comparable(text: str) -> str:
    """`text` on one line with one kind of quotation mark and apostrophe."""
    return re.sub(r"[“”„]", '"', re.sub(r"[‘’]", "'", " ".join(text.split())))


def _overlap(text: str, cited: str, grounds: Grounds) -> float:
    told = content_stems(text)
    held = content_stems(" ".join((cited, *grounds.names, grounds.date)))
    return len(told & held) / len(told) if told else 1.0

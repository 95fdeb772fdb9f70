"""Titles: which mention's headline names the event that all of them tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from storyatlas.model.mention import EventMention, Status

# Weights of what makes a good title, set by reading the titles of three stories (two of real
# articles, one invented): reading well counts before standing near the middle.
_READS = 1.5
_WELL = 0.85  # from this score on a headline reads well enough
_NEAR = 1.0
_SHARED = 0.5
_QUALITY = 0.2
_COMMON_TRIGGER = 0.2
_OWN_HEADLINE = 0.1
_NOUN, _FRAGMENT = 0.3, 0.1
_BARE, _FEWEST_WORDS = 0.3, 3  # "Embargo"
_OTHER_STATUS = 0.25  # "to visit" of a visit that took place
_DONE, _TELLS = 2, 0.5  # reports that tell a plan as done by another verb; the score of one that is enough
_ANOTHER_ACT = 1.5  # "is accused of the attacks", of what all others call the attacks, as so many and this share do
_MANY_NOUNS, _NEARLY_ALL = 4, 0.7
_POINTS_ELSEWHERE, _ITS_OWN = 0.2, 0.5
_NAMELESS = 0.3
_UNNAMED, _TOLD_BY_NAME = 0.45, 0.6  # "Man is charged" where another tells so well who it is
_MISWRITTEN = 0.3  # "Ada quill opens the bridge"
_SPECIFIC = 0.06  # for each name or number, up to
_MOST_SPECIFIC = 4

_WORD = re.compile(r"\w[\w’'-]*")
_NAME = re.compile(r"(?<!^)\b[A-Z]\w+")
_TELLING = re.compile(r"\b(?:[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*|\d[\d,.]*)")
_ELSEWHERE = re.compile(
    r"\b(?:this|that|these|those|such|it|its|he|she|they|them|him|his|her|their|there|here|also|another|other|others|"
    r"both|former|latter|same|similar|further|additional)\b",
    re.IGNORECASE,
)
_OWN = re.compile(r"(Its|Their|His|Her) (?:own )?(?=\w)")
_FEW_WORDS = 4  # of who says something of his own
_OF_THE_SUBJECT = re.compile(r"\b(?:he|she|his|her|its|their|that)\b", re.IGNORECASE)


_MOST_WORDS = 16
_ACCUSING = frozenset("accused suspected charged blamed sued investigated indicted alleged".split())
_STYLES = frozenset("president premier minister chancellor king queen pope senator secretary general leader".split())

# Who is told by what he or she is alone: "26-year-old actress checks in", "Disgruntled woman opens fire".
_ANYBODY = re.compile(
    r"(?:[\w-]+ )??(?-i:[A-Z][\w-]* ){0,3}?(?-i:[a-z0-9][\w-]* ){0,4}?"
    r"(?:m[ae]n|wom[ae]n|boys?|girls?|teen(?:ager)?s?|child|children|persons?|people|one|suspects?|gunm[ae]n|actress|actor|"
    r"star|singer|celebrity|offender|inmate|prisoner|convict|fugitive|killer|attacker|shooter|robbers?|thief|thieves|"
    r"driver|worker|employee|resident|son|daughter|brother|sister|mother|father|wife|husband|couple|family|victims?|"
    r"student|teacher|player|coach|boss|executive|founder|nominee|candidate|deputy|officers?|cops?|athlete|mobster)\b"
    r"(?! of\b)",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?:[A-Za-z]+ ){0,2}"
    r"(?:president|premier|minister|chancellor|king|queen|pope|senator|secretary|leader|governor|mayor)"
    r"(?= (?!of\b|and\b|or\b|for\b|in\b)[a-z])"
)


def title_of(chosen: EventMention, mentions: Sequence[EventMention], status: Status) -> str:
    """The headline of the mention that names an event of `status` best, people in full, a claim with who makes it."""
    if status == "happened" and chosen.status == "planned" and chosen.done and _came_to_pass(chosen, mentions):
        chosen = replace(chosen, headline=chosen.done)
    headline = _whose(" ".join(_in_full(_with_holder(chosen, mentions)).split()), chosen)
    if status != "claimed" or (chosen.speaker and chosen.speaker in headline):
        return headline
    if chosen.speaker:
        told = f"{chosen.speaker} {_says(chosen.speaker)} {_inside(headline, chosen)}"
        return told[:1].upper() + told[1:]
    # An accusation is never told as a fact, also where nobody is named who makes it.
    as_it_is = chosen.cue not in _ACCUSING or bool(_ACCUSING & set(headline.lower().split()))
    return headline if as_it_is else f"Allegedly, {_inside(headline, chosen)}"


def _whose(headline: str, mention: EventMention) -> str:
    """A headline that begins with "its" or "their" with whose it is, where somebody by name says so of its own; else
    without that word, and without "his" and "her"."""
    found = _OWN.match(headline)
    if found is None:
        return headline
    rest = headline[found.end() :]
    speaker = re.split(r"['’]s\b", mention.speaker or "")[0]
    if found[1] in {"Its", "Their"} and speaker[:1].isupper() and len(speaker.split()) <= _FEW_WORDS:
        return f"{speaker}'{'' if speaker.endswith('s') else 's'} {rest}"
    return rest[:1].upper() + rest[1:]


def _says(speaker: str) -> str:
    """ "Tribal forces say", "many Danes say", "Karl Rivers says"."""
    last = speaker.split()[-1]
    counted = re.match(r"(?:many|some|most|several|few|two|three|four|five|\d+) ", speaker, re.I)
    several = (last[:1].islower() or counted) and (last in {"police", "people"} or re.search(r"[^su]s$|men$", last))
    return "say" if several or " and " in speaker else "says"


def _came_to_pass(plan: EventMention, mentions: Sequence[EventMention]) -> bool:
    """Whether the very act is reported as done, or one report tells so well in other words, or several do."""
    done = [m for m in mentions if m.status == "happened" and m.article != plan.article]
    return any(m.lemma == plan.lemma or m.headline_score >= _TELLS for m in done) or len(done) >= _DONE


def _with_holder(mention: EventMention, mentions: Sequence[EventMention]) -> EventMention:
    """The headline with who holds the office that it begins with: the one who acts in the mention by name, else
    for a bare "the president" the one who does in most of them."""
    told = mention.headline[:1].lower() + mention.headline[1:]
    office = _OFFICE.match(told)
    agents = [p for p in mention.participants if p.role == "agent"]
    if office is None or len(agents) != 1:
        return mention
    holder = agents[0].name if agents[0].type == "person" and _is_full_name(agents[0].name) else ""
    if not holder and " " not in office[0]:
        acting = Counter(p.name for m in mentions for p in m.participants if p.role == "agent" and p.type == "person")
        named = sorted((count, name) for name, count in acting.items() if _is_full_name(name))
        clear = bool(named) and named[-1][0] > 1 and (len(named) == 1 or named[-1][0] >= 2 * named[-2][0])
        holder = named[-1][1] if clear else ""
    return replace(mention, headline=f"{holder}{told[office.end() :]}") if " " in holder else mention


def _in_full(mention: EventMention) -> str:
    """The headline with the first mention of each person by full name: "Quill" becomes "Ada Quill"."""
    headline = mention.headline
    people = [
        p.name
        for p in mention.participants
        if p.type == "person" and 2 <= len(p.name.split()) <= 4 and _is_full_name(p.name)
    ]
    for name in people:
        words = name.split()
        shorts = [w for w in (words[-1], words[0]) if sum(w in other.split() for other in people) == 1]
        found = next((m for w in shorts if (m := re.search(rf"(?<![\w’'-]){re.escape(w)}(?!\w|-)", headline))), None)
        if name in headline or found is None or len(headline.split()) + len(words) - 1 > _MOST_WORDS:
            continue
        before, after = re.sub(r"\b(?:Mr|Mrs|Ms)\.? $", "", headline[: found.start()]), headline[found.end() :]
        previous = before.split()[-1] if before.split() else ""
        following = after.split()[0] if after.startswith(" ") and after.split() else ""
        if (
            following[:1].isupper()
            or previous in words
            or (previous.lower() in {"the", "a", "an"} and following[:1].islower())  # "the Quill pick"
            or _quoted(before)
            or (" " in before.strip() and previous[:1].isupper() and previous.lower() not in _STYLES)
        ):
            continue  # part of another name
        headline = f"{before}{name}{after}"
    return headline


def _quoted(before: str) -> bool:
    """Whether what comes stands between quotation marks: nobody's words are changed."""
    opened = before.count('"') % 2 == 1 or before.count("“") > before.count("”")
    return opened or re.search(r"(?:^|\s)[‘'][^’']*$", before) is not None


def _is_full_name(name: str) -> bool:
    """ "Ada Quill"; not "Quill's family" nor "Norwegian minister"."""
    return not re.search(r"['’]s\b", name) and name[:1].isupper() and name.split()[-1][:1].isupper()


def _inside(headline: str, mention: EventMention) -> str:
    """A headline as part of a sentence: its first word small unless the article writes it large."""
    first = headline.split()[0] if headline else ""
    named = any(first in p.name.split() for p in mention.participants)
    large = named or (first in mention.quote and first.lower() not in mention.quote.split())
    return headline if large or first[1:2].isupper() else headline[:1].lower() + headline[1:]


def representative(
    mentions: Sequence[EventMention], vectors: NDArray[np.float32], status: Status = "happened"
) -> EventMention:
    """The mention whose headline reads best and says what all of them say, of the event's `status`.

    `vectors` has a row for each mention. Near means near to the mean vector, and in words that the
    other mentions use too.
    """
    centre = vectors.mean(axis=0)
    centre /= max(float(np.linalg.norm(centre)), 1e-9)
    near = np.round(vectors @ centre, 4)
    shared = _shared_words(mentions)
    lemmas = Counter(m.lemma for m in mentions)
    usual = max(lemmas.values())

    only_nouns = _told_by_noun(mentions)
    named = sum(bool(_NAME.search(m.headline)) for m in mentions) * 2 >= len(mentions)
    surnames = _surnames(mentions)
    by_name = any(m.status == status and m.headline_score >= _TOLD_BY_NAME and _names_who(m) for m in mentions)

    def worth(i: int, mention: EventMention) -> float:
        return (
            _READS * min(mention.headline_score, _WELL)
            + _NEAR * float(near[i])
            + _SHARED * shared[i]
            + _QUALITY * mention.quality
            + _COMMON_TRIGGER * lemmas[mention.lemma] / usual
            + _OWN_HEADLINE * (mention.field == "title" and mention.headline_score >= 0.8)
            + _SPECIFIC * min(_MOST_SPECIFIC, len(_TELLING.findall(mention.headline)))
            - _OTHER_STATUS * (mention.status != status)
            - _ANOTHER_ACT * (only_nouns != "" and mention.lemma != only_nouns)
            - _NOUN * (mention.noun or mention.headline_score <= _FRAGMENT)
            - _BARE * (len(mention.headline.split()) < _FEWEST_WORDS)
            - _POINTS_ELSEWHERE * _points_elsewhere(mention)
            - _NAMELESS * (named and not _NAME.search(mention.headline))
            - _MISWRITTEN * bool(surnames & set(mention.headline.split()))
            - _UNNAMED * (by_name and bool(_ANYBODY.match(mention.headline)) and not _names_who(mention))
        )

    return min(enumerate(mentions), key=lambda item: (-round(worth(*item), 6), item[1].id))[1]


def _told_by_noun(mentions: Sequence[EventMention]) -> str:
    """The noun by which nearly all mentions tell an event ("the attacks on Oslo"), where no verb of it or of its kind
    does: a verb then tells another act ("is accused of the attacks"); "" for none."""
    noun, count = (
        Counter(m.lemma for m in mentions if m.noun).most_common(1)[0] if any(m.noun for m in mentions) else ("", 0)
    )
    kinds = {m.type for m in mentions if m.noun and m.lemma == noun}
    told = [m for m in mentions if not m.noun and (m.lemma == noun or m.type in kinds)]
    return noun if count >= _MANY_NOUNS and count >= _NEARLY_ALL * len(mentions) and not told else ""


def _names_who(mention: EventMention) -> bool:
    """Whether a headline has the name of a person who does what it tells, or to whom it is done."""
    told = {w.strip(",.'’s") for w in mention.headline.split()}
    people = [p.name for p in mention.participants if p.type == "person" and p.role in {"agent", "patient"}]
    return any(_is_full_name(name) and name.split()[-1] in told for name in people)


def _surnames(mentions: Sequence[EventMention]) -> frozenset[str]:
    """The last names of all people who take part, in small letters."""
    people = {p.name for m in mentions for p in m.participants if p.type == "person" and _is_full_name(p.name)}
    return frozenset(name.split()[-1].lower() for name in people if " " in name)


def _points_elsewhere(mention: EventMention) -> float:
    """Whether a headline has a word that only its article explains; less where a name comes first: "his" is its own."""
    if _ELSEWHERE.search(_OF_THE_SUBJECT.sub("", mention.headline)):
        return 1.0
    named = any(p.name[:1].isupper() and mention.headline.startswith(p.name) for p in mention.participants)
    return (_ITS_OWN if named else 1.0) if _ELSEWHERE.search(mention.headline) else 0.0


def _shared_words(mentions: Sequence[EventMention]) -> list[float]:
    """For each headline, the mean share of the other mentions that use its words."""
    said = [{w.lower() for w in _WORD.findall(f"{m.headline} {m.quote}")} for m in mentions]
    used = Counter(word for words in said for word in words)
    shares = []
    for mention in mentions:
        words = {w.lower() for w in _WORD.findall(mention.headline) if len(w) > 3 or w[0].isupper()}
        others = max(1, len(mentions) - 1)
        shares.append(sum(used[w] - 1 for w in words) / others / len(words) if words else 0.0)
    return shares

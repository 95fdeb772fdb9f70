"""Conflicts: figures of one event that cannot all be true, each with who gave it and when."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from storyatlas.model.article import Article
from storyatlas.model.event import Conflict, ConflictValue
from storyatlas.model.mention import EventMention, Quantity

# Figures further apart than this count different things ("17 dead" and "800 dead" of two outbreaks).
FACTOR = 10.0
GROWING_FACTOR = 1.4  # tolls of one day further apart are an old and a new one
# How far above "more than 700" and "at least 700", and below "nearly 700" and "up to 700", the
# number may lie that a writer had in mind.
_SLACK = {"more": 1.12, "least": 1.6, "nearly": 0.9, "most": 0.5}
_EXACT = 0.01
# A toll that is still growing differs from day to day without conflict.
GROWING = frozenset({"die", "kill", "infect", "confirm", "report", "injur", "wound", "diagnos", "evacuat", "rise"})
_TOLL_UNITS = frozenset({"case", "death", "infection", "patient", "casualty", "victim"})
_PAST = 45  # days after which an event's figures are expected to be settled
NO_COUNT = frozenset(
    """
        $ £ € % percent cent per_cent percentage point year month week day hour minute second evening night morning
        km kilometre kilometer mile metre meter mm foot degree won yuan dollar pound euro yen way time side half
        party generation quarter barrel century decade
    """.split()
)
_CROWD = 1000  # people; smaller numbers may count any part of those whom an event concerns
_DIFFERENT = frozenset("new additional more other further another suspected daily extra fresh foreign".split())
_SAME = {"person": "people", "civilian": "people", "man": "people", "troop": "soldier", "dead": "people"}
_ACT = {
    "kill": "die",
    "death": "die",
    "toll": "die",
    "murder": "die",
    "arrest": "detain",
    "jail": "detain",
    "detention": "detain",
    **dict.fromkeys(("deploy", "ship", "dispatch", "transfer", "mov", "move", "arriv"), "send"),
}
_DONE = {
    "die": "killed",
    "infect": "infected",
    "detain": "detained",
    "evacuat": "evacuated",
    "injur": "injured",
    "wound": "wounded",
    "releas": "released",
    "quarantin": "quarantined",
    "deploy": "deployed",
    "send": "sent",
}
_DENIALS = frozenset({"deny", "denial", "refut", "rebut", "dismiss"})


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure with the mention that states it and the bounds within which it may be meant."""

    mention: EventMention
    quantity: Quantity
    least: float
    most: float


def find_conflicts(mentions: Sequence[EventMention], articles: Mapping[str, Article]) -> tuple[Conflict, ...]:
    """The disputed figures among the mentions of one event, and whether it is denied.

    Comparable are figures that count the same noun in the same act, or one qualified alike ("cabinet
    secretaries"), stated in at least two articles or by two speakers, within a factor of ten. Two of
    them conflict where the ranges that their words allow do not meet ("more than 100" and 120 do).
    """
    groups: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    for mention in mentions:
        if mention.field != "text":
            continue
        for quantity in mention.quantities:
            for key in _counted(quantity):
                groups[*key, as_of(mention, *key, articles)].append(Statement(mention, quantity, *range_of(quantity)))
    found: list[Conflict] = []
    for (noun, act, day), stated in sorted(groups.items()):
        conflict = dispute(noun, act, day, stated, articles)
        if conflict:
            found = list(add_figures(found, [conflict]))
    denied = _denial(mentions, articles)
    return (*found, denied) if denied else tuple(found)


def add_figures(own: Sequence[Conflict], others: Sequence[Conflict]) -> tuple[Conflict, ...]:
    """The conflicts of one event with those found across events, of each matter the one with most values."""
    best: dict[str, Conflict] = {}
    for conflict in (*own, *others):
        known = best.get(conflict.what)
        if known is None or len(conflict.values) > len(known.values):
            best[conflict.what] = conflict
    return tuple(best.values())


def subject_of(quantity: Quantity) -> tuple[str, str] | None:
    """What a figure counts, as a noun and an act that can be compared; `None` for measures and vague ones."""
    words = quantity.phrase.lower().split()
    noun = quantity.unit.lower()
    act = _ACT.get(quantity.act, quantity.act)
    if noun == "length":
        return noun, "last"
    if noun in NO_COUNT or quantity.value < 2 or _DIFFERENT & set(words):
        return None
    if not words:  # "774 died"
        if act not in {"die", "infect"}:
            return None
        noun = "people"
    noun = _SAME.get(noun, noun)
    if noun in {"death", "deaths", "toll"}:
        noun, act = "people", "die"
    if noun in {"case", "infection"}:
        act = "confirm"
    if noun == "people" and act not in _DONE:
        return None
    if act in {"be", "have", "say", "stand", "remain", "includ"}:
        act = ""
    return noun, act


def _counted(quantity: Quantity) -> list[tuple[str, str]]:
    """What a figure of an event may be compared under: pairs of noun and act."""
    key = subject_of(quantity) or _crowd(quantity)
    if key is None:
        return []
    noun, act = key
    words = quantity.phrase.lower().split()
    settled = act not in GROWING and noun not in _TOLL_UNITS | {"people", "length"}
    return [key, (" ".join([*words[:-1], noun]), "")] if settled and len(words) > 1 else [key]


def _crowd(quantity: Quantity) -> tuple[str, str] | None:
    """People whom one event concerns, whatever word says how: "shut in", "covering", "under restrictions"."""
    noun = _SAME.get(quantity.unit.lower(), quantity.unit.lower())
    words = quantity.phrase.lower().split()
    crowd = noun == "people" and quantity.value >= _CROWD and not _DIFFERENT & set(words)
    return ("people", "") if crowd else None


def as_of(mention: EventMention, noun: str, act: str, articles: Mapping[str, Article]) -> str:
    """The day for which a growing toll holds; empty for what is settled and can be compared at any time."""
    if act not in GROWING and noun not in _TOLL_UNITS:
        return ""
    published = articles[mention.article].written
    start = mention.time.start
    if published is None:
        return "unknown"
    if start is not None and mention.time_source != "published":
        day = (start + "-01-01")[:10] if len(start) == 4 else (start + "-01")[:10]
        try:
            if (date.fromisoformat(published[:10]) - date.fromisoformat(day)).days > _PAST:
                return ""
        except ValueError:
            return published[:10]
    return published[:10]


def range_of(quantity: Quantity) -> tuple[float, float]:
    """The least and the greatest number that a writer of these words may have in mind."""
    words = quantity.text.lower()
    if quantity.low is not None and quantity.high is not None:
        return quantity.low, quantity.high
    if quantity.low is not None:
        return quantity.low, quantity.low * (_SLACK["least"] if "least" in words else _SLACK["more"])
    if quantity.high is not None:
        close = any(word in words for word in ("nearly", "almost", "close"))
        return quantity.high * (_SLACK["nearly"] if close else _SLACK["most"]), quantity.high
    return quantity.value * (1 - _EXACT), quantity.value * (1 + _EXACT)


def dispute(
    noun: str, act: str, day: str, stated: Sequence[Statement], articles: Mapping[str, Article]
) -> Conflict | None:
    """The conflict of figures that count one thing; those far from the middle one are left out."""
    growing = bool(day) and act in GROWING
    stated = _without_parts(stated, growing)
    ordered = sorted(s.quantity.value for s in stated)
    middle = ordered[len(ordered) // 2]
    factor = (GROWING_FACTOR if growing else FACTOR) ** 0.5
    near = [s for s in stated if middle / factor <= s.quantity.value <= middle * factor]
    sources = {(s.mention.article, s.mention.speaker) for s in near}
    if len(sources) < 2 or not any(_apart(a, b) for i, a in enumerate(near) for b in near[i + 1 :]):
        return None
    return Conflict(_name(noun, act, near), tuple(_values(near, articles)))


def _without_parts(stated: Sequence[Statement], growing: bool) -> list[Statement]:
    """Less the smaller figures of a mention that gives several: "four cases, two of them in Oslo"; of an
    article that gives several of one growing toll, less all but the whole."""
    most: dict[str, float] = {}
    for item in stated:
        source = item.mention.article if growing else item.mention.id
        most[source] = max(item.quantity.value, most.get(source, 0.0))
    return [s for s in stated if s.quantity.value == most[s.mention.article if growing else s.mention.id]]


def _apart(one: Statement, other: Statement) -> bool:
    """Two sources whose ranges do not meet; one source may count two things in one article."""
    a, b = one.mention, other.mention
    if a.article == b.article and (a.speaker or "") == (b.speaker or ""):
        return False
    return one.most < other.least or other.most < one.least


def _name(noun: str, act: str, stated: Sequence[Statement]) -> str:
    """What is disputed, in words: "number of people killed"."""
    if noun == "length":
        return f"length of the {Counter(s.quantity.phrase for s in stated).most_common(1)[0][0]}"
    phrases = Counter(s.quantity.phrase for s in stated if s.quantity.phrase)
    said = min(phrases, key=lambda p: (-phrases[p], len(p), p)) if phrases else noun
    if noun == "people":
        said = "people"
    done = _DONE.get(act, "")
    return f"number of {said} {done}".strip()


def _values(stated: Sequence[Statement], articles: Mapping[str, Article]) -> list[ConflictValue]:
    """Each figure once for each who gives it, the earliest first."""
    rows: dict[tuple[float, float, str], ConflictValue] = {}
    for item in sorted(stated, key=lambda s: (articles[s.mention.article].published or "9999", s.mention.id)):
        value = _value(item.mention, " ".join(item.quantity.text.split()), articles)
        rows.setdefault((item.least, item.most, articles[value.article].outlet), value)
    return list(rows.values())


def _value(mention: EventMention, text: str, articles: Mapping[str, Article]) -> ConflictValue:
    article = articles[mention.article]
    speaker = mention.speaker or article.outlet
    return ConflictValue(text, speaker, article.id, mention.start, mention.end, mention.quote, article.published)


def _denial(mentions: Sequence[EventMention], articles: Mapping[str, Article]) -> Conflict | None:
    """One side says that it happened, a named other denies it."""
    denying = [m for m in mentions if m.field == "text" and m.speaker and _denies(m)]
    deniers = {m.speaker for m in denying}
    telling = [
        m
        for m in mentions
        if m.field == "text" and not m.negated and not _denies(m) and m.status in {"happened", "claimed"}
        and m.speaker not in deniers and any(_answers(d, m) for d in denying)
    ]  # fmt: skip
    if not denying or not telling:
        return None
    rows: dict[tuple[str, str], ConflictValue] = {}
    for mention in sorted([*telling, *denying], key=lambda m: (articles[m.article].published or "9999", m.id)):
        text = "denied" if mention in denying else ("claimed" if mention.status == "claimed" else "asserted")
        value = _value(mention, text, articles)
        rows.setdefault((text, value.speaker), value)
    return Conflict("whether it happened", tuple(rows.values()))


def _denies(mention: EventMention) -> bool:
    return mention.status == "denied" or mention.lemma in _DENIALS


def _answers(denial: EventMention, told: EventMention) -> bool:
    """A denial in so many words, or a negation of the same act of the same people: those whom the denial names
    beside the agent, else the agent."""
    if denial.lemma in _DENIALS or denial.cue in {"deny", "denied", "denies", "refuted", "rebutted"}:
        return True
    named = _named(denial, "patient", "recipient", "other") or _named(denial, "agent")
    return denial.lemma == told.lemma and bool(named & _named(told, "agent", "patient", "recipient", "other"))


def _named(mention: EventMention, *roles: str) -> set[str]:
    return {p.name for p in mention.participants if p.role in roles and p.type != "place" and p.name[:1].isupper()}

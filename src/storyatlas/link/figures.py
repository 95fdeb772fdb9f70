"""Figures: what a number of an article counts, as a key by which others are compared with it, and what it may mean."""

from __future__ import annotations

import re

from storyatlas.model.mention import EventMention, Quantity

# How far above "more than 700" and "at least 700", and below "nearly 700" and "up to 700", the
# number may lie that a writer had in mind.
_SLACK = {"more": 1.12, "least": 1.6, "nearly": 0.9, "most": 0.5}
_EXACT = 0.01
_ROUNDED = 0.03  # sums of money are rounded more freely, by no more than that
# A toll that is still growing differs from day to day without conflict.
GROWING = frozenset({"die", "kill", "infect", "confirm", "report", "injur", "diagnos", "evacuat", "rise"})
TOLL_UNITS = frozenset({"case", "death", "infection", "patient", "casualty", "victim"})
NO_COUNT = frozenset(
    """
        $ £ € % percent cent per_cent pct percentage point year month week day hour minute second evening night morning
        km kilometre kilometer mile metre meter mm foot inch yard acre hectare degree knot barrel bpd ounce way time
        side half party generation quarter century decade
        dollar dlr dlrs pound pounds euro yen won yuan renminbi peso pesos franc francs mark marks lira lire peseta
        rupee rupees rouble ruble rand shekel dinar riyal rial dirham baht ringgit rupiah dong krona kronor krone kroner
        stg sterling pence cts
    """.split()
)
_CROWD = 1000  # people; smaller numbers may count any part of those whom an event concerns
_DIFFERENT = frozenset("new additional more other further another suspected daily extra fresh foreign".split())
_SAME = {
    **dict.fromkeys(("personnel", "staff", "staffer", "employee"), "worker"),
    "person": "people",
    "civilian": "people",
    "man": "people",
    "troop": "soldier",
    "dead": "people",
}
_ACT = {
    "kill": "die",
    "death": "die",
    "toll": "die",
    "murder": "die",
    "perish": "die",
    "arrest": "detain",
    "jail": "detain",
    "detention": "detain",
    **dict.fromkeys(("wound", "treat", "hurt", "hospitaliz", "hospitalis"), "injur"),
    **dict.fromkeys(("deploy", "ship", "dispatch", "transfer", "mov", "move", "arriv"), "send"),
}
DONE = {
    "die": "killed",
    "infect": "infected",
    "detain": "detained",
    "evacuat": "evacuated",
    "injur": "injured",
    "releas": "released",
    "quarantin": "quarantined",
    "deploy": "deployed",
    "send": "sent",
}
# How long something lasts, in hours, and for how long it has lasted, in years; what it is, by one word for its names.
LASTING = frozenset({"length", "age"})
OCCASION = {
    **dict.fromkeys(("trip", "tour", "journey", "stay"), "visit"),
    **dict.fromkeys(("talk", "talks", "conversation", "conference"), "meeting"),
}
# Figures of set phrases: the magnitude of a quake, the age of somebody named.
MAGNITUDE, PERSON_AGE = "magnitude", "years old"
# How often somebody was arrested or hit; "four times as many" counts nothing.
TIMES = "times"
_REPEATED = frozenset("detain shoot stab hit su convict imprison indict charg".split())
MONEY = {"$": "$", "£": "£", "€": "€", "dollar": "$", "dlr": "$", "pound": "£", "euro": "€"}
SUM_FACTOR = 3.0  # sums further apart are of a whole and a part, or of two things
_A_PIECE = re.compile(r"\s*(?:a|an|per|each|apiece)\b", re.IGNORECASE)
# Of those, what there is one of, so that its sum is compared also where events apart name it.
ONE_SUM = frozenset("judgment verdict settlement award fine ransom bail bounty reward haul lawsuit".split())
# What grows and shrinks by itself, and of which there are parts, is no one sum.
_STANDING = frozenset("debt loan surplus deficit reserve reserves sale sales profit loss income revenue market".split())
# What is only hoped for or possible is no figure of what happened, and what it is compared with is another.
_TENTATIVE = re.compile(r"\b(?:could|may|might|hop(?:e|es|ed|ing)|wants?|wanted)\b", re.IGNORECASE)
_COMPARED = re.compile(
    r"""\b(?:compared\s(?:with|to)|versus|\d\S*(?:\s\S+){0,6}?\sagainst
    |(?:up|down|ris(?:e|es|en)|rose|fell|fallen|drop(?:s|ped)?|climbed|increased?|grew|grown|cut)(?:\s\S+){0,6}?\sfrom)
    \s(?:(?:about|around|some|nearly|almost|only|just|over|more\sthan|at\sleast|an?|the)\s)*$""",
    re.IGNORECASE | re.VERBOSE,
)
# "Of the more than 2,200 people on board, 1,496 died", "sealed off 1,300 of 2,315": the whole, and no count of what
# befell a part.
_WHOLE = re.compile(r"(?:\bof\s(?:the|its|their|all|all\sthe)|\d\sof)\s$", re.IGNORECASE)
_LONG, _ROUGHLY = 720, 0.25  # hours from which lengths are told roughly ("six months of war"), and by how much
# How far something fell or rose, in per cent.
MOVES = {
    **dict.fromkeys("fall drop slid slide slip plung plummet tumbl los lose sink slump declin shed".split(), "fall"),
    **dict.fromkeys("rise climb jump soar surg gain rally advanc".split(), "gain"),
}
_PERCENT = frozenset("% percent pct".split())
MOVE_FACTOR = 1.5  # moves further apart are of different days or things
_OUTERMOST = re.compile(
    r"\b(?:up to|as much as|as low as|as high as|at one (?:stage|point)|intraday)\W*$", re.IGNORECASE
)
# What a sum is of, by one word for its names.
_SUMS = {
    **dict.fromkeys(("contract", "offer", "package", "bid", "proposal", "agreement"), "deal"),
    "judgement": "judgment",
    **dict.fromkeys("jewel jewels jewellery jewelry gem gems diamonds goods loot items merchandise".split(), "haul"),
}


def subject_of(quantity: Quantity) -> tuple[str, str] | None:
    """What a figure counts, as a noun and an act that can be compared; `None` for measures and vague ones."""
    words = quantity.phrase.lower().split()
    noun = quantity.unit.lower()
    act = _ACT.get(quantity.act, quantity.act)
    if noun in LASTING:
        return noun, OCCASION.get(quantity.phrase, quantity.phrase)
    if noun in {MAGNITUDE, PERSON_AGE}:
        return noun, quantity.phrase
    if noun == "time" and act in _REPEATED and quantity.value >= 2:
        return TIMES, act
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
    if noun == "people" and act not in DONE:
        return None
    if act in {"be", "have", "say", "stand", "remain", "includ"}:
        act = ""
    return noun, act


def counted(quantity: Quantity) -> list[tuple[str, str]]:
    """What a figure of an event may be compared under: pairs of noun and act."""
    key = subject_of(quantity) or crowd_of(quantity)
    if key is None:
        return []
    noun, act = key
    words = quantity.phrase.lower().split()
    settled = act not in GROWING and noun not in TOLL_UNITS | LASTING | {"people", MAGNITUDE, PERSON_AGE}
    return [key, (" ".join([*words[:-1], noun]), "")] if settled and len(words) > 1 else [key]


def tentative(mention: EventMention, quantity: Quantity) -> bool:
    """Whether the words before a figure say that it is only possible, is of another time or of a whole: "hoped for a
    ten-year deal", "eight ships, compared with nine", "two of the nine ships"."""
    before = mention.quote[: max(quantity.start - mention.start, 0)]
    return (
        _WHOLE.search(before) is not None
        or _TENTATIVE.search(before) is not None
        or _COMPARED.search(before) is not None
    )


def sized(mention: EventMention, quantity: Quantity) -> bool:
    """Whether a number joins its noun into an adjective: "a 512-seat house" counts the seats of the house."""
    counts = quantity.unit not in LASTING | MONEY.keys() | {MAGNITUDE, PERSON_AGE}
    return counts and mention.quote[quantity.end - mention.start :][:1] == "-"


def sum_of(mention: EventMention, quantity: Quantity) -> tuple[str, str] | None:
    """The currency of a sum and what it is of, "$" and "deal"; none of a sum a year or a piece, or beside others."""
    sign = MONEY.get(quantity.unit)
    if sign is None or _A_PIECE.match(mention.quote, quantity.end - mention.start):
        return None
    if any(MONEY.get(q.unit) == sign and q.value != quantity.value for q in mention.quantities):
        return None
    what = next(iter(quantity.phrase.lower().split()[-1:]), "")
    if what in _STANDING:
        return None
    return (sign, _SUMS.get(what, what)) if what and what.removesuffix("s") not in MONEY else None


def in_percent(quantity: Quantity) -> bool:
    return quantity.unit in _PERCENT or quantity.phrase.lower() == "per cent"


def move_of(mention: EventMention, quantity: Quantity) -> tuple[str, str] | None:
    """How far in per cent what a mention tells of fell or rose: which way, its outermost point apart from its end."""
    way = MOVES.get(mention.lemma.rstrip("e"))
    if way is None or mention.noun or quantity.act.rstrip("e") != mention.lemma.rstrip("e"):
        return None
    if not in_percent(quantity):
        return None
    before = mention.quote[: max(quantity.start - mention.start, 0)] + quantity.text.rstrip("0123456789.,")
    return "%", f"greatest {way}" if _OUTERMOST.search(before.rstrip()) else way


def crowd_of(quantity: Quantity) -> tuple[str, str] | None:
    """People whom one event concerns, whatever word says how: "shut in", "covering", "under restrictions"."""
    noun = _SAME.get(quantity.unit.lower(), quantity.unit.lower())
    words = quantity.phrase.lower().split()
    crowd = noun == "people" and quantity.value >= _CROWD and not _DIFFERENT & set(words)
    return ("people", "") if crowd else None


def range_of(quantity: Quantity) -> tuple[float, float]:
    """The least and the greatest number that a writer of these words may have in mind."""
    words = quantity.text.lower()
    if quantity.low is not None and quantity.high is not None:
        return quantity.low, quantity.high
    if words.startswith("up to") and in_percent(quantity):
        return quantity.value * (1 - _EXACT), quantity.value * (1 + _EXACT)  # so far it went
    if quantity.low is not None:
        return quantity.low, quantity.low * (_SLACK["least"] if "least" in words else _SLACK["more"])
    if quantity.high is not None:
        close = any(word in words for word in ("nearly", "almost", "close"))
        return quantity.high * (_SLACK["nearly"] if close else _SLACK["most"]), quantity.high
    if quantity.unit == "length" and quantity.value >= _LONG and "-" not in quantity.text:
        return quantity.value * (1 - _ROUGHLY), quantity.value * (1 + _ROUGHLY)
    money = quantity.unit in MONEY
    exact = 0.0 if quantity.unit in {"age", MAGNITUDE, PERSON_AGE} else _rounding(words) if money else _EXACT
    exact = min(exact, _digits(words)) if not money else exact
    return quantity.value * (1 - exact), quantity.value * (1 + exact)


def _digits(words: str) -> float:
    """By what share a number written in digits may be rounded, as its last one other than 0 tells: 1,496 by next to
    nothing, 1,500 by more."""
    written = re.search(r"\d[\d,]*", words)
    plain = written[0].replace(",", "") if written is not None else ""
    return 0.49 * 10.0 ** (len(plain) - len(plain.rstrip("0"))) / float(plain) if plain.strip("0") else 1.0


def _rounding(words: str) -> float:
    """By what share a sum may be rounded, as its last digit tells: "10.53 billion" by little, "11 billion" by more."""
    written = re.search(r"\d[\d,]*(?:\.(\d+))?", words)
    if written is None:
        return _ROUNDED
    plain = written[0].replace(",", "")
    zeros = -len(written[1]) if written[1] else len(plain) - len(plain.rstrip("0"))
    return min(_ROUNDED, max(_EXACT, 0.5 * 10.0**zeros / max(float(plain), 1e-9)))

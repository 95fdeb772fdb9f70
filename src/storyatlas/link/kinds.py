"""Kinds: the words by which one kind of occurrence goes, so that a noun finds what was told by another word."""

from __future__ import annotations

import re

from storyatlas.model.mention import EventMention

# Roots of verbs and nouns (`told.root`), each family one kind of occurrence as news tells it.
_KINDS = tuple(
    frozenset(kind.split())
    for kind in (
        "shoot gun gunfir rampag massacr",
        "kill murder di shoot stab slay gun homicid",
        "burn blaz inferno torch ignit arson",
        "crash collid collision accident wreck derail",
        "explod blast bomb detonat",
        "quak earthquak tremor",
        "riot clash unrest violenc disorder rampag loot melee",
        "protest demonstration march rally",
        "dismiss sack oust fir remov",
        "resign quit retir depart",
        "appoint nam nominat select hir promot pick choos",
        "escap flee",
        "arrest captur detain apprehend nab",
        "rob robbery steal heist burgl theft",
        "rul verdict decid convict",
        "launch unveil releas introduc",
        "acquir buy purchas takeover merg",
        "win beat victory triumph defeat",
        "los defeat setback",
        "elect vot poll",
        "sink capsiz",
        "clos shut",
        "fail collaps clos shut liquidat",
        "collaps burst ruptur breach crumbl",
        "outag disrupt blackout",
        "lawsuit sue",
        "hijack seiz commandeer",
        "flood inundat",
    )
)
# The nouns by which a title names a mishap that another verb tells ("Fire destroys mill"), as `told` indexes words.
_NAMES = {
    "burn": ("fir", "blaz", "inferno"),
    "crash": ("crash", "collision", "accident", "derailment"),
    "explod": ("explosion", "blast"),
    "earthquak": ("quak", "earthquak", "tremor"),
    "quak": ("quak", "earthquak", "tremor"),
    "flood": ("flood", "flooding"),
    "outag": ("outag", "blackout"),
    "storm": ("storm", "hurrican", "typhoon", "cyclon"),
}
# Nouns for any act or mishap of a kind: what an article calls "the attack" it may have told by "shelled".
_COVERING = {
    **dict.fromkeys(
        ("attack", "assault", "raid", "strik", "violenc"),
        frozenset(
            """attack assault raid strik ambush shell bombard bomb shoot stab blow explod ram storm rocket torpedo
            pound blast airstrik""".split()
        ),
    ),
    "test": frozenset("test launch explod detonat".split()),
    "kill": frozenset("kill murder shoot stab slay bomb gun behead".split()),
    **dict.fromkeys(
        ("disaster", "catastroph", "calamity"),
        frozenset(
            "earthquak quak flood crash explod sink collaps burst ruptur breach burn derail storm hurrican kill".split()
        ),
    ),
    "tragedy": frozenset("crash explod sink collaps burst ruptur breach burn drown shoot kill die derail".split()),
    **dict.fromkeys(
        ("accident", "incident"), frozenset("crash collid derail overturn sink explod plung fall burst".split())
    ),
    **dict.fromkeys(
        ("massacr", "bloodshed", "crackdown"),
        frozenset("massacr kill shoot storm raid attack assault dispers clear bomb shell stab".split()),
    ),
    "outbreak": frozenset("infect spread".split()),
    **dict.fromkeys(
        ("transfer", "deliver", "supply", "shipment"), frozenset("transfer ship send deliver supply".split())
    ),
}
# The verb "fire" shares its stem with the noun, yet is to shoot or to dismiss.
_FIRING = re.compile(r"fir(?:es|ed|ing)", re.IGNORECASE)
_OPENING = re.compile(r"\bopen(?:s|ed|ing)?\s+$", re.IGNORECASE)
_AT = re.compile(
    r"\s+(?:on|at|upon|into|off|back|shots?|an?|\d+|rounds?|tear|warning|missiles?|rockets?)\b", re.IGNORECASE
)


def kin(stem: str) -> frozenset[str]:
    """The roots by which the occurrence that `stem` names may go, without `stem`."""
    return frozenset(word for kind in _KINDS if stem in kind for word in kind) - {stem}


def covered(stem: str) -> frozenset[str]:
    """The roots of what an article may call by the noun of `stem`."""
    return _COVERING.get(stem, frozenset()) | kin(stem) | {stem}


def names_of(stem: str) -> tuple[str, ...]:
    """The words by which titles name the mishap that `stem` tells."""
    return _NAMES.get(stem, ())


def fired(mention: EventMention) -> str | None:
    """The root of what "fired" tells, "shoot" or "dismiss"; `None` for any other trigger."""
    before = mention.quote[: mention.trigger_start - mention.start]
    if mention.lemma != "burn" or mention.noun:
        return None
    if mention.trigger.lower() == "fire":
        return "shoot" if _OPENING.search(before) else None
    if not _FIRING.fullmatch(mention.trigger):
        return None
    after = mention.quote[mention.trigger_end - mention.start :]
    people = any(p.role == "patient" and p.type == "person" for p in mention.participants)
    return "dismiss" if people and not _AT.match(after) else "shoot"

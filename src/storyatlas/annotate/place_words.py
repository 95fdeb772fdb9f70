"""Words around place names, and words that are place names somewhere but hardly ever in the news."""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LOCATIVE = _words(
    """in at near from to outside around across through into toward towards throughout between inside via within off
    onto leaving over beyond visited entered reached hit struck bombed shelled captured seized besieged
    stormed evacuated toured"""
)
DIRECTION = _words(
    """north south east west northern southern eastern western central upper lower greater downtown inner outer far
    northeast northwest southeast southwest northeastern northwestern southeastern southwestern rural mainland
    occupied metropolitan suburban nearby north-east north-west south-east south-west"""
)
#: Words that may follow a place without making it part of their own name: "Ohio Gov. ...".
OFFICES = _words(
    """mayor gov. gov governor sen. sen senator rep. rep representative president premier prime foreign attorney
    ambassador secretary minister king queen prince chancellor democrat republican resident residents native judge
    mp"""
)
#: Names of places that in running text nearly always mean something else. Only a container
#: behind them ("Reading, Pennsylvania") or a label with a preposition makes them places.
COMMON = _words(
    """january february march april may june july august september october november december jan feb mar apr jun jul
    aug sept sep oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
    christmas easter ramadan eid thanksgiving independence liberty freedom union justice republic democrat police army
    navy church court college university school hospital hall hill park lake river bridge street road avenue main
    highway route center centre county city town state province district valley island islands bay beach coast port
    harbor harbour forest green white black brown red blue grey gray gold golden silver young old new long short high
    grand great big best most many man men woman king queen prince pope bishop major general captain star sun moon
    earth globe times post news press media metro central western eastern northern southern north south east west
    northeast northwest southeast southwest upper lower far midway summit union federal national international
    american games olympic titan bell price mason taylor johnson carter ford toyota honda
    xinhua reuters interfax tass the of and is are was of it he we our this that there where when why how who what
    battle battlefield temple cross saint santa same other first second third one two three four five six seven eight
    nine ten hope faith grace angel joy love rose lily eden paradise senate congress parliament house home hell normal
    mission enterprise industry commerce progress welcome good early late ball bald buck bar ray rest story bird fish
    eagle lion bear wolf deer patrick david paul jesus christ mary martin thomas marcel jean hamas isis fatah hezbollah
    taliban secretary liberal real vice conservative labour labor democratic
    amazon apple google facebook twitter victory gulf spring brent"""
)
NEVER = frozenset(
    {
        "gulf",
        "channel",
        "white house",
        "capitol hill",
        "wall street",
        "super bowl",
        "st patrick",
        "united way",
        "al qaeda",
    }
)

REGION_WORDS = (
    "province|provinces|oblast|region|state|states|prefecture|governorate|krai|republic|territory|voivodeship|canton"
)
DISTRICT_WORDS = "county|district|parish|borough|municipality|raion"
TOWN_WORDS = "city|town|village|suburb|capital|hamlet|settlement|port"
AFTER = re.compile(rf"\s+(?:({REGION_WORDS})|({DISTRICT_WORDS}))(?!\w)", re.IGNORECASE)
OWN = re.compile(rf"\s(?:({REGION_WORDS})|(?:{DISTRICT_WORDS}))$", re.IGNORECASE)
TOWN_AFTER = re.compile(rf"\s+(?:{TOWN_WORDS})(?!\w)")
BEFORE = re.compile(rf"\b(?:({REGION_WORDS})|({DISTRICT_WORDS})|({TOWN_WORDS}))\s+of\s+$", re.IGNORECASE)
HONORIFIC = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Sir|Lord|Lady|Judge|Justice|Coach|Prof|Professor|Rev|Sgt|Lt|Capt|Captain|Officer|Detective|Sen|"
    r"Rep|Gov|Senator|Governor|Mayor|President|Sheriff|Deputy|Col|Gen|General|Councilman|Councilwoman|Miss|Minister|"
    r"Secretary|Trooper|Constable|Inspector|King|Queen|Prince|Princess|Pope)\.?\s+$"
)
#: Last words of sites: what stands in a town and bears a name. Organisations are left out.
SITE = re.compile(
    r"\b(?:airport|airfield|airbase|base|market|palace|stadium|arena|bridge|square|station|prison|jail|cathedral|"
    r"church|mosque|temple|synagogue|shrine|museum|gallery|theatre|theater|hotel|park|port|harbou?r|dam|castle|camp|"
    r"hospital|center|centre|tower|plaza|mall|cemetery|zoo|plant|refinery|school|building|street|road|avenue|"
    r"boulevard|lane|drive|highway|tunnel|beach|pier|field|forest|monument|memorial|embassy|checkpoint|terminal|"
    r"factory|barracks|interstate \d+|route \d+|highway \d+)$",
    re.IGNORECASE,
)
#: First words of sites whose last word tells nothing: "Palace of the Winds".
SITE_OF = re.compile(
    r"(?:palace|museum|great hall|gran teatro|grand theat(?:er|re)|plaza|hotel|monastery|basilica|tower|stadium)"
    r" (?:of|de|del|da|du)\b",
    re.IGNORECASE,
)
#: A longer name with one of these is an organisation, whatever its last word.
ORGANISATION = re.compile(
    r"\b(?:university|institute|department|association|foundation|police|council|office|agency|ministry|committee|"
    r"company|corp|inc|group|party|union|bank|board|commission|society|league|department|service|services)\b",
    re.IGNORECASE,
)
NATURE = re.compile(
    r"^(?:lake|mount|mt\.?|gulf of|sea of|strait of|bay of|cape|isle of|river|lough|loch)\s"
    r"|\s(?:sea|ocean|gulf|bay|straits?|channel|river|lakes?|mount|mountains?|islands?|peninsula|desert|valley|coast|"
    r"creek|canal|sound|basin|delta|plateau|glacier|reef|falls|hills|range|forest|reservoir|isthmus|archipelago)$",
    re.IGNORECASE,
)

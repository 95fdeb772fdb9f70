"""Aliases: the one name under which a story lists each of its people and bodies, however an article writes it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

from storyatlas.coref.bodies import one_body
from storyatlas.model.counting import commonest
from storyatlas.model.kinds import QUARTERS, SHIP_PREFIXES
from storyatlas.model.mention import EventMention
from storyatlas.model.naming import name_parts, one_person
from storyatlas.model.spelling import fold, sound, written_alike

_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset({"of", "the", "for", "and", "in", "on", "de", "del", "la"})
# What many bodies are called: "the Council" is no short form of the one council that a story names in full.
_GENERIC = frozenset(
    """
        government ministry department agency commission committee council court parliament congress senate party
        company group bank airline university hospital school police army navy force organisation organization union
        association authority administration state embassy cabinet assembly alliance service services office bureau
        times post news journal herald tribune house church college team club league network foundation institute
        center centre international national
    """.split()
)
# What is part of another body: "the Marsh" is no short form of "Marsh Council".
PARTS = frozenset(
    """
        council committee commission court ministry department office bureau command wing police radio press news school
        university hospital union league board secretariat agency fund tribunal assembly parliament senate embassy
        mission brigade brigades corps front youth congress service services division unit branch squad section
    """.split()
)
# What everybody writes in letters or in full, also where no article of a story explains it; listed in full.
IN_FULL = {
    "UN": "United Nations",
    "EU": "European Union",
    "WHO": "World Health Organization",
    "IMF": "International Monetary Fund",
    "ICC": "International Criminal Court",
    "IAEA": "International Atomic Energy Agency",
    "Fed": "Federal Reserve",
}
_OFFICES = frozenset(
    """
        administration agency authority board bureau centre center commission committee council court department
        directorate federation fund institute ministry observatory office organisation organization party service
        society survey tribunal union university
    """.split()
)
_BY_LETTERS = frozenset("NATO OPEC UNESCO UNICEF ASEAN OECD NASA UEFA FIFA CIA FBI KGB".split())
_BRANCHES = frozenset({"uk", "us", "usa", "u.k.", "u.s.", "europe", "asia", "america"})  # "Quill UK" is not Quill
_FIRMS = frozenset("inc corp corporation co company ltd limited group plc llc holdings ag sa se sas gmbh".split())
_WRITTEN_OUT = {"corp": "corporation", "co": "company", "inc": "incorporated", "assn": "association"}
_CLEAR_LEAD = 3  # how many times as often as the next one a name must be used to be the one meant
_SELDOM_IN_FULL = 8  # times as often as its full name a short name of a body may be used
_MOST_BEFORE = 2  # words that a short name of a body leaves out
_USUAL = 2  # words of a name: what stands before them may be what somebody is ("Striker Ada Quill")
_PARTICLES = frozenset("van von de del der den di da la le el al bin ben abu st".split())
_SAME_START = 4
_LONG, _NEARLY = 7, 0.85  # letters of a surname, and likeness, from which two spellings behind one first name are one


def find_aliases(mentions: Iterable[EventMention]) -> dict[str, str]:
    """The short names of a story's people and bodies, folded, with the name that most use in full: a surname or a
    first name of one person alone, other forms of a name ("Ada M. Quill"), the initials of a body, a body without
    its town, a genitive that lost its apostrophe ("Ada Quills"), another spelling of a foreign name.

    A surname that several people share without one leading stands for itself (`is_shared`).
    """
    named: dict[str, Counter[str]] = defaultdict(Counter)
    mentions = list(mentions)
    for mention in mentions:
        for participant in (*mention.participants, *mention.bystanders):
            named[participant.type][participant.name] += 1
    known = {name for kind in ("person", "organisation", "place") for name in named[kind]}
    places = {fold(name): count for name, count in named["place"].items()}
    found = one_body(named["organisation"])
    towns = Counter(fold(mention.place.name.partition(",")[0]) for mention in mentions if mention.place is not None)
    letters = {name for kind in ("person", "thing") for name in named[kind] if name.isalpha() and name.isupper()}
    found.update(_bodies(named["organisation"], places, towns, {fold(name) for name in letters}))
    bodies = {fold(name) for name in named["organisation"]}
    found.update(_people(named["person"], places, bodies))
    found.update(_ships(named["thing"]))
    found.update(_called(named))
    for name in sorted(known):
        if name[-1] == "s" and name[:-1] in known and name[:1].isupper():
            lost, firm = name[:-1], _is_firm(name, named)
            found[fold(lost if firm else name)] = name if firm else lost
    return {short: name for short, name in sorted(found.items()) if name}


def is_shared(name: str, aliases: Mapping[str, str]) -> bool:
    """Whether a surname alone may mean several people of a story."""
    return " " not in name and aliases.get(fold(name)) == name


def _people(names: Counter[str], places: Mapping[str, int], bodies: set[str]) -> dict[str, str]:
    """Every form of a person's name, with the one used most."""
    named = {n: c for n, c in names.items() if 2 <= len(name_parts(n)) <= 4 and _capitalised(n)}
    full = Counter({n: c for n, c in named.items() if name_parts(n)[0] not in QUARTERS})
    persons: list[Counter[str]] = []
    near: dict[tuple[str, str], list[int]] = defaultdict(list)  # numbers of the persons who may be meant
    for name in sorted(full, key=lambda n: (len(name_parts(n)) > _USUAL, -full[n], n)):
        keys = _blocks(name)
        numbers = sorted({number for key in keys for number in near[key]})
        alike = [n for n in numbers if _one(name, commonest(persons[n])) or _is_called(name, commonest(persons[n]))]
        if len(alike) > 1:
            continue
        number = alike[0] if alike else len(persons)
        if not alike:
            persons.append(Counter())
        persons[number][name] += full[name]
        for key in keys:
            near[key].append(number)
    found = {fold(name): commonest(person) for person in persons for name in person if name != commonest(person)}
    single = {fold(name): name for name in sorted(names, reverse=True) if " " not in name}
    surnames, firsts = defaultdict(list), defaultdict(list)
    for person in persons:
        for last in sorted({name_parts(name)[-1] for name in person}):  # "Gadhafi" and "Gaddafi" are his
            surnames[last].append(person)
        firsts[name_parts(commonest(person))[0]].append(person)
    for first, bearers in firsts.items():
        elsewhere = first in surnames or first in places or first in bodies
        if first in single and len(bearers) == 1 and not elsewhere:
            found[first] = commonest(bearers[0])
    for last, bearers in surnames.items():
        if last in _GENERIC or places.get(last, 0) > names[single.get(last, "")]:
            continue  # "Old Quay" is no person whose surname is the town of Quay, nor is "Quill House"
        found[last] = _leading(bearers) or single.get(last, "")
    return found


def _blocks(name: str) -> set[tuple[str, str]]:
    """What two full names of one person share at least one of: the surname, how they sound, or the first name and the
    first letter of the surname."""
    parts = name_parts(name)
    whole = {("sound", sound(name)), ("sound", sound(" ".join(parts)))}
    return whole | {("surname", parts[-1]), ("first name", f"{parts[0]} {parts[-1][0]}")}


def _is_called(name: str, usual: str) -> bool:
    """ "Striker Ada Quill" is "Ada Quill"; "Ada van Quill" is not called "van Quill"."""
    parts = name_parts(usual)
    return name_parts(name)[-_USUAL:] == parts and parts[0] not in _PARTICLES


def _one(name: str, other: str) -> bool:
    """Whether two full names of a story are one person's."""
    if one_person(name, other) or (sound(name) == sound(other) and written_alike(name, other)):
        return True
    a, b = name_parts(name), name_parts(other)
    if a[0] == b[0] and sound(a[-1]) == sound(b[-1]) and a[-1][:_SAME_START] == b[-1][:_SAME_START]:
        return len(a[-1]) > _SAME_START < len(b[-1])  # "Ada Wolff" and "Ada Wolfe", not "Li Zhang" and "Li Zheng"
    long = a[0] == b[0] and min(len(a[-1]), len(b[-1])) >= _LONG and a[-1][0] == b[-1][0]
    return long and SequenceMatcher(None, a[-1], b[-1]).ratio() >= _NEARLY


def _is_firm(name: str, named: Mapping[str, Counter[str]]) -> bool:
    """Whether a name that ends in "s" is a body that is seldom written without it: "Harbour Foods"."""
    counts = [counted[name] for counted in named.values()]
    return " " in name and 2 * named["organisation"][name] > sum(counts) > sum(
        counted[name[:-1]] for counted in named.values()
    )


def _bodies(
    names: Counter[str], places: Mapping[str, int], towns: Mapping[str, int], letters: set[str]
) -> dict[str, str]:
    """Initials, and names without their town ("Gulls" of "Lisbon Gulls") or what kind of firm it is; `towns` are where
    its events were, with how many, `letters` initials that were taken for something else than a body."""
    in_full: dict[str, dict[str, Counter[str]]] = defaultdict(dict)
    begun: dict[str, dict[str, Counter[str]]] = defaultdict(dict)
    found: dict[str, str] = {}
    for name, count in names.items():
        words = name.split()
        if len(words) >= 2 and (short := _initials(name)):
            in_full[short.lower()].setdefault(_in_one_spelling(name), Counter())[name] += count
        for left_out in range(1, min(_MOST_BEFORE, len(words) - 1) + 1):
            rest = words[left_out:]
            if fold(" ".join(words[:left_out])) in places and _capitalised(" ".join(rest)) and _tells_which(rest):
                in_full[fold(" ".join(rest))].setdefault(fold(name), Counter())[name] += count
        core = [word for word in words if fold(word).strip(".") not in _FIRMS]
        for kept in range(1, len(core)):
            if not {fold(word) for word in core[kept:]} & (_SMALL | PARTS | _BRANCHES | places.keys()) and _capitalised(
                name
            ):
                begun[fold(" ".join(words[:kept]))].setdefault(fold(name), Counter())[name] += count
        firm = " ".join(words[:-1])
        if len(words) > 1 and fold(words[-1]).strip(".") in _FIRMS and firm in names:
            found[fold(name)] = firm
    written = {fold(name): count for name, count in sorted(names.items())}
    for short, longer in in_full.items():
        if short not in written.keys() | letters or not (name := _leading(list(longer.values()))):
            continue
        forms = longer[_in_one_spelling(name)]
        usual = _usual_letters(short, names, forms)
        found.update({fold(form): usual or name for form in forms if form != name or usual})
        if not usual:
            found[short] = name
    whole = set(found.values())
    for name, count in sorted(names.items()):
        short = fold(name)
        if (
            short in begun
            and short not in found
            and short not in _GENERIC | places.keys()
            and towns.get(short, 0) <= count
            and name not in whole
        ):
            full = _leading(list(begun[short].values()))
            if full and count <= _SELDOM_IN_FULL * sum(begun[short][fold(full)].values()):
                found[short] = full
    return found


def _usual_letters(short: str, names: Counter[str], forms: Counter[str]) -> str:
    """The initials by which a story mostly calls a body ("FTC" of the Federal Trawling Corp); "" where it is named in
    full often enough, and for offices, which are listed in full ("Federal Trawling Agency")."""
    written = next((name for name in sorted(names) if fold(name) == short and name.isupper()), "")
    office = any(fold(word) in _OFFICES for form in forms for word in form.split()) and written not in _BY_LETTERS
    if not written or written in IN_FULL or office:
        return ""
    return written if names[written] >= _CLEAR_LEAD * forms.total() else ""


def _in_one_spelling(name: str) -> str:
    """A body's name, folded, with "Corp" as "Corporation"."""
    return " ".join(_WRITTEN_OUT.get(word.strip("."), word) for word in fold(name).split())


def _called(named: Mapping[str, Counter[str]]) -> dict[str, str]:
    """ "Referee Ada Quill", taken for a body, is Ada Quill, of whom the story tells as a person."""
    people = {" ".join(name_parts(name)): name for name in sorted(named["person"]) if len(name_parts(name)) == _USUAL}
    found = {}
    for name in named["organisation"]:
        parts = name_parts(name)
        known = people.get(" ".join(parts[-_USUAL:]))
        if len(parts) > _USUAL and known is not None and _capitalised(name) and not _SMALL & set(parts):
            found[fold(name)] = known
    return found


def _ships(names: Counter[str]) -> dict[str, str]:
    """ "The Swift" is "INS Swift"."""
    return {
        fold(rest): name
        for name in sorted(names)
        for prefix, _, rest in [name.partition(" ")]
        if prefix in SHIP_PREFIXES and rest in names
    }


def _tells_which(words: list[str]) -> bool:
    """ "Gulls" and "Harbour Foods" tell which without their town, "Health Commission" does not."""
    known = not any(fold(word) in _GENERIC | _SMALL for word in words)
    return known and (len(words) > 1 or words[0][-1] == "s")


def _leading(bearers: list[Counter[str]]) -> str:
    """The usual name of the one named most, where it clearly leads; "" elsewhere."""
    ranked = sorted(bearers, key=lambda forms: (-forms.total(), min(forms)))
    if len(ranked) > 1 and ranked[0].total() < _CLEAR_LEAD * ranked[1].total():
        return ""
    return commonest(ranked[0])


def _capitalised(name: str) -> bool:
    return all(word.strip('"“”(‘')[:1].isupper() or word.lower() in _SMALL for word in name.split())


def _initials(name: str) -> str:
    letters = [w[0] for w in _WORD.findall(name) if w.lower() not in _SMALL]
    return "".join(letters) if len(letters) >= 2 and all(c.isupper() for c in letters) else ""

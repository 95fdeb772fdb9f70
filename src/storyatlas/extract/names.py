"""Who is meant: short names, acronyms and pronouns resolved within an article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import log1p

from storyatlas.extract.bodies import BODIES, is_body, kind_of
from storyatlas.extract.definites import aged
from storyatlas.extract.entities import TYPES
from storyatlas.extract.firms import firm_before
from storyatlas.extract.lexicon import ORGANISATION_NOUNS, PERSON_NOUNS
from storyatlas.extract.namings import MEN
from storyatlas.extract.offices import Offices
from storyatlas.extract.people import act, is_person_noun, may_be_he
from storyatlas.extract.pronouns import GROUP, People, antecedent, befalls, rival, speaker_of, stands_for_nothing
from storyatlas.extract.surnames import Surnames
from storyatlas.extract.tree import Tree
from storyatlas.model.document import Document, Entity, Section, Token
from storyatlas.model.kinds import SHIP_PREFIXES
from storyatlas.model.naming import without_bracket
from storyatlas.model.number_words import MONTH_NUMBERS, WEEKDAY_NAMES
from storyatlas.model.titles_of_people import is_title

_ALWAYS_SEVERAL = frozenset({"police", "people", "personnel"})  # whatever the tagger says
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
_SINGULAR_PERSON = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_THING = frozenset({"it", "its", "itself"})
PRONOUNS = (
    _SINGULAR_PERSON | _THING | GROUP | {"i", "we", "you", "us", "me", "my", "our", "who", "which", "that", "this"}
)
_TITLE = re.compile(
    r"^(?:(?:the|mr|mrs|ms|miss|dr|sir|lord|lady|president|prime minister|premier|chancellor|king|queen|pope|senator|"
    r"sen|rep|gov|governor|secretary|minister|general|gen|col|colonel|professor|prof|first lady|vice|spokes(?:wo)?man|"
    r"spokesperson|mayor|ambassador|captain|capt|admiral|judge|justice|lawyer|attorney|detective|officer|inspector|"
    r"sergeant|sgt|lieutenant|lt|council(?:wo)?man|congress(?:wo)?man|commissioner|coach|sheriff|rev|reverend)"
    r"\.?\s+)+",
    re.IGNORECASE,
)
_REIGNING = re.compile(r"(?:the\s+)?(?:pope|king|queen|emperor|empress) [A-Z]", re.IGNORECASE)
_CRAFT = frozenset({"fighter", "bomber", "jet", "fighter-bomber"})  # "K40 fighters" and "jet bombers" are no people
_CALENDAR = WEEKDAY_NAMES | {
    *MONTH_NUMBERS,
    *"gmt bst utc est edt cet pst pdt cst today yesterday tomorrow".split(),
}
# Whom a pronoun seldom means: what only modifies, or hangs on a preposition.
_SELDOM_MEANT = frozenset({"compound", "poss", "pobj", "appos", "npadvmod"})
_BRACKET = re.compile(r"(?<=\w) \([^()]*\)?$")
_CREDIT = re.compile(r"[^\W\d_]{2} ?/ ?[A-Z]")  # "Ada Quill/Reuters"
_SQUARE = re.compile(r"(?<=\w)\.?\s*[\[\])<>].*| [-–—]+$")  # what ran into a name from a link, a ticker or a dateline
_TOTAL = re.compile(r"^a (?:combined |grand )?total of ", re.IGNORECASE)
_PEOPLES = re.compile(r"(?:ese|ish|ian|can|ean|i|ench|utch|eek)s?$")  # "Danish ministers" keep their capital
_MOST_WORDS = 6  # of a description
_ONE_OF_A_PEOPLE = re.compile(
    rf"(?:{_PEOPLES.pattern})|"
    r"(?:man|woman|van|iot|bek|akh|vak|zech|lander|Dane|Briton|Spaniard|Swede|Turk|Finn|Pole|Scot)$"
)
_POSSESSIVE = re.compile(r"['’]s?$")
_ACRONYM = re.compile(r"\(\s*(?:the\s+)?([A-Z][A-Za-z&.-]{1,9})\s*\)")


@dataclass(frozen=True, slots=True)
class Name:
    """A participant as the article names it in full; `type` as in `Participant`."""

    name: str
    type: str


class Names:
    """The names of one document and who each short form and pronoun means."""

    def __init__(self, document: Document) -> None:
        self._full: dict[str, Name] = {}
        self._by_token: dict[tuple[str, int], Entity] = {}
        for section in document.sections:
            for entity in section.entities:
                if entity.type in TYPES:
                    for i in range(entity.first, entity.last):
                        self._by_token[section.field, i] = entity
        people = [(section, entity, clean_name(entity.text)) for section, entity in _people(document)]
        self._said = Counter(name.split()[-1].lower() for _, _, name in people if name)
        self._people = Surnames(document, people)
        self._learn_acronyms(document.text)
        self._learn_ships(document)
        self._learn_genitives(document)
        self._cases = Counter(token.text for token in document.text.tokens)
        self._meant_by: dict[str, dict[int, Token | None]] = {}
        self._offices = Offices(document.text, lambda entity: self.person(document.text, entity).name)

    def _learn_ships(self, document: Document) -> None:
        """ "INS Swift" makes the Swift a short form."""
        for section in document.sections:
            for entity in section.entities:
                prefix, _, rest = entity.text.partition(" ")
                if entity.type == "PRODUCT" and prefix in SHIP_PREFIXES and rest:
                    self._full.setdefault(rest.lower(), Name(entity.text, "thing"))

    def _learn_genitives(self, document: Document) -> None:
        """Bodies whose name is a genitive, and which act under it: "Quill's cut its rating"."""
        for section in document.sections:
            for entity in section.entities:
                last = section.tokens[entity.last - 1]
                owner = section.tokens[entity.last - 2] if entity.last - entity.first > 1 else last
                if entity.type == "ORG" and last.tag == "POS" and owner.dep in {"nsubj", "nsubjpass", "dobj", "agent"}:
                    self._full.setdefault(clean_name(entity.text).lower(), Name(entity.text, "organisation"))

    def _learn_acronyms(self, section: Section) -> None:
        """ "World Health Organization (WHO)" makes WHO a short form."""
        bodies = {e.end: e for e in section.entities if e.type == "ORG" and " " in e.text}
        for match in _ACRONYM.finditer(section.text):
            body = bodies.get(len(section.text[: match.start()].rstrip()))
            if body is not None and _abbreviates(match[1], body.text):
                self._full[match[1].lower()] = Name(_without_article(body.text), "organisation")
                continue
            letters = re.sub(r"[^A-Za-z]", "", match[1]).upper()
            before = re.findall(r"[\w’'-]+", section.text[max(0, match.start() - 120) : match.start()])
            for count in range(len(letters), min(len(letters) + 4, len(before)) + 1):
                words = before[-count:]
                initials = "".join(w[0] for w in words if w[0].isupper()).upper()
                if words[0][0].isupper() and initials == letters:
                    self._full[match[1].lower()] = Name(" ".join(words), "organisation")
                    break

    def entity(self, section: Section, token: Token) -> Entity | None:
        """The named entity that covers `token`."""
        return self._by_token.get((section.field, token.i))

    def full(self, text: str, kind: str) -> Name:
        """The fullest form of a name in this article."""
        name = clean_name(text)
        if (known := self._full.get(name.lower())) is not None:
            return known
        if (meant := self._people.meant(name)) is not None:
            return Name(meant, "person")
        last = self._people.meant(name.split()[-1]) if name and kind == "person" else None
        if last is not None and _short_for(name, last):
            return Name(last, "person")
        return Name(name if kind == "person" else _without_article(text), kind)

    def person(self, section: Section, entity: Entity) -> Name:
        """Whom the name of a person means where it stands: "Miss Quill" may be another than "Quill"."""
        here = self._people.here(section, section.tokens[entity.last - 1])
        return Name(here, "person") if here is not None else self.full(entity.text, "person")

    def by_surname(self, tree: Tree, head: Token) -> Name | None:
        """Whom a surname alone means where the recogniser finds no person in it."""
        entity = self.entity(tree.section, head)
        alone = head.pos == "PROPN" and not any(t.dep in {"compound", "det"} for t in tree.children(head))
        unknown = entity is None or entity.type == "ORG" or (entity.type == "GPE" and head.i not in tree.in_places)
        if not alone or not unknown or (entity is not None and entity.last - entity.first > 1):
            return None
        meant = self._people.here(tree.section, head) or self._people.meant(head.text)
        return Name(meant, "person") if meant is not None else None

    def holder(self, tree: Tree, head: Token) -> str | None:
        """The person that an office such as "the president" means here, as this article names him or her."""
        return self._offices.holder(tree.section, head)

    def of(self, tree: Tree, head: Token) -> Name | None:
        """Whom the noun phrase at `head` names; `None` for nothing one could print, and for who took a picture."""
        name = self._meant(tree, head)
        if name is None or _CREDIT.search(name.name) or not name.name[:1].isalnum():
            return None
        if _is_one_of_a_people(tree, head, name) or (name.type != "person" and _is_date(name.name)):
            return None
        if name.type == "organisation" and _is_a_people(tree, head, self.entity(tree.section, head)):
            name = Name(name.name, "group")
        return None if self._runs_into_dateline(name.name) else name

    def _runs_into_dateline(self, name: str) -> bool:
        """ "Quill OSLO Shaken" of "said Quill OSLO Shaken by the storm": a town in capitals within a name, which the
        article also writes small."""
        words = name.split()
        return any(
            word.isupper()
            and word.isalpha()
            and len(word) > 3
            and not (before.isalpha() and before.isupper())
            and self._cases[word.title()] > 0
            for before, word in pairwise(words)
        )

    def _meant(self, tree: Tree, head: Token) -> Name | None:
        head = self._before_bracket(tree, head)
        acronym = self._full.get(head.text.lower()) if _is_acronym(head.text) else None
        if acronym is None and is_pronoun(head):
            noun = self.antecedent(tree, head)
            return self.of(tree, noun) if noun is not None else None
        entity = self.entity(tree.section, head)
        if entity and entity.type == "PERSON":
            return self.person(tree.section, entity)
        if (here := self._people.here(tree.section, head)) is not None:
            return Name(here, "person")
        if entity and entity.type != "NORP":
            return self.full(entity.text, TYPES[entity.type])
        if head.pos != "PROPN":
            return acronym or self._described(tree, head)
        meant = self._people.meant(head.text)
        return self._full.get(head.text.lower()) or (Name(meant, "person") if meant else self._described(tree, head))

    def _before_bracket(self, tree: Tree, head: Token) -> Token:
        """The name that a bracket follows, for the word in it: "Coast Air (CSA)"."""
        first = head.i - 1
        if first < 1 or tree.tokens[first].text != "(" or head.pos != "PROPN":
            return head
        before = tree.tokens[first - 1]
        entity = self.entity(tree.section, before)
        return before if entity is not None and entity.type == "ORG" else head

    def _described(self, tree: Tree, head: Token) -> Name | None:
        """A common noun with its short modifiers: "Thai authorities", "the health ministry"."""
        if head.pos not in {"NOUN", "PROPN", "NUM", "ADJ"}:
            return None
        appositive = tree.child(head, "appos")
        if appositive and head.lemma.lower() in PERSON_NOUNS and (entity := self.entity(tree.section, appositive)):
            person = entity.type == "PERSON"
            return self.person(tree.section, entity) if person else self.full(entity.text, TYPES[entity.type])
        if whose := aged(tree, head):
            return Name(whose, "person")
        keep = [
            t
            for t in tree.children(head)
            if t.i < head.i and (t.dep in {"compound", "amod", "nummod", "nmod"} or (t.dep == "poss"))
        ]
        indices = sorted({i for t in keep for i in tree.subtree(t)} | {head.i})
        words = tree.tokens[indices[0] : head.i + 1]
        whole = [t for t in words if "-" not in (t.text, tree.tokens[t.i - 1].text)]  # "74-year-old" is one word
        if len(whole) > _MOST_WORDS:
            words = tree.tokens[whole[-3].i : head.i + 1]
        what = [t for t in words[:-1] if t.pos == "NOUN" and t.text.islower()] if head.pos == "PROPN" else []
        if what:  # "the supply ship Swift"
            words = tree.tokens[what[-1].i + 1 : head.i + 1]
        name = _TOTAL.sub("", " ".join(tree.section.text[words[0].start : words[-1].end].split()))
        lemma = head.lemma.lower()
        if firm := firm_before(tree, head, lambda token: self.entity(tree.section, token)):
            return Name(firm, "organisation")
        if lemma in _CRAFT and any(any(c.isdigit() for c in t.text) or t.lemma.lower() in _CRAFT for t in keep):
            kind = "thing"
        elif is_person_noun(head) or is_title(lemma, first=False):
            kind = "person" if head.tag in {"NN", "NNP"} else "group"
        elif is_body(tree, head) or (head.pos == "PROPN" and name[:1].isupper()):
            kind = "organisation"
        else:
            kind = "thing"
        if what:
            kind = kind_of(what[-1])
        return Name(clean_name(name), kind) if name else None

    def opens(self, tree: Tree, word: Token) -> bool:
        """Whether a word is capitalised only since a sentence begins with it or a headline writes it so."""
        if not word.text.istitle() or (word.i != tree.sentence(word).first and tree.section.field == "text"):
            return False
        entity = self.entity(tree.section, word)
        if entity is not None and entity.type != "CARDINAL":
            return False
        plain = word.pos in {"NOUN", "NUM"} or (word.pos in {"ADJ", "VERB"} and not _PEOPLES.search(word.text))
        return plain or self._cases[word.text.lower()] > 0

    def antecedent(self, tree: Tree, pronoun: Token) -> Token | None:
        """The noun for which a pronoun stands; of "it" the nearest earlier subject (else name) that agrees, within two
        sentences."""
        word = pronoun.text.lower()
        if word in _REFLEXIVE:
            doer = tree.subject(tree.tokens[pronoun.head])
            return doer if doer is not None and not is_pronoun(doer) else None
        if word in _SINGULAR_PERSON:
            return self._meant_people(tree)[pronoun.i]
        speaker = speaker_of(tree, pronoun)
        if word in GROUP:
            noun = antecedent(tree, pronoun, self._people_for(tree, word))
            return None if noun is None or rival(tree, pronoun, noun) is not None else noun
        if word not in _THING or stands_for_nothing(tree, pronoun) or befalls(tree, pronoun):
            return None
        if speaker is not None and speaker.pos == "NOUN" and may_be_he(speaker):
            return None  # "the chairman of its owner said it would": which of the two?
        if speaker is not None and (speaker.pos == "PROPN" or speaker.lemma.lower() in ORGANISATION_NOUNS):
            entity = self.entity(tree.section, speaker)
            body = entity is not None and entity.type == "ORG" and tree.child(speaker, "conj") is None
            if body or self._agrees(tree, word, speaker, entity):
                return speaker
            if self._is_unknown(tree, speaker):
                return None
        here = tree.sentence_of[pronoun.i]
        first = tree.section.sentences[max(0, here - 2)].first
        best: tuple[float, Token] | None = None
        for i in range(pronoun.i - 1, first - 1, -1):
            token = tree.tokens[i]
            if token.pos not in {"NOUN", "PROPN"} or token.dep in _SELDOM_MEANT:
                continue
            entity = self.entity(tree.section, token)
            if not self._agrees(tree, word, token, entity) or _headline_case(tree, token):
                continue
            rank = 2.0 if token.dep in {"nsubj", "nsubjpass"} else 1.0
            rank += 1.0 if tree.sentence_of[i] >= here - 1 else 0.0
            rank += 0.5 * log1p(self._said[token.text.lower()])  # whom the article is about
            rank += 1.5 * _says(tree, token, pronoun)
            if best is None or rank > best[0]:
                best = (rank, token)
        return best[1] if best and rival(tree, pronoun, best[1]) is None else None

    def _meant_people(self, tree: Tree) -> dict[int, Token | None]:
        """The noun that each "he" and "she" of a section stands for, by the pronoun's place."""
        if tree.section.field not in self._meant_by:
            meant = self._meant_by[tree.section.field] = {}
            for token in tree.tokens:
                if token.text.lower() in _SINGULAR_PERSON:
                    meant[token.i] = self._one_meant(tree, token, meant)
        return self._meant_by[tree.section.field]

    def _one_meant(self, tree: Tree, pronoun: Token, before: Mapping[int, Token | None]) -> Token | None:
        word, speaker = pronoun.text.lower(), speaker_of(tree, pronoun)
        if word in _REFLEXIVE:
            return None
        if word in {"he", "she"} and speaker is not None and self._is_unknown(tree, speaker):
            return speaker
        noun = antecedent(tree, pronoun, self._people_for(tree, word, before))
        if noun is not None and noun.pos == "PROPN" and speaker is not None and word in {"he", "she"}:
            return None if self._by_first_name_another(tree, word, speaker) else noun
        return noun

    def _people_for(self, tree: Tree, word: str, before: Mapping[int, Token | None] | None = None) -> People:
        """The people whom a pronoun may mean; `before` tells whom the earlier ones do."""

        def meant(token: Token) -> Token | None:
            same = (token.text.lower() in MEN) == (word in MEN)
            return before.get(token.i) if before is not None and same else None

        return People(lambda token: self._person_at(tree, word, token), self._said, self._people.sex, meant)

    def _by_first_name_another(self, tree: Tree, word: str, speaker: Token) -> bool:
        """Whether only a speaker's first name speaks against "Robin Quill said he would": then nobody else is sure."""
        entity = self.entity(tree.section, speaker)
        meant = self.by_surname(tree, speaker)
        known = self.person(tree.section, entity) if entity is not None and entity.type == "PERSON" else meant
        if known is None or self._people.is_told(known.name):
            return False
        return self._people.sex(known.name) == ("f" if word in MEN else "m")

    def is_another(self, tree: Tree, pronoun: Token, noun: Token) -> bool:
        """Whether the holder of the office that a pronoun stands for is named before it in its clause: "after an hour
        with Quill he left" is told of another."""
        holder = self.holder(tree, noun)
        before = tree.tokens[tree.sentence(pronoun).first : pronoun.i]
        if holder is None or any(t.pos in {"VERB", "AUX"} for t in before):
            return False
        return holder.split()[-1] in {t.text for t in before if t.dep == "pobj"}

    def _is_unknown(self, tree: Tree, noun: Token) -> bool:
        """Whether a noun is a name, of one word, of nobody knows what."""
        below = [t for t in tree.children(noun, "compound", "conj", "det") if t.i not in tree.in_times]
        single = noun.pos == "PROPN" and noun.text.istitle() and not below
        return single and self.entity(tree.section, noun) is None and self.by_surname(tree, noun) is None

    def _person_at(self, tree: Tree, word: str, token: Token) -> str | None:
        """Who a noun is; `None` for nobody, or one whom the pronoun `word` does not fit."""
        if _headline_case(tree, token) or not self._agrees(tree, word, token, self.entity(tree.section, token)):
            return None
        name = self.of(tree, token)
        if name is None:
            return None
        called = token.text.lower() not in name.name.lower() and word in _SINGULAR_PERSON
        other = called and self._people.sex(name.name) == ("f" if word in MEN else "m")
        return None if other else name.name  # "the minister, Ada Quill": not he

    def _agrees(self, tree: Tree, word: str, token: Token, entity: Entity | None) -> bool:
        meant = self.by_surname(tree, token)
        person = (entity is not None and entity.type == "PERSON") or meant or may_be_he(token)
        plural = token.tag in {"NNS", "NNPS"} or token.lemma.lower() in _ALWAYS_SEVERAL
        if word in _SINGULAR_PERSON:
            known = self.person(tree.section, entity) if entity and entity.type == "PERSON" else meant
            named = known.name if known is not None else token.lemma
            return bool(person) and not plural and self._people.sex(named) in {"", "m" if word in MEN else "f"}
        if word in _THING:
            return not person and not plural and (entity is not None or token.lemma.lower() in ORGANISATION_NOUNS)
        single = entity is not None and entity.type in {"PERSON", "GPE", "LOC", "EVENT", "WORK_OF_ART"}
        return not single and (token.lemma.lower() in BODIES or (plural and act(token)))


def _people(document: Document) -> list[tuple[Section, Entity]]:
    """The people of an article with where they stand, those of the text first; a name of several words that only its
    title has may be "Quill Delivers" and counts where the text has no word of it, or its last alone ("Quill")."""
    named = [e for e in document.text.entities if e.type == "PERSON"]
    said = {word for entity in named for word in entity.text.split()}

    def counts(entity: Entity) -> bool:
        words = entity.text.split()
        return len(words) == 1 or entity.text in document.text.text or said.isdisjoint(words[:-1])

    return [(document.text, e) for e in named] + [
        (document.title, e) for e in document.title.entities if e.type == "PERSON" and counts(e)
    ]


def _says(tree: Tree, noun: Token, pronoun: Token) -> bool:
    """ "The carrier said that it had stopped": it is the carrier."""
    verb = tree.tokens[noun.head]
    content = tree.child(verb, "ccomp")
    return noun.dep == "nsubj" and content is not None and tree.is_under(pronoun, content)


def is_pronoun(token: Token) -> bool:
    """Whether a token stands for somebody named before; "US" and "WHO" are names."""
    if token.pos == "PRON":
        return True
    return token.text.lower() in PRONOUNS and not (token.pos == "PROPN" and _is_acronym(token.text))


def _headline_case(tree: Tree, head: Token) -> bool:
    """Whether a subject is part of a headline set into the text: "Expectations Are Mixed"."""
    verb = tree.tokens[head.head]
    return head.dep.startswith("nsubj") and verb.pos in {"VERB", "AUX"} and verb.text.istitle() and verb.i > head.i


def _abbreviates(short: str, name: str) -> bool:
    """Whether the letters of a short form stand in a name in their order, the first in front: "CSA", "Coastal Air"."""
    words = _without_article(name).lower()
    letters = iter(words)
    return (
        short.isupper() and short[:1].lower() == words[:1] and all(c in letters for c in short.lower() if c.isalpha())
    )


def _short_for(name: str, full: str) -> bool:
    """Whether a name leaves out words of another: "Quill" of "Ada Quill", but not "Karl Quill"."""
    return _is_acronym(name) or {w.lower() for w in name.split()} <= {w.lower() for w in full.split()}


def _is_date(name: str) -> bool:
    """Whether the recogniser took a day, a month or a zone for a name."""
    return all(word.strip(".,").lower() in _CALENDAR or word.isdigit() for word in name.split())


def _is_one_of_a_people(tree: Tree, head: Token, name: Name) -> bool:
    """ "The Dane" and "Danish": one of a people tells who as little as "the man"; "the Danes" do."""
    people = name.name != "Vatican" and " " not in name.name and _ONE_OF_A_PEOPLE.search(name.name) is not None
    known = people and head.i in tree.in_peoples
    return known and not name.name.endswith("s") and head.tag not in {"NNS", "NNPS"}


def _is_a_people(tree: Tree, head: Token, entity: Entity | None) -> bool:
    """ "The Danes", "Republicans"."""
    named = head.i in tree.in_peoples or (entity is not None and entity.type == "NORP")
    return named and head.tag in {"NNS", "NNPS"}


def _is_acronym(text: str) -> bool:
    return len(text) > 1 and text.isupper()


def clean_name(text: str) -> str:
    """A name without title, article, possessive and line breaks: "President Putin's" is "Putin"."""
    name = _bare(text)
    short = _TITLE.sub("", name)
    if " " not in short and _REIGNING.match(name):
        return re.sub(r"^the\s+", "", name, flags=re.IGNORECASE)
    return short if short and short[:1].isupper() else _without_article(text)


def _without_article(text: str) -> str:
    """A name with all that belongs to it: "the General Assembly's" is "General Assembly"."""
    return re.sub(r"^(?:the|a|an)\s+", "", _bare(text), flags=re.IGNORECASE)


def _bare(text: str) -> str:
    whole = _SQUARE.sub("", _BRACKET.sub("", without_bracket(" ".join(text.split()).lstrip("<"))))
    name = _POSSESSIVE.sub("", whole.strip(' "“”‘,.;:()[]<>/®™')).rstrip(" ’'-–—")
    return name or text.strip()

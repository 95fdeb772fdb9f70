"""Namings: the places where an article names a person, and what stands beside a name: whose relative, he or she."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from storyatlas.extract.lexicon import CLAIMING, REPORTING, SPEECH_ACTS
from storyatlas.model.document import Section, Token
from storyatlas.model.naming import name_parts

FEMALE = frozenset(
    """
        sister mother daughter wife widow aunt niece girlfriend grandmother granddaughter stepmother stepdaughter
        ms mrs miss madame lady dame queen princess actress spokeswoman congresswoman councilwoman businesswoman
        policewoman chairwoman woman girl mum mom
    """.split()
)
MALE = frozenset(
    """
        brother father son husband widower uncle nephew boyfriend grandfather grandson stepfather stepson mr sir lord
        king prince actor spokesman congressman councilman businessman policeman chairman man boy dad
    """.split()
)
RELATIVES = frozenset(
    """
        sister mother daughter wife widow aunt niece girlfriend grandmother granddaughter stepmother stepdaughter mum
        mom brother father son husband widower uncle nephew boyfriend grandfather grandson stepfather stepson dad
        cousin fiance fiancee partner twin sibling lady
    """.split()
)
_SPEECH = REPORTING | SPEECH_ACTS | CLAIMING
# Titles that tell man or woman: "Lady Quill" is not Sir Tom Quill.
COURTESY = {
    **dict.fromkeys("mr sir lord prince king".split(), "m"),
    **dict.fromkeys("mrs ms miss lady dame madame madam princess queen".split(), "f"),
}
WOMEN = frozenset({"she", "her", "hers", "herself"})
MEN = frozenset({"he", "his", "him", "himself"})
# Last words of what is taken for a person and is none.
_OFFICES = frozenset(
    {"house", "office", "ministry", "administration", "government", "palace", "street", "times", "post", "news"}
)
_MOST_WORDS = 4
_MOST_BETWEEN = 6  # tokens between a name and what somebody is to others
Place = tuple[bool, int]


@dataclass(frozen=True, slots=True)
class Naming:
    """One place where an article names a person: tokens `first:last` of `section`."""

    section: Section
    first: int
    last: int
    name: str
    recognised: bool = True

    @property
    def at(self) -> Place:
        """Where it stands: the text first, then the title."""
        return self.section.field != "text", self.first

    @property
    def before(self) -> str:
        """The noun or title right in front, small; "" for other words."""
        tokens = self.section.tokens
        opening = tokens[self.first].text.lower().strip(".")
        if opening in COURTESY or self.first == 0:
            return opening if opening in COURTESY else ""
        token = tokens[self.first - 1]
        return token.text.lower().strip(".") if token.pos in {"NOUN", "PROPN"} else ""

    @property
    def addressed(self) -> str:
        """The name with the title that tells man or woman, where one stands before it: "Lady Quill"."""
        tokens = self.section.tokens
        if self.before not in COURTESY or self.name.lower().split()[0].strip(".") == self.before:
            return self.name
        title = tokens[self.first if tokens[self.first].text.lower().strip(".") in COURTESY else self.first - 1]
        return f"{title.text.strip('.')} {self.name}"

    @property
    def alone(self) -> bool:
        return len(name_parts(self.name)) == 1

    @property
    def full(self) -> bool:
        words = name_parts(self.name)
        return 2 <= len(words) <= _MOST_WORDS and not _OFFICES & set(words)


def relation_of(use: Naming) -> tuple[set[str], str]:
    """The words beside a name that say whose relative somebody is, or whether man or woman; and the name of whose
    relative: "his sister, Ada Quill", "Ada Quill, a sister of his", "Miss Ada Quill"."""
    tokens, i = use.section.tokens, use.first - 1
    opening = tokens[use.first].text.lower().strip(".")
    found = {opening} & (COURTESY.keys() | FEMALE | MALE) | ({use.before} & (FEMALE | MALE | RELATIVES))
    while i >= 0 and (tokens[i].text == "," or tokens[i].text.lower().strip(".") in COURTESY):
        i -= 1
    if i >= 0 and tokens[i].lemma.lower() in RELATIVES:
        found.add(tokens[i].lemma.lower())
        for j in range(i - 1, max(0, i - 4), -1):
            if tokens[j].tag == "POS" and j > 0:
                return found, tokens[j - 1].text.lower()
    return found | _said_after(tokens, use.last), ""


def _said_after(tokens: Sequence[Token], last: int) -> set[str]:
    """ "Ada Quill, 19, the sister of": not "Ada Quill, her brother Emil and"."""
    if last >= len(tokens) or tokens[last].text not in {",", "(", "-", "–", "—"}:
        return set()
    for i in range(last + 1, min(last + _MOST_BETWEEN, len(tokens))):
        token = tokens[i]
        if token.lemma.lower() in RELATIVES | FEMALE | MALE and token.pos == "NOUN":
            named = any(t.pos == "PROPN" for t in tokens[i + 1 : i + 3])
            return set() if named else {token.lemma.lower()}
        if token.pos not in {"DET", "PRON", "ADJ", "PART", "PROPN", "NUM"} and token.text not in {",", "-"}:
            return set()
    return set()


def pronoun_after(use: Naming) -> set[str]:
    """The first "he" or "she" behind a name in its sentence, unless somebody else stands between, or a word of saying
    ("Ada Quill said he had left")."""
    tokens = use.section.tokens
    end = _end_of_sentence(use)
    if use.last < end and (tokens[use.last].tag == "POS" or tokens[use.last].text in {"’", "'"}):
        return set()
    people = [e for e in use.section.entities if e.type == "PERSON" and use.last <= e.first < end]
    others = {i for e in people for i in range(e.first, e.last)}
    for token in tokens[use.last : end]:
        word = token.text.lower()
        if word in WOMEN | MEN and token.dep in {"dobj", "dative", "pobj"} and not word.endswith("self"):
            continue  # "Quill told her": somebody else
        if word in WOMEN | MEN:
            return {word}
        lemma = token.lemma.lower()
        if token.i in others or lemma in RELATIVES | FEMALE | MALE or (token.pos == "VERB" and lemma in _SPEECH):
            return set()
    return set()


def sentence_of(use: Naming) -> int:
    return bisect_right(use.section.sentences, use.first, key=lambda s: s.first) - 1


def _end_of_sentence(use: Naming) -> int:
    return use.section.sentences[sentence_of(use)].last if use.section.sentences else use.last

"""Subjects: who a headline is about, in the words and the number that it needs."""

from __future__ import annotations

import re

from storyatlas.extract.definites import is_bare
from storyatlas.extract.lexicon import EVENT_NOUNS, ORGANISATION_NOUNS, PERSON_NOUNS, REPORTING, SPEECH_ACTS
from storyatlas.extract.missed_names import MEMBERS
from storyatlas.extract.names import PRONOUNS, Names, is_pronoun
from storyatlas.extract.phrases import noun_phrase
from storyatlas.extract.pruning import timed
from storyatlas.extract.tidying import tidy
from storyatlas.extract.tree import Tree
from storyatlas.model.document import Entity, Token
from storyatlas.model.time import TimeExpression

MOST_SUBJECT_WORDS = 10
_MOST_OWNER_WORDS = 4

_SINGULAR = frozenset({"is", "was", "has", "'s", "’s", "does"})
_PLURAL = frozenset({"are", "were", "have", "'re", "’re", "'ve", "’ve", "do"})
_BACKWARD = re.compile(r"^(?:country|city|nation|company|group|state|region)['’]s\s+", re.I)
_OWN = re.compile(r"(?:my|our)\b", re.I)
# Common nouns that stand for a body as its name does.
_BODIES = ORGANISATION_NOUNS | frozenset(
    """
        carrier manufacturer maker builder rival competitor retailer brand regulator watchdog charity clinic chain giant
        parent subsidiary owner operator supplier contractor producer publisher label studio club startup lender insurer
        brokerage consultancy agency cooperative foundation institute consortium partner
    """.split()
)
_QUESTION = re.compile(r"(?:when|where|while|what|how|why|if|as|that|which|who|whose)\b", re.I)
_SHARES = frozenset("most some many half majority dozen hundred thousand million rest all cent percent".split())
_POINTING = frozenset({"that", "this", "these", "those"})
_ARTICLE = r"^(?:the\s+|an?\s+(?!number\b))"
_SOME = frozenset("some many several few both others".split())  # of whom no noun need follow
_WHOSE = frozenset({"his", "her", "its", "their"})
# Nouns that have no plural of their own.
ALIKE = frozenset(
    "aircraft spacecraft hovercraft people police personnel crew sheep fish cattle offspring staff".split()
)
_CREDIT = re.compile(r"^[^.\n]{0,40}/\s?(?:AP|AFP|Reuters|Getty|EPA|PA|Xinhua|Bloomberg)\b")
_CAPTION = re.compile(
    r"^(?=.{0,40}\b(?:caption|copyright|facebook|twitter|photo(?:graph)?:))"
    r"(?:(?:image|media|video)\s+(?:caption|copyright|source)|(?-i:AFP|AP|EPA|PA|Reuters|Getty Images|Alamy)\b"
    r"|facebook|twitter|pinterest|whatsapp|share|(?:file )?photo(?:graph)?\s*:|\s)+",
    re.I,
)


def subject_of(tree: Tree, names: Names, verb: Token) -> tuple[str, bool, bool] | None:
    """The subject's words, whether it is plural, whether it is a name."""
    head = tree.subject(verb)
    if head is None:
        return None
    if any(t.start <= head.start < t.end and (t.time is not None or t.type == "TIME") for t in _days(tree)):
        return None  # "mid-July", "3 p.m.", which the parser took for who does it
    start = _furniture(tree, verb)
    if head.start < start:
        below = [t for t in tree.children(head) if t.start >= start and t.pos in {"NOUN", "PROPN"} and t.i < verb.i]
        if not below:
            return None
        head = below[0]
    if _CREDIT.match(tree.section.text[head.end : head.end + 60]):
        return None
    entity = names.entity(tree.section, head)
    if disagrees(tree, verb):
        return None
    body = entity is not None and entity.type == "ORG" and tree.child(head, "conj") is None
    within = body and entity is not None and joined(tree, head) and not _joined_outside(tree, head, entity)
    several = tree.child(head, "conj") is not None or (joined(tree, head) and not within)
    plural = (head.tag in {"NNS", "NNPS"} and not _is_surname(tree, head)) or several
    plural = plural or (entity is None and _opens_in_capital(tree, head))
    some = head.text.lower() in _SOME
    if is_pronoun(head) and not some:
        name = names.of(tree, head)
        if name is None or name.name.lower().split()[0] in PRONOUNS:
            return None
        many = name.type == "group" or (head.text.lower() == "they" and not name.name[:1].isupper())
        return capital(name.name), many or head.text.lower() == "they", True
    holder = names.holder(tree, head)
    if holder is not None and not several:
        return holder, False, True
    if (told := _told_after(tree, names, head)) is not None and not several:
        return told, False, True
    if entity and entity.type == "PERSON" and not several and _is_one(tree, head):
        before = tree.section.text[max(0, entity.start - 4) : entity.start].lower()
        if (entity.text.lower().startswith("the ") or before.endswith("the ")) and entity.text.endswith("s"):
            return re.sub(r"^the\s+", "", entity.text, flags=re.I), True, True
        return names.person(tree.section, entity).name, False, True
    if not several and (meant := names.by_surname(tree, head)) is not None:
        return meant.name, False, True
    if body and entity is not None and tree.tokens[entity.last - 1].tag == "POS" and head.dep in {"nsubj", "nsubjpass"}:
        return capital(entity.text), False, True  # "Quill's cut its rating"
    if entity is not None and not several and (listed := _listed_with(tree, names, head, verb)):
        return listed, True, True
    phrase = tidy(noun_phrase(tree, head, MOST_SUBJECT_WORDS, start, told=verb))
    if (in_full := _with_name(tree, verb, head, phrase)) != phrase:
        return capital(re.sub(r"^(?:the|an?)\s+", "", in_full, flags=re.I)), False, True
    owned = _owned(tree, names, head, phrase)
    whose, phrase = owned != phrase, owned
    phrase = re.sub(r"(?<=\w) (?:there|here)$", "", phrase)  # "a blast there"
    pointing = any(t.text.lower() in _POINTING for t in tree.children(head, "det"))
    opening = rf"{_ARTICLE}|^(?:that|this|these|those)\s+" if pointing else _ARTICLE
    phrase = _BACKWARD.sub("", re.sub(opening, "", phrase, flags=re.I))
    if (
        phrase.lower() in {"", "the", "a", "an", "rest"}
        or len(phrase.split()) > MOST_SUBJECT_WORDS
        or _QUESTION.match(phrase)
    ):
        return None
    if _OWN.match(phrase) and (person := _person_in(tree, names, head)) is not None:
        return person, False, True
    named = whose or head.pos == "PROPN" or any(t.pos == "PROPN" for t in tree.children(head))
    if several and not re.search(r"\band\b|,|&", phrase):
        return capital(phrase), head.tag in {"NNS", "NNPS"}, named  # the others were cut
    if entity and entity.type == "ORG" and " " in entity.text and not several:
        plural = _takes_plural(tree, head, verb)
    if entity and entity.type == "NORP" and head.text.endswith("s") and not head.text.endswith("ese"):
        plural = True
    if head.text.lower() == "one" and phrase.lower().startswith("no"):
        return capital(phrase), False, named  # "no-one from the town"
    if head.pos == "NUM" or head.lemma.lower() in {"people", "police"} or phrase.lower().startswith("a number of"):
        plural = plural or (phrase.lower() not in {"one", "1"} and not phrase.lower().startswith("one of "))
    plural = plural or some or head.text.lower() == "passersby" or _counted(tree, head)
    of = next((p for p in tree.children(head, "prep") if p.text.lower() == "of"), None)
    if head.lemma.lower() in _SHARES and of is not None and (what := tree.child(of, "pobj")):
        plural = what.tag in {"NNS", "NNPS"}
        return capital(phrase), plural, named
    return capital(phrase), is_plural(tree, verb, plural), named


def disagrees(tree: Tree, verb: Token) -> bool:
    """Whether one thing has a verb for several: "the emergency ... have closed", whose subject is another noun."""
    own = tree.child(verb, "nsubj", "nsubjpass")
    if own is None or own.tag != "NN" or own.lemma.lower() in ALIKE | ORGANISATION_NOUNS | PERSON_NOUNS:
        return False
    group = [verb, *tree.auxiliaries(verb)]
    several = any(t.text.lower() in {"have", "are"} for t in group) and not any(t.tag in {"MD", "TO"} for t in group)
    below = [tree.tokens[i] for i in tree.subtree(own) if own.i - 8 < i < verb.i]
    joint = any(t.dep == "cc" or t.dep == "nummod" for t in below if t.i < own.i)
    listed = tree.child(own, "conj", "appos", "nummod", "cc") is not None
    share = own.lemma.lower() in _SHARES or own.lemma.lower() in {
        "number",
        "total",
        "couple",
        "bulk",
        "variety",
        "range",
    }
    of = (t for p in tree.children(own, "prep") if p.text.lower() == "of" for t in tree.children(p, "pobj"))
    drawn = any(t.tag == "NNS" for t in of)  # "the display of their bodies have made them uneasy"
    return several and not (joint or listed or share or drawn)


def _with_name(tree: Tree, verb: Token, head: Token, phrase: str) -> str:
    """A noun with the name right behind it, which the parser took for a second subject: "the tanker Ada Quill sank"."""
    name = next((t for t in tree.children(verb, "nsubj", "nsubjpass") if t.i > head.i), None)
    names = head.tag == "NN" or head.text[:1].isupper()
    if name is None or name.pos != "PROPN" or not names or tree.subtree(name)[0] != head.i + 1:
        return phrase
    return f"{phrase} {noun_phrase(tree, name, MOST_SUBJECT_WORDS)}"


def _days(tree: Tree) -> list[TimeExpression]:
    return [t for t in tree.section.times if t.type in {"DATE", "TIME"}]


def _counted(tree: Tree, head: Token) -> bool:
    """Whether a number before a noun says how many: "two aircraft"; not "the F-16 jet" nor "a 200 kilogram bomb"."""
    counts = [t for t in tree.children(head, "nummod") if t.text.lower() not in {"one", "1"} and not timed(tree, t)]
    counts = [t for t in counts if not re.search(r"[A-Za-z]\W?\d", t.text)]
    if head.tag not in {"NN", "NNP"} or head.lemma.lower() in ALIKE or head.text.endswith("rs"):
        return bool(counts)
    article = any(t.text.lower() in {"a", "an", "this", "that", "each", "every"} for t in tree.children(head, "det"))
    return not article and any(t.i == head.i - 1 for t in counts)


def _person_in(tree: Tree, names: Names, head: Token) -> str | None:
    """Who is named in a speaker's words for somebody: "my dear friend and client Ada Quill"."""
    indices = tree.subtree(head)
    inside = (
        e for e in tree.section.entities if e.type == "PERSON" and indices[0] <= e.first < e.last <= indices[-1] + 1
    )
    entity = next(inside, None)
    return names.person(tree.section, entity).name if entity is not None else None


def _is_surname(tree: Tree, head: Token) -> bool:
    """Whether a word in -s is somebody's name, as of "Ada Rivers" in the same text, which has no "the Rivers". A
    recogniser that finds the one may take the other for a place."""
    if not head.text[:1].isupper() or re.search(rf"\b[Tt]he (?:\w+ )?{re.escape(head.text)}\b", tree.section.text):
        return False
    return any(
        e.type in {"PERSON", "GPE"} and e.text.endswith(f" {head.text}") and e.text[:4].lower() != "the "
        for e in tree.section.entities
    )


def _opens_in_capital(tree: Tree, head: Token) -> bool:
    """Whether a plural passes for a name because it opens a sentence: the "Rebels" of a text that has "rebels"."""
    if head.tag != "NNP" or head.i != tree.sentence(head).first:
        return False
    word = head.text.lower()
    known = any(t.tag in {"NN", "NNS"} and t.text in {word, word.removesuffix("s")} for t in tree.tokens)
    if known and word.endswith("s"):
        return True
    return head.text.endswith(("ers", "ors", "men", "ships")) and not head.text.isupper()  # "Jurors", "Lawyers"


def _is_one(tree: Tree, head: Token) -> bool:
    """Whether what passes for a person is one: not "colonists", nor "Greeks" where nobody bears that surname."""
    if head.tag != "NNPS" or tree.children(head, "compound"):
        return head.text[:1].isupper()
    return _is_surname(tree, head)


def _takes_plural(tree: Tree, head: Token, verb: Token) -> bool:
    """Whether a body's name is a plural: "the Rovers withdrew their offer", or mostly so in the text: "have agreed"."""
    if not head.text.endswith(("s", "x")):
        return False
    if head.text in MEMBERS and head.i + 1 < len(tree.tokens) and tree.tokens[head.i + 1].tag == "IN":
        return True  # "the Ladies in Grey march"
    below = [c for child in tree.children(verb, "dobj") for c in tree.children(child, "poss")]
    if any(t.text.lower() == "their" for t in below):
        return True
    several = one = 0
    for token in tree.tokens:
        if token.text == head.text and token.dep in {"nsubj", "nsubjpass"}:
            verb = tree.tokens[token.head]
            group = [verb, *tree.auxiliaries(verb)]
            several += any(v.tag == "VBP" or v.text.lower() in _PLURAL for v in group)
            one += any(v.tag == "VBZ" or v.text.lower() in _SINGULAR for v in group)
    return several > one


def _owned(tree: Tree, names: Names, head: Token, phrase: str) -> str:
    """A subject with whose it is: "His government" as "Karl Venn's government", and in what Harland says "its board" as
    "Harland's board"."""
    if (whose := next((t for t in tree.children(head, "poss") if t.tag == "WP$"), None)) is not None:
        return _of_the_noun(tree, names, head, phrase, whose)
    owner = next((t for t in tree.children(head, "poss") if t.pos == "PRON"), None)
    if owner is None or owner.text.lower() not in _WHOSE or not phrase.lower().startswith(owner.text.lower()):
        return phrase
    rest = phrase[len(owner.text) :]
    if owner.text.lower() in {"his", "her"}:
        name = names.of(tree, owner)
        return f"{name.name}'s{rest}" if name is not None and name.name[:1].isupper() else phrase
    speaker = _speaker(tree, head)
    if speaker is None or (speaker.tag in {"NNS", "NNPS"}) != (owner.text.lower() == "their"):
        return phrase
    for nation in tree.children(speaker, "amod", "compound"):
        entity = names.entity(tree.section, nation)
        if entity is not None and entity.type == "NORP":
            return f"{nation.text}{rest}"  # "Japanese officials say their coast guard"
    name = names.of(tree, speaker)
    if name is None or name.type not in {"organisation", "place"}:
        return phrase
    if not 0 < len(name.name.split()) <= _MOST_OWNER_WORDS:
        return phrase
    own = re.split(r"['’]s\b", name.name)[0]  # of "Norway's navy" what is Norway's
    return f"{own}{_apostrophe(own)}{rest}"


def _of_the_noun(tree: Tree, names: Names, head: Token, phrase: str, whose: Token) -> str:
    """ "Quill, whose top aides resigned": Quill's top aides."""
    verb = tree.tokens[head.head]
    noun = tree.tokens[verb.head]
    if verb.dep != "relcl" or not phrase.lower().startswith(whose.text.lower()):
        return phrase
    name = names.of(tree, noun)
    named = name is not None and name.name[:1].isupper()
    own = name.name if named and name is not None else tidy(noun_phrase(tree, noun, _MOST_OWNER_WORDS, told=verb))
    own = re.sub(_ARTICLE, "", own, flags=re.I)
    return f"{own}{_apostrophe(own)}{phrase[len(whose.text) :]}" if own else phrase


def _apostrophe(name: str) -> str:
    return "'" if name.endswith("s") else "'s"


def _speaker(tree: Tree, head: Token) -> Token | None:
    """Who says the clause of which `head` is the subject."""
    verb = tree.tokens[head.head]
    above = tree.tokens[verb.head]
    said = verb.dep == "ccomp" and head.dep in {"nsubj", "nsubjpass"}
    return tree.child(above, "nsubj") if said and above.lemma.lower() in REPORTING | SPEECH_ACTS else None


def _told_after(tree: Tree, names: Names, head: Token) -> str | None:
    """The name behind "his brother, Emil Quill", "the suspect, identified as Emil Quill" or "a carrier called Coastal
    Air": words that point elsewhere, and then who it is."""
    if head.pos != "NOUN" or head.tag != "NN" or (name := _named_behind(tree, head)) is None:
        return None
    entity = names.entity(tree.section, name)
    if entity is None or entity.type not in {"PERSON", "ORG"} or not entity.text[:1].isupper():
        return None
    points = is_bare(tree, head) or any(t.dep == "poss" and t.pos == "PRON" for t in tree.children(head))
    if entity.type == "ORG":
        body = head.lemma.lower() in _BODIES and not entity.text.isupper()
        return capital(names.full(entity.text, "organisation").name) if body else None
    told = names.person(tree.section, entity).name
    return told if points or (" " in told and head.lemma.lower() not in EVENT_NOUNS) else None


def _named_behind(tree: Tree, head: Token) -> Token | None:
    """The noun behind a comma, "identified as", "named" or "called" that says who or what another is."""
    for clause in tree.children(head, "acl"):
        lemma, as_whom = clause.lemma.lower(), next((p for p in tree.children(clause, "prep") if p.text == "as"), None)
        if lemma == "identify" and clause.tag in {"VBN", "VBD"} and as_whom is not None:
            return tree.child(as_whom, "pobj")
        if lemma in {"name", "call"} and clause.tag in {"VBN", "VBD"} and clause.i == head.i + 1:
            return tree.child(clause, "oprd", "dobj", "attr")
    name = tree.child(head, "appos")
    if name is None or len(tree.children(head, "appos")) > 1 or tree.child(name, "conj") is not None:
        return None
    indices = tree.subtree(name)
    opened = tree.tokens[indices[0] - 1].text in {",", "-", "--", "–", "—", "("}
    first = tree.child(head, "det") is not None or tree.child(head, "poss") is not None
    return name if opened and first else None


def joined(tree: Tree, head: Token) -> bool:
    """ "Quill and Mayor Karl Venn": two people whom the parser hung on the last one's name, or on its title."""
    below = tree.children(head, "nmod", "compound")
    titled = [t for title in below for t in tree.children(title, "nmod") if tree.is_in_person(t)]
    return any(tree.child(t, "cc") is not None and t.pos == "PROPN" for t in (*below, *titled))


def _joined_outside(tree: Tree, head: Token, entity: Entity) -> bool:
    """Whether what is joined to a body's name stands before it: "customs and Coast Security", not "Securities and
    Exchange Commission"."""
    return any(t.i < entity.first and tree.child(t, "cc") is not None for t in tree.children(head, "nmod", "compound"))


def _listed_with(tree: Tree, names: Names, head: Token, verb: Token) -> str:
    """A list that the parser took for one name and what explains it: "Harland, Danubia and Narnia are"; "" for none."""
    second = tree.child(head, "appos")
    if second is None or tree.child(second, "conj") is None or not is_plural(tree, verb, False):
        return ""
    own, other = names.entity(tree.section, head), names.entity(tree.section, second)
    if own is None or other is None or own.type != other.type:
        return ""
    indices = tree.subtree(head)
    listed = tidy(tree.section.text[tree.tokens[indices[0]].start : tree.tokens[indices[-1]].end])
    listed = re.sub(r"^the\s+", "", listed, flags=re.I)
    return listed if len(listed.split()) <= MOST_SUBJECT_WORDS else f"{own.text} and others"


def first_of_all(tree: Tree, names: Names, verb: Token) -> tuple[str, str] | None:
    """Who is the first president to visit, or becomes the sixth person to die, and "first president", "sixth person":
    Quill in "Quill, the first president to visit", or who "is" it."""
    head = tree.nth_to(verb)
    if head is None or verb.tag != "VB" or head.tag not in {"NN", "NNP", "JJ"}:
        return None
    above = tree.tokens[head.head]
    who = tree.child(head, "nsubj")  # "this makes Quill the first president to visit"
    if who is None:
        who = above if head.dep == "appos" else tree.subject(above) if head.dep in {"attr", "acomp"} else None
    entity = names.entity(tree.section, who) if who is not None else None
    if who is None or entity is None or entity.type not in {"PERSON", "ORG", "GPE"}:
        return None
    name = names.of(tree, who)
    what = re.sub(r"^the ", "", tidy(noun_phrase(tree, head, MOST_SUBJECT_WORDS, told=verb)), flags=re.I)
    return name.name if name is not None and name.type == "person" else capital(entity.text), what


def _furniture(tree: Tree, verb: Token) -> int:
    """Where a sentence's own words begin, after a caption's label (a character)."""
    start = tree.sentence(verb).start
    words = tree.section.text[start : start + 160]
    found = _CAPTION.match(words)
    return start + found.end() if found else start


def is_plural(tree: Tree, verb: Token, plural: bool) -> bool:
    """Plural or not: as the verb or its auxiliary has it, else as its subject."""
    if tree.child(verb, "nsubj", "nsubjpass") is None:
        return plural
    forms = {a.text.lower() for a in tree.auxiliaries(verb)} | {verb.text.lower()}
    if forms & _SINGULAR or (verb.tag == "VBZ" and not tree.auxiliaries(verb)):
        return False
    return bool(forms & _PLURAL) or verb.tag == "VBP" or plural


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]

"""Headline: a clause told as newspapers do: who does what to whom, present tense, 6-14 words."""

from __future__ import annotations

import re

from storyatlas.extract.clauses import Clause
from storyatlas.extract.lexicon import LIGHT, PLANNING, SPEECH_ACTS, STRONG
from storyatlas.extract.names import PRONOUNS, Names
from storyatlas.extract.tree import Tree
from storyatlas.model.document import Token

MOST_WORDS = 14
LEAST_WORDS = 4

_DROP_BELOW = frozenset({"relcl", "appos", "parataxis", "punct", "intj", "preconj", "predet"})
_IRREGULAR = {"be": ("is", "are"), "have": ("has", "have"), "do": ("does", "do"), "go": ("goes", "go")}
_KICKER = re.compile(
    r"^(?:live|breaking|exclusive|watch|video|analysis|opinion|explainer|update[ds]?|correction)\s*[:|-]\s*", re.I
)
_SUFFIX = re.compile(r"\s+[|–—-]\s+[^|–—-]{2,40}$|,\s*[A-Z]\w+post$")
_FILLER = frozenset(
    """
        also just already now then still later however meanwhile earlier recently currently
        reportedly
    """.split()
)


def article_headline(title: str) -> tuple[str, float]:
    """An article's own headline as an event's title, and how well it serves as one.

    A question, a teaser or a bare quotation tells no event and scores low.
    """
    text = _SUFFIX.sub("", _KICKER.sub("", " ".join(title.split())))
    words = text.split()
    score = 0.9
    if not LEAST_WORDS <= len(words) <= MOST_WORDS + 2:
        score -= 0.35
    if text.endswith("?") or re.match(
        r"(?:what|why|how|when|where|who|here|this|these|\d+ (?:things|ways))\b", text, re.I
    ):
        score -= 0.6
    if ":" in text or text.count(";"):
        score -= 0.2
    if text[:1] in "\"'“‘":
        score -= 0.3
    if re.search(r"\b(?:I|we|you|my|our|your)\b", text):
        score -= 0.3
    return text, max(0.0, score)


def clause_headline(tree: Tree, names: Names, clause: Clause) -> tuple[str, float]:
    """A clause as a headline and a score: 0 for a fragment, 1 for a complete one."""
    if clause.noun:
        return _nominal(tree, clause)
    verb = _clause_verb(tree, clause)
    subject = _subject(tree, names, verb)
    if subject is None:
        return _nominal(tree, clause)[0], 0.1
    text, plural, named = subject
    passive = is_passive(tree, verb)
    head = _verb_group(tree, verb, clause, plural, passive)
    chunks = _complements(tree, names, verb)
    words = [*text.split(), *head.split()]
    used = 0
    for chunk, needed in chunks:
        size = len(chunk.split())
        if len(words) + size > MOST_WORDS and not (needed and used == 0 and len(words) + size <= MOST_WORDS + 6):
            if needed:
                break
            continue
        words.extend(chunk.split())
        used += 1
    headline = _tidy(" ".join(words))
    return headline, _score(headline, named, used, len(chunks), verb, clause)


def _clause_verb(tree: Tree, clause: Clause) -> Token:
    """The finite verb of a clause: above a carried verb or a light verb's noun."""
    token = clause.trigger
    if token.pos not in {"VERB", "AUX"}:
        token = tree.tokens[token.head]
    while token.dep == "xcomp" and tree.tokens[token.head].i >= clause.first:
        token = tree.tokens[token.head]
    return token


def is_passive(tree: Tree, verb: Token) -> bool:
    """A passive, or a bare participle that modifies a noun; one with an object of its own is a
    simple past that the tagger took for a participle."""
    if tree.child(verb, "auxpass"):
        return True
    return verb.tag == "VBN" and not tree.auxiliaries(verb) and tree.child(verb, "dobj") is None


def _subject(tree: Tree, names: Names, verb: Token) -> tuple[str, bool, bool] | None:
    """The subject's words, whether it is plural, whether it is a name."""
    head = tree.subject(verb)
    if head is None:
        return None
    plural = head.tag in {"NNS", "NNPS"} or bool(tree.child(head, "conj"))
    if head.pos == "PRON" or head.text.lower() in PRONOUNS:
        name = names.of(tree, head)
        if name is None:
            return None
        return name.name, name.type == "group" or (head.text.lower() == "they" and not name.name[:1].isupper()), True
    entity = names.entity(tree.section, head)
    if entity and entity.type == "PERSON" and not tree.child(head, "conj"):
        return names.full(entity.text, "person").name, False, True
    phrase = _phrase(tree, head)
    if not phrase or len(phrase.split()) > 9:
        return None
    phrase = re.sub(r"^(?:the|an?)\s+", "", phrase, flags=re.I)
    if head.pos == "NUM" or head.lemma.lower() in {"people", "police"}:
        plural = plural or phrase.lower() not in {"one"}
    return phrase, plural, head.pos == "PROPN"


def _phrase(tree: Tree, head: Token, most: int = 9) -> str:
    """A noun phrase less its relative clauses, appositions and times; its prepositions while it is short."""
    drop = [t.i for t in tree.children(head) if t.dep in _DROP_BELOW - {"punct"} or (t.dep == "acl" and t.i > head.i)]
    indices = list(tree.subtree(head, drop))
    if len(indices) > most:
        drop += [t.i for t in tree.children(head, "prep") if t.text.lower() != "of"]
        indices = tree.subtree(head, drop)
    if len(indices) > most:
        drop += [t.i for t in tree.children(head, "prep", "conj", "cc")]
        indices = tree.subtree(head, drop)
    return _text(tree, indices)


def _text(tree: Tree, indices: list[int]) -> str:
    """Tokens as text, with the spacing of the original; parentheses and times left out."""
    timed = [(t.start, t.end) for t in tree.section.times if t.type in {"DATE", "TIME"} and t.time is not None]
    parts: list[str] = []
    last = -2
    depth = 0
    for i in indices:
        token = tree.tokens[i]
        if token.text in "([":
            depth += 1
        if depth or token.pos == "SPACE" or any(a <= token.start < b for a, b in timed):
            depth -= token.text in ")]"
            continue
        glued = parts and last == i - 1 and tree.tokens[i - 1].end == token.start
        parts.append(token.text if glued or not parts else " " + token.text)
        last = i
    return re.sub(r"\s+([,.;:])", r"\1", "".join(parts)).strip(" ,;:-–—")


def _verb_group(tree: Tree, verb: Token, clause: Clause, plural: bool, passive: bool) -> str:
    """The verb in the headline's present tense, or "to ..." for what is planned."""
    particle = " ".join(t.text for t in tree.children(verb, "prt"))
    lemma = verb.lemma.lower()
    negated = tree.child(verb, "neg") is not None
    if passive:
        be = "to be" if clause.tense == "future" else ("are" if plural else "is")
        core = f"{be}{' not' if negated else ''} {verb.text.lower()}"
    elif clause.tense == "future" or any(a.tag == "MD" for a in tree.auxiliaries(verb)):
        core = f"{'not ' if negated else ''}to {lemma}"
    elif negated:
        core = f"{'do' if plural else 'does'} not {lemma}"
    else:
        core = lemma if plural and lemma not in _IRREGULAR else third_person(lemma, plural)
    return f"{core} {particle}".strip()


def third_person(lemma: str, plural: bool = False) -> str:
    """The present tense of a verb: "carry" gives "carries", plural "carry"."""
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma][plural]
    if plural:
        return lemma
    if re.search(r"[^aeiou]y$", lemma):
        return lemma[:-1] + "ies"
    return lemma + ("es" if re.search(r"(?:s|x|z|ch|sh|o)$", lemma) else "s")


def _complements(tree: Tree, names: Names, verb: Token) -> list[tuple[str, bool]]:
    """What follows the verb, in text order, each with whether the headline needs it."""
    chunks: list[tuple[str, bool]] = []
    for child in tree.children(verb):
        if child.i < verb.i or child.dep in {"punct", "cc", "conj", "mark", "advcl", "parataxis", "prt", "neg"}:
            continue
        if child.dep in {"dobj", "attr", "dative", "oprd", "acomp"}:
            if child.pos == "PRON":
                name = names.of(tree, child)
                text = name.name if name else ""
            else:
                text = _phrase(tree, child, 11)
            chunks.append((text, True))
        elif child.dep in {"xcomp", "ccomp"}:
            chunks.append((_text(tree, _without_tail(tree, child)), True))
        elif child.dep in {"prep", "agent"}:
            chunks.append((_preposition(tree, names, child), child.text.lower() in {"to", "with", "of", "by", "for"}))
    return [(text, needed) for text, needed in chunks if text and text.lower() not in _FILLER]


def _without_tail(tree: Tree, head: Token) -> list[int]:
    drop = [t.i for t in tree.children(head, "advcl", "parataxis", "conj", "cc") if t.i > head.i]
    for i in tree.subtree(head, drop):
        if tree.tokens[i].dep in {"relcl", "appos"}:
            drop.append(i)
    return tree.subtree(head, drop)


def _preposition(tree: Tree, names: Names, preposition: Token) -> str:
    """A prepositional phrase, empty where it tells a time or stands on a pronoun."""
    word = preposition.text.lower()
    below = tree.child(preposition, "pobj", "pcomp", "prep")
    if below is None or word in {"since", "until", "during", "according", "including", "after", "before"}:
        return ""
    if below.pos == "PRON":
        name = names.of(tree, below)
        return f"{preposition.text} {name.name}" if name else ""
    inner = _phrase(tree, below, 8) if below.dep == "pobj" else _text(tree, _without_tail(tree, below))
    return f"{preposition.text} {inner}" if inner else ""


def _nominal(tree: Tree, clause: Clause) -> tuple[str, float]:
    indices = list(range(clause.first, clause.last))
    return _tidy(re.sub(r"^(?:the|an?)\s+", "", _text(tree, indices), flags=re.I)), 0.2


def _tidy(text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip(" ,;:.-–—")
    text = re.sub(r"\s+(?:and|or|but|that|which|to|of|in|on|at|by|with|for|from|the|a|an)$", "", text, flags=re.I)
    if text.count('"') % 2:
        text = text.replace('"', "")
    if text.count("“") != text.count("”"):
        text = text.replace("“", "").replace("”", "")
    return text[:1].upper() + text[1:]


def _score(headline: str, named: bool, used: int, available: int, verb: Token, clause: Clause) -> float:
    words = headline.split()
    score = 0.45 + 0.15 * named
    if 6 <= len(words) <= MOST_WORDS:
        score += 0.2
    elif not LEAST_WORDS <= len(words) <= MOST_WORDS + 4:
        score -= 0.3
    if available and not used:
        score -= 0.2
    if used:
        score += 0.1
    lemma = verb.lemma.lower()
    if lemma in STRONG or lemma in SPEECH_ACTS:
        score += 0.1
    elif lemma in LIGHT or lemma in PLANNING:
        score -= 0.1
    if re.search(r"\b(?:he|she|they|it|we|you|i|his|their|this|these|those|there)\b", headline, re.I):
        score -= 0.1
    if clause.negated:
        score -= 0.05
    return max(0.0, min(1.0, score))

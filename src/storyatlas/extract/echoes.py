"""Echoes: figures that a second speaker gives in few words, "the ministry said 34", "organisers at 200,000, police at
45,000"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from storyatlas.extract.lexicon import ORGANISATION_NOUNS
from storyatlas.extract.numerals import bounds, hedge_before, is_numeric, number
from storyatlas.extract.parties import Parties
from storyatlas.extract.people import is_person_noun
from storyatlas.extract.tree import Tree
from storyatlas.model.article import Article, content_id
from storyatlas.model.document import Token
from storyatlas.model.mention import EventMention, Quantity

_FAINT: Final = 0.1
_FAR: Final = 20.0  # what differs by that factor counts another thing
_NEAR: Final = 3.0  # and of several figures near, that by which it may still be of one
_NO_THING: Final = frozenset("count figure number toll total tally time percent % year".split())
_REACH: Final = 1  # sentences above, in which the first figure may stand
_GIVING: Final = frozenset(
    """
        say report count claim estimate speak give put record cite announce mention tell list register measure admit
        acknowledge concede stick insist maintain offer
    """.split()
)
# "The government's tally is 31", "its estimate was closer to 20,000", "the toll did not exceed 46".
_TALLIES: Final = frozenset("tally estimate count figure toll number total".split())
_MEASURES: Final = _TALLIES | {"magnitude"}
_STANDING: Final = frozenset("be stand remain come exceed reach run".split())
_COUNTING: Final = frozenset({"put", "count", "estimat", "plac", "say", "report", "giv"})
_LEADING: Final = frozenset({"of", "at", "as", "to", "near", "below", "above", "around", "closer"})
_SPELLED: Final = r"\$?\d[\d,]*(?:\.\d+)?(?:\s(?:million|thousand))?|an?\s(?:million|dozen)|[a-z]+(?:-[a-z]+)?"
# ", police at 45,000", ", the ministry four.", "; the delegation 1.3 million"
_BESIDE: Final = re.compile(
    r"[,;]\s+(?:(?:and|while|but|whereas|though)\s+)?"
    r"(?P<who>(?:the |its |their |a )?(?:[A-Za-z][\w'’.-]*\s){0,5}?[A-Za-z][\w'’.-]*),?\s+(?:at\s+)?"
    r"(?:(?:only|just|about|around|some|at least|(?:more|fewer|less) than|nearly|almost|up to|as many as|over)\s+)?"
    rf"(?P<number>{_SPELLED})(?=\s*(?:[.;)]|,\s|$))"
)
_BODIES: Final = frozenset("delegation police organiser organizer union hospital registrar".split())
_NOT_WHO: Final = frozenset({"who", "which", "that", "and", "he", "she", "it", "they", "we"})
_DYING: Final = frozenset("die perish kill".split())
_TOLLING: Final = frozenset({"toll", "death"})
_OWNING_UP: Final = frozenset("admit acknowledge concede stick insist maintain".split())


class _Figure(NamedTuple):
    """A bare number that somebody gives."""

    who: str
    tokens: list[Token]  #: of the number
    begin: int  #: where the words begin
    dead: bool = False  #: whether its verb says that it counts dead


def with_echoes(article: Article, tree: Tree, parties: Parties, mentions: Sequence[EventMention]) -> list[EventMention]:
    """The mentions of an article with the echoes in its text, whose figures no other mention then gives."""
    echoes = find_echoes(tree, parties, [m for m in mentions if m.field == "text"])
    echoes = [replace(m, quote=article.read(m.field, m.start, m.end)) for m in echoes]
    given = {q.start for echo in echoes for q in echo.quantities}
    kept = [
        replace(m, quantities=tuple(q for q in m.quantities if q.start not in given)) if m.field == "text" else m
        for m in mentions
    ]
    return sorted([*kept, *echoes], key=lambda m: (m.field != "title", m.start, m.end))


def find_echoes(tree: Tree, parties: Parties, mentions: Sequence[EventMention]) -> list[EventMention]:
    """Faint mentions of the figures that somebody else gives of what `mentions` of a text count."""
    counting: dict[int, list[EventMention]] = {}
    for mention in mentions:
        if mention.quantities and mention.status != "planned":
            counting.setdefault(mention.sentence, []).append(mention)
    found: dict[int, EventMention] = {}
    for here in sorted(
        {s + step for s in counting for step in range(_REACH + 1)} & set(range(len(tree.section.sentences)))
    ):
        near = [m for s in range(here - _REACH, here + 1) for m in counting.get(s, ())]
        said = [*_said(tree, parties, here), *_tallied(tree, parties, here)]
        for number_of, (who, tokens, begin, dead) in enumerate((*said, *_beside(tree, here))):
            before = [(q, m) for m in near for q in m.quantities if q.end <= begin and not _among(q, found.values())]
            opening = tree.tokens[tree.section.sentences[here].first : tokens[0].i]
            if dead or any(t.lemma.lower() in _TOLLING for t in opening):
                before = [(q, m) for q, m in before if q.act in _DYING]
            if number_of >= len(said):
                before = [(q, m) for q, m in before if m.speaker or m.lemma in _COUNTING]  # no list of countries
            value = number([t.text for t in tokens])
            first = _first(before, value) if value is not None and tokens[0].start not in found else None
            if first is not None and value is not None and not _of_a_whole(tree, tokens[0]):
                echo = _echo(tree, who, tokens, begin, value, *first)
                if echo is not None:
                    found[tokens[0].start] = echo
    return list(found.values())


def _first(before: Sequence[tuple[Quantity, EventMention]], value: float) -> tuple[Quantity, EventMention] | None:
    """The figure that a bare number answers: the only one near, or the only one of its order."""
    named = [
        (q, m) for q, m in before if q.phrase and q.unit not in _NO_THING and q.value / _FAR < value < q.value * _FAR
    ]
    if not named:
        return None
    last = max(m.sentence for _, m in named)
    here = [(q, m) for q, m in named if m.sentence == last]
    if len({q.start for q, _ in here}) > 1:
        here = [(q, m) for q, m in here if q.value / _NEAR <= value <= q.value * _NEAR]
    if len({q.start for q, _ in here}) != 1:
        return None
    return max(here, key=lambda pair: pair[1].quality)


def _of_a_whole(tree: Tree, token: Token) -> bool:
    """The 2,315 of "1,300 of 2,315 stations"."""
    of = token.i > 1 and tree.tokens[token.i - 1].text.lower() == "of"
    return of and is_numeric(tree.tokens[token.i - 2])


def _among(quantity: Quantity, echoes: Iterable[EventMention]) -> bool:
    """Whether a figure is one that an echo gives."""
    return any(e.trigger_start < quantity.end and quantity.start < e.trigger_end for e in echoes)


def _said(tree: Tree, parties: Parties, here: int) -> list[_Figure]:
    """Bare numbers that a sentence has somebody say: "hospitals reported 14", "the police speak of 35", "activists say
    there are six"."""
    found: list[_Figure] = []
    sentence = tree.section.sentences[here]
    for verb in tree.tokens[sentence.first : sentence.last]:
        who = tree.child(verb, "nsubj") or (_last_subject(tree, verb, sentence.first) if verb.tag == "VBG" else None)
        if verb.pos != "VERB" or verb.lemma.lower() not in _GIVING or who is None or who.i > verb.i:
            continue
        told = parties.of(who)
        numbers = [t for t in _objects(tree, verb) if is_numeric(t) and t.i > verb.i]
        if verb.lemma.lower() in _OWNING_UP and _opens_paragraph(tree, here):
            numbers = []  # "the ministry, which had reported no deaths, acknowledged four": not of the line above
        if told and numbers and _bare(tree, numbers[0]):
            found.append(_Figure(told[0].name, _whole(tree, numbers[0]), tree.tokens[tree.subtree(who)[0]].start))
        died = [
            t
            for c in tree.children(verb, "ccomp")
            for t in tree.children(c, "nsubj", "nsubjpass")
            if c.lemma.lower() in _DYING and is_numeric(t) and not tree.children(t, "prep")
        ]
        if told and died and not numbers:
            found.append(_Figure(told[0].name, _whole(tree, died[0]), tree.tokens[tree.subtree(who)[0]].start, True))
    return found


def _opens_paragraph(tree: Tree, here: int) -> bool:
    if here == 0:
        return True
    above, sentence = tree.section.sentences[here - 1 : here + 1]
    return "\n" in tree.section.text[above.end - 1 : sentence.start]


def _last_subject(tree: Tree, verb: Token, first: int) -> Token | None:
    """The subject of the verb before "saying", whatever the parser hung that on."""
    before = (t for t in reversed(tree.tokens[first : verb.i]) if t.pos == "VERB")
    return next((who for t in before if (who := tree.child(t, "nsubj")) is not None), None)


def _objects(tree: Tree, verb: Token) -> list[Token]:
    """What a verb of saying says, be it an object, behind "of", "at" or "as", or what there is."""
    direct = tree.children(verb, "dobj", "npadvmod", "attr", "oprd", "nummod")
    leading = [p for p in tree.children(verb, "prep") if p.text.lower() in _LEADING]
    led = [t for p in leading for t in tree.children(p, "pobj")]
    there = [c for c in tree.children(verb, "ccomp") if c.lemma.lower() == "be" and tree.child(c, "expl")]
    of = [p for t in direct if t.lemma.lower() in _MEASURES for p in tree.children(t, "prep") if p.text.lower() == "of"]
    led += [t for p in of for t in tree.children(p, "pobj")]  # "gave a magnitude of 7.4"
    it = [c for c in tree.children(verb, "ccomp") if c.lemma.lower() in _STANDING and _is_it(tree, c)]
    return [*direct, *led, *(t for c in there for t in tree.children(c, "attr", "dobj")), *_values(tree, it)]


def _is_it(tree: Tree, verb: Token) -> bool:
    """ "Saying it was closer to 1,500", "that the toll did not exceed 46": the figure told before."""
    what = tree.child(verb, "nsubj")
    return what is not None and (what.text.lower() == "it" or what.lemma.lower() in _TALLIES)


def _values(tree: Tree, verbs: Iterable[Token]) -> list[Token]:
    """What verbs of standing give: "is 31", "stood at 31", "was closer to 31", "did not exceed 31"."""
    found: list[Token] = []
    for verb in verbs:
        told = tree.children(verb, "attr", "dobj", "npadvmod", "acomp", "advmod", "prep")
        below = [c for t in told for c in tree.children(t, "prep", "pobj", "npadvmod", "nummod")]
        found += [*told, *below, *(c for t in below for c in tree.children(t, "pobj"))]
    return sorted({t.i: t for t in found if is_numeric(t)}.values(), key=lambda t: t.i)


def _tallied(tree: Tree, parties: Parties, here: int) -> list[_Figure]:
    """Bare numbers of somebody's tally: "the government's tally is 31", "the estimate of the police was 20,000"."""
    found: list[_Figure] = []
    sentence = tree.section.sentences[here]
    for verb in tree.tokens[sentence.first : sentence.last]:
        tally = tree.child(verb, "nsubj")
        if verb.lemma.lower() not in _STANDING or tally is None or tally.lemma.lower() not in _TALLIES:
            continue
        by = [p for p in tree.children(tally, "prep") if p.text.lower() in {"of", "by", "from"}]
        whose = [t for p in by for t in tree.children(p, "pobj")]
        if any(not _tells(t) and t.pos != "PROPN" for t in whose):
            continue  # "the government's count of ships"
        whose += [t for t in tree.children(tally, "poss") if _tells(t) or t.pos == "PROPN"]
        told = [name for owner in sorted(whose, key=lambda t: t.i) for name in parties.of(owner)]
        numbers = [t for t in _values(tree, [verb]) if t.i > verb.i]
        if told and numbers and _bare(tree, numbers[0]):
            found.append(_Figure(told[0].name, _whole(tree, numbers[0]), tree.tokens[tree.subtree(tally)[0]].start))
    return found


def _bare(tree: Tree, token: Token) -> bool:
    """Whether a number counts no noun of its own."""
    head = tree.tokens[token.head]
    after = tree.tokens[token.i + 1] if token.i + 1 < len(tree.tokens) else token
    return not (token.dep == "nummod" and head.i > token.i) and after.pos not in {"NOUN", "PROPN", "ADJ"}


def _whole(tree: Tree, token: Token) -> list[Token]:
    """The tokens of the number that one of them belongs to."""
    first = last = token.i
    while first > 0 and is_numeric(tree.tokens[first - 1]):
        first -= 1
    while last + 1 < len(tree.tokens) and is_numeric(tree.tokens[last + 1]):
        last += 1
    return list(tree.tokens[first : last + 1])


def _beside(tree: Tree, here: int) -> list[_Figure]:
    """Numbers beside somebody, with no verb of their own."""
    sentence = tree.section.sentences[here]
    inside = tree.tokens[sentence.first : sentence.last]
    found: list[_Figure] = []
    for match in _BESIDE.finditer(tree.section.text, sentence.start, sentence.end):
        who = _speaker(tree, match, inside)
        tokens = [t for t in inside if match.start("number") <= t.start < match.end("number")]
        tokens = tokens[1:] if tokens and tokens[0].text.lower() in {"a", "an"} else tokens
        if who is not None and tokens and all(map(is_numeric, tokens)):
            found.append(_Figure(who, tokens, match.start("who")))
    return found


def _echo(
    tree: Tree, who: str, tokens: Sequence[Token], begin: int, value: float, told: Quantity, mention: EventMention
) -> EventMention | None:
    start, end = tokens[0].start, tokens[-1].end
    if value == told.value or who == mention.speaker:
        return None
    if any(t.start < end and start < t.end for t in tree.section.times) or tree.section.text[end : end + 1] == "%":
        return None
    hedge = hedge_before(tree.section.text, start)
    low, high = bounds(tokens, value, hedge)
    words = tree.section.text[start - len(hedge) : end]
    figure = replace(
        told, value=value, text=words, start=start - len(hedge), end=end, low=low, high=high, anew=told.start
    )
    return replace(
        mention,
        id=content_id("m", mention.article, mention.field, begin, end, start),
        sentence=tree.sentence_of[tokens[0].i],
        start=begin,
        end=end,
        quote=tree.section.text[begin:end],
        trigger=tree.section.text[start:end],
        trigger_start=start,
        trigger_end=end,
        status="claimed",
        participants=(),
        bystanders=(),
        quantities=(figure,),
        speaker=who,
        cue=None,
        negated=False,
        quality=_FAINT,
        headline="",
        headline_score=0.0,
        done="",
        topics=(),
        blow=None,
    )


def _speaker(tree: Tree, match: re.Match[str], tokens: Sequence[Token]) -> str | None:
    """Who gives the figure: somebody whose noun or name is of people or of a body."""
    inside = [t for t in tokens if match.start("who") <= t.start < match.end("who")]
    if not inside or any(t.text.lower() in _NOT_WHO or t.pos in {"VERB", "AUX"} for t in inside):
        return None
    head = inside[-1]
    named = any(
        e.type in {"PERSON", "ORG", "GPE", "NORP"} and e.start <= head.start < e.end for e in tree.section.entities
    )
    return re.sub(r"^(?:the|its|their|a)\s", "", match["who"].strip()) if named or _tells(head) else None


def _tells(noun: Token) -> bool:
    """Whether a noun is for people or a body that may count: "organisers", "police", "the interior ministry"."""
    lemma = noun.lemma.lower()
    several = noun.tag in {"NNS", "NNPS"} and is_person_noun(noun)
    return noun.pos in {"NOUN", "PROPN"} and (several or lemma in ORGANISATION_NOUNS | _BODIES)

"""Parties: whom a noun phrase means, beyond its own words: "the two countries", "the company", "the president"."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from storyatlas.extract.definites import fuller, is_bare
from storyatlas.extract.lexicon import ORGANISATION_NOUNS
from storyatlas.extract.names import Name, Names
from storyatlas.extract.people import is_person_noun
from storyatlas.extract.products import Products
from storyatlas.extract.tree import Tree
from storyatlas.model.document import Token
from storyatlas.model.place import Place, PlaceMention
from storyatlas.model.titles_of_people import is_title

_STATES = frozenset({"country", "nation", "side", "government", "neighbour", "neighbor", "state", "power", "capital"})
_TWO = frozenset({"two", "both"})
_OTHERS = frozenset({"more", "other", "further", "additional", "new", "unnamed"})
# What any body of its kind is called when it was named before.
_BODIES = frozenset(
    """
        company firm group airline carrier manufacturer maker planemaker carmaker giant bank agency organisation
        organization
    """.split()
)
# What a state fights with: "Narnian warplanes" are Narnia's.
_ARMS = frozenset(
    """
        warplane jet fighter bomber aircraft plane helicopter gunship warship destroyer frigate submarine gunboat vessel
        ship tank artillery missile rocket drone shell raid attack strike bombing shelling airstrike invasion offensive
        incursion blockade retaliation
    """.split()
)
_SENTENCES = 4  # how far back a body may have been named
_RECENT = 3.0  # how much more a country counts that the last sentences named

# States that are no more: where they lay is on today's map, what they did is theirs.
_FORMER = {
    **dict.fromkeys(("soviet union", "ussr", "u.s.s.r.", "soviets"), "Soviet Union"),
    "yugoslavia": "Yugoslavia",
    "czechoslovakia": "Czechoslovakia",
    "east germany": "East Germany",
    "west germany": "West Germany",
}


def _is_somebody(noun: Token) -> bool:
    return is_person_noun(noun) or noun.lemma.lower() in ORGANISATION_NOUNS


def _is_state(place: Place) -> bool:
    """Not land alone: an attack by Palestinians is no attack by the Palestinian territories."""
    return place.precision == "country" and "territor" not in place.name.lower()


class Parties:
    """Who takes part, by the noun phrases of one section."""

    def __init__(self, tree: Tree, names: Names) -> None:
        self._tree, self._names = tree, names
        self.products = Products(tree, names)

    def of(self, head: Token) -> list[Name]:
        """Whom the noun phrase at `head` means, most often one; empty for nobody one could print."""
        if pair := self._both(head):
            return pair
        if holder := self._names.holder(self._tree, head):
            return [Name(holder, "person")]
        if called := self._called(head):
            return [called]
        if body := self._body(head):
            return [body]
        name = self._country(head) or self._names.of(self._tree, head)
        if name is not None and is_bare(self._tree, head) and _is_somebody(head):
            phrase = fuller(self._tree, head)
            name = Name(phrase, name.type) if phrase else name
        return [self._in_case(name, head)] if name else []

    def state_behind(self, head: Token) -> Name | None:
        """The state whose arms or attack a noun phrase names: Narnia of "Narnian warplanes"."""
        if head.lemma.lower() not in _ARMS:
            return None
        section = self._tree.section
        for word in self._tree.children(head, "amod", "compound", "nmod"):
            if word.i > head.i or word.pos not in {"ADJ", "PROPN"}:
                continue
            for mention in self._origin_at.get(word.i, ()):
                if mention.place is not None and _is_state(mention.place):
                    return Name(_FORMER.get(section.text[word.start : word.end].lower(), mention.place.name), "place")
        return None

    def _in_case(self, name: Name, head: Token) -> Name:
        """ "Soldiers" at the start of a sentence, and "Six Young Soldiers" of a headline, are soldiers."""
        if name.type == "thing" and self._tree.section.field == "title":
            return name  # what a headline opens with matters
        opening = name.name.split()[0]
        below = [self._tree.tokens[i] for i in sorted(self._tree.subtree(head))]
        first = next((t for t in below if t.text == opening), None)
        if head.pos == "PROPN" or first is None or not self._names.opens(self._tree, first):
            return name
        return Name(name.name[:1].lower() + name.name[1:], name.type)

    def _called(self, head: Token) -> Name | None:
        """ "The Danish airline, Coast Air," is Coast Air."""
        office = head.tag == "NNP" and is_title(head.text, first=False)
        if not office and (head.pos != "NOUN" or head.tag != "NN"):
            return None
        for other in self._tree.children(head, "appos"):
            entity = self._names.entity(self._tree.section, other)
            if entity is not None and entity.type in {"PERSON", "ORG"} and other.pos == "PROPN":
                return self._names.of(self._tree, other)
        return None

    def _country(self, head: Token) -> Name | None:
        """A country under the name that it goes by, however the article writes it; a state that is no more keeps
        its own, though its land lies in another now."""
        mention = self._place_at.get(head.i)
        entity = self._names.entity(self._tree.section, head)
        if mention is None or mention.place is None or mention.place.precision != "country":
            return None
        if entity is not None and (entity.type != "GPE" or entity.end > mention.end + 3):
            return None
        former = _FORMER.get(mention.text.lower().removeprefix("the ").strip())
        return Name(former or mention.place.name, "place")

    def _both(self, head: Token) -> list[Name]:
        """ "The two countries", "both sides": the two that were named most, the last sentences first.

        "Two more countries" are others.
        """
        if head.tag != "NNS" or head.lemma.lower() not in _STATES:
            return []
        before = [t for t in self._tree.children(head) if t.i < head.i]
        words = {t.text.lower() for token in before for t in (token, *self._tree.children(token))}
        if not words & _TWO or words & _OTHERS:
            return []
        section = self._tree.section
        number = self._tree.sentence_of[head.i]
        recent = section.sentences[max(0, number - _SENTENCES)].start
        counts: Counter[str] = Counter()
        for mention in (*section.places, *section.origins):
            if mention.place is not None and mention.place.country and mention.start < head.start:
                counts[mention.place.country] += _RECENT if mention.start >= recent else 1.0  # type: ignore[assignment]
        named = {m.place.country: m.place.name for m in self._countries if m.place is not None}
        ranked = [c for c in sorted(counts, key=lambda c: (-counts[c], c)) if c in named]
        return [Name(named[country], "place") for country in ranked[:2]] if len(ranked) > 1 else []

    def _body(self, head: Token) -> Name | None:
        """ "The ministry" after "the health ministry of Norway", "the company" after "Coast Ferries"."""
        lemma = head.lemma.lower()
        if lemma not in ORGANISATION_NOUNS | _BODIES or head.tag != "NN" or not is_bare(self._tree, head):
            return None
        tree = self._tree
        first = tree.section.sentences[max(0, tree.sentence_of[head.i] - _SENTENCES)].first
        here = tree.sentence(head).first
        best: tuple[int, bool, int, Name] | None = None
        for entity in tree.section.entities:
            if entity.type != "ORG" or not first <= entity.first < head.i:
                continue
            words = entity.text.lower().split()
            if lemma not in words and (lemma not in _BODIES or len(words) > 6):
                continue
            subject = any(tree.tokens[i].dep in {"nsubj", "nsubjpass"} for i in range(entity.first, entity.last))
            near = 2 if entity.first >= here else int(subject)
            rank = (2 * (lemma in words) + near, subject, entity.first, self._names.full(entity.text, "organisation"))
            if best is None or rank[:3] > best[:3]:
                best = rank
        return best[3] if best else None

    @cached_property
    def _place_at(self) -> dict[int, PlaceMention]:
        """The place mention that holds each token."""
        found = {}
        places = iter(sorted(self._tree.section.places, key=lambda m: m.start))
        mention = next(places, None)
        for token in self._tree.tokens:
            while mention is not None and token.start >= mention.end:
                mention = next(places, None)
            if mention is not None and mention.start <= token.start < mention.end:
                found[token.i] = mention
        return found

    @cached_property
    def _origin_at(self) -> dict[int, list[PlaceMention]]:
        """The peoples and places that each token names."""
        found: dict[int, list[PlaceMention]] = {i: [mention] for i, mention in self._place_at.items()}
        starts = {token.start: token.i for token in self._tree.tokens}
        for mention in self._tree.section.origins:
            if (i := starts.get(mention.start)) is not None:
                found.setdefault(i, []).append(mention)
        return found

    @cached_property
    def _countries(self) -> list[PlaceMention]:
        section = self._tree.section
        return [m for m in (*section.places, *section.origins) if m.place and m.place.precision == "country"]

"""States: the one that a noun phrase names or that stands behind it, by its capital, its arms or its half of a land."""

from __future__ import annotations

from functools import cached_property

from storyatlas.extract.definites import fuller
from storyatlas.extract.names import Name, Names
from storyatlas.extract.tree import Tree
from storyatlas.model.document import Token
from storyatlas.model.place import Place, PlaceMention

# What a state fights with: "Narnian warplanes" are Narnia's.
_ARMS = frozenset(
    """
        warplane jet fighter bomber aircraft plane helicopter gunship warship destroyer frigate submarine gunboat vessel
        ship tank artillery missile rocket drone shell raid attack strike bombing shelling airstrike invasion offensive
        incursion blockade retaliation troop soldier marine paratrooper
    """.split()
)
_OFTEN = 3  # namings of other states in an article of their affairs
# States that are no more: where they lay is on today's map, what they did is theirs.
_FORMER = {
    **dict.fromkeys(("soviet union", "ussr", "u.s.s.r.", "soviets"), "Soviet Union"),
    "yugoslavia": "Yugoslavia",
    "czechoslovakia": "Czechoslovakia",
    "east germany": "East Germany",
    "west germany": "West Germany",
}


def is_arms(noun: Token) -> bool:
    """Whether a noun tells of a state's forces or of what they do."""
    return noun.lemma.lower() in _ARMS or noun.text.lower() == "forces"  # no "air force", which is a body


def _is_state(place: Place) -> bool:
    """Not land alone: an attack by Palestinians is no attack by the Palestinian territories."""
    return place.precision == "country" and "territor" not in place.name.lower()


def _is_called_so(mention: PlaceMention) -> bool:
    """Whether the words are a town's name, not an institution's that sits there ("Kremlin")."""
    place = mention.place
    return place is not None and place.precision == "city" and place.name.startswith(mention.text)


class States:
    """The states that the noun phrases of one section name."""

    def __init__(self, tree: Tree, names: Names) -> None:
        self._tree, self._names = tree, names

    def named(self, head: Token) -> Name | None:
        """A country under the name that it goes by, however the article writes it; a state that is no more keeps
        its own, though its land lies in another now. "The North" is the country that the article calls so in full,
        and a capital that speaks or decides ("Lisbon denied it") the state."""
        mention = self.place_at.get(head.i)
        entity = self._names.entity(self._tree.section, head)
        if mention is None or mention.place is None:
            country = fuller(self._tree, head) if head.pos == "PROPN" and self._has_article(head) else None
            return Name(country, "place") if country is not None and country.istitle() else None
        if mention.metonym and _is_called_so(mention) and self._is_among_states(mention):
            return Name(mention.place.name.rpartition(", ")[2], "place")
        if mention.text.endswith(("'s", "’s")):
            return Name(mention.text, "place")  # "St. John's" is nobody called John
        if mention.place.precision != "country":
            return None
        if entity is not None and (entity.type != "GPE" or entity.end > mention.end + 3):
            return None
        former = _FORMER.get(mention.text.lower().removeprefix("the ").strip())
        return Name(former or mention.place.name, "place")

    def behind(self, head: Token) -> list[Name]:
        """The states whose arms, troops or attack a noun phrase names: Narnia of "Narnian warplanes", both of "Danish
        and Norwegian warplanes", none of "Norwegian-made warplanes"."""
        if not is_arms(head):
            return []
        found = list[Name]()
        for word in self._tree.children(head, "amod", "compound", "nmod"):
            if word.i < head.i and word.pos in {"ADJ", "PROPN"}:
                peoples = [word, *(t for t in self._tree.children(word, "conj") if t.i < head.i)]
                found.extend(name for people in peoples if (name := self._state_of(people)) is not None)
        return found

    def _state_of(self, word: Token) -> Name | None:
        """The state that an adjective names, of "North Korean" by both words."""
        for mention in (mention for i in sorted(self._tree.subtree(word)) for mention in self._origin_at.get(i, ())):
            named = mention.place is not None and mention.start <= word.start < mention.end
            if mention.place is not None and named and _is_state(mention.place):
                former = _FORMER.get(self._tree.section.text[word.start : word.end].lower())
                return Name(former or mention.place.name, "place")
        return None

    def _is_among_states(self, capital: PlaceMention) -> bool:
        """Whether the text names another state, its people or its places, near or three times: at home the capital may
        be a town as others are."""
        section, here = self._tree.section, self._tree.sentence_of[self._token_at.get(capital.start, 0)]
        first, last = section.sentences[max(0, here - 2)].start, section.sentences[here].end
        others = [
            other
            for other in (*section.places, *section.origins)
            if other.place is not None
            and capital.place is not None
            and other.place.country not in {None, capital.place.country}
            and (_is_called_so(other) or other.place.precision == "country")
        ]
        return len(others) >= _OFTEN or any(first <= other.start < last for other in others)

    def _has_article(self, head: Token) -> bool:
        determiner = self._tree.child(head, "det")
        return determiner is not None and determiner.text.lower() == "the"

    @cached_property
    def place_at(self) -> dict[int, PlaceMention]:
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
    def _token_at(self) -> dict[int, int]:
        """Which token begins at a character."""
        return {token.start: token.i for token in self._tree.tokens}

    @cached_property
    def _origin_at(self) -> dict[int, list[PlaceMention]]:
        """The peoples and places that each token names."""
        found: dict[int, list[PlaceMention]] = {i: [mention] for i, mention in self.place_at.items()}
        for mention in self._tree.section.origins:
            if (i := self._token_at.get(mention.start)) is not None:
                found.setdefault(i, []).append(mention)
        return found

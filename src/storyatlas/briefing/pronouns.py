"""Who it is: "he", "she" or "it" as subject gives way to the event's own actor, named last before; and one
whom few articles name gets a first name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from storyatlas.briefing.draft import Draft, reporting
from storyatlas.briefing.references import subject_of
from storyatlas.model.article import Article
from storyatlas.model.event import Event

_NEAR = 500  # characters before a sentence in which the name must stand
# Who goes by such a word after its name: "the association".
_BODIES = frozenset(
    "company association agency bank ministry firm union board commission council party club institute airline".split()
)
_KINDS = {"he": ("person",), "she": ("person",), "it": ("organisation", "place")}

Actors = Mapping[str, frozenset[tuple[str, str]]]
"""By article, the names of those who take part in its events, each with its type."""


def actors_of(events: Sequence[Event]) -> Actors:
    """Who takes part in the events that each article tells."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for event in events:
        named = {(p.name, p.type) for p in event.participants if p.name[:1].isupper()}
        for article in {evidence.article for evidence in event.evidence}:
            found[article] |= named
    return {article: frozenset(named) for article, named in found.items()}


def named_subject(draft: Draft, event: Event, article: Article, start: int, actors: Actors) -> dict[int, str]:
    """The name to say for the pronoun that is the subject; none where it is not plain whose it is.

    It is the one actor of the event of that kind, and of all of the kind in the article the one named last
    before character `start`, where the sentence begins.
    """
    first = _first_subject(draft)
    if first is None:
        return {}
    word = draft.tree.tokens[first].text.lower()
    body = word in _BODIES and [draft.tree.tokens[i].text.lower() for i in draft.tree.subtree(first)] == ["the", word]
    kinds = ("organisation",) if body else _KINDS.get(word)
    acting = {p.name for p in event.participants if p.role == "agent" and kinds and p.type in kinds}
    if kinds is None or len(acting) != 1:
        return {}
    (name,) = acting
    if any(draft.tree.tokens[i].text == name.split()[-1] for i in draft.keep if i > first):
        return {}  # "he noted that Quill had left": he is another
    before = article.text[max(0, start - _NEAR) : start] + draft.tree.text[: draft.tree.tokens[first].start]
    at = {other: _last(other, before) for other, kind in actors.get(article.id, ()) if kind in kinds}
    if at.get(name, -1) < 0 or any(place > at[name] for other, place in at.items() if other != name):
        return {}
    if body:
        return {first - 1: "the" if f"the {name}" in article.text else "", first: name}
    return {first: name}


def named_speaker_last(draft: Draft, speaker: str | None) -> dict[int, str]:
    """The name to say for "he" or "the minister" where that stands for who says it at the end."""
    tree = draft.tree
    over = reporting(tree, draft.main)
    subject = tree.subject(over) if over is not None else None
    if subject is None or subject not in draft.keep or subject < draft.main or not speaker or " " not in speaker:
        return {}
    words = tree.subtree(subject)
    said = [tree.tokens[i].text.lower() for i in words]
    unnamed = said[0] in ("he", "she") if len(said) == 1 else said[0] == "the" and tree.tokens[subject].tag == "NN"
    named = all(part[:1].isupper() or part in ("de", "da", "van", "von", "bin", "al") for part in speaker.split())
    if len(said) > 2 or not unnamed or not named or speaker.split()[-1] in tree.text:
        return {}
    return {**dict.fromkeys(words, ""), subject: speaker}


def named_in_full(draft: Draft, article: Article, actors: Actors, known: Collection[str]) -> dict[int, str]:
    """The full name to say for the bare last name that is the subject, of a person of the article; none for
    one of the last names that every reader of the story knows."""
    first, tree = _first_subject(draft), draft.tree
    if first is None or tree.tokens[first].pos != "PROPN" or any(k < first for k in tree.kids[first]):
        return {}
    last = tree.tokens[first].text
    names = [
        name
        for name, kind in sorted(actors.get(article.id, ()))
        if kind == "person" and name.endswith(f" {last}") and name in article.text
    ]
    return {first: names[0]} if len(names) == 1 and last not in known else {}


def well_known(actors: Actors) -> frozenset[str]:
    """The last names of persons who take part in the events of half of the articles."""
    counts = Counter(
        name for named in actors.values() for name in {who.split()[-1] for who, kind in named if kind == "person"}
    )
    return frozenset(name for name, number in counts.items() if number * 2 > len(actors))


def _first_subject(draft: Draft) -> int | None:
    """The subject that the sentence opens with: of who says it, where that is kept, else of the event's verb."""
    over = reporting(draft.tree, draft.main)
    first = subject_of(draft.tree, draft.main if over is None or over not in draft.keep else over)
    return first if first in draft.keep else None


def _last(name: str, text: str) -> int:
    """Where the name, or the last word of it, begins last in the text; -1 where it does not stand there."""
    return max(text.rfind(name), text.rfind(name.split()[-1]))

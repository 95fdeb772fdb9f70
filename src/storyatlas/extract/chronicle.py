"""Chronicles: texts in entries under dates ("1 May - The port closes."), and those that have lost their dates."""

from __future__ import annotations

from storyatlas.extract.clauses import HEADING
from storyatlas.extract.lexicon import CLAIMING, REPORTING, STATES
from storyatlas.extract.tree import Tree
from storyatlas.model.time import TimeExpression

_LEAST = 3  # dates that head entries, for a text to be a chronicle
_LONGEST = 8  # sentences of an entry
_LEAST_DEEDS, _MOSTLY, _SELDOM = 14, 0.5, 0.25
_MONTH_LETTERS = 20  # of a date alone in its line, with its weekday
_BULLETS = " \n\t•–—-*·"
_SAYING = REPORTING | CLAIMING


def find_entries(tree: Tree) -> dict[int, TimeExpression]:
    """The date that heads the entry of each sentence, by its number; nothing where the text is no chronicle."""
    heads = _heads(tree)
    if len(heads) < _LEAST:
        return {}
    found: dict[int, TimeExpression] = {}
    numbers = sorted(heads)
    for number, following in zip(numbers, [*numbers[1:], _end_of_line(tree, numbers[-1])], strict=True):
        end = min(following, number + _LONGEST, len(tree.section.sentences))
        found.update(dict.fromkeys(range(number, end), heads[number]))
    return found


def _end_of_line(tree: Tree, number: int) -> int:
    """The number of the sentence that begins the line after the one in which a sentence, or what a bare date heads,
    stands: behind the last entry a text may go on about something else."""
    sentences, text = tree.section.sentences, tree.section.text
    if sum(c.isalpha() for c in text[sentences[number].start : sentences[number].end]) <= _MONTH_LETTERS:
        number += 1
    while number + 1 < len(sentences) and "\n" not in text[sentences[number].end - 1 : sentences[number + 1].start]:
        number += 1
    return number + 1


def _heads(tree: Tree) -> dict[int, TimeExpression]:
    """The dates that open their sentences, before a dash or a colon or alone in it, by the number of the sentence."""
    text, heads = tree.section.text, {}
    times = iter(tree.section.times)
    time = next(times, None)
    for number, sentence in enumerate(tree.section.sentences):
        while time is not None and time.start < sentence.start:
            time = next(times, None)
        if time is None or time.start >= sentence.end or text[sentence.start : time.start].strip(_BULLETS):
            continue
        dated = time.type == "DATE" and time.time is not None and any(c.isdigit() for c in time.text)
        alone = not any(c.isalnum() for c in text[time.end : sentence.end])
        if dated and (alone or HEADING.match(text, time.end, sentence.end)):
            heads[number] = time
    return heads


def tells_in_present(tree: Tree) -> bool:
    """Whether most sentences tell in the present tense what was done ("The council imposes a curfew"): a chronicle
    whose dates are lost, as when the text was taken from its page, and not the news of one day.

    In 500 articles of eight stories chronicles had 17 such sentences or more, all others 11 at most.
    """
    told = present = deeds = past = 0
    for sentence in tree.section.sentences:
        root = next((t for t in tree.tokens[sentence.first : sentence.last] if t.dep == "ROOT"), None)
        if root is None or not root.tag.startswith("VB"):
            continue
        told += 1
        past += root.tag == "VBD"
        lemma = root.lemma.lower()
        if root.tag in {"VBZ", "VBP"} and lemma not in STATES and not tree.children(root, "aux", "auxpass"):
            present += 1
            deeds += lemma not in _SAYING
    return deeds >= _LEAST_DEEDS and present >= _MOSTLY * told and past <= _SELDOM * told

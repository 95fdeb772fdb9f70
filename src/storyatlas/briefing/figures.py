"""The number that a sentence is about, as a label: "1,500 special forces soldiers", "$2,000 a month"."""

from __future__ import annotations

import re

from storyatlas.briefing.draft import Draft

_LEAST = 20  # smaller counts are no key figures, unless of money, percent or millions
_LONGEST = 6  # words
_UNIT = re.compile(r"[$£€¥%]|\b(?:percent|per cent|million|billion|trillion)\b", re.I)
_MEASURE = re.compile(r"\b(?:mm|cm|millimet\w+|centimet\w+|calib\w+|block)\b", re.I)
_QUANTIFIERS = frozenset(
    "about around nearly almost over more than least up to some roughly approximately as many".split()
)
_YEAR = re.compile(r"(?:\d{1,2},)?(?:19|20)\d\d")  # or a day with it, as some exports glue them: "4,1987"
_MOMENT = re.compile(r"\b(?:seconds?|minutes?|moments?|hours?)$|^100 ?(?:%|per ?cent|pct)$", re.I)


def figure_of(draft: Draft, text: str) -> str:
    """The first large number of the draft with its noun; empty where there is none."""
    tree = draft.tree
    for i in sorted(draft.keep):
        token = tree.tokens[i]
        if (
            token.pos != "NUM"
            or i in draft.swap
            or token.dep not in ("nummod", "dobj", "pobj", "attr", "nsubj", "nsubjpass")
        ):
            continue
        if any(
            tree.tokens[k].dep in ("relcl", "acl", "advcl", "appos") for k in tree.above(i) if k > draft.main or k < i
        ):
            continue
        if tree.text[token.end : token.end + 1] == "-" or tree.text[max(0, token.start - 1) : token.start] == "-":
            continue
        if any(t.start <= token.start < t.end and t.type in ("DATE", "TIME") for t in tree.times):
            continue
        if _is_address(draft, i):
            continue
        label = _label(draft, i)
        counted = token.dep == "nummod" or _UNIT.search(label)
        if label and _in_quotes(text, label):
            continue
        if label and counted and _is_large(label) and label.lower() in text.lower() and not _is_date(label):
            return label[:1].upper() + label[1:]
    return ""


def _is_date(label: str) -> bool:
    """Whether the words say when or for how short a time."""
    return bool(_YEAR.fullmatch(label) or _MOMENT.search(label))


def _is_address(draft: Draft, number: int) -> bool:
    """Whether the number is part of what it stands in: "at 40 Harbour Street", "his No. 10 shirt"."""
    tree = draft.tree
    before = tree.text[: tree.tokens[number].start].lower()
    following = tree.tokens[min(number + 1, len(tree.tokens) - 1)]
    named = following.tag == "NNP" or (following.pos == "PROPN" and following.text[:1].isdigit())
    of_money = _UNIT.search(before[-2:] + following.text)
    return bool(re.search(r"\b(?:no\.?|nr\.?|number)\s*$", before)) or (named and not of_money)


def _in_quotes(text: str, label: str) -> bool:
    """Whether the figure is part of somebody's own words."""
    before = text[: max(0, text.lower().find(label.lower()))]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def _is_model(draft: Draft, number: int) -> bool:
    """Whether a token is a number that is part of a name: "Trent 900 engines", but not "on Monday 900 people"."""
    tree = draft.tree
    token = tree.tokens[number]
    before = tree.tokens[number - 1] if number else token
    dated = any(time.start <= before.start < time.end for time in tree.times)
    return token.pos == "NUM" and before.pos == "PROPN" and not dated and not _UNIT.search(before.text)


def _label(draft: Draft, number: int) -> str:
    """The number with the words that bound it and the noun that it counts."""
    tree = draft.tree
    first = number
    below = set(tree.subtree(number))
    while first and (first - 1 in below or tree.tokens[first - 1].text.lower() in _QUANTIFIERS):
        first -= 1
    while first < number and _hangs(tree.tokens[first].text, tree.tokens[first + 1].text):
        first += 1
    head = tree.tokens[number].head
    last = head if tree.tokens[number].dep == "nummod" and head > number else number
    if last - first >= _LONGEST or not set(range(first, last + 1)) <= draft.keep:
        last = max(below)
    run = range(first, last + 1)
    if last - first >= _LONGEST or not set(run) <= draft.keep or any(_is_model(draft, i) for i in run):
        return ""
    if last == number and head > number and not _UNIT.search(tree.tokens[number].text):
        return ""  # "about 50" of what?
    if tree.tokens[last].tag == "NN" and tree.tokens[last].dep in ("compound", "nmod", "amod", "npadvmod"):
        return ""  # "a 26 mile link" is no count of miles
    if first and tree.tokens[first].tag == "CD" and tree.tokens[first - 1].text.lower() == "between":
        first -= 1
    return tree.text[tree.tokens[first].start : tree.tokens[last].end]


def _hangs(word: str, following: str) -> bool:
    """Whether a word before a number belongs to what stands before it: "reduced to 100", "as high as 100"."""
    word, following = word.lower(), following.lower()
    return word in ("to", "than") or (word == "as" and following not in ("many", "much", "few"))


def _is_large(label: str) -> bool:
    if _UNIT.search(label):
        return True
    if _MEASURE.search(label):
        return False
    numbers = [int(n.replace(",", "")) for n in re.findall(r"\d[\d,]*", label)]
    return any(n >= _LEAST for n in numbers)

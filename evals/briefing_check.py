"""A second, independent check of a briefing: it reads the edition as a sceptical reader would.

Takes an atlas folder, reads `edition/briefing.md` and `articles.jsonl`, and asks of every
sentence with footnotes whether its quotations stand in the stored articles and whether the
names, numbers, dates and quoted words of the sentence stand in those quotations. Standard
library only, and no code shared with `storyatlas.briefing`.

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

_MARKS = re.compile(r"((?:\[\^q\d+\])+)")
_NOTE = re.compile(r"^\[\^(q\d+)\]: (.*?): “(.*)”(?: <(\S+)>)?$")
_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
_DATE = re.compile(rf"\b(?:(\d{{1,2}}) )?({_MONTH}) (\d{{4}})\b", re.I)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_COUNTS = dict(zip("one two three four five six seven eight nine ten eleven twelve".split(), range(1, 13), strict=True))
_LABELS = ("Planned:", "Unconfirmed:", "Denied:")


@dataclass(frozen=True)
class Claim:
    """A sentence of the edition and what it cites: (quotation, day of publication, article text)."""

    text: str
    cited: tuple[tuple[str, datetime.date | None, str], ...]

    @property
    def quotes(self) -> str:
        return " \n ".join(quote for quote, _, _ in self.cited)


def run(atlas_dir: str | Path) -> list[dict[str, Any]]:
    """Shares of the edition's sentences that hold what they should; one dict a metric.

    `supported` counts sentences that pass all of the others; its `failures` lists at most ten
    that do not, with what is missing.
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
    texts = [_plain(claim.text) for claim in claims]
    share = {kind: round(number / total, 4) if total else 1.0 for kind, number in passed.items()}
    values: dict[str, float] = {
        "sentences": total,
        "footnotes": notes,
        "quotes_found": share["quotes"],
        "names_cited": share["names"],
        "numbers_cited": share["numbers"],
        "quotations_exact": share["quotations"],
        "repeated": len(texts) - len(set(texts)),
        "supported": share["all"],
    }
    rows: list[dict[str, Any]] = [
        {"benchmark": "briefing", "metric": name, "value": value, "n": total} for name, value in values.items()
    ]
    rows[-1]["failures"] = failures[:10]
    return rows


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
            told = re.sub(r"^- (?:[^*“]*: )?(?:\((?:claim|denied)\) )?", "", text).replace("**", "")
            claims.append(Claim(_unescaped(told).strip(), tuple(notes[key] for key in keys if key in notes)))
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
    text = claim.text
    for label in _LABELS:
        text = text.removeprefix(label).strip()
    text = re.sub(r"\(([^()]*)\)$", "", text) if text.startswith("“") else text
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
    held = claim.quotes.lower()
    known = {number.replace(",", "").rstrip(".") for number in re.findall(r"\d[\d,.]*", held)}
    known |= {str(value) for word, value in _COUNTS.items() if re.search(rf"\b{word}\b", held)}
    text = claim.text
    missing = []
    for match in _DATE.finditer(text):
        if not all(part.lower() in held for part in match.groups() if part) and not _follows(match, claim):
            missing.append(match.group())
    text = _DATE.sub(" ", text)
    numbers = [number.replace(",", "").rstrip(".") for number in re.findall(r"\d[\d,.]*", text)]
    return missing + [number for number in numbers if number not in known]


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
            if (gap == 0 or match.group(2).lower() in words) or (gap == 1 and "last month" in words):
                return True
            continue
        day = datetime.date(year, month, int(match.group(1)))
        near = abs((published - day).days) <= 7
        named = _DAYS[day.weekday()] in words or match.group(2).lower() in words
        back = {0: "today", 1: "yesterday", -1: "tomorrow"}.get((published - day).days, "\0")
        if near and (named or back in words):
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


if __name__ == "__main__":
    for row in run(sys.argv[1]):
        print(json.dumps(row, ensure_ascii=False))

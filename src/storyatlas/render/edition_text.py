"""The edition as plain text, 72 columns wide, its sources numbered."""

from __future__ import annotations

import textwrap
from typing import Any

from storyatlas.render.issue import Edition

WIDTH = 72


def render_text(edition: Edition) -> str:
    """The whole briefing; numbers in brackets lead to the list of sources at its end."""
    page = edition.page
    stamp = " · ".join(part for part in (edition.issue, page["as_of"], f"{page['minutes']} min") if part)
    title = _wrapped(edition.headline)
    lines = [*title, "=" * max(map(len, title), default=0), *_wrapped(stamp), ""]
    lines += [*_wrapped(page["question"]), ""] if page["question"] else []
    lines += [*_wrapped(_paragraph(page["lede"]["sentences"])), ""] if page["lede"]["sentences"] else []
    lines += [*_wrapped(f"{page['how_made']} {page['score']}."), ""]
    address = edition.on_the_web(edition.map_url)
    lines += [f"The whole story on the map: {address}", ""] if address else []
    for part in page["parts"]:
        lines += _part(part)
    return "\n".join(line.rstrip() for line in lines).rstrip() + "\n"


def render_text_part(edition: Edition, unsubscribe: str) -> str:
    """The text of an email: the briefing between the lines that every letter has.

    `unsubscribe` stands where each copy gets its own address.
    """
    address = edition.on_the_web("briefing.html")
    first = [f"Read on the web: {address}"] if address else []
    first += [f"Was this forwarded to you? Subscribe: {edition.subscribe}"] if edition.subscribe else []
    last = ["-- ", "Reply to this email to tell us what is wrong or missing."]
    last += [f"Unsubscribe: {unsubscribe}"]
    return "\n".join([*first, *([""] if first else []), render_text(edition), *last]) + "\n"


def _part(part: dict[str, Any]) -> list[str]:
    lines = [part["over"].upper(), ""] if part["over"] else []
    label = part["label"] if part["tag"] == "h3" else part["label"].upper()
    lines += [label, "-" * min(len(label), WIDTH), ""]
    lines += [*_wrapped(_paragraph(part["prose"]["sentences"])), ""] if part["prose"]["sentences"] else []
    for bullet in part["bullets"]:
        lines += _item(_bullet(bullet))
    lines += [""] if part["bullets"] else []
    for place in part["places"]:
        lines += _item(f"{place['name']}: {place['events']}{', ' + place['when'] if place['when'] else ''}")
    lines += [""] if part["places"] else []
    for dispute in part["disputes"]:
        what = dispute["what"][:1].upper() + dispute["what"][1:]
        lines += _wrapped(f"{what} ({dispute['title']}):")
        for value in dispute["values"]:
            given = ", ".join(part for part in (value["speaker"], value["date"]) if part)
            lines += _item(f"{value['value']}: {given} [{value['mark']['number']}]")
        lines += [""]
    for note in part["notes"]:
        lines += [*_wrapped(note), ""]
    for source in part["sources"]:
        lines += _source(source)
    return [*lines, ""] if part["sources"] else lines


def _bullet(bullet: dict[str, Any]) -> str:
    date = f"{bullet['date']}: " if bullet["date"] else ""
    tag = f"({bullet['tag'].lower()}) " if bullet["tag"] else ""
    label = f"{bullet['label']}. " if bullet["label"] else ""
    note = f" ({bullet['note']})" if bullet["note"] else ""
    return f"{date}{tag}{label}{_paragraph([bullet['lead'], *bullet['sentences']])}{note}"


def _paragraph(sentences: list[dict[str, Any]]) -> str:
    return " ".join(_cited(sentence) for sentence in sentences)


def _cited(sentence: dict[str, Any]) -> str:
    numbers = [str(mark["number"]) for mark in sentence["marks"] if mark["first"]]
    return f"{sentence['whole']} [{', '.join(numbers)}]" if numbers else str(sentence["whole"])


def _source(source: dict[str, Any]) -> list[str]:
    about = ", ".join(part for part in (source["outlet"], source["title"], source["date"]) if part)
    copy = f" (same text as {source['copy_of']})" if source["copy_of"] else ""
    head = f"[{source['number']}] "
    lines = textwrap.wrap(f"{head}{about}{copy}", WIDTH, subsequent_indent=" " * len(head))
    return [*lines, *([f"{' ' * len(head)}{source['url']}"] if source["url"] else [])]


def _item(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent="* ", subsequent_indent="  ", break_long_words=False)


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(" ".join(text.split()), WIDTH, break_long_words=False, break_on_hyphens=False)

"""The edition as Markdown, with a footnote for every quotation."""

from __future__ import annotations

import re
from typing import Any

from storyatlas.render.issue import Edition

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#&^$!])")


def render_markdown(edition: Edition) -> str:
    """The edition as Markdown (CommonMark with footnotes and tables); no text of an article is markup."""
    page, map_url = edition.page, edition.map_url
    notes: list[str] = []
    lines = [f"# {escaped(edition.headline)}", ""]
    stamp = " · ".join(part for part in (edition.issue or "Briefing", page["as_of"], f"{page['minutes']} min") if part)
    lines += [f"*{escaped(stamp)}*", ""]
    if page["question"]:
        lines += [f"*{escaped(page['question'])}*", ""]
    if page["lede"]["sentences"]:
        lines += [_paragraph(page["lede"]["sentences"], notes), ""]
    lines += [
        f"{escaped(page['how_made'])} [The whole story is on the map.](<{map_url}>) {escaped(page['score'])}.",
        "",
    ]
    for part in page["parts"]:
        lines += _part(part, notes)
    return "\n".join([*lines, *notes]).rstrip() + "\n"


def escaped(text: str) -> str:
    """`text` on one line with everything that Markdown would read as markup escaped."""
    line = _SPECIAL.sub(r"\\\1", " ".join(str(text).split()))
    line = line.replace("://", r":\//").replace("www.", r"www\.")
    line = re.sub(r"(?<=\w)@(?=\w)", r"\\@", line)
    return re.sub(r"^(\d+)([.)])(?=\s|$)", r"\1\\\2", re.sub(r"^([-+=])", r"\\\1", line))


def _part(part: dict[str, Any], notes: list[str]) -> list[str]:
    lines = [f"## {escaped(part['over'])}", ""] if part["over"] else []
    lines += [f"{'###' if part['tag'] == 'h3' else '##'} {escaped(part['label'])}", ""]
    prose = _paragraph(part["prose"]["sentences"], notes)
    lines += [prose, ""] if prose else []
    bullets = [_bullet(bullet, notes) for bullet in part["bullets"]]
    lines += [*bullets, ""] if bullets else []
    if part["places"]:
        rows = [f"| [{escaped(p['name'])}](<{p['href']}>) | {p['events']} | {p['when']} |" for p in part["places"]]
        lines += ["| Place | On the map | When |", "| --- | --- | --- |", *rows, ""]
    for dispute in part["disputes"]:
        lines += _dispute(dispute, notes)
    for note in part["notes"]:
        lines += [escaped(note), ""]
    sources = [_source(source) for source in part["sources"]]
    return [*lines, *sources, ""] if sources else lines


def _bullet(bullet: dict[str, Any], notes: list[str]) -> str:
    date = f"{escaped(bullet['date'])}: " if bullet["date"] else ""
    tag = f"({escaped(bullet['tag'].lower())}) " if bullet["tag"] else ""
    label = f"**{escaped(bullet['label'])}.** " if bullet["label"] else ""
    lead = f"{label}{_cited(bullet['lead'], notes)}"
    rest = "".join(f" {_cited(sentence, notes)}" for sentence in bullet["sentences"])
    note = f" *({escaped(bullet['note'])})*" if bullet["note"] else ""
    ties = "".join(f" {tie['phrase'].capitalize()}: *{escaped(tie['title'])}*." for tie in bullet["ties"])
    return f"- {date}{tag}{lead}{rest}{ties}{note} [map](<{bullet['href']}>)"


def _dispute(dispute: dict[str, Any], notes: list[str]) -> list[str]:
    rows = [
        f"| {escaped(value['value'])}{_marks([value['mark']], notes)} | {escaped(value['speaker'])} | {value['date']} |"
        for value in dispute["values"]
    ]
    what = dispute["what"][:1].upper() + dispute["what"][1:]
    title = f"**{escaped(what)}** – {escaped(dispute['title'])} [map](<{dispute['href']}>)"
    return [title, "", "| What is said | By whom | Published |", "| --- | --- | --- |", *rows, ""]


def _source(source: dict[str, Any]) -> str:
    title = escaped(source["title"])
    title = f"[{title}](<{source['url']}>)" if source["url"] and title else title
    copy = f"same text as {source['copy_of']}" if source["copy_of"] else ""
    parts = [part for part in (f"**{escaped(source['outlet'])}**", title, escaped(source["date"]), copy) if part]
    return f"{source['number']}. {', '.join(parts)}"


def _paragraph(sentences: list[dict[str, Any]], notes: list[str]) -> str:
    """Cited sentences, each with the way to its event on the map."""
    links = [f" [map](<{s['marks'][0]['map']}>)" if s["marks"] and s["marks"][0]["map"] else "" for s in sentences]
    return " ".join(_cited(sentence, notes) + link for sentence, link in zip(sentences, links, strict=True))


def _cited(sentence: dict[str, Any], notes: list[str]) -> str:
    bold = f"**{escaped(sentence['bold'])}**" if sentence["bold"] else ""
    gap = " " if bold and sentence["text"].startswith(" ") else ""
    return f"{bold}{gap}{escaped(sentence['text'])}{_marks(sentence['marks'], notes)}"


def _marks(marks: list[dict[str, Any]], notes: list[str]) -> str:
    for mark in marks:
        where = ", ".join(escaped(part) for part in (mark["outlet"], mark["title"], mark["date"]) if part)
        link = f" <{mark['url']}>" if mark["url"] else ""
        note = f"[^{mark['id']}]: {where}: “{escaped(mark['quote'])}”{link}"
        if note not in notes[-8:]:
            notes.append(note)
    return "".join(f"[^{mark['id']}]" for mark in marks)

"""What an editor reads of the changes between two atlases."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from typer.testing import CliRunner

from storyatlas.cli import app
from storyatlas.diff import compare, tell_changes
from storyatlas.model.article import Article
from storyatlas.model.atlas import Atlas, Story
from storyatlas.model.event import Conflict, ConflictValue, Event, Evidence, Reports
from storyatlas.model.time import TimeValue
from storyatlas.runners.files import write_articles

TEXTS = {
    "a1": "The pier burned on Monday. Nobody was hurt.",
    "a2": "Fire destroyed the pier. The mayor resigned.",
    "a3": "The pier was lost to the flames. Police arrested a man.",
    "a4": "Divers searched the harbour.",
}


def article(key: str, text: str = "") -> Article:
    return Article(key, f"https://{key}.example/1", f"Outlet {key}", f"Report {key}", text or TEXTS[key], "2031-05-04")


def said(key: str, words: str) -> Evidence:
    start = TEXTS[key].index(words)
    return Evidence(key, "text", start, start + len(words), words)


def event(key: str, title: str, *evidence: Evidence, **traits: object) -> Event:
    made = Event(key, title, "other", "happened", False, 0.5, "s", evidence=evidence)
    return replace(made, reports=Reports(len(evidence), len(evidence), len(evidence)), **traits)  # type: ignore[arg-type]


def atlas(articles: tuple[Article, ...], *events: Event, as_of: str = "2031-05-04") -> Atlas:
    return Atlas(Story("The pier", as_of=as_of), articles, events, (), ())


BURNED = said("a1", "The pier burned on Monday")
DESTROYED = said("a2", "Fire destroyed the pier")
LOST = said("a3", "The pier was lost to the flames")
ALL = tuple(article(key) for key in TEXTS)


def test_nothing_changed() -> None:
    one = atlas(ALL, event("e1", "Pier burns", BURNED))
    changes = compare(one, one)
    assert (changes.events, changes.figures, changes.articles) == ((), (), ())
    assert "Nothing changed" in tell_changes(changes)


def test_new_and_withdrawn_events() -> None:
    old = atlas(ALL, event("e1", "Pier burns", BURNED), event("e2", "Mayor resigns", said("a2", "The mayor resigned")))
    new = atlas(ALL, event("e1", "Pier burns", BURNED), event("e3", "Man is arrested", said("a3", "Police arrested")))
    changes = compare(old, new)
    assert [change.title for change in changes.of("new")] == ["Man is arrested"]
    assert [change.title for change in changes.of("withdrawn")] == ["Mayor resigns"]


def test_an_event_keeps_its_identity_under_another_id_and_its_traits_are_compared() -> None:
    old = atlas(ALL, event("e1", "Pier burns", DESTROYED))
    dated = TimeValue("2031-05-03", None, "day", "Monday")
    new = atlas(ALL, event("e9", "Fire destroys pier", BURNED, DESTROYED, time=dated))
    (change,) = compare(old, new).events
    assert (change.kind, change.old, change.new) == ("revised", ("e1",), ("e9",))
    assert {(r.what, r.before, r.after) for r in change.revisions} >= {
        ("when", "unknown", "3 May 2031"),
        ("independent reports", "1", "2"),
    }


def test_another_title_alone_is_no_change() -> None:
    old, new = (atlas(ALL, event("e1", title, BURNED)) for title in ("Pier burns", "Fire at the pier"))
    assert not compare(old, new).events


def test_merged_and_split() -> None:
    apart = atlas(ALL, event("e1", "Pier burns", BURNED, DESTROYED), event("e2", "Pier is lost", LOST))
    together = atlas(ALL, event("e1", "Pier burns", BURNED, DESTROYED, LOST))
    (merged,) = compare(apart, together).of("merged")
    assert (merged.old, merged.new) == (("e1", "e2"), ("e1",))
    changes = compare(together, apart)
    (split,) = changes.of("split")
    assert (split.old, split.new) == (("e1",), ("e1", "e2"))
    assert not changes.of("new")


def test_a_figure_that_moved_names_who_gave_it() -> None:
    def toll(*values: tuple[str, str]) -> Conflict:
        made = (ConflictValue(value, "police", "a1", 0, 3, "The", day) for value, day in values)
        return Conflict("people hurt", tuple(made))

    old = atlas(ALL, event("e1", "Pier burns", BURNED, conflicts=(toll(("3", "2031-05-04"), ("9", "2031-05-05")),)))
    new = atlas(
        ALL,
        event(
            "e1",
            "Pier burns",
            BURNED,
            conflicts=(toll(("3", "2031-05-04"), ("9", "2031-05-05"), ("11", "2031-05-06")),),
        ),
    )
    (figure,) = compare(old, new).figures
    assert (figure.before, figure.after, figure.speaker) == ("9", "11", "police")
    assert "people hurt, 9 → 11 (police)" in tell_changes(compare(old, new))


def test_corrected_and_vanished_articles_name_what_rests_on_them() -> None:
    old = atlas(
        ALL[:3],
        event("e1", "Pier burns", BURNED, DESTROYED),
        event("e2", "Mayor resigns", said("a2", "The mayor resigned")),
    )
    corrected = article("a1", TEXTS["a1"].replace("Nobody", "One man"))
    new = atlas((corrected, ALL[2], ALL[3]), event("e1", "Pier burns", BURNED))
    changes = {change.article.id: change for change in compare(old, new).articles}
    assert (changes["a1"].kind, changes["a1"].events, changes["a1"].alone) == ("corrected", ("e1",), ())
    assert (changes["a2"].kind, set(changes["a2"].events), changes["a2"].alone) == ("vanished", {"e1", "e2"}, ("e2",))
    assert changes["a4"].kind == "new"
    told = tell_changes(compare(old, new), "markdown")
    assert "- Outlet a2: Report a2 (2 events rest on it, 1 on it alone)" in told


def test_long_lists_are_cut_with_their_number_but_not_in_json() -> None:
    new = atlas(ALL, *(event(f"e{n}", f"Event {n}", replace(BURNED, quote=f"q{n}")) for n in range(20)))
    changes = compare(atlas(ALL), new)
    assert "and 15 more" in tell_changes(changes, shown=5)
    assert len(json.loads(tell_changes(changes, "json"))["events"]) == 20


def test_the_command_reads_two_folders(tmp_path: Path) -> None:
    for name, title in (("old", "Pier burns"), ("new", "Mayor resigns")):
        folder = tmp_path / name
        folder.mkdir()
        words = BURNED if name == "old" else said("a2", "The mayor resigned")
        (folder / "atlas.json").write_text(atlas(ALL, event("e1", title, words)).dumps(), encoding="utf-8")
        write_articles(folder / "articles.jsonl", ALL)
    arguments = ["diff", str(tmp_path / "old"), str(tmp_path / "new")]
    shown = CliRunner().invoke(app, arguments).output
    assert "New events (1)\n  Mayor resigns" in shown
    file = tmp_path / "changes.json"
    assert CliRunner().invoke(app, [*arguments, "-f", "json", "-o", str(file)]).exit_code == 0
    assert {change["kind"] for change in json.loads(file.read_text())["events"]} == {"new", "withdrawn"}
    assert CliRunner().invoke(app, [*arguments, "-f", "xml"]).exit_code == 2
    assert CliRunner().invoke(app, ["diff", str(tmp_path), str(tmp_path / "new")]).exit_code == 1

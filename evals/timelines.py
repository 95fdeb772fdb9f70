"""SemEval-2015 task 4, track A: for each target entity the events it takes part in, in order.

The program reads the articles, finds events and dates them; an entity's timeline is the dated
mentions in which it acts or something is done to or with it. The score is temporal awareness (UzZaman and
Allen 2011), micro-averaged over entities, as in the task: of the relations that say all there is
to a timeline (same position as the event's day, before the next position), the share that follows
from the other side. Events without a date (position 0) take no part. Read are `corpus_trackA_CAT`
and `TimeLines_Gold_Standard`, whose files' names name the entities. Best of the task: 25.4.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from evals.cat import read_cat
from evals.coref_metrics import score
from evals.gold_mentions import annotate_gold
from storyatlas.annotate import load_annotator
from storyatlas.extract import extract_events
from storyatlas.model.article import Article
from storyatlas.model.document import Document
from storyatlas.model.mention import EventMention

_WORD = re.compile(r"\w+")


class Event(NamedTuple):
    """An event as the task names it: document, sentence, trigger."""

    document: str
    sentence: int
    word: str


Timeline = list[tuple[str, list[Event]]]  # day or month or year, and what happened then, in order


def run(folder: str | Path) -> list[dict[str, Any]]:
    """Temporal awareness over all entities, and for each."""
    roots = task_folders(Path(folder))
    if not roots:
        raise ValueError(f"{folder}: no TimeLines_Gold_Standard in it; give the data of SemEval-2015 task 4")
    annotate = load_annotator()
    counts = np.zeros(4)
    lines = []
    for root in roots:
        mentions = read_events(sorted((root / "corpus_trackA_CAT").glob("*.xml")), annotate)
        for path in sorted((root / "TimeLines_Gold_Standard").glob("*.txt")):
            _, gold = read_timeline(path.read_text("utf-8"))
            own = compare(draw(mentions, path.stem.replace("_", " ")), gold)
            counts += own
            lines.append({"metric": f"{path.stem}.f1", "value": round(_score(own).f1, 4)})
    total = _score(counts)
    return [{"metric": f"all.{key}", "value": round(value, 4)} for key, value in total._asdict().items()] + lines


def read_events(paths: Iterable[Path], annotate: Callable[[Article], Document]) -> list[tuple[EventMention, Event]]:
    """The event mentions of all articles, with the names that the task gives them."""
    found = []
    for path in paths:
        source = replace(read_cat(path), name=path.stem)
        created = [m.attributes.get("value") for m in source.marks.values() if m.tag == "TIMEX3"]
        gold = annotate_gold(source, annotate, created[0] if created else None)
        mentions, _ = extract_events(gold.document)
        sentence_at = sorted((start, number) for number, start in gold.starts.items())
        for mention in mentions:
            if mention.field == "text" and mention.sure:
                _, number = max(pair for pair in sentence_at if pair[0] <= mention.trigger_start)
                found.append((mention, Event(path.name.split("_")[0], number, mention.trigger)))
    return found


def draw(mentions: Iterable[tuple[EventMention, Event]], entity: str) -> Timeline:
    """The dated events in which an entity takes part, by day."""
    days: dict[str, list[Event]] = defaultdict(list)
    for mention, event in mentions:
        if mention.time.start and not mention.time.open_end and _takes_part(mention, entity):
            days[mention.time.start].append(event)
    return sorted(days.items())


def read_timeline(text: str) -> tuple[str, Timeline]:
    """The entity and the timeline of a gold file."""
    entity, *rows = text.strip().splitlines()
    days: dict[int, tuple[str, list[Event]]] = {}
    for row in rows:
        position, day, *events = row.split("\t")
        if position.strip() == "0":
            continue
        known = days.setdefault(int(position), (day.replace("-XX", ""), []))
        for event in events:
            document, sentence, word = event.strip().split("-", 2)
            known[1].append(Event(document, int(sentence), word))
    return entity.strip(), [days[position] for position in sorted(days)]


def compare(ours: Timeline, gold: Timeline) -> tuple[int, int, int, int]:
    """Right and all of our relations, then of the gold ones."""
    return *_follow(ours, gold), *_follow(gold, ours)


def _follow(timeline: Timeline, other: Timeline) -> tuple[int, int]:
    """How many of a timeline's relations follow from the other timeline, and how many there are."""
    where = {_key(e): (position, day) for position, (day, events) in enumerate(other) for e in events}
    right = total = 0
    for day, events in timeline:
        total += len(events)
        right += sum(where.get(_key(e), (0, ""))[1] == day for e in events)
    for (_, earlier), (_, later) in itertools.pairwise(timeline):
        total += 1
        a, b = ([where[_key(e)][0] for e in events if _key(e) in where] for events in (earlier, later))
        right += any(x < y for x in a for y in b)
    return right, total


def _key(event: Event) -> tuple[str, int, str]:
    """Triggers of several words ("take_away") meet by their first."""
    return event.document, event.sentence, re.split(r"[_\s]", event.word.lower())[0]


def _takes_part(mention: EventMention, entity: str) -> bool:
    """Whether one with a part in the event goes by the entity's name."""
    cast = (*mention.participants, *mention.bystanders)
    return any(p.role != "other" and _means(p.name, entity) for p in cast)


def _means(name: str, entity: str) -> bool:
    """The entity's words and at most one more, or some of them with the last: "Carson" for "Scott Carson",
    "787" for "Boeing 787 Dreamliner"."""
    wanted, words = _WORD.findall(entity.lower()), set(_WORD.findall(name.lower()))
    if set(wanted) <= words:
        return len(words) <= len(wanted) + 1
    telling = {*wanted[-1:], *(word for word in wanted if word.isdigit())}
    return bool(words & telling) and words < set(wanted)


def _score(counts: Sequence[float] | np.ndarray[Any, Any]) -> Any:
    right, ours, right_gold, gold = (float(x) for x in counts)
    return score(right, ours, gold, right_gold)


def task_folders(folder: Path) -> list[Path]:
    """The folders of the task: a folder that is one, or those of each corpus in the folder of MEANTIME."""
    return [p for p in (folder, *sorted(folder.glob("timelines_*"))) if (p / "TimeLines_Gold_Standard").is_dir()]

"""ECB+ as whole stories: articles in, atlas out; does one event of the corpus stand as one in the atlas?

Each sub-topic of ECB+, about eleven articles of many outlets on one happening, is a story; so is each topic, two such
happenings of one kind. Nothing but the articles' text is given. A marked word is found where it is the trigger of a
clause that the atlas holds as evidence; B-cubed is over the words found, pooled over all stories, for the corpus marks
sayings, states and details that an atlas leaves out on purpose. Merging was set on the training topics alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from evals.cat import read_cat
from evals.coref_metrics import b_cubed
from evals.ecbplus_corpus import EVENT_TAGS, chosen, event_clusters, split_of, topics_in, validated
from evals.running_text import running_text
from storyatlas.annotate import load_annotator
from storyatlas.model.article import Article, Field
from storyatlas.model.atlas import Atlas
from storyatlas.model.document import Document
from storyatlas.model.extraction import Extraction
from storyatlas.pipeline import DocumentStages, assemble

_HEAD = 5  # lines in which pages print their day


@dataclass(frozen=True, slots=True)
class MarkedWord:
    """A marked event word at characters `start:end` of an article's `field`, with its gold cluster."""

    id: str
    cluster: str
    article: str
    field: Field
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MarkedStory:
    """The articles of one happening and the words marked in them."""

    articles: tuple[Article, ...]
    words: tuple[MarkedWord, ...]

    def __add__(self, other: MarkedStory) -> MarkedStory:
        return MarkedStory(self.articles + other.articles, self.words + other.words)


def run(folder: str | Path) -> list[dict[str, Any]]:
    """A row for the stories of one happening and for those of two, of the topics of each split."""
    folder = Path(folder)
    annotate, stages = load_annotator(), DocumentStages()
    lines = []
    for split in ("training", "development", "held out"):
        names = [name for name in chosen(topics_in(folder)) if split_of(name) == split]
        if not names:
            continue
        pairs = [read_stories(folder, name, annotate) for name in names]
        read = {a.id: stages.read(a) for pair in pairs for story in pair for a in story.articles}
        settings = {
            "one happening": [story for pair in pairs for story in pair],
            "two happenings": [a + b for a, b in pairs],
        }
        lines += [_row(f"{split}, {what}", stories, read) for what, stories in settings.items()]
    return lines


def read_stories(folder: Path, topic: str, annotate: Callable[[Article], Document]) -> tuple[MarkedStory, MarkedStory]:
    """The two happenings of a topic. An article's day is the first that it names on top; where it names none, the
    middle one of the others."""
    paths = sorted((folder / topic).glob("*.xml"))
    halves = []
    for plus in (False, True):
        own = [_read(path, validated(folder), annotate) for path in paths if path.stem.endswith("plus") == plus]
        days = sorted(article.published for article, _ in own if article.published)
        usual = days[len(days) // 2] if days else None
        articles = tuple(replace(article, published=article.published or usual) for article, _ in own)
        halves.append(MarkedStory(articles, tuple(word for _, words in own for word in words)))
    return halves[0], halves[1]


def _read(
    path: Path, valid: dict[str, set[int]], annotate: Callable[[Article], Document]
) -> tuple[Article, list[MarkedWord]]:
    document = replace(read_cat(path), name=path.stem)
    tokens = {number: [w for w in document.words if w.sentence == number] for number in sorted(document.sentences)}
    address = "".join(w.text for w in tokens[min(tokens)])
    if address.startswith("http"):
        del tokens[min(tokens)]
    title, text = "", ""
    places: dict[str, tuple[Field, int, int]] = {}
    for words in tokens.values():
        line, spans = running_text([w.text for w in words])
        first: Field = "text" if title else "title"
        offset = len(text) if title else 0
        places |= {w.id: (first, offset + a, offset + b) for w, (a, b) in zip(words, spans, strict=True)}
        title, text = (title, f"{text}{line}\n") if title else (line, text)
    outlet = address.partition("://")[2].partition("/")[0].removeprefix("www.") or path.stem
    head = Article(path.stem, "", outlet, "", "\n".join([title, *text.split("\n")[: _HEAD - 1]]))
    article = Article(path.stem, "", outlet, title, text, _first_day(annotate(head)), owner=outlet)
    clusters = event_clusters(document, path.stem)
    marked = []
    for mark in document.tagged(*EVENT_TAGS):
        own = [places[w.id] for w in mark.words if w.sentence == mark.sentence and w.id in places]
        if own and mark.sentence in valid.get(path.stem, set()):
            label = f"{path.stem}#{mark.id}"
            marked.append(MarkedWord(label, clusters.get(mark.id, label), path.stem, *own[0][:2], own[-1][2]))
    return article, marked


def _first_day(document: Document) -> str | None:
    days = [e.time.start for e in document.text.times if e.time is not None and e.time.precision == "day"]
    return next((day for day in days if day is not None and len(day) == len("2021-07-11")), None)


def _row(setting: str, stories: Sequence[MarkedStory], read: dict[str, Extraction]) -> dict[str, Any]:
    gold: dict[str, str] = {}
    system: dict[str, str] = {}
    words = 0
    for number, story in enumerate(stories):
        extractions = [read[article.id] for article in story.articles]
        atlas = assemble(story.articles, extractions)
        words += len(story.words)
        for word, event in events_of(story.words, extractions, atlas):
            gold[word.id] = f"{number}/{word.cluster}"
            system[word.id] = f"{number}/{event}"
    found = b_cubed(gold, system)
    return {
        "benchmark": "ecbplus_stories",
        "setting": setting,
        "words_found": round(100 * len(gold) / max(words, 1), 2),
        **{f"b3_{key}": round(100 * value, 2) for key, value in found._asdict().items()},
        "words": words,
    }


def events_of(
    words: Sequence[MarkedWord], extractions: Sequence[Extraction], atlas: Atlas
) -> Iterator[tuple[MarkedWord, str]]:
    """The words that are triggers of clauses in the atlas, each with its event; of several the shortest clause's."""
    held = {(e.article, e.field, e.start, e.end): event.id for event in atlas.events for e in event.evidence}
    for word in words:
        own = [
            (mention.end - mention.start, mention.id, held[key])
            for extraction in extractions
            if extraction.article == word.article
            for mention in extraction.mentions
            if (key := (mention.article, mention.field, mention.start, mention.end)) in held
            and mention.field == word.field
            and mention.trigger_start < word.end
            and word.start < mention.trigger_end
        ]
        if own:
            yield word, min(own)[2]

"""The stages in order. Read this first.

    sources ─► ingest ─► annotate ─► extract ─► encode ─► coref ─► link ─► storyline ─► Atlas
               Article   Document    EventMention         Event    Link    Storyline

`read_sources` turns sources into articles. `DocumentStages` sees one article at a time and may
run on any number of processes. `assemble` sees the mentions of all articles and makes the atlas.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from storyatlas import annotate, coref, encoder, extract, link, storyline
from storyatlas.ingest import IngestOptions, IngestResult, read_sources
from storyatlas.model.article import Article
from storyatlas.model.atlas import Atlas, Exclusion, Report, Skipped, Story
from storyatlas.model.causal import StatedCause
from storyatlas.model.counting import commonest
from storyatlas.model.document import Document
from storyatlas.model.event import Event
from storyatlas.model.extraction import Extraction
from storyatlas.model.mention import EventMention
from storyatlas.render.layout import lay_out

__all__ = ["DocumentStages", "IngestOptions", "IngestResult", "StoryOptions", "assemble", "read_sources"]

# Events that only one weak assertion supports are left out; set on the development stories.
LEAST_LONE_QUALITY = 0.5


@dataclass(frozen=True, slots=True)
class StoryOptions:
    """What the editor says about the story. Dates are ISO days; `exclude` holds "TOPIC: reason"."""

    title: str | None = None
    question: str = ""
    exclude: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    as_of: str | None = None


class DocumentStages:
    """annotate → extract → encode, for one article at a time. Loads its models once."""

    def __init__(self, *, pipeline: str = annotate.DEFAULT_PIPELINE, threads: int = 1) -> None:
        self._annotate = annotate.load_annotator(pipeline)
        self._encoder = encoder.load_encoder(threads=threads)
        self._causal = encoder.load_causal_reader(threads=threads)

    def read(self, article: Article) -> Extraction:
        """The events of one article, as the corpus stages need them."""
        document = self._annotate(article)
        mentions, relations = extract.extract_events(document)
        vectors, causes = self._encode(document, mentions)
        relations = extract.add_causes(document, mentions, relations, causes)
        setting, kinds = extract.read_setting(document), extract.read_kinds(document)
        return Extraction(article.id, mentions, relations, vectors, setting, kinds)

    def _encode(
        self, document: Document, mentions: Sequence[EventMention]
    ) -> tuple[NDArray[np.float32], list[StatedCause]]:
        """A row for each mention, its clause as the encoder sees it in its sentence; and what sentences with
        several mentions and a word of cause state of causes."""
        sentences: dict[tuple[str, int], list[int]] = {}
        for row, mention in enumerate(mentions):
            sentences.setdefault((mention.field, mention.sentence), []).append(row)
        vectors = np.zeros((len(mentions), encoder.DIMENSION), np.float32)
        causes: list[StatedCause] = []
        for (field, number), rows in sentences.items():
            section = document.title if field == "title" else document.text
            sentence = section.sentences[number]
            text = section.text[sentence.start : sentence.end]
            states = self._encoder.states(text)
            spans = [(mentions[r].start - sentence.start, mentions[r].end - sentence.start) for r in rows]
            vectors[rows] = encoder.pool(states.hidden, states.offsets, spans, len(text))
            if field == "text" and len(rows) > 1 and extract.has_cue(text):
                causes.extend(_stated(self._causal.read(text, states), sentence.start))
        return vectors, causes


def _stated(reading: encoder.CausalReading, start: int) -> list[StatedCause]:
    """What a sentence that starts at character `start` states of causes; nothing where it states none."""
    if reading.chance < encoder.CAUSAL:
        return []
    return [
        StatedCause(
            (found.cause[0] + start, found.cause[1] + start),
            (found.effect[0] + start, found.effect[1] + start),
            tuple((signal[0] + start, signal[1] + start) for signal in found.signals),
            reading.chance * found.chance,
        )
        for found in reading.relations
    ]


def assemble(
    articles: Sequence[Article],
    extractions: Sequence[Extraction],
    options: StoryOptions | None = None,
    *,
    skipped: Sequence[Skipped] = (),
    versions: Mapping[str, str] | None = None,
) -> Atlas:
    """coref → link → storyline: the atlas of what the document stages found in `articles`."""
    options = options or StoryOptions()
    known = {article.id: article for article in articles}
    clock = _Clock()

    extractions = coref.without_standing_lines(extractions, known)
    extractions = coref.agree_on_kinds(coref.settle_plain_words(extractions))
    extractions = coref.set_scenes(coref.agree_on_namesakes(extractions), known)
    groups = coref.group_mentions(extractions)
    aliases = coref.find_aliases([mention for extraction in extractions for mention in extraction.mentions])
    answered = {r.target for e in extractions for r in e.relations if r.type == "responds_to" and r.source}
    clusters = {}
    for group in groups:
        if _worth_a_node(group.mentions, answered):
            event = coref.merge(group, known, aliases)
            clusters[event.id] = (event, group)
    apart = coref.name_apart(list(clusters.values()))
    topics = [storyline.parse_exclusion(text) for text in options.exclude]
    kept, excluded = storyline.exclude_topics(apart, topics)
    clock.lap("coref")

    span = storyline.story_span(articles)
    mentions = {event.id: clusters[event.id][1].mentions for event in kept}
    # Figures also count where an event is told in passing.
    stating = {event.id: (*clusters[event.id][1].mentions, *clusters[event.id][1].faint) for event in kept}
    placed = {mention.id for own in stating.values() for mention in own}
    loose = [m for extraction in extractions for m in extraction.mentions if m.id not in placed]
    conflicts = link.gather_conflicts(stating, known, loose)
    centres = _centres([clusters[event.id][1].vectors for event in kept])
    events = [
        replace(
            event,
            background=storyline.is_background(event.time, span, planned=event.status == "planned"),
            conflicts=conflicts[event.id],
        )
        for event in kept
    ]
    salience = storyline.rate(events, mentions, centres, {a.id: a.written for a in articles})
    events = storyline.set_strays_back([replace(event, salience=salience[event.id]) for event in events], articles)
    told = {mention.id: event.id for event in events for mention in stating[event.id]}
    stated = link.add_links(link.connect(events, told, extractions), link.find_parts(events, mentions))
    clock.lap("link")

    near = storyline.in_context(events, mentions, extractions, centres)
    storylines = storyline.tell_storylines(events, stated, near, _topics(mentions), _deeds(mentions))
    lane = {event: line.id for line in storylines for event in line.events}
    events = [replace(event, storyline=lane[event.id]) for event in events]
    links = link.order_events(events, stated)
    events = link.add_disputes(events, links, stating, known)
    events.sort(key=lambda event: (-event.salience, event.id))
    clock.lap("storyline")

    atlas = Atlas(
        story=_story(articles, events, options, excluded),
        articles=tuple(articles),
        events=tuple(events),
        links=links,
        storylines=storylines,
        report=Report(
            counts=_counts(articles, extractions, events, len(links), len(storylines), len(skipped)),
            skipped=tuple(skipped),
            timings=clock.laps,
            versions=dict(versions or {}),
        ),
    )
    return replace(atlas, layout=lay_out(atlas))


class _Clock:
    """Seconds by stage."""

    def __init__(self) -> None:
        self.laps: dict[str, float] = {}
        self._last = time.perf_counter()

    def lap(self, stage: str) -> None:
        """Note the seconds since the last call under `stage`."""
        now = time.perf_counter()
        self.laps[stage] = round(now - self._last, 3)
        self._last = now


def _worth_a_node(mentions: Sequence[EventMention], answered: Collection[str]) -> bool:
    """Told by more than one article, asserted well enough by one, or answered by somebody."""
    if len({m.article for m in mentions}) > 1 or any(m.id in answered and m.status == "happened" for m in mentions):
        return True
    return max(m.quality for m in mentions) >= LEAST_LONE_QUALITY


def _topics(mentions: Mapping[str, Sequence[EventMention]]) -> dict[str, tuple[str, ...]]:
    """The noun phrases of each event's mentions, those of most mentions first; what one in three has not
    is a sidelight."""
    found = {}
    for event, own in mentions.items():
        counts = Counter(topic for m in own for topic in m.topics)
        usual = [topic for topic, count in counts.items() if count * 3 >= len(own)]
        found[event] = tuple(sorted(usual, key=lambda t: (-counts[t], t)))
    return found


def _deeds(mentions: Mapping[str, Sequence[EventMention]]) -> dict[str, str]:
    """The noun for what happens in each event, as most of its mentions have it; "" for none."""
    found = {}
    for event, own in mentions.items():
        counts = Counter(m.deed for m in own)
        found[event] = commonest(counts)
    return found


def _centres(vectors: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    """The unit mean of each group's vectors."""
    if not vectors:
        return np.zeros((0, encoder.DIMENSION), np.float32)
    means = np.stack([v.mean(axis=0) for v in vectors])
    norms = np.linalg.norm(means, axis=1, keepdims=True)
    centres: NDArray[np.float32] = (means / np.maximum(norms, 1e-9)).astype(np.float32)
    return centres


def _story(
    articles: Sequence[Article], events: Sequence[Event], options: StoryOptions, excluded: tuple[Exclusion, ...]
) -> Story:
    days = sorted(a.published for a in articles if a.published)
    latest = days[-1][:10] if days else None
    title = options.title or storyline.headline(events, articles)
    return Story(
        title=title,
        question=options.question,
        as_of=options.as_of or latest,
        since=options.since or (days[0][:10] if days else None),
        until=options.until or latest,
        excluded=excluded,
    )


def _counts(
    articles: Sequence[Article],
    extractions: Sequence[Extraction],
    events: Sequence[Event],
    links: int,
    storylines: int,
    skipped: int,
) -> dict[str, int]:
    reports = coref.count_reports(articles)
    originals = sum(article.wire_of is None for article in articles)
    return {
        "articles": reports.articles,
        "outlets": reports.outlets,
        "independent": originals,
        "mentions": sum(len(e.mentions) for e in extractions),
        "events": len(events),
        "links": links,
        "storylines": storylines,
        "conflicts": sum(not conflict.course for event in events for conflict in event.conflicts),
        "skipped": skipped,
    }

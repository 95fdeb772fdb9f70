"""The gold of the sample story: every quote is in its article, every reference resolves."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from evals.sample_story import GOLD
from storyatlas.config import load_settings
from storyatlas.pipeline import StoryOptions
from storyatlas.runners.build import find_articles
from storyatlas.sample import sample_sources


def quotes(gold: dict[str, Any]) -> Iterator[dict[str, str]]:
    for event in gold["events"]:
        yield from event["mentions"]
    yield from gold["links"]
    for conflict in gold["conflicts"]:
        yield from conflict["values"]


def test_every_quote_is_in_its_article_and_every_event_is_known() -> None:
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    found = find_articles(sample_sources(), StoryOptions(), settings=load_settings())
    texts = {article.id: article.text for article in found.articles}
    assert all(quote["quote"] in texts[quote["article"]] for quote in quotes(gold))
    events = {event["id"] for event in gold["events"]}
    assert len(events) == len(gold["events"])
    ends = {end for link in gold["links"] for end in (link["from"], link["to"])}
    assert ends | {conflict["event"] for conflict in gold["conflicts"]} <= events

"""Running prose: a sentence with its date, and the words that say so."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from storyatlas.briefing.model import Citation, Sentence
from storyatlas.briefing.prose import in_prose
from tests.briefing.ferry import COURIER, POST, day, event, evidence


def test_of_the_words_that_say_the_day_those_that_spell_it_are_cited() -> None:
    bare, spelled = "Divers raised the wreck on Tuesday.", "The board said divers raised the wreck of Kessel on 4 May."
    post = replace(POST, text=f"Divers raised the wreck.\n\n{bare}", published="2021-05-05")
    courier = replace(COURIER, text=spelled, published="2021-05-05")
    raised = event(
        "e", "Divers raise wreck", "s", evidence(post, bare), evidence(courier, spelled), time=day("2021-05-04")
    )
    words = "Divers raised the wreck."
    told: Any = SimpleNamespace(
        sentence=Sentence(words, (Citation(post.id, "text", 0, len(words), words, "e"),)),
        prose=True,
        named=False,
        label="4 May 2021",
    )
    sentence = in_prose(told, raised, {a.id: a for a in (post, courier)})
    assert sentence.text == "On 4 May 2021, divers raised the wreck."
    assert [citation.quote for citation in sentence.citations] == [words, spelled]

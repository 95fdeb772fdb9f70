"""Which body "the company" or "the agency" means."""

from __future__ import annotations

import pytest

from tests.extract.reading import event


@pytest.mark.parametrize(
    ("text", "trigger", "body"),
    [
        (
            "Quill Ferries lost two ships last year. Agents of the Harbour Police visited the company on Monday.",
            "visited",
            "Quill Ferries",
        ),
        (
            "Quill Ferries owned two ships. The Ministry of Trade wrote a letter. On Monday the company sold a ship.",
            "sold",
            "Quill Ferries",
        ),
        (
            "The Harbour Ministry asked Quill Ferries for the files. The ministry closed the port on Monday.",
            "closed",
            "Harbour Ministry",
        ),
        (
            "The Harbour Democratic Party lost the vote. On Monday Ada Quill left her party.",
            "left",
            "Harbour Democratic Party",
        ),
        ("Quill Ferries lost money. It had been quiet. On Monday it sold two ships.", "sold", "Quill Ferries"),
    ],
)
def test_a_noun_means_a_body_of_its_kind(text: str, trigger: str, body: str) -> None:
    assert body in {p.name for p in event(text, trigger).participants}


def test_a_noun_means_no_body_that_only_tells_of_it() -> None:
    told = event("The Oslo Times printed a report. On Monday the company sold two ships.", "sold")
    assert "Oslo Times" not in {p.name for p in told.participants}


def test_of_two_bodies_alike_none_is_meant() -> None:
    told = event("Quill Ferries Ltd and Coast Tankers Ltd met in Oslo. On Monday the company sold two ships.", "sold")
    assert not {"Quill Ferries Ltd", "Coast Tankers Ltd"} & {p.name for p in told.participants}

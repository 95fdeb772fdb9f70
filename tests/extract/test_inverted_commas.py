"""No headline has half a pair of quotation marks."""

from __future__ import annotations

import pytest

from storyatlas.extract.inverted_commas import paired


@pytest.mark.parametrize(
    ("headline", "source", "whole"),
    [
        ("Venn calls deaths 'murder", "Venn calls deaths 'murder'", "Venn calls deaths 'murder'"),
        ("Venn warns of a ‘huge don’t", "Venn warns of a ‘huge don’t’.", "Venn warns of a ‘huge don’t’"),
        ("Venn praises 'the heroes", "Venn praises 'the heroes of Ellery'", "Venn praises the heroes"),
        ("Fix' to mend the bridge", "'Fix' to mend the bridge", "Fix to mend the bridge"),
        ("The dockers' strike ends", "The dockers' strike ends", "The dockers' strike ends"),
        ("Quill's ferry sails", "Quill's ferry sails", "Quill's ferry sails"),
        ("Venn says 'no' to dockers", "Venn says 'no' to dockers", "Venn says 'no' to dockers"),
    ],
)
def test_a_quotation_is_closed_or_its_mark_goes(headline: str, source: str, whole: str) -> None:
    assert paired(headline, source) == whole

"""Base forms of verbs that the lemmatiser does not know."""

from __future__ import annotations

import pytest

from storyatlas.annotate.verb_forms import base_form

KNOWN = frozenset("spend post tweet stream instal vote shore place".split())


@pytest.mark.parametrize(
    ("form", "lemma", "base"),
    [
        ("outspending", "outspende", "outspend"),
        ("Reposted", "reposte", "repost"),
        ("livestreamed", "livestreame", "livestream"),
        ("downvoted", "downvote", "downvote"),
        ("offshored", "offshore", "offshore"),
        ("maxed", "maxe", "max"),
        ("texted", "texte", "text"),
        ("spammed", "spamme", "spam"),
        ("benched", "benche", "bench"),
        ("euthanised", "euthanise", "euthanise"),
        ("installed", "instal", "install"),
        ("placed", "place", "place"),
        ("outspent", "outspent", "outspent"),
    ],
)
def test_base_forms_are_words(form: str, lemma: str, base: str) -> None:
    assert base_form(form, lemma, KNOWN) == base


def test_without_a_table_the_lemma_stays() -> None:
    assert base_form("maxed", "maxe", frozenset()) == "maxe"

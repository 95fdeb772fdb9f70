"""Walking the syntax of a section, on trees drawn by hand."""

from __future__ import annotations

from dataclasses import replace

from storyatlas.extract.tree import Tree
from storyatlas.model.document import Section, Sentence, Token


def tree(*words: tuple[str, str, str, int]) -> Tree:
    """A tree of one sentence: word, part of speech, relation, index of its head."""
    tokens, start = [], 0
    for i, (text, pos, dep, head) in enumerate(words):
        tokens.append(Token(i, text, text.lower(), pos, pos, dep, head, start, start + len(text)))
        start += len(text) + 1
    text = " ".join(word[0] for word in words)
    return Tree(Section("text", text, tuple(tokens), (Sentence(0, len(text), 0, len(tokens)),)))


MET = tree(
    ("Quill", "PROPN", "nsubj", 1),
    ("met", "VERB", "ROOT", 1),
    ("Venn", "PROPN", "dobj", 1),
    (",", "PUNCT", "punct", 2),
    ("who", "PRON", "nsubj", 5),
    ("fled", "VERB", "relcl", 2),
    (",", "PUNCT", "punct", 1),
    ("and", "CCONJ", "cc", 1),
    ("signed", "VERB", "conj", 1),
    (".", "PUNCT", "punct", 1),
)


def subject(drawn: Tree, word: int) -> str | None:
    found = drawn.subject(drawn.tokens[word])
    return found and found.text


def test_a_verb_has_its_own_subject_or_shares_it() -> None:
    assert subject(MET, 1) == "Quill"
    assert subject(MET, 8) == "Quill"


def test_the_subject_of_a_relative_clause_is_the_noun_it_describes() -> None:
    assert subject(MET, 5) == "Venn"


def test_a_verb_without_any_subject_has_none() -> None:
    assert subject(tree(("Run", "VERB", "ROOT", 0)), 0) is None
    assert subject(tree(("Sail", "VERB", "conj", 1), ("row", "VERB", "conj", 0)), 0) is None  # heads in a ring


def test_a_prefix_that_was_cut_off_is_no_subject() -> None:
    cut = tree(
        ("Co", "NOUN", "nsubj", 3),
        ("-", "PUNCT", "punct", 3),
        ("founder", "NOUN", "nsubj", 3),
        ("left", "VERB", "ROOT", 3),
    )
    assert cut.subject(cut.tokens[3]) == cut.tokens[2]


def test_of_two_subjects_with_and_between_the_near_one_does_it() -> None:
    two = tree(
        ("Quill", "PROPN", "nsubj", 3),
        ("and", "CCONJ", "cc", 0),
        ("Venn", "PROPN", "nsubj", 3),
        ("left", "VERB", "ROOT", 3),
    )
    assert two.subject(two.tokens[3]) == two.tokens[2]


def test_behind_a_pronoun_no_verb_is_a_participle_before_the_main_one() -> None:
    def read(subject: str, pos: str) -> Tree:
        return tree(
            (subject, pos, "nsubj", 1),
            ("called", "VERB", "ROOT", 1),
            ("for", "ADP", "prep", 1),
            ("May", "PROPN", "pobj", 2),
            ("was", "AUX", "auxpass", 5),
            ("held", "VERB", "ccomp", 1),
        )

    for subject, pos, behind in (("march", "NOUN", "held"), ("he", "PRON", None)):
        read_so = read(subject, pos)
        tagged = replace(read_so.tokens[1], tag="VBD"), replace(read_so.tokens[4], tag="VBD")
        tokens = (read_so.tokens[0], tagged[0], *read_so.tokens[2:4], tagged[1], read_so.tokens[5])
        found = Tree(replace(read_so.section, tokens=tokens)).main_behind(tokens[1])
        assert (found and found.text) == behind


def test_a_subtree_goes_without_the_branches_cut() -> None:
    assert MET.subtree(MET.tokens[2]) == [2, 3, 4, 5]
    assert MET.subtree(MET.tokens[2], [5]) == [2, 3]
    assert MET.subtree(MET.tokens[1]) == list(range(10))


def test_spans_have_no_punctuation_at_their_edges() -> None:
    assert MET.span([3, 4, 5, 6]) == (4, 6)
    assert MET.span([6, 7, 8, 9]) == (8, 9)
    assert MET.span([9]) == (9, 10)


def test_negation_stands_by_the_verb_or_on_an_argument() -> None:
    by_verb = tree(("He", "PRON", "nsubj", 2), ("not", "PART", "neg", 2), ("fled", "VERB", "ROOT", 2))
    on_argument = tree(("No", "DET", "det", 1), ("man", "NOUN", "nsubj", 2), ("fled", "VERB", "ROOT", 2))
    assert by_verb.negated(by_verb.tokens[2])
    assert on_argument.negated(on_argument.tokens[2])
    assert not MET.negated(MET.tokens[1])


def test_children_come_in_the_order_of_the_text() -> None:
    assert [t.text for t in MET.children(MET.tokens[1])] == ["Quill", "Venn", ",", "and", "signed", "."]
    assert [t.text for t in MET.children(MET.tokens[1], "conj", "dobj")] == ["Venn", "signed"]
    assert MET.child(MET.tokens[0]) is None


def test_whoever_is_charged_with_two_deeds_did_the_second() -> None:
    def second(verb: str, preposition: str) -> str | None:
        drawn = tree(
            ("Police", "NOUN", "nsubj", 1),
            (verb, "VERB", "ROOT", 1),
            ("Venn", "PROPN", "dobj", 1),
            (preposition, "ADP", "prep", 1),
            ("theft", "NOUN", "pobj", 3),
            ("and", "CCONJ", "cc", 1),
            ("taking", "VERB", "conj", 1),
            ("gifts", "NOUN", "dobj", 6),
        )
        tokens = (*drawn.tokens[:6], replace(drawn.tokens[6], tag="VBG"), drawn.tokens[7])
        found = Tree(replace(drawn.section, tokens=tokens)).subject(tokens[6])
        return found.text if found else None

    assert second("charge", "with") == "Venn"
    assert second("meet", "with") == "Police"

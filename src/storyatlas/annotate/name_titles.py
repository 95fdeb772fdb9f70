"""Titles before names: "Sgt. Quill" and "Lt. Gov. Venn" are no ends of sentences.

A small parser that has not learned an abbreviation ends the sentence there: "Police say Sgt." would say nothing and
"Ada Quill shot two men." would tell of the wrong one.
"""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

# Ranks, offices and forms of address that English newspapers abbreviate in front of a name.
_TITLES = frozenset(
    """
        Adm. Ald. Amb. Asst. Atty. Attys. Brig. Capt. Cllr. Cmdr. Col. Cols. Comdr. Const. Cpl. Cst. Dep. Det. Dets.
        Dr. Ens. Fr. Gen. Gov. Govs. Hon. Insp. Lieut. Lt. Maj. Messrs. Mr. Mrs. Ms. Msgr. Ofc. Pfc. Pres. Prof.
        Profs. Pvt. Rep. Reps. Rev. Sen. Sens. Sgt. Sgts. Spc. Supt. Supvr.
    """.split()
)
_COMPONENT = "titles_before_names"


def know_titles(nlp: Language) -> None:
    """Let a pipeline read each title with its full stop as one word, and end no sentence behind it."""
    tokenizer: Any = nlp.tokenizer
    if hasattr(tokenizer, "add_special_case"):
        for title in sorted(_TITLES):
            tokenizer.add_special_case(title, [{"ORTH": title}])
    if "parser" in nlp.pipe_names and _COMPONENT not in nlp.pipe_names:
        nlp.add_pipe(_COMPONENT, before="parser")


@Language.component(_COMPONENT)
def _titles_before_names(doc: Doc) -> Doc:
    for token in doc[:-1]:
        following = doc[token.i + 1]
        if token.text in _TITLES and following.text[:1].isupper():
            following.is_sent_start = False
    return doc

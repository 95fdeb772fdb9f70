"""Tokens of a corpus put back into running text, as an article has it."""

from __future__ import annotations

import re
from collections.abc import Sequence

Span = tuple[int, int]

_RAW = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}
_CLOSING = re.compile(r"[,.;:!?%)\]’”]+|['’](?:s|re|ve|ll|d|m|t)|n['’]t", re.IGNORECASE)
_OPENING = re.compile(r"[(\[$£€#“‘]+")
_INSIDE = re.compile(r"[,.:]")  # of a number: "1 , 000"


def running_text(tokens: Sequence[str]) -> tuple[str, list[Span]]:
    """The text of one sentence and the characters of each token in it."""
    text, spans, quoted, glued = "", [], False, True
    words = [_RAW.get(token, token) for token in tokens]
    for number, word in enumerate(words):
        following = words[number + 1] if number + 1 < len(words) else ""
        before = words[number - 1] if number else ""
        opens = word == '"' and not quoted
        quoted ^= word == '"'
        inside = bool(_INSIDE.fullmatch(word)) and before[-1:].isdigit() and following[:1].isdigit()
        dash = word == "-" and before[-1:].isalnum() and following[:1].isalnum()
        if not (glued or inside or dash or _CLOSING.fullmatch(word) or (word == '"' and not opens)):
            text += " "
        spans.append((len(text), len(text) + len(word)))
        text += word
        glued = opens or inside or dash or _OPENING.fullmatch(word) is not None
    return text, spans

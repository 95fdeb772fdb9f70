"""Which way a bare "Monday" or "March" points: the tense of the verb that governs it."""

from __future__ import annotations

from typing import Final, Literal

from storyatlas.model.document import Token

Direction = Literal["past", "present", "future"] | None

_FUTURE_MODALS: Final = frozenset(
    {"will", "wo", "'ll", "’ll", "shall", "would", "can", "could", "may", "might", "should", "must"}
)
_MODALS_OF_DOUBT: Final = frozenset({"could", "may", "might", "should", "must"})
# Nobody sets a day for them: "Sunday's defeat" was.
_UNFORESEEN: Final = frozenset(
    """
        accident arrest assassination attack blast blaze bombing clash collapse coup crash death defeat disaster
        earthquake explosion fire flood killing loss massacre murder outburst quake rampage resignation riot setback
        shooting slaying stabbing storm upset victory win
    """.split()
)
# "Are looking into a blaze Monday".
_INQUIRING: Final = frozenset({"determine", "examine", "investigate", "look", "probe", "search", "study"})
# What these words govern is still to come: "due to", "plans to", "scheduled for".
_AHEAD: Final = frozenset(
    {
        *("agree", "aim", "announce", "ask", "await", "bill", "book", "call", "commit", "deadline", "decide", "demand"),
        *("due", "eager", "expect", "expected", "forecast", "go", "hope", "intend", "invite", "likely", "look", "need"),
        *("order", "plan", "pledge", "poise", "poised", "prepare", "promise", "propose", "ready", "request", "require"),
        *("schedule", "scheduled", "seek", "set", "slate", "slated", "threaten", "urge", "vow", "want", "warn"),
        "willing",
    }
)
# Their objects lie ahead even of a past verb: "called a meeting on Friday".
_ARRANGE: Final = frozenset(
    {"arrange", "await", "book", "call", "expect", "face", "organise", "organize", "plan", "schedule"}
)
_GONE = frozenset({"dead", "missing"})
# Passives that look ahead ("was expected on Sunday"), and verbs whose present tense does ("opens Friday").
_SCHEDULED: Final = frozenset(
    {"bill", "book", "expect", "forecast", "intend", "plan", "poise", "schedule", "set", "slate"}
)
_STARTS_AND_ENDS: Final = frozenset(
    {"begin", "close", "come", "conclude", "convene", "end", "expire", "fall", "open", "resume", "start"}
)
_STILL_TO_COME: Final = frozenset({"due", "scheduled", "slated", "upcoming", "planned"})
_BETWEEN_VERB_AND_DAY: Final = frozenset({"on", "late", "early", "earlier", "in", "last"})
_SAYS: Final = frozenset({"say", "tell", "add", "report", "state"})  # "saying Friday" was said then, whatever its tense
# What is moved to a day may still lie ahead, whatever the verb's tense: "was put off to September".
_MOVE: Final = frozenset(
    {"adjourn", "defer", "delay", "extend", "move", "postpone", "prolong", "push", "put", "reschedule", "shift"}
)
_TO_A_DAY: Final = frozenset({"for", "into", "till", "to", "until"})
_FINITE_PAST: Final = frozenset({"was", "were", "had", "did"})
_FINITE_PRESENT: Final = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re", "be"})
_PERFECT: Final = frozenset({"have", "has", "had", "having", "'ve", "’ve", "been"})


def direction_at(tokens: tuple[Token, ...], index: int, *, headline: bool = False, deadline: bool = False) -> Direction:
    """Past or future by the nearest verb above token `index`; `None` where syntax gives no clue.

    `headline`: the present tense tells of what happened ("Minister resigns"), "to" of what will.
    `deadline`: the token ends a term ("by June"); the infinitive above it lies ahead ("to leave").
    """
    if _follows_past_verb(tokens, index):
        return "past"
    if index and tokens[index - 1].lemma.lower() in _UNFORESEEN and _looked_into(tokens, index):
        return "past"  # "are looking into a blaze Monday"
    if _is_moved_to(tokens, index):
        return None
    through_noun = False
    start, owned = index, tokens[index].head if tokens[index].dep == "poss" else index
    for _ in range(8):
        token = tokens[index]
        if token.lemma.lower() == "ahead":
            return "future"
        if index == owned and owned != start and token.lemma.lower() in _UNFORESEEN:
            return "past"
        if index not in {owned, start} and token.dep in ("nsubj", "nsubjpass") and _may(tokens, tokens[token.head]):
            return None
        through_noun |= token.pos == "NOUN" and token.dep in ("dobj", "attr", "oprd")
        if token.pos in ("VERB", "AUX") and token.dep not in ("aux", "auxpass", "amod"):
            if through_noun and token.lemma.lower() in _ARRANGE:
                return "future"
            if deadline and any(
                left.tag == "TO" and left.head == token.i for left in tokens[max(0, token.i - 3) : token.i]
            ):
                return "future"
            return _tense(tokens, token, headline=headline, depth=0)
        if token.pos in ("ADJ", "VERB") and token.lemma.lower() in _STILL_TO_COME:
            return "future"
        if token.head == index:
            return None
        index = token.head
    return None


def _looked_into(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether somebody inquires into what the words before a day name."""
    for _ in range(6):
        token = tokens[index]
        if token.pos == "VERB":
            return token.lemma.lower() in _INQUIRING
        if token.head == index:
            return False
        index = token.head
    return False


def was_foreseen(tokens: tuple[Token, ...], index: int) -> bool:
    """ "The trial was scheduled for 26 September": a day that may have passed since."""
    for _ in range(4):
        verb = tokens[index]
        if verb.pos == "VERB":
            near = tokens[max(0, verb.i - 4) : verb.i]
            was = any(t.head == verb.i and t.text.lower() in {"was", "were"} for t in near)
            return was and verb.tag == "VBN" and verb.lemma.lower() in _SCHEDULED
        index = verb.head
    return False


def _may(tokens: tuple[Token, ...], verb: Token) -> bool:
    """ "The setback in Sunday's elections may force them": what may come of it tells nothing of the day itself."""
    near = tokens[max(0, verb.i - 9) : verb.i]
    return any(t.head == verb.i and t.text.lower() in _MODALS_OF_DOUBT for t in near)


def _follows_past_verb(tokens: tuple[Token, ...], index: int) -> bool:
    """ "Said on Monday it would", "died Monday": the verb at hand, whatever the parse says."""
    left = index - 1
    while left >= max(0, index - 3) and tokens[left].lemma.lower() in _BETWEEN_VERB_AND_DAY:
        left -= 1
    if left < 0:
        return False
    verb = tokens[left]
    told = verb.tag in {"VBG", "VBZ"} and verb.lemma.lower() in _SAYS
    return told or (verb.tag == "VBD" and verb.lemma.lower() not in _AHEAD)


def _is_moved_to(tokens: tuple[Token, ...], index: int) -> bool:
    """ "Put off to September", "postponed until early June"."""
    to = next((i for i in range(index - 1, max(-1, index - 4), -1) if tokens[i].text.lower() in _TO_A_DAY), None)
    return to is not None and any(
        t.pos == "VERB" and t.lemma.lower() in _MOVE and (t.i == tokens[to].head or t.i >= to - 3)
        for t in tokens[max(0, to - 8) : to]
    )


def _tense(tokens: tuple[Token, ...], verb: Token, *, headline: bool, depth: int) -> Direction:
    helpers = {
        token.text.lower()
        for token in tokens[max(0, verb.i - 9) : verb.i + 3]
        if token.dep in ("aux", "auxpass") and _helps(tokens, token, verb)
    }
    if helpers & _FUTURE_MODALS:
        return "past" if "have" in helpers and "will" not in helpers else "future"
    if "to" in helpers:
        return "past" if "have" in helpers else _of_infinitive(tokens, verb, headline=headline, depth=depth)
    lemma = verb.lemma.lower()
    if verb.tag == "VBD" or helpers & {"did"}:
        return "past"
    if verb.tag == "VBN":
        above = tokens[verb.head]
        if not helpers and ((verb.dep == "conj" and above.tag == "VBN") or (verb.dep == "acomp" and above.tag == "VB")):
            return _tense(tokens, above, headline=headline, depth=depth)  # "will be tried and sentenced"
        return "future" if lemma in _SCHEDULED and not helpers & {"have", "has", "had"} else "past"
    if verb.tag == "VBG":
        return _of_participle(tokens, verb, helpers, headline=headline, depth=depth)
    if verb.tag in ("VBZ", "VBP"):
        if verb.lemma == "be" and any(t.text in _GONE and t.head == verb.i for t in tokens[verb.i + 1 : verb.i + 4]):
            return "past"  # "two are dead after a fire on Sunday"
        return "past" if headline else "future" if _starts_or_ends(tokens, verb) else "present"
    return _above(tokens, verb, headline=headline, depth=depth)


def _helps(tokens: tuple[Token, ...], helper: Token, verb: Token) -> bool:
    """Whether an auxiliary is a verb's, or that of its "be" ("will" of "will be closed", as some parses have it)."""
    above = tokens[helper.head]
    return above.i == verb.i or (above.dep == "auxpass" and above.head == verb.i)


def _starts_or_ends(tokens: tuple[Token, ...], verb: Token) -> bool:
    """ "Opens", "takes effect"."""
    following = tokens[verb.i + 1].text.lower() if verb.i + 1 < len(tokens) else ""
    lemma = verb.lemma.lower()
    return lemma in _STARTS_AND_ENDS or (lemma == "take" and following in ("effect", "place", "force"))


def _of_infinitive(tokens: tuple[Token, ...], verb: Token, *, headline: bool, depth: int) -> Direction:
    above = tokens[verb.head]
    if above.i == verb.i:
        return "future"
    if above.lemma.lower() == "seek" and above.tag == "VBD":
        return "past"  # "sought to clear it up on Saturday"
    if above.dep == "attr" and tokens[above.head].lemma.lower() == "become":  # "became the first to sail on Monday"
        return _tense(tokens, tokens[above.head], headline=headline, depth=depth)
    if above.lemma.lower() in (*_AHEAD, "be") or above.pos in ("NOUN", "ADJ") or (headline and above.pos == "PROPN"):
        return "future"
    return _above(tokens, verb, headline=headline, depth=depth)


def _of_participle(
    tokens: tuple[Token, ...], verb: Token, helpers: set[str], *, headline: bool, depth: int
) -> Direction:
    if helpers & (_FINITE_PAST | _PERFECT):
        return "past"
    if helpers & _FINITE_PRESENT:
        return "future"
    return _above(tokens, verb, headline=headline, depth=depth)


def _above(tokens: tuple[Token, ...], verb: Token, *, headline: bool, depth: int) -> Direction:
    index = verb.head
    if depth > 3 or index == verb.i:
        return None
    for _ in range(6):
        token = tokens[index]
        if token.pos in ("VERB", "AUX"):
            return _tense(tokens, token, headline=headline, depth=depth + 1)
        if token.head == index:
            return None
        index = token.head
    return None

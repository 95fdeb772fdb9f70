"""Metonyms: a country or a capital that stands for its government, since it speaks, decides or is spoken to."""

from __future__ import annotations

from storyatlas.annotate.gazetteer import Record
from storyatlas.annotate.place_evidence import Candidate
from storyatlas.model.document import Section, Token

# A government is meant where a country or capital is the subject of one of these.
_SPEAKS = frozenset(
    """
        say tell announce deny accuse warn insist claim declare confirm condemn reject demand call urge vow pledge
        promise threaten agree refuse want seek believe hope fear argue maintain respond retaliate protest impose lift
        recognize recognise support back oppose criticize criticise denounce blame order decide approve ban suspend
        summon expel negotiate sign offer propose consider ask request admit acknowledge describe report express invite
        withdraw restore sever accept allow plan
    """.split()
)
# A state is meant where its capital does one of these, or has it done to it.
_ACTS = _SPEAKS | frozenset(
    """
        send dispatch deploy lodge veto recall ratify deliver supply ship arm finance dismiss dispute endorse hail
        welcome withhold answer inform notify press pressure sanction mobilise mobilize annex invade extradite
        release free arrest detain begin start wage launch fire scramble vote abstain
    """.split()
)
_ADDRESSED = frozenset(
    """
        accuse warn urge blame criticise criticize condemn denounce press pressure tell ask anger irritate alarm
        infuriate embarrass reassure persuade convince notify inform threaten punish sanction
    """.split()
)
_EXPECTED = frozenset("expect believe say think report know set prepare poise rumour rumor".split())


def stands_for_state(section: Section, candidate: Candidate, record: Record, starts: dict[int, int]) -> bool:
    """Whether a country or capital is the subject of a verb of speech or decision; a capital also of other acts of
    states, and where it is addressed ("urged Lisbon to stay")."""
    if record.kind not in "CA":
        return False
    inner = [token for token in section.tokens[starts.get(candidate.start, 0) :][:8] if token.end <= candidate.end]
    for token in inner:
        if not candidate.start <= section.tokens[token.head].start < candidate.end:
            if record.kind == "A":
                return _acts_as_state(section, _first_joined(section, token))
            if token.dep in {"nsubj", "nsubjpass"}:
                return token.dep == "nsubj" and section.tokens[token.head].lemma.lower() in _SPEAKS
    return False


def _first_joined(section: Section, token: Token) -> Token:
    """ "Lisbon" for "Oslo" of "Lisbon and Oslo"."""
    for _ in range(3):
        if token.dep != "conj":
            break
        token = section.tokens[token.head]
    return token


def _acts_as_state(section: Section, token: Token) -> bool:
    verb = section.tokens[token.head]
    lemma = verb.lemma.lower()
    if verb.pos != "VERB":
        return False
    if token.dep == "nsubj":
        return lemma in _ACTS
    if token.dep == "nsubjpass" and lemma in _EXPECTED:
        below = section.tokens[verb.i : verb.i + 8]
        return any(t.dep == "xcomp" and t.head == verb.i and t.lemma.lower() in _ACTS for t in below)
    return token.dep in {"nsubjpass", "dobj"} and lemma in _ADDRESSED

"""Headline: a clause told as newspapers do: who does what to whom, present tense, 6-14 words."""

from __future__ import annotations

import re
from dataclasses import replace

from storyatlas.extract.clauses import Clause
from storyatlas.extract.idioms import is_missing
from storyatlas.extract.inverted_commas import paired
from storyatlas.extract.legibility import INCOMPLETE, LEAST_WORDS, MOST_CHARACTERS, MOST_WORDS, legibility, points_back
from storyatlas.extract.lexicon import EVENT_NOUNS, LIGHT, REPORTING, SPEECH_ACTS
from storyatlas.extract.modality import is_to
from storyatlas.extract.names import Names
from storyatlas.extract.phrases import noun_phrase
from storyatlas.extract.predicate import QUOTES, Predicate
from storyatlas.extract.pruning import second_half
from storyatlas.extract.subjects import first_of_all, subject_of
from storyatlas.extract.tidying import tidy
from storyatlas.extract.tree import FOR_OTHERS, Tree
from storyatlas.extract.valency import ALONE, DESCRIBING, NAMING, OPENING
from storyatlas.extract.voice import is_passive
from storyatlas.model.document import Token

_IRREGULAR = {"be": ("is", "are"), "have": ("has", "have"), "do": ("does", "do"), "go": ("goes", "go")}
_KICKER = re.compile(
    r"^(?:live|breaking|exclusive|watch|video|analysis|opinion|explainer|update[ds]?|correction)\s*[:|-]\s*", re.I
)
# A day that only the article's own date explains.
_DAY = re.compile(
    r"(?<=\w) (?:(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|tonight|yesterday|tomorrow)(?= |$)"
)
_WHOSE_DAY = re.compile(
    r"^(?:(?:the|last|next|this) )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|tomorrow|week|month"
    r"|year)['’]s? ",
    re.I,
)
_SUFFIX = re.compile(r"\s+[|–—-]\s+[^|–—-]{2,40}$|,\s*[A-Z]\w+post$")
_NOMINAL = frozenset({"amod", "compound", "pobj", "dobj", "nsubj"})  # where what is tagged as a verb is none
_LONGEST = 22  # words that a headline has at most; more are a sentence
_SENTENCES = re.compile(r"(?<!\w)(?![A-Z])[\w’'-]+\. |(?<!\w)[A-Z][\w’'-]{5,}\. ")  # not "Inc. ", "Calif. "
MOST_QUOTED = 13
_COUNTED = 0.35  # "46 arrests in Oslo", of "there were 46 arrests in Oslo"
_SHORTER = 8  # words that are tried to be left out
_JOINED = re.compile(  # how a clause hangs on another: "partly because they had left"
    r"^(?:(?:partly|largely|mainly|only|just|even|and|but)\s+)*(?:because|when|while|as|after|before|although|though)\s+",
    re.I,
)
_ONLY_COUNTS = re.compile(r"(?:\d+|to|[-–\s])+")  # "votes 190 to 0": on what?
_OWN_WORDS = re.compile(r"\b(?:I|we|you|my|our|your|us|me)\b", re.I)
# Verbs that say nothing without what is told.
_TELLING = frozenset(
    """
        announce confirm declare reveal report deny claim add state disclose say tell note show find suggest
        propose demand order approve sign issue impose unveil cite adopt release accuse blame urge
    """.split()
)


def article_headline(title: str) -> tuple[str, float]:
    """An article's own headline as an event's title, and how well it serves as one.

    A question, a teaser or a bare quotation tells no event and scores low.
    """
    text = _DAY.sub("", _SUFFIX.sub("", _KICKER.sub("", " ".join(title.split()))))
    cut = text.endswith(("…", "..."))
    text = text.rstrip(" .…") if cut else text
    words = text.split()
    score = 1.0 - 0.6 * cut
    if not LEAST_WORDS <= len(words) <= MOST_WORDS + 2:
        score -= 0.35 if len(words) <= _LONGEST else 0.75
    if text.endswith("?") or re.match(
        r"(?:what|why|how|when|where|who|here|this|these|\d+ (?:things|ways))\b", text, re.I
    ):
        score -= 0.6
    if ":" in text or text.count(";") or re.search(r"\s[|–—-]\s|…|\.\.\.", text) or _SENTENCES.search(text):
        score -= 0.25
    if re.search(r"[\"'“‘’”]\s|^[\"'“‘]|[\"“”]", text):
        score -= 0.25
    if re.search(r"\b(?:I|we|you|my|our|your|this|these|here)\b", text, re.I):
        score -= 0.3
    capitals = sum(w[:1].isupper() for w in words)
    if len(words) > 3 and capitals >= 0.8 * len(words):
        score -= 0.15  # every word capitalised reads badly among sentences
    return text[:1].upper() + text[1:], max(0.0, score)


def title_headline(tree: Tree, clause: Clause) -> tuple[str, float]:
    """The article's headline for a clause of it: whole for its main clause, low for the others, which
    tell something else."""
    verb = _clause_verb(tree, clause)
    text, score = article_headline(_part(tree, clause.trigger if clause.noun else verb))
    if clause.noun or verb.pos not in {"VERB", "AUX"} or tree.subject(verb) is None:
        return text, score - 0.45
    if verb.tag == "VBD" and not is_passive(tree, verb):
        score -= 0.3  # "Quill opened a bridge" is told better as "Quill opens a bridge"
    if verb.lemma == "vote" and _ONLY_COUNTS.fullmatch(text.rpartition(verb.text)[2]):
        score -= 0.6
    return text, score - _aside(tree, verb)


def _aside(tree: Tree, verb: Token) -> float:
    """How far a part of a title tells something else than a verb in it: "Docker held after fire" tells nothing else,
    and one whose only verb is a participle little, for the parser took its verb for a noun."""
    if verb.dep == "ROOT" or _leads(tree, verb):
        return 0.0
    if (
        verb.dep == "advcl"
        and tree.child(verb, "nsubj", "nsubjpass") is not None
        and tree.tokens[verb.head].pos == "VERB"
    ):
        return 0.6  # "Bridges fall as Quill extends talks" is told of the bridges
    sentence = tree.sentence(verb)
    tokens = tree.tokens[sentence.first : sentence.last]
    if verb.dep != "acl" or any(t.dep == "ROOT" and t.pos in {"VERB", "AUX"} for t in tokens):
        return 0.35
    if tree.tokens[verb.head].dep == "ROOT":
        return 0.0
    others = [t for t in tokens if t.pos == "VERB" and t.dep not in _NOMINAL and t.i != verb.i]
    return 0.35 if others else 0.15


def _leads(tree: Tree, verb: Token) -> bool:
    """Whether a verb with a subject of its own tells the first clause of its part, which the parser hung on a later
    one: "Quill takes boat, leaves harbour"."""
    own = tree.child(verb, "nsubj", "nsubjpass")
    if own is None or own.i > verb.i or tree.child(verb, "mark") is not None or verb.dep in {"acl", "relcl"}:
        return False
    return tree.subtree(own)[0] == tree.sentence(verb).first


def _part(tree: Tree, verb: Token) -> str:
    """The part of an article's title that a verb stands in: "town is evacuated" of "Flood: town is evacuated"; where it
    is short, with the topic before its colon."""
    text, number = tree.section.text, tree.sentence_of[verb.i]
    sentences = tree.section.sentences
    first = last = number
    while first > 0 and not _apart(text, sentences[first - 1].start, sentences[first].start):
        first -= 1
    while last + 1 < len(sentences) and not _apart(text, sentences[last].start, sentences[last + 1].start):
        last += 1
    part = text[sentences[first].start : sentences[last].end].strip(" :;|–—-")
    topic = text[sentences[first - 1].start : sentences[first].start].strip() if first else ""
    short = len(part.split()) <= LEAST_WORDS and topic.endswith(":") and len(topic.split()) <= LEAST_WORDS
    return f"{topic} {part}" if short else part


def _apart(text: str, start: int, end: int) -> bool:
    """Whether a mark ends one part of a title at `end`."""
    return text[start:end].rstrip().endswith((":", ";", "|", "–", "—", " -", "--", "…", "..."))


_HIMSELF = re.compile(r"(?:him|her|it|them)sel(?:f|ves)\b")  # "turns himself in"


def done_headline(tree: Tree, names: Names, clause: Clause) -> str:
    """A plan told as if it had come to pass ("Quill to visit Oslo" as "Quill visits Oslo"); "" for what is no plan."""
    if clause.status != "planned" or clause.noun or clause.tense != "future" or clause.negated:
        return ""
    return clause_headline(tree, names, clause, done=True)[0]


def clause_headline(tree: Tree, names: Names, clause: Clause, *, done: bool = False) -> tuple[str, float]:
    """A clause as a headline and a score: 0 for a fragment, 1 for a complete one. With `done`, a plan is told as
    what has happened."""
    if clause.noun:
        return _nominal(tree, names, clause)
    verb = _clause_verb(tree, clause)
    subject = subject_of(tree, names, verb)
    what = tree.child(verb, "attr") if tree.child(verb, "expl") is not None else None
    if what is not None and verb.lemma == "be" and not clause.negated:
        counted = tidy(re.sub(r"^(?:an?|the) ", "", noun_phrase(tree, what, MOST_WORDS), flags=re.I))  # "46 arrests"
        return counted, _COUNTED if len(counted.split()) >= LEAST_WORDS else 0.1
    if subject is None or tree.child(verb, "expl") is not None:
        return _nominal(tree, names, clause)[0], 0.1
    text, plural, named = subject
    passive = is_passive(tree, verb)
    head = _verb_group(tree, verb, clause, plural, passive, done=done)
    for_others = tree.is_for_others(verb)
    if for_others and not clause.negated:
        head = f"to {'be ' * passive}{verb.text.lower() if passive else _base_form(verb)}"  # "permission to buy"
    if (ranked := first_of_all(tree, names, verb)) is not None:
        text, rank, named = ranked[0], f"{ranked[1][:1].lower()}{ranked[1][1:]}", True
        done_to = tree.child(verb, "auxpass") is not None
        head = f"becomes {rank} to {f'be {verb.text.lower()}' if done_to else _base_form(verb)}"
    room = MOST_WORDS - len(text.split()) - len(head.split())
    predicate, body, headline = _told(tree, names, verb, text, head, room)
    lemma = verb.lemma.lower()
    complete = predicate.complete and not (not body and not passive and _breaks_off(tree, verb))
    complete = complete and not _hangs(tree, verb, body) and not _halved(tree, verb) and not predicate.points
    complete = complete and not (lemma == "vote" and _ONLY_COUNTS.fullmatch(body))
    if passive and lemma in DESCRIBING | NAMING | {"name"} and re.match(r"(?:by|in|at|on) ", body):
        complete = complete and " as " in body  # "is named by the paper": what?
    if not passive and ((not body and lemma in SPEECH_ACTS | REPORTING | LIGHT) or lemma in _TELLING):
        complete = complete and predicate.has_object
    tense = clause.tense if ranked is None else "perfect"
    score = legibility(tree, headline, named, complete, verb, replace(clause, tense=tense), bool(body))
    if for_others:
        score = min(score, INCOMPLETE)
    if points_back(tree, names, verb):
        score -= 0.25
    if named and not plural and body.startswith("their "):
        score -= 0.4  # "Quill puts their names to it": those beside him are lost
    if text.split()[-1] in body.split():
        score -= 0.4  # nobody meets himself: a pronoun was read wrongly
    sentence = tree.sentence(verb)
    source = " ".join(tree.section.text[sentence.start : sentence.end + 2].split())
    return paired(headline, source), max(0.0, score - 0.2 * predicate.borrowed)


def _told(tree: Tree, names: Names, verb: Token, text: str, head: str, room: int) -> tuple[Predicate, str, str]:
    """Subject, verb and as much of what follows as `room` words and the map's lines hold: adjuncts of the verb go where
    it is long; to refer a state to the court is not to refer it."""
    predicate, body, headline = _with_room(tree, names, verb, text, head, room)
    for fewer in range(1, _SHORTER):
        if len(headline) <= MOST_CHARACTERS or not predicate.complete:
            break
        shorter = _with_room(tree, names, verb, text, head, room - fewer)
        if not shorter[0].complete or shorter[0].cut_inside > predicate.cut_inside or not shorter[1]:
            break
        predicate, body, headline = shorter
    return predicate, body, headline


def _with_room(tree: Tree, names: Names, verb: Token, text: str, head: str, room: int) -> tuple[Predicate, str, str]:
    predicate = Predicate(tree, names, verb, text)
    body = predicate.fit(room)
    particle = " ".join(t.text for t in tree.children(verb, "prt"))
    if particle and head.endswith(f" {particle}") and (himself := _HIMSELF.match(body)):
        head, body = head.removesuffix(f" {particle}"), f"{himself[0]} {particle}{body[himself.end() :]}"
    told = (
        tidy(f"{text} {head} {_as_said(tree, verb, body)}", particle=predicate.particle)
        if body
        else f"{tidy(text)} {head}"
    )  # "checks in"
    return predicate, body, told


def _breaks_off(tree: Tree, verb: Token) -> bool:
    """Whether a verb in the active says nothing without what follows it: "calls", "sees"; a trial "begins", people
    "die", and a fire "breaks out"."""
    lemma = verb.lemma.lower()
    if lemma in OPENING:
        subject = tree.subject(verb)
        return subject is None or subject.lemma.lower() not in EVENT_NOUNS
    return lemma not in ALONE and (lemma in REPORTING | SPEECH_ACTS or tree.child(verb, "prt") is None)


def _halved(tree: Tree, verb: Token) -> bool:
    """Whether the parser took the first half of "re-entered" for the verb."""
    return verb.tag != "VB" and any(second_half(tree, c) for c in tree.children(verb) if c.i == verb.i + 2)


def _hangs(tree: Tree, verb: Token, body: str) -> bool:
    """Whether an infinitive at the end has lost what is done: "continues to monitor"."""
    last = verb
    while (below := tree.child(last, "xcomp")) is not None and below.pos == "VERB":
        last = below
    open_ended = last.i != verb.i and last.lemma.lower() not in ALONE and tree.child(last, "prt") is None
    if not open_ended or is_passive(tree, last) or tree.child(last, "auxpass") or not body.split():
        return False
    return body.split()[-1] == last.text and last.tag in {"VB", "VBG"}


def _as_said(tree: Tree, verb: Token, body: str) -> str:
    """What is quoted in front of "he said", or in the words of the speaker ("we", "you"), in quotation marks: 'says "We
    want it back"', 'tells the board "I resign"'. Only exact words are; of many, those before a comma."""
    content = tree.child(verb, "ccomp")
    if body.count('"') == 1:
        body = body.replace('"', "")
    if content is None or not body or '"' in body or verb.lemma.lower() not in REPORTING | SPEECH_ACTS:
        return body
    if verb.lemma.lower() not in REPORTING:
        return _running_on(tree, content, body)
    listener = ""
    for child in tree.children(verb, "dobj", "dative"):
        for cut in ((), [t.i for t in tree.children(child, "prep")]):
            words = " ".join(tree.tokens[i].text for i in tree.subtree(child, cut))
            if child.i > verb.i > content.i and body.endswith(f" {words}"):
                listener, body = f"{words} ", body.removesuffix(f" {words}")
                break
    said = _without_opening(tree, content, body)
    quoted = any(t.text in QUOTES for t in tree.tokens[content.i : verb.i]) or _OWN_WORDS.search(said)
    sentence = tree.sentence(verb)
    source = " ".join(tree.section.text[sentence.start : sentence.end].split())
    if quoted and (f"{said[:1].upper()}{said[1:]}" in source or f"{said[:1].lower()}{said[1:]}" in source):
        return f'{listener}"{said[:1].upper()}{said[1:]}"'
    exact = _exact_words(tree, content) if _OWN_WORDS.search(said) else ""
    return f'{listener}"{exact[:1].upper()}{exact[1:]}"' if exact else f"{listener}{_running_on(tree, content, body)}"


def _running_on(tree: Tree, content: Token, body: str) -> str:
    """What is said with a small letter, where it was a sentence of its own and does not begin with a name."""
    first = tree.tokens[tree.subtree(content)[0]]
    opens = body.startswith(first.text) and first.text.istitle() and first.text != "I"
    return body[:1].lower() + body[1:] if opens and first.pos in {"DET", "PRON", "ADP", "SCONJ", "ADV"} else body


def _without_opening(tree: Tree, content: Token, words: str) -> str:
    """What is said less a "but" or the "that" that leads to it; "that" may also be what is spoken of."""
    spoken_of = any(t.text.lower() == "that" for t in tree.children(content, "nsubj", "nsubjpass", "det"))
    return re.sub(r"^(?:but|and|so) " if spoken_of else r"^(?:but|and|so|that) ", "", words, flags=re.I)


def _exact_words(tree: Tree, content: Token) -> str:
    """The speaker's words as the article has them, whole or up to a comma, "" where these are too many or too few."""
    indices = tree.subtree(content)
    words = tree.section.text[tree.tokens[indices[0]].start : tree.tokens[indices[-1]].end]
    words = _without_opening(tree, content, " ".join(words.split()).strip('"“”‘’,.; '))
    if re.search(r"[\"“”]", words):
        return ""
    marks = reversed(list(re.finditer(r",(?= )|;| [-–—]+ ", words)))
    parts = [words, *(words[: mark.start()] for mark in marks)]
    least = len(
        tree.section.text[tree.tokens[indices[0]].start : content.end].split()
    )  # a "when you ..." alone is none
    return next((part for part in parts if max(least, LEAST_WORDS) <= len(part.split()) <= MOST_QUOTED), "")


def _clause_verb(tree: Tree, clause: Clause) -> Token:
    """The finite verb of a clause: above a carried verb or a light verb's noun."""
    token = clause.trigger
    if token.pos not in {"VERB", "AUX"}:
        token = tree.tokens[token.head]
    while token.dep == "xcomp" and tree.tokens[token.head].i >= clause.first:
        above = tree.tokens[token.head]
        if tree.nth_to(token) is not None:
            break
        if above.lemma.lower() == "go" and above.tag == "VBG" and token.pos == "VERB":
            break  # "is going to visit" tells of a visit
        if is_to(tree, tree.tokens[above.head] if above.dep == "acomp" else above) is token:
            break  # "is to visit", "is due to visit"
        token = above
    return token


def _verb_group(tree: Tree, verb: Token, clause: Clause, plural: bool, passive: bool, *, done: bool) -> str:
    """The verb in the headline's present tense, or "to ..." for what is planned and not `done`."""
    particle = " ".join(t.text for t in tree.children(verb, "prt"))
    prefix = _prefix(tree, verb)
    lemma = f"{prefix}{_base_form(verb)}"
    if is_missing(tree, verb):
        lemma, particle = "be", "missing"
    negated = tree.negation(verb) is not None
    if passive:
        future = clause.tense == "future" and not done
        be = "to be" if future else ("are" if plural else "is")
        be = f"not {be}" if negated and future else f"{be} not" if negated else be
        core = f"{be} {prefix}{verb.text.lower()}"
    elif not done and (clause.tense == "future" or any(a.tag == "MD" for a in tree.auxiliaries(verb))):
        subject = tree.subject(verb)
        attempt = subject is not None and subject.lemma.lower() in FOR_OTHERS  # "Quill's failure to hurt the brewer"
        core = f"{'will' if attempt else 'to'}{' not' * negated} {lemma}"
        core = core if attempt or not negated else f"not to {lemma}"
    elif negated and lemma == "be":
        core = f"{third_person(lemma, plural)} not"
    elif negated:
        core = f"{'do' if plural else 'does'} not {lemma}"
    else:
        core = third_person(lemma, plural)
    return f"{core} {particle}".strip()


def _prefix(tree: Tree, verb: Token) -> str:
    """The "rear-" of "rear-ended", the "re-" of "re-hired"."""
    if verb.i < 2:
        return ""
    first, hyphen = tree.tokens[verb.i - 2], tree.tokens[verb.i - 1]
    glued = hyphen.text == "-" and first.end == hyphen.start and hyphen.end == verb.start
    return f"{first.text.lower()}-" if glued and first.text.isalpha() else ""


def _base_form(verb: Token) -> str:
    """The lemma; "hope" where the lemmatiser has "hop" for "hoping", which would double its p."""
    lemma = verb.lemma.lower()
    short = re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", lemma)
    return lemma + "e" if short and verb.text.lower() in {lemma + "ing", lemma + "ed", lemma + "es"} else lemma


def third_person(lemma: str, plural: bool = False) -> str:
    """The present tense of a verb: "carry" gives "carries", plural "carry"."""
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma][plural]
    if plural:
        return lemma
    if re.search(r"[^aeiou]y$", lemma):
        return lemma[:-1] + "ies"
    return lemma + ("es" if re.search(r"(?:s|x|z|ch|sh|o)$", lemma) else "s")


def _short(words: str, verb: str) -> str:
    """A clause up to the last comma behind its verb that a title has room for, where there is one."""
    comma = words[:MOST_CHARACTERS].rfind(", ")
    short = len(words) > MOST_CHARACTERS and comma > max(words.find(verb), MOST_CHARACTERS // 3)
    return words[:comma] if short else words


def _nominal(tree: Tree, names: Names, clause: Clause) -> tuple[str, float]:
    """The words of a clause that is no sentence; "his trip to Oslo" with whose it is."""
    opening = tree.tokens[clause.first]
    owner = names.of(tree, opening) if clause.noun and opening.text.lower() in {"his", "her"} else None
    start = opening.end if owner is not None else opening.start
    words = " ".join(tree.section.text[start : tree.tokens[clause.last - 1].end].split())
    words = _WHOSE_DAY.sub("", words) if clause.noun else words
    words = words if clause.noun else _JOINED.sub("", words)
    text = tidy(
        re.sub(r"^(?:(?:the|an?|its|his|her|their|this|that)\s+)+", "", _short(words, clause.trigger.text), flags=re.I)
    )
    if owner is not None and text:
        text = f"{owner.name}'s {text[:1].lower()}{text[1:]}"
    named = owner is not None or any(t.pos == "PROPN" for t in tree.tokens[clause.first : clause.last])
    return text, 0.2 if named and LEAST_WORDS <= len(text.split()) <= MOST_WORDS else 0.1

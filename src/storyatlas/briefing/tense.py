"""Tense: what has happened on a dated day is told in the simple past."""

from __future__ import annotations

from storyatlas.briefing.tree import Tree

# Verbs whose past tense is not their participle; of all others the two are spelled alike.
_PAST = dict(
    pair.split(":")
    for pair in (
        "been:was arisen:arose awoken:awoke beaten:beat become:became begun:began bitten:bit blown:blew broken:broke "
        "chosen:chose come:came done:did "
        "drawn:drew driven:drove drunk:drank eaten:ate fallen:fell flown:flew forbidden:forbade forgiven:forgave "
        "forgotten:forgot forsaken:forsook frozen:froze given:gave gone:went grown:grew hidden:hid known:knew "
        "lain:lay mistaken:mistook overcome:overcame overtaken:overtook overthrown:overthrew proven:proved "
        "ridden:rode risen:rose run:ran seen:saw shaken:shook shown:showed shrunk:shrank sprung:sprang "
        "spoken:spoke stolen:stole struck:struck sung:sang sunk:sank sworn:swore swollen:swelled taken:took "
        "torn:tore thrown:threw undergone:underwent undertaken:undertook woken:woke withdrawn:withdrew worn:wore "
        "written:wrote"
    ).split()
)
_IRREGULAR = dict(
    pair.split(":")
    for pair in (
        "begin:began become:became bite:bit blow:blew break:broke bring:brought build:built buy:bought "
        "catch:caught choose:chose come:came cost:cost cut:cut deal:dealt dig:dug draw:drew drive:drove eat:ate "
        "fall:fell feel:felt fight:fought find:found flee:fled fly:flew forbid:forbade get:got give:gave go:went "
        "grow:grew hang:hung have:had hear:heard hide:hid hit:hit hold:held hurt:hurt keep:kept know:knew "
        "lay:laid lead:led leave:left let:let lose:lost make:made mean:meant meet:met pay:paid say:said lie:lay "
        "spring:sprang ride:rode sing:sang ring:rang freeze:froze bear:bore bind:bound bleed:bled cling:clung "
        "creep:crept feed:fed forgive:forgave forget:forgot grind:ground lend:lent light:lit overcome:overcame "
        "rebuild:rebuilt shrink:shrank sleep:slept slide:slid split:split tear:tore wake:woke wear:wore weep:wept "
        "wind:wound upset:upset bid:bid cast:cast burst:burst bend:bent put:put quit:quit read:read rise:rose "
        "run:ran see:saw seek:sought sell:sold send:sent set:set shake:shook shoot:shot show:showed shut:shut "
        "sink:sank sit:sat speak:spoke spend:spent spread:spread stand:stood steal:stole stick:stuck "
        "strike:struck swear:swore sweep:swept take:took teach:taught tell:told think:thought throw:threw win:won "
        "withdraw:withdrew write:wrote undergo:underwent overthrow:overthrew forecast:forecast "
        "broadcast:broadcast"
    ).split()
)
PAST_FORMS = frozenset((*_PAST.values(), *_IRREGULAR.values()))
_DOUBLED = frozenset("stop ban plan drop step slip ship grip plot permit commit admit refer occur control".split())
_SAYS = {"says": "said", "say": "said", "adds": "added", "reports": "reported", "tells": "told"}
_PLURAL = frozenset(("NNS", "NNPS"))


def may_last(tree: Tree, verb: int) -> bool:
    """Whether the verb may tell what has been so since some time: "have marched", "is closed", not "took over"."""
    aux = {tree.tokens[k].text.lower() for k in tree.kids[verb] if tree.tokens[k].dep in ("aux", "auxpass")}
    if tree.tokens[verb].tag in ("VBZ", "VBP") or aux & {"has", "have", "'ve", "’ve", "is", "are"}:
        return True
    return bool(aux & {"had"}) or (bool(aux & {"was", "were"}) and tree.tokens[verb].tag == "VBG")


def is_plural(tree: Tree, verb: int) -> bool:
    """Whether the verb's subject is plural, as far as its own form tells."""
    subject = tree.subject(verb)
    if subject is None:
        return False
    token = tree.tokens[subject]
    joined = any(tree.tokens[k].dep == "conj" for k in tree.kids[subject])
    if token.tag == "NNPS" and not joined:  # "the Danes"; "Jones" alone is one person
        people = any(e.type == "NORP" and e.first <= subject < e.last for e in tree.entities)
        return people or tree.child(subject, "det") is not None
    return token.tag in _PLURAL or joined or token.text.lower() in ("they", "these", "those", "we", "both", "many")


def simple_past(tree: Tree, verb: int, *, alone: bool = False) -> dict[int, str]:
    """What to say in place of which tokens so that "has sent" and "is sending" read "sent" and "was
    sending"; empty where the verb is in no such tense. A token said as "" is left out. A clause that
    stands `alone`, without what somebody said before it, needs no "had sent" either."""
    if _goes_on(tree, verb):
        return {}
    aux = [k for k in tree.kids[verb] if tree.tokens[k].dep in ("aux", "auxpass")]
    words = {k: tree.tokens[k].text.lower() for k in aux}
    forms = ("has", "have", "'ve", "’ve", "had") if alone else ("has", "have", "'ve", "’ve")
    have = next((k for k in aux if words[k] in forms), None)
    token = tree.tokens[verb]
    if any(tree.tokens[k].tag == "MD" or words[k] in ("do", "does", "did") for k in aux):
        return {}
    plural = is_plural(tree, verb) or (have is not None and words[have] == "have")
    was = "were" if plural else "was"
    if have is not None:
        been = next((k for k in aux if words[k] == "been"), None)
        negated = tree.child(verb, "neg")
        if been is not None:
            return {have: was, been: ""}
        if negated is not None:
            return {have: "had"} if token.tag == "VBN" and words[have] in ("has", "have") else {}
        if token.tag == "VBN" and not any(tree.tokens[k].text.lower() == "been" for k in range(have, verb)):
            past = was if token.text.lower() == "been" else _PAST.get(token.text.lower(), token.text)
            return {have: "", verb: past}
        return {}
    if token.tag == "VBN" and token.dep == "conj" and len(aux) == 1 and words[aux[0]] == "been":
        return {aux[0]: "were" if is_plural(tree, token.head) else "was"}
    head = tree.tokens[token.head]
    if token.tag == "VBN" and token.dep == "conj" and not aux and _has_perfect(tree, head.i):
        return {verb: _PAST.get(token.text.lower(), token.text)}
    present = (token.tag == "VBZ" and token.text.endswith("s")) or (
        token.tag == "VBP" and plural and token.dep in ("ROOT", "advcl")
    )
    told_so = head.tag == "VBZ" and head.pos == "VERB" and head.dep in ("ROOT", "advcl", "ccomp")
    before = head.tag == "VBD" or told_so or _has_perfect(tree, token.head)
    after_past = token.dep == "conj" and before and token.tag == "VBZ"
    if present and token.pos == "VERB" and not aux and (token.dep in ("ROOT", "advcl", "ccomp") or after_past):
        return {verb: past_of(token.lemma.lower())}
    if token.tag in ("VBG", "VBN") and aux and words[aux[0]] in ("is", "are"):
        return {aux[0]: "was" if words[aux[0]] == "is" else "were"}
    return {}


def _has_perfect(tree: Tree, verb: int) -> bool:
    """Whether the verb is "has sent" or "have sent", of which nothing is passive."""
    aux = [tree.tokens[k].text.lower() for k in tree.kids[verb] if tree.tokens[k].dep in ("aux", "auxpass")]
    return len(aux) == 1 and aux[0] in ("has", "have", "'ve", "’ve")


def future_in_the_past(tree: Tree, verb: int) -> dict[int, str]:
    """ "will meet" as "was to meet", "will likely meet" as "was likely to meet", "is expected to meet" and "plans
    to meet" in the past."""
    was = "were" if is_plural(tree, verb) else "was"
    token = tree.tokens[verb]
    for k in tree.kids[verb]:
        word = tree.tokens[k].text.lower()
        if tree.tokens[k].dep in ("aux", "auxpass"):
            if word in ("will", "'ll", "’ll") and tree.child(verb, "neg") is None:
                between = [i for i in range(k + 1, verb) if tree.tokens[i].dep == "advmod" and i in tree.kids[verb]]
                adverbs = "".join(f"{tree.tokens[i].text} " for i in between)
                return {k: f"{was} {adverbs}to", **dict.fromkeys(between, "")}
            if word in ("is", "are"):
                return {k: was if word == "is" else "were"}
    if token.tag == "VBZ" and token.lemma.lower() in ("plan", "intend", "expect", "hope", "aim"):
        return {verb: past_of(token.lemma.lower())}
    return {}


def would(tree: Tree, verb: int) -> dict[int, str]:
    """ "will meet" as "would meet", as one reports it later."""
    return {
        k: "would"
        for k in tree.kids[verb]
        if tree.tokens[k].dep in ("aux", "auxpass") and tree.tokens[k].text == "will"
    }


def _goes_on(tree: Tree, verb: int) -> bool:
    """Whether the clause tells what has gone on since some time, which no simple past can tell."""
    joints = [*tree.kids[verb], *(i for k in tree.kids[verb] if tree.tokens[k].dep == "advcl" for i in tree.kids[k])]
    return any(tree.tokens[k].text.lower() == "since" and tree.tokens[k].dep in ("prep", "mark") for k in joints)


def without_had(tree: Tree, verb: int) -> dict[int, str]:
    """ "had sent" as "sent", in a clause that stands without what somebody said before it."""
    had = any(tree.tokens[k].dep == "aux" and tree.tokens[k].text.lower() == "had" for k in tree.kids[verb])
    return simple_past(tree, verb, alone=True) if had else {}


def past_of(lemma: str) -> str:
    """The simple past of a verb: "sent", "banned", "carried", "agreed"."""
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma.endswith("e"):
        return f"{lemma}d"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeou":
        return f"{lemma[:-1]}ied"
    if lemma in _DOUBLED:
        return f"{lemma}{lemma[-1]}ed"
    return f"{lemma}ed"


def past_perfect(tree: Tree, verb: int) -> dict[int, str]:
    """ "has sent" as "had sent", after a verb of saying in the past."""
    aux = [k for k in tree.kids[verb] if tree.tokens[k].dep in ("aux", "auxpass")]
    return {k: "had" for k in aux if tree.tokens[k].text.lower() in ("has", "have")}


def said(tree: Tree, verb: int) -> dict[int, str]:
    """ "says" as "said": a report of a day that is past."""
    past = _SAYS.get(tree.tokens[verb].text)
    return {verb: past} if past and tree.tokens[verb].pos == "VERB" else {}

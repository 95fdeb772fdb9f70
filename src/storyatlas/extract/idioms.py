"""Idioms: acts that a light verb tells with other words, "went on strike", "ran aground", "was taken into custody"."""

from __future__ import annotations

from storyatlas.extract.lexicon import PERSON_NOUNS
from storyatlas.extract.tree import Tree
from storyatlas.model.document import Token
from storyatlas.model.titles_of_people import is_title

# One idiom a line: the verb, what goes with it, and the word for the act, whose stem its mention gets. What goes with
# it is a preposition and its noun, an object (after "="), or a word that hangs on the verb (after "+").
_IDIOMS = """
    be      +dead                die
    be      +missing             vanish
    remain  +missing             vanish
    go      on strike            strike
    go      on trial             trial
    go      on rampage           attack
    go      on sale              launch
    go      into hiding          hide
    go      into exile           flee
    go      into administration  bankruptcy
    go      into effect          effect
    go      into force           effect
    go      up flames            burn
    go      +missing             vanish
    go      +bankrupt            bankruptcy
    go      +aground             ground
    go      +home                return
    take    to street            protest
    take    into custody         detain
    take    to hospital          hospitalize
    take    to court             sue
    take    =office              inaugurate
    take    =power               seize
    take    =control             seize
    take    =effect              effect
    take    =hostage             kidnap
    take    =stand               testify
    take    =refuge              flee
    take    +hostage             kidnap
    take    +prisoner            capture
    take    =possession          seize
    take    =oath                inaugurate
    take    +away                seize
    take    up arms              rebel
    take    =delivery            receive
    turn    +back                repel
    turn    +away                repel
    turn    in himself           surrender
    turn    in herself           surrender
    turn    in themselves        surrender
    give    =consent             approve
    give    =approval            approve
    give    =permission          approve
    give    =blessing            approve
    give    =go-ahead            approve
    give    =light               approve
    give    =nod                 approve
    give    =assent              approve
    give    =evidence            testify
    give    =birth               bear
    deliver =speech              speak
    deliver =address             speak
    deliver =remark              speak
    deliver =eulogy              speak
    deliver =verdict             verdict
    deliver =ruling              rule
    give    =address             speak
    make    =address             speak
    make    =remark              speak
    hand    =verdict             verdict
    hand    =sentence            sentence
    hand    =ruling              rule
    hand    =resignation         resign
    tender  =resignation         resign
    submit  =resignation         resign
    return  =verdict             verdict
    reach   =verdict             verdict
    issue   =ruling              rule
    issue   =warning             warn
    issue   =apology             apologise
    issue   =denial              deny
    issue   =order               order
    file    =lawsuit             sue
    file    =suit                sue
    file    =appeal              appeal
    lodge   =appeal              appeal
    file    =charge              charge
    lay     =charge              charge
    cast    =vote                vote
    cast    =ballot              vote
    open    =fire                shoot
    exchange =fire               clash
    trade   =fire                clash
    impose  =ban                 ban
    impose  =lockdown            lock
    impose  =quarantine          quarantine
    pay     =visit               visit
    give    =order               order
    put     =name                sign
    put     =signature           sign
    put     under state          declare
    put     under curfew         declare
    put     under lockdown       lock
    put     on trial             trial
    put     under arrest         arrest
    put     into custody         detain
    put     to death             execute
    put     on leave             suspend
    come    +home                return
    come    +back                return
    come    into force           effect
    come    into effect          effect
    come    to power             seize
    come    under fire           attack
    come    under attack         attack
    come    to end               end
    come    to halt              halt
    come    +ashore              land
    let     +go                  release
    make    =landfall            land
    make    =appearance          appear
    make    =offer               offer
    make    =bid                 bid
    make    =pledge              pledge
    make    =concession          concede
    run     +aground             ground
    run     out fuel             run
    run     for president        run
    run     for office           run
    bring   to justice           trial
    bring   under control        control
    bring   to halt              halt
    bring   to standstill        halt
    bring   =charge              charge
    bring   =lawsuit             sue
    bring   +ashore              land
    place   under arrest         arrest
    place   on leave             suspend
    place   in custody           detain
    remand  in custody           detain
    hold    =hostage             kidnap
    hold    +hostage             kidnap
    hear    =case                trial
    hear    =appeal              trial
    hear    =argument            trial
    hear    =evidence            trial
    hear    =explosion           explode
    hear    =blast               explode
    hear    =gunfire             shoot
    hear    =shot                shoot
    claim   =responsibility      claim
    claim   =victory             claim
    claim   =life                kill
    report  =loss                report
    report  =profit              report
    report  =earnings            report
    report  =drop                report
    report  =fall                report
    report  =rise                report
    report  =increase            report
    report  =decline             report
    report  =trouble             report
    report  =fault               report
    report  =emergency           report
    post    =loss                report
    post    =profit              report
    post    =earnings            report
    concede =defeat              concede
    concede =election            concede
    admit   =guilt               confess
    set     =fire                burn
    set     on fire              burn
    set     +alight              burn
    set     +ablaze              burn
    set     =sail                sail
    get     +underway            begin
    get     under way            begin
    get     +stuck               ground
    get     =light               approve
    get     =approval            approve
    win     =approval            approve
    seek    =asylum              flee
    seek    =refuge              flee
    lose    =contact             lose
"""
_TABLE: dict[str, list[tuple[str, str, str]]] = {}
for _line in _IDIOMS.strip().splitlines():
    _verb, *_with, _act = _line.split()
    _word, _noun = (_with[0][0], _with[0][1:]) if len(_with) == 1 else (_with[0], _with[1])
    _TABLE.setdefault(_verb, []).append((_word, _noun, _act))


def idiom(tree: Tree, verb: Token) -> str:
    """The word for the act that a verb tells with what goes with it: "strike" of "went on strike"; "" for none."""
    return _found(tree, verb)[0]


def idiom_words(tree: Tree, verb: Token) -> tuple[int, ...]:
    """The tokens that belong to an idiom besides its verb, none where it is none."""
    return _found(tree, verb)[1]


def is_missing(tree: Tree, verb: Token) -> bool:
    """Whether a verb is the "missing" of "three are missing", which the parser reads as a form of "miss"."""
    return verb.text.lower() == "missing" and tree.child(verb, "dobj") is None


def _found(tree: Tree, verb: Token) -> tuple[str, tuple[int, ...]]:
    absent = any(p.text.lower() in {"for", "from", "through"} for p in tree.children(verb, "prep"))
    if is_missing(tree, verb) and tree.auxiliaries(verb) and not absent:
        return "vanish", ()
    if (brushed := _waves_away(tree, verb)) is not None:
        return "reject", (brushed.i,)
    entries = _TABLE.get(verb.lemma.lower())
    if entries is None or verb.pos not in {"VERB", "AUX"}:
        return "", ()
    for word, noun, act in entries:
        words = _words_with(tree, verb, word, noun)
        if words:
            return act, words
    return "", ()


def _waves_away(tree: Tree, verb: Token) -> Token | None:
    """The "as" of "dismissed the report as nonsense"; whoever is dismissed as chairman has lost an office."""
    as_what = next((p for p in tree.children(verb, "prep") if p.text.lower() == "as" and p.i > verb.i), None)
    if verb.lemma.lower() != "dismiss" or as_what is None:
        return None
    below = tree.child(as_what, "pobj", "amod", "acomp", "pcomp")
    office = below is not None and (below.lemma.lower() in PERSON_NOUNS or is_title(below.text, first=False))
    return None if office else as_what


def _words_with(tree: Tree, verb: Token, word: str, noun: str) -> tuple[int, ...]:
    """The tokens of `verb` that are the words of an idiom."""
    if word == "=":
        what = tree.children(verb, "dobj", "nsubjpass", "attr")
        return tuple(t.i for t in what if t.lemma.lower() == noun and not _none(tree, t))
    if word == "+":
        return tuple(t.i for t in tree.children(verb) if t.text.lower() == noun and t.i > verb.i)
    led = (p for p in tree.children(verb, "prep", "prt", "advmod") if p.text.lower() == word and p.i > verb.i)
    pairs = ((p, t) for p in led for t in _led_to(tree, verb, p))
    return next(((p.i, t.i) for p, t in pairs if noun in {t.lemma.lower(), t.text.lower()}), ())


def _led_to(tree: Tree, verb: Token, preposition: Token) -> list[Token]:
    """The nouns behind a preposition, also those that the parser hung on another one, or on the verb beside it."""
    found = [t for p in (preposition, *tree.children(preposition, "prep")) for t in tree.children(p, "pobj")]
    return found + [t for t in tree.children(verb, "dobj") if abs(t.i - preposition.i) == 1]


def _none(tree: Tree, noun: Token) -> bool:
    """ "Made no offer"."""
    return any(t.text.lower() == "no" for t in tree.children(noun, "det"))

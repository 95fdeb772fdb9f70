"""Valency: what a verb needs around it to say something: an object, another phrase, nothing at all."""

from __future__ import annotations

# Beginnings and ends: a trial has one by itself, a government does not.
OPENING = frozenset("begin start open continue resume end finish close".split())
# Verbs that tell all by themselves.
ALONE = frozenset(
    """
        abdicate arrive blush break burn campaign capitulate change clash collapse collide come crash cry decline
        defect depart derail die disappear disband dissolve drop drown emerge erupt escape evacuate expire explode fade
        fail fall faint flee fly gather go grow hide implode improve increase intervene land lapse leak leave lose
        march marry meet melt merge mobilise mobilize mourn move pass peak perish persist plummet plunge protest rally
        react rebound rebel recede recover recur reopen resign retire retreat return riot rise run scatter separate
        shrink shut sink sleep slip slow soar speak spread stall starve step stop strike struggle stumble succeed
        surface surge surrender survive swell testify travel tumble vanish vote walk wane weaken win withdraw worsen
        act appear arise attack bleed bloom compete comply cooperate cope dance drive exercise exist fight function
        happen help investigate listen live negotiate occur operate participate pay perform play practise practice
        pray prevail profit qualify race recuperate relax rest ride rule sing smoke stand stay study swim talk teach
        tour train trade wait waver work worry yield drink eat cook read write sail shop compromise invest bid
    """.split()
)
# Verbs whose participle is never done to anybody.
COMING = frozenset(
    """
        appear arise arrive collapse collide come depart die disappear emerge erupt exist fall go happen occur remain
        resign rise vanish
    """.split()
)
# Verbs that nobody does without an object: what has none is done to its subject, whatever the tagger says.
DONE_TO = frozenset(
    """
        accuse praise suspect convict acquit arrest detain imprison jail sentence injure wound hospitalize hospitalise
        restore appoint nominate suspend identify honour honor credit blame
    """.split()
)
# What is done to somebody with this behind it and no object: "the docker charged with theft".
DONE_WITH = {
    "with": frozenset("charge entrust equip credit".split()),
    "of": frozenset("strip deprive rob accuse convict acquit".split()),
}
# What is so has been arranged, though an infinitive follows: "the ferry, scheduled to sail".
ARRANGED = frozenset({"schedule", "slate", "time"})
# What is so is called something: "dubbed the Ferry King".
NAMING = frozenset("dub name nickname call term label brand style christen".split())
# Whose object is followed by what it is said to be: "calls the raid an error".
CALLING = NAMING | frozenset("declare deem consider pronounce rule".split())
# Verbs that say as what: who "is described by his lawyers" is not told of.
DESCRIBING = frozenset("characterize characterise describe portray depict regard".split())
# Verbs that take an object and this as well.
WITH = {
    "at": frozenset("put set estimate value price place".split()),
    "to": frozenset(
        """refer add link tie attribute compare limit confine devote commit sentence expose subject reduce restrict
        transfer extradite convert dissuade""".split()
    ),
    "from": frozenset(
        "dissuade prohibit keep stop block prevent exclude deter discourage bar ban exempt suspend".split()
    ),
    "with": frozenset("replace charge accuse compare provide equip associate credit entrust".split()),
    "as": DESCRIBING | frozenset("declare designate list classify identify recognise recognize".split()),
    "of": frozenset("accuse convict deprive strip rob acquit".split()),
}

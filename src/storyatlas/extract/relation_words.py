"""Words that relate events: the Penn Discourse Treebank's explicit connectives, the causal verbs of
the Causal News Corpus' guidelines, verbs of reaction, nouns that point back. Lemmas, lower case."""

from __future__ import annotations

from storyatlas.model.extraction import RelationType

# Connective: (type, whether the clause it hangs on is the source of the relation).
MARKS: dict[str, tuple[RelationType, bool]] = {
    "because": ("causes", False),
    "after": ("responds_to", True),
    "once": ("responds_to", True),
    "before": ("before", True),
    "as": ("causes", False),
}
# "Shares fell as the outbreak spread": of what markets do "as" gives the reason, elsewhere only the time.
MARKETS = frozenset(
    """price share stock market index benchmark crude oil gold bond yield currency dollar euro yen pound rouble ruble
    peso yuan won lira rupee nikkei dow nasdaq ftse dax
    token coin bitcoin cryptocurrency stablecoin
    kospi sensex brent copper silver platinum wheat sale profit revenue demand export""".split()
)
PHRASES: dict[str, tuple[RelationType, bool]] = {
    "in response to": ("responds_to", True),
    "in retaliation for": ("responds_to", True),
    "in reaction to": ("responds_to", True),
    "in the wake of": ("responds_to", True),
    "in protest at": ("responds_to", True),
    "in protest against": ("responds_to", True),
    "in protest over": ("responds_to", True),
    "in protest of": ("responds_to", True),
    "in revenge for": ("responds_to", True),
    "in defiance of": ("responds_to", True),
    "in light of": ("responds_to", True),
    "in the light of": ("responds_to", True),
    "in view of": ("responds_to", True),
    "on the heels of": ("responds_to", True),
    "because of": ("causes", False),
    "on account of": ("causes", False),
    "as a consequence of": ("causes", False),
    "due to": ("causes", False),
    "owing to": ("causes", False),
    "thanks to": ("causes", False),
    "as a result of": ("causes", False),
    "in the aftermath of": ("responds_to", True),
    "in connection with": ("responds_to", True),
    "in answer to": ("responds_to", True),
    "in line with": ("responds_to", True),
    "in compliance with": ("responds_to", True),
    "in accordance with": ("responds_to", True),
    "in the face of": ("responds_to", True),
    "under pressure from": ("responds_to", True),
    "under pressure over": ("responds_to", True),
    "in support of": ("responds_to", True),
    "in solidarity with": ("responds_to", True),
    "in sympathy with": ("responds_to", True),
    "as part of": ("part_of", True),
    "following": ("responds_to", True),
    "after": ("responds_to", True),
    "amid": ("responds_to", True),
    "since": ("responds_to", True),
    "during": ("part_of", True),
    "over": ("responds_to", True),
    "before": ("before", True),
    "ahead of": ("before", True),
    "despite": ("responds_to", True),
    "in spite of": ("responds_to", True),
}
LONGEST_FIRST = tuple(sorted(PHRASES, key=lambda phrase: (-len(phrase), phrase)))

# Connectives that tell of an answer only where the main clause is an act (ACTS).
TEMPORAL = frozenset(
    {"after", "once", "amid", "over", "following", "since", "despite", "in spite of", "in connection with"}
)
# What follows something in time; of what markets do it says why.
FOLLOWING = frozenset({"in the wake of", "in the aftermath of", "on the heels of", "following", "after"})
MOVING = frozenset(
    """rise fall drop climb jump surge soar gain slide slip slump tumble plunge plummet sink rally recover dive leap
    edge rebound retreat weaken strengthen""".split()
)
# "Two days of violence", "a wave of arrests": how long or how much of what.
TURMOIL = frozenset(
    """violence unrest arrest protest riot clash fighting raid attack strike bombing killing shelling rain looting
    shooting closure""".split()
)
SPELLS = frozenset("hour day night week weekend month year wave string spate series round spell bout".split())
# "As the talks ended, ..." says when, and "as the river rose, ..." also why.
BOUNDS = frozenset("begin start open end finish conclude close arrive leave enter approach".split())

CAUSAL_VERBS: dict[str, RelationType] = {
    **dict.fromkeys(
        """cause lead prompt trigger spark spur result force provoke fuel deepen worsen unleash ignite herald compel
        contribute precipitate inspire""".split(),
        "causes",
    ),
    "follow": "responds_to",
}
# With these they bring nothing about yet.
POSSIBLE = frozenset({"would", "could", "may", "might"})
# Of those, verbs that bring nothing about, but make it worse.
AGGRAVATING = frozenset({"worsen", "deepen"})
# Of those, verbs whose effect is what somebody does about it.
PROMPTING = frozenset("prompt lead provoke spur".split())

# Of those, verbs that bring about only what a preposition joins ("led to", not "led by").
JOINED_BY: dict[str, str] = {"lead": "to", "result": "in", "contribute": "to"}

# What stirs a feeling causes what comes of it; the feeling is no event ("sparked fears", "raised hopes").
STIRRING = frozenset("raise heighten stoke stir fan add increase renew".split())
FEELINGS = frozenset(
    "concern fear worry hope anger outrage panic anxiety alarm doubt suspicion tension criticism".split()
)

# Acts that answer something; "after" joins others only in time.
ACTS = frozenset(
    """
        suspend cancel close shut ban impose lift warn urge call demand condemn criticise criticize
        declare announce order sack dismiss resign evacuate quarantine screen restrict halt withdraw
        deploy send expel summon arrest detain sanction vote approve reject accuse protest appeal
        ask respond react retaliate apologise apologize issue cut strike attack launch increase
        raise introduce adopt sign restore invade intervene pledge promise vow threaten investigate
        blame deny stop advise block break extend postpone punish recall decide reconsider
        tighten upgrade step scoff freeze veto boycott bar charge indict convict sentence jail sue fine rescue search
        divert bomb bombard shell raid storm pound blast swoop sever outlaw blockade flee avenge
        quit free revoke rescind strip scrap pardon mobilise mobilize lock
    """.split()
)

# What people do about something that has happened; its object or complement is what they answer.
REACTIONS = frozenset(
    """criticise criticize condemn denounce welcome praise slam blast decry deplore hail applaud reject protest mourn
    regret celebrate defend back laud dismiss rebuke ridicule mock question oppose object react respond scoff blame
    lament answer endorse support challenge accept refuse retaliate complain demonstrate investigate probe repulse repel
    foil thwart quell quash extinguish douse disperse avert avenge apologise apologize congratulate appeal
    defy flout ignore obey heed bow yield cave comply""".split()
)
# What people act in order to do about something: "closed the port to contain the outbreak".
COUNTERING = frozenset(
    """contain curb combat fight tackle slow address discuss quell counter confront commemorate honour honor handle
    halt stop end avert stem prevent avenge protest mourn""".split()
)
# What is celebrated or mourned every year, on its day.
YEARLY = frozenset({"anniversary", "birthday", "holiday", "day"})
# Of reactions, those that say it is not so.
DENIALS = frozenset("deny refute rebut dispute contradict".split())
# Stems of acts by which somebody says what another did: whoever denies something after them denies that.
ACCUSING = frozenset("accus charg indict alleg suspect blam su".split())
# What a denial may have as its object, and what rejecting or dismissing denies too.
CLAIMS = frozenset(
    "report claim allegation accusation rumour rumor suggestion charge notion idea speculation account version".split()
)
TURNING_DOWN = frozenset("reject dismiss".split())
# What answers whatever was just told, where nothing says what.
ANSWERING = frozenset({"respond", "react", "retaliate"})
REACTING_TO = frozenset("to at against for over about with into".split())

# Nouns that point back to an act just told; they name no kind of event themselves.
POINTING = frozenset(
    """decision move step measure action announcement news order ruling change regulation demand call
    request warning threat plan proposal policy accusation allegation claim report""".split()
)
# Of those, nouns that any act may be behind; the others point only to an act of their own stem.
POINTING_AT_ANY = frozenset("decision move step measure action news".split())
# Nouns of acts that make no mention by themselves, yet name one that is told elsewhere: "the extension of the truce".
NAMED_ACTS = frozenset(
    """extension condemnation rejection approval denial refusal apology ratification restriction advance
    retreat escalation reform""".split()
)
DEFINITE = frozenset("the this that these those his her its their such".split())

# Occasions that hold what is said and done at them, with the prepositions that say so.
OCCASIONS = frozenset(
    """visit trip tour summit conference speech address talks meeting rally ceremony march protest demonstration
    hearing trial funeral debate game""".split()
)
# Of those, what a single person gives: it holds what is said, whatever stands between.
SPEECHES = frozenset({"speech", "address"})
# What somebody is on while it lasts.
JOURNEYS = frozenset({"visit", "trip", "tour"})
HOLDING = frozenset("in at during on".split())
# What lasts and is no occasion that somebody holds; only "during" says that it held something.
COURSES = frozenset(
    """riot unrest violence clash fighting battle strike siege raid operation attack assault shooting rampage standoff
    war crisis election robbery heist escape chase pursuit manhunt search storm hurricane blizzard outbreak
    epidemic pandemic lockdown evacuation transfer match fight festival party celebration wedding vigil parade
    concert performance tournament negotiation investigation interrogation arrest confrontation scuffle brawl
    invasion revolution uprising offensive occupation""".split()
)
# Nouns of occurrences that make no mention by themselves, by the stem of what they are told by.
HAPPENINGS = {
    **{
        noun: noun.rstrip("e")
        for noun in """accident blaze inferno unrest violence rampage gunfire quake tremor outage blackout lawsuit
            verdict takeover escape theft robbery lockout walkout""".split()
    },
    **dict(
        pair.split(":")
        for pair in """dismissal:dismiss sacking:sack firing:dismiss ruling:rul stabbing:stab collision:collid
            derailment:derail sinking:sink flooding:flood rioting:riot looting:loot selection:select
            blockage:block stranding:strand detainment:detain apology:apologis
            hiring:hir promotion:promot unveiling:unveil injury:injur disruption:disrupt acquittal:acquit
            hijack:hijack recapture:captur breakout:escap disappearance:disappear drowning:drown
            inquiry:investig investigation:investig probe:investig search:search hunt:search manhunt:search
            curfew:curfew beating:beat victory:win loss:lose demonstrations:protest apprehension:apprehend""".split()
    ),
}
# "At the start of his visit": the part of an occasion that leads to it.
PORTIONS = frozenset(
    "start beginning end opening part course highlight day middle close outset conclusion stage".split()
)

# "X is the result of Y", "X was a response to Y": what the noun says of the two, and the preposition of Y.
UPSHOTS: dict[str, tuple[RelationType, str]] = {
    **dict.fromkeys("result outcome culmination consequence product upshot fruit".split(), ("causes", "of")),
    **dict.fromkeys("response reaction answer rebuke".split(), ("responds_to", "to")),
    "retaliation": ("responds_to", "for"),
}
# "Citing the ban", "asked about the ban": what an act or a word is about, with the preposition that leads to it.
REMARKS: dict[str, frozenset[str]] = {
    "cite": frozenset(),
    "mention": frozenset(),
    "ask": frozenset({"about"}),
    "question": frozenset({"about", "on"}),
    "comment": frozenset({"on", "about"}),
    "respond": frozenset({"to"}),
    "react": frozenset({"to"}),
    "reply": frozenset({"to"}),
    "refer": frozenset({"to"}),
    "point": frozenset({"to"}),
}
# "Set in motion", "paved the way for": a verb, its particle or object, and the preposition of what it brings about
# ("" where that is the object).
IDIOMS: dict[tuple[str, str], str] = {
    ("set", "motion"): "",
    ("set", "off"): "",
    ("touch", "off"): "",
    ("bring", "about"): "",
    ("give", "rise"): "to",
    ("pave", "way"): "for",
    ("clear", "way"): "for",
    ("open", "way"): "for",
    ("open", "door"): "to",
    ("set", "stage"): "for",
}

# What opens a sentence that answers or follows from the one before it.
OPENINGS: dict[str, RelationType] = {
    "in response": "responds_to",
    "in retaliation": "responds_to",
    "in reaction": "responds_to",
    "in protest": "responds_to",
    "as a result": "causes",
    "as a consequence": "causes",
    "consequently": "causes",
    "because of this": "causes",
    "because of that": "causes",
}
CLOSINGS = frozenset({"in response", "in retaliation", "in reaction", "in return", "in protest"})
# "The move comes after ...", "It followed ...".
COMING = frozenset({"come", "follow"})
# "It came in response to ...".
ANSWERS = frozenset({"response", "retaliation", "reaction", "reply"})

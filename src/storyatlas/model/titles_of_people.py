"""Titles of people: what stands before a name and says what somebody is ("Sgt.", "spokesman", "GM")."""

from __future__ import annotations

# Words that are nobody's name.
PLAIN = frozenset(
    """
        mr mrs ms miss mx dr sir madam lt sgt capt col maj cpl pvt cmdr supt insp det gov sen rep prof atty rev hon adm
        rear lieutenant sergeant corporal colonel commodore admiral trooper deputy sheriff constable detective
        superintendent
        officer policeman policewoman firefighter paramedic spokesman spokeswoman spokesperson president vice-president
        chairman chairwoman chairperson director coach ceo cfo coo cto gm vp mp mep senator congressman
        congresswoman representative governor mayor councilman councilwoman councillor councilor alderman commissioner
        secretary undersecretary minister ambassador envoy cardinal archbishop pastor reverend rabbi imam professor
        doctor nurse attorney lawyer solicitor barrister prosecutor magistrate clerk coroner comptroller
        actor actress comedian comedienne singer rapper musician composer author novelist journalist reporter
        correspondent columnist producer filmmaker screenwriter pitcher outfielder infielder shortstop catcher striker
        goalkeeper midfielder quarterback linebacker receiver defenseman goaltender publicist pilot
        astronaut champion referee goalie economist analyst historian activist dissident businessman businesswoman
        tycoon founder co-founder cofounder aide adviser advisor lawmaker legislator
    """.split()
)
# Words that are names too ("Larry King", "John Major"): titles only where they come first.
ALSO_NAMES = frozenset("captain major general judge justice marshal chief commander agent premier chancellor".split())


def is_title(text: str, *, first: bool) -> bool:
    """Whether a word of a name only says what somebody is; `first` where nothing of the name stands before it."""
    word = text.lower().strip(".")
    return word in PLAIN or (first and word in ALSO_NAMES)

"""People: common nouns for somebody, by list and by how they end."""

from __future__ import annotations

from storyatlas.extract.lexicon import PERSON_NOUNS
from storyatlas.extract.namings import FEMALE, MALE
from storyatlas.model.document import Token

# Who acts and is acted on under a common noun, besides those who are told of as names are.
_PEOPLE = PERSON_NOUNS | frozenset(
    """
        relative entrepreneur farmer trader migrant villager teacher nurse medic engineer researcher driver
        guard suspect prisoner inmate voter supporter firefighter demonstrator juror thief shopper friend
        colleague co-worker coworker commuter hostage robber burglar customer manager teenager teen youth parent
        kid baby mourner marcher looter rioter attacker shooter convict fugitive volunteer bystander opponent
        delegate negotiator investigator prosecutor pilot sailor rescuer survivor investor traveller traveler
        neighbour neighbor athlete seafarer docker striker labourer laborer miner peasant fisher mariner skipper
        rower cook waiter barber builder plumber carpenter painter dancer singer drummer gardener hunter weaver
        shipowner landowner homeowner landlord tenant renter buyer seller dealer broker banker lender creditor
        debtor borrower donor sponsor shareholder stockholder bondholder bidder supplier wholesaler importer
        exporter producer grower breeder rancher planter employer subscriber taxpayer consumer client user
        underwriter auditor accountant consultant contractor developer inspector surveyor campaigner protestor
        agitator insurgent guerrilla guerilla partisan mercenary hardliner sniper bomber assassin hijacker
        kidnapper captor abductor smuggler trafficker gangster killer murderer assailant intruder trespasser
        offender defendant plaintiff complainant claimant applicant appellant warder jailer warden ranger
        trooper marine cadet recruit conscript paratrooper peacekeeper legislator deputy mediator arbitrator
        observer councillor councilor bishop priest cleric imam monk nun pastor rabbi preacher worshipper
        worshiper pilgrim swimmer runner rider jockey boxer bowler wicketkeeper cricketer footballer golfer
        climber skier sprinter midfielder defender goalkeeper winger referee umpire spectator fan teammate
        team-mate captain champion challenger contender winner loser pupil schoolchild schoolboy schoolgirl
        toddler infant youngster adult elder pensioner orphan widow widower lad bride groom fiance fiancee
        boyfriend girlfriend twin sibling cousin grandmother grandfather grandson granddaughter uncle aunt
        nephew niece islander settler outsider foreigner stranger immigrant emigrant exile deserter defector
        hermit householder dweller camper hiker backpacker holidaymaker visitor guest walker jogger onlooker
        passer-by passerby lifeguard lifesaver paramedic surgeon vet carer caregiver sufferer seeker
        asylum-seeker sleeper beggar vagrant squatter author writer poet editor blogger photographer presenter
        viewer listener actor performer composer designer coder programmer operator mechanic astronaut cosmonaut
        crewmember partner ally rival accomplice informant informer spy agent detective sheriff founder boss
        employee trustee nominee appointee trainee detainee internee deportee escapee evacuee retiree returnee
        depositor insider staffer pollster organiser organizer administrator educator contributor conspirator
        collaborator perpetrator instigator invader occupier infiltrator saboteur picket well-wisher vendor hawker
        newcomer translator interpreter scholar academic policymaker emissary consul admiral reformer dissenter
        objector whistleblower examiner planner forecaster astronomer
        refugee absentee attendee gunner bombardier aviator host pirate major sergeant
    """.split()
)
# Nouns for whom "he" or "she" may stand.
_BEARERS = (
    _PEOPLE
    | MALE
    | FEMALE
    | frozenset(
        """
        member star pedestrian attorney counsel candidate nominee quarterback commissioner sergeant lieutenant major
        colonel caller veteran captive
    """.split()
    )
)
_DOERS = ("er", "or", "ist", "ian", "ent", "ant")  # ends of nouns for who does something
_ENDINGS = ("man", "woman", "ian", "ist")
_NO_PEOPLE = frozenset(
    """
        talisman ottoman caiman median meridian obsidian amphibian checklist shortlist blacklist playlist twist assist
        wrist waist heist
    """.split()
)
_LEAST = 5


def is_person_noun(token: Token) -> bool:
    """Whether a common noun names somebody, or several: "seamen", "a trader", "cyclists"."""
    lemma = token.lemma.lower()
    return lemma in _PEOPLE or (
        token.pos == "NOUN" and len(lemma) >= _LEAST and lemma.endswith(_ENDINGS) and lemma not in _NO_PEOPLE
    )


def may_be_he(token: Token) -> bool:
    """Whether "he" or "she" may stand for a common noun."""
    return token.lemma.lower() in _BEARERS or is_person_noun(token)


def act(token: Token) -> bool:
    """Whether several of a noun are people who act: "developers", "activists", not "charges"."""
    return (
        may_be_he(token)
        or token.lemma.lower().endswith(_DOERS)
        or token.text.lower() in {"people", "dozens", "hundreds"}
    )

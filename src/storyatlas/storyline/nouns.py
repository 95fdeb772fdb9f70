"""Nouns of a heading: which name what happens, which only who, what or where it happens to."""

from __future__ import annotations

_HAPPENS = frozenset(
    """
        accident accord aftershock aid airstrike ambush annexation appeal armistice arson assassination assault attack
        award bail bailout ballot ban bankruptcy battle bid blackout blast blaze blockade boycott breach burglary
        campaign capture case ceasefire ceremony charge chase clash climb closure collapse comeback concert conflict
        contest coup crackdown crash crime crisis cruelty curfew cut damage deal death debate debut defeat delay demand
        denial dialogue disaster discovery disease dispute divorce downtime drill drought earthquake embargo emergency
        epidemic escape exercise exodus famine feud fight fire flight flood fraud funeral game genocide heist hijack
        hoax homicide hunt hurricane incident inquest inquiry insurgency invasion jailbreak journey lawsuit layoff leak
        lockdown looting loss manhunt march massacre match mourning murder nomination offensive offer outage outbreak
        overhaul pandemic pardon parole patrol penalty plea plot poll premiere probe protest purge pursuit quake raid
        rally ransom rape recall recession recount recovery referendum reform relief repair rescue response reunion
        revolt revolution riot robbery row ruling salary sale sanction scandal scare search seizure sentence siege
        slump smuggling spree standoff storm strife strike suicide suit summit surge surgery surrender swap talk
        tension terror theft threat tour trade tragedy treatment treaty tremor trial tribute truce tsunami turmoil
        unrest upgrade uprising vaccine verdict victory vigil violence visit vote war warning wedding win withdrawal
    """.split()
)
_LIKE_THAT = ("tion", "sion", "ment", "ing", "ance", "age", "ery", "cide", "ism", "ival", "isal", "osal", "usal")
_NOT_LIKE_THAT = frozenset(
    """
        region station million billion union religion television nation generation population section portion
        location position direction option version mission fashion question condition situation organisation
        organization institution association corporation foundation administration constitution information edition
        function mention occasion attention commission delegation plantation reservation opinion passion
        government department apartment parliament moment element document monument instrument equipment statement
        basement compartment garment ointment segment fragment tournament pavement comment investment implement
        building evening morning king thing wing ceiling spring ring string being something nothing anything everything
        clothing housing heading earning saving feeling meaning painting drawing sibling wording setting beginning
        age page image village language message package stage cage garage passage percentage mortgage heritage marriage
        placement iteration rendition variation dimension
        luggage baggage average teenage cottage sausage beverage advantage damage storage usage carriage
        distance substance finance balance instance ambulance chance appearance alliance insurance dance romance
        entrance machinery battery grocery gallery cemetery artillery brewery bakery nursery refinery
        jewellery jewelry mystery lottery artery imagery mechanism organism tourism journalism
    """.split()
)
# Whom it befalls or where: a heading of these alone names no matter.
_WHO_OR_WHERE = frozenset(
    """
        mom mum dad grandmother grandfather daylight
        people man woman boy girl child person family mother father son daughter brother sister wife husband couple
        victim patient crowd kid parent relative neighbour neighbor friend colleague coworker guy teen teenager adult
        troop soldier rebel insurgent militia militant army navy warplane
        employee staff crew team member guard police cop force agent suspect defendant plaintiff inmate prisoner
        student clerk nurse judge lawyer attorney expert analyst guest tourist resident citizen civilian survivor
        witness official chief head boss executive president minister mayor governor senator king queen pope
        company firm agency service department ministry court unit office bureau bank school university college
        hospital clinic prison jail church mosque temple shop store supermarket factory plant station stationhouse
        house home apartment building room floor street road bridge square park airport port village town city
        facility site area gang workplace venue palace province county district state region island coast border round
        newspaper magazine radio website blog outlet media press network channel
        cell scene location neighborhood neighbourhood suburb district
        car truck van vehicle bus train plane helicopter boat ship bicycle engine
        gun weapon pistol rifle bullet knife bottle stone foot hand arm neck head face body shoulder leg
        night hour minute morning evening weekend season count
    """.split()
)
_PERSONS = ("er", "or", "ist", "ian", "eer", "man", "woman")
_NOT_PERSONS = frozenset(
    """
        soldier number order power water weather matter letter paper computer server tower border corner quarter summer
        winter fever cancer error terror honor labor color humor favor mirror motor tremor disorder murder transfer
        encounter disaster chapter center counter cover danger dinner finger flower layer lever member offer rubber
        shelter shoulder silver tender timber trigger web manner career
    """.split()
)


def happens(noun: str) -> bool:
    """Whether a noun, in the singular and small, names what happens: "trial", "evacuation"; not "station"."""
    return noun in _HAPPENS or (len(noun) > 5 and noun.endswith(_LIKE_THAT) and noun not in _NOT_LIKE_THAT)


def is_who_or_where(noun: str) -> bool:
    """Whether a noun only says who, what or where: "workers", "supermarket"."""
    return noun in _WHO_OR_WHERE or (len(noun) > 4 and noun.endswith(_PERSONS) and noun not in _NOT_PERSONS)

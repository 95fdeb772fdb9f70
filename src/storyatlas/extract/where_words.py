"""Words about where: nouns that a country's name before them puts there, or does not."""

from __future__ import annotations

# What a country's name before it locates: "in Libyan waters", "at a US airport".
SPOTS = frozenset(
    """
        city town village capital port province region state county district area territory soil land mainland island
        coast border frontier water airspace sky sea desert mountain countryside hinterland heartland airport airfield
        airbase base hospital clinic prison jail school university college hotel restaurant church mosque temple
        cathedral stadium arena palace parliament court courthouse street square market shop store supermarket mall
        factory plant refinery mine field farm camp zone bank office building embassy consulate headquarters museum
        theatre theater park beach bridge road highway railway station harbour harbor suburb neighbourhood neighborhood
    """.split()
)
# What a country's name before it says of no place: its acts and its money.
ACTS = frozenset(
    """
        attack strike raid bombing shelling airstrike response retaliation reprisal action intervention aggression
        invasion offensive assault policy pressure dollar currency unit flag engagement involvement presence
    """.split()
)
PRIVATE = frozenset(
    """
        man woman boy girl child teenager person people family mother father son daughter brother sister wife husband
        couple victim patient passenger tourist traveller traveler visitor student climber mountaineer hiker skier
        swimmer sailor pilot driver player footballer citizen national expatriate company firm chain brand
        journalist reporter photographer correspondent hostage crew seaman fisherman personnel marine commando
        mercenary pirate navy fleet ship vessel warship frigate destroyer cruiser submarine tanker supertanker trawler
        freighter ferry yacht boat aircraft airliner plane jet warplane helicopter bomber drone satellite
    """.split()
)
# What is done to a part of a place is done there: "captured most of Lisbon", "took control of Lisbon".
PARTS = frozenset(
    """
        all most much part half quarter third bulk rest portion some control outskirt edge suburb heart centre center
        north south east west
    """.split()
)
# Bodies that bear the name of a place wherever they do something: "the Bank of Lisbon", "the Church of Lisbon".
NAMED_FOR_PLACES = frozenset("church bank patriarchate archdiocese diocese".split())

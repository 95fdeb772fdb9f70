"""Waters: oceans, seas, gulfs and straits, which lie in no country and are places all the same."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from storyatlas.model.place import Place

# Name, other names, and a point about the middle of the smaller ones: what is somewhere in an ocean is on no point of a
# map. A bare "Baltic" or "Caribbean" also means the lands around it.
_WATERS = """
Atlantic Ocean|Atlantic|
North Atlantic|North Atlantic Ocean|
South Atlantic|South Atlantic Ocean|
Pacific Ocean|Pacific|
North Pacific|North Pacific Ocean|
South Pacific|South Pacific Ocean|
Indian Ocean||
Arctic Ocean||
Southern Ocean|Antarctic Ocean|
Adriatic Sea|Adriatic|43 15.5
Aegean Sea|Aegean|38.5 25
Alboran Sea||36 -3.5
Andaman Sea||
Arabian Sea||
Arafura Sea||
Baltic Sea||
Barents Sea||
Beaufort Sea||
Bering Sea||
Black Sea||
Caribbean Sea||
Caspian Sea||
Celtic Sea||50.5 -8
Chukchi Sea||
Coral Sea||
Dead Sea||31.5 35.5
East China Sea||
Greenland Sea||
Ionian Sea||38 19
Irish Sea||53.8 -5
Java Sea||
Kara Sea||
Labrador Sea||
Ligurian Sea||43.3 9
Marmara Sea|Sea of Marmara|40.7 28.2
Mediterranean Sea|Mediterranean|
North Sea||
Norwegian Sea||
Philippine Sea||
Red Sea||
Ross Sea||
Sargasso Sea||
Sea of Azov|Azov Sea|46 36.5
Sea of Crete|Cretan Sea|36 25
Sea of Galilee||32.8 35.6
Sea of Japan|Japan Sea, East Sea|
Sea of Okhotsk||
South China Sea|West Philippine Sea|
Sulu Sea||
Tasman Sea||
Timor Sea||
Tyrrhenian Sea||
Weddell Sea||
White Sea||65.5 38
Yellow Sea||
Baffin Bay||73 -67
Bay of Bengal||15 88
Bay of Biscay||45.5 -4
Bay of Fundy||45 -65.8
Hudson Bay||
Great Australian Bight||-33.5 130
Gulf of Aden|Gulf of Eden|12.5 48
Gulf of Alaska||57 -145
Gulf of Aqaba||28.8 34.7
Gulf of Bothnia||62 20
Gulf of California|Sea of Cortez|27 -111
Gulf of Carpentaria||-14 139
Gulf of Finland||60 26
Gulf of Guinea||2 3
Gulf of Mexico||25 -90
Gulf of Oman|Sea of Oman|24.8 58.5
Gulf of Riga||57.8 23.5
Gulf of Sidra|Gulf of Sirte|31.8 18.5
Gulf of St Lawrence|Gulf of Saint Lawrence|48 -62
Gulf of Suez||28.8 33
Gulf of Thailand|Gulf of Siam|9.5 102
Gulf of Tonkin||20 107.5
Persian Gulf|Arabian Gulf|27 51
Bass Strait||-40 146
Bering Strait||66 -169
Bosphorus|Bosporus|41.1 29.05
Cook Strait||-41.3 174.5
Dardanelles||40.2 26.4
Davis Strait||66 -58
English Channel||50.2 -1
Florida Straits|Straits of Florida|24 -81.5
Kerch Strait||45.3 36.6
Mozambique Channel||-18 41.5
Northwest Passage|North-West Passage|
Skagerrak||57.8 9
Strait of Dover|Straits of Dover, Dover Strait|51 1.5
Strait of Gibraltar|Straits of Gibraltar|36 -5.5
Strait of Hormuz|Straits of Hormuz, Hormuz Strait|26.6 56.3
Strait of Magellan|Straits of Magellan|-53.5 -70.5
Strait of Malacca|Straits of Malacca, Malacca Strait|4 100
Strait of Messina|Straits of Messina|38.2 15.6
Strait of Sicily|Sicily Channel|37.2 11.3
Sunda Strait||-6 105.8
Taiwan Strait||24.5 119.5
Torres Strait||-10 142.3
Bab el-Mandeb|Bab al-Mandab, Bab el Mandeb, Bab al-Mandeb|12.6 43.3
"""


# What goes by its common noun alone, and the states of which one named beside it tells which: "ships in the Gulf".
_SHORT = {
    "gulf": {"persian gulf": "IR IQ KW SA BH QA AE OM YE", "gulf of mexico": "US MX CU"},
    "channel": {"english channel": "GB FR BE NL GG JE"},
}


def short_names() -> Collection[str]:
    """Common nouns, in lower case, that are names of waters with a capital and an article."""
    return _SHORT.keys()


def full_name(short: str, named: Collection[str], countries: Collection[str]) -> str:
    """The water that a common noun means: one of its kind that the text names in full, else one whose states it names;
    `short` itself where there is none."""
    for name in named:
        if short in name.split() and name in waters():
            return name
    return next((name for name, states in _SHORT[short].items() if set(states.split()) & set(countries)), short)


@lru_cache(maxsize=1)
def waters() -> dict[str, Place]:
    """Each name in lower case, hyphens as blanks and without points, as the gazetteer folds names, to its place."""
    found = {}
    for line in _WATERS.strip().split("\n"):
        name, others, where = line.split("|")
        lat, lon = map(float, where.split()) if where else (None, None)
        place = Place(name, None, lat, lon, "region")
        for known in (name, *filter(None, others.split(", "))):
            found[known.lower().replace("-", " ")] = place
    return found

"""Seats: the towns where well-known institutions sit, and from which they speak and decide."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from storyatlas.annotate.gazetteer import Gazetteer, Record
from storyatlas.model.place import Place

# Town and country of international bodies, of governments that go by the name of a house, and of
# ministries whose name belongs to one country alone; behind "@" the site that bodies share.
_SEATS = """
Geneva CH: World Health Organization|World Health Organisation|WHO|International Committee of the Red Cross|ICRC|
 World Trade Organization|World Trade Organisation|WTO|International Labour Organization|ILO|UNHCR|UN Refugee Agency|
 UN Human Rights Council|Human Rights Council|International Organization for Migration|CERN
New York City US @United Nations: United Nations General Assembly|UN General Assembly|UN Security Council|
 United Nations Security Council|Security Council|General Assembly|UN secretary-general|UN Secretary-General|
 UN secretary general
New York City US: UNICEF|Federal Reserve Bank of New York
Washington US: White House|Oval Office|Pentagon|Capitol Hill|State Department|Treasury Department|Justice Department|
 Commerce Department|Defense Department|Department of Homeland Security|Department of Defense|Department of Justice|
 Department of State|US Congress|US Senate|US Supreme Court|
 Federal Reserve|International Monetary Fund|IMF|World Bank|FBI|
 Organization of American States
Brussels BE: NATO|Nato|European Commission|European Council|European Union|EU foreign ministers
Frankfurt am Main DE: European Central Bank|ECB|Bundesbank
Strasbourg FR: European Parliament|European Court of Human Rights|Council of Europe
Luxembourg LU: European Court of Justice
The Hague NL: International Criminal Court|International Court of Justice|Europol|OPCW
Vienna AT: OPEC|Opec|OSCE|International Atomic Energy Agency|IAEA
Paris FR: UNESCO|Unesco|OECD|International Energy Agency|Elysée|Élysée|Elysee Palace|Quai d'Orsay
Rome IT: World Food Programme|World Food Program|Food and Agriculture Organization|Quirinal
Nairobi KE: UN Environment Programme
Addis Ababa ET: African Union
Jakarta ID: ASEAN
Riyadh SA: Gulf Cooperation Council
Cairo EG: Arab League
Lyon FR: Interpol|INTERPOL
Lausanne CH: International Olympic Committee|IOC
London GB: Downing Street|Whitehall|Foreign Office|Home Office|House of Commons|House of Lords|Scotland Yard|
 Buckingham Palace|Bank of England|Amnesty International
Moscow RU: Kremlin|State Duma|Duma
Kyiv UA: Verkhovna Rada
Berlin DE: Bundestag|Bundesrat|Federal Chancellery
Madrid ES: Moncloa|Cortes Generales
Warsaw PL: Sejm
Jerusalem IL: Knesset
New Delhi IN: Lok Sabha|Rajya Sabha|Rashtrapati Bhavan
Tokyo JP: Bank of Japan
Seoul KR: Blue House|Cheong Wa Dae
Beijing CN: Zhongnanhai|National People's Congress
Ottawa CA: Parliament Hill
"""


# By these names where an article names the United Nations, and no other word of a name stands before them.
_OF_THE_UN = frozenset({"Security Council", "General Assembly"})
_UN = re.compile(r"\bU\.?N\b|\bUnited Nations\b|\bUNITED NATIONS\b")
_CAPITALISED = re.compile(r"(?<!\w)(?!The\b)[A-Z][\w.]*\s$")


@dataclass(frozen=True, slots=True)
class Seat:
    """The name of an institution at `start:end`, the town where it sits, its `site` there, "" if it has no name."""

    start: int
    end: int
    town: Record
    site: str

    def place(self, gazetteer: Gazetteer) -> Place:
        """The site, or the town."""
        town = gazetteer.place(self.town)
        return replace(town, name=f"{self.site}, {town.name}", precision="site", population=0) if self.site else town


@lru_cache(maxsize=1)
def _towns() -> dict[str, tuple[str, str, str]]:
    """Institution → (town, country, site)."""
    found = {}
    for line in _SEATS.replace("\n ", "").strip().split("\n"):
        where, _, names = line.partition(": ")
        where, _, site = where.partition(" @")
        town, _, country = where.rpartition(" ")
        for name in names.split("|"):
            pointed = name.replace("UN ", "U.N. ").replace("US ", "U.S. ")
            found.update(dict.fromkeys((name, pointed), (town, country, site)))
    return found


@lru_cache(maxsize=1)
def _known() -> frozenset[tuple[str, str]]:
    return frozenset((town, country) for town, country, _ in _towns().values())


def is_seat(record: Record) -> bool:
    """Whether well-known institutions sit in a town: "Geneva" is the one in Switzerland."""
    return record.kind in "AP" and (record.name, record.country) in _known()


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    names = sorted(_towns(), key=lambda name: (-len(name), name))
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, names)) + r")(?![\w-])")


def find_seats(text: str, gazetteer: Gazetteer, *, beside: str = "") -> list[Seat]:
    """The institutions that a text names; `beside` is the article's title or text, which may name the United Nations
    too."""
    found = []
    united = any(_UN.search(part) for part in (text, beside))
    for match in _pattern().finditer(text):
        if match[0] in _OF_THE_UN and (not united or _CAPITALISED.search(text, 0, match.start())):
            continue
        town, country, site = _towns()[match[0]]
        records = [s.record for s in gazetteer.find(town) if s.record.country == country and s.record.kind in "AP"]
        if records:
            largest = max(records, key=lambda r: (r.population, -r.id))
            found.append(Seat(match.start(), match.end(), largest, site))
    return found


def united_nations(gazetteer: Gazetteer) -> Place | None:
    """Where the United Nations sit."""
    return next((seat.place(gazetteer) for seat in find_seats("UN Security Council", gazetteer)), None)

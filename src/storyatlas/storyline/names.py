"""Names: what the articles call a person for short."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from storyatlas.model.event import Event

_SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV", "PhD", "M.D.", "MD"})
_MOSTLY = 0.75  # of those who go by a last name, so many times it must be the same one


def short_names(events: Sequence[Event]) -> dict[str, str]:
    """The last name of each person whom the words of the events call by it alone ("Quill" for "Ada Quill"; "Kim Il
    Sung" stays), unless it is that of others too who take part in a fair number of events."""
    words = " ".join(quote for event in events for quote in (event.title, *(e.quote for e in event.evidence)))
    firsts: dict[str, Counter[str]] = defaultdict(Counter)
    split: dict[str, list[str]] = {}
    for name in sorted(p.name for event in events for p in event.participants if p.type == "person"):
        parts = [part for part in name.split() if part not in _SUFFIXES]
        if len(parts) > 1:
            split[name] = parts
            firsts[parts[-1]][parts[0]] += 1
    short = {}
    for name, parts in split.items():
        last = re.escape(parts[-1])
        alone = re.search(rf"(?<!{re.escape(parts[-2])} )(?<!\w){last}(?!\w)(?! [A-Z])", words)
        same = firsts[parts[-1]]
        if alone and same[parts[0]] >= _MOSTLY * same.total():
            short[name] = parts[-1]
    return short

"""Events made by hand for the tests of storylines."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from storyatlas.model.event import Event, Evidence, Reports
from storyatlas.model.mention import Participant
from storyatlas.model.time import TimeValue

ADA = Participant("Ada Quill", "agent", "person")
KARL = Participant("Karl Venn", "agent", "person")


def event(number: int, title: str = "Ada Quill opens the bridge", **changes: Any) -> Event:
    """Event `number`, on that day of May, told by one article."""
    values: dict[str, Any] = {
        "id": f"e{number:02d}",
        "title": title,
        "type": "other",
        "status": "happened",
        "background": False,
        "salience": 0.5,
        "storyline": "",
        "time": TimeValue(f"2023-05-{number:02d}", None, "day") if 0 < number < 32 else TimeValue(None),
        "reports": Reports(1, 1, 1),
        "evidence": (Evidence(f"a{number}", "text", 0, len(title), title),),
        **changes,
    }
    return Event(**values)


def directions(*angles: float) -> NDArray[np.float32]:
    """A unit vector for each angle in degrees."""
    radians = np.radians(np.array(angles, np.float64))
    return np.stack([np.cos(radians), np.sin(radians)], axis=1).astype(np.float32).reshape(-1, 2)

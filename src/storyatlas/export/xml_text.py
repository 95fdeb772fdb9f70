"""Text that may stand in XML."""

from __future__ import annotations

import re

# What XML 1.0 allows (section 2.2); articles hold control characters and halves of surrogate pairs at times.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_safe(text: str) -> str:
    """`text` with U+FFFD for each character that XML forbids."""
    return _FORBIDDEN.sub("\ufffd", text)

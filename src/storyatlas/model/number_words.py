"""Words that stand for numbers, in lower case: months, weekdays, and the numbers below a hundred."""

from __future__ import annotations

from typing import Final


def numbered(lines: str, start: int) -> dict[str, int]:
    """Words by number: words parted by a blank get successive numbers, by a slash the same."""
    return {word: number for number, words in enumerate(lines.split(), start) for word in words.split("/")}


MONTH_NUMBERS: Final = numbered(
    "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sept/sep october/oct "
    "november/nov december/dec",
    1,
)
# Monday is 0, as in `date.weekday()`.
WEEKDAY_NUMBERS: Final = numbered(
    "monday/mon tuesday/tues/tue wednesday/wed thursday/thurs/thur/thu friday/fri saturday/sat sunday/sun", 0
)
WEEKDAY_NAMES: Final = frozenset(name for name in WEEKDAY_NUMBERS if name.endswith("day"))

ONES: Final = numbered(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen",
    1,
)
TENS: Final = {
    word: number * 10 for word, number in numbered("twenty thirty forty fifty sixty seventy eighty ninety", 2).items()
}

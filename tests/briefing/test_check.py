"""The check finds what the cited words do not hold, and leaves alone what they do."""

import pytest

from storyatlas.briefing.check import Grounds, problems
from storyatlas.briefing.model import Citation, Sentence

QUOTE = (
    "The United States and Vantia's navy sank 3,400 barrels off José Bay on Monday, "
    'the admiral said, calling it "a small price".'
)

NOTHING = Grounds()


def found(text: str, quote: str = QUOTE, grounds: Grounds = NOTHING) -> tuple[str, ...]:
    return problems(Sentence(text, (Citation("a", "text", 0, len(quote), quote, "e"),)), grounds)


@pytest.mark.parametrize(
    "text",
    [
        "Vantia sinks 3,400 barrels off José Bay.",
        "US and Vantian navy sank barrels off Jose Bay.",
        "U.S. navy sank 3400 barrels.",
        'The admiral called the sinking of barrels "a small price".',
    ],
)
def test_supported(text: str) -> None:
    assert found(text) == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Orland's navy sank 3,400 barrels off José Bay.", "name"),
        ("Vantia's navy sank 3,500 barrels off José Bay.", "number '3500'"),
        ('The admiral called the barrels "a high price".', "quotation"),
        ("Vantia's navy never sank barrels off José Bay.", "negation"),
        ("Vantia's navy apologises for poisoning beaches.", "words that the sources do not use"),
    ],
)
def test_unsupported(text: str, problem: str) -> None:
    assert any(item.startswith(problem) for item in found(text))


def test_a_date_and_names_may_come_from_the_event() -> None:
    text = "Admiral Okoro said the navy sank barrels on 3 May 2021."
    assert found(text) != ()
    assert found(text, grounds=Grounds(("Okoro",), "3 May 2021")) == ()


def test_no_citation_no_support() -> None:
    assert problems(Sentence("Anything.", ()), Grounds()) == ("no citation",)


def test_who_says_all_of_it_at_the_end_must_not_be_lost() -> None:
    quote = "The ferry Halcyon carried 300 passengers too many, the harbour office said on Friday."
    assert "speaker lost" in found("The ferry Halcyon carried 300 passengers too many.", quote)
    assert found("The ferry Halcyon carried 300 passengers too many, the harbour office said.", quote) == ()

"""Bytes to text."""

import pytest

from storyatlas.ingest.clean import clean_text, decode, first_sentence


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        ("Café “Müller” – 3 €".encode(), None),
        ("Café “Müller” – 3 €".encode("utf-8-sig"), None),
        ("Café “Müller” – 3 €".encode("utf-16"), None),
        ("Café “Müller” – 3 €".encode("cp1252"), "iso-8859-1"),
        (b'<meta charset="iso-8859-1">' + "Café “Müller” – 3 €".encode("cp1252"), None),
        (b'<meta charset="iso-8859-1">' + "Café “Müller” – 3 €".encode(), None),
    ],
)
def test_text_is_right_whatever_the_page_says_of_its_encoding(data: bytes, charset: str | None) -> None:
    assert "Café “Müller” – 3 €" in decode(data, charset)


def test_undeclared_encoding_is_detected() -> None:
    text = "Министерство сообщило, что переговоры начнутся в понедельник утром и продлятся три дня. " * 4
    assert decode(text.encode("cp1251")) == text


def test_unknown_bytes_never_raise() -> None:
    assert isinstance(decode(bytes(range(256)) * 3, "no-such-charset"), str)


def test_clean_text_keeps_paragraphs_and_drops_what_cannot_be_seen() -> None:
    assert clean_text("One\u00a0 two\u200b\r\n\r\n \r\nthree\x07\tfour\u00ad ") == "One two\nthree four"


def test_text_garbled_once_is_repaired() -> None:
    assert (
        clean_text("The minister said itâ€™s over".encode("cp1252").decode("cp1252")) == "The minister said it’s over"
    )


def test_first_sentence_serves_as_title() -> None:
    assert first_sentence("The pier in Elwin is closed. It will reopen.") == "The pier in Elwin is closed"
    assert len(first_sentence("word " * 200)) <= 141

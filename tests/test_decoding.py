"""From bytes to text."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factlint.readers.article import ReadError
from factlint.readers.decoding import decode


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        ("café “yes”".encode(), "café “yes”"),
        (codecs.BOM_UTF8 + b"plain", "plain"),
        (codecs.BOM_UTF16_LE + "né".encode("utf-16-le"), "né"),
        (codecs.BOM_UTF16_BE + "né".encode("utf-16-be"), "né"),
        (b"a\r\nb\rc", "a\r\nb\rc"),
    ],
)
def test_unicode_is_read_without_its_mark_and_without_a_word(data: bytes, text: str) -> None:
    """UTF-8 and marked UTF-16 give their text, the mark dropped, line ends as they stand, and no notice."""
    decoded = decode(data)
    assert (decoded.text, decoded.notices) == (text, ())


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_whatever_was_written_as_utf8_is_read_as_it_was(text: str) -> None:
    """Decoding undoes encoding (a leading mark aside)."""
    assert decode(codecs.BOM_UTF8 + text.encode()).text == text


def test_old_windows_text_is_read_and_said_so() -> None:
    """Curly marks of cp1252 beside plain letters give the text and a notice."""
    decoded = decode("“café” – he said".encode("cp1252"))
    assert decoded.text == "“café” – he said"
    assert decoded.notices == ("not UTF-8: read as cp1252",)


def test_the_configured_encoding_comes_before_the_last_resort() -> None:
    """Where an encoding is configured, it is taken without a notice; UTF-8 still comes first."""
    assert decode("Łódź".encode("iso-8859-2"), "iso-8859-2").text == "Łódź"
    assert decode("Łódź".encode(), "iso-8859-2").text == "Łódź"
    assert decode("Łódź".encode("utf-16-le"), "utf-16-le").text == "Łódź"
    assert decode("Lodz".encode("utf-16-le"), "utf-16-le").text == "Lodz"


def test_a_file_that_does_not_fit_the_configured_encoding_is_still_tried_as_cp1252() -> None:
    """An encoding that fails is no end: what holds no UTF-8 is read as cp1252, with the notice."""
    assert decode(b"caf\xe9", "ascii").notices


@pytest.mark.parametrize(
    ("data", "encoding", "message"),
    [
        ("é".encode() + b" and \xe9 ", None, "byte 7 is no valid UTF-8"),
        (codecs.BOM_UTF8 + b"ab\xff", None, "byte 5 is no valid UTF-8"),
        (b"abc\x81", None, "byte 3 is no valid UTF-8 or cp1252"),
        (codecs.BOM_UTF16_LE + b"a\0b", None, "byte 4 is no valid UTF-16"),
        (b"text\0more", None, "a binary file: character 4 is NUL"),
        (b"\xff\xfb\x00", None, "a binary file: byte 2 is NUL"),
        (b"caf\xe9", "latin-one", "unknown encoding “latin-one”"),
    ],
)
def test_what_cannot_be_read_names_the_place(data: bytes, encoding: str | None, message: str) -> None:
    """Broken UTF-8 beside valid UTF-8, undefined bytes, cut UTF-16 and NUL are errors that say where."""
    with pytest.raises(ReadError) as caught:
        decode(data, encoding)
    assert str(caught.value).startswith(message)


@given(st.binary())
def test_any_bytes_give_text_or_a_clear_error(data: bytes) -> None:
    """No bytes crash the decoder."""
    try:
        decoded = decode(data)
    except ReadError:
        return
    assert "\0" not in decoded.text

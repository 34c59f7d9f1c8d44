"""Bytes to text: UTF-8, UTF-16 with its mark, the configured encoding, or cp1252 with a notice. Never a guess."""

import codecs
import re

import msgspec

from factlint.readers.article import ReadError

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]"
    rb"|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)
"""A well-formed UTF-8 sequence of more than one byte. Source: The Unicode Standard, table 3-7."""


class Decoded(msgspec.Struct, frozen=True):
    """A file's text (its byte order mark dropped), and what is to be said about how it was read.

    `encoding` is a codec's name and `mark` the byte order mark: what it takes to write the text as it was.
    """

    text: str
    notices: tuple[str, ...] = ()
    encoding: str = "utf-8"
    mark: bytes = b""


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """The text of a file: UTF-8, UTF-16 with its mark, else `encoding`, else cp1252.

    A file is read as cp1252 only where it holds no valid multibyte UTF-8, and says so in a
    notice. Raises ReadError, with the offset of the byte at fault (from 0), for anything
    else, for an unknown `encoding` and for a binary file (one that holds NUL).
    """
    if data.startswith(_UTF16_MARKS):
        encoding = "utf-16-le" if data.startswith(codecs.BOM_UTF16_LE) else "utf-16-be"
        return Decoded(_without_nul(_strictly(data, "utf-16", "UTF-16")), (), encoding, data[:2])
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return _not_utf8(data, encoding, error.start)
    if "\0" not in text:
        mark = codecs.BOM_UTF8 if text.startswith("\ufeff") else b""
        return Decoded(text.removeprefix("\ufeff"), mark=mark)
    other = _maybe(data, encoding) if encoding else None
    if encoding is None or other is None:
        return Decoded(_without_nul(text))
    return Decoded(_without_nul(other), encoding=encoding)


def encode(text: str, like: Decoded) -> bytes:
    """The bytes of a text in the encoding and with the mark of another. Raises UnicodeEncodeError."""
    return like.mark + text.encode(like.encoding)


def _not_utf8(data: bytes, encoding: str | None, fault: int) -> Decoded:
    if encoding and (text := _maybe(data, encoding)) is not None:
        return Decoded(_without_nul(text), encoding=encoding)
    if (nul := data.find(b"\0")) >= 0:
        raise ReadError(f"a binary file: byte {nul} is NUL")
    if _MULTIBYTE.search(data):
        raise ReadError(f"byte {fault} is no valid UTF-8, but other bytes are")
    return Decoded(_strictly(data, "cp1252", "UTF-8 or cp1252"), ("not UTF-8: read as cp1252",), "cp1252")


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(f"byte {error.start} is no valid {name}") from error


def _maybe(data: bytes, encoding: str) -> str | None:
    """The text in that encoding, None where it is not. Raises ReadError where there is no such encoding."""
    try:
        return data.decode(encoding)
    except UnicodeError:
        return None
    except LookupError as error:
        raise ReadError(f"unknown encoding “{encoding}”") from error


def _without_nul(text: str) -> str:
    if (place := text.find("\0")) >= 0:
        raise ReadError(f"a binary file: character {place} is NUL")
    return text

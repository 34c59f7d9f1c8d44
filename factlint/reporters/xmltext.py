"""XML as reports write it: only what XML allows, one element a line."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """The text with a mark in place of each character that XML can't hold, not even escaped."""
    return _ILLEGAL.sub("�", text)


def document(root: "Element") -> str:
    """The whole document."""
    from xml.etree.ElementTree import indent, tostring  # noqa: PLC0415  # only two reports are XML

    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'

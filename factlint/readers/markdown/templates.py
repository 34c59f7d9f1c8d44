"""Shortcodes and template tags in a Markdown source: Hugo's `{{< >}}` and `{{% %}}`, Liquid's `{% %}` and `{{ }}`."""

import re
from collections.abc import Iterator

from factlint.readers.holes import Hole

_SIGN = re.compile(r"\{\{[<%]?|\{%|[%>]?\}\}|%\}")
_CLOSES = {"{{<": ">}}", "{{%": "%}}", "{{": "}}", "{%": "%}"}
_NAME = re.compile(r"[-\s]*(/?\s*[A-Za-z][\w-]*)")
_NO_PROSE = {"highlight", "code", "comment", "mermaid", "katex", "math", "raw", "codeblock"}
_ATTRIBUTES = re.compile(r"\{:[^{}\r\n]*\}")


def template_holes(source: str, start: int) -> list[Hole]:
    """Shortcodes, template tags and attribute lists from an offset on; where a pair holds no prose, all of it."""
    if source.find("{", start) < 0:
        return []
    tags = list(_tags(source, start))
    holes = [Hole(begin, end) for begin, end, _ in tags]
    holes += _pairs(tags)
    holes += (Hole(match.start(), match.end(), "") for match in _ATTRIBUTES.finditer(source, start))
    return holes


def _tags(source: str, start: int) -> Iterator[tuple[int, int, str]]:
    """Each tag's place and name; an opening that is never closed is none."""
    begin, wanted = -1, ""
    for match in _SIGN.finditer(source, start):
        sign = match.group()
        if sign in _CLOSES:
            begin, wanted = match.start(), _CLOSES[sign]
        elif begin >= 0 and sign == wanted:
            name = _NAME.match(source, begin + len(wanted), match.start())
            yield begin, match.end(), name[1].replace(" ", "").lower() if name else ""
            begin = -1


def _pairs(tags: list[tuple[int, int, str]]) -> Iterator[Hole]:
    """From the opening to the closing tag of what is no prose."""
    begin, wanted = -1, frozenset[str]()
    for start, end, name in tags:
        if begin < 0 and name in _NO_PROSE:
            begin, wanted = start, frozenset({f"/{name}", f"end{name}"})
        elif name in wanted and begin >= 0:
            yield Hole(begin, end)
            begin = -1

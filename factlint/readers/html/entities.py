"""Character references: what `&rsquo;`, `&#8217;` and broken ones stand for, and how much of the source they take."""

import functools
import re

REFERENCE = r"&(?:#[xX]?[0-9A-Za-z]{1,40}+;?|[A-Za-z][0-9A-Za-z]{1,40}+;?)"
"""What may be a reference, as a pattern."""

_REFERENCE = re.compile(REFERENCE)
_NUMBER = re.compile(r"&#(?:[xX]([0-9A-Fa-f]+)|([0-9]+));?")
_LONGEST_OPEN = 7
"""Letters of the longest name that is a reference without its semicolon (`&Ccedil`), the first sign left out."""


@functools.lru_cache(maxsize=1024)
def decoded(reference: str) -> tuple[str, int]:
    """What a possible reference stands for, and how many of its characters do; itself where it is none.

    As browsers have it: `&copycat;` is a © before “cat;”, `&#150;` a dash, an impossible number is U+FFFD.
    """
    import html  # noqa: PLC0415  # dear (it loads every name there is), and most articles have no references

    number = _NUMBER.match(reference)
    if number is not None:
        digits = (number[1] or number[2]).lstrip("0") or "0"
        sign = html.unescape(f"&#{'x' if number[1] else ''}{digits};") if len(digits) < 8 else "\ufffd"
        return sign, number.end()
    from html.entities import html5  # noqa: PLC0415  # as above

    name = reference[1:]
    if name.endswith(";") and name in html5:
        return html5[name], len(reference)
    for end in range(min(len(name), _LONGEST_OPEN), 1, -1):
        if name[:end] in html5:
            return html5[name[:end]], end + 1
    return reference, len(reference)


def unescaped(text: str) -> str:
    """An attribute's value with its references read."""
    return _REFERENCE.sub(_sign, text) if "&" in text else text


def _sign(match: re.Match[str]) -> str:
    sign, length = decoded(match.group())
    return sign + match.group()[length:]

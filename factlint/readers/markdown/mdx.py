"""What is code in an MDX source: import and export lines, tags and expressions."""

import re
from typing import TYPE_CHECKING

from factlint.readers.comments import comment_in
from factlint.readers.holes import HOLE, Hole

if TYPE_CHECKING:
    from factlint.readers.article import Comment

_SIGN = re.compile(
    r"(?P<blank>(?:\r\n|\r(?!\n)|\n)[ \t]*(?=[\r\n]|\Z))"
    r"|(?P<fence>(?:(?<=\n)|(?<=\r)|\A)[ \t>]{0,12}(?:`{3,}|~{3,}))"
    r"|(?P<module>(?:(?<=\n)|(?<=\r)|\A)(?:import|export)\b)"
    r"|(?P<code>`+)"
    r"|(?P<comment>\{\s*/\*)|(?P<open>\{)|(?P<close>\})"
    r"|(?P<tag></?(?:[A-Za-z][\w.-]*(?=[\s/>])|(?=>)))|(?P<tagend>>)"
    r"|(?P<quote>[\"'])"
    r"|\\."
)


_CLOSE = re.compile(r"\*/\s*\}")


class MdxScan:
    """One pass over a source: its holes, and the comments to factlint among them (`{/* factlint: … */}`)."""

    def __init__(self, source: str, start: int) -> None:
        self.holes: list[Hole] = []
        self.comments: list[Comment] = []
        self._source = source
        self._start = start
        self._braces: list[int] = []
        self._tag = -1
        self._quote = ""
        self._fence = ""
        self._code = ""
        self._module = -1
        self._comment_end = start
        self._may_end = True
        for match in _SIGN.finditer(source, start):
            if match.lastgroup is not None and match.start() >= self._comment_end:
                getattr(self, f"_on_{match.lastgroup}")(match)
        if self._module >= 0:
            self._hole(self._module, len(source), "")

    def _on_blank(self, match: re.Match[str]) -> None:
        if self._fence:
            return
        if self._module >= 0 and not self._braces:
            self._hole(self._module, match.start(), "")
            self._module = -1
        if self._module < 0:
            self._braces.clear()
        self._tag, self._quote, self._code = -1, "", ""

    def _on_fence(self, match: re.Match[str]) -> None:
        sign = match.group().lstrip(" \t>")
        if not self._fence:
            self._fence = sign
        elif sign.startswith(self._fence):
            self._fence = ""

    def _on_module(self, match: re.Match[str]) -> None:
        if not self._in_code and not self._braces and self._starts_paragraph(match.start()):
            self._module = match.start()

    def _on_code(self, match: re.Match[str]) -> None:
        if self._fence or self._braces or self._tag >= 0:
            return
        if not self._code:
            self._code = match.group()
        elif self._code == match.group():
            self._code = ""

    def _on_open(self, match: re.Match[str]) -> None:
        if not self._in_code and not self._quote:
            self._braces.append(match.start())

    def _on_close(self, match: re.Match[str]) -> None:
        if self._in_code or self._quote or not self._braces:
            return
        begin = self._braces.pop()
        if self._tag < 0 and self._module < 0:
            self._hole(begin, match.end(), HOLE)

    def _on_comment(self, match: re.Match[str]) -> None:
        stop = -1 if self._in_code else self._next_comment_end(match.end())
        if stop < 0:
            self._on_open(match)
            return
        close = _CLOSE.match(self._source, stop)
        self._comment_end = close.end() if close else stop + 2
        self._hole(match.start(), self._comment_end, "")
        comment = comment_in(self._source, match.start(), self._comment_end, inner_start=match.end(), inner_end=stop)
        self.comments += [comment] if comment else []

    def _next_comment_end(self, offset: int) -> int:
        """Where the next `*/` stands; -1 without one, and then it is never looked for again."""
        stop = self._source.find("*/", offset) if self._may_end else -1
        self._may_end = stop >= 0
        return stop

    def _on_tag(self, match: re.Match[str]) -> None:
        if not self._in_code and not self._braces and self._tag < 0 and self._module < 0:
            self._tag = match.start()

    def _on_tagend(self, match: re.Match[str]) -> None:
        if self._tag >= 0 and not self._braces and not self._quote:
            self._hole(self._tag, match.end(), "")
            self._tag = -1

    def _on_quote(self, match: re.Match[str]) -> None:
        if self._tag < 0 or self._braces:
            return
        self._quote = "" if self._quote == match.group() else self._quote or match.group()

    @property
    def _in_code(self) -> bool:
        return bool(self._fence or self._code)

    def _hole(self, start: int, end: int, text: str) -> None:
        self.holes.append(Hole(start, end, text))

    def _starts_paragraph(self, offset: int) -> bool:
        before = self._source[max(self._start, offset - 400) : offset]
        gap = before[len(before.rstrip()) :].replace("\r\n", "\n")
        return gap == before or len(re.findall(r"[\r\n]", gap)) > 1

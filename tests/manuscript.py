"""The pages of docs/ as programs see them: their fenced blocks, their tables, their links.

In a page, `<!-- file: NAME -->` before a block makes it a file of that name, `<!-- from: PATH -->` a piece of that file
of the project. A block of the language `console`, or one that begins with `$ `, shows commands behind `$ ` with what
they print; a line of three dots alone stands for any lines.
"""

import os
import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import msgspec

ROOT = Path(__file__).parent.parent
ELISION = "…"

_BLOCK = re.compile(
    r"(?:^<!-- (?:file: (?P<file>\S+)|from: (?P<origin>\S+)) -->\n)?"
    r"^```(?P<language>\w*)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


class Block(msgspec.Struct, frozen=True):
    """A fenced block: its language, its text, the file that it is or is a piece of (else empty), and its first line."""

    language: str
    text: str
    file: str
    origin: str
    line: int


class Page(msgspec.Struct, frozen=True):
    """A page and where it stands."""

    path: Path
    text: str

    @property
    def blocks(self) -> list[Block]:
        """Its fenced blocks, in order."""
        return [
            Block(
                match["language"],
                match["text"],
                match["file"] or "",
                match["origin"] or "",
                self.text.count("\n", 0, match.start("text")) + 1,
            )
            for match in _BLOCK.finditer(self.text)
        ]

    def of(self, *languages: str) -> list[Block]:
        """Its blocks in these languages."""
        return [block for block in self.blocks if block.language in languages]

    @property
    def prose(self) -> str:
        """What is left without blocks and comments."""
        return _COMMENT.sub("", _BLOCK.sub("", self.text))

    @property
    def code(self) -> list[str]:
        """What the prose shows as code."""
        return _CODE.findall(self.prose)

    @property
    def links(self) -> list[tuple[str, str]]:
        """The links into the project, each a path and an anchor; either may be empty."""
        return [(match[1], match[2] or "") for match in _LINK.finditer(self.prose)]

    @property
    def anchors(self) -> set[str]:
        """What a link may name behind its #: the headings, as GitHub makes anchors of them."""
        headings = _HEADING.findall(_BLOCK.sub("", self.text))
        return {re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-") for heading in headings}

    @property
    def rows(self) -> Iterator[dict[str, str]]:
        """The rows of its tables, each by the names of the columns."""
        header: list[str] = []
        for line in self.prose.splitlines():
            if not line.startswith("|"):
                header = []
                continue
            cells = [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
            if not header:
                header = cells
            elif not all(re.fullmatch(r":?-+:?", cell) for cell in cells):
                yield dict(zip(header, cells, strict=True))


def read(name: str) -> Page:
    """A page by its path in the project."""
    path = ROOT / name
    return Page(path, path.read_text(encoding="utf-8"))


def lay_out(page: Page, folder: Path) -> None:
    """Write the page's files into a folder."""
    for block in page.blocks:
        if block.file:
            _write(folder / block.file, block.text)


def played(page: Page, folder: Path) -> str:
    """The page with what its commands print today, run in a folder in the order of the page.

    What a block shows is kept where it fits what is printed.
    """
    parts: list[str] = []
    last = 0
    for match in _BLOCK.finditer(page.text):
        if match["file"]:
            _write(folder / match["file"], match["text"])
        if match["language"] == "console" or match["text"].startswith("$ "):
            parts += (page.text[last : match.start("text")], _session(match["text"], folder))
            last = match.end("text")
    return "".join([*parts, page.text[last:]])


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


def _session(text: str, folder: Path) -> str:
    shown = re.split(r"^\$ ", text, flags=re.MULTILINE)
    assert shown[0] == "", f"a console block begins with a command:\n{text}"
    parts = []
    for each in shown[1:]:
        command, _, output = each.partition("\n")
        printed, output = (lines.rstrip("\n") + "\n" for lines in (_printed(command, folder), output))
        parts.append(f"$ {command}\n{output if _fits(output, printed) else printed}")
    return "\n".join(parts)


_OWN = ("COLUMNS", "FACTLINT", "FORCE_COLOR", "GIT_", "PYTEST", "PYTHONPATH")
"""What the environment of a test run might say to commands, and an editor's does not."""


def _printed(command: str, folder: Path) -> str:
    programs = sysconfig.get_path("scripts")
    known = {name: value for name, value in os.environ.items() if not name.startswith(_OWN)}
    environment = {
        **known,
        "PATH": f"{programs}{os.pathsep}{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "NO_COLOR": "1",
    }
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, encoding="utf-8", check=False,
    )  # fmt: skip
    return done.stdout


def _fits(shown: str, printed: str) -> bool:
    pattern = "".join(r"(?:.*\n)*" if line == ELISION else re.escape(line) + "\n" for line in shown.split("\n")[:-1])
    return re.fullmatch(pattern, printed) is not None

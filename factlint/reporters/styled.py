"""Lines of a report with the role that each piece plays: printed plain, or drawn in colour where that is wanted."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

Piece: TypeAlias = tuple[str, str]
"""A text and its role, one of STYLES or empty."""
Line: TypeAlias = Sequence[Piece]
Painter: TypeAlias = Callable[[Iterable[Line]], str]

STYLES = {
    "path": "bold",
    "error": "bold red",
    "warning": "bold yellow",
    "info": "bold cyan",
    "related": "bold blue",
    "quiet": "dim",
    "good": "green",
}
"""What each role looks like, in the sixteen colours that every terminal's theme defines."""


def painter(*, color: bool, width: int) -> Painter:
    """What makes text of lines. Without colour it needs nothing but the text."""
    return _colored(width) if color else _plain


def _plain(lines: Iterable[Line]) -> str:
    return "".join("".join(text for text, _ in line).rstrip() + "\n" for line in lines)


def _colored(width: int) -> Painter:
    import io  # noqa: PLC0415  # only a terminal asks for colour

    from rich.console import Console  # noqa: PLC0415  # dear to load (27 ms)
    from rich.text import Text  # noqa: PLC0415

    console = Console(
        file=io.StringIO(),
        force_terminal=True,
        color_system="standard",
        width=width,
        no_color=False,
        legacy_windows=False,
        _environ={},
    )

    def paint(lines: Iterable[Line]) -> str:
        with console.capture() as captured:
            for line in lines:
                pieces = [(text, STYLES.get(role, "")) for text, role in line]
                text = Text.assemble(*pieces)
                text.rstrip()
                console.print(text, soft_wrap=True)
        return captured.get()

    return paint

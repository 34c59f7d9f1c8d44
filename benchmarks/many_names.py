"""Many names: what an article costs that names thousands of different people."""

import itertools
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.commands import time_in_turn
from benchmarks.common import Setup, table

PAGE = "performance.md"
COUNTS = (2_500, 5_000, 10_000, 20_000)
STARTS, MIDDLES = "Br Ch Dr Fl Gr Kl Pl Sk St Tr", "ana elo iru oma uve ari eno ilu ota ura"
ENDS = "ban cor del fim gol has jun kev lor mip nas pel rud sot tam"
COMMAND = [sys.executable, "-m", "factlint", "check", "--isolated", "--jobs", "1", "--format", "json", "--no-progress"]


def measure(setup: Setup) -> str:
    """The section: CPU time of one article, by how many people it names."""
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for count in (1, *COUNTS):
            files.append(Path(folder) / f"{count}.txt")
            files[-1].write_text(_article(count), encoding="utf-8")
        floor, *timings = time_in_turn([[*COMMAND, str(file)] for file in files], setup.rounds)
        rows = []
        for count, file, timing in zip(COUNTS, files[1:], timings, strict=True):
            extra = timing.median("cpu") - floor.median("cpu")
            rows.append((count, file.stat().st_size / 1e6, timing.median("cpu"), 1e6 * extra / count))
    head = ("different people", "MB", "CPU s", "µs a name above start-up")
    return f"## Many names\n\nOne article, a paragraph a person, all rules that are on.\n\n{table(head, rows)}"


def _article(count: int) -> str:
    """So many people, each with another made-up surname, who say something each."""
    return "\n\n".join(
        f"Anna {name} opened the fair on Monday. “It was time,” {name} said."
        for name in itertools.islice(_names(), count)
    )


def _names() -> Iterator[str]:
    """Made-up surnames, each once: 22,500 of them."""
    parts = (STARTS.split(), MIDDLES.split(), ENDS.split(), ENDS.split())
    return map("".join, itertools.product(*parts))

"""Speed: throughput against proselint on the same files in the same run, start-up, and cost against length.

The baseline is `proselint` where it stands on the PATH; without it the throughput has no ratio.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.commands import Timing, ratio, time_in_turn
from benchmarks.common import Setup, table

PAGE = "performance.md"
MODULE = [sys.executable, "-m", "factlint"]
FLOOR = [sys.executable, "-c", "import pyparsing, pluggy, msgspec, click"]
LENGTHS = (1_000, 10_000, 100_000, 1_000_000)


def measure(setup: Setup) -> str:
    """Three tables: throughput, start-up, cost against length."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        return "\n\n".join([_throughput(setup, root), _start_up(setup, root), _lengths(setup, root)])


def _throughput(setup: Setup, root: Path) -> str:
    files = root / "news"
    files.mkdir()
    size = 0
    for row in setup.news():
        data = row["text"].encode()
        size += len(data)
        (files / f"{row['id'].replace('/', '_')}.txt").write_bytes(data)
    commands = {"factlint": [*_factlint(), str(files)]}
    if baseline := shutil.which(
        "proselint", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    ):
        commands["proselint"] = [baseline, "check", str(files)]
    timings = dict(zip(commands, time_in_turn(list(commands.values()), setup.rounds), strict=True))
    rows = [
        (name, size / 1e6 / timing.median("cpu"), timing.median("cpu"), timing.median("wall"), timing.median("memory"))
        for name, timing in timings.items()
    ]
    legend = (
        f"All rules that are on, one process, {len(list(files.iterdir())):,} files of news, {size / 1e6:.1f} MB, "
        f"{setup.rounds} runs of each in turn; medians."
    )
    lines = [
        "## Throughput",
        legend,
        table(("command", "MB per CPU second", "CPU s", "wall s", "peak MiB"), rows),
    ]
    if "proselint" in timings:
        speed = ratio(timings["proselint"], timings["factlint"])
        lines.append(f"factlint does {speed:.2f} times the work of proselint per CPU second (median of the pairs).")
    return "\n\n".join(lines)


def _start_up(setup: Setup, root: Path) -> str:
    article = root / "a.txt"
    article.write_text("The council met on Monday. “We voted,” the mayor said.\n", encoding="utf-8")
    commands = {
        "`python -c 'import pyparsing, pluggy, msgspec, click'`": FLOOR,
        "`factlint --version`": [*MODULE, "--version"],
        "`factlint check` on one short file": [*_factlint(), str(article)],
    }
    timings = dict(zip(commands, time_in_turn(list(commands.values()), 3 * setup.rounds), strict=True))
    floor = next(iter(timings.values()))
    rows = [(name, *_milliseconds(timing), ratio(timing, floor, "wall")) for name, timing in timings.items()]
    head = ("command", "CPU ms", "wall ms", "times the imports (wall)")
    return "\n\n".join(["## Start-up", f"{3 * setup.rounds} runs of each in turn; medians.", table(head, rows)])


def _lengths(setup: Setup, root: Path) -> str:
    news = "\n\n".join(row["text"] for row in setup.news())
    commands = []
    for length in LENGTHS:
        path = root / f"{length}.txt"
        path.write_text(news[: news.index("\n\n", length)] + "\n", encoding="utf-8")
        commands.append([*_factlint(), str(path)])
    floor, *timings = time_in_turn([[*_factlint(), str(root / "a.txt")], *commands], setup.rounds)
    rows = []
    for length, timing in zip(LENGTHS, timings, strict=True):
        extra = timing.median("cpu") - floor.median("cpu")
        rows.append((f"{length // 1000:,} KB", timing.median("cpu"), extra, 1e6 * extra / length))
    head = ("one article of", "CPU s", "above start-up", "µs per character")
    return "\n\n".join(
        ["## Cost against length", "One article in one file, news text laid end to end.", table(head, rows)]
    )


def _factlint() -> list[str]:
    return [*MODULE, "check", "--isolated", "--jobs", "1", "--format", "json", "--no-progress"]


def _milliseconds(timing: Timing) -> tuple[float, float]:
    return 1000 * timing.median("cpu"), 1000 * timing.median("wall")

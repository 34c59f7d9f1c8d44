"""House spellings: what 2,000 of them under `[names]` cost a run over the news, and the start of one on a short file.

Every hundredth rejected form is a name of the news itself, so that findings are made; the others are made up. No more
is measured than time: what the forms mean is chance.
"""

import json
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.commands import ratio, time_in_turn
from benchmarks.common import Setup, table

PAGE = "performance.md"
ENTRIES = 2_000
OWN = 100
"""Of so many rejected forms one stands in the news."""
SHORT = "The council met in the old hall on Monday.\n"

_NAME = re.compile(r"\b[A-Z][a-z]{4,}\b")


def measure(setup: Setup) -> str:
    """A table: the run and the start, without settings, with the entries, and with three specs an entry."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        news = _write_news(setup, root / "news")
        short = root / "short.txt"
        short.write_text(SHORT, encoding="utf-8")
        options = _settings(setup, root, news)
        rows = []
        for what, path, rounds in (
            ("the news", root / "news", setup.rounds),
            ("one short file", short, 3 * setup.rounds),
        ):
            commands = [[*_factlint(), *extra, str(path)] for extra in options.values()]
            plain, *others = time_in_turn(commands, rounds)
            found = [_findings(command) for command in commands]
            rows.append((what, "none", found[0], plain.median("cpu"), 1.0))
            for name, timing, count in zip(list(options)[1:], others, found[1:], strict=True):
                rows.append((what, name, count, timing.median("cpu"), ratio(timing, plain)))
    legend = (
        f"{ENTRIES:,} entries of `[names]` with two rejected forms, an exception, a day and a note each; with specs,"
        f" three sentences an entry, tried before each run. {len(news):,} files of news, one process, {setup.rounds}"
        " runs of each in turn (three times as many of the short file); medians. The ratio is the median of the pairs."
    )
    head = ("a run over", "house spellings", "findings", "CPU s", "times the run without")
    return "\n\n".join(["## House spellings", legend, table(head, rows)])


def _write_news(setup: Setup, folder: Path) -> list[str]:
    folder.mkdir()
    texts = [row["text"] for row in setup.news()]
    for number, text in enumerate(texts):
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
    return texts


def _settings(setup: Setup, root: Path, news: Sequence[str]) -> dict[str, list[str]]:
    """The options of a run by what it has of house spellings."""
    draw = setup.random("house-spellings")
    counted = Counter(name for text in news for name in set(_NAME.findall(text)))
    own = sorted(name for name, count in counted.items() if count > 2)
    forms = [
        draw.choice(own) if number % OWN == 0 else _made_up(draw) for number in range(ENTRIES)
    ]  # fmt: skip
    entries = dict.fromkeys(forms)
    found = {"none": ["--isolated"]}
    for name, specs in ((f"{ENTRIES:,}", False), (f"{ENTRIES:,} with specs", True)):
        file = root / f"{'with' if specs else 'without'}.toml"
        lines = [_entry(draw, form, specs=specs) for form in entries]
        file.write_text("\n".join(["[names]", *lines, ""]), encoding="utf-8")
        found[name] = ["--config", str(file)]
    return found


def _made_up(draw: random.Random) -> str:
    words = ["".join(draw.choices("abcdefghijklmnoprstuvz", k=7)).capitalize() for _ in range(draw.choice((1, 1, 2)))]
    return " ".join(words)


def _entry(draw: random.Random, rejected: str, *, specs: bool) -> str:
    form = _made_up(draw)
    says = (
        f'reject = ["{rejected}", "{_made_up(draw)}"], except = ["little {rejected}"],'
        f' since = "2001-01-01", note = "as the desk settled it"'
    )
    if specs:
        passes = [f"The little {rejected} was open.", f"The mayor of {form} said so."]
        says += f', specs = {{pass = {json.dumps(passes)}, fail = ["“We went to {rejected},” he said."]}}'
    return f'"{form}" = {{{says}}}'


def _findings(command: Sequence[str]) -> int:
    report = subprocess.run(command, capture_output=True, check=False)
    return sum(finding["rule"] == "house-spelling" for finding in json.loads(report.stdout)["findings"])


def _factlint() -> list[str]:
    return [sys.executable, "-m", "factlint", "check", "--jobs", "1", "--format", "json", "--no-progress"]

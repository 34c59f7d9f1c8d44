"""Settings: what many settings files and per-path tables cost on top of what tomllib needs to read them.

Three shapes of the same size: one root file with all the tables, tables spread over nested files, and tables whose
globs begin alike and differ in the middle. The articles are made up; no data is read.
"""

import gc
import os
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

from benchmarks.common import Setup, table
from factlint import plugins
from factlint.archive.roster import Roster
from factlint.config import Configuration, Overrides, Root

PAGE = "performance.md"
FOLDERS, TABLES, ARTICLES = 200, 2_000, 1_000
RULES = ("hygiene", "dates", "quotes", "people", "places", "headline")
Write: TypeAlias = Callable[[Path, int, int], None]
"""Writes settings into a folder: for so many folders, so many tables."""

SAYS = ('ignore = ["{}"]', 'select = ["{}", "attribution"]', 'language = "en"\nignore = ["{}"]')


def measure(setup: Setup) -> str:
    """A table: a shape a row."""
    rows = [(name, *figures) for name, figures in _figures(setup)]
    head = ("settings", "files", "tables", "tomllib ms", "all ms", "on top ms")
    legend = (
        f"Finding, reading, checking and merging the settings of {ARTICLES:,} articles in {FOLDERS} folders, and"
        f" choosing the rules of each; CPU time, the best of {setup.rounds} runs. “tomllib” opens and parses the same"
        " files."
    )
    return "\n\n".join(["## Settings", legend, table(head, rows)])


def _figures(setup: Setup) -> Iterator[tuple[str, tuple[int, int, float, float, float]]]:
    roster = Roster(plugins.load().rules)
    shapes: dict[str, Write] = {
        "one root file": in_the_root,
        "a file a folder": in_nested_files,
        "globs that begin alike": in_the_root_alike,
    }
    for name, write in shapes.items():
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            articles = write_articles(root, FOLDERS, ARTICLES)
            write(root, FOLDERS, TABLES)
            files = sorted(root.rglob("factlint.toml"))
            least = 1000 * best(setup.rounds, lambda files=files: parse(files))  # type: ignore[misc]  # bound here
            whole = 1000 * best(setup.rounds, lambda root=root, a=articles: settle(root, a, roster))  # type: ignore[misc]  # as above
            yield name, (len(files), TABLES, least, whole, whole - least)


def write_articles(root: Path, folders: int, articles: int) -> list[str]:
    """Make articles, spread over folders; their paths."""
    paths = [root / f"section-{number % folders:03}" / f"2024-05-{number:04}-story.md" for number in range(articles)]
    for path in paths:
        path.parent.mkdir(exist_ok=True)
        path.touch()
    return [str(path.relative_to(root)) for path in paths]


def in_the_root(root: Path, folders: int, tables: int) -> None:
    """All per-path tables in the root file, nested files that say one thing each."""
    texts = [_table(f"section-{n % folders:03}/*-{n:04}-*.md", n) for n in range(tables)]
    (root / "factlint.toml").write_text("\n".join(texts))
    for number in range(folders):
        Path(root, f"section-{number:03}", "factlint.toml").write_text(f'ignore = ["{RULES[number % len(RULES)]}"]\n')


def in_nested_files(root: Path, folders: int, tables: int) -> None:
    """Per-path tables in the file of each folder."""
    (root / "factlint.toml").write_text('fail-on = "error"\n')
    for number in range(folders):
        texts = [_table(f"2024-05-{n:04}-*", n) for n in range(number, tables, folders)]
        Path(root, f"section-{number:03}", "factlint.toml").write_text("\n".join(texts))


def in_the_root_alike(root: Path, folders: int, tables: int) -> None:  # noqa: ARG001  # as the others
    """All per-path tables in the root file, under globs that begin wild and differ in the middle of a name."""
    texts = [_table(f"**/2024-*-{n:04}-story.md", n) for n in range(tables)]
    (root / "factlint.toml").write_text("\n".join(texts))


def parse(files: list[Path]) -> None:
    """What nobody can do without: open the files, and parse them."""
    for file in files:
        tomllib.loads(file.read_bytes().decode())


def settle(root: Path, articles: list[str], roster: Roster) -> None:
    """What a run does with settings: find them, read them, and tell each article's rules."""
    overrides = Overrides()
    here = os.getcwd()  # noqa: PTH109  # to come back to
    os.chdir(root)
    try:
        configuration = Configuration(Root(["."], overrides), plugins.load().infos, overrides)
        configuration.settle(articles)
        for path in articles:
            roster.active(configuration.of(path))
    finally:
        os.chdir(here)


def _table(glob: str, number: int) -> str:
    says = SAYS[number % len(SAYS)].format(RULES[number % len(RULES)])
    return f'[per-path."{glob}"]\n{says}\n'


def best(rounds: int, run: Callable[[], None]) -> float:
    """The least CPU seconds of some runs."""
    least = float("inf")
    for _ in range(rounds):
        gc.collect()
        begun = time.process_time()
        run()
        least = min(least, time.process_time() - begun)
    return least

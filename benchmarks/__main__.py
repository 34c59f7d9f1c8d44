"""Run one measure: `python -m benchmarks MEASURE --data DIR`.

A measure is a module of this package with `PAGE` (the page under docs/ that it writes a
section of) and `measure(setup) -> str` (the section, Markdown).
"""

import argparse
import importlib
import pkgutil
import sys
from pathlib import Path

import benchmarks
from benchmarks.common import Setup, write_section

NO_MEASURES = {"__main__", "common", "commands", "planting"}


def main() -> None:
    """Run the measure that is asked for, print its section, and write it into its page."""
    names = sorted({module.name for module in pkgutil.iter_modules(benchmarks.__path__)} - NO_MEASURES)
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("measure", choices=names)
    parser.add_argument("--data", type=Path, required=True, help="the folder with news.jsonl.gz and the gold files")
    parser.add_argument("--docs", type=Path, default=Path("docs"), help="where the pages stand")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=5, help="how often a command is timed")
    options = parser.parse_args()
    if not options.data.is_dir():
        parser.error(f"no folder {options.data}")
    module = importlib.import_module(f"benchmarks.{options.measure}")
    section = module.measure(Setup(options.data, options.seed, options.rounds))
    sys.stdout.write(section + "\n")
    command = f"`python -m benchmarks {options.measure} --data DIR`"
    write_section(options.docs / module.PAGE, options.measure, f"{section}\n\nCommand: {command}, seed {options.seed}.")


if __name__ == "__main__":
    main()

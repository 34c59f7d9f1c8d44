"""`python -m factlint.manual FOLDER` writes the page of every built-in rule, and the index; pages of rules that are
gone are deleted."""

import sys
from pathlib import Path

from factlint import manual, plugins

BUILT_IN = "factlint_rules."


def pages() -> dict[str, str]:
    """File name → text, for the rules that come with factlint."""
    infos = [rule.info for rule in plugins.load().rules if rule.info.module.startswith(BUILT_IN)]
    return {"index.md": manual.index(infos), **{f"{info.name}.md": manual.page(info) for info in infos}}


def write(folder: Path) -> None:
    """Bring a folder up to date."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = pages()
    for stale in sorted(folder.glob("*.md")):
        if stale.name not in wanted:
            stale.unlink()
    for name, text in wanted.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m factlint.manual FOLDER")
    write(Path(sys.argv[1]))

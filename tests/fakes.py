"""Plugins made up for a test: distributions in a folder that stands on Python's path."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

RULE = '''
from collections.abc import Iterator

from factlint import Document, Finding, Severity, Span, flags, hookimpl, passes, rule


@rule(flags("[[Word]] one."), passes("One word."), severity=Severity.WARNING)
def allow_word(document: Document) -> Iterator[Finding]:
    """The article begins with “Word”."""
    {body}


@hookimpl
def factlint_rules():
    return [allow_word]
'''
"""A plugin of one rule, `allow-word`; its body is to be filled in."""


def rule_module(body: str = 'if document.text.startswith("Word"): yield Finding(Span(0, 4), "a word")') -> str:
    """The source of a plugin with the rule `allow-word`."""
    return RULE.replace("{body}", body)


def distribution(
    site: Path, modules: Mapping[str, str], *, name: str = "acme", version: str = "1.2", points: str | None = None
) -> Path:
    """Write a distribution of plugins into a folder: modules by path, and the lines of its entry points.

    Without `points` each module on the top is a plugin that goes by its own name.
    """
    info = site / f"{name}-{version}.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    lines = points or "\n".join(f"{Path(path).stem} = {Path(path).stem}" for path in modules)
    (info / "entry_points.txt").write_text(f"[factlint]\n{lines}\n")
    for path, source in modules.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(source)
    return site


def factlint(
    *arguments: str | Path,
    cwd: Path,
    site: Path | None = None,
    given: bytes = b"",
    output: "int | IO[bytes]" = subprocess.PIPE,
) -> "subprocess.CompletedProcess[bytes]":
    """Run the command line in a process of its own."""
    path = [str(site)] if site else []
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([*path, os.environ.get("PYTHONPATH", "")])}
    command: Sequence[str] = [sys.executable, "-m", "factlint", *map(str, arguments)]
    return subprocess.run(
        command, cwd=cwd, env=environment, input=given, stdout=output, stderr=subprocess.PIPE, timeout=60, check=False
    )


def git(folder: Path, *arguments: str) -> None:
    """Run git in a folder, as nobody in particular."""
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True)

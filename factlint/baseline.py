"""The baseline: findings that were accepted, so that only new ones are told.

A file of JSON with a line an entry, sorted. An entry is known by its path and fingerprint; by its fingerprint alone
where nothing stands at its path any more (a renamed file). Paths are as seen from the folder of the settings.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Annotated

import msgspec

from factlint.errors import ConfigError
from factlint.findings import Diagnostic

DEFAULT_NAME = "factlint-baseline.json"
"""What the file is called where nobody says."""

VERSION = 1

Key = tuple[str, str, str]
"""Path, rule, fingerprint."""


class Entry(msgspec.Struct, frozen=True, order=True, forbid_unknown_fields=True):
    """An accepted finding; `count` says how many of the same are accepted (articles of one file may be alike)."""

    path: str
    rule: str
    fingerprint: str
    count: Annotated[int, msgspec.Meta(ge=1)] = 1


class _File(msgspec.Struct, forbid_unknown_fields=True):
    version: int
    findings: list[Entry]


class Matched(msgspec.Struct, frozen=True):
    """What a baseline makes of findings: those that are new, those accepted before, and its entries that are left."""

    new: tuple[Diagnostic, ...]
    accepted: tuple[Diagnostic, ...]
    left: tuple[Entry, ...]


def read_baseline(file: Path) -> tuple[Entry, ...]:
    """The entries of a baseline. Raises ConfigError, with the place of the fault, where it can't be read."""
    try:
        table = json.loads(file.read_text(encoding="utf-8-sig"))
        found = msgspec.convert(table, _File)
    except OSError as error:
        hint = "; `factlint baseline write` makes one" if isinstance(error, FileNotFoundError) else ""
        raise ConfigError(f"{file}: the baseline can't be read: {error.strerror}{hint}") from error
    except json.JSONDecodeError as error:
        raise ConfigError(f"{file}:{error.lineno}:{error.colno}: the baseline is no JSON: {error.msg}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{file}: the baseline is no UTF-8: byte {error.start}") from error
    except (msgspec.ValidationError, RecursionError) as error:
        raise ConfigError(f"{file}: no baseline of factlint: {error}") from error
    if found.version != VERSION:
        raise ConfigError(f"{file}: a baseline of version {found.version}; this factlint knows version {VERSION}")
    return _sorted(_counted(found.findings))


def baseline_text(entries: Iterable[Entry]) -> str:
    """The file of a baseline: a line an entry, in order, so that its diffs can be read."""
    lines = [f"    {_line(entry)}" for entry in _sorted(_counted(entries))]
    inside = "[\n" + ",\n".join(lines) + "\n  ]" if lines else "[]"
    return f'{{\n  "version": {VERSION},\n  "findings": {inside}\n}}\n'


def entries_for(findings: Iterable[Diagnostic], name: Callable[[str], str]) -> tuple[Entry, ...]:
    """The entries that accept findings; `name` gives a path as the baseline has it."""
    return _sorted(Counter(_key(finding, name) for finding in findings))


def match(
    findings: Sequence[Diagnostic],
    entries: Iterable[Entry],
    name: Callable[[str], str],
    exists: Callable[[str], bool],
) -> Matched:
    """Hold findings against a baseline. `exists` tells whether something stands at a path of the baseline."""
    left = _counted(entries)
    accepted: set[int] = set()
    for number, finding in enumerate(findings):
        key = _key(finding, name)
        if left[key] > 0:
            left[key] -= 1
            accepted.add(number)
    gone: defaultdict[tuple[str, str], list[Key]] = defaultdict(list)
    standing = {path: exists(path) for path in {path for (path, _, _), count in left.items() if count}}
    for path, rule, print_of in sorted(key for key, count in left.items() for _ in range(count)):
        if not standing[path]:
            gone[rule, print_of].append((path, rule, print_of))
    for number, finding in enumerate(findings):
        keys = gone.get((finding.rule, finding.fingerprint))
        if keys and number not in accepted:
            left[keys.pop(0)] -= 1
            accepted.add(number)
    return Matched(
        tuple(finding for number, finding in enumerate(findings) if number not in accepted),
        tuple(finding for number, finding in enumerate(findings) if number in accepted),
        _sorted(left),
    )


def _key(finding: Diagnostic, name: Callable[[str], str]) -> Key:
    return (name(finding.location.path), finding.rule, finding.fingerprint)


def _counted(entries: Iterable[Entry]) -> Counter[Key]:
    counts: Counter[Key] = Counter()
    for entry in entries:
        counts[entry.path, entry.rule, entry.fingerprint] += entry.count
    return counts


def _sorted(counts: Counter[Key]) -> tuple[Entry, ...]:
    return tuple(Entry(*key, count) for key, count in sorted(counts.items()) if count > 0)


def _line(entry: Entry) -> str:
    fields: dict[str, str | int] = {"path": entry.path, "rule": entry.rule, "fingerprint": entry.fingerprint}
    if entry.count > 1:
        fields["count"] = entry.count
    return json.dumps(fields, ensure_ascii=False)

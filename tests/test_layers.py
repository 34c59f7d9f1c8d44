"""The layers of the house: imports point down, never up, never in a loop."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS = (
    ("errors", "blame", "paths", "writing", "spans", "findings", "readers", "reading", "document"),
    ("rulebook", "reporting", "hookspecs", "config", "manual"),
    (
        "distributions",
        "plugins",
        "house",
        "suppressions",
        "baseline",
        "changes",
        "fixes",
        "fingerprints",
        "lint",
        "archive",
        "api",
        "testing",
    ),
    ("builtin", "reporters", "cli"),
)
"""The rooms, from the lowest layer up. The door (the package itself) is above the first three, below the last."""

DOOR = "factlint"


def _modules() -> dict[str, Path]:
    """Every module by its dotted name, packages by theirs."""
    found = {}
    for source in (ROOT, ROOT / "rules", ROOT / "recognizers"):
        for path in sorted(source.glob("factlint*/**/*.py")):
            parts = path.relative_to(source).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES = _modules()


def _imports(name: str) -> Iterator[str]:
    """The modules of ours that a module imports, inside functions too."""
    for node in ast.walk(ast.parse(MODULES[name].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.partition(".")[0].startswith("factlint"))
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("factlint"):
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                yield full if full in MODULES else str(node.module)


def _layer(name: str) -> int:
    if name.endswith("__main__"):
        return len(LAYERS) - 1
    room = name.split(".")[1] if name.startswith("factlint.") else ""
    return next((number for number, rooms in enumerate(LAYERS) if room in rooms), -1)


def test_every_room_has_its_layer() -> None:
    """A new module is put in its place before it is used."""
    inner = [name for name in MODULES if name.startswith("factlint.")]
    assert [name for name in inner if _layer(name) < 0] == []


@pytest.mark.parametrize("name", [name for name in MODULES if name.startswith("factlint.")])
def test_imports_point_down(name: str) -> None:
    """No module imports from a layer above its own; the door is for the edges, and stands above the engine."""
    above = []
    for imported in _imports(name):
        if imported == DOOR:
            if _layer(name) < len(LAYERS) - 1:
                above.append(imported)
        elif _layer(imported) > _layer(name):
            above.append(imported)
    assert above == []


def test_no_module_imports_itself_by_way_of_others() -> None:
    """Whoever reads a module finds an end to what it stands on."""
    graph = {name: set(_imports(name)) - {name} for name in MODULES if name != DOOR}
    done: set[str] = set()

    def visit(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, " → ".join((*way[way.index(name) :], name))
        if name not in done:
            for imported in sorted(graph.get(name, ())):
                visit(imported, (*way, name))
            done.add(name)

    for name in graph:
        visit(name, ())


@pytest.mark.parametrize("name", [name for name in MODULES if name.split(".")[0] == "factlint_rules"])
def test_rules_import_the_door_alone(name: str) -> None:
    """They have what a stranger's plugin has: the door, and rooms of their own."""
    assert [i for i in _imports(name) if i != DOOR and not i.startswith("factlint_rules")] == []


@pytest.mark.parametrize("name", [name for name in MODULES if name.startswith("factlint.reporters")])
def test_reporters_import_the_door_alone(name: str) -> None:
    """They have what a stranger's reporter has: the door, and rooms of their own."""
    assert [i for i in _imports(name) if i != DOOR and not i.startswith("factlint.reporters")] == []


def test_the_core_names_no_rule_and_no_report() -> None:
    """Below the edges nothing knows what the plugins bring."""
    from factlint import plugins

    loaded = plugins.load()
    names = {rule.info.name for rule in loaded.rules} | {f'"{reporter.name}"' for reporter in loaded.reporters}
    read = {f'"{reader.name}"' for reader in loaded.readers}  # a reader may name its own format, a report or not
    core = [name for name in MODULES if 0 <= _layer(name) < len(LAYERS) - 1]
    named = [
        (name, word)
        for name in core
        for word in sorted(names - read if name.startswith("factlint.readers.") else names)
        if word in MODULES[name].read_text(encoding="utf-8")
    ]
    assert named == []


def _loaded_by(*arguments: str, cwd: Path) -> set[str]:
    """The modules that a command line has loaded when it is done."""
    code = "import sys, factlint.cli\nfactlint.cli.main(sys.argv[1:])\nprint(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=True
    )
    return set(done.stderr.split())


def test_the_version_is_told_without_loading_what_it_does_not_need(tmp_path: Path) -> None:
    """Grammars, drawing, packages' metadata, formats and settings are loaded where they are used."""
    loaded = _loaded_by("--version", cwd=tmp_path)
    dear = {"pyparsing", "rich", "importlib.metadata", "yaml", "pyromark", "rapidfuzz", "sentencex", "tomllib"}
    assert dear & loaded == set()
    assert {"factlint.plugins", "factlint.archive", "factlint.cli.check", "multiprocessing"} & loaded == set()


def test_a_piped_report_needs_no_rich(tmp_path: Path) -> None:
    """Nor do plain texts need what reads other formats."""
    (tmp_path / "a.txt").write_text("The vote was lost , he said.")
    loaded = _loaded_by("check", "a.txt", "--exit-zero", cwd=tmp_path)
    assert {"rich", "pyromark", "sqlite3", "multiprocessing", "subprocess", "importlib.metadata"} & loaded == set()

"""The pages for people: every command and block that they show holds, and nothing public is left out."""

import ast
import contextlib
import json
import os
import re
import shlex
import textwrap
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click
import manuscript
import pytest
import yaml
from manuscript import ROOT, Page

import factlint
from factlint import cli, plugins, testing
from factlint.config.keys import KEYS, PER_PATH
from factlint.config.kinds import Later
from factlint.config.read import read_file
from factlint.config.reading import Fault, Known
from factlint.config.toml import read_toml
from factlint.suppressions.model import Kind

NAMES = ("README.md", "docs/editors.md", "docs/engineers.md", "docs/settings.md", "docs/plugins.md", "docs/compared.md")
PAGES = [manuscript.read(name) for name in NAMES]
COMPARED = PAGES[-1]
TOOLS = ("factlint", "Vale", "LanguageTool", "proselint", "textlint", "Harper", "ruff")
LOADED = plugins.load()
each_page = pytest.mark.parametrize("page", PAGES, ids=NAMES)


def parsed(words: Sequence[str]) -> None:
    """Let the real command line read a command; nothing is run. Raises click.UsageError for what it would not take."""
    command: click.Command = cli.commands
    name, rest = "factlint", list(words)
    context = click.Context(command, info_name=name)
    while isinstance(command, click.Group) and rest and not rest[0].startswith("-"):
        found, below, rest = command.resolve_command(context, rest)
        assert below is not None, found
        command, context = below, click.Context(below, parent=context, info_name=found)
    try:
        command.make_context(name, rest)
    except click.exceptions.Exit:
        pass  # --help and --version have nothing more to read
    except click.exceptions.NoArgsIsHelpError:
        assert isinstance(command, click.Group), words


def commands_in(text: str) -> Iterator[list[str]]:
    """The words behind `factlint` of each such command in lines of shell."""
    for line in text.replace("\\\n", " ").splitlines():
        words = shlex.shlex(line, posix=True, punctuation_chars="|&;()<>")
        words.whitespace_split = True
        words.commenters = "#"
        command: list[str] = []
        for word in [*words, ";"]:
            if word and set(word) <= set("|&;()<>"):
                yield from _ours(command)
                command = []
            else:
                command.append(word)


def _ours(words: Sequence[str]) -> Iterator[list[str]]:
    at = next((number for number, word in enumerate(words) if Path(word).name == "factlint" and "=" not in word), None)
    if at is not None and all("=" in word or word in {"time", "env"} for word in words[:at]):
        yield list(words[at + 1 :])


def strings_in(value: object) -> Iterator[str]:
    """All texts in a value that YAML gave."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from strings_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings_in(inner)


def tables_in(value: object) -> Iterator[Mapping[str, Any]]:
    """All tables in a value that YAML gave."""
    if isinstance(value, Mapping):
        yield value
    for inner in value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ():
        yield from tables_in(inner)


def options_of(command: click.Command) -> set[str]:
    """The long options of a command and those below it."""
    own = {name for each in command.params for name in [*each.opts, *each.secondary_opts] if name.startswith("--")}
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            own |= options_of(below)
    return own | {"--help"}


@each_page
def test_what_commands_print_stands_in_the_page(page: Page, tmp_path: Path) -> None:
    """Every console block, run in the page's order on the page's own files; FACTLINT_UPDATE=1 writes the page anew."""
    folder = ROOT if page.path == ROOT / "README.md" else tmp_path
    played = manuscript.played(page, folder)
    if os.environ.get("FACTLINT_UPDATE"):
        page.path.write_text(played, encoding="utf-8", newline="\n")
    assert played == page.path.read_text(encoding="utf-8")


@each_page
def test_commands_are_taken_by_the_command_line(page: Page) -> None:
    """In blocks of shell and of YAML, and in the prose, where a command may be named without what it works on."""
    shown = [block.text for block in page.of("sh")]
    shown += re.findall(r"^\$ (.+)$", "\n".join(block.text for block in page.of("console", "text")), re.MULTILINE)
    shown += [text for block in page.of("yaml") for text in strings_in(yaml.safe_load(block.text))]
    named = [code for code in page.code if code.startswith("factlint ") and not re.search(r" [A-Z]{2,}", code)]
    for words in commands_in("\n".join(shown)):
        taken(words, page)
    for words in commands_in("\n".join(named)):
        with contextlib.suppress(click.MissingParameter):
            taken(words, page)


def taken(words: Sequence[str], page: Page) -> None:
    """Fail, naming the page, where the command line would not take a command."""
    try:
        parsed(words)
    except click.MissingParameter:
        raise
    except click.UsageError as error:
        pytest.fail(f"{page.path.name}: factlint {shlex.join(words)}: {error.message}")


@pytest.mark.parametrize("page", PAGES[:-1], ids=NAMES[:-1])
def test_options_in_the_prose_are_options(page: Page) -> None:
    """Whatever begins with two hyphens is an option of some command (in the comparison, other tools have theirs)."""
    named = {name for code in page.code for name in re.findall(r"(?<![\w-])--[a-z][a-z-]+", code)}
    assert named - options_of(cli.commands) == set()


@each_page
def test_settings_are_read_without_a_fault(page: Page, tmp_path: Path) -> None:
    """Every block of TOML is a settings file that factlint takes, together with the other files of the page."""
    known = Known([*LOADED.infos, *(rule.info for rule in rules_in(page))])
    manuscript.lay_out(page, tmp_path)
    for block in page.of("toml"):
        table = tomllib.loads(block.text)
        if "project" in table:  # a plugin's pyproject.toml
            continue
        file = tmp_path / (block.file or ("pyproject.toml" if "tool" in table else "factlint.toml"))
        file.write_text(block.text, encoding="utf-8")
        faults: list[Fault] = []
        settings = read_file(read_toml(file), str(file.parent), known, faults)
        assert not faults, f"{page.path.name}:{block.line}: {[fault.message for fault in faults]}"
        assert settings.layers


def rules_in(page: Page) -> Iterator[factlint.AnyRule]:
    """The rules that a page's Python declares."""
    for block in page.of("python"):
        if "\n@rule" in block.text:
            module: dict[str, Any] = {"__name__": "page"}
            exec(compile(block.text, str(page.path), "exec", dont_inherit=True), module)
            yield from (each for each in module.values() if isinstance(each, factlint.Rule | factlint.ArchiveRule))


@pytest.mark.parametrize(("rule", "example"), testing.examples(rule for page in PAGES for rule in rules_in(page)))
def test_rules_in_the_pages_do_what_their_examples_say(rule: factlint.AnyRule, example: factlint.Example) -> None:
    """They are shown to be copied."""
    testing.check_example(rule, example)


@each_page
def test_blocks_of_data_can_be_read(page: Page) -> None:
    """JSON is JSON; a step of YAML that uses the action gives it inputs that it has, and hooks are ours."""
    for block in page.of("json"):
        json.loads(block.text)
    inputs = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"]
    hooks = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    for table in (table for block in page.of("yaml") for table in tables_in(yaml.safe_load(block.text))):
        if str(table.get("uses", "")).startswith("factlint/factlint@"):
            assert set(table.get("with", {})) <= set(inputs)
        if str(table.get("repo", "")).endswith("/factlint"):
            assert {hook["id"] for hook in table["hooks"]} <= hooks
            for hook in table["hooks"]:
                parsed(["check", *hook.get("args", [])])


@each_page
def test_python_compiles_and_what_it_imports_is_there(page: Page) -> None:
    """Every name that a block takes from factlint is promised by the door, or by `factlint.testing`."""
    for block in page.of("python"):
        tree = ast.parse(textwrap.dedent(block.text))
        if not block.origin:  # else it is a piece, and may stand inside a function
            compile(tree, str(page.path), "exec")
        missing = sorted(name for name in taken_from_factlint(tree) if not promised(name))
        assert not missing, f"{page.path.name}:{block.line}"


def taken_from_factlint(tree: ast.AST) -> Iterator[str]:
    """The dotted names behind `factlint.` that a module uses."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "factlint":
            prefix = node.module.removeprefix("factlint").lstrip(".")
            yield from (f"{prefix}.{alias.name}".lstrip(".") for alias in node.names)
        elif isinstance(node, ast.Attribute) and (dotted := ast.unparse(node)).startswith("factlint."):
            yield dotted.removeprefix("factlint.")


def promised(name: str) -> bool:
    """Whether a name stands in the door's `__all__`, or in that of its one side door."""
    first, _, rest = name.partition(".")
    if first == "testing":
        return not rest or rest in testing.__all__
    return first in factlint.__all__


@each_page
def test_pieces_stand_in_the_files_that_they_are_from(page: Page) -> None:
    """Word for word, in one piece."""
    for block in page.blocks:
        if block.origin:
            assert block.text in (ROOT / block.origin).read_text(encoding="utf-8"), f"{page.path.name}:{block.line}"


@each_page
def test_links_lead_somewhere(page: Page) -> None:
    """Files are there, headings too."""
    for path, anchor in page.links:
        target = (page.path.parent / path).resolve() if path else page.path
        assert target.exists(), path
        if anchor:
            assert anchor in manuscript.read(str(target.relative_to(ROOT))).anchors, f"{path}#{anchor}"


def test_every_setting_has_its_row() -> None:
    """A setting that this version has is in the table of docs/settings.md, and no other is."""
    named = {row["setting"].strip("`").strip("[]").split(".")[0] for row in manuscript.read("docs/settings.md").rows}
    assert named == {key.name for key in KEYS.values() if not isinstance(key.kind, Later)} | {PER_PATH}


def test_every_report_has_its_row() -> None:
    """With its unit of columns and what it does with fixes."""
    rows = [row for row in manuscript.read("docs/engineers.md").rows if "report" in row]
    assert {row["report"].strip("`") for row in rows} == {reporter.name for reporter in LOADED.reporters}
    assert all(row["columns"] and row["fixes"] for row in rows)


def test_every_option_of_check_is_told() -> None:
    """An engineer finds each on a page."""
    told = "".join(manuscript.read(name).text for name in NAMES[:-1])
    check = cli.commands.get_command(click.Context(cli.commands), "check")
    assert check is not None
    assert {option for option in options_of(check) if f"{option}" not in told} == set()


def test_the_hooks_of_a_plugin_are_told() -> None:
    """All of them."""
    text = manuscript.read("docs/plugins.md").text
    assert {name for name in plugins._HOOKS if name not in text} == set()


def test_the_comparison_leaves_nothing_open() -> None:
    """Every row names all tools, and factlint has an answer in each."""
    rows = list(COMPARED.rows)
    assert len(rows) > 60
    for row in rows:
        assert tuple(row)[1:] == TOOLS, row
        answer = row["factlint"].rstrip(".").lower()
        assert answer not in {"", "–", "-", "—", "no", "none", "?"}, row
        assert not answer.startswith("no") or answer.startswith("no, by design"), row


def test_the_comparison_holds_all_that_is_public() -> None:
    """Every command, option of `check`, report, setting, hook and way of silencing is in some row."""
    check = cli.commands.get_command(click.Context(cli.commands), "check")
    assert check is not None
    public = set(cli.commands.list_commands(click.Context(cli.commands)))
    public |= options_of(check) - {"--help"}
    public |= {reporter.name for reporter in LOADED.reporters}
    public |= {name for name, key in KEYS.items() if not isinstance(key.kind, Later)}
    public |= {*plugins._HOOKS, *(kind.value for kind in Kind), "API_VERSION", "check_paths", "parse"}
    told = "\n".join(row[""] for row in COMPARED.rows)
    assert {name for name in public if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", told)} == set()

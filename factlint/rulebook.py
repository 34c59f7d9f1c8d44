"""Rules: what one asks, its examples, and how it is declared."""

import copy
import inspect
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias, TypeVar

import msgspec

from factlint.document import Document
from factlint.findings import ArchiveFinding, Fact, Finding, Severity
from factlint.spans import Span

NEEDS = frozenset({"published", "reference", "names", "archive"})
"""What a rule may ask for before it can say anything."""

ENGINE = "engine"
"""The family of what the engine itself has to say."""

_Default = TypeVar("_Default")

Value: TypeAlias = bool | int | float | str | list[str] | dict[str, str]
"""What an option can be."""


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """The base of a rule's options: a Struct with a type and a default a field."""


def option(default: _Default) -> _Default:
    """The default of an option that can hold several things (a list, a table): each rule gets a copy of its own."""
    return msgspec.field(default_factory=lambda: copy.copy(default))


class Example(msgspec.Struct, frozen=True):
    """A text that a rule flags or passes, with marks: `[[main]]`, `{{related}}`, `[[]]` for the whole file.

    A backslash before a mark takes it as it stands. `fixed` is the text that the rule's fix makes.
    Related places are checked where the example marks any. An archive rule's example has several texts.
    `names` is what stands under `[names]` in the settings.
    """

    texts: tuple[str, ...]
    flagged: bool
    fixed: str | None = None
    headline: str | None = None
    published: str | None = None
    path: str = "a.txt"
    options: Mapping[str, Value] = {}
    severity: Severity | None = None
    names: Mapping[str, object] = {}


class MarkedText(msgspec.Struct, frozen=True):
    """An example's text without its marks, and what they marked: spans of that text, or the whole file."""

    text: str
    main: tuple[Span, ...]
    related: tuple[Span, ...]
    whole_file: bool


def flags(
    *texts: str,
    fixed: str | None = None,
    headline: str | None = None,
    published: str | None = None,
    path: str = "a.txt",
    options: Mapping[str, Value] | None = None,
    severity: Severity | None = None,
    names: Mapping[str, object] | None = None,
) -> Example:
    """An example that the rule flags, at the marked places and nowhere else."""
    return Example(texts, True, fixed, headline, published, path, options or {}, severity, names or {})


def passes(
    *texts: str,
    headline: str | None = None,
    published: str | None = None,
    path: str = "a.txt",
    options: Mapping[str, Value] | None = None,
    names: Mapping[str, object] | None = None,
) -> Example:
    """An example in which the rule finds nothing."""
    return Example(texts, False, None, headline, published, path, options or {}, None, names or {})


_MARK = re.compile(r"\\(\[\[|\]\]|\{\{|\}\})|(\[\[|\]\](?!\](?!\]))|\{\{|\}\}(?!\}(?!\})))")
"""Of three closing brackets the first belongs to the text: `[[[name]]]` marks `[name]`."""


def read_marks(marked: str) -> MarkedText:
    """An example's text and its marked places. Raises ValueError where a mark is not closed."""
    parts: list[str] = []
    length = last = 0
    opened: dict[str, list[int]] = {"]]": [], "}}": []}
    found: dict[str, list[Span]] = {"]]": [], "}}": []}
    whole = False
    for match in _MARK.finditer(marked):
        parts.append(marked[last : match.start()])
        length += match.start() - last
        last = match.end()
        mark = match.group(2)
        if mark is None:
            parts.append(match.group(1))
            length += 2
        elif mark in "[[{{":
            opened["]]" if mark == "[[" else "}}"].append(length)
        elif not opened[mark]:
            raise ValueError(f"{mark} closes nothing in the example {marked!r}")
        else:
            span = Span(opened[mark].pop(), length)
            if mark == "]]" and not len(span):
                whole = True
            else:
                found[mark].append(span)
    if opened["]]"] or opened["}}"]:
        raise ValueError(f"a mark is not closed in the example {marked!r}")
    parts.append(marked[last:])
    return MarkedText("".join(parts), tuple(sorted(found["]]"])), tuple(sorted(found["}}"])), whole)


DocumentCheck: TypeAlias = Callable[..., Iterable[Finding]]
Collect: TypeAlias = Callable[[Document], Iterable[tuple[str, Fact]]]
Conclude: TypeAlias = Callable[..., Iterable[ArchiveFinding]]


class RuleInfo(msgspec.Struct, frozen=True):
    """What is known of a rule before it runs. `family` is empty until the plugin that brings it is known."""

    name: str
    page: str
    examples: tuple[Example, ...]
    severity: Severity
    on: bool
    needs: tuple[str, ...]
    languages: tuple[str, ...]
    options_type: type[Options] | None
    module: str
    file: str
    line: int
    family: str = ""

    @property
    def summary(self) -> str:
        """The first paragraph of its page, on one line."""
        return " ".join(self.page.partition("\n\n")[0].split())

    @property
    def fixable(self) -> bool:
        """Whether one of its examples shows a fix."""
        return any(example.fixed is not None for example in self.examples)


class Rule(msgspec.Struct, frozen=True):
    """A rule that asks one question of one document."""

    info: RuleInfo
    check: DocumentCheck

    def findings(self, document: Document, options: Options | None) -> Iterable[Finding]:
        """What the rule has to say about a document."""
        return self.check(document) if self.info.options_type is None else self.check(document, options)


class ArchiveRule(msgspec.Struct, frozen=True):
    """A rule over many articles: facts that share a key are concluded upon together."""

    info: RuleInfo
    collect: Collect
    conclude: Conclude

    def findings(self, key: str, facts: Sequence[Fact], options: Options | None) -> Iterable[ArchiveFinding]:
        """What is wrong with the facts of one key, given in order of place."""
        return self.conclude(key, facts) if self.info.options_type is None else self.conclude(key, facts, options)


AnyRule: TypeAlias = Rule | ArchiveRule


def rule(
    *examples: Example,
    severity: Severity,
    on: bool = True,
    needs: tuple[str, ...] = (),
    languages: tuple[str, ...] = ("en",),
) -> Callable[[DocumentCheck], Rule]:
    """Make a rule of a function `fn(document)` or `fn(document, options)`.

    The name is the function's, its docstring the page, its options the class that
    annotates the second parameter. Raises TypeError, naming file and line, for a function
    that can't be one.
    """

    def declare(check: DocumentCheck) -> Rule:
        return Rule(_info(check, ("document",), examples, severity, on, needs, languages), check)

    return declare


def archive_rule(
    *examples: Example,
    collect: Collect,
    severity: Severity,
    on: bool = True,
    needs: tuple[str, ...] = ("archive",),
    languages: tuple[str, ...] = ("en",),
) -> Callable[[Conclude], ArchiveRule]:
    """Make an archive rule of `fn(key, facts)` or `fn(key, facts, options)`, with `collect(document)` before it.

    `collect` yields (blocking key, Fact) pairs. Raises TypeError as `rule` does.
    """

    def declare(conclude: Conclude) -> ArchiveRule:
        return ArchiveRule(
            _info(conclude, ("key", "facts"), examples, severity, on, needs, languages), collect, conclude
        )

    return declare


def _info(
    function: Callable[..., object],
    parameters: tuple[str, ...],
    examples: tuple[Example, ...],
    severity: Severity,
    on: bool,
    needs: tuple[str, ...],
    languages: tuple[str, ...],
) -> RuleInfo:
    code = function.__code__
    where = f"{code.co_filename}:{code.co_firstlineno}"
    name = function.__name__.replace("_", "-")
    signature = list(inspect.signature(function, eval_str=True).parameters.values())
    expected = ", ".join(parameters)
    if not len(parameters) <= len(signature) <= len(parameters) + 1:
        raise TypeError(f"{where}: rule {name} must take ({expected}) or ({expected}, options)")
    options_type: type[Options] | None = None
    if len(signature) > len(parameters):
        options_type = signature[-1].annotation
        if not (isinstance(options_type, type) and issubclass(options_type, Options)):
            raise TypeError(f"{where}: rule {name}: annotate its options with a subclass of factlint.Options")
    page = inspect.getdoc(function)
    if not page:
        raise TypeError(f"{where}: rule {name} has no docstring, which is its page")
    if unknown := set(needs) - NEEDS:
        raise TypeError(f"{where}: rule {name} needs {', '.join(sorted(unknown))}: no such need")
    return RuleInfo(
        name, page, examples, severity, on, needs, languages, options_type,
        function.__module__, code.co_filename, code.co_firstlineno,
    )  # fmt: skip

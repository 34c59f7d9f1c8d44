"""A rule's page: Markdown that reads well on a terminal of 80 columns as it stands."""

import inspect
import json
import re
import textwrap
import types
import typing
from collections.abc import Iterator

import msgspec

from factlint.config.toml import as_toml
from factlint.rulebook import Example, Options, RuleInfo

WIDTH = 79
NEEDS = {
    "published": "the day of publication",
    "reference": "a reference file",
    "names": "the house's spellings (`[names]`)",
    "archive": "several articles in one run",
}
"""What a rule may need, in words."""

_LIMITS = re.compile(r"(?:known )?limits?:\s*", re.IGNORECASE)
_OPTION_DOC = re.compile(r"^\s*`([\w-]+)`: ", re.MULTILINE)
_TYPE_WORDS = {bool: "true or false", int: "a whole number", float: "a number", str: "a text"}
_SAID_OF_EXAMPLES = (
    "`[[…]]` marks what is flagged, `{{…}}` the other place that the finding shows, an empty `[[]]` the whole file."
)


def page(info: RuleInfo) -> str:
    """The page of a rule: what, why, known limits, options, and its examples with their marks."""
    _, _, rest = info.page.partition("\n\n")
    why, limits = _parts(rest)
    parts = [f"# {info.name}", _fill(info.summary), "\n".join(_facts(info)), *why]
    if limits:
        parts += ["## Known limits", *limits]
    if info.options_type is not None:
        parts += ["## Options", *_options(info.name, info.options_type)]
    if info.examples:
        parts += ["## Examples", _fill(_SAID_OF_EXAMPLES)]
    for example in sorted(info.examples, key=lambda example: not example.flagged):
        parts += _example(example)
    return "\n\n".join(parts) + "\n"


def _parts(text: str) -> tuple[list[str], list[str]]:
    """The paragraphs that say why, and those of the known limits, from the one that begins “Known limits:” on."""
    why: list[str] = []
    limits: list[str] = []
    for paragraph in re.split(r"\n\s*\n", text.strip("\n")):
        opening = _LIMITS.match(paragraph)
        if opening:
            rest = paragraph[opening.end() :]
            limits.append(rest[:1].upper() + rest[1:])
        elif paragraph.strip():
            (limits or why).append(paragraph)
    return [_reflow(each) for each in why], [_reflow(each) for each in limits]


def _reflow(paragraph: str) -> str:
    """A paragraph of prose in lines of the page's width; a list, a table or code stays as it is."""
    lines = paragraph.split("\n")
    prose = not any(line.startswith((" ", "-", "*", "|", ">", "#", "`" * 3)) for line in lines)
    return _fill(" ".join(lines)) if prose else paragraph


def _fill(text: str, indent: str = "") -> str:
    return textwrap.fill(text, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def _facts(info: RuleInfo) -> Iterator[str]:
    if info.family:
        yield f"- Family: {info.family}"
    yield f"- Severity: {info.severity.label}"
    yield f"- On by default: {'yes' if info.on else 'no; select it by its name'}"
    if info.needs:
        yield f"- Needs: {', '.join(NEEDS[need] for need in info.needs)}"
    if info.languages != ("en",):
        yield f"- Languages: {', '.join(info.languages)}"
    if info.fixable:
        yield "- Fix: it shows how to mend it"


def _options(name: str, options: type[Options]) -> Iterator[str]:
    docs = _option_docs(options)
    hints = typing.get_type_hints(options)
    defaults = options()
    for field in msgspec.structs.fields(options):
        default = json.dumps(msgspec.to_builtins(getattr(defaults, field.name)), ensure_ascii=False)
        doc = docs.get(field.encode_name) or docs.get(field.name, "")
        line = f"- `{field.encode_name}` ({_type_words(hints[field.name])}; default {default})"
        yield _fill(f"{line}: {doc}" if doc else line, "  ")
    yield _fill(f"They are set under `[rules.{name}]` in `factlint.toml`.")


def _option_docs(options: type[Options]) -> dict[str, str]:
    """What the class's docstring says of each option: “`name`: what it does” at the start of a line."""
    said = _OPTION_DOC.split(inspect.cleandoc(options.__doc__ or ""))
    return {name: " ".join(doc.split()) for name, doc in zip(said[1::2], said[2::2], strict=True)}


def _type_words(hint: object) -> str:
    if isinstance(hint, type) and hint in _TYPE_WORDS:
        return _TYPE_WORDS[hint]
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        return "one of " + ", ".join(json.dumps(choice) for choice in arguments)
    if origin in (typing.Union, types.UnionType):
        return " or ".join(_type_words(argument) for argument in arguments)
    if origin in (list, tuple, frozenset):
        return "a list of texts" if str in arguments else "a list"
    return "a table" if origin is dict else getattr(hint, "__name__", "a value")


def _example(example: Example) -> Iterator[str]:
    """What it was read with, the texts with their marks, and the text that the fix makes."""
    yield _fill(", ".join(["Flagged" if example.flagged else "Fine", *_circumstances(example)]) + ":")
    for number, text in enumerate(example.texts):
        if len(example.texts) > 1:
            yield f"{chr(ord('a') + number)}.txt"
        yield _code(text)
    if example.fixed is not None:
        yield "Mended:"
        yield _code(example.fixed)


def _circumstances(example: Example) -> Iterator[str]:
    if example.headline:
        yield f"under the headline “{example.headline}”"
    if example.published:
        yield f"published {example.published}"
    if example.path != "a.txt":
        yield f"as {example.path}"
    for name, value in example.names.items():
        yield f"with `{as_toml({name: value})[1:-1]}` under `[names]`"
    for name, value in example.options.items():
        yield f"with `{name}` = `{json.dumps(value, ensure_ascii=False)}`"


def _code(text: str) -> str:
    lines = (
        textwrap.wrap(line, WIDTH - 4, break_long_words=False, break_on_hyphens=False)
        for line in text.strip("\n").split("\n")
    )
    return textwrap.indent("\n".join("\n".join(line) for line in lines), "    ")

"""Front matter in YAML, read event by event: exact marks, and no depth that could hurt."""

import re
from typing import Any

from factlint.readers.article import ReadError
from factlint.readers.frontmatter.values import DEEPEST, Tree, Value
from factlint.readers.prose import trimmed
from factlint.spans import LineIndex


def read_yaml(source: str, start: int, end: int) -> Tree:
    """The front matter between two offsets. Raises ReadError with the line at fault."""
    import yaml  # noqa: PLC0415  # only files with front matter need it

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _Composer(source, start).compose(yaml.parse(source[start:end], Loader=loader))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line if error.problem_mark else 0
        raise ReadError(f"broken front matter: {error.problem}", _line(source, start) + line) from error
    except yaml.reader.ReaderError as error:
        place = start + int(error.position)
        raise ReadError(f"broken front matter: {error.reason}", _line(source, min(place, end))) from error
    except UnicodeEncodeError as error:
        raise ReadError("broken front matter: half a character", _line(source, start + error.start)) from error


def _line(source: str, offset: int) -> int:
    return LineIndex(source).position(offset).line


_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")
"""An anchor and a tag before a value; a value without quotation marks cannot begin like them."""


class _Composer:
    """Makes a tree of YAML events; values keep their places."""

    def __init__(self, source: str, offset: int) -> None:
        self._source = source
        self._offset = offset
        self._open: list[tuple[Tree, str | None]] = []
        self._anchors: dict[str, Tree] = {}
        self._root: Tree = {}
        self._key: str | None = None

    def compose(self, events: Any) -> Tree:  # noqa: ANN401  # PyYAML's events have no types of their own
        for event in events:
            kind = type(event).__name__
            if kind in {"MappingStartEvent", "SequenceStartEvent"}:
                self._enter({} if kind == "MappingStartEvent" else [], event)
            elif kind in {"MappingEndEvent", "SequenceEndEvent"}:
                self._key = self._open.pop()[1]
            elif kind == "ScalarEvent":
                self._scalar(event)
            elif kind == "AliasEvent":
                self._add(self._anchors.get(event.anchor, {}))
        return self._root

    def _enter(self, tree: Tree, event: Any) -> None:  # noqa: ANN401  # as above
        if len(self._open) >= DEEPEST:
            place = self._offset + event.start_mark.index
            raise ReadError("broken front matter: nested too deep", _line(self._source, place))
        self._add(tree, event.anchor)
        self._open.append((tree, None))
        self._key = None

    def _scalar(self, event: Any) -> None:  # noqa: ANN401  # as above
        inside = self._open[-1][0] if self._open else None
        if isinstance(inside, dict) and self._key is None:
            self._key = str(event.value)
        else:
            self._add(self._value(event), event.anchor)

    def _add(self, tree: Tree, anchor: str | None = None) -> None:
        if anchor is not None:
            self._anchors[anchor] = tree
        if not self._open:
            self._root = tree
            return
        inside = self._open[-1][0]
        if isinstance(inside, list):
            inside.append(tree)
        elif isinstance(inside, dict):
            # A key that is itself a list or a table is no key that anybody asks for.
            inside[self._key or ""] = tree
            self._key = None

    def _value(self, event: Any) -> Value:  # noqa: ANN401  # as above
        start, end = self._offset + event.start_mark.index, self._offset + event.end_mark.index
        if properties := _PROPERTIES.match(self._source, start, end):
            start = properties.end()
        if event.style in {"'", '"'}:
            return Value(event.value, start + 1, end - 1, "doubled" if event.style == "'" else "escaped", quoted=True)
        if event.style in {"|", ">"}:
            start += len(self._source[start:end]) - len(self._source[start:end].lstrip("|>+-0123456789 \t"))
            return Value(event.value, *trimmed(self._source, start, end), quoted=True)
        return Value(event.value, start, end)

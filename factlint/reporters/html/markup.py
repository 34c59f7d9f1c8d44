"""Text as HTML takes it."""

import html
from collections.abc import Iterable

from factlint.reporters.cells import clean


def escaped(text: str) -> str:
    """The text without any meaning as markup, on one line, as content or in an attribute."""
    return html.escape(clean(text))


def element(name: str, content: Iterable[str] | str, **attributes: str | None) -> str:
    """An element around markup; an attribute's underscores are hyphens, one without value is left out."""
    stated = "".join(
        f' {key.strip("_").replace("_", "-")}="{html.escape(clean(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{stated}>{content if isinstance(content, str) else ''.join(content)}</{name}>"

"""The project's address, which stands in the distribution's metadata, and what is made from it."""

from functools import cache

from factlint import RuleInfo, __version__

_BUILT_IN = "factlint_rules."


@cache
def homepage() -> str:
    """The project's page on the web."""
    from importlib.metadata import metadata  # noqa: PLC0415  # dear, and few reports give the address

    stated = metadata("factlint").get_all("Project-URL") or []
    urls = dict(str(each).split(", ", 1) for each in stated)
    return urls["Homepage"]


def rule_page(rule: RuleInfo) -> str | None:
    """The address of a rule's page as of this version; None for a plugin's rule."""
    if not rule.module.startswith(_BUILT_IN):
        return None
    return f"{homepage()}/blob/v{__version__}/docs/rules/{rule.name}.md"

"""The page: what was read and found, the filters, an index, the articles, and the findings by rule."""

import base64
import functools
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from factlint import Context, Diagnostic, Report, Severity, __version__
from factlint.reporters.html.markup import element, escaped
from factlint.reporters.html.numbered import Article, articles, found_by
from factlint.reporters.html.sections import Sections, counts, path
from factlint.reporters.places import where
from factlint.reporters.wording import counted, failure, summary

_SEVERITIES = sorted(Severity, reverse=True)
_MANY = 20
"""From how many articles on the browser may leave those out of sight for later."""


def render_page(report: Report, context: Context) -> Iterator[str]:
    """The whole page, part by part."""
    found = articles(report)
    rules = found_by(report)
    yield _head(report, rules)
    yield _skip_links(found)
    yield element("header", [element("h1", "factlint"), element("p", f"{escaped(summary(report))}.", class_="summary")])
    yield '\n<div class="page">\n'
    if found:
        yield element("div", [_filters(report, rules), _index(found)], class_="side") + "\n"
    yield f'<main id="articles"{" class=many" if len(found) >= _MANY else ""}>\n'
    yield from _aside(report)
    sections = Sections(context)
    for article in found:
        yield from sections.section(article)
    if found:
        yield from _by_rule(report, rules)
    yield "</main>\n</div>\n"
    yield element("footer", element("p", f"factlint {escaped(__version__)}"))
    yield f"\n<script>{_resource('page.js')}</script>\n</body>\n</html>\n"


def _head(report: Report, rules: list[str]) -> str:
    """The head, with the rules of style that the filters need; nothing may be loaded from anywhere."""
    digest = base64.b64encode(hashlib.sha256(_resource("page.js").encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; base-uri 'none'"
    filters = "".join(
        f"body:has(#show-{name}:not(:checked)) .{name}{{--shown:none;--seen:transparent}}\n"
        for name in [*(severity.label for severity in _SEVERITIES), *(f"rule-{n + 1}" for n in range(len(rules)))]
    )
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>factlint: {escaped(summary(report))}</title>\n"
        f"<style>\n{_resource('page.css')}{filters}</style>\n</head>\n<body>\n"
    )


def _skip_links(found: list[Article]) -> str:
    first = f"#a{found[0].number}-name" if found else "#articles"
    return element("a", "Skip to the first article", href=first, class_="skip") + "\n"


def _filters(report: Report, rules: list[str]) -> str:
    """What is to be shown, by severity and by rule."""
    by_rule = Counter(finding.rule for finding in report.findings)
    severities = [
        _choice(severity.label, counted(number, severity.label), severity.label)
        for severity in _SEVERITIES
        if (number := report.count(severity))
    ]
    names = [
        _choice(f"rule-{number}", f"{escaped(rule)} ({by_rule[rule]:,})", "")
        for number, rule in enumerate(rules, start=1)
    ]
    parts = [
        element("fieldset", [element("legend", "Show"), *severities]),
        element(
            "details",
            [element("summary", f"Rules ({len(rules)})"), element("fieldset", names, aria_label="Rules")],
            open="",
        ),
        element("button", "Show all", type="reset"),
    ]
    return element("form", parts, class_="filters", autocomplete="off", aria_label="Filters")


def _choice(name: str, words: str, classes: str) -> str:
    box = f'<input type="checkbox" id="show-{name}" checked>'
    return element("label", f"{box} {element('span', words, class_=classes or None)}", for_=f"show-{name}")


def _index(found: list[Article]) -> str:
    entries = [
        element("li", [element("a", path(article), href=f"#a{article.number}"), " ", counts(article)])
        for article in found
    ]
    return element("nav", [element("h2", "Articles", id="index"), element("ol", entries)], aria_labelledby="index")


def _aside(report: Report) -> Iterator[str]:
    """What is to be said that is no finding: failures first."""
    failed = [f"{_of(each.path)}{escaped(failure(each))}" for each in report.failed]
    yield from _list("Not everything could be checked", failed, "failed")
    told = [f"{_of(notice.path)}{escaped(notice.message)}" for notice in report.notices]
    told += [f"{_of(skipped.path)}skipped: {escaped(skipped.why)}" for skipped in report.skipped]
    amounts = [(report.suppressed, "silenced by a comment"), (report.baselined, "accepted by the baseline")]
    told += [f"{counted(number, 'finding')} {what}" for number, what in amounts if number]
    yield from _list("Notices", told, "told")


def _list(title: str, items: Iterable[str], name: str) -> Iterator[str]:
    listed = [element("li", item) for item in items]
    if listed:
        parts = [element("h2", title, id=name), element("ul", listed)]
        yield element("section", parts, class_=f"box {name}", aria_labelledby=name) + "\n"


def _of(file: str | None) -> str:
    return "" if file is None else f"{escaped(file)}: "


def _by_rule(report: Report, rules: list[str]) -> Iterator[str]:
    """All findings, the worst first, then by rule."""
    yield '<section aria-labelledby="by-rule">\n<h2 id="by-rule">All findings by severity and rule</h2>\n'
    numbered = list(enumerate(report.findings, start=1))
    groups: dict[tuple[int, str], list[tuple[int, Diagnostic]]] = {}
    for number, finding in numbered:
        groups.setdefault((-finding.severity, finding.rule), []).append((number, finding))
    for (severity, rule), found in sorted(groups.items(), key=lambda item: item[0]):
        label = Severity(-severity).label
        title = f"{element('span', label.capitalize(), class_='severity')} {escaped(rule)} ({len(found):,})"
        entries = (_entry(number, finding) for number, finding in found)
        group = element("h3", title) + element("ol", entries)
        yield element("div", group, class_=f"group {label} rule-{rules.index(rule) + 1}") + "\n"
    yield "</section>\n"


def _entry(number: int, finding: Diagnostic) -> str:
    link = element("a", escaped(where(finding.location)), href=f"#f{number}")
    return element("li", f"{link} {escaped(finding.message)}")


@functools.cache
def _resource(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")

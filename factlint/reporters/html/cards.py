"""What is said about a finding: its message, its evidence, and what to do about it."""

from collections.abc import Iterator, Mapping

from factlint import Location, RelatedPlace, RuleInfo, SourceFix
from factlint.reporters.html.markup import element, escaped
from factlint.reporters.html.numbered import Numbered, Place
from factlint.reporters.project import rule_page
from factlint.reporters.sources import Original
from factlint.reporters.wording import computed, doubted, is_whole_file, offered, seen_from

_LONGEST = 160
"""How much of a place's words, or of an edit's, is shown."""


class Cards:
    """Makes the card of each finding."""

    def __init__(self, rules: Mapping[str, RuleInfo]) -> None:
        self._rules = rules

    def card(self, numbered: Numbered, original: Original | None, *, marked: bool) -> str:
        """The card of a finding, an item of a list; `marked` says that its place is marked in the text."""
        finding = numbered.finding
        parts = [
            element("p", self._head(numbered), class_="head"),
            element("p", escaped(finding.message), class_="message"),
            "" if marked else quoted(Place(finding.location, numbered)),
            *(element("p", escaped(line), class_="computed") for line in computed(finding)),
            *_others(numbered),
            *(_fix(fix, original) for fix in finding.fixes),
            *(element("p", escaped(line), class_="doubt") for line in doubted(finding)),
        ]
        return element("li", parts, class_=f"card {numbered.classes}", id=f"f{numbered.number}", tabindex="-1")

    def _head(self, numbered: Numbered) -> Iterator[str]:
        """How bad, which rule, and where."""
        finding = numbered.finding
        yield element("b", f"{numbered.number} {finding.severity.label.capitalize()}", class_="severity") + " "
        rule = self._rules.get(finding.rule)
        page = rule_page(rule) if rule is not None else None
        name = escaped(finding.rule)
        yield (element("a", name, href=page, class_="rule") if page else element("span", name, class_="rule")) + " "
        if is_whole_file(finding.location):
            yield "whole file"
        else:
            yield element("a", f"line {finding.location.start.line}", href=f"#m{numbered.number}", class_="place")


def quoted(place: Place) -> str:
    """The words of a place that no text shows, with the anchor that leads to them."""
    words = element("code", escaped(_cut(place.location.excerpt))) if place.location.excerpt else ""
    return element("p", words, id=place.anchor, class_="quoted")


def _others(numbered: Numbered) -> Iterator[str]:
    """The other places, each with its words and what it shows."""
    finding = numbered.finding
    items = [
        element("li", _other(f"r{numbered.number}-{which}", related, finding.location))
        for which, related in enumerate(finding.related)
    ]
    if items:
        yield element("ul", items, class_="others")


def _other(anchor: str, related: RelatedPlace, main: Location) -> Iterator[str]:
    yield element("a", escaped(seen_from(related.location, main)), href=f"#{anchor}", class_="place")
    if related.location.excerpt:
        yield f" {element('span', escaped(_cut(related.location.excerpt)), class_='excerpt')}"
    yield f" {escaped(related.message)}"


def _fix(fix: SourceFix, original: Original | None) -> str:
    edits = [_edit(edit.start, edit.end, edit.text, original) for edit in fix.edits] if original else []
    return element("p", [f"{escaped(offered(fix))} ", *edits], class_="fix")


def _edit(start: int, end: int, text: str, original: Original) -> str:
    """What an edit takes away and what it puts there."""
    before = original.text[start:end]
    gone = element("del", escaped(_cut(before)) if before.strip() else "␣" * min(len(before), 3)) if before else ""
    new = element("ins", escaped(_cut(text))) if text else ""
    return element("span", f"{gone}{' → ' if gone and new else ''}{new}", class_="edit")


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"

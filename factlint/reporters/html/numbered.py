"""The findings of a report, numbered through, and the articles that they and their other places stand in."""

from collections.abc import Iterator

import msgspec

from factlint import Diagnostic, Location, Report


class Numbered(msgspec.Struct, frozen=True):
    """A finding, its number on the page, and that of its rule among those that found something; both from 1."""

    number: int
    finding: Diagnostic
    rule: int

    @property
    def classes(self) -> str:
        """The classes by which the page's filters know what shows the finding."""
        return f"{self.finding.severity.label} rule-{self.rule}"


class Place(msgspec.Struct, frozen=True):
    """A place to mark: of which finding, and which of its other places (None is the main one)."""

    location: Location
    of: Numbered
    related: int | None = None

    @property
    def anchor(self) -> str:
        """The id of the place in the article's text."""
        return f"m{self.of.number}" if self.related is None else f"r{self.of.number}-{self.related}"


class Article(msgspec.Struct, frozen=True):
    """An article to show: its number from 1, what is found in it, and all places to mark."""

    number: int
    path: str
    item: str | None
    findings: list[Numbered]
    places: list[Place]


def found_by(report: Report) -> list[str]:
    """The rules that found something, by name."""
    return sorted({finding.rule for finding in report.findings})


def articles(report: Report) -> list[Article]:
    """The articles with findings or with the other place of one, in order of path."""
    places: dict[tuple[str, str], list[Place]] = {}
    for place in _places(report):
        places.setdefault((place.location.path, place.location.item or ""), []).append(place)
    found: list[Article] = []
    for number, key in enumerate(sorted(places), start=1):
        here = places[key]
        location = here[0].location
        findings = [place.of for place in here if place.related is None]
        found.append(Article(number, location.path, location.item, findings, here))
    return found


def _places(report: Report) -> Iterator[Place]:
    rules = {rule: number for number, rule in enumerate(found_by(report), start=1)}
    for number, finding in enumerate(report.findings, start=1):
        numbered = Numbered(number, finding, rules[finding.rule])
        yield Place(finding.location, numbered)
        for which, related in enumerate(finding.related):
            yield Place(related.location, numbered, which)

"""The dateline at the head of a story: `KYIV, Ukraine, Oct. 26 (AP) —`."""

import datetime
import re

import msgspec

from factlint.reading import lexicon
from factlint.spans import Span

_HEAD = re.compile(
    r"(?P<head>\w[^()\n—–_]{1,80}?)"
    r"(?P<agency> ?\((?P<name>[^()\n]{2,40})\))?"
    r"(?P<dash> ?[—–] ?| -{1,2} | ?-- ?| _ |(?<=\)) ?- ?)"
    r"(?P<next>\S)"
)
_DATE = re.compile(
    r",? (?:(?P<month>[A-Z]\w{2,8})\.? (?P<day>\d{1,2})|(?P<day_first>\d{1,2}) (?P<month_last>[A-Z]\w{2,8})\.?)"
    r"(?:,? (?P<year>\d{4}))?$"
)
_LOOK = 60
_REGION = re.compile(r"[^\W\d_][\w.'’ -]{1,29}")


class Dateline(msgspec.Struct, frozen=True):
    """A dateline: its whole place (without the dash), that of city and region, and its day if it is a full date."""

    span: Span
    place: Span
    date: datetime.date | None = None


def dateline_at(text: str, start: int, end: int) -> Dateline | None:
    """The dateline that the block from `start` to `end` opens with, if it does.

    The city stands in capitals. Without region, date or agency a real dash and a new
    sentence must follow; before a known agency the city may be in small letters too.
    """
    match = _HEAD.match(text, start, end) if _may_open(text[start : start + _LOOK]) else None
    if match is None:
        return None
    head, agency = match["head"], match["name"]
    date = _DATE.search(head)
    where = head[: date.start()] if date else head
    city, *regions = where.split(",")
    if len(regions) > 2 or not all(_REGION.fullmatch(region.strip()) for region in regions):
        return None
    known = agency is not None and agency in lexicon.entries("news-agency")
    if not _is_city(city, capitals=not known):
        return None
    if agency is None and not _stands_without_agency(match, regions, date):
        return None
    shown = match.end("agency") if agency else match.end("head")
    return Dateline(Span(start, shown), Span(start, start + len(where)), _day(date) if date else None)


def _may_open(opening: str) -> bool:
    """A quick look that spares most paragraphs the reading."""
    return opening[:1].isupper() and (opening[1:2].isupper() or "(" in opening)


def _is_city(city: str, *, capitals: bool) -> bool:
    words = re.split(r"[ /-]", city)
    if len(words) > 6 or any(character.isdigit() for character in city):
        return False
    if city in lexicon.entries("story-label"):
        return False
    return city.isupper() if capitals else all(word[:1].isupper() for word in (words[0], words[-1]))


def _stands_without_agency(match: re.Match[str], regions: list[str], date: re.Match[str] | None) -> bool:
    if not (match["next"].isupper() or match["next"].isdigit() or match["next"] in "“\"‘'"):
        return False
    return match["dash"] != " - " or bool(regions) or date is not None


def _day(match: re.Match[str]) -> datetime.date | None:
    month = lexicon.entries("month").get(match["month"] or match["month_last"])
    if month is None or match["year"] is None:
        return None
    try:
        return datetime.date(int(match["year"]), int(month), int(match["day"] or match["day_first"]))
    except ValueError:
        return None

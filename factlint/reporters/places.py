"""How a place is written where people read it."""

from factlint import Location
from factlint.reporters.cells import clean


def where(place: Location) -> str:
    """A place as people and terminals read it: path:line:column, with the item of a file of many."""
    return f"{path_of(place)}:{place.start.line}:{place.start.column}"


def path_of(place: Location) -> str:
    """A place's path, with the item of a file of many."""
    return clean(place.path if place.item is None else f"{place.path}[{place.item}]")

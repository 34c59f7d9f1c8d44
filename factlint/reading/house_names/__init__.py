"""House spellings: what the house calls things, and where an article calls them otherwise."""

from factlint.reading.house_names.deciding import as_the_house_decides
from factlint.reading.house_names.forms import NO_HOUSE_LIST, HouseList, spelled
from factlint.reading.house_names.model import HouseName, Place, RejectedName
from factlint.reading.house_names.reader import read_house_names

__all__ = [
    "NO_HOUSE_LIST",
    "HouseList",
    "HouseName",
    "Place",
    "RejectedName",
    "as_the_house_decides",
    "read_house_names",
    "spelled",
]

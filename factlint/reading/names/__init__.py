"""Names: every mention found and classed once; people, places and organisations are its filters."""

from factlint.reading.names.acronyms import Acronym, AcronymUse, Explanation, read_acronyms
from factlint.reading.names.bare_surnames import BareSurname, read_bare_surnames
from factlint.reading.names.containers import Contained, read_containers
from factlint.reading.names.known import is_known_alone
from factlint.reading.names.mentions import Mention, MentionKind, Named, NameHint
from factlint.reading.names.reader import read_names
from factlint.reading.names.spelling import differ_by_case, same_name
from factlint.reading.names.systems import MixedName, mixed_names
from factlint.reading.names.variants import SpellingVariant, organization_variants, person_variants, place_variants

__all__ = [
    "Acronym",
    "AcronymUse",
    "BareSurname",
    "Contained",
    "Explanation",
    "Mention",
    "MentionKind",
    "MixedName",
    "NameHint",
    "Named",
    "SpellingVariant",
    "differ_by_case",
    "is_known_alone",
    "mixed_names",
    "organization_variants",
    "person_variants",
    "place_variants",
    "read_acronyms",
    "read_bare_surnames",
    "read_containers",
    "read_names",
    "same_name",
]

"""Two spellings of one name in an article, where the house has decided which of them is right."""

from collections.abc import Iterable, Iterator, Sequence

from factlint.reading.house_names.forms import HouseList
from factlint.reading.house_names.model import RejectedName
from factlint.reading.names import SpellingVariant


def as_the_house_decides(
    variants: Iterable[SpellingVariant], house: HouseList, rejected: Sequence[RejectedName]
) -> Iterator[SpellingVariant]:
    """The variants that are left to tell. Not those of which one form is rejected, which is told of by itself, nor two
    names that the house writes both; the form that it does not write is the odd one, however often it stands there."""
    told = {offset for each in rejected for offset in range(each.span.start, each.span.end)}
    for variant in variants:
        right = (house.writes(variant.form), house.writes(variant.other))
        if all(right) or any(use.span.start in told for use in (*variant.uses, *variant.other_uses)):
            continue
        turned = SpellingVariant(variant.other, variant.form, variant.other_uses, variant.uses, variant.why)
        yield turned if right[0] else variant

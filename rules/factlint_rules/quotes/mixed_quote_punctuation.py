"""mixed-quote-punctuation."""

from collections.abc import Iterator, Sequence

import msgspec

from factlint import Document, Finding, Note, Quote, QuoteKind, Severity, Span, Token, Voice, flags, passes, rule

_SHOWN = 4
_FEWEST = 5
_REACH = 60
"""How many characters behind a quotation an attribution begins in: commas before one stand inside in either way."""
_STOPS = frozenset({",", "."})


class _Placed(msgspec.Struct, frozen=True):
    """A comma or full stop beside a closing mark: the place of both, whether it stands inside, and what it ends.

    Only what ends the same way is compared: a fragment, a sentence of speech before its
    attribution (comma), or a sentence of speech at the end of the narrator's (full stop).
    """

    span: Span
    inside: bool
    ends: str
    is_comma: bool


@rule(
    flags("He called the bridge “safe{{,”}} the road “sound{{,”}} and the tunnel “closed[[”,]] as ever."),
    flags(
        "“The city is ready now{{,”}} she said of its defense. “We tested all of it{{,”}} she said. "
        "Her plan is “sound[[”,]] he said."
    ),
    passes("“The bridge is safe,” she said. She called the plan “sound”, and left."),
    passes("He called the bridge “safe,” the road “sound,” and the tunnel “closed,” the paper said."),
    passes("Her book “The Safe Bridge”, and not the film, won. “It is fine,” she said of it."),
    severity=Severity.INFO,
)
def mixed_quote_punctuation(document: Document) -> Iterator[Finding]:
    """Commas and full stops stand inside the closing marks here and outside them there.

    Two ways are consistent: all inside (American), or inside for whole sentences and
    outside for fragments (British). A fragment inside beside a fragment outside is
    neither, nor is a single comma outside in a text that spells or dates the American
    way. The fewer are shown, once for the whole article. Titles of works are not
    counted, nor is what stands inside in either way: a comma before an attribution,
    the end of a sentence.
    """
    placed = [one for quote in document.quotes if (one := _placed(document, quote)) is not None]
    for ends in ("fragment", "speech,", "speech."):
        inside = [one for one in placed if one.ends == ends and one.inside]
        outside = [one for one in placed if one.ends == ends and not one.inside]
        if inside and outside:
            yield _finding(inside, outside)
            return
    inside, outside = [one for one in placed if one.inside], [one for one in placed if not one.inside]
    if len(outside) == 1 < len(inside) and outside[0].is_comma and _is_american(document):
        yield _finding(inside, outside)


def _placed(document: Document, quote: Quote) -> _Placed | None:
    """The comma or full stop at the end of a quotation that stands in no other, if it tells which way is meant."""
    if not quote.closed or quote.depth or quote.kind is QuoteKind.TITLE:
        return None
    inside = document.tokens.within(quote.inner)
    behind = document.tokens.within(Span(quote.span.end, min(quote.span.end + _REACH, len(document.text))))
    speech = quote.kind is QuoteKind.SPEECH
    if not inside or (len(inside) < _FEWEST if speech else _is_whole(inside)):
        return None
    last = inside[-1]
    if last.text in _STOPS and last.end == quote.inner.end:
        stop, place, within = last, Span(last.start, quote.span.end), True
    elif behind and behind[0].text in _STOPS and behind[0].start == quote.span.end and "end-mark" not in last.classes:
        stop, place, within = behind[0], Span(quote.inner.end, behind[0].end), False
    else:
        return None
    if stop.text == "," and speech != _is_attributed(behind) and (speech or within):
        return None
    return _Placed(place, within, f"speech{stop.text}" if speech else "fragment", stop.text == ",")


def _is_whole(inside: Sequence[Token]) -> bool:
    """Whether a fragment holds a sentence of its own, which takes its full stop inside in either way."""
    return not inside[0].text[0].islower() or any("end-mark" in token.classes for token in inside[:-1])


def _is_attributed(behind: Sequence[Token]) -> bool:
    """Whether an attribution follows."""
    return any("cue-verb" in token.classes for token in behind)


def _is_american(document: Document) -> bool:
    """Whether the narrator spells (defense) or dates (Oct. 26) the American way, and never the British."""
    tokens = document.tokens
    if tokens.of("british-spelling"):
        return False
    marks = [token for token in tokens.of("american-spelling") if _is_narrated(document, token)]
    return bool(marks) or any(_is_american_date(document, month) for month in tokens.of("month"))


def _is_american_date(document: Document, month: Token) -> bool:
    behind = document.tokens.all[month.index + 1 : month.index + 3]
    dated = len(behind) == 2 and behind[0].text == "." and behind[0].start == month.end and behind[1].text.isdigit()
    return dated and _is_narrated(document, month)


def _is_narrated(document: Document, token: Token) -> bool:
    return document.voices.of(token.span) is Voice.NARRATOR


def _finding(inside: list[_Placed], outside: list[_Placed]) -> Finding:
    fewer, more = (inside, outside) if len(inside) < len(outside) else (outside, inside)
    side, other = ("inside", "outside") if fewer is inside else ("outside", "inside")
    first, *others = fewer
    notes = [Note(one.span, f"{side} too") for one in others[: _SHOWN - 1]]
    notes += [Note(one.span, f"{other} here") for one in more[:2]]
    mark = "comma" if first.is_comma else "full stop"
    computation = f"{len(inside)} inside, {len(outside)} outside"
    return Finding(
        first.span,
        f"the {mark} stands {side} the closing quotation mark here, elsewhere {other}",
        tuple(notes),
        computation=computation,
    )

"""unmatched-bracket."""

from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from factlint import Document, Finding, Note, Severity, Token, TokenKind, flags, passes, rule

PARTNERS = {"(": ")", "[": "]", "{": "}"}
EMOTICON_EYES = frozenset(":;=8")
EMOTICON_NOSES = frozenset("-'o")
NUMERALS = frozenset("ivx")


class Fault(msgspec.Struct, frozen=True):
    """A bracket without its partner, or with one of another kind; or two of them that belong together."""

    bracket: Token
    other: Token | None = None


@rule(
    flags("The mayor [[(]]a Liberal since 2010 said no. The council said yes."),
    flags("The mayor, a Liberal since 2010[[)]], said no."),
    flags("The mayor {{[}}a Liberal since 2010[[)]] said no."),
    passes("The mayor (a Liberal since 2010) said “[it] was no”, as he had (twice) in May."),
    passes("They can a) pay, b) wait or 3) go :-) and smile :("),
    passes("The scale runs over [0, 1) and (1, 5]."),
    severity=Severity.WARNING,
)
def unmatched_bracket(document: Document) -> Iterator[Finding]:
    """A bracket is opened and never closed, closed and never opened, or closed by one of another kind.

    The reader cannot tell where the aside ends; often words were lost with
    the mark. An aside may go on over paragraphs. Markers of a list (“a)”,
    “1)”), emoticons and intervals of numbers are no faults.

    Known limits: of two openings in a row with one closing, the first is
    shown, whichever lost its partner.
    """
    for fault in _faults(document):
        yield _finding(fault)


def _finding(fault: Fault) -> Finding:
    mark, other = fault.bracket, fault.other
    opens = mark.text in PARTNERS
    if other is None:
        message = f"“{mark.text}” is never closed" if opens else f"this “{mark.text}” has no opening bracket before it"
        return Finding(mark.span, message)
    if (other.text in PARTNERS) == opens:
        what = "is opened twice and never closed" if opens else "is closed twice and never opened"
        return Finding(mark.span, f"this aside {what}", (Note(other.span, "the other mark"),))
    if opens:
        message = f"“{mark.text}” and “{other.text}” cross another pair of brackets"
        return Finding(mark.span, message, (Note(other.span, "closed here"),))
    return Finding(mark.span, f"“{other.text}” is closed by “{mark.text}”", (Note(other.span, "opened here"),))


def _faults(document: Document) -> Iterable[Fault]:
    """The faults in order of place; one stack over the whole article, so the work grows with the brackets alone."""
    stack = _Stack()
    doubtful: Token | None = None
    # The last “b)” that closed a bracket: where another closes nothing in the same block, it was the marker of a list.
    for mark in document.tokens.of("bracket"):
        if mark.text in PARTNERS:
            if _goes_on(document, stack.top, mark):
                stack.take()
            stack.open(mark)
            continue
        top = stack.top
        near = top is not None and _same_block(document, top, mark)
        if top is not None and near and _interval(document, top, mark):
            stack.take()
        elif _stands_alone(document, mark) and not (near and stack.waits_for(mark)):
            continue
        elif stack.waits_for(mark):
            stack.close(mark)
            doubtful = mark if _stands_alone(document, mark) else doubtful
        elif not near and doubtful is not None and _same_block(document, doubtful, mark):
            doubtful = None
        else:
            stack.faults.append(Fault(mark, stack.take() if near else None))
    faults = sorted(stack.all_faults(), key=lambda fault: fault.bracket.start)
    return _joined(document, [fault for fault in faults if fault.other or not _stands_alone(document, fault.bracket)])


def _goes_on(document: Document, opened: Token | None, mark: Token) -> bool:
    """Whether an aside over paragraphs goes on: each opens with its bracket, the last alone closes."""
    if opened is None or opened.text != mark.text:
        return False
    blocks = document.blocks
    first, second = blocks.index_at(opened.start), blocks.index_at(mark.start)
    starts = blocks[first].span.start == opened.start and blocks[second].span.start == mark.start
    return starts and second == first + 1


class _Stack:
    """The brackets that are open, and the faults so far."""

    def __init__(self) -> None:
        self._opened: list[Token] = []
        self._waiting: Counter[str] = Counter()
        self.faults: list[Fault] = []

    @property
    def top(self) -> Token | None:
        return self._opened[-1] if self._opened else None

    def waits_for(self, mark: Token) -> bool:
        return self._waiting[mark.text] > 0

    def open(self, mark: Token) -> None:
        self._opened.append(mark)
        self._waiting[PARTNERS[mark.text]] += 1

    def take(self) -> Token:
        taken = self._opened.pop()
        self._waiting[PARTNERS[taken.text]] -= 1
        return taken

    def close(self, mark: Token) -> None:
        """Take the opening of a closing mark; what was opened since was never closed."""
        while PARTNERS[(taken := self.take()).text] != mark.text:
            self.faults.append(Fault(taken))

    def all_faults(self) -> list[Fault]:
        return [*self.faults, *(Fault(mark) for mark in self._opened)]


def _joined(document: Document, faults: Iterable[Fault]) -> Iterator[Fault]:
    """Two marks that stand alone in one block are one fault: a bracket turned the wrong way, or a pair that crosses."""
    last: Fault | None = None
    for fault in faults:
        if last is None:
            last = fault
        elif _belong_together(document, last, fault):
            yield Fault(last.bracket, fault.bracket)
            last = None
        else:
            yield last
            last = fault
    if last is not None:
        yield last


def _belong_together(document: Document, one: Fault, two: Fault) -> bool:
    alone = one.other is None and two.other is None
    alike = two.bracket.text in (one.bracket.text, PARTNERS.get(one.bracket.text))
    return alone and alike and _same_block(document, one.bracket, two.bracket)


def _same_block(document: Document, one: Token, two: Token) -> bool:
    return document.blocks.index_at(one.start) == document.blocks.index_at(two.start)


def _stands_alone(document: Document, mark: Token) -> bool:
    """Whether a bracket belongs to an emoticon or closes the marker of a list."""
    return _emoticon(document, mark) or (mark.text not in PARTNERS and _list_marker(document, mark))


def _emoticon(document: Document, mark: Token) -> bool:
    """`:)`, `:-(`, `;-]`; other eyes than these (8, =) have a space or the block's start before them."""
    before = _touching(document, mark)
    if before is not None and before.text in EMOTICON_NOSES:
        before = _touching(document, before)
    if before is None or before.text not in EMOTICON_EYES:
        return False
    return before.text in ":;" or _touching(document, before) is None


def _list_marker(document: Document, mark: Token) -> bool:
    """`a)`, `12)`, `iv)`, with a space, a quotation mark or the block's start before it."""
    before = _touching(document, mark)
    if before is None:
        return False
    lead = _touching(document, before)
    if lead is not None and "quote-mark" not in lead.classes:
        return False
    if before.kind is TokenKind.NUMBER:
        return before.text.isdigit() and len(before.text) <= 2
    return before.kind is TokenKind.WORD and (len(before.text) == 1 or set(before.text.lower()) <= NUMERALS)


def _touching(document: Document, token: Token) -> Token | None:
    """The token before, where nothing stands between."""
    before = document.tokens[token.index - 1] if token.index else None
    return before if before is not None and before.end == token.start else None


def _interval(document: Document, opening: Token, closing: Token) -> bool:
    """Whether numbers alone stand between two brackets: `[0, 1)`."""
    if not 1 < closing.index - opening.index <= 6:
        return False
    inside = document.tokens.all[opening.index + 1 : closing.index]
    return all(token.kind is TokenKind.NUMBER or token.text in ",;-–−∞" for token in inside)

"""leftover-boilerplate."""

from collections.abc import Iterator

from factlint import Block, BlockKind, Document, Edit, Finding, Fix, Severity, TokenKind, flags, lexicon, passes, rule

PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.SUBHEAD, BlockKind.CAPTION})
LONGEST = 80
"""Page furniture is short: in characters."""
LABEL_WORDS = 6


@rule(
    flags("The council votes on Monday.\n\n[[Bonus video:]]", fixed="The council votes on Monday.\n\n"),
    flags("The bridge is closed.\n\n[[ADVERTISEMENT]]\n\nIt reopens in May.\n\n[[Read more »]]"),
    passes("The council votes on Monday.\n\nWhat it asks for:\n\nA bridge, a ferry, a bus."),
    passes("The paper asks its readers to sign up.\n\nRead more about it in the Sunday issue."),
    passes("The mayor read the letter aloud, and this is what the letter of the council said:"),
    severity=Severity.WARNING,
)
def leftover_boilerplate(document: Document) -> Iterator[Finding]:
    """A paragraph was copied from the page, not the article: “Read more”, “Advertisement”, a label without content.

    Take it out. Only a whole paragraph counts, so an article about
    newsletters may say “sign up for our newsletter”.

    Known limits: a label with something behind it (“Read more: the bridge
    closes”) passes.
    """
    for block in [*_listed(document), *_labels(document)]:
        fix = Fix("take the paragraph out", (Edit(block.span, ""),))
        words = block.span.of(document.text)
        yield Finding(block.span, f"“{words}” looks like text of the web page, not of the article", fixes=(fix,))


def _listed(document: Document) -> Iterator[Block]:
    """Paragraphs that say nothing but what a list of page furniture holds."""
    known = lexicon.entries("leftover")
    for block in document.blocks:
        if len(block.span) <= LONGEST and block.kind in PROSE and _words(document, block) in known:
            yield block


def _labels(document: Document) -> Iterator[Block]:
    """The labels that end an article, with nothing behind them in the source either."""
    blocks = [block for block in document.blocks if block.kind is not BlockKind.NOTE]
    if len(blocks) < 2 or not _is_label(document, blocks[-1]):
        return
    end = document.locate(blocks[-1].span).end.offset
    if not document.article.source[end:].strip():
        yield blocks[-1]


def _is_label(document: Document, block: Block) -> bool:
    if len(block.span) > LONGEST or block.kind not in PROSE:
        return False
    tokens = document.tokens.within(block.span)
    words = [token for token in tokens if token.kind is not TokenKind.MARK]
    marks = [token.text for token in tokens if token.kind is TokenKind.MARK]
    return 0 < len(words) <= LABEL_WORDS and tokens[-1].text == ":" and not set(marks[:-1]) & set(".!?…")


def _words(document: Document, block: Block) -> str:
    """A block's words in small letters, without marks."""
    tokens = document.tokens.within(block.span)
    return " ".join(token.text.lower() for token in tokens if token.kind is not TokenKind.MARK).replace("’", "'")

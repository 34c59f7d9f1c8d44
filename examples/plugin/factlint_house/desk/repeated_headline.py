"""repeated-headline: a rule over many articles."""

from collections.abc import Iterator, Sequence

from factlint import (
    ArchiveFinding,
    BlockKind,
    Document,
    Fact,
    Severity,
    archive_rule,
    flags,
    fold,
    passes,
)  # fmt: skip


def collect(document: Document) -> Iterator[tuple[str, Fact]]:
    """Each article's headline, under its folded words."""
    for block in document.blocks:
        if block.kind is BlockKind.HEADLINE:
            words = block.span.of(document.text)
            published = document.published.isoformat() if document.published else None
            yield fold(words), Fact(words, document.locate(block.span), published)


@archive_rule(
    flags("{{Council votes on bridge}}\n\nIt met on Monday.", "[[Council Votes on Bridge]]\n\nIt met on Tuesday."),
    flags("{{Rain ahead}}\n\nBring a coat.", "[[Rain ahead]]\n\nBring two."),
    passes("Council votes on bridge\n\nIt met on Monday.", "Council votes on tunnel\n\nIt met on Tuesday."),
    passes("Rain ahead\n\nBring a coat."),
    passes("It rained.", "It rained."),
    collect=collect,
    severity=Severity.INFO,
)
def repeated_headline(key: str, facts: Sequence[Fact]) -> Iterator[ArchiveFinding]:
    """Two articles have the same headline.

    Readers take the second for the first, and so do search engines.
    """
    first, *others = facts
    for fact in others:
        yield ArchiveFinding(fact, f"this headline stands {len(facts)} times: “{key}”", ((first, "first here"),))

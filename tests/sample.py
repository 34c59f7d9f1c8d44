"""A report on two small articles of our own that has one of everything that a report can hold."""

from factlint import (
    Context,
    Diagnostic,
    Failure,
    LineIndex,
    Location,
    Notice,
    RelatedPlace,
    Report,
    Safety,
    Severity,
    Skipped,
    SourceEdit,
    SourceFix,
)  # fmt: skip

BRIDGE = (
    "Council votes on bridge\n"
    "\n"
    "On Tuesday, March 3, the council of Elmford voted to close the old bridge, which has carried the road to Harrow"
    " since 1901, after an engineer’s report had found cracks in two of its piers. Ann Lindqvist, who chairs the"
    " council, spoke for an hour. Closing it costs $3 million , she said.” The paper was signed by Anne Lindquist.\n"
    "\n"
    "Of the 24 members, 13 voted for it and 10 against it.\n"
    "🌉\tCafé owner Łukasz 山田 told the “Post”: “We lose the road” , and left.\r\n"
)
FERRY = "The ferry to Harrow will run from Monday, March 2.\n"
SOURCES = {"articles/bridge.txt": BRIDGE, "articles/ferry.txt": FERRY}


def place(words: str, path: str = "articles/bridge.txt", item: str | None = None, start: int = 0) -> Location:
    """Where some words stand in a sample article."""
    source = SOURCES[path]
    offset = source.index(words, start)
    lines = LineIndex(source)
    return Location(path, lines.position(offset), lines.position(offset + len(words)), words, item)


def empty(before: str) -> Location:
    """The empty place before some words."""
    start = place(before).start
    return Location("articles/bridge.txt", start, start, "")


def whole_file() -> Location:
    """The place of a finding about the whole file."""
    start = LineIndex(BRIDGE).position(0)
    return Location("articles/bridge.txt", start, start, "")


def _finding(rule: str, severity: Severity, location: Location, message: str, **more: object) -> Diagnostic:
    family = more.pop("family", "people")
    return Diagnostic(rule, str(family), severity, location, message, fingerprint=f"{len(rule):020x}", **more)  # type: ignore[arg-type]  # a test's short hand


def report() -> Report:
    """Findings in order, with notices, a skipped file and failures."""
    price = place("$3 million ,")
    comma = price.end.offset - 2
    findings = (
        _finding(
            "missing-metadata", Severity.INFO,
            whole_file(),
            "the article has no byline",
        ),
        _finding(
            "weekday-mismatch", Severity.ERROR, place("Tuesday, March 3"),
            "March 3, 2025 was a Monday, not a Tuesday",
            related=(
                RelatedPlace(place("Monday, March 2", "articles/ferry.txt"), "a Monday in another article of this run"),
            ),
            computation="March 1, 2025 was a Saturday; two days later is a Monday",
            family="dates",
        ),
        _finding(
            "space-before-punctuation", Severity.WARNING, Location(
                price.path, LineIndex(BRIDGE).position(comma), price.end, " ,"
            ),
            "space before “,”", family="hygiene",
            fixes=(SourceFix(Safety.SAFE, "close the space", (SourceEdit(comma, comma + 1, ""),)),),
        ),
        _finding(
            "unmatched-quote", Severity.ERROR, place("”"), "this mark closes a quotation that was never opened",
            related=(RelatedPlace(empty("Closing it"), "the likeliest place of the missing “"),), family="quotes",
            fixes=(SourceFix(Safety.UNSAFE, "open the quotation before “Closing”", (SourceEdit(1, 1, "“"),)),),
        ),
        _finding(
            "person-name-variant", Severity.INFO, place("Anne Lindquist"),
            "“Anne Lindquist” is spelled “Ann Lindqvist” elsewhere in this article",
            related=(
                RelatedPlace(place("Ann Lindqvist"), "first spelled “Ann Lindqvist” here"),
                RelatedPlace(place("”"), "this quotation mark is broken: mend it first"),
            ),
            demoted_by="unmatched",
            fixes=(SourceFix(Safety.DISPLAY, "write “Ann Lindqvist”", (SourceEdit(3, 3, "x"),)),),
        ),
        _finding(
            "sum-mismatch", Severity.WARNING, place("13 voted for it and 10 against it"),
            "the parts add up to 23, not 24", related=(RelatedPlace(place("24 members"), "the whole"),),
            computation="13 + 10 = 23", family="numbers",
        ),
        _finding(
            "mixed-quote-punctuation", Severity.INFO, place("” ,"), "a comma outside the quotation",
            related=(RelatedPlace(place("山田"), "wide"), RelatedPlace(place("“Post”"), "inside here")),
            family="quotes",
        ),
        _finding(
            "archive-name-variant", Severity.WARNING, place("Harrow", "articles/ferry.txt", item="12"),
            "“Harrow” is an item’s word", family="archive",
        ),
    )  # fmt: skip
    return Report(
        files=2,
        findings=findings,
        notices=(Notice("articles/ferry.txt", "read as cp1252"),),
        skipped=(Skipped("README.md", "not an article"),),
        failed=(Failure("articles/lost.txt", None, "no such file"),),
        suppressed=1,
        baselined=2,
    )


def context(**more: object) -> Context:
    """A context that knows the sample articles."""
    return Context(SOURCES.get, **more)  # type: ignore[arg-type]  # a test's short hand

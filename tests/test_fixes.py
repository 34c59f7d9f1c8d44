"""Fixes: what is written, what never is, and that files stay what they are around it."""

import json
import os
import re
import shutil
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from fakes import distribution, factlint
from hypothesis import given, settings
from hypothesis import strategies as st
from linearity import assert_linear

from factlint import Document, Edit, Finding, Fix, Safety, Severity, SourceEdit, SourceFix, Span, parse, plugins, rule
from factlint.archive.discovery import Discovery, FoundFile
from factlint.archive.fixing import Fixing, Mended, fix, write
from factlint.archive.run import run
from factlint.cli import main
from factlint.config import Settings
from factlint.findings import Report
from factlint.fixes import Guard, apply, unified_diff
from factlint.plugins import Plugin, Plugins
from factlint.rulebook import Rule

SPACED = "The vote was lost , he said.\n"
MENDED = "The vote was lost, he said.\n"
Capture = pytest.CaptureFixture[str]
patch_installed = pytest.mark.skipif(shutil.which("patch") is None, reason="no `patch` is installed")


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _here(folder: str = ".") -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir())


# -- which edits can be made together ------------------------------------------------------------------------------


def _fix(*edits: tuple[int, int, str], title: str = "") -> SourceFix:
    return SourceFix(Safety.SAFE, title, tuple(SourceEdit(*edit) for edit in edits))


@pytest.mark.parametrize(
    ("fixes", "text", "made"),
    [
        ([_fix((0, 1, "X"))], "Xbcdef", 1),
        ([_fix((4, 5, "")), _fix((0, 1, ""))], "bcdf", 2),
        ([_fix((0, 3, "X")), _fix((2, 4, "Y"))], "Xdef", 1),
        ([_fix((0, 2, "X")), _fix((2, 4, "Y"))], "Xcdef", 1),
        ([_fix((1, 1, "X")), _fix((1, 1, "Y"))], "aXbcdef", 1),
        ([_fix((1, 1, "X")), _fix((1, 1, "X"))], "aXbcdef", 2),
        ([_fix((0, 0, "“"), (6, 6, "”")), _fix((2, 3, "C"))], "“abCdef”", 2),
        ([_fix((0, 1, "X"), (3, 4, "Y")), _fix((3, 4, "Y"), (5, 6, "Z"))], "XbcYeZ", 2),
        ([_fix((0, 1, "X"), (3, 4, "Y")), _fix((3, 4, "N"), (5, 6, "Z"))], "XbcYef", 1),
        ([_fix((0, 4, "X"), (2, 3, "Y")), _fix((5, 6, "Z"))], "abcdeZ", 1),
    ],
)
def test_fixes_that_meet_wait(fixes: list[SourceFix], text: str, made: int) -> None:
    """From left to right, each wholly or not at all; the same edit once; one that touches another waits."""
    applied = apply("abcdef", fixes)
    assert (applied.text, len(applied.fixes)) == (text, made)


def test_fixes_are_applied_in_linear_time() -> None:
    """Every second letter of a long text."""
    assert_linear(
        lambda n: "ab" * n, lambda text: apply(text, [_fix((i, i + 1, "")) for i in range(0, len(text), 4)]), 5_000
    )


# -- what is quoted --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "old", "new", "safety"),
    [
        ("He said “the colour is red”.", "colour", "color", Safety.DISPLAY),
        ("The colour is “red”.", "colour", "color", Safety.SAFE),
        ("He said “the red , and blue”.", " ,", ",", Safety.SAFE),
        ("He said “to day”.", " d", "d", Safety.DISPLAY),
        ("He said “today”.", "oda", "o da", Safety.DISPLAY),
        ("He said “it's red”.", "'", "’", Safety.SAFE),
        ("He said “on March 3”.", "3", "4", Safety.DISPLAY),
        ("He said “it is red.”", ".”", "”.", Safety.SAFE),
        ("He said “it is red”", "”", ", he says”", Safety.DISPLAY),
        ("He said “it is red", "red", "Red", Safety.DISPLAY),
        ("He read “the colour", "colour", "color", Safety.DISPLAY),
    ],
)
def test_words_between_quotation_marks_are_never_rewritten(text: str, old: str, new: str, safety: Safety) -> None:
    """Such a fix is only shown, whatever its rule says; marks and spaces may be mended."""
    at = text.index(old)
    fix = Fix("", (Edit(Span(at, at + len(old)), new),), Safety.SAFE)
    assert Guard(parse(text)).safety(fix) is safety


def test_a_block_quotation_is_quoted() -> None:
    """Without any mark."""
    document = parse("> The colour is red.\n\nThe colour is red.", "a.md")
    starts = [match.start() for match in re.finditer("colour", document.text)]
    safeties = [
        Guard(document).safety(Fix("", (Edit(Span(at, at + 6), "color"),), Safety.SAFE)) for at in starts
    ]  # fmt: skip
    assert safeties == [Safety.DISPLAY, Safety.SAFE]


# -- until nothing more is to be made ----------------------------------------------------------------------------------


def _everywhere(word: str, instead: str, safety: Safety = Safety.SAFE) -> Rule:
    """A rule that wants one word for another wherever it stands."""

    @rule(severity=Severity.WARNING)
    def wants_another_word(document: Document) -> Iterator[Finding]:
        """Wants another word."""
        for match in re.finditer(re.escape(word), document.text):
            span = Span(*match.span())
            yield Finding(span, "another word", fixes=(Fix("write it", (Edit(span, instead),), safety),))

    return wants_another_word


def _fixing(text: str, *rules: Rule, name: str = "a.md", unsafe: bool = False, built_in: bool = True) -> Fixing:
    loaded = plugins.load()
    ours = Plugin("x", "1", "x", tuple(rules))
    brought = [each if built_in else Plugin("b", "1", "b", readers=each.readers) for each in loaded.loaded]
    plugged = Plugins((*brought, ours))
    found = Discovery((FoundFile(name, name, text.encode()),))

    def look(files: Discovery) -> Report:
        return run(files, Settings(), plugged)

    return fix(found, Settings(), look, lambda *_: None, unsafe=unsafe)


def _text(fixing: Fixing, text: str) -> str:
    return fixing.files[0].after.decode() if fixing.files else text


@pytest.mark.parametrize(
    ("safety", "unsafe", "text"),
    [
        (Safety.SAFE, False, "A new word."),
        (Safety.UNSAFE, False, "A old word."),
        (Safety.UNSAFE, True, "A new word."),
        (Safety.DISPLAY, True, "A old word."),
    ],
)
def test_only_what_is_safe_enough_is_made(safety: Safety, unsafe: bool, text: str) -> None:
    """What is to be shown is never written; what is unsafe only when it is asked for, and is counted otherwise."""
    fixing = _fixing("A old word.", _everywhere("old", "new", safety), unsafe=unsafe, built_in=False)
    assert _text(fixing, "A old word.") == text
    assert fixing.unsafe == (safety is Safety.UNSAFE and not unsafe)


def test_a_fix_may_show_the_next_fault() -> None:
    """Files are looked at again until there is nothing to fix; what remains is reported."""
    fixing = _fixing("A one.", _everywhere("one", "two"), _renamed(_everywhere("two", "three")), built_in=False)
    assert _text(fixing, "") == "A three."
    assert fixing.files[0].count == 2
    assert len(fixing.first.findings) == 1
    assert fixing.report.findings == ()


def _renamed(other: Rule) -> Rule:
    return Rule(msgspec.structs.replace(other.info, name="wants-a-third-word"), other.check)


def test_fixes_that_undo_each_other_are_not_written() -> None:
    """The file stays as it is, and has failed: two rules contradict each other."""
    fixing = _fixing("A one.", _everywhere("one", "two"), _renamed(_everywhere("two", "one")), built_in=False)
    assert fixing.files == ()
    assert [failure.message for failure in fixing.report.failed] == [
        "not fixed: the fixes of its findings undo each other"
    ]
    assert len(fixing.report.findings) == 1


def test_a_fix_that_never_ends_is_not_written() -> None:
    """A text that grows with every fix."""
    fixing = _fixing("A one.", _everywhere("one", "the one"), built_in=False)
    assert fixing.files == ()
    assert len(fixing.report.failed) == 1


def test_what_is_silenced_is_not_fixed() -> None:
    """A report that does not show it does not mend it."""
    text = f"<!-- factlint: ignore[space-before-punctuation] so -->\n{SPACED}\n{SPACED}"
    assert _text(_fixing(text), text) == f"<!-- factlint: ignore[space-before-punctuation] so -->\n{SPACED}\n{MENDED}"


def test_markup_is_kept() -> None:
    """Edits land in the source, where it is the text itself; where markup stands between, nothing is changed."""
    text = "# A *new* bridge\n\nThe [vote](https://example.org/a , b) was lost , he said. It is *lost* , they said.\n"
    assert _text(_fixing(text), text) == text.replace("lost , he", "lost, he").replace("*lost* ,", "*lost*,")
    text = "Lost&nbsp;, he said.\n"
    assert _text(_fixing(text), text) == text


# -- properties ----------------------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        "The vote was lost , he said.", "“The colour is red”, she said.", "“ No colour , never ” she said", " colour ",
        "“", "”", '"', "'", "‘", "’", " ", "\n", "\n\n", ", she said", ".", " ,", "( colour )", "#", "> ", "- ", "*",
        "March 3", "Аlice", "<!-- factlint: ignore[quotes] so -->", "<!-- factlint: off[hygiene] -->", "\r\n", "&amp; ",
        "factlint: ignore[hygiene] so\n", "The “ road ” is open", "”The road is open“", "« Non »", "It's colour's",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, min_size=1, max_size=14).map("".join)
NAMES = st.sampled_from(["a.md", "a.txt"])
NO_COLOUR = _everywhere("colour", "color")


@given(TEXTS, NAMES, st.booleans())
@settings(deadline=None)
def test_a_fix_applied_twice_is_a_fix_applied_once(text: str, name: str, unsafe: bool) -> None:
    """What is fixed has nothing left to fix."""
    once = _text(_fixing(text, NO_COLOUR, name=name, unsafe=unsafe), text)
    twice = _fixing(once, NO_COLOUR, name=name, unsafe=unsafe)
    assert twice.files == ()
    assert twice.report.failed == ()


@given(TEXTS, NAMES)
@settings(deadline=None)
def test_a_fix_never_changes_a_word_inside_quotation_marks(text: str, name: str) -> None:
    """Every word that stood between quotation marks stands there as it did, whatever is mended around it."""
    document = parse(text, name)
    fixed = _text(_fixing(text, NO_COLOUR, name=name), text)
    places = [match.start() for match in re.finditer("colour", document.text)]
    after = re.findall("colou?r", parse(fixed, name).text)
    if len(after) != len(places):  # a mended mark changed what is text
        return
    for at, word in zip(places, after, strict=True):
        if any(quote.span.start < at < quote.span.end for quote in document.quotes):
            assert word == "colour"


ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "cp1252"])


@patch_installed
@given(st.lists(TEXTS, min_size=1, max_size=3), NAMES, ENCODINGS)
@settings(deadline=None, max_examples=40)
def test_a_diff_applied_by_patch_equals_the_fix(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], name: str, encoding: str
) -> None:
    """Byte for byte, in any encoding that has lines as bytes, with any line ends, without a line end at the end."""
    folder = tmp_path_factory.mktemp("patched")
    for number, text in enumerate(texts):
        data = text.replace("А", "A").replace("‘", "’").encode(encoding)
        fixing = _fixing_bytes(data, f"{number} {name}")
        (folder / f"{number} {name}").write_bytes(data)
        for mended in fixing.files:
            diff = unified_diff(mended.file.shown, mended.before, mended.after)
            subprocess.run(["patch", "-p0", "--binary", "-s"], input=diff, cwd=folder, check=True)
            assert (folder / mended.file.shown).read_bytes() == mended.after


def _fixing_bytes(data: bytes, name: str) -> Fixing:
    found = Discovery((FoundFile(name, name, data),))
    return fix(
        found, Settings(), lambda files: run(files, Settings(), plugins.load()), lambda *_: None, unsafe=False
    )  # fmt: skip


# -- the command ---------------------------------------------------------------------------------------------------


def test_fix_writes_and_reports_what_remains(capsys: Capture) -> None:
    """Exit code 1 where something remains; what was fixed is told on standard error."""
    Path("a.txt").write_text(SPACED)
    Path("b.txt").write_text(SPACED + "He said “no.\n")
    assert main(["check", ".", "--fix", "--format", "json"]) == 1
    captured = capsys.readouterr()
    report = json.loads(captured.out)
    assert {finding["rule"] for finding in report["findings"]} == {"unmatched-quote"}
    assert "fixed 2 findings in 2 files" in captured.err
    assert Path("a.txt").read_text() == MENDED
    assert Path("b.txt").read_text() == MENDED + "He said “no.\n"
    assert main(["check", "a.txt", "--fix"]) == 0
    assert _here() == ["a.txt", "b.txt"]


def test_workers_fix_the_same(capsys: Capture) -> None:
    """What is fixed does not depend on who looks."""
    for number in range(6):
        Path(f"{number}.txt").write_text(SPACED)
    assert main(["check", ".", "--fix", "--jobs", "2"]) == 0
    assert {Path(f"{number}.txt").read_text() for number in range(6)} == {MENDED}
    capsys.readouterr()


def test_without_fix_nothing_is_written(capsys: Capture) -> None:
    """Looking changes nothing."""
    Path("a.txt").write_text(SPACED)
    for arguments in (["a.txt"], ["a.txt", "--diff"], ["a.txt", "--fix", "--diff"]):
        assert main(["check", *arguments]) == 1
        assert Path("a.txt").read_text() == SPACED
    capsys.readouterr()


def test_a_diff_is_all_that_standard_output_gets(capsys: Capture) -> None:
    """A report can go into a file; nothing to fix is an empty diff, and what is found still counts."""
    Path("a.txt").write_text(SPACED)
    assert main(["check", "a.txt", "--diff", "--output", "json=report.json"]) == 1
    captured = capsys.readouterr()
    assert captured.out == f"--- a.txt\n+++ a.txt\n@@ -1 +1 @@\n-{SPACED}+{MENDED}"
    assert "would fix 1 finding in 1 file" in captured.err
    assert json.loads(Path("report.json").read_text())["summary"]["warnings"] == 1
    Path("a.txt").write_text("He said “no.\n")
    assert main(["check", "a.txt", "--diff"]) == 1
    assert capsys.readouterr().out == ""
    assert main(["check", "a.txt", "--diff", "--exit-zero"]) == 0
    Path("a.txt").write_text("She said no.\n")
    assert main(["check", "a.txt", "--diff"]) == 0


@patch_installed
def test_the_diff_of_the_command_can_be_applied() -> None:
    """In a folder, under a name with spaces, without a line end at the end, and in another encoding."""
    for folder in (Path("one"), Path("two")):
        (folder / "news here").mkdir(parents=True)
        (folder / "news here" / "a b.txt").write_bytes(SPACED.encode() + b"Lost , he said.")
        (folder / "old.txt").write_bytes("Café , closed.\r\nMore.\r\n".encode("cp1252"))
    done = factlint("check", ".", "--diff", "--no-progress", cwd=Path("one"))
    subprocess.run(["patch", "-p0", "--binary", "-s"], input=done.stdout, cwd="one", check=True)
    factlint("check", ".", "--fix", cwd=Path("two"))
    for name in ("news here/a b.txt", "old.txt"):
        assert Path("one", name).read_bytes() == Path("two", name).read_bytes()
    assert Path("two", "old.txt").read_bytes() == "Café, closed.\r\nMore.\r\n".encode("cp1252")


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("cp1252", b""),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encoding_mark_and_line_ends_are_kept(encoding: str, mark: bytes, end: str, capsys: Capture) -> None:
    """Only what is fixed changes in a file."""
    text = f"The café was closed , he said.{end}{end}“ Non ,” it read.{end}\t Last"
    Path("a.txt").write_bytes(mark + text.encode(encoding))
    main(["check", "a.txt", "--fix"])
    mended = text.replace("closed ,", "closed,").replace("“ Non ,”", "“Non,”")
    assert Path("a.txt").read_bytes() == mark + mended.encode(encoding)
    capsys.readouterr()


def test_a_fix_that_the_encoding_has_no_character_for_is_not_made() -> None:
    """The others are; it is said, and the finding stays."""
    site = distribution(Path("site"), {"curly.py": CURLY}, name="curly")
    Path("a.txt").write_bytes("Café 'one' x. The vote was lost , he said.".encode("latin-1"))
    Path("factlint.toml").write_text('encoding = "latin-1"')
    done = factlint("check", "a.txt", "--fix", "--format", "concise", cwd=Path.cwd(), site=site.absolute())
    assert Path("a.txt").read_bytes() == "Café 'one' x. The vote was lost, he said.".encode("latin-1")
    assert "1 fixes need characters that latin-1 does not have" in done.stderr.decode()
    assert done.stdout.count(b" wants-curly ") == 1


CURLY = '''
import re
from factlint import Edit, Finding, Fix, Safety, Severity, Span, hookimpl, rule


@rule(severity=Severity.WARNING)
def wants_curly(document: "Document"):
    """Wants a letter that old encodings have not."""
    for match in re.finditer("x", document.text):
        span = Span(*match.span())
        yield Finding(span, "no x", fixes=(Fix("write it", (Edit(span, "ẋ"),), Safety.SAFE),))


@hookimpl
def factlint_rules():
    return [wants_curly]
'''.replace("from factlint import ", "from factlint import Document, ", 1)


def test_links_and_permissions_are_kept(capsys: Capture) -> None:
    """A symbolic link stays one; its target is fixed, and may do what it might."""
    Path("real").mkdir()
    Path("real/a.txt").write_text(SPACED)
    Path("real/a.txt").chmod(0o640)
    Path("link.txt").symlink_to("real/a.txt")
    assert main(["check", "link.txt", "--fix"]) == 0
    assert Path("link.txt").is_symlink()
    assert Path("real/a.txt").read_text() == MENDED
    assert stat.S_IMODE(Path("real/a.txt").stat().st_mode) == 0o640
    assert _here("real") == ["a.txt"]
    capsys.readouterr()


def test_a_file_that_changed_meanwhile_is_left_alone() -> None:
    """Somebody saved it while it was checked: what they wrote stays, and the run says so."""
    Path("a.txt").write_text("newer")
    before, after = SPACED.encode(), MENDED.encode()
    written, failures = write([Mended(FoundFile("a.txt", "a.txt"), before, after, 1)])
    assert written == []
    assert [failure.message for failure in failures] == ["not fixed: it has changed while it was checked"]
    assert Path("a.txt").read_text() == "newer"
    assert _here() == ["a.txt"]


def test_what_can_not_be_written_is_exit_2(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    """The other files are fixed; the report speaks of the files as they are."""
    for name in ("a.txt", "b.txt"):
        Path(name).write_text(SPACED)

    def full(source: Path, target: Path) -> None:
        if target.name == "a.txt":
            raise OSError(28, "No space left on device")
        os.replace(source, target)  # noqa: PTH105  # the one that is not replaced here

    monkeypatch.setattr(Path, "replace", full)
    assert main(["check", ".", "--fix", "--format", "json"]) == 2
    captured = capsys.readouterr()
    report = json.loads(captured.out)
    assert [finding["path"] for finding in report["findings"]] == ["a.txt"]
    assert report["summary"]["failed"] == [
        {"path": "a.txt", "rule": None, "message": "not fixed: No space left on device"}
    ]
    assert Path("b.txt").read_text() == MENDED
    assert _here() == ["a.txt", "b.txt"]


def test_standard_input_is_printed_with_its_fixes() -> None:
    """Whether anything was fixed or not; the report goes to standard error."""
    for given_text, printed, code in ((SPACED, MENDED, 0), (MENDED, MENDED, 0), ("“no.\n", "“no.\n", 1)):
        done = factlint("check", "-", "--fix", cwd=Path.cwd(), given=given_text.encode())
        assert (done.stdout.decode(), done.returncode) == (printed, code)
        assert (b"unmatched-quote" in done.stderr) == (code == 1)
    done = factlint("check", "-", "--diff", "--stdin-filename", "x.md", cwd=Path.cwd(), given=SPACED.encode())
    assert done.stdout.decode().startswith("--- x.md\n+++ x.md\n@@")


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("a.txt", "a.txt"),
        ("a b.txt", "a b.txt\t"),
        ('a"b.txt', '"a\\"b.txt"'),
        ("é.txt", "é.txt"),
        ("a\tb", '"a\\011b"'),
    ],
)
def test_names_in_a_diff_can_be_read_by_patch(name: str, header: str) -> None:
    """Spaces, quotes and tabs in a file's name are written as patch reads them."""
    diff = unified_diff(name, b"a\n", b"b\n").decode()
    assert diff.startswith(f"--- {header}\n+++ {header}\n")
    if shutil.which("patch"):
        Path(name).write_bytes(b"a\n")
        subprocess.run(["patch", "-p0", "-s"], input=diff.encode(), check=True)
        assert Path(name).read_bytes() == b"b\n"

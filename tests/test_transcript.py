"""A newsroom's first days with factlint, from `init` to a green CI run, in a real repository of thirty articles.

Each step is a command in a process of its own; what it must come to is stated whole: exit code, standard output,
standard error, and the files that changed.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import jsonschema  # type: ignore[import-untyped]  # its stubs are a package of their own
import pytest
from environments import commit, repository, run

HERE = Path(__file__).parent
ARTICLES = HERE / "newsroom"
"""Thirty articles written for this test; nine of them hold one fault each."""

SETTINGS = "factlint.toml"
BASELINE = "factlint-baseline.json"
TRAM = "articles/city/2025-03-04-tram-depot.md"
BRIDGE = "articles/city/2025-04-02-bridge-closure.md"
QUARRY = "articles/region/2025-03-12-quarry.txt"
RULING = "articles/region/2025-03-12-ruling.txt"
CHOIR = "articles/culture/2025-03-21-choir.md"
CHESS = "articles/sport/2025-04-20-chess.md"
BREWERY = "articles/city/2025-05-12-brewery.md"
HARVEST = "articles/region/2025-05-13-asparagus.txt"

FIRST_FINDINGS = [
    "articles/city/2025-03-06-library-hours.md:7:34: error weekday-mismatch",
    "articles/city/2025-03-18-market-hall.md:9:62: error placeholder",
    "articles/city/2025-04-02-bridge-closure.md:7:46: error impossible-date",
    "articles/culture/2025-03-14-museum.md:11:1: warning leftover-boilerplate",
    "articles/culture/2025-03-21-choir.md:7:88: warning space-before-punctuation",
    "articles/region/2025-03-05-ferry-fares.txt:11:52: warning person-name-variant",
    "articles/region/2025-03-12-quarry.txt:9:1: warning repeated-paragraph",
    "articles/region/2025-03-19-paper-mill.txt:5:93: error backwards-quote",
    "articles/sport/2025-04-13-cup-final.md:9:112: error unmatched-quote",
]

HOUSE_RULE = '''\
"""The desk writes “harbour”."""

from collections.abc import Iterator

from factlint import Document, Finding, Severity, Voice, flags, passes, rule


@rule(
    flags("Nine of them work in the [[port]]."),
    passes("Nine of them work in the harbour."),
    passes("“Nine of us work in the port,” said Ann Lee."),
    severity=Severity.WARNING,
)
def port_for_harbour(document: Document) -> Iterator[Finding]:
    """The article calls the harbour a port."""
    for token in document.tokens:
        if token.text == "port" and document.voices.of(token.span) is Voice.NARRATOR:
            yield Finding(token.span, "the desk writes “harbour”")
'''

BREWERY_TEXT = """\
---
title: Brewery makes its strongest beer again
date: 2025-05-12
author: Ruth Adeyemi
---

The brewery on Abbey Road brews its strongest beer again, for the first time since 1978.

The beer is called XXX and is sold in small bottles.

“It has more malt than water,” said the brewer, Tobias Renn.
"""

HARVEST_TEXT = (
    "Asparagus is three weeks late\r\n\r\n"
    "LOWER TARN, May 13 – The asparagus harvest has begun three weeks late , the growers said on Tuesday.\r\n\r\n"
    "”The ground was too cold,” said Hugo Delacroix. He wrote “early , not good” on his crates last year.\r\n\r\n"
    "A pound costs four dollars.\r\n"
)
HARVEST_DIFF = f"""\
--- {HARVEST}
+++ {HARVEST}
@@ -1,7 +1,7 @@
 \ufeffAsparagus is three weeks late\r
 \r
-LOWER TARN, May 13 – The asparagus harvest has begun three weeks late , the growers said on Tuesday.\r
+LOWER TARN, May 13 – The asparagus harvest has begun three weeks late, the growers said on Tuesday.\r
 \r
-”The ground was too cold,” said Hugo Delacroix. He wrote “early , not good” on his crates last year.\r
+“The ground was too cold,” said Hugo Delacroix. He wrote “early, not good” on his crates last year.\r
 \r
 A pound costs four dollars.\r
"""

INFO = f"{BREWERY}:12:74: info mixed-quote-marks"

_FOUND = re.compile(r"^(\S+:\d+:\d+: \w+ [\w-]+) \S.*$")
"""A line of the concise report; the group leaves its message out, which is the rule's own."""


class Printed(NamedTuple):
    """What a command comes to: its exit code and what it printed, line ends as they are."""

    code: int
    out: str
    err: str


class Newsroom:
    """The repository, and what a command in it comes to."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def factlint(
        self, *arguments: str, code: int = 0, out: str = "", err: str = "", writes: tuple[str, ...] = ()
    ) -> None:
        """Run factlint: exit code, both streams to the letter, and the files that it makes or changes."""
        done, changed = self.run(*arguments)
        assert done == (code, out, err), arguments
        assert changed == set(writes), arguments

    def finds(self, *arguments: str, code: int, found: list[str], writes: tuple[str, ...] = ()) -> None:
        """Run a command that reports: the concise report has these findings, each with a message, and no other line."""
        done, changed = self.run(*arguments, "--format", "concise")
        assert [_FOUND.sub(r"\1", line) for line in done.out.splitlines()] == found, arguments
        assert (done.code, done.err, changed) == (code, "", set(writes)), arguments

    def prints(self, *arguments: str, code: int = 0) -> str:
        """What a command prints that writes no file and has nothing to tell."""
        done, changed = self.run(*arguments)
        assert (done.code, done.err, changed) == (code, "", set()), arguments
        return done.out

    def run(self, *arguments: str) -> tuple[Printed, set[str]]:
        """Run factlint; what it comes to, and the files that changed."""
        before = self.files()
        environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("GIT", "CI", "COLUMNS", "FORCE_COLOR", "FACTLINT"))
        }
        done = subprocess.run(
            [sys.executable, "-m", "factlint", *arguments], cwd=self.folder, env=environment, timeout=120,
            stdin=subprocess.DEVNULL, capture_output=True, check=False,
        )  # fmt: skip
        after = self.files()
        printed = Printed(done.returncode, done.stdout.decode(), done.stderr.decode())
        return printed, {name for name in before | after if before.get(name) != after.get(name)}

    def files(self) -> dict[str, bytes]:
        """Every file of the working tree."""
        found = (path for path in self.folder.rglob("*") if path.is_file() and ".git" not in path.parts)
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in found}

    def write(self, name: str, text: str) -> None:
        """A new file."""
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode())

    def edit(self, name: str, old: str, new: str) -> None:
        """Put words in the place of others that stand once in a file."""
        text = (self.folder / name).read_bytes().decode()
        assert text.count(old) == 1, (name, old)
        self.write(name, text.replace(old, new))

    def line(self, name: str, words: str) -> int:
        """The number of the first line that holds words."""
        lines = (self.folder / name).read_text(encoding="utf-8").splitlines()
        return next(number for number, line in enumerate(lines, 1) if words in line)


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    """Thirty articles under version control, and a README."""
    folder = repository(tmp_path / "courier", {"README.md": "# The Courier\n"})
    shutil.copytree(ARTICLES, folder / "articles")
    commit(folder, "The articles of the spring")
    return Newsroom(folder)


def test_from_init_to_a_green_run(newsroom: Newsroom) -> None:
    """The steps in the order in which a newsroom takes them."""
    init(newsroom)
    first_findings(newsroom)
    baseline(newsroom)
    house_rule(newsroom)
    silenced(newsroom)
    fixed(newsroom)
    baseline_shrinks(newsroom)
    since(newsroom)
    shallow(newsroom)
    green(newsroom)


def init(newsroom: Newsroom) -> None:
    """A file that changes nothing, and what to paste; a second time nothing is touched."""
    written = f"factlint: {SETTINGS} is written; every setting in it is a comment until you take the # away\n"
    done, changed = newsroom.run("init")
    assert (done.code, done.err, changed) == (0, written, {SETTINGS})
    assert re.findall(r"^# ([\w-]+): (\.\S+)", done.out, re.MULTILINE) == [
        ("pre-commit", ".pre-commit-config.yaml"),
        ("GitHub", ".github/workflows/factlint.yml"),
        ("GitLab", ".gitlab-ci.yml"),
    ]
    newsroom.factlint("init", code=2, err=f"factlint: {SETTINGS} is there already, and left as it is\n")


def first_findings(newsroom: Newsroom) -> None:
    """The nine faults and nothing else in thirty articles; on the console each with its line, and a count."""
    newsroom.finds("check", code=1, found=FIRST_FINDINGS)
    console = newsroom.prints("check", code=1)
    assert (
        "articles/city/2025-03-06-library-hours.md:7:34\n"
        "error: “Sunday, April 7”: the weekday and the date do not agree\n"
        "(weekday-mismatch)\n"
        " 7 │ …library will open on Sunday, April 7, and on every Sunday after…\n"
        "   │                       ^^^^^^^^^^^^^^^\n"
        "  computed: April 7, 2025, was a Monday\n"
    ) in console
    assert console.endswith("\n\n30 files read: 5 errors, 4 warnings, 0 infos.\n")
    newsroom.finds("check", "--fail-on", "never", code=0, found=FIRST_FINDINGS)


def baseline(newsroom: Newsroom) -> None:
    """What stands there is accepted in one go; by a line of the settings the run is then green."""
    newsroom.factlint(
        "baseline", "check", code=2,
        err=f"factlint: {BASELINE}: the baseline can't be read: No such file or directory; `factlint baseline write`"
        " makes one\n",
    )  # fmt: skip
    newsroom.factlint(
        "baseline", "write",
        err=f"factlint: {BASELINE}: 9 findings accepted, 9 of them new\n"
        f"factlint: to have it used: factlint check --baseline {BASELINE}, or in the settings:"
        f' baseline = "{BASELINE}"\n',
        writes=(BASELINE,),
    )  # fmt: skip
    newsroom.finds("check", code=1, found=FIRST_FINDINGS)
    newsroom.edit(SETTINGS, f'# baseline = "{BASELINE}"', f'baseline = "{BASELINE}"')
    newsroom.factlint("check", out=clean(30, accepted=9))
    newsroom.factlint("baseline", "check", "--strict", out=clean(30, accepted=9))
    commit(newsroom.folder, "factlint, and what it found in the spring")


def house_rule(newsroom: Newsroom) -> None:
    """A rule of the house in a file of its own: on at once, listed and explained, refused where no code may run."""
    newsroom.write("house_rules/harbour.py", HOUSE_RULE)
    newsroom.edit(SETTINGS, "# rules-path", "rules-path")
    newsroom.finds("check", code=1, found=[f"{CHOIR}:9:46: warning port-for-harbour"])
    listed = newsroom.prints("rules")
    assert re.search(r"^house\n  port-for-harbour +warning +The article calls the harbour", listed, re.MULTILINE)
    assert newsroom.prints("explain", "port-for-harbour").startswith("# port-for-harbour\n")
    line = newsroom.line(SETTINGS, "rules-path")
    assert re.search(rf"^rules-path = .*# {SETTINGS}:{line}$", newsroom.prints("config", "--for", CHOIR), re.MULTILINE)
    newsroom.factlint(
        "check", "--no-local-code", code=2,
        err=f"factlint: {SETTINGS}:{line}: “rules-path” would run Python from the checked tree,"
        " which --no-local-code forbids\n",
    )  # fmt: skip
    newsroom.edit(CHOIR, "in the port.", "in the harbour.")
    newsroom.factlint("check", out=clean(30, accepted=9))
    commit(newsroom.folder, "The desk writes harbour")


def silenced(newsroom: Newsroom) -> None:
    """A finding that is none, silenced with a reason, which this house requires; a comment too many is told."""
    newsroom.write(BREWERY, BREWERY_TEXT)
    newsroom.finds("check", code=1, found=[f"{BREWERY}:9:20: error placeholder"])
    newsroom.edit(SETTINGS, "# require-reason = false", "require-reason = true")
    newsroom.edit(BREWERY, "The beer is", "<!-- factlint: ignore[placeholder] -->\nThe beer is")
    newsroom.finds("check", code=1, found=[f"{BREWERY}:9:1: warning missing-reason"])
    newsroom.edit(BREWERY, "[placeholder]", "[placeholder] so it is called")
    newsroom.factlint("check", out=clean(31, silenced=1, accepted=9))
    newsroom.edit(BREWERY, "so it is called -->", "so it is called -->\nIt is dark.\n")
    both = [f"{BREWERY}:9:1: warning unused-ignore", f"{BREWERY}:12:20: error placeholder"]
    newsroom.finds("check", code=1, found=both)
    newsroom.edit(BREWERY, "\nIt is dark.\n", "")
    commit(newsroom.folder, "A beer and its name")


def fixed(newsroom: Newsroom) -> None:
    """Shown first, then written: in the new article alone, and nothing of it but two spaces and a mark."""
    newsroom.write(HARVEST, "\ufeff" + HARVEST_TEXT)
    newsroom.factlint("check", "--diff", code=1, out=HARVEST_DIFF, err="factlint: would fix 3 findings in 1 file\n")
    newsroom.factlint(
        "check", "--fix",
        out=clean(32, silenced=1, accepted=9), err="factlint: fixed 3 findings in 1 file\n", writes=(HARVEST,),
    )  # fmt: skip
    mended = HARVEST_TEXT.replace(" , ", ", ").replace("”The", "“The")
    assert newsroom.files()[HARVEST] == ("\ufeff" + mended).encode()
    newsroom.factlint("check", "--diff", err="factlint: would fix no findings\n")
    commit(newsroom.folder, "The asparagus is late")


def baseline_shrinks(newsroom: Newsroom) -> None:
    """One of the old faults is mended, an old file renamed: CI notices the first, `prune` writes both down."""
    accepted = {entry["path"]: entry for entry in json.loads(newsroom.files()[BASELINE])["findings"]}
    newsroom.edit(BRIDGE, "June 31", "June 30")
    run("git", "mv", QUARRY, RULING, cwd=newsroom.folder)
    gone = f"{BRIDGE}: impossible-date {accepted[BRIDGE]['fingerprint']}"
    newsroom.factlint("check", out=clean(32, silenced=1, accepted=8))
    newsroom.factlint(
        "baseline", "check", "--strict", code=1, out=clean(32, silenced=1, accepted=8),
        err=f"factlint: {gone} is accepted, and found no more (baseline prune drops it)\n",
    )  # fmt: skip
    newsroom.factlint("baseline", "prune", err=f"factlint: {BASELINE}: 1 dropped, 8 kept\n", writes=(BASELINE,))
    del accepted[BRIDGE]
    accepted[RULING] = {**accepted.pop(QUARRY), "path": RULING}
    left = json.loads(newsroom.files()[BASELINE])["findings"]
    assert left == sorted(accepted.values(), key=lambda entry: str(entry["path"]))
    newsroom.factlint("baseline", "check", "--strict", out=clean(32, silenced=1, accepted=8))
    commit(newsroom.folder, "The bridge opens on a day that there is")


def since(newsroom: Newsroom) -> None:
    """A later commit answers for itself alone, and for both ends of what it brought into contradiction."""
    newsroom.edit(CHESS, "on Wednesdays after", "on Wednesdays and on April 31 after")
    commit(newsroom.folder, "A fault of somebody else")
    newsroom.edit(TRAM, "The city is looking", "Hannah Lindkvist has been there.\n\nThe city is looking")
    commit(newsroom.folder, "The name in another spelling")
    one = f"{TRAM}:17:78: warning person-name-variant"
    other = f"{CHESS}:13:101: error impossible-date"
    newsroom.finds("check", code=1, found=[one, other])
    newsroom.finds("check", "--since", "HEAD~1", code=1, found=[one])
    newsroom.finds("check", "--since", "HEAD", code=0, found=[])
    newsroom.edit(TRAM, "expected noise at four", "expected noise from four")
    commit(newsroom.folder, "An edit at the other end")
    newsroom.finds("check", "--since", "HEAD~1", code=1, found=[one])


def shallow(newsroom: Newsroom) -> None:
    """A clone without history can't tell what changed: not green, and it is said what to do."""
    folder = newsroom.folder.parent / "shallow"
    run("git", "clone", "-q", "--depth", "1", newsroom.folder.as_uri(), folder, cwd=newsroom.folder)
    Newsroom(folder).factlint(
        "check", "--since", "HEAD~1", code=2,
        err="factlint: --since: git knows no revision “HEAD~1”, and this clone holds only a part of the history:"
        " git fetch --unshallow, or fetch-depth: 0 in the checkout step of the workflow, gets the rest of it\n",
    )  # fmt: skip


def green(newsroom: Newsroom) -> None:
    """The faults are mended; CI's own clone is green, and its SARIF file says what it saw: an info, at its place."""
    newsroom.edit(CHESS, " and on April 31", "")
    newsroom.edit(TRAM, "Lindkvist", "Lindqvist")
    newsroom.edit(BREWERY, "said the brewer, Tobias Renn.", 'said the brewer, Tobias Renn. He calls it "liquid bread."')
    commit(newsroom.folder, "Mended")
    folder = newsroom.folder.parent / "ci"
    run("git", "clone", "-q", newsroom.folder, folder, cwd=newsroom.folder)
    ci = Newsroom(folder)
    ci.finds("baseline", "check", "--strict", code=0, found=[INFO])
    ci.finds(
        "check", "--no-progress", "--output", "sarif=factlint.sarif", code=0, found=[INFO], writes=("factlint.sarif",)
    )
    sarif = json.loads(ci.files()["factlint.sarif"])
    jsonschema.validate(sarif, json.loads((HERE / "schemas" / "sarif.schema.json").read_text(encoding="utf-8")))
    (seen,) = sarif["runs"]
    assert seen["invocations"][0]["executionSuccessful"] is True
    (result,) = seen["results"]
    place = result["locations"][0]["physicalLocation"]
    assert (result["ruleId"], result["level"]) == ("mixed-quote-marks", "note")
    assert (place["artifactLocation"]["uri"], place["region"]["startLine"]) == (BREWERY, 12)
    assert "port-for-harbour" in {rule["id"] for rule in seen["tool"]["driver"]["rules"]}


def clean(files: int, *, silenced: int = 0, accepted: int = 0) -> str:
    """The console's report where nothing is found."""
    report = f"{files} files read: nothing found.\n"
    if silenced:
        report += f"{silenced} finding silenced by a comment.\n"
    if accepted:
        report += f"{accepted} findings accepted by the baseline.\n"
    return report

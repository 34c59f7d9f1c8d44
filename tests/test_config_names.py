"""House spellings: `[names]` in the settings, through files and folders, their specs, and a run that holds articles to
them."""

import json
import pickle
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from fakes import factlint, git
from linearity import assert_linear

from factlint import HouseList, HouseName, plugins
from factlint.api import document_from_source
from factlint.cli import main
from factlint.config import Configuration, Overrides, Root
from factlint.config.reading import Fault
from factlint.config.specs import list_of
from factlint.errors import ConfigError

Capture = pytest.CaptureFixture[str]
RULE = "house-spelling"
KYIV = '"Kyiv" = {reject = ["Kiev"], except = ["chicken Kiev"]}\n'


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(tmp_path, "init")
    monkeypatch.chdir(tmp_path)


def _write(files: dict[str, str]) -> None:
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")


def _configured(*paths: str) -> Configuration:
    overrides = Overrides()
    configuration = Configuration(Root(["."], overrides), plugins.load().infos, overrides)
    configuration.settle(paths)
    return configuration


def _list(path: str) -> list[tuple[str, tuple[str, ...], str]]:
    return [(each.form, each.reject, str(each.place)) for each in _configured(path).of(path).names.entries]


def _refused() -> list[str]:
    with pytest.raises(ConfigError) as caught:
        _configured("a.md")
    return str(caught.value).splitlines()


def _found(capsys: Capture, *arguments: str) -> tuple[int, list[str]]:
    code = main(["check", "--select", RULE, "--format", "concise", "--no-progress", *arguments])
    return code, capsys.readouterr().out.splitlines()


# -- what stands in the settings ------------------------------------------------------------------------------------


def test_an_entry_is_read_whole() -> None:
    """Every field of it; a day as TOML has it or as a text."""
    _write({"factlint.toml": """
[names]
"Kyiv" = {reject = ["Kiev", "Kiew"], except = ["chicken  Kiev"], since = 2022-02-24, note = "why"}
"port" = {use = "Odesa", reject = ["Odessa"], since = "2022-02-24"}

[names."Procter & Gamble"]
reject = ["Proctor & Gamble"]
specs.pass = ["Procter & Gamble sells soap."]
specs.fail = ["Proctor & Gamble sells soap."]
"""})  # fmt: skip
    kyiv, odesa, procter = _configured("a.md").of("a.md").names.entries
    assert (kyiv.form, kyiv.reject, kyiv.phrases) == ("Kyiv", ("Kiev", "Kiew"), ("chicken  Kiev",))
    assert (kyiv.since, kyiv.note, str(kyiv.place)) == ("2022-02-24", "why", "factlint.toml:3")
    assert (odesa.form, odesa.since, str(odesa.place)) == ("Odesa", "2022-02-24", "factlint.toml:4")
    assert (procter.passes, procter.fails) == (("Procter & Gamble sells soap.",), ("Proctor & Gamble sells soap.",))
    assert str(procter.place) == "factlint.toml:6"


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ("Kyiv = {}", ":2: “Kyiv” of [names] rejects nothing"),
        ("Kyiv = {reject = []}", ":2: “Kyiv” of [names] rejects nothing"),
        ('Kyiv = "Kiev"', ":2: “names.Kyiv” is a table or false, not “Kiev”"),
        ("Kyiv = true", ":2: “names.Kyiv” is a table or false, not true"),
        ('Kyiv = {reject = "Kiev"}', ":2: “names.Kyiv.reject” is a list of texts, not “Kiev”"),
        ('Kyiv = {reject = ["Kiev", 3]}', ":2: “names.Kyiv.reject.1” is a text, not 3"),
        ('Kyiv = {reject = ["Kiev", " - "]}', ":2: a form without a letter: “ - ”"),
        ('Kyiv = {reject = ["Kiev"], except = [""]}', ":2: “names.Kyiv.except.0” is a text, not an empty text"),
        ('Kyiv = {rejct = ["Kiev"]}', ":2: “Kyiv” of [names] has no “rejct”; did you mean “reject”?"),
        ('Kyiv = {reject = ["Kiev"], since = "May 2022"}', ":2: “names.Kyiv.since” is a day like 2024-05-01, not “May"),
        ('Kyiv = {reject = ["Kiev"], since = 2022}', ":2: “names.Kyiv.since” is a day like 2024-05-01, not 2022"),
        ('Kyiv = {reject = ["Kiev"], note = 1}', ":2: “names.Kyiv.note” is a text, not 1"),
        ('Kyiv = {reject = ["Kiev"], use = ""}', ":2: “names.Kyiv.use” is a text, not an empty text"),
        ('Kyiv = {reject = ["Kiev"], specs = ["x"]}', ":2: “names.Kyiv.specs” is a table, not a list"),
        ('Kyiv = {reject = ["Kiev"], specs = {fial = []}}', ":2: the specs of “Kyiv” have no “fial”; did you mean"),
        ('Kyiv = {reject = ["Kiev"], specs = {fail = "x"}}', ":2: “names.Kyiv.specs.fail” is a list of texts, not “x”"),
        ('"" = {reject = ["Kiev"]}', ":2: a name without a letter"),
        ('[names.Kyiv]\nreject = [\n  "Kiev",\n  1,\n]', ":5: “names.Kyiv.reject.1” is a text, not 1"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_file_and_line(entries: str, said: str) -> None:
    """What is wrong, of which entry, and the nearest name."""
    _write({"factlint.toml": f"[names]\n{entries}\n"})
    (told,) = _refused()
    assert told.startswith("factlint.toml" + said), told


def test_all_faults_are_told_at_once() -> None:
    """Those of one entry, too; the line is that of the field."""
    _write({"factlint.toml": "[names.Kyiv]\nreject = [1]\nsince = 3\nspecs.fial = []\n\n[names.Odesa]\nnote = 'x'\n"})
    assert [line.split(":")[1] for line in _refused()] == ["2", "3", "4", "6"]


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        (
            '"Kyiv" = {reject = ["Kiev"]}\n"Kiyev" = {\n reject = ["Kiev"]}'.replace("{\n ", "{"),
            ["factlint.toml:3: “Kiev” is rejected for “Kiyev”, and rejected at factlint.toml:2 already"],
        ),
        (
            '"Kyiv" = {reject = ["Kiev"]}\n"Kiev" = {reject = ["Kiew"]}',
            ["factlint.toml:2: “Kiev” is rejected for “Kyiv”, and the form to use at factlint.toml:3"],
        ),
        (
            '"Kyiv" = {reject = ["Kyiv"]}',
            ["factlint.toml:2: “Kyiv” is rejected for “Kyiv”, and the form to use at factlint.toml:2"],
        ),
        (
            '"Kyiv" = {reject = ["Kiev", "Kiev"]}',
            ["factlint.toml:2: “Kiev” is rejected for “Kyiv”, and rejected at factlint.toml:2 already"],
        ),
        (
            "\"Lviv\" = {reject = [\"L'vov\"]}\n\"x\" = {use = \"Lvov\", reject = [\"L’vov\"]}",
            ["factlint.toml:3: “L’vov” is rejected for “Lvov”, and rejected at factlint.toml:2 already"],
        ),
    ],
)  # fmt: skip
def test_what_contradicts_itself_is_refused_with_both_lines(entries: str, said: list[str]) -> None:
    """A form is rejected once, and never where it is the form to use."""
    _write({"factlint.toml": f"[names]\n{entries}\n"})
    assert _refused() == said


# -- specs ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("specs", "said"),
    [
        (
            'pass = ["They ate chicken Kiev.", "A night in Kiev."]',
            ":2: a spec of “Kyiv” must pass, and fails: “Kiev” is rejected at factlint.toml:2 for “Kyiv”: “A night in",
        ),
        ('fail = ["A night in Kyiv."]', ":2: a spec of “Kyiv” must fail, and passes: “A night in Kyiv.”"),
        ('fail = ["Odessa alone."]', ":2: a spec of “Kyiv” must fail, and passes: “Odessa alone.”"),
        (
            'pass = ["Odessa alone."]',
            ":2: a spec of “Kyiv” must pass, and fails: “Odessa” is rejected at factlint.toml:3 for “Odesa”",
        ),
    ],
)
def test_a_spec_that_does_otherwise_is_refused(specs: str, said: str, capsys: Capture) -> None:
    """By the entry, its line and the sentence; exit code 2, and nothing is checked."""
    _write({
        "a.txt": "A night in Kiev.",
        "factlint.toml": f'[names]\n{KYIV.rstrip()[:-1]}, specs = {{{specs}}}}}\n"Odesa" = {{reject = ["Odessa"]}}\n',
    })  # fmt: skip
    (told,) = _refused()
    assert told.startswith("factlint.toml" + said), told
    assert main(["check", "a.txt"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert told in captured.err


def test_the_line_of_a_spec_is_its_own() -> None:
    """Where specs stand on lines of their own."""
    specs = 'specs.pass = [\n  "Kyiv.",\n  "In Kiev.",\n]\nspecs.fail = [\n  "In Kiev.",\n  "Lviv.",\n]\n'
    _write({"factlint.toml": f'[names.Kyiv]\nreject = ["Kiev"]\n{specs}'})
    assert [line.split(":")[1] for line in _refused()] == ["5", "9"]


@pytest.mark.parametrize(
    "sentence",
    ["Kiev", "“Kiev stands,” he said.", "“Kiev is open", "KIEV.", "Two\n\nparagraphs on Kiev.", "See Kiev’s trams."],
)
def test_a_spec_is_read_as_an_article_is(sentence: str) -> None:
    """Whatever stands beside it: each sentence is a paragraph of its own."""
    text = json.dumps(sentence)
    specs = f'specs = {{fail = [{text}, {text}], pass = ["Kyiv"]}}'
    _write({"factlint.toml": f'[names]\n"Kyiv" = {{reject = ["Kiev"], {specs}}}\n'})
    assert len(_list("a.md")) == 1


def test_a_spec_has_no_day() -> None:
    """It says what holds today."""
    _write({"factlint.toml": '[names]\nKyiv = {reject = ["Kiev"], since = 2022-02-24, specs = {fail = ["Kiev."]}}\n'})
    assert len(_list("a.md")) == 1


def test_specs_are_tried_once_in_a_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many folders have names of their own; a folder's specs with its own list."""
    from factlint.config import specs

    tried: list[str] = []

    def broken_specs(_: HouseList, entries: Iterable[HouseName]) -> Iterator[Fault]:
        tried.extend(entry.form for entry in entries)
        yield from ()

    monkeypatch.setattr(specs, "broken_specs", broken_specs)
    entry = '{reject = ["Kiev"], specs = {fail = ["Kiev"]}}'
    _write({
        "factlint.toml": f"[names]\nKyiv = {entry}\n",
        "a/factlint.toml": "[names]\nLviv = {reject = ['Lvov'], specs = {fail = ['Lvov']}}\n",
        "b/factlint.toml": "[names]\nOdesa = {reject = ['Odessa']}\n",
    })  # fmt: skip
    _configured("a/1.md", "a/2.md", "b/1.md", "1.md")
    assert tried == ["Kyiv", "Lviv"]


# -- files and folders ----------------------------------------------------------------------------------------------


def test_a_nearer_file_takes_the_place_of_an_entry() -> None:
    """Key by key, of `extend`, the root, its tables by path and the folders; `false` takes one away."""
    _write({
        "agency.toml": """\
[names]
Kyiv = {reject = ["Kiev"]}
Lviv = {reject = ["Lvov"]}
Odesa = {reject = ["Odessa"]}
""",
        "factlint.toml": """\
extend = "agency.toml"
[names]
Lviv = false
[per-path."b/**".names]
Bern = {reject = ["Berne"]}
""",
        "a/factlint.toml": '\n[names]\nKyiv = {reject = ["Kiew"], except = ["Kiew-Park"]}\n',
    })  # fmt: skip
    agency = ("Odesa", ("Odessa",), "agency.toml:4")
    assert _list("c.md") == [("Kyiv", ("Kiev",), "agency.toml:2"), agency]
    assert _list("a/c.md") == [("Kyiv", ("Kiew",), "a/factlint.toml:3"), agency]
    assert _list("b/c.md") == [
        ("Kyiv", ("Kiev",), "agency.toml:2"),
        agency,
        ("Bern", ("Berne",), "factlint.toml:5"),
    ]


def test_what_contradicts_itself_over_files_is_refused() -> None:
    """In the folder where it does, by both files."""
    _write({"factlint.toml": f"[names]\n{KYIV}", "a/factlint.toml": '[names]\nKiev = {reject = ["Kyiv"]}\n'})
    assert len(_list("c.md")) == 1
    with pytest.raises(ConfigError) as caught:
        _list("a/c.md")
    assert str(caught.value).splitlines() == [
        "a/factlint.toml:2: “Kyiv” is rejected for “Kiev”, and the form to use at factlint.toml:2",
        "factlint.toml:2: “Kiev” is rejected for “Kyiv”, and the form to use at a/factlint.toml:2",
    ]


def test_config_shows_the_names(capsys: Capture) -> None:
    """As they could stand in a file, with their lines; as JSON for programs."""
    _write({
        "factlint.toml": f"""\
[names]
{KYIV}"Procter & Gamble" = {{reject = ["Proctor"], note = "a ‘q’"}}
x = {{use = "Bern", reject = ["Berne"]}}
""",
        "a/factlint.toml": "[names]\nKyiv = false\n",
        "a/c.md": "Words.",
    })  # fmt: skip
    assert main(["config"]) == 0
    shown = [line for line in capsys.readouterr().out.splitlines() if line.startswith("names")]
    assert shown == [
        'names.Kyiv = {reject = ["Kiev"], except = ["chicken Kiev"]}  # factlint.toml:2',
        'names."Procter & Gamble" = {reject = ["Proctor"], note = "a ‘q’"}  # factlint.toml:3',
        'names.x = {use = "Bern", reject = ["Berne"]}  # factlint.toml:4',
    ]
    assert main(["config", "--format", "json", "--for", "a/c.md"]) == 0
    rows = {row["key"]: row for row in json.loads(capsys.readouterr().out)["settings"]}
    assert rows["names.Kyiv"] == {
        "key": "names.Kyiv", "value": False, "file": "a/factlint.toml", "line": 2, "glob": None,
    }  # fmt: skip
    assert rows["names.x"]["value"] == {"use": "Bern", "reject": ["Berne"]}


# -- a run ----------------------------------------------------------------------------------------------------------


def test_a_run_holds_articles_to_the_list(capsys: Capture) -> None:
    """By the list of their folder and their day; exit code 1 where there is something, 0 where not."""
    _write({
        "factlint.toml": '[names]\nKyiv = {reject = ["Kiev"], since = 2022-02-24, note = "the city’s own name"}\n',
        "old.md": "---\ndate: 2019-01-05\n---\nKiev was calm.\n",
        "new.md": "---\ndate: 2022-02-25\ntitle: A Night in Kiev\n---\nThe mayor of **Kiev** spoke.\n",
        "undated.txt": "Kiev was calm.\n",
        "opinion/factlint.toml": "[names]\nKyiv = false\n",
        "opinion/c.txt": "Kiev was calm.\n",
    })  # fmt: skip
    said = "warning house-spelling the house writes “Kyiv”, not “Kiev” (factlint.toml:2: the city’s own name)"
    assert _found(capsys, ".") == (1, [f"new.md:3:19: {said}", f"new.md:5:16: {said}", f"undated.txt:1:1: {said}"])
    assert _found(capsys, "old.md", "opinion") == (0, [])


def test_worker_processes_say_the_same() -> None:
    """Lists go to them whole, the lines of the settings too."""
    _write({f"{number}.txt": f"Day {number}. Kiev was calm.\n" for number in range(6)})
    _write({"factlint.toml": f"\n[names]\n{KYIV}"})
    runs = [
        factlint("check", ".", "--select", RULE, "--format", "json", "--jobs", jobs, cwd=Path.cwd()) for jobs in "12"
    ]
    assert runs[0].stdout == runs[1].stdout
    assert [run.returncode for run in runs] == [1, 1]
    found = json.loads(runs[0].stdout)["findings"]
    assert [each["message"] for each in found] == ["the house writes “Kyiv”, not “Kiev” (factlint.toml:3)"] * 6


def test_a_fix_writes_outside_quotation_marks_alone(capsys: Capture) -> None:
    """Speech, titles and block quotations stay as they are; a second run changes nothing."""
    text = (
        "Kiev’s mayor read “The Road to Kiev” aloud. “Kiev stands,” she said in Proctor\n& Gamble’s hall in Kiev.\n\n"
        "> Kiev in a letter.\n"
    )
    _write({"a.md": text, "factlint.toml": f'[names]\n{KYIV}"Procter & Gamble" = {{reject = ["Proctor & Gamble"]}}\n'})
    assert main(["check", "a.md", "--select", RULE, "--fix", "--unsafe-fixes", "--exit-zero"]) == 0
    mended = text.replace("Kiev’s", "Kyiv’s").replace("in Kiev.", "in Kyiv.").replace("Proctor", "Procter")
    assert Path("a.md").read_text(encoding="utf-8") == mended
    assert main(["check", "a.md", "--select", RULE, "--fix", "--unsafe-fixes", "--exit-zero"]) == 0
    assert Path("a.md").read_text(encoding="utf-8") == mended
    capsys.readouterr()
    code, lines = _found(capsys, "a.md")
    assert code == 1
    assert [line.split()[1] for line in lines] == ["info", "warning", "info"]


def test_without_names_the_rule_says_nothing(capsys: Capture) -> None:
    """Nor does a comment that silences it count as idle: it could not speak."""
    _write({"a.txt": "factlint: ignore[house-spelling] the old name is meant\n\nKiev was calm.\n"})
    assert main(["check", "a.txt", "--format", "concise"]) == 0
    assert capsys.readouterr().out == ""
    _write({"factlint.toml": "[names]\nBern = {reject = ['Berne']}\n"})
    assert main(["check", "a.txt", "--format", "concise"]) == 1
    assert "unused-ignore" in capsys.readouterr().out


def test_rules_tell_that_it_needs_names(capsys: Capture) -> None:
    """For programs."""
    assert main(["rules", "--format", "json"]) == 0
    (rule,) = [each for each in json.loads(capsys.readouterr().out) if each["name"] == RULE]
    assert (rule["family"], rule["needs"], rule["fixable"]) == ("reference", ["names"], True)


# -- the list itself ------------------------------------------------------------------------------------------------


def test_a_list_goes_to_another_process_as_it_is() -> None:
    """Entries, lines and what they find."""
    _write({"factlint.toml": f"\n\n[names]\n{KYIV}"})
    names = _configured("a.md").of("a.md").names
    document = document_from_source("Kiev", house_list=names)
    assert document.house_names
    copy: HouseList = pickle.loads(pickle.dumps(names))
    assert [str(entry.place) for entry in copy.entries] == ["factlint.toml:4"]
    assert document_from_source("Kiev", house_list=copy).house_names[0].form == "Kyiv"


@pytest.mark.parametrize(
    "piece",
    [
        "Kiev ",
        "Kiev",
        "KIEV. ",
        "chicken Kiev ",
        "“Kiev ",
        "Kiev-",
        "Kiev.",
        "Proctor & ",
        "Proctor ",
        "e-",
        "1 Kiev, ",
    ],
)
def test_reading_is_linear(piece: str) -> None:
    """In the length of a paragraph, whatever it is made of."""
    names = list_of({
        "Kyiv": {"reject": ["Kiev", "Kiev Kiev"], "except": ["chicken Kiev", "Kiev, Kiev, Kiev"]},
        "Procter & Gamble": {"reject": ["Proctor & Gamble", "Proctor Proctor Gamble"]},
        "email": {"reject": ["e-mail"]},
    })  # fmt: skip

    def run(text: str) -> object:
        document = document_from_source(text, house_list=names)
        return document.house_names

    assert_linear(lambda n: piece * n, run, 2_000)

"""Languages: what an article declares or its words show, and only the rules that know it run."""

import json
from pathlib import Path

import pytest
from fakes import distribution, factlint, rule_module
from linearity import assert_linear

from factlint import plugins
from factlint.archive.articles import documents_in
from factlint.archive.discovery import FoundFile
from factlint.cli import main
from factlint.config import Settings
from factlint.reading.language import guess_language, primary_language
from factlint.reading.tokens import read_tokens

Capture = pytest.CaptureFixture[str]

ENGLISH = (
    "The council voted on Monday to close the bridge after an engineer told its members that the piers had cracked and"
    " that the road would not hold for another winter. “We have no choice,” said the mayor, who has led the town since"
    " the last election. Shops in the street behind it expect to lose half of their trade while the work goes on. "
)
FRENCH = (
    "Le conseil a décidé lundi de fermer le pont après qu’un ingénieur a expliqué à ses membres que les piles étaient"
    " fissurées et que la route ne tiendrait pas un hiver de plus. « Nous n’avons pas le choix », a dit le maire, qui"
    " dirige la ville depuis les dernières élections. Les commerces de la rue voisine craignent de perdre la moitié de"
    " leurs clients pendant les travaux. "
)
OTHERS = {
    "fr": FRENCH,
    "de": "Der Rat hat am Montag beschlossen, die Brücke zu sperren, nachdem ein Ingenieur den Mitgliedern erklärt"
    " hatte, dass die Pfeiler Risse haben und die Straße keinen weiteren Winter halten wird. „Wir haben keine Wahl“,"
    " sagte die Bürgermeisterin, die die Stadt seit der letzten Wahl führt. Die Läden in der Straße dahinter fürchten,"
    " während der Arbeiten die Hälfte ihrer Kunden zu verlieren. ",
    "es": "El consejo decidió el lunes cerrar el puente después de que un ingeniero explicara a sus miembros que los"
    " pilares tienen grietas y que la carretera no aguantará otro invierno. «No tenemos elección», dijo la alcaldesa,"
    " que dirige la ciudad desde las últimas elecciones. Las tiendas de la calle de al lado temen perder la mitad de"
    " sus clientes durante las obras. ",
    "nl": "De raad besloot maandag de brug te sluiten nadat een ingenieur de leden had uitgelegd dat de pijlers"
    " gescheurd zijn en dat de weg geen winter meer zal houden. “We hebben geen keus”, zei de burgemeester, die de"
    " stad sinds de laatste verkiezingen leidt. De winkels in de straat erachter vrezen tijdens het werk de helft van"
    " hun klanten te verliezen. ",
    "ru": "Совет решил в понедельник закрыть мост после того, как инженер объяснил его членам, что опоры треснули и"
    " что дорога не выдержит ещё одной зимы. «У нас нет выбора», — сказала мэр. ",
    "zh": "市议会星期一决定关闭这座桥，因为一位工程师告诉议员们桥墩已经开裂，道路撑不过下一个冬天。"
    "市长说：“我们别无选择。”",
    "ja": "市議会は月曜日、技師が橋脚にひびが入っており道路が次の冬を"
    "越せないと説明したことを受け、橋を閉鎖することを決めた。",
    "ar": "قرر المجلس يوم الاثنين إغلاق الجسر بعد أن أخبر مهندس أعضاءه أن الدعامات متشققة وأن الطريق لن يصمد شتاء آخر.",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en", "en"), ("en-GB", "en"), ("EN_us", "en"), (" fr ", "fr"), ("zh-Hant-TW", "zh"), ("gsw", "gsw"),
        ("english", None), ("", None), ("e", None), ("en GB", None), ("en-", None), ("12", None),
    ],
)  # fmt: skip
def test_a_tag_has_a_primary_language(tag: str, language: str | None) -> None:
    """As BCP 47 writes it; what is no such tag has none."""
    assert primary_language(tag) == language


@pytest.mark.parametrize("text", [*OTHERS.values(), OTHERS["de"].upper(), FRENCH + "“Yes we can,” he said in English."])
def test_another_language_does_not_pass_for_english(text: str) -> None:
    """Its common words are not those of English."""
    assert guess_language(read_tokens(text)) == "und"


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        ENGLISH.upper(),
        "",
        "Le pont est fermé.",
        "1 2 3 " * 200,
        "!? " * 200,
        ENGLISH + FRENCH[:150],
        ENGLISH + OTHERS["ru"],
        "The sign reads 橋は閉鎖されています.",
        "He spoke in Ghent, Antwerp, Bruges, Ostend and Liège, and in the towns around them. " * 6,
    ],
)
def test_english_and_what_is_too_short_to_tell_is_english(text: str) -> None:
    """Nobody's article is passed over for a quotation, or for being short."""
    assert guess_language(read_tokens(text)) == "en"


def test_the_guess_costs_what_a_sample_costs() -> None:
    """However long the article is."""
    tokens = {size: read_tokens(ENGLISH * size) for size in (200, 800)}
    assert_linear(lambda size: "x" * size, lambda text: guess_language(tokens[len(text)]), 200)


@pytest.mark.parametrize(
    ("path", "text", "setting", "language"),
    [
        ("a.md", ENGLISH, None, "en"),
        ("a.md", FRENCH, None, "und"),
        ("index.fr.md", ENGLISH, None, "fr"),
        ("index.fr.txt", FRENCH, None, "fr"),
        ("index.en.md", FRENCH, None, "en"),
        ("index.FR.md", FRENCH, None, "und"),
        ("news.v2.md", ENGLISH, None, "en"),
        ("a.md", f"---\nlang: fr\n---\n\n{ENGLISH}", None, "fr"),
        ("a.md", f"---\nlanguage: de-AT\n---\n\n{ENGLISH}", "fr", "de"),
        ("a.md", f"---\nlang: klingon tongue\n---\n\n{ENGLISH}", None, "en"),
        ("a.fr.md", f"---\nlang: en\n---\n\n{FRENCH}", None, "en"),
        ("a.md", FRENCH, "en", "en"),
        ("a.md", FRENCH, "fr-CA", "fr"),
        ("a.de.md", FRENCH, "fr", "de"),
    ],
)
def test_what_is_declared_goes_before_what_is_seen(path: str, text: str, setting: str | None, language: str) -> None:
    """Front matter, then the file's name, then the settings, then the words."""
    file = FoundFile(path, path, text.encode())
    (document,) = documents_in(file, Settings(language=setting), plugins.load())
    assert document.language == language


RULE = rule_module('yield Finding(Span(0, 1), "found")')


def _site(tmp_path: Path) -> Path:
    """A plugin with a rule for English and one for English and French."""
    both = RULE.replace("allow_word", "both_words").replace(
        "severity=Severity.WARNING", "severity=Severity.WARNING, languages=('en', 'fr')"
    )
    return distribution(tmp_path / "site", {"english.py": RULE, "both.py": both})


def _run(tmp_path: Path, *arguments: str) -> tuple[int, list[str], list[tuple[str, str]], str]:
    """The exit code, the rules of the findings, the notices, and what is said."""
    done = factlint("check", ".", "--format", "json", *arguments, cwd=tmp_path / "news", site=_site(tmp_path))
    report = json.loads(done.stdout)
    notices = [(notice["path"], notice["message"]) for notice in report["notices"] if notice["path"]]
    return done.returncode, [each["rule"] for each in report["findings"]], notices, done.stderr.decode()


def _write(name: str, text: str) -> None:
    Path("news").mkdir(exist_ok=True)
    Path("news", name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "text"),
    [("index.fr.md", FRENCH), ("a.md", f"---\nlang: fr\n---\n\n{FRENCH}"), ("index.fr.txt", FRENCH)],
)
def test_the_rules_that_know_a_language_run(name: str, text: str, tmp_path: Path) -> None:
    """The others do not; one notice says how many."""
    _write(name, text)
    code, rules, notices, said = _run(tmp_path, "--select", "allow-word,both-words")
    assert (code, rules) == (1, ["both-words"])
    assert notices == [(name, "is in “fr”: 1 of 2 rules know that language")]
    assert said.count("know that language") == 1


def test_where_no_rule_knows_the_language_the_run_has_looked(tmp_path: Path) -> None:
    """Exit code 0, and one notice."""
    _write("index.de.md", OTHERS["de"])
    code, rules, notices, _ = _run(tmp_path, "--select", "allow-word,both-words")
    assert (code, rules) == (0, [])
    assert notices == [("index.de.md", "is in “de”: no rule looked at it")]


def test_where_every_rule_knows_the_language_nothing_is_said(tmp_path: Path) -> None:
    """It is looked at like any other."""
    _write("index.fr.md", FRENCH)
    assert _run(tmp_path, "--select", "both-words")[:3] == (1, ["both-words"], [])


def test_undeclared_text_gets_a_notice_that_says_how_to_declare_it(capsys: Capture) -> None:
    """For who is told so wrongly; then the settings decide, for all or for a folder."""
    _write("a.txt", FRENCH)
    assert main(["check", "news"]) == 0
    assert (
        "does not read like English: no rule looked at it; if it is English, say so: language"
        in capsys.readouterr().err
    )
    _write("factlint.toml", "[per-path.'a.txt']\nlanguage = 'fr'\n")
    assert main(["check", "news"]) == 0
    assert "is in “fr”: no rule looked at it" in capsys.readouterr().err


def test_a_repository_of_two_languages_is_green_and_looked_at(capsys: Capture) -> None:
    """Each article by its own; the English one still has its finding."""
    _write("a.en.md", ENGLISH.replace(" after", " , after"))
    _write("a.fr.md", FRENCH)
    assert main(["check", "news", "--select", "space-before-punctuation", "--format", "concise"]) == 1
    captured = capsys.readouterr()
    assert captured.out.startswith("news/a.en.md:")
    assert len(captured.out.splitlines()) == 1
    assert captured.err.count("is in “fr”") == 1

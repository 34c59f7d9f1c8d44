"""Plugins: what they bring is taken, what is broken is told by name."""

import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from fakes import distribution, rule_module

from factlint import distributions, plugins
from factlint.errors import PluginError

Install = Callable[..., plugins.Plugins]

HOOK = "from factlint import hookimpl\n\n@hookimpl\ndef "
HINTS = "from factlint import MentionKind, NameHint, Span\n"


def _with_options(field: str) -> str:
    """A plugin whose rule takes an option."""
    module = rule_module().replace("document: Document", "document: Document, options: Mine")
    return f"from factlint import Options\nclass Mine(Options, frozen=True):\n    {field}\n{module}"


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Installs made-up modules as a distribution and loads all plugins anew."""
    before = set(sys.modules)

    def load(modules: Mapping[str, str], *, points: str | None = None, **more: Mapping[str, str]) -> plugins.Plugins:
        distribution(tmp_path, modules, points=points)
        for name, others in more.items():
            distribution(tmp_path, others, name=name)
        monkeypatch.syspath_prepend(tmp_path)
        return plugins.load.__wrapped__()

    yield load
    for name in set(sys.modules) - before:
        if str(tmp_path) in str(getattr(sys.modules[name], "__file__", "")):
            del sys.modules[name]


def test_a_plugin_brings_its_rules_under_its_own_name(install: Install) -> None:
    """The family of a single module is the plugin's name; version and distribution are known."""
    loaded = install({"word_plugin.py": rule_module()})
    plugin = next(plugin for plugin in loaded.loaded if plugin.name == "word_plugin")
    assert (plugin.origin, plugin.version, plugin.built_in) == ("acme", "1.2", False)
    assert [(rule.info.name, rule.info.family) for rule in plugin.rules] == [("allow-word", "word-plugin")]
    assert plugin.rules[0] not in loaded.built_in_rules


def test_the_family_of_a_rule_in_a_folder_is_the_folder(install: Install) -> None:
    """`acme_rules/style/words.py` is of the family `style`."""
    hook = "rules():\n    from acme_rules.house import words\n    return [words.allow_word]\n"
    modules = {
        "acme_rules/__init__.py": f"{HOOK}factlint_{hook}",
        "acme_rules/house/__init__.py": "",
        "acme_rules/house/words.py": rule_module().partition("@hookimpl")[0],
    }
    loaded = install(modules, points="acme = acme_rules")
    assert [rule.info.family for rule in loaded.rules if rule.info.name == "allow-word"] == ["house"]


def test_a_generator_of_rules_is_read_to_its_end(install: Install) -> None:
    """A hook may yield what it hands over."""
    loaded = install({"generous.py": rule_module().replace("return [allow_word]", "yield allow_word")})
    assert "allow-word" in [rule.info.name for rule in loaded.rules]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("1 / 0", "can't be loaded: ZeroDivisionError: division by zero (broken.py:1)"),
        ("raise SystemExit(0)", "can't be loaded: SystemExit: 0"),
        ("import no_such_module_anywhere", "can't be loaded: ModuleNotFoundError"),
        ("VALUE = 1", "has none of the hooks factlint_rules"),
        ("def factlint_rules():\n    return []", "factlint_rules is not marked: put @factlint.hookimpl above it"),
        (
            f"{HOOK}factlint_rulez():\n    return []",
            "factlint has no hook factlint_rulez; did you mean “factlint_rules”?",
        ),
        (f"{HOOK}factlint_rules(config):\n    return []", "config"),
        (f"{HOOK}factlint_rules():\n    return 1 / 0", "factlint_rules failed: ZeroDivisionError"),
        (f"{HOOK}factlint_rules():\n    yield 1 / 0", "factlint_rules failed: ZeroDivisionError"),
        (f"{HOOK}factlint_rules():\n    return None", "factlint_rules gives no list"),
        (f"{HOOK}factlint_rules():\n    return 'rules'", "factlint_rules gives no list"),
        (f"{HOOK}factlint_rules():\n    return [print]", "which is not a rule made with @factlint.rule"),
        (f"{HOOK}factlint_readers():\n    return [print]", "which is not a reader"),
        (f"{HOOK}factlint_reporters():\n    return [print]", "which is not a reporter"),
        (rule_module().replace("document: Document", "a, b, c"), "broken.py:7: rule allow-word must take (document)"),
        (rule_module().replace('"""The article begins with “Word”."""', ""), "has no docstring, which is its page"),
        (_with_options("most: int"), "the options of “allow-word” need a default: most"),
        (_with_options("severity: int = 1"), "may not be called severity"),
        (rule_module().replace("allow_word", "hygiene"), "“hygiene” is the name of a family too"),
    ],
)
def test_a_broken_plugin_is_named_with_its_version_and_what_is_wrong(install: Install, source: str, said: str) -> None:
    """Plugin, distribution, version and reason stand in the one message."""
    with pytest.raises(PluginError) as caught:
        install({"broken.py": source})
    assert "plugin “broken” (acme 1.2)" in str(caught.value)
    assert said in str(caught.value)


def test_two_plugins_of_one_name_name_both_distributions(install: Install) -> None:
    """Left to itself, pluggy would skip the second without a word."""
    with pytest.raises(PluginError, match=r"two plugins “word”: .*\(acme 1.2\) and .*\(globex 1.2\)"):
        install({"word.py": rule_module()}, globex={"word.py": rule_module()})


def test_two_rules_of_one_name_name_both_plugins(install: Install) -> None:
    """Neither replaces the other in silence."""
    with pytest.raises(
        PluginError, match=r"two rules “allow-word”: plugin “one”.*one\.py:7 and plugin “two”.*two\.py:7"
    ):
        install({"one.py": rule_module(), "two.py": rule_module()})


def test_two_reporters_of_one_name_are_refused(install: Install) -> None:
    """A plugin can't take the place of a built-in report."""
    mine = "class Mine:\n    name = 'json'\n    def render(self, report, context): return []\n"
    source = f"{mine}\n{HOOK}factlint_reporters():\n    return [Mine()]\n"
    with pytest.raises(PluginError, match="two reporters “json”"):
        install({"mine.py": source})


def test_no_rule_at_all_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty rulebook would find nothing in anything."""
    monkeypatch.setattr(plugins, "entry_points", lambda _: ())
    with pytest.raises(PluginError, match="there are no rules"):
        plugins.load.__wrapped__()


def test_a_required_distribution_must_have_brought_a_plugin(install: Install) -> None:
    """Names are compared as package indexes do; what is missing is named, and what is there."""
    loaded = install({"word.py": rule_module()})
    loaded.require([("Acme", "a.toml:1"), ("factlint", "a.toml:2")])
    with pytest.raises(PluginError, match=r"not installed: globex \(installed: acme, factlint\)"):
        loaded.require([("acme", "a.toml:1"), ("globex", "a.toml:2")])


def test_a_name_recogniser_may_ask_for_less_and_yield(install: Install) -> None:
    """As with any hook, a recogniser names only the arguments it wants."""
    source = f"{HINTS}{HOOK}factlint_mentions(text):\n    yield NameHint(Span(0, 4), MentionKind.PLACE)\n"
    recognize = install({"places.py": source}).recognizers[-1]
    assert [hint.span.of("Oslo is") for hint in recognize("Oslo is", (), ())] == ["Oslo"]


@pytest.mark.parametrize("answer", ["[1]", "[NameHint(Span(0, 99), MentionKind.PLACE)]", "1 / 0"])
def test_a_broken_name_recogniser_is_named(install: Install, answer: str) -> None:
    """A hint outside the text, something else, an exception: each is the plugin's fault."""
    source = f"{HINTS}{HOOK}factlint_mentions(text):\n    return {answer}\n"
    recognize = install({"places.py": source}).recognizers[-1]
    with pytest.raises(PluginError, match=r"plugin “places”.*factlint_mentions"):
        recognize("Oslo is", (), ())


def test_entry_points_are_those_of_importlib(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read from folders or asked of importlib.metadata: the same points, distributions and versions, none twice."""
    distribution(tmp_path, {"one.py": ""}, points="one = one\n two=one:VALUE [extra]\n[other]\nx = y\n")
    distribution(tmp_path, {"three.py": ""}, name="Mixed_Case.name")
    monkeypatch.syspath_prepend(tmp_path)
    again = tmp_path / "again/acme.egg-info"
    again.mkdir(parents=True)
    (again / "PKG-INFO").write_text("Metadata-Version: 2.1\nName: acme\nVersion: 1.1\n")
    (again / "entry_points.txt").write_text("[factlint]\none = one\n")
    monkeypatch.setattr(sys, "path", [*sys.path, str(again.parent)])
    found = distributions.entry_points("factlint")
    assert {"one", "two", "three", "rules"} <= {point.name for point in found}
    assert found == tuple(sorted(distributions._by_importlib("factlint")))


def test_a_zip_file_on_the_path_is_left_to_importlib(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is installed otherwise than in folders is found all the same."""
    with zipfile.ZipFile(tmp_path / "site.zip", "w") as site:
        site.writestr("zipped-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: zipped\nVersion: 1.0\n")
        site.writestr("zipped-1.0.dist-info/entry_points.txt", "[factlint]\nzipped = zipped\n")
    monkeypatch.syspath_prepend(tmp_path / "site.zip")
    assert "zipped" in [point.name for point in distributions.entry_points("factlint")]

"""The GitHub action and the snippets for CI: what they hold, and their scripts run in a shell."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import foreign
import jsonschema  # type: ignore[import-untyped]  # its stubs are a package of their own
import pytest
import yaml
from environments import ROOT, clone

import factlint

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="no bash to run the scripts in")
PROGRAM = Path(sys.executable).with_name("factlint")
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = {step["id"]: step for step in ACTION["runs"]["steps"] if "id" in step}
GITLAB = yaml.safe_load((ROOT / "docs/ci/gitlab-ci.yml").read_text(encoding="utf-8"))["factlint"]
OWN = {
    "event_name": "pull_request",
    "repository": "desk/site",
    "event": {"pull_request": {"head": {"repo": {"full_name": "desk/site"}}}},
}
FORK = {**OWN, "event": {"pull_request": {"head": {"repo": {"full_name": "someone/site"}}}}}
FAULT = "It was closed , she said.\n"
RECORDER = '#!/usr/bin/env bash\nprintf "%s\\0" "$@" > "$RECORD"\n'


def evaluated(text: str, known: Mapping[str, object]) -> str:
    """A value of action.yml with its expressions filled in; what is not there is empty, as on GitHub."""

    def value(match: re.Match[str]) -> str:
        found: object = known
        for name in match.group(1).split("."):
            found = found.get(name, "") if isinstance(found, Mapping) else ""
        return str(found)

    return re.sub(r"\$\{\{ ([\w.-]+) \}\}", value, text)


class Job:
    """A job on a runner of our own: a checkout, and files that its steps write."""

    def __init__(self, folder: Path, action: Path = ROOT) -> None:
        self.checkout = folder / "checkout"
        self.checkout.mkdir()
        self._folder = folder
        self._action = action
        self.summary = folder / "summary.md"
        self._output = folder / "output"

    def step(
        self, name: str, given: Mapping[str, str] | None = None, *, github: Mapping[str, object] = OWN, **steps: object
    ) -> "subprocess.CompletedProcess[str]":
        """Run a step of the action with inputs, the default where none is given."""
        inputs = {key: each["default"] for key, each in ACTION["inputs"].items()} | dict(given or {})
        known = {"inputs": inputs, "github": github, "steps": steps}
        step = STEPS[name]
        made = {key: evaluated(value, known) for key, value in step["env"].items()}
        return self.shell(step["run"], made)

    def check(self, given: Mapping[str, str] | None = None, **more: Any) -> "subprocess.CompletedProcess[str]":  # noqa: ANN401  # a test's short hand
        """Run the step that checks, with the factlint of this environment or the program that is named."""
        program = more.pop("program", PROGRAM)
        return self.step("check", given, install={"outputs": {"program": program}}, **more)

    def recorded(self, given: Mapping[str, str], **more: Any) -> list[str]:  # noqa: ANN401  # a test's short hand
        """The arguments with which the step that checks would start factlint."""
        recorder = self._folder / "recorder"
        recorder.write_text(RECORDER)
        recorder.chmod(0o755)
        done = self.check(given, program=recorder, **more)
        assert done.returncode == 0, done
        return (self._folder / "record").read_text().split("\0")[:-1]

    def shell(self, script: str, environment: Mapping[str, str]) -> "subprocess.CompletedProcess[str]":
        """Run a script as the runner does, with what it gives to every step."""
        self._output.write_text("")
        runner = {
            "GITHUB_ACTION_PATH": str(self._action),
            "GITHUB_OUTPUT": str(self._output),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "RUNNER_TEMP": str(self._folder),
            "RECORD": str(self._folder / "record"),
        }
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=self.checkout, env={**os.environ, **runner, **environment}, capture_output=True, encoding="utf-8",
            check=False,
        )  # fmt: skip

    @property
    def outputs(self) -> dict[str, str]:
        """What the last step put out."""
        lines = self._output.read_text().splitlines()
        return dict(line.split("=", 1) for line in lines)


@pytest.fixture
def job(tmp_path: Path) -> Job:
    """A job with an empty checkout."""
    return Job(tmp_path)


def believed(output: str) -> list[str]:
    """The lines that the runner would take for commands, the pauses honoured."""
    commands, token = [], None
    for line in output.splitlines():
        if token is not None:
            token = None if line == f"::{token}::" else token
        elif match := re.fullmatch(r"::stop-commands::(\w{32})", line):
            token = match.group(1)
        elif line.lstrip().startswith("::") or "##[" in line:
            commands.append(line)
    assert token is None
    return commands


def test_the_scripts_hold_no_expression() -> None:
    """What a workflow or a pull request brings comes in by the environment, and is no code."""
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step.get("run", "")
        assert step.get("shell", "bash") == "bash"


def test_every_input_is_read_and_every_variable_used() -> None:
    """An input that nobody reads is a promise broken without a word."""
    given = json.dumps([step.get("env", {}) for step in ACTION["runs"]["steps"]])
    assert set(re.findall(r"inputs\.([\w-]+)", given)) == set(ACTION["inputs"])
    scripts = (ROOT / "action.sh").read_text(encoding="utf-8") + STEPS["install"]["run"]
    named = {name for step in STEPS.values() for name in step.get("env", {})}
    assert set(re.findall(r"\$\{?(FACTLINT_\w+|PYTHON)", scripts)) == named


def test_actions_of_others_are_pinned() -> None:
    """By commit, with the version beside it."""
    uses = re.findall(r"uses: (.+)", (ROOT / "action.yml").read_text(encoding="utf-8"))
    assert len(uses) == 2
    assert all(re.fullmatch(r"[\w-]+/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use) for use in uses)


def test_findings_are_shown_listed_and_put_out(job: Job) -> None:
    """An annotation, a row on the run's page, a SARIF file where it is wanted, and factlint's own exit code."""
    (job.checkout / "a b.md").write_text(FAULT)
    done = job.check({"upload-sarif": "true", "select": "space-before-punctuation", "paths": "a b.md\n"})
    assert done.returncode == 1, done
    (annotation,) = map(foreign.command, believed(done.stdout))
    assert annotation["properties"]["file"] == "a b.md"
    assert "space before" in job.summary.read_text()
    sarif = json.loads(Path(job.outputs["sarif"]).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(foreign.strict("sarif")).validate(sarif)
    assert job.outputs["exit-code"] == "1"
    assert "a b.md:1:14" in done.stdout


def test_a_clean_run_is_green(job: Job) -> None:
    """Nothing is annotated, and the run's page says what was read."""
    (job.checkout / "a.md").write_text("It was closed, she said.\n")
    done = job.check({"select": "space-before-punctuation"})
    assert (done.returncode, believed(done.stdout)) == (0, [])
    assert "1 file read: nothing found." in job.summary.read_text()
    assert job.outputs == {"exit-code": "0"}


@pytest.mark.parametrize("given", [
    {"paths": "lost.md"}, {"paths": "lost.md", "annotate": "false"}, {"config": "lost.toml"}, {"paths": " \n"},
    {"select": "no-such-rule"}, {"annotate": "yes"}, {"summary": ""}, {"upload-sarif": "True"},
    {"local-code": "always"},
])  # fmt: skip
def test_a_run_that_could_not_look_is_never_green(job: Job, given: Mapping[str, str]) -> None:
    """Exit code 2, and an error that is seen without opening the log."""
    done = job.check(given)
    assert done.returncode == 2, done
    assert any(line.startswith("::error ") for line in believed(done.stdout))


def test_what_articles_hold_is_no_command(job: Job) -> None:
    """Neither a file name nor a line of an article speaks to the runner."""
    name = "x ##[error]y.md"
    (job.checkout / name).write_text(f"::error::taken\n\n::add-mask::e\n\n{FAULT}\n##[set-env name=a]b , c\n")
    done = job.check({"select": "space-before-punctuation"})
    assert done.returncode == 1
    commands = [foreign.command(line) for line in believed(done.stdout)]
    assert [each["properties"]["title"] for each in commands] == ["space-before-punctuation"] * 2


@pytest.mark.parametrize(
    "value", ["$(touch taken)", "; touch taken", "--exit-zero", "a b", "`touch taken`", "'\"\\", "*"]
)
def test_inputs_are_values_and_never_code(job: Job, value: str) -> None:
    """Each arrives as one argument, an option's behind its name, a path behind `--`."""
    (job.checkout / "there.md").write_text("x")
    names = ("select", "ignore", "fail-on", "config", "baseline", "since")
    found = job.recorded({"paths": f"{value}\r\n\n{value}/z", **dict.fromkeys(names, value)})
    assert found[found.index("--") :] == ["--", value, f"{value}/z"]
    assert [argument for argument in found if argument.startswith(tuple(f"--{name}=" for name in names))] == [
        f"--{name}={value}" for name in names
    ]
    assert not (job.checkout / "taken").exists()


def test_what_is_not_wanted_is_not_made(job: Job) -> None:
    """No annotations, no summary, no SARIF, where the inputs say so."""
    found = job.recorded({"annotate": "false", "summary": "false"})
    assert found == ["check", "--no-progress", "--", "."]
    assert job.outputs == {"exit-code": "0"}


@pytest.mark.parametrize(("github", "local"), [
    (OWN, True), (FORK, False), ({**FORK, "event_name": "pull_request_target"}, False),
    ({**OWN, "event": {"pull_request": {"head": {"repo": None}}}}, False),
    ({"event_name": "push", "repository": "desk/site", "event": {}}, True),
    ({"event_name": "schedule", "repository": "desk/site", "event": {}}, True),
    ({"event_name": "workflow_run", "repository": "desk/site", "event": {}}, False),
    ({"event_name": "issue_comment", "repository": "desk/site", "event": {}}, False),
    ({}, False),
])  # fmt: skip
def test_code_of_a_fork_does_not_run(job: Job, github: Mapping[str, object], *, local: bool) -> None:
    """Pull requests from forks, deleted ones too, and events that are not known get --no-local-code."""
    assert ("--no-local-code" not in job.recorded({}, github=github)) is local
    assert "--no-local-code" in job.recorded({"local-code": "never"}, github=github)


def published(kind: str, file: str) -> None:
    """Check a file against the schema that check-jsonschema brings for its kind."""
    pytest.importorskip("check_jsonschema")
    command: Sequence[str | Path] = (sys.executable, "-m", "check_jsonschema", "--builtin-schema", kind, ROOT / file)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(("kind", "file"), [
    ("vendor.github-actions", "action.yml"),
    ("vendor.github-workflows", "docs/ci/github.yml"),
    ("vendor.gitlab-ci", "docs/ci/gitlab-ci.yml"),
])  # fmt: skip
def test_syntax_is_what_the_published_schema_says(kind: str, file: str) -> None:
    """Of an action, a workflow and a pipeline, as check-jsonschema knows them."""
    published(kind, file)


def test_the_snippets_name_this_project_and_this_version() -> None:
    """The address is the one in pyproject.toml."""
    home = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["urls"]["Homepage"]
    assert GITLAB["variables"]["FACTLINT"] == f"git+{home}@v{factlint.__version__}"
    workflow = yaml.safe_load((ROOT / "docs/ci/github.yml").read_text(encoding="utf-8"))
    (use,) = [step for step in workflow["jobs"]["factlint"]["steps"] if "factlint" in step["uses"]]
    assert use["uses"] == f"{home.removeprefix('https://github.com/')}@v{factlint.__version__}"
    assert set(use["with"]) <= set(ACTION["inputs"])


def pipeline(job: Job, tmp_path: Path, variables: Mapping[str, str]) -> "subprocess.CompletedProcess[str]":
    """Run the lines of the GitLab job, with a pip that only takes notes and the factlint of this environment."""
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "pip").write_text(RECORDER)
    (programs / "pip").chmod(0o755)
    (programs / "factlint").write_text(f'#!/usr/bin/env bash\necho "$@"\nexec "{PROGRAM}" "$@"\n')
    (programs / "factlint").chmod(0o755)
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    return job.shell("\n".join(GITLAB["script"]), {**GITLAB["variables"], **variables, "PATH": path})


def test_the_gitlab_job_writes_the_reports_that_it_promises(job: Job, tmp_path: Path) -> None:
    """Its artifacts are the files that its script writes, and its exit code is factlint's."""
    (job.checkout / "a.md").write_text(FAULT)
    done = pipeline(job, tmp_path, {"CI_PROJECT_ID": "1"})
    assert done.returncode == 1, done
    assert "--no-local-code" not in done.stdout
    for name, kind in (("codequality", "gitlab"), ("junit", "junit")):
        text = (job.checkout / GITLAB["artifacts"]["reports"][name]).read_text(encoding="utf-8")
        jsonschema.Draft202012Validator(foreign.strict(kind)).validate(foreign.read(kind, text))
    assert (tmp_path / "record").read_text().split("\0")[:-1] == ["install", "--quiet", GITLAB["variables"]["FACTLINT"]]


@pytest.mark.parametrize(("source", "local"), [("1", True), ("2", False)])
def test_the_gitlab_job_runs_no_code_of_a_fork(job: Job, tmp_path: Path, source: str, *, local: bool) -> None:
    """A merge request from another project gets --no-local-code."""
    (job.checkout / "a.md").write_text("x\n")
    done = pipeline(job, tmp_path, {"CI_PROJECT_ID": "1", "CI_MERGE_REQUEST_SOURCE_PROJECT_ID": source})
    assert done.returncode == 0, done
    assert ("--no-local-code" not in done.stdout) is local


@pytest.mark.slow
def test_the_action_installs_itself_and_imports_nothing_of_the_checkout(tmp_path: Path) -> None:
    """For real, from a clone; modules of the checkout that are called like those it needs are not run."""
    job = Job(tmp_path, clone(tmp_path / "action"))
    for name in ("pip", "venv", "factlint", "click", "sitecustomize"):
        (job.checkout / f"{name}.py").write_text("import pathlib\npathlib.Path('taken').touch()\n")
    (job.checkout / "a.md").write_text(FAULT)
    done = job.step("install", python={"outputs": {"python-path": sys.executable}})
    assert done.returncode == 0, done
    done = job.check(program=job.outputs["program"])
    assert done.returncode == 1, done
    assert not (job.checkout / "taken").exists()

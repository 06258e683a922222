"""The house around the package: what the papers say is so, and nothing of one machine is in it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from qa_service import __version__
from qa_service.cli import main
from qa_service.rulebook import load_rulebook
from qa_service.settings import Settings, rules_folder

ROOT = Path(__file__).parent.parent
LONGEST = 350  # lines of a Python file; longer ones hold more than one idea
TEXT_SUFFIXES = {"", ".py", ".md", ".toml", ".tsv", ".txt", ".json", ".jsonl", ".html", ".j2", ".css", ".js", ".in"}
NOT_OURS = {".git", ".venv", "build", "dist", "__pycache__"}
# A folder of somebody's machine, as it would stand in a script or a recorded output.
MACHINE_PATH = re.compile(r"(?<![\w.~:/-])/(?:work|root|home/[\w.-]+|Users/[\w.-]+|tmp/[\w.-]+|private)/")


def files() -> Iterator[Path]:
    """Yield the repository's own text files."""
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        ours = not any(part in NOT_OURS or part.endswith(("_cache", ".egg-info", ".hypothesis")) for part in parts)
        if ours and path.is_file() and path.suffix in TEXT_SUFFIXES:
            yield path


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def commands(command: click.Command, name: str = "") -> Iterator[tuple[str, click.Command]]:
    """Yield every command with its full name."""
    if isinstance(command, click.Group):
        context = click.Context(command)
        for child in command.list_commands(context):
            found = command.get_command(context, child)
            assert found is not None
            yield from commands(found, f"{name} {child}".strip())
    else:
        yield name, command


@pytest.mark.parametrize(("name", "command"), [pytest.param(*pair, id=pair[0]) for pair in commands(main)])
def test_readme_names_every_command_and_option(name: str, command: click.Command) -> None:
    readme = read("README.md")
    assert f"`{name}" in readme
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert any(option in readme for option in parameter.opts if option.startswith("--")), parameter.opts


def test_readme_names_every_setting() -> None:
    readme = read("README.md")
    for field in Settings.__dataclass_fields__.keys() - {"export"}:  # which a batch sets, and nobody else
        assert f"`QA_SERVICE_{field.upper()}`" in readme


def test_readme_opens_with_what_the_program_really_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    example = re.search(r"```console\n\$ python -m qa_service ([^\n]+)\n(.*?)```", read("README.md"), re.DOTALL)
    assert example is not None
    assert CliRunner().invoke(main, example[1].split()).output == example[2]


def test_readme_python_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    example = re.search(r"```python\n(.*?)((?:^# [^\n]*\n)+)```", read("README.md"), re.DOTALL | re.MULTILINE)
    assert example is not None
    exec(compile(example[1], "README.md", "exec"), {})
    assert capsys.readouterr().out == re.sub(r"(?m)^# ", "", example[2])


def test_every_rule_is_in_the_changelog_or_readme() -> None:
    papers = read("README.md") + read("CHANGELOG.md")
    families = {check.partition(".")[0] for check in load_rulebook(rules_folder() / "checks")}
    assert all(f"`{family}." in papers for family in families)


def test_changelog_opens_with_this_version() -> None:
    heading = re.search(r"^## (\S+)", read("CHANGELOG.md"), re.MULTILINE)
    assert heading is not None and heading[1] in (__version__, "Unreleased")


def test_every_dependency_is_argued_for() -> None:
    argued = read("docs/decisions/dependencies.md").lower()
    names = re.findall(r"^([a-z][a-z0-9-]*)", read("requirements.txt"), re.MULTILINE)
    assert names and not [name for name in names if name not in argued]


def test_the_owners_packages_are_requirements() -> None:
    names = set(re.findall(r"^([a-z][a-z0-9-]*)", read("requirements.txt"), re.MULTILINE))
    assert names >= {"langdetect", "sacremoses", "flask", "regex", "pytest"}


def test_the_owners_document_is_byte_for_byte() -> None:
    (path,) = (ROOT / "seeds").iterdir()
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert digest == "db828df729b37302e1f74bfc0fc716912a6cc818da77e59a55dec906649f06ff"


def test_no_file_names_a_place_on_one_machine() -> None:
    named = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path in files()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if MACHINE_PATH.search(line)
    ]
    assert not named


def test_python_files_hold_one_idea() -> None:
    long = {
        path.name for path in files() if path.suffix == ".py" and len(path.read_text("utf-8").splitlines()) > LONGEST
    }
    assert not long


def test_decisions_fit_a_screen() -> None:
    long = [
        path.name for path in (ROOT / "docs/decisions").glob("*.md") if len(path.read_text("utf-8").splitlines()) > 40
    ]
    assert not long

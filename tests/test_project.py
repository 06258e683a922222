"""A project's settings: found from the export upwards, and a mistake named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa_service.errors import RuleError
from qa_service.model import Severity
from qa_service.project import NAME, Projects, read_project, words_at_home

WHOLE = """
glossary = "terms.csv"
[languages]
target = "fr"
source = "en"
[checks]
skip = ["spacing"]
[do_not_flag]
fr = ["week-end"]
all = ["Acme"]
[severities]
"repetition.word" = "minor"
[columns]
target = "French"
"""


def test_everything_is_read(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(WHOLE, encoding="utf-8")
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    file = Projects().of(inner / "x.po")
    project = file.project
    assert file.path == tmp_path.resolve() / NAME and file.glossary == tmp_path.resolve() / "terms.csv"
    assert (project.languages.target, project.languages.source, project.checks.skip) == ("fr", "en", ("spacing",))
    assert project.by_check() == {"repetition.word": Severity.MINOR} and project.columns == {"target": "French"}
    assert words_at_home(project.do_not_flag, "fr-CA") == {"week-end", "Acme"}
    assert words_at_home(project.do_not_flag, "de") == words_at_home(project.do_not_flag, None) == {"Acme"}


def test_the_nearest_file_counts_and_nothing_above_the_repository(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("[languages]\ntarget = 'de'\n", encoding="utf-8")
    near, repository = tmp_path / "near", tmp_path / "repository"
    for folder in (near, repository / ".git"):
        folder.mkdir(parents=True)
    (near / NAME).write_text("[languages]\ntarget = 'it'\n", encoding="utf-8")
    projects = Projects()
    assert projects.of(near).project.languages.target == "it"
    assert projects.of(tmp_path / "x.po").project.languages.target == "de"
    assert projects.of(repository / "x.po").path is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[checks]\nskp = []\n", ":2: unknown key “skp”"),
        ("\n[severities]\nforeign = 'bad'\n", ":3: .* “bad” is none of"),
        ("[columns]\nfrench = 'x'\n", ":2: .* “french” is none of"),
        ("[do_not_flag]\nfr = 'x'\n", ":2: “fr” must be a list"),
        ("= 3", ":1: not valid TOML"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    with pytest.raises(RuleError, match=says):
        read_project(tmp_path / NAME)

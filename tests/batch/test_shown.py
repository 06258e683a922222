"""No path of this machine is delivered: reports and notes say where a file lies in the export."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from qa_service.batch.shown import plain, shown
from qa_service.cli import main
from qa_service.project import NAME
from qa_service.readers.files import walk

REPORTS = (".html", ".sarif", ".xml", ".csv", ".jsonld", ".jsonl", ".json")
ROWS = "id,source,target\n1,Save your changes first,{}\n2,He is alone,Il est entirely seul\n"


@pytest.mark.parametrize("here", [True, False])
def test_nothing_that_is_delivered_names_the_machine(
    runner: CliRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, here: bool
) -> None:
    top = tmp_path / "exports"
    for folder, target in (("a", "Enregistrez d'abord vos modifications"), ("b", "Sauvegardez vos changements")):
        (top / folder).mkdir(parents=True)
        (top / folder / "t.csv").write_text(ROWS.format(target), encoding="utf-8")
    (top / NAME).write_text('[languages]\ntarget = "fr"\n', encoding="utf-8")
    (top / "a" / "broken.po").write_bytes(b"\xff\xff\xff")
    (tmp_path / "else").mkdir()
    monkeypatch.chdir(tmp_path if here else tmp_path / "else")
    out = tmp_path / "out"
    reports = [argument for suffix in REPORTS for argument in ("--report", str(out / f"r{suffix}"))]
    out.mkdir()
    result = runner.invoke(main, ["batch", str(top), *reports, "--write-back", str(out / "noted")])
    assert result.exit_code == 1 and str(top / "a" / "broken.po") in result.stderr
    delivered = [path for path in out.rglob("*") if path.is_file()]
    assert len(delivered) == len(REPORTS) + 3  # two tables, and the list of what was written
    for path in delivered:
        assert str(tmp_path) not in path.read_text(encoding="utf-8"), path
    start = "exports/" if here else ""
    lines = [json.loads(line) for line in (out / "r.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {line["file"] for line in lines} == {f"{start}a/broken.po", f"{start}a/t.csv", f"{start}b/t.csv"}
    inconsistent = [it for line in lines for it in line.get("findings", ()) if it["check"] == "bilingual.inconsistent"]
    assert [it["evidence"]["place"] for it in inconsistent] == ["a/t.csv:2"]


def test_two_files_that_would_be_called_the_same_keep_their_paths(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("a", "b", "else"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "fr.po").touch()
    (tmp_path / "b" / "de.po").touch()
    monkeypatch.chdir(tmp_path / "else")
    names = shown(walk([str(tmp_path / "a"), str(tmp_path / "b")]).files)
    assert names.file(str(tmp_path / "b" / "de.po")) == "de.po"
    assert names.file(str(tmp_path / "b" / "fr.po")) == str(tmp_path / "b" / "fr.po")
    assert names.file("x/fr.po") == "x/fr.po"


def test_members_of_an_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.zip").touch()
    monkeypatch.chdir(tmp_path)
    assert shown(walk([str(tmp_path / "a.zip")]).files).file(f"{tmp_path}/a.zip/fr.po") == "a.zip/fr.po"


def test_a_path_that_is_given_from_here_stays() -> None:
    assert plain("../x/fr.po") == "../x/fr.po" and plain("/nowhere/at/all/fr.po") == "fr.po"

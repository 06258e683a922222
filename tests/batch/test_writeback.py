"""Exports written back: notes where the format has a place for them, nothing lost, one broken file alone."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

import pytest
from click.testing import CliRunner, Result

from qa_service.cli import main
from qa_service.errors import InputError
from qa_service.model import Location, Segment, Unit
from qa_service.readers.format import Answer, Format, Hints
from qa_service.readers.own import WRITTEN

LINES = "Bonjour.\nIl est entirely seul.\nIls ont écrit écrit au maire.\n"


def _read(stream: BinaryIO, name: str, hints: Hints) -> Iterable[Unit]:
    for number, line in enumerate(stream.read().decode().splitlines()):
        yield Unit(Segment(line, str(number)), Location(name, number + 1, str(number)), hints.target_lang)


def _write(stream: BinaryIO, name: str, hints: Hints, answers: Iterable[Answer], out: BinaryIO) -> None:
    for line, answer in zip(stream.read().decode().splitlines(), answers, strict=True):
        if "breaks" in line:
            raise InputError(f"{name}: cannot be written back: it breaks")
        notes = ",".join(finding.check for finding in answer.findings)
        out.write(f"{answer.fixed or line}|{notes}\n".encode())


@pytest.fixture(autouse=True)
def noted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let .txt be a format of one unit a line with a place for notes, .md one without."""
    both = {".txt": Format("noted", (".txt",), _read, _write), ".md": Format("mute", (".md",), _read)}  # type: ignore[arg-type]
    for module in ("inputs",):
        monkeypatch.setattr(f"qa_service.batch.{module}.format_of", lambda name, head: both[Path(name).suffix])


def batch(runner: CliRunner, *arguments: str | Path) -> Result:
    return runner.invoke(main, ["batch", *map(str, arguments), "--target", "fr"])


def test_notes_stand_at_their_units(runner: CliRunner, tmp_path: Path) -> None:
    for name in ("in/a.txt", "in/sub/b.txt", "in/none.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(LINES, encoding="utf-8")
    (tmp_path / "in/clean.txt").write_text("Bonjour.\n", encoding="utf-8")
    result = batch(runner, tmp_path / "in", "--write-back", tmp_path / "out")
    noted = "Bonjour.|\nIl est entirely seul.|foreign.word\nIls ont écrit écrit au maire.|repetition.word\n"
    assert result.exit_code == 1
    for name in ("a.txt", "sub/b.txt"):
        assert (tmp_path / "out" / name).read_text(encoding="utf-8") == noted
    assert (tmp_path / "out/clean.txt").read_text(encoding="utf-8") == "Bonjour.|\n"
    assert not (tmp_path / "out/none.md").exists() and "1 .md" in result.stderr
    assert "3 files written back" in result.stderr


def test_fix_applies_what_is_sure(runner: CliRunner, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LINES, encoding="utf-8")
    batch(runner, tmp_path / "a.txt", "--write-back", tmp_path / "out", "--fix")
    assert (tmp_path / "out/a.txt").read_text(encoding="utf-8").splitlines()[2] == (
        "Ils ont écrit au maire.|repetition.word"
    )


def test_how_sure_a_fix_must_be_is_the_callers(runner: CliRunner, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LINES, encoding="utf-8")
    for least, stays in (("0", False), ("1", True)):
        batch(runner, tmp_path / "a.txt", "--write-back", tmp_path / least, "--fix", "--at-least", least)
        assert ("entirely" in (tmp_path / least / "a.txt").read_text(encoding="utf-8")) is stays


def test_a_file_that_cannot_be_written_costs_only_itself(runner: CliRunner, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("Il breaks.\n", encoding="utf-8")
    (folder / "b.txt").write_text("Bonjour.\n", encoding="utf-8")
    result = batch(runner, folder, "--skip", "foreign", "--write-back", tmp_path / "out")
    assert result.exit_code == 2 and "it breaks" in result.stderr
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [WRITTEN, "b.txt"]


def test_nothing_is_written_over_itself_or_twice(runner: CliRunner, tmp_path: Path) -> None:
    for name in ("a/x.txt", "b/x.txt"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("Bonjour.\n", encoding="utf-8")
    over = batch(runner, tmp_path / "a/x.txt", "--write-back", tmp_path / "a")
    assert over.exit_code == 2 and "written over itself" in over.stderr
    assert (tmp_path / "a/x.txt").read_text(encoding="utf-8") == "Bonjour.\n"
    twice = batch(runner, tmp_path / "a/x.txt", tmp_path / "b/x.txt", "--write-back", tmp_path / "out")
    assert twice.exit_code == 2 and "another file of this batch" in twice.stderr


def test_members_of_an_archive_are_written_as_files(runner: CliRunner, tmp_path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(tmp_path / "all.zip", "w") as packed:
        packed.writestr("in/a.txt", LINES)
    batch(runner, tmp_path / "all.zip", "--write-back", tmp_path / "out")
    assert "|foreign.word" in (tmp_path / "out/all.zip/in/a.txt").read_text(encoding="utf-8")

"""The command line's front door."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from qa_service.cli import main


def test_check_prints_findings_and_fails(runner: CliRunner, tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text("Il est entirely seul.", encoding="utf-8")
    result = runner.invoke(main, ["check", str(path), "--target", "fr"])
    assert result.exit_code == 1
    assert "text.txt:1:8: major foreign.word" in result.output and "entièrement" in result.output


def test_check_of_clean_text_from_standard_input(runner: CliRunner) -> None:
    result = runner.invoke(main, ["check", "-", "--target", "fr"], input="Bonjour à tous.")
    assert (result.exit_code, result.output) == (0, "standard input: French (as told): nothing found\n")


@pytest.mark.parametrize("form", ["json", "html"])
def test_check_writes_a_file(runner: CliRunner, tmp_path: Path, form: str) -> None:
    out = tmp_path / "out"
    arguments = ["check", "--target", "fr", "--format", form, "-o", str(out), "--fail-on", "critical"]
    assert runner.invoke(main, arguments, input="Il est entirely seul.").exit_code == 0
    text = out.read_text(encoding="utf-8")
    assert json.loads(text)["findings"][0]["text"] == "entirely" if form == "json" else "entirely</a></mark>" in text


@pytest.mark.parametrize(
    ("arguments", "data", "says"),
    [
        (["check", "/no/such/file"], b"", "cannot be read"),
        (["check", "-"], b"\xff\xfe\x00", "not UTF-8 at byte 0"),
        (["check", "-", "--target", "qq"], b"x", "not supported"),
        (["check", "-", "--target", "fr", "--only", "no"], b"x", "no check “no”"),
        (["check", "-", "--format", "xml"], b"x", "Invalid value for '--format'"),
        (["batch", "/no/such/file"], b"", "no such file"),
        (["batch", "-", "--target", "qq"], b"", "not supported"),
        (["nonsense"], b"", "No such command"),
    ],
)
def test_bad_input_is_one_clear_line(runner: CliRunner, arguments: list[str], data: bytes, says: str) -> None:
    result = runner.invoke(main, arguments, input=data)
    assert result.exit_code == 2 and says in result.stderr and "Traceback" not in result.stderr


def test_batch_answers_every_line_in_order(runner: CliRunner, tmp_path: Path) -> None:
    lines = [
        b'{"id": 1, "text": "Il est entirely seul.", "other": 5}',
        b"not json",
        b'{"id": "b", "text": "Bonjour."}',
        b'{"id": "c", "text": 5}',
        b'{"id": "d", "text": "x", "target_lang": "qq"}',
        b"\xff",
        b'{"id": "e", "text": "\\ud800"}',
    ]
    path = tmp_path / "in.jsonl"
    path.write_bytes(b"\n".join(lines))
    for jobs in ("1", "2"):
        out = tmp_path / f"out{jobs}.jsonl"
        result = runner.invoke(main, ["batch", str(path), "--target", "fr", "-o", str(out), "--jobs", jobs])
        assert result.exit_code == 1, result.output
        answers = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
        assert [it.get("id", it.get("line")) for it in answers] == [1, 2, "b", "c", "d", 6, "e"]
        assert [len(it.get("findings", [])) for it in answers][:3] == [1, 0, 0]
        assert all("error" in answers[place] for place in (1, 3, 4, 5))
    assert (tmp_path / "out1.jsonl").read_bytes() == (tmp_path / "out2.jsonl").read_bytes()


def test_listings(runner: CliRunner) -> None:
    assert "French" in runner.invoke(main, ["languages"]).output
    assert "foreign.word" in runner.invoke(main, ["rules"]).output
    assert "fr " in runner.invoke(main, ["lexicons", "list"]).output

"""The command line's front door."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from qa_service.cli import main
from qa_service.commands import lexicons
from qa_service.lexicon.grades import MEANINGS


def test_check_prints_findings_and_fails(runner: CliRunner, tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text("Il est entirely seul.", encoding="utf-8")
    result = runner.invoke(main, ["check", str(path), "--target", "fr"])
    assert result.exit_code == 1
    assert "text.txt:1:8: major foreign.word" in result.output and "entièrement" in result.output


@pytest.mark.parametrize(("name", "hint"), [("texts.xlf", True), ("texts.json", True), ("text.txt", False)])
def test_check_says_who_reads_exports(runner: CliRunner, tmp_path: Path, name: str, hint: bool) -> None:
    path = tmp_path / name
    path.write_text("Bonjour à tous.", encoding="utf-8")
    result = runner.invoke(main, ["check", str(path), "--target", "fr"])
    assert ("`batch` reads the texts of exports" in result.stderr) == hint


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
        (["check", "-", "--target", "fr", "-o", "/no/such/folder/out"], b"x", "cannot be written"),
        (["check", "-", "--target", "fr", "--source-lang", "qq"], b"x", "not supported"),
        (["check", "-"], b"Bonjour", "say it as the target language"),
        (["check", "/"], b"", "cannot be read"),
        (["serve", "--target", "qq"], b"", "not supported"),
        (["serve", "--document", "/no/such/file"], b"", "cannot be read"),
        (["serve", "--host", "192.0.2.1"], b"", "cannot listen"),
    ],
)
def test_bad_input_is_one_clear_line(runner: CliRunner, arguments: list[str], data: bytes, says: str) -> None:
    result = runner.invoke(main, arguments, input=data)
    assert result.exit_code == 2 and says in result.stderr
    assert result.stderr.count("\n") == 1 and result.stdout == ""


@pytest.mark.parametrize(
    ("variable", "value", "says"),
    [("QA_SERVICE_MAX_SEGMENTS", "many", "whole number"), ("QA_SERVICE_RULES", "/no/such/folder", "no language packs")],
)
def test_wrong_settings_are_one_clear_line(
    runner: CliRunner, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, says: str
) -> None:
    monkeypatch.setenv(variable, value)
    result = runner.invoke(main, ["check", "-", "--target", "fr"], input="x")
    assert result.exit_code == 2 and says in result.stderr and result.stderr.count("\n") == 1


def test_language_is_detected_and_said(runner: CliRunner) -> None:
    text = "La région reste sous le contrôle de l'armée depuis trois ans."
    result = runner.invoke(main, ["check"], input=text)
    assert result.exit_code == 0 and "French (detected, " in result.output


def test_what_is_shown_decides_the_exit_status(runner: CliRunner) -> None:
    arguments = ["check", "-", "--target", "fr"]
    text = "Il est entirely seul."
    assert runner.invoke(main, [*arguments, "--fail-on", "critical"], input=text).exit_code == 0
    assert runner.invoke(main, [*arguments, "--skip", "foreign"], input=text).exit_code == 0
    assert runner.invoke(main, [*arguments, "--only", "foreign.word"], input=text).exit_code == 1


def test_lone_surrogates_and_controls_reach_no_terminal(runner: CliRunner) -> None:
    result = runner.invoke(main, ["check", "-", "--target", "fr"], input="Il est \x1b[31mentirely\u202e seul.")
    assert "\x1b" not in result.output and "\u202e" not in result.output


def test_help_loads_no_engine() -> None:
    code = (
        "import atexit, sys; from qa_service.cli import main;"
        "atexit.register(lambda: print('engine:', 'qa_service.pipeline' in sys.modules));"
        "main(['check', '--help'])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "--target" in result.stdout and "engine: False" in result.stdout


def test_as_a_module() -> None:
    command = [sys.executable, "-m", "qa_service", "check", "-", "--target", "fr", "--format", "json"]
    result = subprocess.run(command, input=b"Il est entirely seul.", capture_output=True, check=False)
    assert result.returncode == 1 and json.loads(result.stdout)["findings"][0]["text"] == "entirely"


def test_listings(runner: CliRunner) -> None:
    listed = runner.invoke(main, ["languages"]).output
    assert "French" in listed and all(meaning in listed for meaning in MEANINGS.values())
    assert "foreign.word" in runner.invoke(main, ["rules"]).output
    assert "fr " in runner.invoke(main, ["lexicons", "list"]).output


def test_lexicons_are_built_where_processes_cannot_share(runner: CliRunner, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(jobs: int) -> None:
        raise OSError("no semaphores here")

    monkeypatch.setattr(lexicons, "ProcessPoolExecutor", refuse)
    result = runner.invoke(main, ["lexicons", "build", "fr"])
    assert result.exit_code == 0 and "1 lexicons are ready" in result.output

"""Words that a project has settled are silent, and severities are the project's own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from qa_service import Engine
from qa_service.cli import main
from qa_service.findings import with_severities, without_words
from qa_service.model import Finding, Severity

TEXT = "Il est entirely seul."


def _finding(text: str, check: str = "foreign.word", severity: Severity = Severity.MAJOR) -> Finding:
    return Finding(
        check=check, category=check.partition(".")[0], severity=severity, start=0, end=len(text), text=text,
        confidence=0.9, message="", mqm="", its="",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words", "left"),
    [
        ("Entirely", ["entirely"], False),
        ("hip hop", ["Hip  Hop"], False),
        ("Acme Cloud", ["acme", "cloud"], False),
        ("Acme Cloud", ["acme"], True),
        ("don’t", ["don't"], False),
        ("entirely", [], True),
        ("…", ["entirely"], True),
    ],
)
def test_only_what_is_said_is_silent(text: str, words: list[str], left: bool) -> None:
    assert bool(without_words([_finding(text)], words)) is left


def test_other_checks_hear_nothing_of_it() -> None:
    finding = _finding("entirely", "repetition.word")
    assert without_words([finding], ["entirely"]) == [finding]


def test_severities_by_check_then_by_family_and_never_for_remarks() -> None:
    findings = [_finding("a"), _finding("a", "foreign.script"), _finding("a", severity=Severity.NEUTRAL)]
    severities = {"foreign": Severity.MINOR, "foreign.word": Severity.CRITICAL}
    given = [finding.severity for finding in with_severities(findings, severities)]
    assert given == [Severity.CRITICAL, Severity.MINOR, Severity.NEUTRAL]


def test_engine_takes_both(engine: Engine) -> None:
    assert not engine.check(TEXT, "fr", do_not_flag=["ENTIRELY"]).findings
    (finding,) = engine.check(TEXT, "fr", severities={"foreign": Severity.CRITICAL}).findings
    assert finding.severity is Severity.CRITICAL
    assert not engine.check(TEXT, "fr", severities={"foreign": Severity.NEUTRAL}).findings


def test_over_http(client: FlaskClient) -> None:
    body = {"text": TEXT, "target_lang": "fr", "do_not_flag": ["entirely"]}
    assert client.post("/v1/check", json=body).get_json()["findings"] == []
    assert client.post("/v1/check", json=body | {"do_not_flag": "entirely"}).status_code == 422


def test_on_the_command_line(runner: CliRunner, tmp_path: Path) -> None:
    words = tmp_path / "words.txt"
    words.write_text("# settled\nentirely  # a name here\n\n", encoding="utf-8")
    arguments = ["check", "-", "--target", "fr", "--format", "json", "--do-not-flag", str(words)]
    result = runner.invoke(main, arguments, input=TEXT)
    assert result.exit_code == 0 and json.loads(result.output)["findings"] == []

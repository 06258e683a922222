"""What SARIF 2.1.0 and the code hosts that read it ask of a report, said by the standard's own section numbers."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from qa_service.model import Edit, Finding, Severity, Suggestion
from qa_service.renderers.report import Record, Report, Summary
from qa_service.renderers.sarif import write
from qa_service.rulebook import load_rulebook
from qa_service.settings import rules_folder

RULES = load_rulebook(rules_folder() / "checks")
TEXT = "Il dit the\u2028et 𝕏."


def _finding(check: str, severity: Severity, start: int, end: int) -> Finding:
    rule = RULES[check]
    return Finding(
        check, rule.category, severity, start, end, TEXT[start:end], 0.987, "“x” is wrong", rule.mqm, rule.its,
        id=f"{start:016x}", suggestions=(Suggestion("mot", 0.75, "table", (Edit(start, end, "mot"),)),),
    )  # fmt: skip


RECORDS = [
    Record("a b/é%.po", 6, "k 1", "k 1", 0, "fr", TEXT, "He says.", (
        _finding("foreign.word", Severity.MAJOR, 7, 10), _finding("repetition.word", Severity.MINOR, 11, 13),
    )),
    Record("t.parquet", None, "row 3", "row 3", 2, "fr", TEXT, None, (
        _finding("foreign.word", Severity.NEUTRAL, 0, 2),
    )),
    Record("/else/fr.po", 1, "k", "k", 0, "fr", TEXT, None, (
        _finding("spacing.detokenised", Severity.CRITICAL, 0, 2),
    )),
    Record("lost.zip", error="is not a zip archive"),
]  # fmt: skip


@pytest.fixture(params=[False, True])
def log(request: pytest.FixtureRequest) -> Any:
    out = io.BytesIO()
    report = Report(lambda: iter(RECORDS), Summary(), "qa-service 1.2.3 rules:0", RULES)
    write(replace(report, only_new=request.param), out)
    return json.loads(out.getvalue())


def test_the_log_and_its_tool(log: Any) -> None:
    assert log["version"] == "2.1.0" and urlsplit(log["$schema"]).path.endswith("sarif-schema-2.1.0.json")  # §3.13
    (run,) = log["runs"]
    driver = run["tool"]["driver"]  # §3.19
    assert driver["name"] == "qa-service" and driver["semanticVersion"] == "1.2.3"
    assert len({rule["id"] for rule in driver["rules"]}) == len(driver["rules"]) == len(RULES)
    for rule in driver["rules"]:  # §3.49
        assert rule["shortDescription"]["text"] and rule["fullDescription"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("none", "note", "warning", "error")
        assert all(isinstance(tag, str) and tag for tag in rule["properties"]["tags"])


def test_each_result_points_at_its_rule(log: Any) -> None:
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note", "error"]
    for result in run["results"]:  # §3.27
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"].endswith("(suggested: mot)")
        assert 0 <= result["rank"] <= 100
        assert result.get("baselineState", "new") == "new"
        assert all(isinstance(value, str) and value for value in result["partialFingerprints"].values())
        assert all("/v" in key for key in result["partialFingerprints"])  # §3.27.17: a version at the end
    assert len({json.dumps(result["partialFingerprints"]) for result in run["results"]}) == 3  # one id stands twice


def test_each_place_can_be_found_in_the_repository(log: Any) -> None:
    (run,) = log["runs"]
    assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")  # §3.14.17
    places = [result["locations"][0] for result in run["results"]]
    notifications = run["invocations"][0]["toolExecutionNotifications"]
    places += [notification["locations"][0] for notification in notifications]
    files = []
    for place in places:
        artifact = place["physicalLocation"]["artifactLocation"]  # §3.4
        uri = urlsplit(artifact["uri"])
        if uri.scheme:
            assert uri.scheme == "file" and "uriBaseId" not in artifact
        else:
            assert not uri.path.startswith("/") and artifact["uriBaseId"] in run["originalUriBaseIds"]
        assert not set(artifact["uri"]) & set(' "<>\\^`{|}') and artifact["uri"].isascii()
        files.append(unquote(uri.path))
        region = place["physicalLocation"].get("region")  # §3.30: lines count from 1
        assert region is None or (region["startLine"] >= 1 and region["snippet"]["text"] == TEXT)
    assert files == [record.file for record in RECORDS[:1] * 2 + RECORDS[1:]]
    assert [bool(place["physicalLocation"].get("region")) for place in places] == [True, True, False, True, False]


def test_what_could_not_be_read_is_told(log: Any) -> None:
    (invocation,) = log["runs"][0]["invocations"]  # §3.20: both are required
    assert invocation["executionSuccessful"] is True
    assert [it["level"] for it in invocation["toolExecutionNotifications"]] == ["error"]
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "is not a zip archive"

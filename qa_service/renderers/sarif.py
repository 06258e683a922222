"""SARIF 2.1.0, so that code hosts show findings on the line of their unit. Written as the records come."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO
from urllib.parse import quote

from ..model import Finding, Severity
from ..rulebook import Rule
from .json import encode
from .report import WEIGHTS, Record, Report

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"  # what code hosts take for the top of the repository
_LEVELS = {
    Severity.CRITICAL: "error",
    Severity.MAJOR: "error",
    Severity.MINOR: "warning",
    Severity.NEUTRAL: "note",
}


def write(report: Report, out: BinaryIO) -> None:
    """Write one run: the rules, then a result a finding, then what could not be read as notifications."""
    order = {check: number for number, check in enumerate(report.rules)}
    driver = {
        "name": "qa-service",
        "semanticVersion": _version(report.signature),
        "rules": [_rule(rule) for rule in report.rules.values()],
        "properties": {"signature": report.signature},
    }
    head = {"$schema": _SCHEMA, "version": "2.1.0"}
    run = {
        "tool": {"driver": driver},
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder in which the check ran."}}},
        "columnKind": "unicodeCodePoints",
    }
    out.write(f'{encode(head)[:-1]},"runs":[{encode(run)[:-1]},"results":['.encode())
    between = b"\n"
    for result in _results(report, order):
        out.write(between + encode(result).encode("utf-8"))
        between = b",\n"
    out.write(b'\n],"invocations":[{"executionSuccessful":true,"toolExecutionNotifications":[')
    between = b"\n"
    for record in report.records():
        if record.error is not None:
            notification = {"level": "error", "message": {"text": record.error}, "locations": [_location(record)]}
            out.write(between + encode(notification).encode("utf-8"))
            between = b",\n"
    out.write(b"\n]}]}]}\n")


def file_uri(name: str) -> str:
    """Return a file name as a relative reference, each character that is not plain percent-encoded."""
    path = name.replace("\\", "/")
    try:
        data = path.encode("utf-8", "surrogateescape")  # the bytes that the name has on disk
    except UnicodeEncodeError:
        data = path.encode("utf-8", "replace")
    return ("file://" if path.startswith("/") else "") + quote(data)


def _version(signature: str) -> str:
    parts = signature.split()
    return parts[1] if len(parts) > 1 else signature


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "name": rule.title,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.description},
        "defaultConfiguration": {"level": _LEVELS[Severity(rule.severity)]},
        "properties": {"tags": [rule.category, rule.mqm], "mqm": rule.mqm, "its": rule.its},
    }


def _results(report: Report, order: dict[str, int]) -> Iterator[dict[str, object]]:
    for record in report.records():
        for finding in record.findings:
            result: dict[str, object] = {"ruleId": finding.check}
            if finding.check in order:
                result["ruleIndex"] = order[finding.check]
            yield result | {
                "level": _LEVELS[finding.severity],
                "message": {"text": _message(finding)},
                "locations": [_location(record)],
                "partialFingerprints": {"qaServiceFinding/v1": finding.id},
                **({"baselineState": "new"} if report.only_new else {}),
                "rank": round(100 * finding.confidence, 1),
                "properties": {
                    "severity": str(finding.severity),
                    "mqm": finding.mqm,
                    "mqmPenalty": WEIGHTS[finding.severity],
                    "its": finding.its,
                    "targetLanguage": record.target_lang,
                    "start": finding.start,
                    "end": finding.end,
                    "text": finding.text,
                    "suggestions": [it.label for it in finding.suggestions],
                },
            }


def _message(finding: Finding) -> str:
    """Say what is wrong and, where one is known, what to write: a code host shows nothing else."""
    best = next((it.label for it in finding.suggestions if it.label), "")
    return f"{finding.message} (suggested: {best})" if best else finding.message


def _location(record: Record) -> dict[str, object]:
    """A unit's line in its file; offsets count in the unit's text, whose place in the line only its format knows."""
    uri = file_uri(record.file)
    artifact = {"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": _ROOT}
    physical: dict[str, object] = {"artifactLocation": artifact}
    if record.line is not None:
        region: dict[str, object] = {"startLine": record.line}
        physical["region"] = region | ({"snippet": {"text": record.text}} if record.text else {})
    location: dict[str, object] = {"physicalLocation": physical}
    if record.name is not None:
        name = str(record.name)
        location["logicalLocations"] = [
            {"name": name, "fullyQualifiedName": f"{record.file}#{name}", "kind": "resource"}
        ]
    return location

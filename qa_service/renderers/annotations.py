"""W3C Web Annotations (JSON-LD): each finding selects its words in a unit, by place and by quotation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO
from urllib.parse import quote

from ..model import Finding
from .json import encode
from .report import Record, Report
from .sarif import file_uri

CONTEXT = 32  # code points of prefix and suffix: enough to find the place again when offsets have moved


def write(report: Report, out: BinaryIO) -> None:
    """Write one annotation page as the records come."""
    head = {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "startIndex": 0}
    out.write(encode(head)[:-1].encode() + b',"items":[')
    between = b"\n"
    for item in _items(report):
        out.write(between + encode(item).encode("utf-8"))
        between = b",\n"
    out.write(b"\n]}\n")


def _items(report: Report) -> Iterator[dict[str, object]]:
    for record in report.records():
        for finding in record.findings:
            yield {
                "id": f"urn:qa-service:{_plain(record.file)}:{_plain(_unit(record))}:{finding.id}",
                "type": "Annotation",
                "motivation": "assessing",
                "generator": {"type": "Software", "name": report.signature},
                "body": list(_bodies(record, finding)),
                "target": {
                    "type": "SpecificResource",
                    "source": file_uri(record.file),
                    "selector": [_in_unit(record, selector) for selector in _selectors(record, finding)],
                },
            }


def _bodies(record: Record, finding: Finding) -> Iterator[dict[str, object]]:
    yield _text(finding.message, "commenting", "en")
    for tag in (finding.check, finding.mqm, str(finding.severity)):
        yield _text(tag, "tagging", None)
    for suggestion in finding.suggestions:
        yield _text(suggestion.label, "editing", record.target_lang)


def _text(value: str, purpose: str, language: str | None) -> dict[str, object]:
    body: dict[str, object] = {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}
    return body if language is None else body | {"language": language}


def _selectors(record: Record, finding: Finding) -> Iterator[dict[str, object]]:
    text, start, end = record.text, finding.start, finding.end
    yield {"type": "TextPositionSelector", "start": start, "end": end}
    yield {
        "type": "TextQuoteSelector",
        "exact": finding.text,
        "prefix": text[max(0, start - CONTEXT) : start],
        "suffix": text[end : end + CONTEXT],
    }


def _in_unit(record: Record, selector: dict[str, object]) -> dict[str, object]:
    """Say in which unit of the file the place lies: offsets count in its target, not in the file."""
    return {"type": "FragmentSelector", "value": _plain(_unit(record)), "refinedBy": selector}


def _unit(record: Record) -> str:
    return str(next((it for it in (record.name, record.line) if it is not None), record.number))


def _plain(text: str) -> str:
    """Return a text as a piece of an IRI."""
    return quote(text.encode("utf-8", "replace"), safe="")

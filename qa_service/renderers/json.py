"""The contract's JSON, field for field."""

from __future__ import annotations

import json

from ..model import Finding, Result
from ..text.offsets import OffsetUnit, in_unit
from . import View

SCHEMA_VERSION = "1"


def render(result: Result, view: View) -> str:
    """Return the answer as indented JSON."""
    return encode(document(result, view.unit), indent=2)


def encode(value: object, indent: int | None = None) -> str:
    """Return JSON that can be encoded as UTF-8: text with a lone surrogate comes out as ASCII with escapes."""
    separators = None if indent else (",", ":")
    text = json.dumps(value, ensure_ascii=False, indent=indent, separators=separators, default=str)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, indent=indent, separators=separators, default=str)
    return text


def document(result: Result, unit: OffsetUnit) -> dict[str, object]:
    """Return the whole answer: findings of one text, or findings per segment where segments with ids were checked."""
    result = in_unit(result, unit)
    head: dict[str, object] = {
        "schema_version": SCHEMA_VERSION,
        "signature": result.signature,
        "target_lang": result.language.tag,
        "target_lang_confidence": result.language.confidence,
        "offset_unit": str(unit),
    }
    match result.segments:
        case [only] if only.segment.id is None:
            body: dict[str, object] = {"findings": [finding_object(finding) for finding in only.findings]}
        case segments:
            body = {
                "segments": [
                    {"id": it.segment.id, "findings": [finding_object(finding) for finding in it.findings]}
                    for it in segments
                ]
            }
    return head | body | {"stats": dict(result.stats)}


def finding_object(finding: Finding) -> dict[str, object]:
    """Return one finding as the contract writes it."""
    return {
        "id": finding.id,
        "check": finding.check,
        "category": finding.category,
        "severity": str(finding.severity),
        "start": finding.start,
        "end": finding.end,
        "text": finding.text,
        "lang": finding.lang,
        "confidence": finding.confidence,
        "message": finding.message,
        "mqm": finding.mqm,
        "its": finding.its,
        "suggestions": [
            {
                "label": it.label,
                "confidence": round(it.confidence, 3),
                "origin": it.origin,
                "edits": [{"start": e.start, "end": e.end, "replacement": e.replacement} for e in it.edits],
            }
            for it in finding.suggestions
        ],
        "related": [{"start": it.start, "end": it.end, "text": it.text, "role": it.role} for it in finding.related],
        "evidence": dict(finding.evidence),
    }

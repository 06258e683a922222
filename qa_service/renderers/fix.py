"""What was fixed and what was left, as the contract's JSON and as lines for a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..fixing import Done, Fix, Left, sureness
from ..model import Result, Segment
from ..text.offsets import Lines, OffsetUnit, convert, in_unit
from .json import SCHEMA_VERSION, finding_object
from .visible import on_terminal


def fix_document(given: Sequence[Segment], result: Result, fixes: Sequence[Fix], unit: OffsetUnit) -> dict[str, object]:
    """Return the answer to one text, or per segment where segments with ids were given; offsets as ``fix_bodies``."""
    bodies = fix_bodies(given, result, fixes, unit)
    head: dict[str, object] = {
        "schema_version": SCHEMA_VERSION,
        "signature": result.signature,
        "target_lang": result.language.tag,
        "target_lang_confidence": result.language.confidence,
        "offset_unit": str(unit),
    }
    if len(given) == 1 and given[0].id is None:
        return head | bodies[0]
    return head | {"segments": [{"id": it.id} | body for it, body in zip(given, bodies, strict=True)]}


def fix_bodies(
    given: Sequence[Segment], result: Result, fixes: Sequence[Fix], unit: OffsetUnit
) -> list[dict[str, object]]:
    """Return each segment's new text, what was done, and what was left.

    Offsets of ``done`` count in the text as it was given, those of ``left`` in the new one, both in ``unit``.
    """
    remaining = tuple(
        replace(it, findings=tuple(left.finding for left in fix.left))
        for it, fix in zip(result.segments, fixes, strict=True)
    )
    bodies: list[dict[str, object]] = []
    for segment, fix, rest in zip(
        given, fixes, in_unit(replace(result, segments=remaining), unit).segments, strict=True
    ):
        at = convert(segment.text, (offset for it in fix.done for offset in (it.place.start, it.place.end)), unit)
        done = [{"start": at[it.place.start], "end": at[it.place.end]} | _done(it, segment.text) for it in fix.done]
        pairs = zip(fix.left, rest.findings, strict=True)
        left = [_left(replace(it, finding=moved)) for it, moved in pairs]
        bodies.append({"text": fix.text, "done": done, "left": left})
    return bodies


def _done(it: Done, text: str) -> dict[str, object]:
    return {
        "check": it.finding.check,
        "text": text[it.place.start : it.place.end],
        "label": it.suggestion.label,
        "origin": it.suggestion.origin,
        "confidence": round(it.finding.confidence * it.suggestion.confidence, 3),
        "message": it.finding.message,
    }


def _left(it: Left) -> dict[str, object]:
    return {"reason": str(it.reason), "sureness": round(sureness(it.finding), 3), "finding": finding_object(it.finding)}


def fix_lines(title: str, given: Segment, fix: Fix) -> Iterator[str]:
    """Yield a line for each fix and for what was left; places are lines and columns, of the given and the new text."""
    title = on_terminal(title)
    before, after = Lines(given.text), Lines(fix.text)
    for it in fix.done:
        line, column = before.place(it.place.start)
        old, new = on_terminal(given.text[it.place.start : it.place.end]), on_terminal(it.suggestion.label)
        change = f"“{old}” → “{new}”" if new != old else f"“{old}” taken out"
        yield f"{title}:{line}:{column}: fixed {it.finding.check}: {change} ({it.suggestion.origin})"
    for left in fix.left:
        line, column = after.place(left.finding.start)
        sure = f" ({sureness(left.finding):.0%})" if left.finding.suggestions else ""
        what = f"{left.finding.check}: “{on_terminal(left.finding.text)}”"
        yield f"{title}:{line}:{column}: left {what}: {left.reason}{sure}"

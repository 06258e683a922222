"""Offsets in the caller's unit, and lines and columns: derived here, at the edge, and nowhere else."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum

from ..model import Edit, Finding, Related, Result, SegmentResult


class OffsetUnit(StrEnum):
    """What an offset counts: code points, UTF-16 code units (JavaScript, Java, C#), or bytes of UTF-8."""

    CODEPOINT = "codepoint"
    UTF16 = "utf16"
    UTF8 = "utf8"


# A lone surrogate counts as one unit of UTF-16 and, as the three bytes that it would take, in UTF-8.
_MEASURES: Mapping[OffsetUnit, Callable[[str], int]] = {
    OffsetUnit.CODEPOINT: len,
    OffsetUnit.UTF16: lambda text: len(text.encode("utf-16-le", "surrogatepass")) // 2,
    OffsetUnit.UTF8: lambda text: len(text.encode("utf-8", "surrogatepass")),
}


def convert(text: str, offsets: Iterable[int], unit: OffsetUnit) -> dict[int, int]:
    """Map code-point offsets of ``text`` to ``unit``. Walks the text once, however many offsets there are."""
    wanted = sorted(set(offsets))
    if unit is OffsetUnit.CODEPOINT or text.isascii():
        return {offset: offset for offset in wanted}
    measure, place, units = _MEASURES[unit], 0, 0
    converted = {}
    for offset in wanted:
        units += measure(text[place:offset])
        place = offset
        converted[offset] = units
    return converted


def in_unit(result: Result, unit: OffsetUnit) -> Result:
    """Return the result with every offset in ``unit``; the texts stay as they are."""
    if unit is OffsetUnit.CODEPOINT:
        return result
    return replace(result, segments=tuple(_segment_in_unit(segment, unit) for segment in result.segments))


def _segment_in_unit(result: SegmentResult, unit: OffsetUnit) -> SegmentResult:
    if not result.findings:
        return result
    offsets = (offset for finding in result.findings for offset in _offsets_of(finding))
    at = convert(result.segment.text, offsets, unit)
    return replace(result, findings=tuple(_moved(finding, at) for finding in result.findings))


def _offsets_of(finding: Finding) -> Iterator[int]:
    yield from (finding.start, finding.end)
    for related in finding.related:
        yield from (related.start, related.end)
    for suggestion in finding.suggestions:
        for edit in suggestion.edits:
            yield from (edit.start, edit.end)


def _moved(finding: Finding, at: Mapping[int, int]) -> Finding:
    return replace(
        finding,
        start=at[finding.start],
        end=at[finding.end],
        related=tuple(Related(at[it.start], at[it.end], it.text, it.role) for it in finding.related),
        suggestions=tuple(
            replace(it, edits=tuple(Edit(at[edit.start], at[edit.end], edit.replacement) for edit in it.edits))
            for it in finding.suggestions
        ),
    )


class Lines:
    """Where the lines of a text start. A line ends at LF, CR LF or CR, as editors have it."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", text))]

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of a code-point offset, both from 1; the column counts code points."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

"""Offsets in every unit, lines and columns."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_service.model import Edit, Finding, LanguageGuess, Related, Result, Segment, SegmentResult, Severity, Suggestion
from qa_service.text.offsets import Lines, OffsetUnit, convert, in_unit

# Every Unicode code point that JSON can carry, lone surrogates too; the astral and the combining more often.
TEXT = st.text(st.one_of(st.characters(), st.sampled_from("aé😀𝒳あ\u0301\ud800\udc00\n\r")), max_size=60)
CODECS = {OffsetUnit.UTF16: ("utf-16-le", 2), OffsetUnit.UTF8: ("utf-8", 1)}

FINDING = Finding(
    check="foreign.word", category="foreign", severity=Severity.MAJOR, start=0, end=0, text="", confidence=1.0,
    message="", mqm="", its="",
)  # fmt: skip


@given(text=TEXT, data=st.data())
def test_slices_say_the_same_in_every_unit(text: str, data: st.DataObject) -> None:
    place = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(place, place).map(sorted), max_size=5))
    findings = tuple(
        replace(
            FINDING,
            start=start,
            end=end,
            text=text[start:end],
            related=(Related(start, end, text[start:end]),),
            suggestions=(Suggestion("x", 1.0, "table", (Edit(start, end, "x"),)),),
        )
        for start, end in spans
    )
    result = Result(LanguageGuess("fr", 1.0), (SegmentResult(Segment(text), findings),), "signature")
    assert in_unit(result, OffsetUnit.CODEPOINT) == result
    for unit, (codec, size) in CODECS.items():
        encoded = text.encode(codec, "surrogatepass")
        for finding in in_unit(result, unit).findings:
            (related,), (edit,) = finding.related, finding.suggestions[0].edits
            for it in (finding, related, edit):
                piece = encoded[it.start * size : it.end * size]
                assert piece == finding.text.encode(codec, "surrogatepass")


def test_convert_takes_offsets_in_any_order() -> None:
    assert convert("a😀b", [3, 0, 2, 2], OffsetUnit.UTF16) == {0: 0, 2: 3, 3: 4}
    assert convert("a😀b", [3, 1], OffsetUnit.UTF8) == {1: 1, 3: 6}


@pytest.mark.parametrize(
    ("text", "offset", "place"),
    [
        ("", 0, (1, 1)),
        ("ab", 2, (1, 3)),
        ("a\nb", 1, (1, 2)),
        ("a\nb", 2, (2, 1)),
        ("a\r\nb", 3, (2, 1)),
        ("a\rb\n\nc", 5, (4, 1)),
        ("😀x", 1, (1, 2)),
    ],
)
def test_line_and_column(text: str, offset: int, place: tuple[int, int]) -> None:
    assert Lines(text).place(offset) == place

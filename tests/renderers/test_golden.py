"""Every renderer against its golden file, on texts that are hard to show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from qa_service.model import Edit, Finding, LanguageGuess, Related, Result, Segment, SegmentResult, Severity, Suggestion
from qa_service.renderers import FORMATS, View, renderer


def _finding(text: str, start: int, end: int, **more: object) -> Finding:
    base = Finding(
        check="foreign.word", category="foreign", severity=Severity.MAJOR, start=start, end=end, text=text[start:end],
        confidence=0.98, message=f"“{text[start:end]}” looks like English", mqm="accuracy/untranslated",
        its="untranslated", lang="en", id=f"{start:016x}",
    )  # fmt: skip
    return replace(base, **more)  # type: ignore[arg-type]


def _result() -> Result:
    french = 'Il dit <b>the & the</b> "mot".\n\nEncore the the mot 😀.'
    hebrew = "הוא אמר entirely לא."
    japanese = "これはthisです。"
    start = french.index("the the")
    fix = Suggestion("the", 0.9, "repetition", (Edit(start + 3, start + 7, ""),))
    again = _finding(
        french, start + 4, start + 7, check="repetition.word", category="repetition", lang=None,
        suggestions=(fix,), related=(Related(start, start + 3, "the"),), evidence={"times": 2},
    )  # fmt: skip
    segments = (
        SegmentResult(Segment(french, "fr<1>"), (_finding(french, 10, 13), _finding(french, start, start + 7), again)),
        SegmentResult(Segment(hebrew, "he"), (_finding(hebrew, 8, 16, severity=Severity.MINOR),)),
        SegmentResult(Segment(japanese, "ja", "This is this."), (_finding(japanese, 3, 7),)),
    )
    return Result(LanguageGuess("fr", 0.91), segments, "qa-service test rules:0", {"segments": 3})


@pytest.mark.parametrize("name", FORMATS)
def test_golden(name: str, golden: Callable[[str, str], None]) -> None:
    view = View(title="a<b>.txt", languages={"fr": "French", "en": "English"})
    golden(f"result.{name}", renderer(name)(_result(), view))

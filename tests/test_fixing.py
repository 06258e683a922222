"""Fixes: what is sure is applied, what is left says why, and fixing twice changes nothing more."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_service import Engine
from qa_service.fixing import Fix, Reason, fixed, settle
from qa_service.model import Edit, Finding, LanguageGuess, Result, Segment, SegmentResult, Severity, Span, Suggestion

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.txt"))


def finding(text: str, start: int, end: int, new: str | None, sure: float = 1.0, *more: Edit) -> Finding:
    edits = (Edit(start, end, new), *more) if new is not None else ()
    suggestions = (Suggestion(new, sure, "test", edits),) if new is not None else ()
    return Finding("x.y", "x", Severity.MAJOR, start, end, text[start:end], 1.0, "", "", "", suggestions=suggestions)


def reasons(fix: Fix) -> list[Reason]:
    return [it.reason for it in fix.left]


def test_what_is_sure_is_applied_and_the_rest_says_why() -> None:
    text = "one two three four"
    fix = fixed(text, [finding(text, 0, 3, "1"), finding(text, 4, 7, "2", 0.5), finding(text, 8, 13, None)])
    assert fix.text == "1 two three four" and [it.place for it in fix.done] == [Span(0, 3)]
    assert reasons(fix) == [Reason.UNSURE, Reason.NO_SUGGESTION]
    assert fixed(text, [finding(text, 4, 7, "2", 0.5)], at_least=0.5).text == "one 2 three four"


def test_the_surer_of_two_that_overlap_wins_and_a_suggestion_is_applied_whole() -> None:
    text = "one two three"
    pair = finding(text, 0, 3, "1", 0.9, Edit(8, 13, "3"))
    fix = fixed(text, [pair, finding(text, 4, 9, "x", 0.95)])
    assert fix.text == "one xhree" and reasons(fix) == [Reason.OVERLAPS]


def test_markup_is_not_touched() -> None:
    text = "a\ufffcb c"
    protected = [Span(1, 2)]
    inside = [finding(text, 0, 2, "x"), finding(text, 1, 1, "x"), finding(text, 2, 2, "x")]
    assert [fixed(text, [it], protected=protected).text for it in inside] == [text] * 3
    assert reasons(fixed(text, inside[:1], protected=protected)) == [Reason.MARKUP]
    assert fixed(text, [finding(text, 0, 1, "x")], protected=protected).text == "x\ufffcb c"


def test_a_suggestion_that_says_what_stands_there_is_none() -> None:
    assert reasons(fixed("one", [finding("one", 0, 3, "one")])) == [Reason.NO_SUGGESTION]


class Rules:
    """A check by replacement: each pair is a finding of the first and a suggestion of the second."""

    def __init__(self, pairs: Sequence[tuple[str, str]]) -> None:
        self.pairs = pairs

    def __call__(self, segments: Sequence[Segment]) -> Result:
        found = tuple(SegmentResult(it, tuple(self._find(it.text))) for it in segments)
        return Result(LanguageGuess("fr", 1.0), found, "test")

    def _find(self, text: str) -> list[Finding]:
        return [
            finding(text, place, place + len(old), new)
            for old, new in self.pairs
            for place in range(len(text))
            if text.startswith(old, place)
        ]


RULES = st.lists(st.tuples(st.text("ab", min_size=1, max_size=3), st.text("ab", max_size=3)), max_size=4)


@given(RULES, st.lists(st.text("abc", max_size=8), min_size=1, max_size=3))
def test_fixing_twice_changes_nothing_more(pairs: list[tuple[str, str]], texts: list[str]) -> None:
    check = Rules(pairs)
    result, fixes = settle(check, [Segment(text) for text in texts])
    again, second = settle(check, [it.segment for it in result.segments])
    assert [fix.text for fix in second] == [fix.text for fix in fixes]
    assert not any(fix.done for fix in second)
    assert [reasons(fix) for fix in second] == [reasons(fix) for fix in fixes]
    assert [it.segment.text for it in again.segments] == [fix.text for fix in fixes]
    for text, fix in zip(texts, fixes, strict=True):
        assert all(0 <= it.place.start <= it.place.end <= len(text) for it in fix.done)


def test_one_fix_that_calls_for_another_is_followed_to_its_place() -> None:
    _, (fix,) = settle(Rules([("aa", "b"), ("cb", "d")]), [Segment("xx caa aa")])
    assert fix.text == "xx d b"
    assert [(it.place, it.suggestion.label) for it in fix.done] == [
        (Span(3, 6), "d"),
        (Span(4, 6), "b"),
        (Span(7, 9), "b"),
    ]


def test_fixes_that_never_settle_are_not_made() -> None:
    _, (fix, other) = settle(Rules([("a", "b"), ("b", "a"), ("x", "y")]), [Segment("ab"), Segment("x")])
    assert (fix.text, other.text) == ("ab", "y") and reasons(fix) == [Reason.UNSETTLED] * 2


def test_protected_places_move_with_the_text() -> None:
    segment = Segment("aa b\ufffcb", protected=(Span(4, 5),))
    result, (fix,) = settle(Rules([("aa", "c"), ("b\ufffc", "x")]), [segment])
    assert fix.text == "c b\ufffcb" and result.segments[0].segment.protected == (Span(3, 4),)
    assert reasons(fix) == [Reason.MARKUP]


@pytest.mark.parametrize("path", [it for it in SAMPLES if "-clean" not in it.name], ids=lambda path: path.stem)
def test_samples_settle(engine: Engine, path: Path) -> None:
    lang = path.stem.rpartition("-")[0]

    def check(segments: Sequence[Segment]) -> Result:
        return engine.check(segments, lang)

    result, (fix,) = settle(check, [Segment(path.read_text(encoding="utf-8"))], 0.7)
    _, (second,) = settle(check, [it.segment for it in result.segments], 0.7)
    assert second.text == fix.text and not second.done
    assert len(fix.done) + len(fix.left) > 0

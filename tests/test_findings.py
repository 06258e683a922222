"""The passes over findings, each by itself."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from qa_service.findings import at_least, in_order, with_fingerprints, without_explained, without_overlaps
from qa_service.model import Edit, Finding, Severity, Suggestion

CHECKS = ("foreign.word", "foreign.segment", "repetition.word", "repetition.loop", "spacing.detokenised")


def finding(
    check: str = "foreign.word",
    start: int = 0,
    end: int = 4,
    *,
    severity: Severity = Severity.MAJOR,
    confidence: float = 0.9,
    text: str = "word",
) -> Finding:
    return Finding(
        check=check,
        category=check.partition(".")[0],
        severity=severity,
        start=start,
        end=end,
        text=text,
        confidence=confidence,
        message="",
        mqm="",
        its="",
    )


@st.composite
def several(draw: st.DrawFn) -> list[Finding]:
    places = st.tuples(st.sampled_from(CHECKS), st.integers(0, 30), st.integers(1, 10), st.floats(0, 1))
    return [
        finding(check, start, start + length, confidence=confidence)
        for check, start, length, confidence in draw(st.lists(places, max_size=12))
    ]


def test_at_least_keeps_that_severity_and_above() -> None:
    found = [finding(severity=severity) for severity in Severity]
    assert [it.severity for it in at_least(found, Severity.MAJOR)] == [Severity.MAJOR, Severity.CRITICAL]
    assert at_least(found, Severity.NEUTRAL) == found


def test_a_foreign_sentence_covers_its_words() -> None:
    words, sentence = [finding(start=5, end=9), finding(start=12, end=14)], finding("foreign.segment", 0, 40)
    assert without_overlaps([*words, sentence]) == [sentence]


def residue(check: str, start: int, end: int, text: str = "trÃ¨s") -> Finding:
    its = "addition" if check == "residue.chatter" else "characters"
    return replace(finding(check, start, end, text=text), its=its)


def test_residue_explains_what_lies_within_it() -> None:
    broken = residue("residue.encoding", 10, 20)
    inside = [finding(check, 12, 20) for check in ("foreign.word", "repetition.loop", "spacing.detokenised")]
    beyond = [finding("foreign.word", 12, 24), finding("foreign.word", 0, 10), finding("spacing.detokenised", 19, 22)]
    assert without_explained([*inside, broken, *beyond]) == [broken, *beyond]


def test_residue_explains_a_fix_that_lies_within_it() -> None:
    broken = residue("residue.subword", 10, 20)
    within, behind = (
        replace(finding("spacing.detokenised", 15, 24), suggestions=(Suggestion("x", 0.9, "rule", (edit,)),))
        for edit in (Edit(16, 17, ""), Edit(22, 23, ""))
    )
    assert without_explained([broken, within, behind]) == [broken, behind]


def test_chatter_is_text_that_may_be_foreign_or_said_twice() -> None:
    chatter = residue("residue.chatter", 0, 40)
    inside = [finding("foreign.segment", 0, 20), finding("repetition.phrase", 20, 30)]
    assert without_explained([chatter, *inside, finding("spacing.detokenised", 3, 6)]) == [chatter, *inside]


def test_a_token_that_is_a_word_may_be_foreign() -> None:
    found = [residue("residue.engine-token", 5, 14, "assistant"), finding("foreign.word", 5, 14)]
    assert without_explained(found) == found


@given(several())
def test_without_residue_nothing_is_explained(found: list[Finding]) -> None:
    assert without_explained(found) == found


def test_of_equals_the_surer_one_stays() -> None:
    unsure, sure = finding(end=8, confidence=0.6), finding(start=4, end=12, confidence=0.8)
    assert without_overlaps([unsure, sure]) == [sure]


def test_categories_do_not_cover_each_other() -> None:
    both = [finding("foreign.word"), finding("repetition.loop")]
    assert sorted(without_overlaps(both), key=lambda it: it.check) == both


@given(several())
def test_what_stays_does_not_overlap_and_what_goes_does(found: list[Finding]) -> None:
    kept = without_overlaps(found)
    for place, one in enumerate(kept):
        assert not any(one.category == it.category and one.span.overlaps(it.span) for it in kept[place + 1 :])
    for gone in found:
        assert gone in kept or any(gone.category == it.category and gone.span.overlaps(it.span) for it in kept)


@given(several())
def test_order_is_by_place_whatever_came_first(found: list[Finding]) -> None:
    ordered = in_order(found)
    assert [it.start for it in ordered] == sorted(it.start for it in found)
    places = [(it.start, it.end, it.check) for it in in_order(reversed(found))]
    assert places == [(it.start, it.end, it.check) for it in ordered]


@given(several())
def test_fingerprints_are_distinct_and_the_same_again(found: list[Finding]) -> None:
    stamped = with_fingerprints(found, None)
    assert stamped == with_fingerprints(found, None)
    assert len({it.id for it in stamped}) == len(found)


def test_fingerprint_ignores_the_place_and_minds_segment_check_and_words() -> None:
    (first,) = with_fingerprints([finding()], "a")
    (moved,) = with_fingerprints([finding(start=90, end=94)], "a")
    (elsewhere,) = with_fingerprints([finding()], "b")
    (other,) = with_fingerprints([finding(text="else")], "a")
    assert first.id == moved.id
    assert len({first.id, elsewhere.id, other.id}) == 3


def test_fingerprint_of_a_lone_surrogate() -> None:
    assert with_fingerprints([finding(text="\ud800")], None)[0].id

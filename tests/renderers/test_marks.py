"""Runs and blocks: nothing of the text is lost, nothing is marked that no finding marks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qa_service.model import Finding, Related, Severity
from qa_service.renderers.marks import BLOCK, MOST_AT_ONCE, blocks, first_spans


def _finding(text: str, start: int, end: int, severity: Severity = Severity.MAJOR, *related: Related) -> Finding:
    return Finding(
        check="foreign.word", category="foreign", severity=severity, start=start, end=end, text=text[start:end],
        confidence=1.0, message="", mqm="", its="", related=related,
    )  # fmt: skip


@given(text=st.text("ab \n", max_size=80), data=st.data())
def test_runs_say_the_text_and_mark_what_findings_mark(text: str, data: st.DataObject) -> None:
    place = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(place, place, place, place), max_size=MOST_AT_ONCE))
    findings = []
    for a, b, c, d in spans:
        first = Related(min(c, d), max(c, d), "")
        findings.append(_finding(text, min(a, b), max(a, b), Severity.MAJOR, first))
    runs = [run for block in blocks(text, findings) for run in block]
    assert "".join(run.text for run in runs) == text
    position = 0
    for run in runs:
        inside = {number for number, it in enumerate(findings) if it.start <= position < it.end}
        assert set(run.findings) == inside
        assert run.in_first == any(span.start <= position < span.end for span in first_spans(findings))
        position += len(run.text)
    leads = [run.findings[0] for run in runs if run.opens]
    assert len(leads) == len(set(leads))


def test_the_narrowest_leads_and_each_leads_once() -> None:
    text = "one two three"
    findings = [_finding(text, 0, 13, Severity.CRITICAL), _finding(text, 4, 7, Severity.NEUTRAL)]
    (block,) = blocks(text, findings)
    assert [(run.text, run.findings, run.opens) for run in block] == [
        ("one ", (0,), True),
        ("two", (1, 0), True),
        (" three", (0,), False),
    ]


def test_blocks_end_at_lines() -> None:
    line = "x" * (BLOCK - 1) + "\n"
    cut = blocks(line * 3, [_finding(line * 3, 5, BLOCK + 5)])
    assert ["".join(run.text for run in block) for block in cut] == [line] * 3
    assert [len(block) for block in cut] == [2, 2, 1]


def test_hostile_nesting_stays_small() -> None:
    text = "x" * 6000
    findings = [_finding(text, place, len(text) - place) for place in range(3000)]
    (block,) = blocks(text, findings)
    assert max(len(run.findings) for run in block) == MOST_AT_ONCE
    assert "".join(run.text for run in block) == text


def test_a_first_occurrence_of_many_is_marked_once() -> None:
    text = "ha " * 50
    first = Related(0, 2, "ha")
    findings = [_finding(text, place, place + 2, Severity.MINOR, first) for place in range(3, 150, 3)]
    runs = [run for block in blocks(text, findings) for run in block]
    assert [run.firsts for run in runs if run.firsts] == [(0,)]

"""Places before and after edits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_service.edits import apply_edits
from qa_service.model import Edit, Span
from qa_service.moves import Moves


@given(
    st.text(min_size=1, max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(1, 4), st.text(max_size=4)))
)
def test_what_no_edit_touches_is_found_again(text: str, raw: list[tuple[int, int, str]]) -> None:
    edits: list[Edit] = []
    for start, length, new in sorted(raw):
        if start + length <= len(text) and (not edits or start > edits[-1].end):
            edits.append(Edit(start, start + length, new))
    fixed, left = apply_edits(text, edits)
    moves = Moves(edits)
    assert not left
    for place in range(len(text)):
        span = Span(place, place + 1)
        if not any(edit.start < span.end and span.start < edit.end for edit in edits):
            moved = moves.after(span)
            assert fixed[moved.start : moved.end] == text[place]
            assert moves.before(moved) == span


@pytest.mark.parametrize(
    ("span", "was"),
    [(Span(1, 2), Span(1, 2)), (Span(3, 5), Span(2, 3)), (Span(2, 4), Span(2, 3)), (Span(4, 6), Span(2, 4))],
)
def test_inside_what_was_written_stands_all_that_it_replaced(span: Span, was: Span) -> None:
    assert Moves([Edit(2, 3, "wxy")]).before(span) == was

"""Edits apply right to left and none is lost silently."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_service.edits import apply_edits
from qa_service.model import Edit


@given(
    st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.text(max_size=3)), max_size=6)
)
def test_every_edit_is_applied_or_reported(text: str, raw: list[tuple[int, int, str]]) -> None:
    edits = [Edit(min(a, b, len(text)), min(max(a, b), len(text)), new) for a, b, new in raw]
    fixed, left = apply_edits(text, edits)
    applied = set(edits) - set(left)
    assert len(fixed) == len(text) + sum(len(it.replacement) - (it.end - it.start) for it in applied)


def test_overlap_is_left() -> None:
    assert apply_edits("abcdef", [Edit(0, 3, "x"), Edit(2, 4, "y")]) == ("xdef", [Edit(2, 4, "y")])


def test_edit_outside_is_an_error() -> None:
    with pytest.raises(ValueError, match="outside"):
        apply_edits("abc", [Edit(2, 9, "")])

"""Units: words, and single characters where no spaces stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_service.text.tokens import Tokens
from qa_service.text.units import Units, has_unspaced


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("The cat's 12 lives", ["The", "cat's", "12", "lives"]),
        ("東京へ行く。OK", ["東", "京", "へ", "行", "く", "OK"]),
        ("ที่นี่", ["ที่", "นี่"]),
        ("고양이가 잔다", ["고양이가", "잔다"]),
        ("ラーメン時々", ["ラ", "ー", "メ", "ン", "時", "々"]),
    ],
)
def test_units(text: str, units: list[str]) -> None:
    assert Units(text).words == units


@given(st.text())
def test_units_are_slices(text: str) -> None:
    units = Units(text)
    assert [text[start:end] for start, end in zip(units.starts, units.ends, strict=True)] == units.words


@given(st.text(alphabet=st.characters(max_codepoint=0x52F)))
def test_units_of_spaced_scripts_are_words(text: str) -> None:
    assert not has_unspaced(text)
    assert Units(text).words == Tokens(text).words

"""No text steers a terminal or breaks a page."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from qa_service.renderers.visible import on_page, on_terminal

TEXT = st.text(st.characters())


@given(TEXT)
def test_on_page_keeps_length_and_drops_controls(text: str) -> None:
    shown = on_page(text)
    assert len(shown) == len(text)
    assert not any(unicodedata.category(it) in {"Cc", "Cs"} and it not in "\t\n\r" for it in shown)


@given(TEXT)
def test_on_terminal_is_one_plain_line(text: str) -> None:
    assert not any(unicodedata.category(it) in {"Cc", "Cs"} for it in on_terminal(text))


def test_what_would_reorder_or_colour_is_spelled_out() -> None:
    assert on_terminal("a\x1b[31m\u202eb\nc") == "a␛[31m<U+202E>b⏎c"
    assert on_page("a\ud800\x00") == "a�␀"

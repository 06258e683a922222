"""The syntax of ICU messages: what is protected, and what is prose."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_service.text.messages import message_syntax


def prose(text: str) -> str:
    """Return what is left of a text without its syntax."""
    kept, position = [], 0
    for span in message_syntax(text):
        kept.append(text[position : span.start])
        position = span.end
    return "".join([*kept, text[position:]])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("{n, plural, =0{aucun} one {un chat} other {# chats}} ici", "aucunun chat# chats ici"),
        ("{n, plural, offset:1 other{# de {name}}}", "# de {name}"),
        ("{g, select, female{elle {n, plural, one{a} other{ont}} dit} other{x}}", "elle aont ditx"),
        ("{name} et {date, date, long}", "{name} et {date, date, long}"),
        ("{n, plural, one{un}", "{n, plural, one{un}"),
        ("} {n, plural, other{x}}", "} {n, plural, other{x}}"),
    ],
)
def test_words_in_cases_are_prose(text: str, wanted: str) -> None:
    assert prose(text) == wanted


@given(st.lists(st.sampled_from(["{", "}", ",", " ", "\n", "a", "{n, plural,", "other{", "one {"])).map("".join))
def test_spans_are_in_order_and_within_lines(text: str) -> None:
    spans = message_syntax("{n, plural," + text)
    assert all(span.start < span.end for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert not any("\n" in ("{n, plural," + text)[span.start : span.end] for span in spans)

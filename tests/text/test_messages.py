"""The syntax of ICU messages: what is protected, and what is prose."""

from __future__ import annotations

from itertools import pairwise
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_service.lexicon.witness import Witness
from qa_service.model import Segment, Span
from qa_service.packs import load_packs
from qa_service.settings import rules_folder
from qa_service.text.messages import message_syntax
from qa_service.text.reading import Reading

NO_WITNESS = cast(Witness, None)


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
        ("{n, plural, one{un} other {x}", " {un} {x}"),  # braces that do not pair: what looks like syntax
        ("} {n, plural, other{x}}", "}  {x}}"),
    ],
)
def test_words_in_cases_are_prose(text: str, wanted: str) -> None:
    assert prose(text) == wanted


def test_syntax_is_protected_in_a_segment_of_any_format() -> None:
    text = "{n, plural, one{un bateau} other{# bateaux}}"
    reading = Reading(
        Segment(text, protected=(Span(19, 25),)), load_packs(rules_folder() / "languages")["fr"], NO_WITNESS
    )
    protected = [text[span.start : span.end] for span in reading.protected.spans]
    assert protected == ["{n, plural,", " one{", "bateau", "}", " other{", "}", "}"]


@given(st.lists(st.sampled_from(["{", "}", ",", " ", "\n", "a", "{n, plural,", "other{", "one {"])).map("".join))
def test_spans_are_in_order_and_within_lines(text: str) -> None:
    spans = message_syntax("{n, plural," + text)
    assert all(span.start < span.end for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert not any("\n" in ("{n, plural," + text)[span.start : span.end] for span in spans)

"""Placeholders that are no prose, and signs that look like them."""

from __future__ import annotations

import pytest

from qa_service.text.protect import Protected


@pytest.mark.parametrize(
    "placeholder",
    [
        "%s",
        "%d",
        "%n",
        "%1",
        "%L1",
        "%lld",
        "%@",
        "%1$s",
        "%2$lld",
        "%(name)s",
        "%-5.2f",
        "%#@tickets@",
        "{name}",
        "{{n}}",
    ],
)
def test_placeholder_between_words_and_characters(placeholder: str) -> None:
    for before, after in (("saved ", " pages"), ("预计", "之后")):
        text = before + placeholder + after
        (span,) = Protected(text).spans
        assert text[span.start : span.end] == placeholder


@pytest.mark.parametrize("text", ["100 % sicher", "50 %, so", "10%ig", "a % b"])
def test_per_cent_is_none(text: str) -> None:
    assert not Protected(text).spans


def test_a_handle_is_not_an_object_placeholder() -> None:
    text = "from @harbour: %@之后"
    assert [text[span.start : span.end] for span in Protected(text).spans] == ["@harbour", "%@"]

"""Where sentences end, and where a full stop ends none."""

from __future__ import annotations

import pytest

from qa_service.text.sentences import paragraphs, sentences


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("“One.” Two", ["“One.”", "Two"]),
        ("Mr. Smith came.", ["Mr. Smith came."]),
        ("J. Smith came.", ["J. Smith came."]),
        ("approx. five", ["approx. five"]),
        ("He said... nothing. Then", ["He said... nothing.", "Then"]),
        ("See no. 5", ["See no.", "5"]),
        ("At 5... 6", ["At 5... 6"]),
        ("一。二！」三", ["一。", "二！」", "三"]),
        ("v1.2 is out", ["v1.2 is out"]),
        ("One.\nTwo", ["One.", "Two"]),
    ],
)
def test_sentences(text: str, said: list[str]) -> None:
    found = [span for line in paragraphs(text) for span in sentences(text, line, {"Mr."})]
    assert [text[span.start : span.end] for span in found] == said

"""How a text ends, past what closes behind its last mark."""

from __future__ import annotations

import pytest

from qa_service.checks.bilingual.endings import ending


@pytest.mark.parametrize(
    ("text", "kind", "mark"),
    [
        ("Fini.", "stop", "."),
        ("Fini ?!", "question", "?!"),
        ("« Fini ! »", "exclamation", "!"),
        ("(Fini…)</b> ", "ellipsis", "…"),
        ("Fini...", "ellipsis", "..."),
        ("ተፈጸመ፡፡", "stop", "፡፡"),
        ('完了。<a href="x.html">」</a>', "stop", "。"),
        ("Fini <b", "", ""),
        ("etc.", "abbreviation", "."),
        ("Fini", "", ""),
        ("", "", ""),
    ],
)
def test_the_last_mark(text: str, kind: str, mark: str) -> None:
    found = ending(text, "fr")
    assert (found.kind, found.text) == (kind, mark)
    assert text[found.start : found.end] == mark


def test_only_the_end_of_a_long_text_is_read() -> None:
    assert ending("Fini." + " " * 1000, "fr").kind == ""

"""Words and options that source and target have as they are typed."""

from __future__ import annotations

import pytest

from qa_service.text.literals import literals


@pytest.mark.parametrize(
    ("source", "text", "held"),
    [
        ("The fourth word must be 'anchor'.", "Das vierte Wort muss „anchor“ sein.", ["anchor"]),
        ("Is it 'last' or 'first'?", "它是“last”吗？", ["last"]),
        ("They call it “bold”.", "Sie nennen es „bold“.", []),  # a word in an odd sense, which has a translation
        ("Click “Anchor” now.", "Klicken Sie auf „Anchor“.", []),  # a label, which has a translation
        ("He called it 'old'.", "Er nannte es „alt“, nicht old.", []),
        ("the boat's anchor", "l'anchor's", []),
        ("no quotation", "kein 'anchor'", []),
        ("used when --full is given", "nur mit --full", ["--full"]),
        ('the folder "_boats"', "der Ordner „_boats“, nicht _segel", ["_boats"]),
        ("used when the sail is full", "wenn es windig ist --full-- dann", []),
    ],
)
def test_what_both_quote(source: str, text: str, held: list[str]) -> None:
    assert [text[span.start : span.end] for span in literals(text, source)] == held


def test_without_a_source_nothing_is_known() -> None:
    assert literals("der Wert 'last'", None) == ()

"""Doubled words that what stands around them would hide: cases of messages, particles of Japanese."""

from __future__ import annotations

import pytest

from qa_service.edits import apply_edits
from qa_service.pipeline import Engine

WORD = "repetition.word"


def mended(engine: Engine, text: str, tag: str, source: str | None = None) -> str:
    found = engine.check(text, tag, source=source, source_lang="en" if source else None, only=[WORD]).findings
    edits = [edit for finding in found for edit in finding.suggestions[0].edits]
    return apply_edits(text, edits)[0]


@pytest.mark.parametrize("source", [None, "{n, plural, one{The page is empty.} other{# pages are empty.}}"])
def test_a_case_of_a_message_begins_with_a_capital(engine: Engine, source: str | None) -> None:
    text = "{n, plural, one{Die die Seite ist leer.} other {Alle alle # Seiten sind sind leer.}}"
    assert (
        mended(engine, text, "de", source) == "{n, plural, one{Die Seite ist leer.} other {Alle # Seiten sind leer.}}"
    )


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("私は私は駅で友だちを待っていた。", "私は駅で友だちを待っていた。"),
        ("駅で父が父が待っていた。", "駅で父が待っていた。"),
        ("私は、私は行きたくない。", "私は、私は行きたくない。"),
        ("父は父なりに考えた。", "父は父なりに考えた。"),
    ],
)
def test_a_person_with_its_particle_is_said_once(engine: Engine, text: str, fixed: str) -> None:
    assert mended(engine, text, "ja") == fixed

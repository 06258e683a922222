"""UTF-8 read with another table is put right as a whole, whatever the script; residue that opens a text goes."""

from __future__ import annotations

import pytest

from qa_service.edits import apply_edits
from qa_service.pipeline import Engine

SAID = {
    "uk": "Привіт, як справи сьогодні?",
    "ru": "Привет, как дела? Поезд опаздывает.",
    "el": "Το τρένο έχει καθυστέρηση.",
    "tr": "Tren gecikti, çünkü yağmur yağdı.",
    "pl": "Pociąg się spóźnia, ponieważ pada śnieg.",
    "hu": "A vonat késik, mert esik az eső.",
    "ro": "Trenul întârzie fiindcă ninge și țara e albă.",
    "fr": "Le train a été retardé à cause de la neige.",
    "vi": "Tàu bị trễ vì trời mưa.",
    "ar": "القطار متأخر اليوم.",
    "ja": "電車が遅れています。",
    "zh-Hans": "火车晚点了，因为下雪。",
    "hi": "ट्रेन देर से है।",
}


def broken(text: str, table: str) -> str:
    """Read the bytes of a text with another table; bytes that it has not, as control characters."""
    return "".join(bytes([byte]).decode(table, "ignore") or chr(byte) for byte in text.encode())


@pytest.mark.parametrize("table", ["cp1252", "latin-1"])
@pytest.mark.parametrize("tag", SAID)
def test_broken_bytes_are_put_right(engine: Engine, tag: str, table: str) -> None:
    text = broken(SAID[tag], table)
    found = engine.check(text, tag, only=["residue"]).findings
    assert {finding.check for finding in found} == {"residue.encoding"}
    edits = sorted(edit for finding in found for edit in finding.suggestions[0].edits)
    assert apply_edits(text, edits)[0] == SAID[tag]


@pytest.mark.parametrize(
    ("tag", "text"), [("it", "<extra_id_0> Ciao."), ("es", "</think> Ciao."), ("fr", "<s>  Ciao.")]
)
def test_what_opens_the_text_goes_with_its_blanks(engine: Engine, tag: str, text: str) -> None:
    (finding,) = engine.check(text, tag, only=["residue"]).findings
    assert apply_edits(text, finding.suggestions[0].edits)[0] == "Ciao."

"""Head words that are no words by themselves stay out of a lexicon."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa_service.lexicon import heads


@pytest.mark.parametrize(
    ("affixes", "entries", "words"),
    [
        ("SET UTF-8\nONLYINCOMPOUND o\n", "Haus/ET\nhaus/oT\nsehr", ["Haus", "sehr"]),
        ("SET UTF-8\nFLAG long\nNEEDAFFIX ZZ\n", "tri/Aa\nstem/AaZZ", ["tri"]),
        ("SET UTF-8\nFLAG num\nFORBIDDENWORD 6\nNEEDAFFIX 8\n", "a/16,28\nb/3,8\nc/6", ["a"]),
        ("SET UTF-8\nNEEDAFFIX u\nAF 2\nAF ab # 1\nAF au # 2\n", "egy/1\nket/2", ["egy"]),
        ("SET UTF-8\n", "plain\n\nword/XYZ po:noun\nfield\tpo:verb", ["plain", "word", "field"]),
    ],
)
def test_only_words_that_stand_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, affixes: str, entries: str, words: list[str]
) -> None:
    (tmp_path / "x.aff").write_text(affixes, encoding="utf-8")
    (tmp_path / "x.dic").write_text(f"9\n{entries}\n", encoding="utf-8")
    monkeypatch.setattr(heads, "dictionary_path", lambda stem: tmp_path / "x.dic")
    assert list(heads.dictionary_words("x")) == words


def test_a_dictionary_that_is_not_installed_has_no_words() -> None:
    assert list(heads.dictionary_words("no/such")) == []

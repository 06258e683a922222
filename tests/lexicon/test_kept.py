"""What is worked out from a lexicon is worked out once, and anew where it cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa_service.lexicon.kept import keep, read_kept
from qa_service.lexicon.side import Side
from qa_service.lexicon.store import ACCEPTED, Entry, NoLexicon
from qa_service.packs import LanguagePack


class _Lexicon:
    coverage, floor, size = 1.0, 1.0, 2

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def look(self, word: str) -> Entry:
        return Entry(5.0, ACCEPTED)

    def head(self) -> list[str]:
        return ["aba", "bab"]


def _side(folder: Path) -> Side:
    return Side(LanguagePack("xx", "Example", "Example", ("Latn",)), _Lexicon(folder))  # type: ignore[arg-type]


def test_the_spelling_of_a_language_is_learned_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = _side(tmp_path).spelling.likelihood("ab")
    monkeypatch.setattr(_Lexicon, "head", lambda self: pytest.fail("it is there"))
    assert _side(tmp_path).spelling.likelihood("ab") == first
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("data", ["", "[1]", "{", '{"\\u0000": "many"}'])
def test_what_is_broken_is_learned_anew(tmp_path: Path, data: str) -> None:
    first = _side(tmp_path).spelling.likelihood("ab")
    (kept,) = tmp_path.iterdir()
    kept.write_text(data, encoding="utf-8")
    assert _side(tmp_path).spelling.likelihood("ab") == first


def test_a_language_without_a_lexicon_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    side = Side(LanguagePack("xx", "Example", "Example", ("Latn",)), NoLexicon("xx"))
    assert not side.spelling.learned
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_left_behind_where_it_cannot_be_kept(tmp_path: Path) -> None:
    (tmp_path / "x.json").mkdir()
    keep(tmp_path / "x.json", {"a": 1})
    assert [path.name for path in tmp_path.iterdir()] == ["x.json"]


def test_a_folder_that_cannot_be_written_is_no_hindrance(tmp_path: Path) -> None:
    keep(tmp_path / "nowhere" / "x.json", {"a": 1})
    assert read_kept(tmp_path / "nowhere" / "x.json") == {}

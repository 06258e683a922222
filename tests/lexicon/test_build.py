"""A lexicon is built once, whole or not at all, and one that others may still read from stays."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from pathlib import Path

import pytest

from qa_service.lexicon import build as building
from qa_service.lexicon.build import UNUSED, build, folder_of
from qa_service.lexicon.store import ACCEPTED, LISTED, Lexicon
from qa_service.packs import LanguagePack, LexiconSources


@pytest.fixture
def pack(monkeypatch: pytest.MonkeyPatch) -> LanguagePack:
    """Return a language whose list and forms are ten words of this test's own."""
    monkeypatch.setattr(building, "frequencies", lambda sources: {"lampe": 1e-4, "und": 1e-2, "x1": 1e-3})
    monkeypatch.setattr(building, "forms", lambda sources: iter(["lampe", "lampen"]))
    return LanguagePack("xx", "Example", "Example", ("Latn",), lexicon=LexiconSources(frequency="xx", forms="xx"))


def test_a_lexicon_says_what_its_sources_say(tmp_path: Path, pack: LanguagePack) -> None:
    lexicon = Lexicon(build(tmp_path, pack))
    assert lexicon.look("und").zipf == pytest.approx(7.0, abs=0.02)
    assert lexicon.look("lampe").flags == LISTED | ACCEPTED and lexicon.look("lampen").flags == ACCEPTED
    assert not lexicon.look("x1").flags and lexicon.head() == ["und", "lampe"]


def test_it_is_built_once(tmp_path: Path, pack: LanguagePack, monkeypatch: pytest.MonkeyPatch) -> None:
    first = build(tmp_path, pack)
    monkeypatch.setattr(building, "_write", lambda place, pack: pytest.fail("it is there"))
    assert build(tmp_path, pack) == first


def test_nothing_is_left_of_a_build_that_fails(
    tmp_path: Path, pack: LanguagePack, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(sources: LexiconSources) -> dict[str, float]:
        raise OSError("no space left")

    monkeypatch.setattr(building, "frequencies", full)
    with pytest.raises(OSError, match="no space"):
        build(tmp_path, pack)
    assert not list((tmp_path / "lexicons").iterdir())


def test_a_predecessor_stays_while_it_may_be_read(tmp_path: Path, pack: LanguagePack) -> None:
    """Two versions of the product may share a cache, and one of them may still run."""
    older, oldest = (replace(pack, lexicon=replace(pack.lexicon, detector=name)) for name in ("a", "b"))
    in_use, unused = build(tmp_path, older), build(tmp_path, oldest)
    long_ago = time.time() - UNUSED - 60
    for folder in (in_use, unused):
        os.utime(folder, (long_ago, long_ago))
    build(tmp_path, older)  # opened again
    build(tmp_path, pack)
    assert in_use.is_dir() and not unused.exists()


def test_other_sources_make_another_lexicon(tmp_path: Path, pack: LanguagePack) -> None:
    other = replace(pack, lexicon=replace(pack.lexicon, fold=("dotless-i",)))
    assert folder_of(tmp_path, pack) != folder_of(tmp_path, other)

"""What an export teaches of its own translator's words."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from qa_service.errors import InputError
from qa_service.model import Location, Segment, Unit
from qa_service.suggest.export import export_words, index_export
from qa_service.suggest.provider import Query

PAIRS = [
    ("The lid is utterly tight.", "Le couvercle est tout à fait étanche."),
    ("It is utterly dark there.", "Il y fait parfaitement noir."),
    ("An utterly calm sea.", "Une mer parfaitement calme."),
    ("The road is utterly straight.", "La route est parfaitement droite."),
    ("Utterly clear, he said.", "Parfaitement clair, dit-il."),
    ("This plan is utterly mad.", "Ce plan est utterly fou."),
    *((f"Line {number} goes on.", f"La ligne {number} continue.") for number in range(20)),
]


def units(pairs: Iterable[tuple[str | None, str]], lang: str | None = "fr") -> list[Unit]:
    return [
        Unit(Segment(text, str(number), source), Location("x.po", number), lang, "en")
        for number, (source, text) in enumerate(pairs)
    ]


def ask(path: Path, token: str = "utterly", source: str | None = None, target: str = "fr") -> list[str]:
    text = f"Ce plan est {token} fou."
    query = Query(token, "en", target, text, 12, 12 + len(token), source, "en" if source else None)
    return [it.word for it in export_words(path).find(query)]


def test_a_word_is_translated_as_elsewhere_in_the_export(tmp_path: Path) -> None:
    path = tmp_path / "export.sqlite"
    assert index_export(units(PAIRS), path) == len(PAIRS)
    assert ask(path) == ["parfaitement"] and ask(path, target="de") == []


def test_another_segment_with_the_same_source_tells_at_once(tmp_path: Path) -> None:
    path = tmp_path / "export.sqlite"
    index_export(units([*PAIRS, ("This plan is oddly mad.", "Ce plan est étrangement fou.")]), path)
    assert ask(path, "oddly", "This plan is oddly mad.") == ["étrangement"]


def test_units_without_source_or_language_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "export.sqlite"
    assert index_export(units([(None, "Un"), ("One", "")]), path) == 0
    assert index_export(units([("One", "Un")], lang=None), tmp_path / "a") == 0
    assert ask(path) == []


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written"):
        index_export(units(PAIRS), tmp_path / "no" / "such" / "folder")


def test_lone_surrogates_and_control_characters_are_indexed(tmp_path: Path) -> None:
    path = tmp_path / "export.sqlite"
    assert index_export(units([("a \ud800 b \x00 \"' OR", "c \udfff * ( d"), ("One", "Un")]), path) == 2
    assert ask(path, '"*(^') == [] and ask(path, "\ud800x") == []

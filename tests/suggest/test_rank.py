"""The order of candidates: confidence, agreement, neighbours; and providers that know nothing or fail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from qa_service import Engine
from qa_service.dictionaries.compile import compile_pair
from qa_service.dictionaries.library import DictionaryLibrary
from qa_service.dictionaries.names import Direction
from qa_service.settings import Settings
from qa_service.suggest.chain import Suggester
from qa_service.suggest.dictionary import Dictionaries
from qa_service.suggest.provider import Candidate, Query
from qa_service.suggest.rank import rank
from tests.dictionaries.parts import Written, ends


def query(token: str, text: str, lang: str = "en", target: str = "fr") -> Query:
    start = text.index(token)
    return Query(token, lang, target, text, start, start + len(token))


HERE = query("lamp", "Elle voit la lamp verte.")


def words(found: Sequence[Candidate]) -> list[str]:
    return [it.word for it in found]


def test_at_most_five_the_surest_first() -> None:
    found = rank([Candidate(f"mot{n}", n / 10, "table") for n in range(1, 9)], HERE)
    assert words(found) == ["mot8", "mot7", "mot6", "mot5", "mot4"]


def test_providers_that_agree_are_surer_than_each_and_one_is_not_surer_by_saying_it_twice() -> None:
    (both,) = rank([Candidate("lampe", 0.6, "table"), Candidate("Lampe", 0.7, "dictionary:eng-fra")], HERE)
    assert both.confidence > 0.7
    assert both.origin == "dictionary:eng-fra"
    (one,) = rank([Candidate("lampe", 0.6, "dictionary:a"), Candidate("lampe", 0.7, "dictionary:b")], HERE)
    assert one.confidence <= 0.7


def test_the_token_itself_is_no_suggestion() -> None:
    assert not rank([Candidate("Lamp", 0.9, "table"), Candidate("", 0.9, "table")], HERE)


def test_a_word_beside_itself_comes_later() -> None:
    found = rank([Candidate("la", 0.6, "table"), Candidate("lampe", 0.5, "table")], HERE)
    assert words(found) == ["lampe", "la"]


def test_the_article_before_it() -> None:
    here = query("Lampe", "She saw an Lampe there.", "de", "en")
    found = rank([Candidate("lamp", 0.6, "table"), Candidate("oil lamp", 0.5, "table")], here)
    assert words(found) == ["oil lamp", "lamp"]


class Fixed:
    """A provider that always says the same."""

    def __init__(self, *candidates: Candidate) -> None:
        self.candidates = candidates
        self.asked = 0

    def find(self, query: Query) -> Sequence[Candidate]:
        self.asked += 1
        return self.candidates


class Failing:
    def find(self, query: Query) -> Sequence[Candidate]:
        raise RuntimeError("the disk is gone")


@pytest.fixture
def alone(tmp_path: Path) -> Settings:
    """Return settings of a machine without dictionaries."""
    return replace(Settings.from_environment(), dictionaries=tmp_path / "none")


def test_a_provider_that_fails_costs_one_warning(
    engine: Engine, alone: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    suggester = Suggester(alone, [Failing(), Fixed(Candidate("lumignon", 0.9, "glossary"))])
    for _ in range(2):
        assert words(suggester.candidates(HERE, engine.packs)) == ["lumignon"]
    assert [it.getMessage() for it in caplog.records] == ["Failing gives no suggestions: the disk is gone"]


def test_the_last_resort_is_asked_when_nobody_is_sure(engine: Engine, alone: Settings) -> None:
    last = Fixed(Candidate("veilleuse", 0.6, "server"))
    assert words(Suggester(alone, (), [last]).candidates(HERE, engine.packs)) == ["veilleuse"]
    sure = Fixed(Candidate("lampe", 0.9, "memory"))
    assert words(Suggester(alone, [sure], [last]).candidates(HERE, engine.packs)) == ["lampe"]
    assert last.asked == 1


def test_nobody_knows_and_nothing_is_invented(engine: Engine, alone: Settings) -> None:
    assert not Suggester(alone).candidates(query("zzyzx", "Il a un zzyzx."), engine.packs)


def installed(tmp_path: Path, direction: Direction, *rows: tuple[str, str], **forms: str) -> Dictionaries:
    compile_pair(tmp_path, direction, [Written("own", direction, rows)], ends(forms=forms))
    return Dictionaries(DictionaryLibrary(tmp_path), Engine.load().packs)


def test_form_and_headword_are_answered_together(tmp_path: Path) -> None:
    rows = ("left", "gauche"), ("leave", "partir"), ("leave", "congé")
    found = installed(tmp_path, Direction("en", "fr"), *rows, left="leave").find(query("left", "il a left"))
    assert words(found) == ["gauche", "partir", "congé"]
    assert [it.base for it in found] == [False, True, True]
    assert found[0].origin == "dictionary:own"


@pytest.mark.parametrize(
    ("token", "lang", "target", "rows"),
    [
        ("“lamp”", "en", "fr", (("lamp", "lampe"),)),
        ("the lamp", "en", "fr", (("lamp", "lampe"),)),
        ("l'arbre", "fr", "en", (("arbre", "tree"),)),
        ("绿色的", "zh-Hans", "en", (("绿色", "green"),)),
        ("勉強した", "ja", "en", (("勉強する", "study"),)),
        ("Lighthouse", "en", "fr", (("lighthouse", "phare"),)),
    ],
)
def test_what_is_glued_to_a_word_is_left_aside(
    tmp_path: Path, token: str, lang: str, target: str, rows: tuple[tuple[str, str], ...]
) -> None:
    found = installed(tmp_path, Direction(lang, target), *rows).find(query(token, f"x {token} y", lang, target))
    assert words(found) == [rows[0][1]]


def test_no_dictionary_no_answer(tmp_path: Path) -> None:
    assert not Dictionaries(DictionaryLibrary(tmp_path / "none"), Engine.load().packs).find(HERE)

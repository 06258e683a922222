"""Small parts of a batch: languages settled, progress said, words counted, files written whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_service import Engine
from qa_service.batch.languages import Settler
from qa_service.batch.progress import _Log
from qa_service.batch.records import Spool
from qa_service.batch.shard import count_words, record_line
from qa_service.batch.written import written
from qa_service.errors import InputError
from qa_service.model import Edit, Finding, Location, Related, Segment, Severity, Suggestion, Unit, Unreadable
from qa_service.renderers.report import FileSummary, Record

FRENCH = "Les habitants du quartier attendent une réponse depuis mardi."


def _unit(text: str, target: str | None = None, source: str | None = None) -> Unit:
    return Unit(Segment(text, "1"), Location("x"), target, source)


def _settled(engine: Engine, units: list[Unit], target: str | None = None) -> list[tuple[str | None, str | None] | str]:
    items = Settler(engine.packs, target, "en").settle(enumerate(units), "x")
    return [it.why if isinstance(it, Unreadable) else (it.target_lang, it.source_lang) for _, it in items]


def test_what_a_unit_says_goes_before_the_default(engine: Engine) -> None:
    units = [_unit("a", "fr_CA", "de"), _unit("b"), _unit("c", "pt-BR", "xx")]
    assert _settled(engine, units, "it") == [("fr", "de"), ("it", "en"), ("pt-BR", None)]


@pytest.mark.parametrize("target", [None, "auto"])
def test_a_language_that_nobody_says_is_told_from_all_texts(engine: Engine, target: str | None) -> None:
    assert _settled(engine, [_unit("oui"), _unit("x", "de"), _unit(FRENCH)], target) == [
        ("fr", "en"),
        ("de", "en"),
        ("fr", "en"),
    ]


def test_a_language_that_cannot_be_told_or_is_not_known_is_said_once(engine: Engine) -> None:
    (why,) = _settled(engine, [_unit("ok"), _unit("no")])
    assert isinstance(why, str) and "--target" in why
    (why, kept) = _settled(engine, [_unit("x", "qq"), _unit("y", "qq"), _unit("z", "fr")])
    assert isinstance(why, str) and "“qq”" in why and kept == ("fr", "en")


def test_words(engine: Engine) -> None:
    assert count_words("Il est  parti.", engine.packs["fr"]) == 3
    assert count_words("市长星期 天早", engine.packs["zh-Hans"]) == 3


def test_penalty() -> None:
    summary = FileSummary(units=2, words=200)
    summary.severities.update({Severity.CRITICAL: 1, Severity.MAJOR: 2, Severity.MINOR: 3, Severity.NEUTRAL: 9})
    assert (summary.penalty, summary.per_thousand) == (38, 190.0)
    assert FileSummary().per_thousand is None


def test_log_lines() -> None:
    log = _Log(1000)
    log.advance(250, 40)
    assert log.line(20) == "40 texts, 2 a second, 25% done, 1.0 minutes left"
    assert _Log(None).line(1) == "0 texts, 0 a second"


def test_a_file_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    with written(tmp_path / "new" / "a") as out:
        out.write(b"whole")
    with pytest.raises(KeyError), written(tmp_path / "new" / "a") as out:
        out.write(b"half")
        raise KeyError
    assert [(it.name, it.read_bytes()) for it in (tmp_path / "new").iterdir()] == [("a", b"whole")]
    with pytest.raises(InputError, match="cannot be written"), written(tmp_path / "new" / "a" / "b"):
        pass


@given(st.text(max_size=20), st.text(max_size=20), st.text(min_size=1, max_size=5), st.booleans())
def test_records_are_read_as_they_were_written(text: str, source: str, file: str, broken: bool) -> None:
    finding = Finding(
        "foreign.word", "foreign", Severity.MINOR, 0, len(text), text, 0.5, source, "m", "i", "en",
        (Suggestion(text, 0.5, "o", (Edit(0, 1, source),)),), (Related(0, 1, text),), {"why": text}, "id",
    )  # fmt: skip
    whole = Record(file, 3, "u", "u", 4, "fr", text, source, (finding,), fixed=source)
    lost = Record(file, error=source)
    spool = Spool()
    for record in [lost, whole] if broken else [whole]:
        spool.add(record.file, record_line(record))
    assert list(spool.read())[-1] == whole and list(spool.of(file)) == list(spool.read())
    assert list(spool.of(file + "x")) == []
    spool.close()

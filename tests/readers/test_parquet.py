"""Parquet by column names; skipped where the extra is not installed."""

from __future__ import annotations

import io
import sys

import pytest

from qa_service.errors import InputError
from qa_service.model import Unit, Unreadable
from qa_service.readers import parquet
from qa_service.readers.format import Hints

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")


def file(columns: dict[str, list[object]], **options: object) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out, **options)
    return out.getvalue()


def units(data: bytes, hints: Hints | None = None) -> list[Unit | Unreadable]:
    return list(parquet.read(io.BytesIO(data), "x.parquet", hints or Hints()))


def test_columns_by_name_over_batches() -> None:
    count = parquet.ROWS + 2
    data = file(
        {
            "id": list(range(count)),
            "unused": [b"x"] * count,
            "source": ["a"] * count,
            "text": ["b"] * (count - 1) + [None],
            "target_lang": ["pt_BR"] * count,
        }
    )
    found = units(data, Hints(source_lang="en"))
    first, last = found[0], found[-1]
    assert isinstance(first, Unit) and isinstance(last, Unit) and len(found) == count
    assert (first.segment.id, first.segment.text, first.segment.source) == ("0", "b", "a")
    assert (first.target_lang, first.source_lang, last.segment.text) == ("pt-BR", "en", "")


def test_a_column_for_each_language() -> None:
    found = units(file({"en": ["one"], "fr": ["un"], "de": ["eins"]}))
    assert [(it.segment.id, it.segment.source, it.target_lang) for it in found if isinstance(it, Unit)] == [
        ("row 1 (fr)", "one", "fr"), ("row 1 (de)", "one", "de")
    ]  # fmt: skip


def test_a_translation_that_is_no_text_is_reported() -> None:
    (item,) = units(file({"id": ["a"], "target": [5]}))
    assert isinstance(item, Unreadable) and item.location.unit == "a"


@pytest.mark.parametrize("data", [b"", b"PAR1", b"PAR1" + b"\0" * 100 + b"PAR1", file({"target": ["a"]})[:-6]])
def test_what_is_no_parquet_is_an_error(data: bytes) -> None:
    with pytest.raises(InputError, match=r"x\.parquet: is not Parquet"):
        units(data)


def test_unknown_columns_are_an_error() -> None:
    with pytest.raises(InputError, match="no column is known as the translation among “a”"):
        units(file({"a": ["b"]}))


def test_a_group_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "LARGEST", 1000)
    with pytest.raises(InputError, match="row group is larger"):
        units(file({"target": [str(number) for number in range(1000)]}))


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    data = file({"target": ["a"]})
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(InputError, match=r"pip install 'qa-service\[parquet\]'"):
        units(data)

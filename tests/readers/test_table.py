"""CSV and TSV: which column is what, fields that span lines, and columns added without touching the rest."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from qa_service.errors import InputError
from qa_service.model import Edit, Finding, Severity, Suggestion, Unit, Unreadable
from qa_service.readers.decode import LINE
from qa_service.readers.format import Answer, Hints
from qa_service.readers.records import FIELD, records, written
from qa_service.readers.table import read
from qa_service.writers.table import write

FOUND = Finding(
    "foreign.word", "foreign", Severity.MAJOR, 0, 1, "x", 0.9, "“x”, left in", "accuracy/untranslated", "untranslated"
)


def units(text: str | bytes, name: str = "x.csv", hints: Hints | None = None) -> list[Unit | Unreadable]:
    data = text.encode() if isinstance(text, str) else text
    return list(read(io.BytesIO(data), name, hints or Hints()))


def rows(text: str | bytes, name: str = "x.csv", hints: Hints | None = None) -> list[tuple[str | None, ...]]:
    found = [unit for unit in units(text, name, hints) if isinstance(unit, Unit)]
    return [
        (unit.segment.id, unit.segment.source, unit.segment.text, unit.source_lang, unit.target_lang) for unit in found
    ]


def noted(text: str | bytes, *answers: Answer, name: str = "x.csv") -> str:
    data = text.encode() if isinstance(text, str) else text
    out = io.BytesIO()
    write(io.BytesIO(data), name, Hints(), answers, out)
    return out.getvalue().decode()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiter_is_told_from_the_header(delimiter: str) -> None:
    text = "Key,Source text,Translation\n1,a,b\n".replace(",", delimiter)
    assert rows(text) == [("1", "a", "b", None, None)]


def test_excel_says_its_delimiter() -> None:
    assert rows("sep=|\r\nid|target\r\n1|a;b,c\r\n") == [("1", None, "a;b,c", None, None)]


def test_languages_of_rows_columns_names_and_hints() -> None:
    text = "id,source,target,source_lang,target_lang\n1,a,b,en,pt_BR\n2,c,d,,\n"
    hints = Hints(source_lang="it", target_lang="de")
    assert rows(text, "x.fr.csv", hints) == [("1", "a", "b", "en", "pt-BR"), ("2", "c", "d", "it", "de")]
    assert rows("target\na\n", "x.fr.csv") == [("line 2", None, "a", None, "fr")]


def test_a_column_for_each_language() -> None:
    text = "key,fr,en,id\n1,un,one,satu\n"
    assert rows(text) == [("1 (fr)", "one", "un", "en", "fr"), ("1 (id)", "one", "satu", "en", "id")]
    assert rows(text, hints=Hints(source_lang="fr", target_lang="en-GB")) == [("1", "un", "one", "fr", "en")]


def test_the_caller_names_columns() -> None:
    text = "a,B,en\nx,y,z\n"
    hints = Hints(columns=(("target", "b"), ("source", "a")))
    assert rows(text, hints=hints) == [("line 2", "x", "y", None, None)]
    with pytest.raises(InputError, match="there is no column “c”: there are “a”, “B”, “en”"):
        units(text, hints=Hints(columns=(("target", "c"),)))
    with pytest.raises(InputError, match="“taget” is not a column that is read"):
        units(text, hints=Hints(columns=(("taget", "b"),)))


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff", "sep=;\n"])
def test_no_header_is_an_error(text: str) -> None:
    with pytest.raises(InputError, match=r"x\.csv: has no header"):
        units(text)


def test_no_known_column_is_an_error() -> None:
    with pytest.raises(InputError, match=r"x\.csv: line 1: no column is known as the translation among “a”, “b”"):
        units("a,b\n1,2\n")


def test_fields_with_delimiters_quotes_and_lines() -> None:
    text = '\ufeffid,target\r\n1,"a, ""b""\r\n\r\nc"\r\n2,5" wide\r\n3,"x" y\r\n'
    assert [row[2] for row in rows(text)] == ['a, "b"\r\n\r\nc', '5" wide', '"x" y']
    assert [unit.location.line for unit in units(text)] == [2, 5, 6]


def test_a_quote_that_is_never_closed_costs_one_row() -> None:
    found = units('id,target\n1,a\n2,"b\n3,c\n')
    assert [item.segment.text if isinstance(item, Unit) else item.location.line for item in found] == ["a", 3, "c"]
    assert [row[2] for row in rows('id\ttarget\n1\t"b\n3\tc\n', "x.tsv")] == ['"b', "c"]


def test_short_and_blank_rows() -> None:
    found = units("id,source,target\n1,a\n\n2,a,\n")
    assert isinstance(found[0], Unreadable) and "2 of 3 columns" in found[0].why
    assert isinstance(found[1], Unit) and found[1].segment.text == ""
    assert len(found) == 2


def test_a_huge_field_is_refused_and_the_rest_is_read() -> None:
    found = units("id,target\n1," + "a" * (FIELD + 1) + "\n2,b\n")
    assert isinstance(found[0], Unreadable) and "split it" in found[0].why
    assert isinstance(found[1], Unit)
    (first, last) = units("id,target\n1,b\n2," + "a" * (LINE + 1))
    assert isinstance(first, Unit) and isinstance(last, Unreadable) and last.location.line == 3


def test_many_open_quotes_are_not_waited_for_again_and_again() -> None:
    text = "id,target\n" + 'x"y,"z\n' * 20_000
    found = units(text)
    assert len(found) == 20_000 and all(isinstance(item, Unreadable) for item in found)


def test_two_columns_are_added_in_the_dialect_of_the_file() -> None:
    text = '"id";"target"\r\n"1";"a;b"\r\n"2";"c"'
    assert noted(text, Answer([FOUND]), Answer([])) == (
        '"id";"target";"qa_findings";"qa_severity"\r\n"1";"a;b";"foreign.word: “x”, left in";"major"\r\n"2";"c";"";""'
    )


def test_a_fixed_text_goes_into_its_cell() -> None:
    text = "id,target,note\n1,a,n\n2,b,\n"
    assert noted(text, Answer([], 'say "x", y'), Answer([])) == 'id,target,note\n1,"say ""x"", y",n\n2,b,\n'


@pytest.mark.parametrize(
    "text",
    [
        "id,target\n1,a\n",
        '\ufeffsep=;\r\n"id";"target";"x"\r\n"1";"a"\r\n\r\n2;b',
        "id,target,qa_findings\n1,a\n2,b,\n",
    ],
)
def test_without_findings_nothing_changes(text: str) -> None:
    assert noted(text, Answer([]), Answer([])) == text


def test_a_note_says_what_is_suggested() -> None:
    found = replace(FOUND, suggestions=(Suggestion("“y”", 0.9, "test", (Edit(0, 1, "y"),)),))
    assert "“x”, left in → “y”" in noted("id,target\n1,x\n", Answer([found]))


def test_a_second_run_fills_the_columns_anew() -> None:
    once = noted("target,id\na\nb,2\n", Answer([FOUND]), Answer([]))
    assert once.splitlines()[1] == 'a,,"foreign.word: “x”, left in",major'
    assert noted(once, Answer([]), Answer([FOUND])).splitlines() == [
        "target,id,qa_findings,qa_severity",
        "a,,,",
        'b,2,"foreign.word: “x”, left in",major',
    ]


def test_findings_of_several_languages_share_a_row() -> None:
    said = noted("key,en,fr,de\n1,a,b,c\n", Answer([FOUND]), Answer([FOUND]))
    assert said.splitlines()[1].startswith("1,a,b,c,") and "fr foreign.word:" in said and "; de foreign.word:" in said


def test_what_a_fix_mends_is_not_noted() -> None:
    said = noted("id,target\n1,x b c d\n", Answer([FOUND, replace(FOUND, start=6, end=7)], "z b c d"))
    assert said.splitlines()[1] == '1,z b c d,"foreign.word: “x”, left in",major'


def test_rows_that_cannot_be_read_are_copied() -> None:
    text = 'id,target\r\n1,a\n\r\n2\r3,"b\n'
    said = noted(text, Answer([FOUND]))
    assert said == 'id,target,qa_findings,qa_severity\r\n1,a,"foreign.word: “x”, left in",major\n\r\n2\r3,"b\n'


def test_utf_16_is_written_as_utf_16() -> None:
    data = "id\ttarget\r\n1\té\r\n".encode("utf-16")
    out = io.BytesIO()
    write(io.BytesIO(data), "x.tsv", Hints(), [Answer([], "è")], out)
    assert out.getvalue().decode("utf-16") == "id\ttarget\r\n1\tè\r\n"


CELLS = st.text(st.sampled_from('ab",;\té\n\r \x85\u2028'), max_size=8)


@given(st.lists(st.tuples(CELLS, CELLS.filter(str.strip)), min_size=1, max_size=6), st.sampled_from(",;\t"), CELLS)
def test_any_table_is_read_and_written_back(cells: list[tuple[str, str]], delimiter: str, fixed: str) -> None:
    """What the standard library writes is read; a fixed text reads again, and so do all others."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(["source", "target"])
    writer.writerows(cells)
    text = out.getvalue()
    assert [(row[1], row[2]) for row in rows(text)] == cells
    assume(fixed.strip() or cells[0][0].strip())  # a row without any text is no unit
    again = noted(text, *(Answer([FOUND], fixed if place == 0 else None) for place in range(len(cells))))
    wanted = [(cells[0][0], fixed), *cells[1:]]
    assert [(row[1], row[2]) for row in rows(again)] == wanted


@given(st.text(st.sampled_from('a",\n\r')), st.sampled_from(",\t"))
def test_records_hold_all_of_the_text(text: str, delimiter: str) -> None:
    found = list(records(io.StringIO(text, newline=""), delimiter))
    assert "".join(record.raw for record in found) == text
    for record in found:
        for field, (start, end) in zip(record.fields, record.places, strict=True):
            assert record.raw[start:end] in (field, written(field, delimiter, quoted=True))

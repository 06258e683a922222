"""The sample exports: each shows its errors, its clean twin shows none, and both come back as they were."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from qa_service import Engine
from qa_service.errors import InputError
from qa_service.model import Finding, Severity, Unit, Unreadable
from qa_service.readers.format import Answer, Hints
from qa_service.readers.reference import reference
from qa_service.readers.registry import format_of, suffix_of

EXPORTS = Path(__file__).parents[2] / "samples" / "exports"
SUFFIXES = set(
    ".xlf .xliff .sdlxliff .mqxliff .tmx .po .csv .tsv .jsonl .json .arb .xml .strings .stringsdict .xcstrings .resx"
    " .ts .properties .yml .srt .vtt .html .md .docx .parquet .txt".split()
)
# Samples in the source language, which are the source of others.
OF_SOURCE = (".en.json", "_en.properties", ".en.resx", "/values/strings.xml", "/en.lproj/Localizable.stringsdict")
SAMPLES = sorted(path for path in EXPORTS.rglob("*") if path.is_file() and not path.as_posix().endswith(OF_SOURCE))
WRITTEN = {".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".tmx", ".resx", ".ts", ".po", ".csv", ".tsv", ".docx"}
NAMESPACE = b' xmlns:its="http://www.w3.org/2005/11/its" its:version="2.0"'  # stays when the marks are gone
COLUMNS = 2  # of translations, in the widest table; a last row, or tree, may lack some of its texts
LEAST = 3  # findings of a sample with errors

every_sample = pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.relative_to(EXPORTS).as_posix())


def is_clean(path: Path) -> bool:
    return "-clean" in path.relative_to(EXPORTS).as_posix()


def skip_without(path: Path) -> None:
    if path.suffix == ".parquet":
        pytest.importorskip("pyarrow")


def hints(path: Path) -> Hints:
    return Hints("en", None, (), reference(path, path.name, None, "en"))


def items(data: bytes, path: Path) -> list[Unit | Unreadable]:
    name = path.relative_to(EXPORTS).as_posix()
    return list(format_of(name, data[:4096]).read(io.BytesIO(data), name, hints(path)))


def units(data: bytes, path: Path) -> list[Unit]:
    return [item for item in items(data, path) if isinstance(item, Unit)]


def checked(engine: Engine, path: Path) -> list[tuple[Unit, Finding]]:
    found: list[tuple[Unit, Finding]] = []
    for item in items(path.read_bytes(), path):
        assert isinstance(item, Unit) and item.target_lang, item
        if item.segment.text:
            result = engine.check([item.segment], item.target_lang, source_lang=item.source_lang)
            found += [(item, finding) for finding in result.findings]
    return found


def test_every_format_has_its_samples() -> None:
    assert {suffix_of(path.name) for path in SAMPLES} == SUFFIXES
    assert {suffix_of(path.name) for path in SAMPLES if is_clean(path)} == SUFFIXES


@every_sample
def test_sample_shows_what_its_name_says(engine: Engine, path: Path) -> None:
    skip_without(path)
    found = [finding for _, finding in checked(engine, path)]
    if is_clean(path):
        assert not found
    else:
        assert len(found) >= LEAST and len({finding.category for finding in found}) > 1


def test_samples_show_what_they_showed(engine: Engine, golden: Callable[[str, str], None]) -> None:
    pytest.importorskip("pyarrow")
    lines = [golden_line(unit, finding) for path in SAMPLES for unit, finding in checked(engine, path)]
    golden("exports.tsv", "".join(line + "\n" for line in lines))


def golden_line(unit: Unit, finding: Finding) -> str:
    """Return file, line, unit, category and text, with tabs between them."""
    where = unit.location
    fields = (where.file, str(where.line or ""), unit.segment.id or "", finding.category, finding.text)
    return "\t".join(field.replace("\n", "⏎") for field in fields)


FIXED = {
    ".json",
    ".arb",
    ".strings",
    ".xcstrings",
    ".properties",
    ".yml",
}  # what has no place for notes, but can be fixed


@pytest.mark.parametrize("path", [path for path in SAMPLES if path.suffix in FIXED], ids=lambda path: str(path.name))
def test_a_text_is_fixed_and_nothing_else_changes(path: Path) -> None:
    data = path.read_bytes()
    found = [item.segment for item in units(data, path)]
    write = format_of(path.name, data[:4096]).write
    assert write and found
    same, fixed = io.BytesIO(), io.BytesIO()
    write(io.BytesIO(data), path.name, hints(path), (Answer([_finding(it.text)], it.text) for it in found), same)
    assert same.getvalue() == data
    wanted = [it.text if number % 2 else f'“{it.text}" \\n\n' for number, it in enumerate(found)]
    write(io.BytesIO(data), path.name, hints(path), (Answer([], it) for it in wanted), fixed)
    again = [item.segment for item in units(fixed.getvalue(), path)]
    assert [it.text for it in again] == wanted and [it.id for it in again] == [it.id for it in found]


written_sample = pytest.mark.parametrize(
    "path", [path for path in SAMPLES if path.suffix in WRITTEN], ids=lambda path: path.relative_to(EXPORTS).as_posix()
)


@written_sample
def test_sample_comes_back_as_it_was(path: Path) -> None:
    """Written without findings, it is the same; written with them, it reads the same."""
    data = path.read_bytes()
    found = [item.segment for item in units(data, path)]
    write = format_of(path.name, data[:4096]).write
    assert found and write
    same, noted, again = io.BytesIO(), io.BytesIO(), io.BytesIO()
    write(io.BytesIO(data), path.name, hints(path), (Answer([]) for _ in found), same)
    write(io.BytesIO(data), path.name, hints(path), (Answer([_finding(it.text)]) for it in found), noted)
    assert same.getvalue() == data
    assert noted.getvalue() != same.getvalue()
    for written in (same, noted):
        assert [it.segment for it in units(written.getvalue(), path)] == found
    if path.suffix not in (".po", ".csv", ".tsv", ".docx"):  # those keep “fuzzy”, columns, or cut runs
        write(io.BytesIO(noted.getvalue()), path.name, hints(path), (Answer([]) for _ in found), again)
        assert again.getvalue().replace(NAMESPACE, b"") == data.replace(NAMESPACE, b"")


@written_sample
def test_sample_comes_back_with_what_was_found(engine: Engine, path: Path) -> None:
    """Real findings, noted, leave the texts as they are; fixed, they leave fewer findings and no broken file."""
    data = path.read_bytes()
    by_unit: dict[str | None, list[Finding]] = {}
    for unit, finding in checked(engine, path):
        by_unit.setdefault(unit.segment.id, []).append(finding)
    found = [item.segment for item in units(data, path)]
    write = format_of(path.name, data[:4096]).write
    assert write
    noted = io.BytesIO()
    answers = (Answer(by_unit.get(it.id, [])) for it in found)
    write(io.BytesIO(data), path.name, hints(path), answers, noted)
    assert [it.segment for it in units(noted.getvalue(), path)] == found
    assert (noted.getvalue() != data) is bool(by_unit)


def _finding(text: str) -> Finding:
    return Finding("a.b", "a", Severity.MAJOR, 0, 1, text[:1], 0.9, "said", "m", "i")


@every_sample
def test_a_sample_cut_off_anywhere_is_units_or_one_clear_error(path: Path) -> None:
    skip_without(path)
    data = path.read_bytes()
    whole = [item.segment.text for item in units(data, path)]
    for cut in range(0, len(data), max(1, len(data) // 40)):
        try:
            found = items(data[:cut], path)
        except InputError as error:
            assert str(error).startswith(f"{path.relative_to(EXPORTS).as_posix()}: ") and "\n" not in str(error)
        else:
            read = [item.segment.text for item in found if isinstance(item, Unit)][:-COLUMNS]
            assert read == whole[: len(read)]

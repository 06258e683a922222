"""The sample exports: each shows its errors, its clean twin shows none, and both come back as they were."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from qa_service import Engine
from qa_service.errors import InputError
from qa_service.model import Finding, Severity, Unit, Unreadable
from qa_service.readers.format import Answer, Hints
from qa_service.readers.registry import format_of

EXPORTS = Path(__file__).parents[2] / "samples" / "exports"
# The formats whose readers are tested here, and the samples of each.
SUFFIXES = (
    ".po .csv .tsv .jsonl .json .arb .strings .properties .yml .srt .vtt .html .md .docx .parquet .txt".split()
)  # fmt: skip
OF_SOURCE = {".en.json": ".fr.json", "_en.properties": "_de.properties"}  # samples that are the source of others
SAMPLES = sorted(
    path for path in EXPORTS.iterdir() if path.suffix in SUFFIXES and not path.name.endswith(tuple(OF_SOURCE))
)
WRITTEN = (".po", ".csv", ".tsv", ".docx")  # what findings are written back into
COLUMNS = 2  # of translations, in the widest table
LEAST = 3  # findings of a sample with errors


def skip_without(path: Path) -> None:
    if path.suffix == ".parquet":
        pytest.importorskip("pyarrow")


def hints(path: Path) -> Hints:
    for source, target in OF_SOURCE.items():
        if path.name.endswith(target):
            return Hints("en", None, (), (EXPORTS / path.name.replace(target, source)).read_bytes())
    return Hints()


def items(data: bytes, path: Path) -> list[Unit | Unreadable]:
    return list(format_of(path.name, data[:4096]).read(io.BytesIO(data), path.name, hints(path)))


def findings(engine: Engine, path: Path) -> list[Finding]:
    found: list[Finding] = []
    for item in items(path.read_bytes(), path):
        assert isinstance(item, Unit), item
        assert item.segment.text, item
        result = engine.check([item.segment], item.target_lang, source_lang=item.source_lang)
        found += result.findings
    return found


def test_every_format_has_its_samples() -> None:
    assert {path.suffix for path in SAMPLES} == set(SUFFIXES)
    assert {path.suffix for path in SAMPLES if "-clean" in path.name} == set(SUFFIXES)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: str(path.name))
def test_sample_shows_what_its_name_says(engine: Engine, path: Path) -> None:
    skip_without(path)
    found = findings(engine, path)
    if "-clean" in path.name:
        assert not found
    else:
        assert len(found) >= LEAST and len({finding.category for finding in found}) > 1


@pytest.mark.parametrize("path", [path for path in SAMPLES if path.suffix in WRITTEN], ids=lambda path: str(path.name))
def test_sample_comes_back_as_it_was(path: Path) -> None:
    """Written without findings, it is the same but for the columns of a table; written with them, it reads the same."""
    data = path.read_bytes()
    found = [item.segment for item in items(data, path) if isinstance(item, Unit)]
    write = format_of(path.name, data[:4096]).write
    assert found and write
    same, noted = io.BytesIO(), io.BytesIO()
    write(io.BytesIO(data), path.name, hints(path), (Answer([]) for _ in found), same)
    write(io.BytesIO(data), path.name, hints(path), (Answer([_finding(it.text)]) for it in found), noted)
    if path.suffix in (".csv", ".tsv"):
        assert same.getvalue().startswith(data.splitlines()[0])
    else:
        assert same.getvalue() == data
    assert noted.getvalue() != same.getvalue()
    for written in (same, noted):
        assert [it.segment for it in items(written.getvalue(), path) if isinstance(it, Unit)] == found


def _finding(text: str) -> Finding:
    return Finding("a.b", "a", Severity.MAJOR, 0, 1, text[:1], 0.9, "said", "m", "i")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: str(path.name))
def test_a_sample_cut_off_anywhere_is_units_or_one_clear_error(path: Path) -> None:
    skip_without(path)
    data = path.read_bytes()
    whole = [item.segment.text for item in items(data, path) if isinstance(item, Unit)]
    for cut in range(0, len(data), max(1, len(data) // 40)):
        try:
            found = items(data[:cut], path)
        except InputError as error:
            assert str(error).startswith(f"{path.name}: ") and "\n" not in str(error)
        else:
            # The last row may lack some of its columns.
            read = [item.segment.text for item in found if isinstance(item, Unit)][:-COLUMNS]
            assert read == whole[: len(read)]

"""What write-back leaves in files of every kind: notes that people can read, and nothing where nothing is found."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from qa_service.cli import main

STRAY, TWICE = "Il est entirely seul.", "Ils ont écrit écrit au maire."


def noted(runner: CliRunner, path: Path, data: bytes, *options: str) -> bytes:
    """Return a file as it is written back."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    out = path.parent / "out"
    result = runner.invoke(main, ["batch", str(path), "--target", "fr", "--write-back", str(out), *options])
    assert result.exit_code in (0, 1), result.stderr
    return (out / path.name).read_bytes()


@pytest.mark.parametrize(("name", "delimiter"), [("t.csv", ","), ("t.csv", ";"), ("t.tsv", "\t")])
def test_a_table_without_findings_gets_no_columns(runner: CliRunner, tmp_path: Path, name: str, delimiter: str) -> None:
    table = f"id{delimiter}target\r\n1{delimiter}{{}}\r\n2{delimiter}Bonjour.".encode()
    clean = table.replace(b"{}", b"Il est seul.")
    assert noted(runner, tmp_path / name, clean) == clean
    broken, mended = (table.replace(b"{}", text.encode()) for text in (TWICE, "Ils ont écrit au maire."))
    assert noted(runner, tmp_path / name, broken, "--fix") == mended
    assert b"qa_findings" in noted(runner, tmp_path / name, broken)


def test_a_note_shows_that_a_tag_stands_there(runner: CliRunner, tmp_path: Path) -> None:
    target = '<target>Ouvrez <x id="1"/> puis the <x id="2"/> house is</target>'
    xliff = (
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="f" source-language="en" '
        'target-language="fr" datatype="x"><body><trans-unit id="1"><source>Open <x id="1"/> <x id="2"/></source>'
        f"{target}</trans-unit></body></file></xliff>"
    )
    said = noted(runner, tmp_path / "t.xlf", xliff.encode()).decode()
    assert "“the &lt;…&gt; house is”" in said and "\ufffc" not in said

"""What write-back leaves in files of every kind: notes that people can read, and nothing where nothing is found."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from qa_service.cli import main
from qa_service.writers.narrow import fitting

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


_PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset={}\\n"\n\nmsgid "a"\nmsgstr "{}"\n'
_ANDROID = '<?xml version="1.0" encoding="{}"?>\n<resources>\n<string name="k">{}</string>\n</resources>\n'
_XLIFF = (
    '<?xml version="1.0" encoding="{}"?><xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
    '<file original="f" source-language="en" target-language="fr" datatype="x"><body><trans-unit id="1">'
    "<source>a</source><target>{}</target></trans-unit></body></file></xliff>"
)


@pytest.mark.parametrize("charset", ["ISO-8859-1", "US-ASCII", "windows-1251", "UTF-8"])
@pytest.mark.parametrize(("name", "form"), [("fr.po", _PO), ("values-fr/strings.xml", _ANDROID), ("t.xlf", _XLIFF)])
def test_notes_fit_the_encoding_of_their_file(
    runner: CliRunner, tmp_path: Path, charset: str, name: str, form: str
) -> None:
    said = noted(runner, tmp_path / name, form.format(charset, "Il est entirely seul.").encode(charset)).decode(charset)
    quoted = {"UTF-8": "“entirely”", "windows-1251": "“entirely”"}.get(charset, '"entirely"')
    assert (quoted in said or "&#8220;entirely&#8221;" in said) and "?" not in said.removeprefix("<?").replace("?>", "")
    if name == "fr.po" and charset == "ISO-8859-1":
        assert "->" in said and "→" not in said


def test_letters_that_an_encoding_lacks_are_escaped() -> None:
    assert fitting("“Жук” → été\u202f!", "iso-8859-1") == '"\\u0416\\u0443\\u043a" -> été !'
    assert fitting("“Жук” 🙂", "cp1251") == "“Жук” \\U0001f642"

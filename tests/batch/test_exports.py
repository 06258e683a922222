"""Exports of any format through the command: findings, reports, project settings, baselines, exit status."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from qa_service.cli import main
from qa_service.project import NAME

PO = """msgid ""
msgstr ""
"Language: fr\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "He is entirely alone."
msgstr "Il est entirely seul."

msgid "Good morning, everybody."
msgstr "Bonjour à tous."

msgid "They wrote to the mayor."
msgstr "Ils ont écrit écrit au maire."
"""
CSV = "id,source,target\nk1,He left.,Il est parti.\nk2,He is allegedly gone.,Il est якобы parti.\n"


@pytest.fixture
def exports(tmp_path: Path) -> Path:
    folder = tmp_path / "exports"
    (folder / "sub").mkdir(parents=True)
    (folder / "fr.po").write_text(PO, encoding="utf-8")
    (folder / "sub" / "table.csv").write_text(CSV, encoding="utf-8")
    return folder


def batch(runner: CliRunner, *arguments: str | Path) -> Result:
    return runner.invoke(main, ["batch", *map(str, arguments)])


def lines(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def texts(result: Result) -> list[str]:
    return [finding["text"] for line in lines(result) for finding in line.get("findings", ())]


def test_a_line_for_each_unit_with_findings(runner: CliRunner, exports: Path) -> None:
    result = batch(runner, exports, "--target", "fr", "--source-lang", "en")
    assert result.exit_code == 1 and texts(result) == ["entirely", "écrit", "якобы"]
    first, _, last = lines(result)
    assert first["file"] == str(exports / "fr.po") and first["line"] == 6 and first["target_lang"] == "fr"
    assert first["text"] == "Il est entirely seul." and first["source"] == "He is entirely alone."
    assert (last["id"], last["line"], last["unit"]) == ("k2", 3, "k2")
    assert "2 files, 5 texts" in result.stderr and "MQM penalty per 1,000 words" in result.stderr


def test_processes_say_the_same(runner: CliRunner, exports: Path) -> None:
    one, two = (batch(runner, exports, "--target", "fr", "--jobs", jobs) for jobs in ("1", "2"))
    assert one.stdout == two.stdout and one.stderr == two.stderr


def test_the_language_is_told_from_the_texts_together(runner: CliRunner, tmp_path: Path) -> None:
    rows = ["id,target"] + [f"{n},Les habitants du quartier attendent une réponse." for n in range(5)]
    (tmp_path / "t.csv").write_text("\n".join([*rows, "9,Il est entirely seul."]), encoding="utf-8")
    result = batch(runner, tmp_path / "t.csv", "--only", "foreign")
    assert texts(result) == ["entirely"] and lines(result)[0]["target_lang"] == "fr"


def test_a_language_that_is_not_known_is_said_once(runner: CliRunner, tmp_path: Path) -> None:
    (tmp_path / "x.po").write_text(PO.replace("Language: fr", "Language: aa"), encoding="utf-8")
    result = batch(runner, tmp_path / "x.po")
    assert result.exit_code == 2 and [set(line) for line in lines(result)] == [{"file", "line", "error"}]
    assert lines(result)[0]["line"] == 6 and "“aa”" in lines(result)[0]["error"]


def test_poison_is_reported_and_the_rest_is_checked(runner: CliRunner, exports: Path) -> None:
    (exports / "aa.po").write_bytes(b"\xff\xfe\x00 nonsense")
    (exports / "bb.zip").write_bytes(b"PK no archive")
    (exports / "cc.bin").write_bytes(b"")
    (exports / "noise.csv").write_bytes(b"\x00\xff" * 50)
    result = batch(runner, exports, "--target", "fr")
    assert result.exit_code == 1 and texts(result) == ["entirely", "écrit", "якобы"]
    assert {Path(line["file"]).name for line in lines(result) if "error" in line} == {"aa.po", "bb.zip", "noise.csv"}
    assert "1 .bin" in result.stderr and "3 texts or files could not be checked" in result.stderr
    assert [line.partition(": ")[0] for line in result.stderr.splitlines()[-3:]] == [
        f"  {exports / 'aa.po'}:1", f"  {exports / 'bb.zip'}", f"  {exports / 'noise.csv'}:1"
    ]  # fmt: skip


def test_a_reader_that_breaks_costs_only_its_file(
    runner: CliRunner, exports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa_service.batch.inputs.recognised", _breaking_for(".csv"))
    result = batch(runner, exports, "--target", "fr")
    assert texts(result) == ["entirely", "écrit"]
    assert [line["error"] for line in lines(result) if "error" in line] == [
        "cannot be read, by a mistake of ours or a package that is missing: KeyError: 'a mistake'"
    ]


def _breaking_for(suffix: str) -> Any:
    from qa_service.batch.inputs import recognised

    def instead(stream: Any) -> Any:
        if stream.name.endswith(suffix):
            raise KeyError("a mistake")
        return recognised(stream)

    return instead


def test_a_named_file_of_no_format_is_an_error_line(runner: CliRunner, exports: Path) -> None:
    (exports / "x.bin").write_bytes(b"")
    result = batch(runner, exports / "x.bin", exports / "fr.po")
    assert result.exit_code == 1 and "not a format that is read" in lines(result)[0]["error"]


def test_archives_and_jsonl_beside_exports(runner: CliRunner, exports: Path) -> None:
    with zipfile.ZipFile(exports / "a.zip", "w") as packed:
        packed.writestr("in/fr.po", PO)
    (exports / "z.jsonl").write_text('{"id": 1, "text": "Bonjour."}\n{\n', encoding="utf-8")
    result = batch(runner, exports, "--target", "fr")
    assert texts(result) == ["entirely", "écrit", "entirely", "écrit", "якобы"]
    assert lines(result)[0]["file"] == str(exports / "a.zip") + "/in/fr.po"
    named = {"file": str(exports / "z.jsonl"), "path": "z.jsonl"}
    assert lines(result)[-2] == {"id": 1, **named, "target_lang": "fr", "findings": []}
    assert lines(result)[-1]["file"] == str(exports / "z.jsonl") and lines(result)[-1]["line"] == 2


def test_the_project_file_is_heeded(runner: CliRunner, exports: Path) -> None:
    (exports / NAME).write_text(
        '[checks]\nskip = ["repetition"]\n[do_not_flag]\nfr = ["entirely"]\n[severities]\n"foreign.script" = "minor"\n'
        '[languages]\ntarget = "fr"\n',
        encoding="utf-8",
    )
    result = batch(runner, exports)
    assert result.exit_code == 0 and texts(result) == ["якобы"] and NAME in result.stderr


def test_the_project_ignores_files_and_findings(runner: CliRunner, exports: Path) -> None:
    (stray, *_) = lines(batch(runner, exports, "--target", "fr"))
    (exports / "sub" / "old").mkdir()
    (exports / "sub" / "old" / "x.po").write_text(PO, encoding="utf-8")
    name = stray["findings"][0]["id"]
    (exports / NAME).write_text(f'[ignore]\nfiles = ["sub/*.po", "none"]\nfindings = ["{name}"]\n', encoding="utf-8")
    result = batch(runner, exports, "--target", "fr")
    assert texts(result) == ["écrit", "якобы"] and "ignores it: 1 file" in result.stderr


@pytest.mark.parametrize(
    "text", ["[checks]\nonly = ['no']\n", "[languages]\ntarget = 'qq'\n", "[severities]\nno = 'minor'\n", "what = 1\n"]
)
def test_a_wrong_project_file_is_one_line_with_its_path(runner: CliRunner, exports: Path, text: str) -> None:
    (exports / NAME).write_text(text, encoding="utf-8")
    result = batch(runner, exports)
    assert result.exit_code == 2 and result.stdout == "" and result.stderr.count("\n") == 1
    assert f"{NAME}:" in result.stderr


def test_columns_by_name(runner: CliRunner, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("French,Key\nIl est entirely seul.,a\n", encoding="utf-8")
    columns = "target=French,id=Key"
    assert texts(batch(runner, tmp_path / "t.csv", "--target", "fr", "--columns", columns)) == ["entirely"]
    (tmp_path / "t.jsonl").write_text('{"French": "Il est entirely seul.", "Key": "a"}\n', encoding="utf-8")
    (line,) = lines(batch(runner, tmp_path / "t.jsonl", "--target", "fr", "--columns", columns))
    assert line["id"] == "a" and line["text"] == "Il est entirely seul."


def test_only_what_is_new(runner: CliRunner, exports: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.jsonl"
    assert batch(runner, exports, "--target", "fr", "-o", old).exit_code == 1
    known = batch(runner, exports, "--target", "fr", "--baseline", old)
    assert known.exit_code == 0 and known.stdout == ""
    (exports / "fr.po").write_text(PO.replace("Bonjour à tous", "Bonjour à tous tous"), encoding="utf-8")
    assert texts(batch(runner, exports, "--target", "fr", "--baseline", old)) == ["tous"]


def test_baseline_of_jsonl_tells_lines_apart(runner: CliRunner, tmp_path: Path) -> None:
    source, old = tmp_path / "in.jsonl", tmp_path / "old.jsonl"
    source.write_text('{"id": 1, "text": "Il est entirely seul."}\n', encoding="utf-8")
    batch(runner, source, "--target", "fr", "-o", old)
    source.write_text(source.read_text(encoding="utf-8") * 2, encoding="utf-8")
    assert texts(batch(runner, source, "--target", "fr", "--baseline", old)) == []
    source.write_text('{"id": 2, "text": "Il est entirely seul."}\n', encoding="utf-8")
    assert texts(batch(runner, source, "--target", "fr", "--baseline", old)) == ["entirely"]


def test_exit_status_by_number_and_severity(runner: CliRunner, exports: Path) -> None:
    for arguments, status in (
        (["--max-findings", "3"], 0),
        (["--max-findings", "2"], 1),
        (["--fail-on", "critical"], 0),
        (["--skip", "foreign", "--skip", "repetition"], 0),
    ):
        assert batch(runner, exports, "--target", "fr", *arguments).exit_code == status


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--fix"], "--fix needs --write-back"),
        (["--report", "r.pdf"], "a report is one of"),
        (["--columns", "French"], "not ROLE=NAME"),
        (["--columns", "french=x"], "not ROLE=NAME"),
        (["--source-dir", "nowhere"], "no such file or folder"),
        (["--baseline", "nowhere.jsonl"], "cannot be read"),
        (["--only", "nothing"], "no check “nothing”"),
        (["--report", "a.csv", "--report", "./a.csv"], "written twice"),
        (["-o", "."], "it is a folder"),
    ],
)
def test_wrong_options_are_one_clear_line(
    runner: CliRunner, exports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = batch(runner, exports, "--target", "fr", *arguments)
    assert result.exit_code == 2 and says in result.stderr and result.stderr.count("\n") == 1 and result.stdout == ""


def test_a_baseline_that_is_none_names_its_line(runner: CliRunner, exports: Path, tmp_path: Path) -> None:
    (tmp_path / "old.jsonl").write_text('{"error": "x"}\n{"id": 1}\n', encoding="utf-8")
    result = batch(runner, exports, "--baseline", tmp_path / "old.jsonl")
    assert result.exit_code == 2 and "old.jsonl:2: not a line of findings" in result.stderr


def test_samples_written_back_are_read_again_with_less_to_find(runner: CliRunner, tmp_path: Path) -> None:
    samples = Path(__file__).parents[2] / "samples" / "exports"
    options = ("--source-lang", "en", "--skip", "bilingual.inconsistent")
    (tmp_path / "in").mkdir()
    for path in samples.iterdir():
        if path.suffix in {".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".tmx", ".po", ".csv", ".tsv", ".docx"}:
            (tmp_path / "in" / path.name).write_bytes(path.read_bytes())
    found = {}
    for name, more in (("noted", ()), ("fixed", ("--fix",))):
        result = batch(runner, tmp_path / "in", *options, "--write-back", tmp_path / (name + "-out"), *more)
        assert "cannot be written" not in result.stderr
        again = batch(runner, tmp_path / (name + "-out"), *options)
        found[name] = [(Path(line["file"]).name, line["unit"], it) for line in lines(again) for it in texts_of(line)]
    first = [(Path(line["file"]).name, line["unit"], it) for line in lines(result) for it in texts_of(line)]
    assert found["noted"] == first and set(found["fixed"]) < set(first)


def texts_of(line: dict[str, Any]) -> list[str]:
    return [finding["text"] for finding in line["findings"]]


ONE = 'msgid ""\nmsgstr "Language: fr\\n"\n\nmsgid "He is alone."\nmsgstr "Il est entirely seul."\n'


def test_a_baseline_tells_files_of_one_name_apart(runner: CliRunner, tmp_path: Path) -> None:
    top, old = tmp_path / "exports", tmp_path / "old.jsonl"
    for folder in ("a", "b"):
        (top / folder).mkdir(parents=True)
    (top / "a" / "fr.po").write_text(ONE, encoding="utf-8")
    batch(runner, top, "--target", "fr", "-o", old)
    (top / "b" / "fr.po").write_text(ONE, encoding="utf-8")
    (new,) = lines(batch(runner, top, "--target", "fr", "--baseline", old))
    assert new["path"] == "b/fr.po"
    for named in (top / "a", top / "a" / "fr.po", tmp_path):  # the same file, named further up or down
        there = batch(runner, named, "--target", "fr", "--baseline", old)
        assert [line["path"] for line in lines(there) if line.get("path", "").endswith("a/fr.po")] == []
        assert len(lines(there)) == (named == tmp_path)


def test_a_baseline_of_jsonl_files_tells_them_apart(runner: CliRunner, tmp_path: Path) -> None:
    top, old = tmp_path / "exports", tmp_path / "old.jsonl"
    for folder in ("a", "b"):
        (top / folder).mkdir(parents=True)
        (top / folder / "in.jsonl").write_text('{"id": 1, "text": "Il est seul."}\n', encoding="utf-8")
    (top / "a" / "in.jsonl").write_text('{"id": 1, "text": "Il est entirely seul."}\n', encoding="utf-8")
    batch(runner, top, "--target", "fr", "-o", old)
    (top / "b" / "in.jsonl").write_text('{"id": 1, "text": "Il est entirely seul."}\n', encoding="utf-8")
    found = lines(batch(runner, top, "--target", "fr", "--baseline", old))
    assert [(line["path"], len(line["findings"])) for line in found] == [("a/in.jsonl", 0), ("b/in.jsonl", 1)]


def test_a_baseline_of_an_older_version_goes_by_the_name_of_the_file(runner: CliRunner, tmp_path: Path) -> None:
    top, old = tmp_path / "exports", tmp_path / "old.jsonl"
    (top / "a").mkdir(parents=True)
    (top / "a" / "fr.po").write_text(ONE, encoding="utf-8")
    (line,) = lines(batch(runner, top, "--target", "fr"))
    del line["path"]
    old.write_text(json.dumps(line) + "\n", encoding="utf-8")
    (top / "a").rename(top / "moved")
    assert texts(batch(runner, top, "--target", "fr", "--baseline", old)) == []


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("t.csv", "id,target\n1,Bon\n2,café\n3,b\n", 3),
        ("t.csv", "id,target\r\n1,café\r\n", 2),
        ("t.po", 'msgid "a"\nmsgstr "b"\n\nmsgid "c"\nmsgstr "café"\n', 5),
        ("t.srt", "1\n00:00:01,000 --> 00:00:02,000\ncafé\n", 3),
        ("t.json", '{"a":\n"café"}', 2),
        ("t.strings", '"a" = "b";\r"c" = "café";\r', 2),
    ],
)
def test_a_wrong_byte_is_on_its_line(runner: CliRunner, tmp_path: Path, name: str, text: str, line: int) -> None:
    (tmp_path / name).write_bytes(text.encode("latin-1"))
    (said,) = lines(batch(runner, tmp_path / name, "--target", "fr"))
    assert said["line"] == line and "0xE9" in said["error"]

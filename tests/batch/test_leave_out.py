"""What is no translation is left out and named: files in the source language, and what an earlier run wrote."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from qa_service.cli import main
from qa_service.project import NAME
from qa_service.readers.reference import is_source

STRAY = "Il est entirely seul."
PO = f'msgid ""\nmsgstr "Language: fr\\n"\n\nmsgid "He is alone."\nmsgstr "{STRAY}"\n'


def batch(runner: CliRunner, *arguments: str | Path) -> Result:
    return runner.invoke(main, ["batch", *map(str, arguments)])


def files(result: Result) -> list[str]:
    return [Path(json.loads(line)["file"]).name for line in result.stdout.splitlines()]


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("by_project", [False, True])
@pytest.mark.parametrize("target", [None, "fr"])
@pytest.mark.parametrize(
    ("source", "translation", "text"),
    [
        ("app.en.json", "app.fr.json", '{{"k": "{}"}}'),
        ("en/app.json", "fr/app.json", '{{"k": "{}"}}'),
        ("locales/en.yml", "locales/fr.yml", "en:\n  k: {}\n"),
        ("messages.properties", "messages_fr.properties", "k={}\n"),
        ("res/values/strings.xml", "res/values-fr/strings.xml", '<resources><string name="k">{}</string></resources>'),
        ("en/page.md", "fr/page.md", "{}\n"),
        ("Base.lproj/L.strings", "fr.lproj/L.strings", '"k" = "{}";\n'),
    ],
)
def test_files_in_the_source_language_are_sources_only(
    runner: CliRunner, tmp_path: Path, source: str, translation: str, text: str, target: str | None, by_project: bool
) -> None:
    write(tmp_path / source, text.format("He is entirely alone."))
    write(tmp_path / translation, text.format(STRAY).replace("en:", "fr:"))
    options = ["--source-lang", "en", *(["--target", target] if target else [])]
    if by_project:
        said = f'target = "{target}"\n' if target else ""
        write(tmp_path / NAME, f'[languages]\nsource = "en"\n{said}')
        options = []
    result = batch(runner, tmp_path, *options)
    assert files(result) == [Path(translation).name]
    assert f"left out, source language: 1 file: {tmp_path / source}" in result.stderr


def test_a_source_in_an_archive(runner: CliRunner, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        packed.writestr("en/app.json", '{"k": "He is entirely alone."}')
        packed.writestr("fr/app.json", json.dumps({"k": STRAY}))
    options = ("--target", "fr", "--source-lang", "en")
    result = batch(runner, tmp_path / "a.zip", *options, "--write-back", tmp_path / "out", "--fix")
    assert len(files(result)) == 1 and "left out, source language: 1 file" in result.stderr
    assert "no place" not in result.stderr


@pytest.mark.parametrize("top", ["", "export/"])
@pytest.mark.parametrize(
    ("source", "translation", "text"),
    [
        ("app.en.json", "app.fr.json", '{{"k": "{}"}}'),
        ("en/c.json", "fr/c.json", '{{"k": "{}"}}'),
        ("messages.properties", "messages_fr.properties", "k={}\n"),
        ("res/values/strings.xml", "res/values-fr/strings.xml", '<resources><string name="k">{}</string></resources>'),
        ("en.lproj/L.strings", "fr.lproj/L.strings", '"k" = "{}";\n'),
    ],
)
def test_an_archive_is_paired_as_its_folder_is(
    runner: CliRunner, tmp_path: Path, source: str, translation: str, text: str, top: str
) -> None:
    folder = tmp_path / "folder"
    write(folder / top / source, text.format("Pay 30 euros."))
    write(folder / top / translation, text.format("Payez 40 euros."))
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        for name in (source, translation):
            packed.write(folder / top / name, top + name)
    for place in (folder, tmp_path / "a.zip"):
        result = batch(runner, place, "--target", "fr", "--source-lang", "en", "--only", "bilingual.numbers")
        (found,) = map(json.loads, result.stdout.splitlines())
        assert found["file"] == f"{place}/{top}{translation}" and found["source"] == "Pay 30 euros."
        assert f"left out, source language: 1 file: {place}/{top}{source}" in result.stderr


def test_an_archive_finds_its_sources_in_the_source_folder(runner: CliRunner, tmp_path: Path) -> None:
    write(tmp_path / "sources" / "en/c.json", '{"k": "Pay 30 euros."}')
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        packed.writestr("fr/c.json", '{"k": "Payez 40 euros."}')
    options = ("--target", "fr", "--source-lang", "en", "--source-dir", tmp_path / "sources")
    (found,) = map(json.loads, batch(runner, tmp_path / "a.zip", *options).stdout.splitlines())
    assert found["source"] == "Pay 30 euros."


def test_a_named_file_is_left_out_only_as_the_source_of_another(runner: CliRunner, tmp_path: Path) -> None:
    source, translation = tmp_path / "app.en.json", tmp_path / "app.fr.json"
    write(source, '{"k": "Il est entirely seul."}')
    write(translation, '{"k": "Il est entirely seul."}')
    options = ("--target", "fr", "--source-lang", "en")
    assert files(batch(runner, source, *options)) == ["app.en.json"]
    assert files(batch(runner, source, translation, *options)) == ["app.fr.json"]


def test_without_a_source_language_every_file_is_a_translation(runner: CliRunner, tmp_path: Path) -> None:
    write(tmp_path / "app.en.json", '{"k": "He is seul seul."}')
    assert "left out" not in batch(runner, tmp_path).stderr


@pytest.mark.parametrize(
    ("name", "source_lang", "target", "says"),
    [
        ("app.en.json", "en", "fr", True),
        ("app.en-US.json", "en", "fr", True),
        ("app.en.json", "en-US", None, True),
        ("app.en-GB.json", "en", None, False),
        ("app.en-GB.json", "en-US", "en-GB", False),
        ("app.fr.json", "en", "fr", False),
        ("app.json", "en", "fr", False),
        ("en.po", "en", "fr", False),
        ("en.csv", "en", "fr", False),
        ("en/memory.xml", "en", "fr", False),
        ("values-en/strings.xml", "en", "fr", True),
        ("pt_BR.yml", "pt-BR", "en", True),
    ],
)
def test_is_source(name: str, source_lang: str, target: str | None, says: bool) -> None:
    assert is_source(name, source_lang, target) is says


def test_what_an_earlier_run_wrote_is_not_read_again(runner: CliRunner, tmp_path: Path) -> None:
    write(tmp_path / "fr.po", PO)
    reports = ["report.html", "r.csv", "r.xml", "r.json", "r.jsonl", "r.sarif", "r.jsonld", "r.xlsx"]
    first: list[str | Path] = ["-o", tmp_path / "found.jsonl", "--write-back", tmp_path / "noted"]
    for name in reports:
        first += ["--report", tmp_path / name]
    assert batch(runner, tmp_path, "--target", "fr", *first).exit_code == 1
    result = batch(runner, tmp_path, "--target", "fr")
    assert files(result) == ["fr.po"] and "unreadable" not in result.stderr
    assert f"left out, written by an earlier run: 7 files: {tmp_path / 'noted' / 'fr.po'}" in result.stderr


def test_what_was_written_back_is_checked_where_it_is_named(runner: CliRunner, tmp_path: Path) -> None:
    write(tmp_path / "in" / "fr.po", PO)
    for name in ("in", "noted"):  # of the second run the notes of the first are the input
        result = batch(runner, tmp_path / name, "--target", "fr", "--write-back", tmp_path / "noted" / "again")
        assert files(result) == ["fr.po"]
        if name == "in":
            (tmp_path / "noted" / "again").rename(tmp_path / "moved")
            (tmp_path / "noted").rmdir()
            (tmp_path / "moved").rename(tmp_path / "noted")
    write(tmp_path / "noted" / "again" / "de.po", PO)  # beside what was written something else may lie
    assert files(batch(runner, tmp_path / "noted", "--target", "fr")) == ["de.po", "fr.po"]


@pytest.mark.parametrize(
    "line",
    [
        '{"id": 1, "text": "Bonjour."}',
        '{"id": 1, "text": "Bonjour.", "target_lang": "fr", "findings": []  , "mine": 1}',
        '{"id": 1, "text": "Bonjour.", "error": "old"}',
        "[1]",
        "{",
    ],
)
def test_other_jsonl_is_input(runner: CliRunner, tmp_path: Path, line: str) -> None:
    write(tmp_path / "in.jsonl", line + "\n")
    assert "left out" not in batch(runner, tmp_path, "--target", "fr").stderr


def test_findings_of_jsonl_are_left_out_too(runner: CliRunner, tmp_path: Path) -> None:
    write(tmp_path / "in.jsonl", '{"id": 1, "text": "Bonjour."}\n')
    batch(runner, tmp_path, "--target", "fr", "-o", tmp_path / "out.jsonl")
    result = batch(runner, tmp_path, "--target", "fr")
    assert len(result.stdout.splitlines()) == 1
    assert f"left out, written by an earlier run: 1 file: {tmp_path / 'out.jsonl'}" in result.stderr


@pytest.mark.parametrize("by_project", [False, True])
def test_what_helps_to_check_is_not_checked(runner: CliRunner, tmp_path: Path, by_project: bool) -> None:
    folder = tmp_path / "in"
    write(folder / "fr.po", PO)
    write(folder / "terms/glossary.csv", f"en,fr\nHe is alone.,{STRAY}\n")
    pair = f'<tuv xml:lang="en"><seg>Alone.</seg></tuv><tuv xml:lang="fr"><seg>{STRAY}</seg></tuv>'
    tmx = f'<tmx version="1.4"><header srclang="en"/><body><tu>{pair}</tu></body></tmx>'
    write(folder / "memory.tmx", tmx)
    old = folder / "old.jsonl"
    batch(runner, folder / "fr.po", "--target", "fr", "-o", tmp_path / "old.jsonl")
    (tmp_path / "old.jsonl").rename(old)
    options: list[str | Path] = ["--target", "fr", "--memory", folder / "memory.tmx", "--baseline", old]
    if by_project:
        write(folder / NAME, 'glossary = "terms/glossary.csv"\n')
    else:
        options += ["--glossary", folder / "terms/glossary.csv"]
    result = batch(runner, folder, *options)
    assert files(result) == [] and result.exit_code == 0, result.stderr
    for what, name in (("glossary", "terms/glossary.csv"), ("memory", "memory.tmx"), ("baseline", "old.jsonl")):
        assert f"left out, the {what}: 1 file: {folder / name}" in result.stderr
    named = batch(runner, folder / "terms/glossary.csv", "--target", "fr")
    assert files(named) == ["glossary.csv"]

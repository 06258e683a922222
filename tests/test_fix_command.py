"""``fix`` on the command line and ``POST /v1/fix``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from qa_service.cli import main
from qa_service.web.schemas import FixOut

TEXT = "Ils ont écrit écrit trois fois. La maison n' ouvre pas."
FIXED = "Ils ont écrit trois fois. La maison n'ouvre pas."
PO = """# kept
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: fr\\n"

#, fuzzy
msgid "The house does not open."
msgstr "La maison n' ouvre pas."

msgid "It is entirely blue."
msgstr "Elle est entirely bleue."

msgid "Not yet"
msgstr ""
"""


def test_what_the_format_has_no_place_for_is_left(runner: CliRunner, tmp_path: Path) -> None:
    path = tmp_path / "app.fr.yml"
    path.write_text(
        "fr:\n  a: |\n    Ils ont écrit écrit trois fois.\n  b: [Bonjour&#44; monde, Merci]\n", encoding="utf-8"
    )
    result = runner.invoke(main, ["fix", str(path), "--in-place"])
    assert "its format has no place where the fix could be written" in result.stderr
    assert result.stderr.endswith("1 fixed, 1 left\n") and result.exit_code == 1
    assert path.read_text(encoding="utf-8").endswith('écrit écrit trois fois.\n  b: ["Bonjour, monde", Merci]\n')


def test_text_on_standard_output_and_the_list_on_standard_error(runner: CliRunner) -> None:
    result = runner.invoke(main, ["fix", "-", "--target", "fr"], input=TEXT)
    assert (result.exit_code, result.stdout) == (0, FIXED)
    assert "standard input:1:15: fixed repetition.word: “écrit” taken out" in result.stderr
    assert "fixed spacing.detokenised: “n' ouvre” → “n'ouvre”" in result.stderr
    assert result.stderr.endswith("standard input: 2 fixed, 0 left\n")


def test_what_is_left_says_why_and_fails(runner: CliRunner, tmp_path: Path) -> None:
    arguments = ["fix", "-", "--target", "fr", "--at-least", "1"]
    result = runner.invoke(main, arguments, input=TEXT)
    assert (result.exit_code, result.stdout) == (1, TEXT) and "left repetition.word" in result.stderr
    assert "not sure enough" in result.stderr
    assert runner.invoke(main, [*arguments, "--fail-on", "critical"], input=TEXT).exit_code == 0
    only = runner.invoke(main, ["fix", "-", "--target", "fr", "--only", "repetition"], input=TEXT)
    assert only.stdout == FIXED.replace("n'ouvre", "n' ouvre")


def test_a_glossary_makes_a_stray_word_sure(runner: CliRunner, tmp_path: Path) -> None:
    terms = tmp_path / "terms.csv"
    terms.write_text("source,target\nentirely,entièrement\n", encoding="utf-8")
    arguments = ["fix", "-", "--target", "fr", "--glossary", str(terms)]
    assert runner.invoke(main, arguments, input="Il est entirely seul.").stdout == "Il est entièrement seul."
    shown = runner.invoke(
        main, ["check", "-", "--target", "fr", "--glossary", str(terms)], input="Il est entirely seul."
    )
    assert "→ entièrement (glossary:terms.csv, 9" in shown.stdout


def test_json(runner: CliRunner, tmp_path: Path) -> None:
    out = tmp_path / "out.txt"
    arguments = ["fix", "-", "--target", "fr", "--format", "json", "-o", str(out)]
    answer = json.loads(runner.invoke(main, arguments, input=TEXT).stdout)
    assert answer["text"] == FIXED == out.read_text(encoding="utf-8")
    assert [TEXT[it["start"] : it["end"]] for it in answer["done"]] == [it["text"] for it in answer["done"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_in_place_keeps_encoding_line_ends_and_permissions(runner: CliRunner, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes(f"{TEXT}\r\n".encode(encoding))
    path.chmod(0o640)
    assert runner.invoke(main, ["fix", str(path), "--target", "fr", "--in-place"]).exit_code == 0
    assert path.read_bytes() == f"{FIXED}\r\n".encode(encoding) and path.stat().st_mode & 0o777 == 0o640
    assert [it.name for it in tmp_path.iterdir()] == ["text.txt"]


def test_an_export_is_written_with_its_fixes_and_nothing_else_changed(runner: CliRunner, tmp_path: Path) -> None:
    path, out, again = tmp_path / "a.po", tmp_path / "b.po", tmp_path / "c.po"
    path.write_text(PO, encoding="utf-8")
    result = runner.invoke(main, ["fix", str(path), "--source-lang", "en", "-o", str(out)])
    assert result.exit_code == 1 and "left foreign.word: “entirely”" in result.stderr
    assert out.read_text(encoding="utf-8") == PO.replace("n' ouvre", "n'ouvre")
    runner.invoke(main, ["fix", str(out), "--source-lang", "en", "-o", str(again)])
    assert again.read_bytes() == out.read_bytes()
    answer = runner.invoke(main, ["fix", str(path), "--in-place", "--format", "json"])
    assert [len(it["done"]) for it in json.loads(answer.stdout)["units"]] == [1, 0]
    assert path.read_bytes() == out.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["no-such-file"], "cannot be read"),
        (["-", "--in-place"], "--in-place writes over FILE"),
        (["-", "--at-least", "2"], "--at-least"),
        (["-", "--target", "fr", "--only", "nothing"], "no check “nothing”"),
        (["-", "--target", "fr", "--glossary", "no.csv"], "no.csv: cannot be read"),
        (["-", "--target", "fr", "--memory", "no.tmx"], "no.tmx: cannot be read"),
        (["-", "--target", "fr", "--mt-url", "nowhere"], "is not the address of a server"),
        (["a.po"], "say where the fixed export goes"),
        (["a.po", "--in-place", "--source", "x"], "leave --source out"),
        (["a.po", "--in-place"], "cannot be read"),
    ],
)
def test_bad_input_is_one_clear_line(runner: CliRunner, arguments: list[str], says: str) -> None:
    result = runner.invoke(main, ["fix", *arguments], input="x")
    assert result.exit_code == 2 and says in result.stderr
    assert result.stderr.count("\n") == 1 and result.stdout == ""


def test_route_fixes_a_text(client: FlaskClient) -> None:
    text = "😀 " + TEXT
    body = {"text": text, "target_lang": "fr", "offset_unit": "utf16"}
    answer = client.post("/v1/fix", json=body)
    assert answer.status_code == 200
    FixOut.model_validate(answer.get_json(), strict=True)
    assert answer.get_json()["text"] == "😀 " + FIXED and answer.get_json()["left"] == []
    units = text.encode("utf-16-le")
    for it in answer.get_json()["done"]:
        assert units[2 * it["start"] : 2 * it["end"]].decode("utf-16-le") == it["text"]
    again = client.post("/v1/fix", json=body | {"text": answer.get_json()["text"]}).get_json()
    assert again["text"] == answer.get_json()["text"] and again["done"] == []


def test_route_fixes_segments_and_says_what_is_left(client: FlaskClient) -> None:
    segments = [{"id": "a", "text": TEXT}, {"id": "b", "text": "Bonjour."}]
    answer = client.post("/v1/fix", json={"segments": segments, "target_lang": "fr", "at_least": 1}).get_json()
    FixOut.model_validate(answer, strict=True)
    first, second = answer["segments"]
    assert (first["id"], first["text"], second["done"], second["left"]) == ("a", TEXT, [], [])
    assert {it["reason"] for it in first["left"]} == {"not sure enough"}
    assert [TEXT[it["finding"]["start"] : it["finding"]["end"]] for it in first["left"]] == [
        it["finding"]["text"] for it in first["left"]
    ]


@pytest.mark.parametrize(
    ("body", "says"),
    [({}, "exactly one of"), ({"text": "x", "at_least": 2}, "at_least"), ({"text": "x", "target_lang": "qq"}, "qq")],
)
def test_route_refuses_what_is_not_valid(client: FlaskClient, body: dict[str, object], says: str) -> None:
    response = client.post("/v1/fix", json=body)
    assert response.status_code == 422 and response.mimetype == "application/problem+json"
    assert says in response.get_json()["detail"]


def test_an_archive_is_for_batch(runner: CliRunner, tmp_path: Path) -> None:
    path = tmp_path / "pack.zip"
    path.write_bytes(b"PK")
    result = runner.invoke(main, ["fix", str(path)])
    assert result.exit_code == 2 and f"qa-service batch {path} --write-back FOLDER --fix" in result.stderr

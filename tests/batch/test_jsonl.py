"""JSONL in, JSONL out: in order, whole, whatever the lines hold."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from qa_service.batch.inputs import SHARD
from qa_service.batch.jsonl import Line
from qa_service.batch.options import Defaults
from qa_service.batch.shard import check_shard
from qa_service.cli import main
from qa_service.errors import InputError
from qa_service.readers.jsonl import parse

LINES = [
    b'\xef\xbb\xbf{"id": 1, "text": "Il est entirely seul.", "other": 5}',
    b"not json",
    b"",
    b'{"id": "b", "text": "Bonjour.", "source": null}',
    b'{"id": "c", "text": 5}',
    b'{"id": "d", "text": "x", "target_lang": "qq"}',
    b"\xff",
    b'{"id": "e", "text": "\\ud800"}',
    b'{"id": true, "text": "x"}',
    b"[" * 100_000,
    '{"id": "f", "text": "a\u2028b"}'.encode(),
]
NAMES: list[dict[str, object]] = [
    {"id": 1}, {"line": 2}, {"id": "b"}, {"id": "c"}, {"id": "d"}, {"line": 7}, {"id": "e"}, {"line": 9}, {"line": 10},
    {"id": "f"},
]  # fmt: skip
UNREAD = [1, 3, 4, 5, 7, 8]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    path.write_bytes(b"\n".join(LINES))
    return path


def test_every_line_is_answered_in_order(runner: CliRunner, file: Path, tmp_path: Path) -> None:
    outputs = []
    for jobs in ("1", "2"):
        out = tmp_path / f"out{jobs}"
        result = runner.invoke(main, ["batch", str(file), "--target", "fr", "-o", str(out), "--jobs", jobs])
        assert result.exit_code == 1 and "6 of 10 lines could not be checked" in result.stderr
        outputs.append(out.read_bytes())
    assert outputs[0] == outputs[1]
    answers = [json.loads(line) for line in outputs[0].splitlines()]
    assert [{key: it[key] for key in it if key in ("id", "line")} for it in answers] == NAMES
    assert [place for place, it in enumerate(answers) if "error" in it] == UNREAD
    assert list(answers[0]) == ["id", "target_lang", "findings"]
    assert [it["text"] for it in answers[0]["findings"]] == ["entirely"]


def test_order_holds_over_many_shards(runner: CliRunner, tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    ids = list(range(3 * SHARD + 1))
    path.write_text("".join(json.dumps({"id": it, "text": "Bonjour."}) + "\n" for it in ids), encoding="utf-8")
    result = runner.invoke(main, ["batch", str(path), "--target", "fr", "--jobs", "2"])
    assert result.exit_code == 0
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ids


def test_unread_lines_alone_do_not_pass(runner: CliRunner) -> None:
    result = runner.invoke(main, ["batch", "-", "--target", "fr"], input=b'{"id": 1, "text": "Bonjour."}\n{\n')
    assert result.exit_code == 2 and result.stdout.count("\n") == 2
    summary, where = result.stderr.splitlines()
    assert summary == "qa-service: 1 of 2 lines could not be checked: see their “error”"
    assert where.startswith("  standard input:2: not JSON: ")


def test_an_unread_line_is_named_though_it_has_an_id(runner: CliRunner, tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text('{"id": "a", "text": "Bonjour."}\n\n{"id": "b"}\n', encoding="utf-8")
    result = runner.invoke(main, ["batch", str(path), "--target", "fr"])
    assert json.loads(result.stdout.splitlines()[1])["id"] == "b"
    assert result.stderr.splitlines()[-1] == f"  {path}:3: “text” is missing or is not a string"


def test_folder_and_many_files(runner: CliRunner, tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.jsonl").write_text(f'{{"id": "{name}", "text": "Bonjour."}}\n{{\n', encoding="utf-8")
    out = tmp_path / "out.jsonl"
    for _ in range(2):  # the second time, the first answer lies in the folder
        assert runner.invoke(main, ["batch", str(tmp_path), "--target", "fr", "-o", str(out)]).exit_code == 2
        answers = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
        assert [it.get("id") for it in answers] == ["a", None, "b", None]
        assert answers[1]["file"] == str(tmp_path / "a.jsonl") and answers[1]["line"] == 2


def test_output_never_overwrites_an_input(runner: CliRunner, file: Path) -> None:
    result = runner.invoke(main, ["batch", str(file), "-o", str(file)])
    assert result.exit_code == 2 and "would be lost" in result.stderr
    assert file.read_bytes() == b"\n".join(LINES)


def test_a_folder_without_files_is_an_error(runner: CliRunner, tmp_path: Path) -> None:
    result = runner.invoke(main, ["batch", str(tmp_path)])
    assert result.exit_code == 2 and "no .jsonl file" in result.stderr


def test_a_dead_process_is_one_clear_line(runner: CliRunner, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def submit(*_: object) -> Future[object]:
        future: Future[object] = Future()
        future.set_exception(BrokenProcessPool())
        return future

    monkeypatch.setattr(ProcessPoolExecutor, "submit", submit)
    result = runner.invoke(main, ["batch", str(file), "--jobs", "2"])
    assert result.exit_code == 2 and "fewer --jobs" in result.stderr and result.stderr.count("\n") == 1


@given(
    st.one_of(
        st.binary(max_size=40), st.text(max_size=20).map(lambda text: json.dumps({"id": 1, "text": text}).encode())
    )
)
@pytest.mark.usefixtures("engine")
def test_any_line_is_answered(line: bytes) -> None:
    for answer in check_shard([Line(None, 1, line)], Defaults("fr", None, "minor", "major")):
        parsed = json.loads(answer.text.encode())
        assert ("error" in parsed) == answer.unread


def test_reader_ignores_other_keys_and_takes_nulls() -> None:
    row = parse(b'{"id": "a", "text": "x", "target_lang": null, "source": "y", "source_lang": "en", "more": [1]}')
    assert (row.id, row.text, row.target_lang, row.source, row.source_lang) == ("a", "x", None, "y", "en")
    with pytest.raises(InputError, match="source"):
        parse(b'{"id": "a", "text": "x", "source": 1}')


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_progress_is_shown_on_a_terminal_only(file: Path) -> None:
    import fcntl
    import pty
    import struct
    import termios

    command = [sys.executable, "-m", "qa_service", "batch", str(file), "--target", "fr"]
    piped = subprocess.run(command, capture_output=True, check=False)
    assert b"%|" not in piped.stderr
    screen, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=terminal, check=False)
    os.close(terminal)
    assert b"%|" in os.read(screen, 65536)
    os.close(screen)


def test_a_line_that_is_too_long_is_refused_and_the_rest_is_read(
    runner: CliRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa_service.batch.jsonl.LONGEST", 100)
    path = tmp_path / "in.jsonl"
    good = b'{"id": 1, "text": "Bonjour."}\n'
    path.write_bytes(good + b'{"id": 2, "text": "' + b"a" * 450 + b'"}\n' + good + b"x" * 100)
    answers = [
        json.loads(line) for line in runner.invoke(main, ["batch", str(path), "--target", "fr"]).stdout.splitlines()
    ]
    assert ["error" in answer for answer in answers] == [False, True, False, True]
    assert answers[1]["line"] == 2 and "longer than" in answers[1]["error"]

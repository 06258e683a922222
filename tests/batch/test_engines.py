"""Who checks the shards makes no difference to the answers, and what was answered is not asked again."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from qa_service.batch import checkpoint as checkpoints
from qa_service.batch import pool
from qa_service.batch.checkpoint import Checkpoint
from qa_service.batch.inputs import SHARD
from qa_service.batch.jsonl import Line
from qa_service.batch.options import Answer, Defaults
from qa_service.batch.pool import Here, Shard, answers
from qa_service.batch.shard import Item, check_shard
from qa_service.cli import main
from qa_service.model import Severity

DEFAULTS = Defaults("fr", None, "minor", "major")


def _shards(count: int) -> list[Shard]:
    texts = [json.dumps({"id": n, "text": "Il est entirely seul."}).encode() for n in range(count)]
    return [Shard([Line(None, 1, text)], DEFAULTS, 1) for text in texts]


def test_answers_that_are_kept_are_not_worked_out_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def counted(items: Sequence[Item], defaults: Defaults) -> list[Answer]:
        asked.append(len(items))
        return check_shard(items, defaults)

    monkeypatch.setattr(pool, "check_shard", counted)
    kept = Checkpoint(tmp_path / "kept", "1")
    first = [answered for _, answered in answers(iter(_shards(2)), Here(), kept)]
    again = [answered for _, answered in answers(iter(_shards(3)), Here(), kept)]
    assert again[:2] == first and len(asked) == 3
    assert first[0][0].found == (("foreign.word", Severity.MAJOR),)
    list(answers(iter(_shards(1)), Here(), Checkpoint(tmp_path / "kept", "2")))  # other rules: another answer
    assert len(asked) == 4


@pytest.mark.parametrize("data", [b"", b"[[1]]", b'[["f","","",false,1,"fr",[["c","no"]]]]', b"\xff", b"3"])
def test_what_is_kept_but_broken_is_worked_out_again(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x").write_bytes(data)
    assert Checkpoint(tmp_path, "1").read(tmp_path / "x") is None


def test_a_stopped_run_goes_on(runner: CliRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "in.jsonl"
    rows = [json.dumps({"id": n, "text": "Il est entirely seul."}) + "\n" for n in range(4 * SHARD)]
    path.write_text("".join(rows), encoding="utf-8")
    arguments = ["batch", str(path), "--target", "fr", "--resume", str(tmp_path / "kept")]
    whole = runner.invoke(main, arguments[:-2]).stdout
    writes = checkpoints.Checkpoint.write
    calls: list[Path] = []

    def stopping(self: Checkpoint, place: Path, answered: Sequence[Answer]) -> None:
        calls.append(place)
        if len(calls) == 3:
            raise KeyboardInterrupt
        writes(self, place, answered)

    monkeypatch.setattr(checkpoints.Checkpoint, "write", stopping)
    assert runner.invoke(main, arguments).exit_code != 0
    assert len(list((tmp_path / "kept").iterdir())) == 2
    result = runner.invoke(main, arguments)
    assert result.stdout == whole and len(calls) == 5  # two of four shards were there


def test_a_run_that_learns_from_its_export_is_taken_up_too(runner: CliRunner, tmp_path: Path) -> None:
    path, kept = tmp_path / "in.jsonl", tmp_path / "kept"
    row = {"text": "Il est entirely seul.", "source": "He is entirely alone.", "source_lang": "en"}
    path.write_text("".join(json.dumps({"id": n, **row}) + "\n" for n in range(30)), encoding="utf-8")
    arguments = ["batch", str(path), "--target", "fr", "--resume", str(kept)]
    first = runner.invoke(main, arguments)
    names = {it.name for it in kept.iterdir()}
    assert names and runner.invoke(main, arguments).stdout == first.stdout
    assert {it.name for it in kept.iterdir()} == names


def test_scheduler_without_its_engine(runner: CliRunner) -> None:
    result = runner.invoke(main, ["batch", "-", "--scheduler", "127.0.0.1:1"], input=b"")
    assert result.exit_code == 2 and "--engine dask" in result.stderr


def test_without_dask_the_extra_is_named(runner: CliRunner, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr("qa_service.batch.cluster.import_module", missing)
    result = runner.invoke(main, ["batch", "-", "--target", "fr", "--engine", "dask"], input=b"")
    assert result.exit_code == 2 and "qa-service[dask]" in result.stderr and result.stderr.count("\n") == 1


@contextmanager
def _cluster() -> Any:
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None, silence_logs="CRITICAL"
        ) as local,
        distributed.Client(local) as client,
    ):
        yield client


@pytest.mark.slow
@pytest.mark.filterwarnings("default")  # the cluster's own, of its own age
def test_a_cluster_answers_all_when_a_worker_is_killed(runner: CliRunner, tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    rows = [json.dumps({"id": n, "text": f"{n}: Il est entirely seul."}) + "\n" for n in range(6000)]
    path.write_text("".join(rows), encoding="utf-8")
    here = runner.invoke(main, ["batch", str(path), "--target", "fr"]).stdout
    with _cluster() as client:
        victim = next(iter(client.run(os.getpid).values()))
        killed: Callable[[], None] = lambda: os.kill(victim, signal.SIGKILL)  # noqa: E731
        client.loop.call_later(1, killed)
        scheduler = client.scheduler.address
        arguments = ["batch", str(path), "--target", "fr", "--engine", "dask", "--scheduler", scheduler]
        result = runner.invoke(main, arguments)
        assert victim not in client.run(os.getpid).values()
    assert result.exit_code == 1 and result.stdout == here

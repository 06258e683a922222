"""What a batch learns from its own translations, and where it learns nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from qa_service.cli import STOPPED, main
from qa_service.memory.build import Building
from qa_service.memory.tmx import Pair

THINGS = "porte fenêtre table chaise lampe route maison boîte robe fleur pierre chemise".split()
NAMES = "door window table chair lamp road house box dress flower stone shirt".split()
KINDS = ("blue", "bleue"), ("old", "ancienne"), ("round", "ronde"), ("white", "blanche")
STRAY = ("The lake is entirely frozen in winter.", "Le lac est entirely gelé en hiver.")
ROWS = [
    row
    for place, (name, thing) in enumerate(zip(NAMES, THINGS, strict=True))
    for row in (
        (f"The {name} is entirely {KINDS[place % 4][0]}.", f"La {thing} est pleinement {KINDS[place % 4][1]}."),
        (f"The {name} is {KINDS[place % 3][0]}.", f"La {thing} est {KINDS[place % 3][1]}."),
    )
]


def suggested(found: str) -> list[tuple[str, str]]:
    findings = [it for line in found.splitlines() for it in json.loads(line)["findings"]]
    fixes: list[dict[str, Any]] = [fix for it in findings if it["text"] == "entirely" for fix in it["suggestions"]]
    return [(fix["label"], fix["origin"]) for fix in fixes]


def csv(folder: Path, rows: list[tuple[str, str]]) -> Path:
    path = folder / "export.csv"
    lines = ["source,target", *(f'"{source}","{target}"' for source, target in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def jsonl(folder: Path, rows: list[tuple[str, str]]) -> Path:
    path = folder / "export.jsonl"
    path.write_text("".join(json.dumps({"id": 1, "text": text, "source": it}) + "\n" for it, text in rows))
    return path


@pytest.mark.parametrize("write", [csv, jsonl])
def test_what_this_translator_writes_elsewhere_comes_first(runner: CliRunner, tmp_path: Path, write: Any) -> None:
    path = write(tmp_path, [STRAY, *ROWS])
    result = runner.invoke(main, ["batch", str(path), "--target", "fr", "--source-lang", "en", "--jobs", "1"])
    assert suggested(result.stdout)[0] == ("pleinement", "export")


def test_a_few_units_teach_nothing(runner: CliRunner, tmp_path: Path) -> None:
    path = csv(tmp_path, [STRAY, *ROWS[:5]])
    result = runner.invoke(main, ["batch", str(path), "--target", "fr", "--source-lang", "en", "--jobs", "1"])
    assert suggested(result.stdout)
    assert "export" not in [origin for _, origin in suggested(result.stdout)]


def test_other_processes_know_it_too(runner: CliRunner, tmp_path: Path) -> None:
    path = csv(tmp_path, [STRAY, *ROWS])
    result = runner.invoke(main, ["batch", str(path), "--target", "fr", "--source-lang", "en", "--jobs", "2"])
    assert ("pleinement", "export") in suggested(result.stdout)


def test_nothing_is_counted_twice(runner: CliRunner, tmp_path: Path) -> None:
    csv(tmp_path, [STRAY, *ROWS])
    (tmp_path / "notes.xyz").write_text("no export")
    result = runner.invoke(main, ["batch", str(tmp_path), "--target", "fr", "--source-lang", "en", "--jobs", "1"])
    assert "1 .xyz" in result.stderr
    assert "1 major" in result.stderr


def test_ctrl_c_while_it_learns_ends_the_batch(
    runner: CliRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(self: Building, pair: Pair) -> None:
        self._db.execute("COMMIT")  # between two transactions
        raise KeyboardInterrupt

    monkeypatch.setattr(Building, "_add", stopped)
    result = runner.invoke(main, ["batch", str(csv(tmp_path, ROWS)), "--target", "fr", "--source-lang", "en"])
    assert result.exit_code == STOPPED and not result.stdout.strip()

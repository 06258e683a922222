"""What one process learns of words the others need not learn again, and a file that is cut off does no harm."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from qa_service import Engine
from qa_service.batch.verdicts import Verdicts
from qa_service.lexicon.evidence import Evidence
from qa_service.lexicon.witness import Witness

WORDS = ("maison", "entirely", "fenêtre")


@pytest.fixture
def two(engine: Engine, tmp_path: Path) -> Iterator[tuple[Verdicts, Witness, Verdicts, Witness]]:
    """Return what two processes would have, each with its witness."""
    one, other = (Witness(engine.packs, engine.witness.library) for _ in range(2))
    with closing(Verdicts(tmp_path, one)) as first, closing(Verdicts(tmp_path, other)) as second:
        yield first, one, second, other


def _judge(verdicts: Verdicts, witness: Witness, source: str | None) -> Evidence:
    with verdicts.shared():
        evidence = witness.evidence(witness.packs["fr"], source)
        for word in WORDS:
            evidence[word]
    return evidence


@pytest.mark.parametrize("source", [None, "en"])
def test_a_word_is_judged_once(
    two: tuple[Verdicts, Witness, Verdicts, Witness], source: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, one, second, other = two
    judged = _judge(first, one, source)
    monkeypatch.setattr(Evidence, "_judge", lambda self, word: pytest.fail(f"{word} is known"))
    assert _judge(second, other, source) == judged
    assert judged["entirely"] is not None and judged["maison"] is None


def test_a_message_that_is_not_whole_waits(two: tuple[Verdicts, Witness, Verdicts, Witness], tmp_path: Path) -> None:
    first, one, second, other = two
    _judge(first, one, None)
    (path,) = [path for path in tmp_path.iterdir() if path.stat().st_size]
    data = path.read_bytes()
    for size in (2, 4, len(data) - 1, len(data)):
        path.write_bytes(data[:size])
        with second.shared():
            pass
        assert ("fr", None) in other.known or size < len(data)
    assert set(WORDS) <= set(other.known["fr", None])


def test_a_full_disk_only_costs_time(
    two: tuple[Verdicts, Witness, Verdicts, Witness], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full:
        def write(self, data: bytes) -> int:
            raise OSError("no space left")

        def close(self) -> None:
            pass

    first, one, second, other = two
    first.close()
    monkeypatch.setattr(first, "_mine", Full())
    _judge(first, one, None)
    assert _judge(second, other, None)["maison"] is None


def test_engines_of_other_settings_share_what_is_known(engine: Engine) -> None:
    assert engine.suggesting(replace(engine.settings, mt_key="x")).witness is engine.witness

"""The samples show what their names say."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa_service.pipeline import Engine

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.txt"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_sample(engine: Engine, path: Path) -> None:
    lang, _, kind = path.stem.rpartition("-")
    found = engine.check(path.read_text(encoding="utf-8"), lang).findings
    assert (not found) if kind == "clean" else len({finding.category for finding in found}) >= 2

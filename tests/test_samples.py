"""The samples show what their names say, and together every check there is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from qa_service import Engine, Finding

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.txt"))
LEAST_CHECKS = 6  # different checks that a sample of errors shows


@pytest.fixture(scope="module")
def found(engine: Engine) -> dict[str, tuple[Finding, ...]]:
    """Return the findings of each sample by its name."""
    return {
        path.stem: engine.check(path.read_text(encoding="utf-8"), path.stem.rpartition("-")[0]).findings
        for path in SAMPLES
    }


@pytest.mark.parametrize("name", [path.stem for path in SAMPLES])
def test_sample_shows_what_its_name_says(found: dict[str, tuple[Finding, ...]], name: str) -> None:
    findings = found[name]
    if name.endswith("-clean"):
        assert not findings
    elif name.endswith("-errors"):
        assert len({finding.check for finding in findings}) >= LEAST_CHECKS
    else:
        assert findings


def test_samples_show_every_check(engine: Engine, found: dict[str, tuple[Finding, ...]]) -> None:
    shown = {finding.check for findings in found.values() for finding in findings}
    needs_source = {check for check in engine.rulebook if check.startswith("bilingual.")}
    assert set(engine.rulebook) - needs_source == shown


def test_samples_show_just_that(found: dict[str, tuple[Finding, ...]], golden: Callable[[str, str], None]) -> None:
    rows = [
        "\t".join((f"{name}.txt", finding.check, finding.severity, finding.text.replace("\n", "⏎")))
        for name, findings in found.items()
        for finding in findings
    ]
    golden("samples.tsv", "\n".join(rows) + "\n")

"""What a report over many files is drawn from, and which suffix is written by which module."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import BinaryIO, cast

from ..errors import InputError
from ..model import Finding, Severity
from ..rulebook import Rulebook

# Penalty points of a finding, as MQM 1.0 has them in common use.
WEIGHTS: Mapping[Severity, int] = {
    Severity.NEUTRAL: 0,
    Severity.MINOR: 1,
    Severity.MAJOR: 5,
    Severity.CRITICAL: 25,
}

_BY_SUFFIX = {
    ".html": "report_page",
    ".sarif": "sarif",
    ".sarif.json": "sarif",
    ".xml": "junit",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".jsonld": "annotations",
    ".jsonl": "jsonl",
    ".json": "json_report",
}


@dataclass(frozen=True, slots=True)
class Record:
    """One unit with its findings, or a place that could not be read (``error``); ``line`` counts from 1.

    ``name`` is what the unit is called in its file, or the id of a line of JSONL. ``number`` counts the units of a
    file from 0; it is -1 where a place could not be read. ``fixed`` is the target as it should be written. ``path`` is
    where the file lies in the export, however that was named.
    """

    file: str
    line: int | None = None
    name: str | int | None = None
    id: str | int | None = None
    number: int = -1
    target_lang: str | None = None
    text: str = ""
    source: str | None = None
    findings: tuple[Finding, ...] = ()
    fixed: str | None = None
    error: str | None = None
    path: str | None = None


@dataclass
class FileSummary:
    """What one file came to. ``words`` of the targets, as ``batch.words`` counts them."""

    units: int = 0
    words: int = 0
    severities: Counter[Severity] = field(default_factory=Counter)
    errors: int = 0

    @property
    def penalty(self) -> int:
        """Return the penalty points: the sum of ``WEIGHTS`` over the findings."""
        return sum(WEIGHTS[severity] * count for severity, count in self.severities.items())

    @property
    def per_thousand(self) -> float | None:
        """Return MQM penalty points per 1,000 words, 0 being the best; None where there are no words."""
        return round(1000 * self.penalty / self.words, 1) if self.words else None


@dataclass
class Summary:
    """Counts over everything that was checked: by file, by check and severity, by target language."""

    files: dict[str, FileSummary] = field(default_factory=dict)
    checks: Counter[tuple[str, Severity]] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def file(self, name: str) -> FileSummary:
        """Return the entry of a file, made when it is new."""
        return self.files.setdefault(name, FileSummary())

    @property
    def total(self) -> FileSummary:
        """Return all files as one."""
        whole = FileSummary()
        for it in self.files.values():
            whole.units += it.units
            whole.words += it.words
            whole.errors += it.errors
            whole.severities.update(it.severities)
        return whole


@dataclass(frozen=True)
class Report:
    """Everything a renderer may show. ``records`` starts a fresh pass each time: nothing is held in memory.

    ``rules`` are all checks, ``languages`` maps tags to English names; findings under ``fail_on`` fail nothing.
    ``only_new``: findings of a baseline were left out.
    """

    records: Callable[[], Iterator[Record]]
    summary: Summary
    signature: str
    rules: Rulebook
    languages: Mapping[str, str] = field(default_factory=dict)
    fail_on: Severity = Severity.MAJOR
    only_new: bool = False


Write = Callable[[Report, BinaryIO], None]


def writer(path: str) -> Write:
    """Return what writes reports of this suffix. Raises InputError that names those there are."""
    for suffix in sorted(_BY_SUFFIX, key=len, reverse=True):
        if path.lower().endswith(suffix):
            return cast(Write, import_module(f".{_BY_SUFFIX[suffix]}", __package__).write)
    raise InputError(f"{path}: a report is one of {', '.join(sorted(_BY_SUFFIX))}", "report")

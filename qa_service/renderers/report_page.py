"""One self-contained page for many files: each unit with its marks, its findings beside it, and filters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import BinaryIO

from markupsafe import Markup

from ..model import LanguageGuess, Segment, SegmentResult, Severity
from . import View
from .html import Numbers, SegmentView, asset, environment, policy_for, segment_view
from .report import FileSummary, Record, Report

MOST = 10_000  # findings on a page: it opens in two seconds and filters in one; of more it did not
MOST_FILES = 500  # files in the table at the top
OPEN_FILES = 12  # so many files are shown in that table at once; of more, whoever wants them opens it
_CHUNK = 64  # pieces of the template that are written at a time


@dataclass(frozen=True)
class Item:
    """A unit of a file, or a place of it that could not be read."""

    line: int | None
    segment: SegmentView | None = None
    error: str | None = None


@dataclass(frozen=True)
class Group:
    """A file of the page; ``number`` counts from 1, ``summary`` is what it came to as a whole."""

    number: int
    name: str
    summary: FileSummary | None
    items: Iterable[Item]


@dataclass
class Left:
    """How many findings are not on the page; right only when all of it was written."""

    findings: int = 0


@dataclass
class _Page:
    """What is counted while the page is written, so that nothing of it needs to be held."""

    report: Report
    left: Left = field(default_factory=Left)
    numbers: Numbers = field(default_factory=Numbers)

    def groups(self) -> Iterator[Group]:
        for number, (name, records) in enumerate(groupby(self._fitting(), key=lambda record: record.file), 1):
            yield Group(number, name, self.report.summary.files.get(name), map(self._item, records))

    def _fitting(self) -> Iterator[Record]:
        shown = 0
        for record in self.report.records():
            shown += max(1, len(record.findings))
            if shown > MOST:
                self.left.findings += len(record.findings)
            else:
                yield record

    def _item(self, record: Record) -> Item:
        if record.error is not None:
            return Item(record.line, error=record.error)
        name = record.name if record.name is not None else record.id
        shown = None if name is None or name == record.source else str(name)  # PO calls a unit by its source
        segment = Segment(record.text, shown, record.source)
        result = SegmentResult(segment, record.findings)
        return Item(record.line, segment_view(result, LanguageGuess(record.target_lang, 1.0), self.numbers))


def write(report: Report, out: BinaryIO) -> None:
    """Write the page as the records come; the same records give the same bytes."""
    style, script = asset("page.css") + asset("report_page.css"), asset("report_page.js")
    summary, page = report.summary, _Page(report)
    total = summary.total
    checks: Counter[str] = Counter()
    for (check, _), count in summary.checks.items():
        checks[check] += count
    pieces = (
        environment()
        .get_template("report_page.html.j2")
        .stream(
            csp=f"{policy_for(style, script)}; form-action 'none'",
            style=Markup(style),  # our own files: nothing of the texts is in them
            script=Markup(script),
            signature=report.signature,
            findings=sum(checks.values()),
            only_new=report.only_new,
            files=summary.files,
            total=total,
            severities=list(reversed(Severity)),
            worst=list(_worst(report)),
            open_files=OPEN_FILES,
            notes=summary.notes,
            checks=sorted(checks.items()),
            languages=sorted(summary.languages.items()),
            language_name=View(languages=report.languages).language,
            groups=page.groups(),
            left=page.left,
        )
    )
    pieces.enable_buffering(_CHUNK)
    pieces.dump(out, encoding="utf-8", errors="replace")
    out.write(b"\n")


def _worst(report: Report) -> Iterator[tuple[str, FileSummary, int]]:
    """Yield the files by their penalty per 1,000 words, with their number on the page (0: nothing of it is there)."""
    numbers: dict[str, int] = {}
    shown = 0
    for record in report.records():
        shown += max(1, len(record.findings))
        if shown > MOST:
            break
        numbers.setdefault(record.file, len(numbers) + 1)
    files = sorted(report.summary.files.items(), key=lambda pair: (-(pair[1].per_thousand or 0), pair[0]))
    for name, it in files[:MOST_FILES]:
        yield name, it, numbers.get(name, 0)

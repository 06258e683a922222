"""A batch in a few lines for a terminal: findings by check and language, and each file with its MQM penalty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from ..model import Severity
from .report import FileSummary, Summary
from .visible import on_terminal

MOST = 20  # files shown; all of them are in the reports
_NAME = 60  # code points of a file's name


def render(summary: Summary, languages: Mapping[str, str]) -> str:
    """Return the summary; files come by their penalty per 1,000 words, the worst first."""
    return "\n".join(on_terminal(line) for line in _lines(summary, languages)) + "\n"


def _lines(summary: Summary, languages: Mapping[str, str]) -> Iterator[str]:
    total = summary.total
    count = len(summary.files)
    files = "1 file" if count == 1 else f"{count:,} files"
    yield f"{files}, {total.units:,} texts, {total.words:,} words: {_found(total)}"
    checks: dict[str, Counter[Severity]] = {}
    for (check, severity), number in summary.checks.items():
        checks.setdefault(check, Counter())[severity] += number
    for check, severities in sorted(checks.items(), key=lambda pair: (-pair[1].total(), pair[0])):
        yield f"  {check:<26} {_severities(severities)}"
    if len(summary.languages) > 1:
        found = (f"{languages.get(tag, tag)} {number:,}" for tag, number in summary.languages.most_common())
        yield f"by language: {', '.join(found)}"
    worst = sorted(summary.files.items(), key=lambda pair: (-(pair[1].per_thousand or 0), -pair[1].errors, pair[0]))
    shown = [(name, it) for name, it in worst if it.penalty or it.errors][:MOST]
    if shown:
        yield "MQM penalty per 1,000 words (minor 1, major 5, critical 25):"
    for name, it in shown:
        points = "-" if it.per_thousand is None else f"{it.per_thousand:,.1f}"
        yield f"  {points:>8}  {_short(name)}: {_found(it)}"
    more = sum(1 for _, it in worst if it.penalty or it.errors) - len(shown)
    if more > 0:
        yield f"            and {more:,} more files with findings"
    yield from summary.notes


def _found(it: FileSummary) -> str:
    said = _severities(it.severities) or "nothing found"
    return f"{said}, {it.errors:,} unreadable" if it.errors else said


def _severities(counts: Counter[Severity]) -> str:
    return ", ".join(f"{counts[severity]:,} {severity}" for severity in reversed(Severity) if counts[severity])


def _short(name: str) -> str:
    return name if len(name) <= _NAME else "…" + name[1 - _NAME :]

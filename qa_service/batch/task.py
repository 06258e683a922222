"""One unit of an export, or one place of it that cannot be read, as a text of a shard."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from functools import cached_property
from operator import attrgetter
from typing import Any

from ..checks.consistency import Earlier, at_odds, is_label
from ..findings import at_least, in_order, with_fingerprints, with_severities
from ..fixing import fixed
from ..model import Finding, Location, Segment, Severity, Unit, Unreadable
from ..renderers.json import encode
from ..renderers.jsonl import line
from ..renderers.report import Record
from .options import Answer
from .shard import Checker, record_line

INCONSISTENT = "bilingual.inconsistent"


_segment, _location = (attrgetter(*(it.name for it in fields(kind))) for kind in (Segment, Location))
_rest = attrgetter(*(it.name for it in fields(Unit)[2:]))  # of a unit, behind these two


@dataclass(frozen=True)
class Task:
    """A unit to check. ``number`` counts the units of its file from 0; its languages are settled; ``path`` is where its
    file lies in the export."""

    unit: Unit
    number: int
    earlier: tuple[Earlier, ...] = ()
    path: str | None = None

    def __reduce__(self) -> tuple[object, ...]:
        """Travel to another process as plain tuples: a tenth of the time that a short text's check takes is saved."""
        unit = self.unit
        return _arrived, (
            _segment(unit.segment),
            _location(unit.location),
            _rest(unit),
            self.number,
            self.earlier,
            self.path,
        )

    @property
    def size(self) -> int:
        """Code points, to bound a shard."""
        return len(self.unit.segment.text) + len(self.unit.segment.source or "")

    @cached_property
    def _identity(self) -> str:
        """What the finding's id knows of its place: the file's own name and the unit's, not the folders above."""
        file = self.unit.location.file.replace("\\", "/").rpartition("/")[2]
        return f"{file}\x1f{self.unit.target_lang or ''}\x1f{self.unit.segment.id or ''}"

    def answer(self, checker: Checker) -> Answer:
        """Check the unit; a line is written for it only when something is found."""
        unit, where = self.unit, self.unit.location
        segment = replace(unit.segment, id=self._identity)
        checked = checker.check(segment, unit.target_lang, unit.source_lang, unit.segment.id, self.path)
        if isinstance(checked, str):
            return _unread(where.file, where.line, where.unit, checked, checker)
        if self.earlier:
            found = (*checked.findings, *self._inconsistent(segment, checker))
            checked = replace(checked, findings=tuple(in_order(found)))
        if not checked.findings:
            return checked.answer(where.file, "", "")
        record = Record(
            where.file, where.line, where.unit, unit.segment.id, self.number, checked.lang, unit.segment.text,
            unit.segment.source, checked.findings, path=self.path,
        )  # fmt: skip
        text = encode(line(record))
        if not checker.defaults.keep:
            return checked.answer(where.file, text, "")
        if checker.defaults.fix:
            mended = fixed(segment.text, checked.findings, checker.defaults.at_least, segment.protected).text
            record = replace(record, fixed=mended if mended != segment.text else None)
        return checked.answer(where.file, text, record_line(record))

    def _inconsistent(self, segment: Segment, checker: Checker) -> tuple[Finding, ...]:
        rule = checker.engine.rulebook[INCONSISTENT]
        text, source = segment.text, segment.source or ""
        # Two labels may well be one word in another language: Close and Shut are both “Fermer”.
        earlier = [it for it in self.earlier if not (it.same and is_label(rule, source))]
        found = [at_odds(rule, text, 0, len(text), source, it) for it in earlier]
        found = [
            finding
            if not finding.suggestions or self._is_sound(it.text or "", checker)
            else replace(finding, suggestions=())
            for finding, it in zip(found, earlier, strict=True)
        ]
        found = at_least(with_severities(found, checker.defaults.severities), checker.least)
        return checker.new(tuple(with_fingerprints(found, segment.id)), self.unit.segment.id, self.path)

    def _is_sound(self, earlier: str, checker: Checker) -> bool:
        """Say whether nothing serious is wrong with an earlier translation, which is then worth suggesting."""
        segment = Segment(earlier, source=self.unit.segment.source)
        checked = checker.check(segment, self.unit.target_lang, self.unit.source_lang, None)
        return not isinstance(checked, str) and all(it.severity.rank < Severity.MAJOR.rank for it in checked.findings)


def _arrived(segment: Iterable[Any], location: Iterable[Any], unit: Iterable[Any], *task: Any) -> Task:
    return Task(Unit(Segment(*segment), Location(*location), *unit), *task)


@dataclass(frozen=True)
class Broken:
    """A place that cannot be read, which is answered by saying so."""

    place: Unreadable

    @property
    def size(self) -> int:
        """Code points, to bound a shard."""
        return len(self.place.why)

    def answer(self, checker: Checker) -> Answer:
        """Say what is wrong."""
        where = self.place.location
        return _unread(where.file, where.line, where.unit, self.place.why, checker)


def _unread(file: str, number: int | None, unit: str | None, why: str, checker: Checker) -> Answer:
    record = Record(file, number, unit, error=why)
    kept = record_line(record) if checker.defaults.keep else ""
    return Answer(file, encode(line(record)), kept, unread=True, line=number)

"""Fix a text file or an export, and put the result in place as a whole."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import BinaryIO, NamedTuple

from .batch.written import written
from .errors import InputError, QAError
from .fixing import Fix, Left, Reason, settle
from .model import Finding, Result, Segment, Unit, Unreadable
from .pipeline import Engine
from .readers import archive
from .readers.decode import decoded, encoding_of
from .readers.format import Answer, Format, Hints
from .readers.registry import HEAD, SUFFIXES, format_of, suffix_of
from .renderers.fix import fix_bodies, fix_document, fix_lines
from .text.offsets import OffsetUnit

_TEXTS = (".txt", ".text", ".md", ".markdown")


@dataclass(frozen=True)
class Wanted:
    """What the caller asks for. ``at_least`` is a probability, as in ``fixing``."""

    target: str | None
    source_lang: str | None
    at_least: float
    only: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    do_not_flag: tuple[str, ...] = ()


@dataclass
class Report:
    """What was done: as JSON, as lines for a person, and the findings that are left. ``text`` is None for exports."""

    document: Mapping[str, object]
    lines: list[str] = field(default_factory=list)
    left: list[Finding] = field(default_factory=list)
    text: str | None = None


def is_export(file: str) -> bool:
    """Say whether a file is read as an export rather than as one text, by its name. Raises InputError for an archive,
    which is neither."""
    suffix = suffix_of(file)
    if suffix == archive.SUFFIX:
        raise InputError(f"{file}: is an archive: `qa-service batch {file} --write-back FOLDER --fix` fixes its files")
    return file != "-" and suffix in SUFFIXES and suffix not in _TEXTS


def check_with(engine: Engine, wanted: Wanted, target: str | None) -> Callable[[Sequence[Segment]], Result]:
    """Return a check of segments that keeps to the language that the first one found."""
    known = target

    def check(segments: Sequence[Segment]) -> Result:
        nonlocal known
        result = engine.check(
            segments,
            known,
            source_lang=wanted.source_lang,
            only=wanted.only,
            skip=wanted.skip,
            do_not_flag=wanted.do_not_flag,
        )
        known = result.language.tag
        return result

    return check


def fix_text(engine: Engine, file: str, goal: str | None, wanted: Wanted, source: str | None) -> Report:
    """Fix one text, ``-`` for standard input, and write it to ``goal`` unless that is None.

    Encoding and byte order mark stay what they were. Raises InputError for what cannot be read or written.
    """
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise InputError(f"{file}: cannot be read: {error.strerror}") from error
    try:
        text, encoding = decoded(data), encoding_of(data[:4])
    except InputError as error:
        raise InputError(f"{file}: {error}") from error
    given = [Segment(text, source=source)]
    result, fixes = settle(check_with(engine, wanted, wanted.target), given, wanted.at_least)
    if goal is not None:
        body = encoding.mark + fixes[0].text.encode(encoding.codec, "replace")
        if goal != file or body != data:
            _put(goal, lambda out: out.write(body))
    title = "standard input" if file == "-" else file
    document = fix_document(given, result, fixes, OffsetUnit.CODEPOINT)
    left = [it.finding for it in fixes[0].left]
    lines = [*fix_lines(title, given[0], fixes[0]), _summary(title, fixes)]
    return Report(document, lines, left, fixes[0].text)


def fix_export(engine: Engine, file: str, goal: str, wanted: Wanted) -> Report:
    """Fix every unit of an export and write it to ``goal``: what is not fixed stays byte for byte as it is.

    Units without a target are passed over, units that cannot be checked are said and stay. Raises InputError when the
    file cannot be read, or its format cannot be written.
    """
    report = Report({})
    handled: list[_Handled] = []
    count = 0

    def answers(form: Format, hints: Hints) -> Iterator[Answer]:
        with Path(file).open("rb") as stream:
            for unit in form.read(stream, file, hints):
                if isinstance(unit, Unreadable):
                    report.lines.append(f"{file}:{unit.location.line or 1}: cannot be read: {unit.why}")
                    continue
                yield fixed_unit(unit)

    def fixed_unit(unit: Unit) -> Answer:
        nonlocal count
        count += 1
        segment, where = unit.segment, f"{file}:{unit.location.line}" if unit.location.line else file
        if not segment.text.strip():
            return Answer(())
        check = check_with(
            engine,
            replace(wanted, source_lang=unit.source_lang or wanted.source_lang),
            unit.target_lang or wanted.target,
        )
        try:
            result, (fix,) = settle(check, [segment], wanted.at_least)
        except QAError as error:
            report.lines.append(f"{where}: cannot be checked: {error}")
            return Answer(())
        if fix.done or fix.left:
            title = f"{file}#{segment.id}" if segment.id else where
            handled.append(_Handled(count - 1, unit, title, result, fix))
        return Answer((), fix.text if fix.done else None)

    try:
        with Path(file).open("rb") as stream:
            form = format_of(file, stream.read(HEAD))
            if form.write is None:
                raise InputError(f"{file}: {form.name} cannot be written back: fix its texts one by one")
            stream.seek(0)
            hints = Hints(wanted.source_lang, wanted.target)
            _put(goal, partial(form.write, stream, file, hints, answers(form, hints)))
    except OSError as error:
        raise InputError(f"{file}: cannot be read: {error.strerror}") from error
    texts = _texts(form, goal, file, hints)
    fixes, units = [], []
    for it in handled:
        stays = texts[it.number : it.number + 1] == [it.unit.segment.text]
        fix = _not_written(it) if stays else it.fix
        (said,) = fix_bodies([it.unit.segment], it.result, [fix], OffsetUnit.CODEPOINT)
        place = {"id": it.unit.segment.id, "line": it.unit.location.line, "target_lang": it.result.language.tag}
        units.append(place | said)
        report.lines += fix_lines(it.title, it.unit.segment, fix)
        report.left += [left.finding for left in fix.left]
        fixes.append(fix)
    report.lines.append(_summary(file, fixes))
    report.document = {"file": file, "signature": engine.signature, "units": units}
    return report


class _Handled(NamedTuple):
    """A unit in which something was found: its number in the file, what it is called, and what is to be done."""

    number: int
    unit: Unit
    title: str
    result: Result
    fix: Fix


def _texts(form: Format, goal: str, file: str, hints: Hints) -> list[str]:
    """Return the texts of the units as they were written: a format may have no place for some of them."""
    with Path(goal).open("rb") as stream:
        return [it.segment.text for it in form.read(stream, file, hints) if isinstance(it, Unit)]


def _not_written(it: _Handled) -> Fix:
    """Return what is left of a fix whose text stands in the file as it was: all of it."""
    left = [*it.fix.left, *(Left(done.finding, Reason.NO_PLACE) for done in it.fix.done)]
    return Fix(it.unit.segment.text, (), tuple(sorted(left, key=lambda one: one.finding.span)))


def _summary(title: str, fixes: Sequence[Fix]) -> str:
    return f"{title}: {sum(len(it.done) for it in fixes)} fixed, {sum(len(it.left) for it in fixes)} left"


def _put(goal: str, write: Callable[[BinaryIO], object]) -> None:
    """Write a file that is never half a file, and keeps its permissions; a link stays one."""
    place = Path(os.path.realpath(goal))
    mode = place.stat().st_mode & 0o777 if place.exists() else None
    with written(place) as out:
        write(out)
    if mode is not None:
        place.chmod(mode)

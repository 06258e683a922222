"""The whole way of a batch: read, check, write findings as they come; then reports and the files with their notes."""

from __future__ import annotations

import json
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from ..errors import InputError
from ..model import Severity
from ..packs import LanguagePacks
from ..pipeline import Engine
from ..renderers.report import Report, Summary, writer
from .checkpoint import Checkpoint
from .inputs import Inputs
from .notes import notes
from .options import Answer
from .pool import Workers, answers
from .progress import progress
from .records import Spool
from .shown import plain, shown
from .writeback import WriteBack
from .written import written

ERRORS = 5  # that are told one by one; all of them stand among the findings


@dataclass(frozen=True)
class Outputs:
    """Where findings go. ``lines`` None: nowhere; ``reports`` are paths, ``write_back`` a folder.

    ``resume`` is a folder that keeps answers, for a run that goes on where this one stopped.
    """

    lines: BinaryIO | None
    reports: tuple[str, ...] = ()
    write_back: Path | None = None
    resume: Path | None = None


@dataclass
class Tally:
    """What came of a batch. ``lines`` were answered, of which ``unread`` could not be checked; ``errors`` says of the
    first few where and why."""

    summary: Summary = field(default_factory=Summary)
    lines: int = 0
    unread: int = 0
    errors: list[str] = field(default_factory=list)

    def add(self, answer: Answer) -> None:
        """Count one answer."""
        self.lines += 1
        self.unread += answer.unread
        file = self.summary.file(answer.file)
        if answer.unread:
            file.errors += 1
            if len(self.errors) < ERRORS:
                line = f":{answer.line}" if answer.line else ""
                self.errors.append(f"{answer.file}{line}: {json.loads(answer.text)['error']}")
            return
        file.units += 1
        file.words += answer.words
        for check, severity in answer.found:
            file.severities[severity] += 1
            self.summary.checks[check, severity] += 1
            self.summary.languages[answer.lang or ""] += 1

    def failing(self, fail_on: Severity) -> int:
        """Count the findings of this severity and above."""
        return sum(count for (_, severity), count in self.summary.checks.items() if severity.rank >= fail_on.rank)


def run(inputs: Inputs, outputs: Outputs, engine: Engine, workers: Workers) -> Tally:
    """Check everything and write everything. Raises InputError when an output cannot be written or a worker dies."""
    tally = Tally()
    with ExitStack() as stack:
        spool = stack.enter_context(closing(Spool())) if inputs.defaults.keep else None
        bar = stack.enter_context(progress(_total(inputs)))
        checkpoint = Checkpoint(outputs.resume, engine.signature) if outputs.resume else None
        for shard, answered in answers(inputs.shards(), workers, checkpoint):
            for answer in answered:
                tally.add(answer)
                if outputs.lines and answer.text:
                    outputs.lines.write(answer.text.encode("utf-8") + b"\n")
                if spool and answer.record:
                    spool.add(answer.file, answer.record)
            if outputs.lines:
                outputs.lines.flush()
            bar.advance(shard.advance, len(answered))
        back = WriteBack(outputs.write_back, inputs) if outputs.write_back else None
        if spool is not None and back is not None:
            back.write(spool)
            tally.unread += len(back.failed)
        tally.summary.notes += notes(inputs, back, str)
        if spool is not None:
            _after(spool, inputs, outputs, engine, tally, back)
    return tally


def _after(
    spool: Spool, inputs: Inputs, outputs: Outputs, engine: Engine, tally: Tally, back: WriteBack | None
) -> None:
    """Write what needs all findings, each in a pass of its own over those on disk."""
    names = shown(inputs.files)
    for path in outputs.reports:
        report = Report(
            records=lambda: names.records(spool.read()),
            summary=names.summary(tally.summary, notes(inputs, back, plain)),
            signature=engine.signature,
            rules=engine.rulebook,
            languages=language_names(engine.packs),
            fail_on=Severity(inputs.defaults.fail_on),
            only_new=inputs.defaults.baseline is not None,
        )
        with written(Path(path)) as out:
            writer(path)(report, out)


def language_names(packs: LanguagePacks) -> dict[str, str]:
    """Return English names by tag."""
    return {tag: pack.english_name for tag, pack in packs.items()}


def _total(inputs: Inputs) -> int | None:
    """Return the bytes to be read, None where that is not known."""
    try:
        return None if None in inputs.files else sum(it.path.stat().st_size for it in inputs.files if it)
    except OSError as error:
        raise InputError(f"{error.filename}: cannot be read: {error.strerror}") from error

"""The exports once more, with their findings noted where their format has a place for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from ..errors import InputError
from ..model import Unreadable
from ..readers.files import Found, Stream, streams, written_back
from ..readers.format import Answer
from ..readers.own import WRITTEN
from ..readers.registry import suffix_of
from ..renderers.report import Record
from .inputs import Inputs, recognised
from .records import Spool
from .written import written


class WriteBack:
    """Writes files below ``folder``, each where it lay below what the caller named.

    ``failed`` says which files could not be written and why, ``placeless`` counts suffixes without a place for notes.
    """

    def __init__(self, folder: Path, inputs: Inputs) -> None:
        self._folder = folder
        self._inputs = inputs
        self._done: set[Path] = set()
        self.failed: list[str] = []
        self.placeless: Counter[str] = Counter()

    def write(self, spool: Spool) -> None:
        """Write every file with its findings from the spool."""
        for found in self._inputs.files:
            if found is None:
                self.placeless["standard input"] += 1
                continue
            for stream in streams(found, Counter()):
                if isinstance(stream, Unreadable) or stream.name not in self._inputs.units:
                    self._skip(stream)
                    continue
                try:
                    self._one(found, stream, spool)
                except InputError as error:
                    self.failed.append(str(error))
                except Exception as error:  # a file on which a writer breaks must not cost the others theirs
                    self.failed.append(f"{stream.name}: cannot be written back: {type(error).__name__}: {error}")
        self._mark()

    def notes(self, call: Callable[[str], str]) -> list[str]:
        """Say in a few lines what was written and what was not; ``call`` turns a path into what it is called."""
        files = "1 file" if len(self._done) == 1 else f"{len(self._done):,} files"
        said = [f"{files} written back to {call(str(self._folder))}"]
        if self.placeless:
            kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(self.placeless.items()))
            said.append(f"not written back, since the format has no place for notes: {kinds}")
        return said + [f"not written back: {why}" for why in self.failed]

    def _mark(self) -> None:
        """Name what was written in a file beside it, so that a later run does not take it for exports."""
        names = {path.relative_to(self._folder).as_posix() for path in self._done} | {*written_back(self._folder)}
        if self._done:
            with written(self._folder / WRITTEN) as out:
                out.writelines(f"{name}\n".encode("utf-8", "surrogateescape") for name in sorted(names))

    def _skip(self, stream: Stream | Unreadable) -> None:
        if isinstance(stream, Stream) and not self._inputs.is_omitted(stream.name):
            self.placeless[suffix_of(stream.name)] += 1

    def _one(self, found: Found, stream: Stream, spool: Spool) -> None:
        if not self._inputs.units[stream.name]:
            return  # nothing of it was read, which is said elsewhere
        form = recognised(stream)
        writes = form.write
        if writes is None or not (form.notes or self._inputs.defaults.fix):
            self.placeless[suffix_of(stream.name)] += 1
            return
        path = self._folder / stream.inner
        if path in self._done:
            raise InputError(f"{stream.name}: another file of this batch was written to {path}: check them apart")
        hints = self._inputs.hints(found, stream)
        with written(path) as out:
            answers = _answers(spool.of(stream.name), self._inputs.units[stream.name])
            writes(stream.data, stream.name, hints, answers, out)
        self._done.add(path)


def _answers(records: Iterable[Record], units: int) -> Iterator[Answer]:
    """Yield an answer for each of a file's units, an empty one where nothing was found."""
    found = (record for record in records if record.error is None)
    mine = next(found, None)
    for number in range(units):
        if mine is not None and mine.number == number:
            yield Answer(mine.findings, mine.fixed)
            mine = next(found, None)
        else:
            yield Answer(())

"""What files are called where others read of them: no path of this machine goes into what is delivered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from ..readers.files import Found
from ..renderers.report import Record, Summary


def plain(path: str | Path) -> str:
    """Return a path from the current folder on, or its last part where it lies elsewhere; a relative one as it is."""
    whole = Path(path)
    if not whole.is_absolute():
        return str(path)
    with suppress(ValueError):
        return str(whole.relative_to(Path.cwd()))
    return whole.name


@dataclass(frozen=True)
class Shown:
    """The names of the files of a batch, as they were given where that is from here on; ``names`` maps the others."""

    names: dict[str, str]

    def file(self, name: str) -> str:
        """Return what a file, or one inside an archive, is called."""
        if name in self.names:
            return self.names[name]
        archive = next((it for it in self.names if name.startswith(f"{it}/")), None)
        return self.names[archive] + name[len(archive) :] if archive else name

    def records(self, records: Iterable[Record]) -> Iterator[Record]:
        """Yield records with their files as they are called."""
        return (replace(record, file=self.file(record.file)) for record in records) if self.names else iter(records)

    def summary(self, summary: Summary, notes: list[str]) -> Summary:
        """Return a summary with its files as they are called, and with the notes that go with it."""
        files = {self.file(name): it for name, it in summary.files.items()}
        return replace(summary, files=files, notes=list(map(self._text, notes)))

    def _text(self, note: str) -> str:
        for name, called in self.names.items():
            note = note.replace(name, called)
        return note


def shown(files: Sequence[Found | None]) -> Shown:
    """Return what files are called: an absolute path from the current folder on, or else from the folder that the
    caller named; two that would be called the same keep their paths."""
    names = {it.name: _called(it) for it in files if it and it.path.is_absolute()}
    others = {it.name for it in files if it and it.name not in names}
    called = Counter([*names.values(), *others])
    return Shown({name: it for name, it in names.items() if called[it] == 1})


def _called(found: Found) -> str:
    near = plain(found.name)
    return near if near != found.path.name else found.inner

"""What is to be read: paths, folders, patterns and ``.zip`` archives into named byte streams, in a sorted order."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from ..errors import InputError
from ..model import Location, Unreadable
from . import archive
from .own import WRITTEN
from .registry import SUFFIXES, suffix_of

_MAGIC = "*?["


@dataclass(frozen=True)
class Found:
    """A file to read. ``name`` is how it was named; ``inner`` is where it lies under what the caller named, with
    ``/``: ``sub/a.po`` for a file of a folder. ``said``: the caller named this very file."""

    path: Path
    name: str
    inner: str
    said: bool

    @property
    def archive(self) -> bool:
        """Say whether it is an archive of files."""
        return suffix_of(self.name) == archive.SUFFIX


@dataclass
class Walk:
    """The files to read, in order; how many were left out by suffix since no format has it; and what an earlier run
    wrote back into a folder below the one that is named, which is left out too."""

    files: list[Found] = field(default_factory=list)
    left: Counter[str] = field(default_factory=Counter)
    written: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Stream:
    """An open file or member of an archive. ``name`` and ``inner`` are as in ``Found``; ``size`` is in bytes;
    ``member`` is what the archive says of it."""

    name: str
    inner: str
    data: BinaryIO
    size: int
    member: archive.Member | None = None


def walk(paths: Sequence[str], without: Collection[Path] = ()) -> Walk:
    """Find the files that paths, folders and patterns name; ``without`` are resolved files and folders to pass over.

    Of a folder only files with a known suffix are taken, none whose name, or folder's name, begins with a dot. Raises
    InputError for a path that is not there and for a folder or pattern in which nothing can be read.
    """
    found = Walk()
    for path in paths:
        before = len(found.files)
        if os.path.isdir(path):
            _walk_folder(path, found, without)
            if len(found.files) == before and not (found.left or found.written):
                raise InputError(f"{path}: there is no .jsonl file and no other export in this folder")
            if len(found.files) == before and not found.written:
                kinds = ", ".join(sorted(found.left))
                raise InputError(f"{path}: there is no .jsonl file and no other export in this folder: only {kinds}")
        elif os.path.lexists(path):
            found.files.append(Found(Path(path), path, Path(path).name, said=True))
        elif any(character in path for character in _MAGIC):
            for hit in sorted(glob.glob(path, recursive=True)):
                if os.path.isfile(hit) and not _left_out(Path(hit), without):
                    _take(Path(hit), hit, Path(hit).name, found)
            if len(found.files) == before:
                raise InputError(f"{path}: no file that can be read matches this pattern")
        else:
            raise InputError(f"{path}: there is no such file")
    return found


def _walk_folder(top: str, found: Walk, without: Collection[Path]) -> None:
    paths, written = [], set[Path]()
    for folder, folders, names in os.walk(top):
        if folder != top and WRITTEN in names:
            written.update(Path(folder, name) for name in written_back(Path(folder)))
        folders[:] = [it for it in folders if it[0] != "." and not _left_out(Path(folder, it), without)]
        paths += [Path(folder, name) for name in names if name[0] != "."]
    for path in sorted(paths):
        if path in written:
            found.written.append(str(path))
        elif path.is_file() and not _left_out(path, without):
            _take(path, str(path), path.relative_to(top).as_posix(), found)


def written_back(folder: Path) -> list[str]:
    """Return what earlier runs wrote back into a folder, as paths from there."""
    try:
        return (folder / WRITTEN).read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return []


def _take(path: Path, name: str, inner: str, found: Walk) -> None:
    suffix = suffix_of(name)
    if suffix in SUFFIXES or suffix == archive.SUFFIX:
        found.files.append(Found(path, name, inner, said=False))
    else:
        found.left[suffix or "without a suffix"] += 1


def _left_out(path: Path, without: Collection[Path]) -> bool:
    return bool(without) and path.resolve() in without


@contextmanager
def opened(found: Found) -> Iterator[Stream]:
    """Open one file, which must be no archive. Raises InputError when it cannot be opened."""
    try:
        with found.path.open("rb") as data:
            yield Stream(found.name, found.inner, data, os.fstat(data.fileno()).st_size)
    except OSError as error:
        raise InputError(f"{found.name}: cannot be read: {error.strerror or error}") from error


def streams(found: Found, left: Counter[str]) -> Iterator[Stream | Unreadable]:
    """Yield the file, or each member of an archive that has a known suffix; the others are counted in ``left``.

    Each stream is closed when the next is asked for. What cannot be opened is an Unreadable.
    """
    try:
        with opened(found) as stream:
            if not found.archive:
                yield stream
                return
            for member in archive.members(stream.data, found.name):
                if isinstance(member, Unreadable):
                    yield member
                elif (suffix := suffix_of(member.name)) in SUFFIXES:
                    with member.open() as data:
                        inner = member.inner(found.inner)
                        yield Stream(f"{found.name}/{member.name}", inner, data, member.size, member)
                else:
                    left[suffix or "without a suffix"] += 1
    except InputError as error:
        yield Unreadable(Location(found.name), str(error).removeprefix(f"{found.name}: "))

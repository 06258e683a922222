"""Members of a ``.zip``, each unpacked within bounds: an archive that would fill the disk or leave its folder ends."""

from __future__ import annotations

import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO

from ..errors import InputError
from ..model import Location, Unreadable

SUFFIX = ".zip"
MOST_MEMBERS = 20_000
LARGEST = 2 * 1024**3  # bytes of one member, unpacked
LARGEST_SUM = 8 * 1024**3  # bytes of all members, unpacked
MOST_RATIO = 300  # unpacked to packed; text packs 3 to 20 times, a bomb a thousand
FREE = 16 * 1024**2  # bytes that any member may unpack to, whatever its ratio
IN_MEMORY = 8 * 1024**2  # bytes of a member held in memory; more goes to a temporary file
_CHUNK = 1 << 18


@dataclass(frozen=True)
class Member:
    """A file of the archive. ``open`` unpacks it to a seekable stream, or raises InputError; ``size`` is in bytes.
    ``beside`` are all that may be unpacked, by their paths, while the archive is open."""

    name: str
    size: int
    open: Callable[[], AbstractContextManager[BinaryIO]]
    beside: Mapping[PurePosixPath, Member]

    @property
    def path(self) -> PurePosixPath:
        """Where it lies in the archive."""
        return PurePosixPath(self.name)

    def inner(self, archive: str) -> str:
        """Return where it lies under what the caller named, of the archive at ``archive`` there."""
        return (archive / self.path).as_posix()


def members(stream: BinaryIO, name: str) -> Iterator[Member | Unreadable]:
    """Yield the members of an archive sorted by name, folders and dot files left out.

    What is unsafe or cannot be unpacked is an Unreadable. Raises InputError when it is no archive, or one with too
    many members.
    """
    try:
        packed = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise InputError(f"{name}: is not a zip archive, or is cut off: {error}") from error
    with packed:
        infos = [info for info in packed.infolist() if not info.is_dir()]
        if len(infos) > MOST_MEMBERS:
            raise InputError(f"{name}: has {len(infos):,} members: unpack it, or keep to {MOST_MEMBERS:,}")
        whole, found, beside = 0, list[Member | Unreadable](), dict[PurePosixPath, Member]()
        for info in sorted(infos, key=lambda info: info.filename):
            if _hidden(info.filename):
                continue
            whole += info.file_size
            if why := _refused(info, whole):
                found.append(Unreadable(Location(name, unit=info.filename), why))
            else:
                member = Member(
                    info.filename,
                    info.file_size,
                    lambda info=info: _unpacked(packed, info, name),  # type: ignore[misc]
                    beside,
                )
                found.append(member)
                beside[member.path] = member
        yield from found


def _hidden(member: str) -> bool:
    parts = member.replace("\\", "/").split("/")
    return parts[0] == "__MACOSX" or any(part.startswith(".") and part not in (".", "..") for part in parts)


def _refused(info: zipfile.ZipInfo, whole: int) -> str | None:
    """Say why a member is not unpacked, from what the archive's directory claims of it."""
    parts = info.filename.replace("\\", "/").split("/")
    if ".." in parts or parts[0] == "" or ":" in parts[0] or "\0" in info.filename:
        return "its name leads out of the archive: pack it anew with plain names"
    if info.flag_bits & 1:
        return "is encrypted: unpack the archive first"
    if info.file_size > LARGEST or whole > LARGEST_SUM:
        return "is too large to be unpacked here: unpack the archive first"
    if info.file_size > FREE and info.file_size > MOST_RATIO * max(1, info.compress_size):
        return f"would unpack to more than {MOST_RATIO} times its size, as a zip bomb does"
    return None


@contextmanager
def _unpacked(packed: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> Iterator[BinaryIO]:
    with tempfile.SpooledTemporaryFile(IN_MEMORY) as out:
        try:
            with packed.open(info) as member:  # reads no more than the directory claims
                while chunk := member.read(_CHUNK):
                    out.write(chunk)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            RuntimeError,
            NotImplementedError,
            ValueError,
        ) as error:
            raise InputError(f"{name}/{info.filename}: cannot be unpacked: {error}") from error
        out.seek(0)
        yield out  # type: ignore[misc]  # a spooled file has all methods of a binary stream

"""Read a dictd dictionary: an index of headwords, offsets and lengths, and a gzipped file of articles.

The index is UTF-8 lines ``headword TAB offset TAB length`` in base-64 digits (dictfmt(1)); entries whose headword
begins with ``00database`` describe the dictionary itself. Nothing is trusted: sizes, lines and offsets are bounded.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from gzip import GzipFile
from pathlib import Path

from ..errors import DictionaryError

MOST_BYTES = 256 * 2**20  # of articles, unpacked; the largest of FreeDict's has 90 MB
MOST_INDEX = 64 * 2**20  # bytes of an index
LONGEST_ARTICLE = 64 * 2**10  # bytes of one article that are read
_CHUNK = 2**20
_VALUES = {
    letter: value for value, letter in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
}
_ABOUT = ("00database", "00-database")


class DictdFile:
    """One dictionary of a folder: ``NAME.index`` with ``NAME.dict.dz`` or ``NAME.dict``.

    Raises DictionaryError when a file is missing, broken, cut off or too large.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self.name = name
        self._articles = _unpacked(folder, name)
        self._index = _read_index(folder / f"{name}.index")

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Yield ``(headword as the index folds it, article)``."""
        for head, start, length in self._index:
            if not head.startswith(_ABOUT):
                yield head, self._article(start, length)

    def about(self) -> str:
        """Return what the dictionary says of itself: makers, licence."""
        wanted = ((start, length) for head, start, length in self._index if head.replace("-", "") == "00databaseinfo")
        return "\n".join(self._article(*place) for place in wanted)

    def _article(self, start: int, length: int) -> str:
        if start + length > len(self._articles):
            raise DictionaryError(f"{self.name}: the index points behind the end of the articles; fetch it again")
        return self._articles[start : start + min(length, LONGEST_ARTICLE)].decode("utf-8", errors="replace")


def _unpacked(folder: Path, name: str) -> bytes:
    plain = folder / f"{name}.dict"
    packed = folder / f"{name}.dict.dz"
    try:
        if plain.is_file():
            with plain.open("rb") as file:
                return _bounded(file.read(MOST_BYTES + 1), name)
        with packed.open("rb") as file, GzipFile(fileobj=file) as stream:
            data = bytearray()
            while chunk := stream.read(_CHUNK):
                data += chunk
                if len(data) > MOST_BYTES:
                    break
            return _bounded(bytes(data), name)
    except (OSError, EOFError, zlib.error) as error:
        raise DictionaryError(f"{packed}: cannot be read ({error}); fetch the dictionary again") from error


def _bounded(data: bytes, name: str) -> bytes:
    if len(data) > MOST_BYTES:
        raise DictionaryError(f"{name}: more than {MOST_BYTES >> 20} MB of articles; this is no dictionary to install")
    return data


def _read_index(path: Path) -> list[tuple[str, int, int]]:
    try:
        with path.open("rb") as file:
            data = file.read(MOST_INDEX + 1)
    except OSError as error:
        raise DictionaryError(
            f"{path}: cannot be read ({error.strerror}); the index belongs beside the articles"
        ) from error
    if len(data) > MOST_INDEX:
        raise DictionaryError(f"{path}: more than {MOST_INDEX >> 20} MB; this is no dictionary to install")
    rows = []
    for number, line in enumerate(data.decode("utf-8", errors="replace").split("\n"), 1):
        if not line:
            continue
        fields = line.split("\t")
        try:
            head, start, length = fields[0], _number(fields[1]), _number(fields[2])
        except (IndexError, KeyError):
            raise DictionaryError(f"{path}:{number}: not a line of a dictd index; fetch the dictionary again") from None
        rows.append((head, start, length))
    return rows


def _number(digits: str) -> int:
    if len(digits) > 8:
        raise KeyError(digits)
    value = 0
    for digit in digits:
        value = value * 64 + _VALUES[digit]
    return value

"""Dictionaries that lie in a folder: FreeDict and Mueller as dictd files, CC-CEDICT, JMdict."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import regex

from .articles import freedict, mueller
from .dictd import DictdFile
from .entry import Entry
from .names import languages_in

DICTD = Path("/usr/share/dictd")
AGPL = frozenset({"deu-eng", "eng-deu"})  # partly under the AGPL: only on request
MUELLER = "mueller7"
_PREFIX = "freedict-"
_LICENCES = (
    (regex.compile(r"AGPL|Affero", regex.I), "AGPL-3.0"),
    (regex.compile(r"Attribution[- ]Share\s*-?\s*Alike[^.]{0,40}?(\d\.\d)", regex.I), "CC-BY-SA-{}"),
    (
        regex.compile(r"General\s+Public\s+License,?\s+ver(?:\.|sion)\s+(\d\.\d)\s+(?:and|or)", regex.I),
        "GPL-{}-or-later",
    ),
    (regex.compile(r"General\s+Public\s+License,?\s+(?:ver(?:\.|sion)\s+)?(\d(?:\.\d)?)", regex.I), "GPL-{}"),
    (regex.compile(r"General\s+Public\s+License|GNU\s+GPL|\bGPL\b", regex.I), "GPL"),
)


@dataclass(frozen=True)
class DictdSource:
    """A FreeDict or Mueller dictionary of a folder; satisfies ``compile.Source``."""

    folder: Path
    name: str
    languages: tuple[str, str]

    @property
    def _file(self) -> str:
        return self.name if self.name == MUELLER else _PREFIX + self.name

    @cached_property
    def _read(self) -> DictdFile:
        return DictdFile(self.folder, self._file)

    @property
    def licence(self) -> str:
        """An SPDX-like name of the licence that the dictionary states; ``see its files`` when it does not say."""
        if self.name == MUELLER:
            return "GPL-2.0-or-later"
        return licence_in(self._read.about())

    @property
    def digest(self) -> str:
        """A digest of the files, so that an unchanged dictionary is not compiled again."""
        digest = hashlib.sha256()
        for suffix in (".index", ".dict", ".dict.dz"):
            path = self.folder / f"{self._file}{suffix}"
            if path.is_file():
                digest.update(f"{suffix}:{path.stat().st_size}".encode())
                with path.open("rb") as file:
                    for chunk in iter(lambda: file.read(2**20), b""):
                        digest.update(chunk)
        return digest.hexdigest()[:16]

    def entries(self) -> Iterable[Entry]:
        """Yield what the dictionary holds. Raises DictionaryError when it is broken."""
        return (mueller if self.name == MUELLER else freedict)(self._read)


def licence_in(text: str) -> str:
    """Return the licence that a description names."""
    for pattern, name in _LICENCES:
        if match := pattern.search(text):
            return name.format(*match.groups())
    return "see its files"


def in_folder(folder: Path, with_agpl: bool = False) -> Iterator[DictdSource]:
    """Yield the dictd dictionaries of a folder whose languages are known."""
    for index in sorted(folder.glob("*.index")):
        name = index.stem.removeprefix(_PREFIX)
        languages = ("en", "ru") if name == MUELLER else languages_in(name)
        if languages and (with_agpl or name not in AGPL):
            yield DictdSource(folder, name, languages)

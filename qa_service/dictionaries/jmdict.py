"""JMdict, Japanese–English, as the package ``jamdict-data`` carries it: an xz-packed SQLite database."""

from __future__ import annotations

import hashlib
import lzma
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from ..errors import DictionaryError
from .entry import Entry, clean, words_of

LICENCE = "CC-BY-SA-3.0"
ARCHIVE = "jamdict_data-*.tar.gz"
MEMBER = "jamdict_data/jamdict.db.xz"
MOST_BYTES = 512 * 2**20  # of the database unpacked; version 1.5 has 310 MB
MOST_SENSES = 8
_CHUNK = 2**20
_PARTS = (
    ("noun (common)", "n"),
    ("noun,", "n"),
    ("adverb", "r"),
    ("adjective", "a"),
    ("adjectival", "a"),
    ("verb", "v"),
)
# A common spelling of a common entry has a priority mark (ichi1, news1 …); uncommon homographs come after it.
_QUERY = """
SELECT s.text, s.common, Sense.ID, SenseGloss.text,
       (SELECT text FROM pos WHERE pos.sid = Sense.ID LIMIT 1)
FROM (SELECT idseq, text, EXISTS (SELECT 1 FROM KJP WHERE kid = Kanji.ID) AS common FROM Kanji
      UNION ALL
      SELECT idseq, text, EXISTS (SELECT 1 FROM KNP WHERE kid = Kana.ID) AS common FROM Kana
      WHERE idseq NOT IN (SELECT idseq FROM Kanji)
         OR EXISTS (SELECT 1 FROM Sense, misc WHERE Sense.idseq = Kana.idseq AND misc.sid = Sense.ID
                    AND misc.text LIKE '%kana alone%')) AS s
JOIN Sense ON Sense.idseq = s.idseq
JOIN SenseGloss ON SenseGloss.sid = Sense.ID AND SenseGloss.lang IN ('eng', '')
ORDER BY s.idseq, s.text, Sense.ID, SenseGloss.rowid
"""


@dataclass(frozen=True)
class Jmdict:
    """JMdict's words and English senses; satisfies ``compile.Source``."""

    path: Path

    name = "jmdict"
    licence = LICENCE
    languages = ("ja", "en")

    @property
    def digest(self) -> str:
        """A digest of the file."""
        digest = hashlib.sha256()
        with self.path.open("rb") as file:
            for chunk in iter(lambda: file.read(_CHUNK), b""):
                digest.update(chunk)
        return digest.hexdigest()[:16]

    def entries(self) -> Iterable[Entry]:
        """Yield what it holds. Raises DictionaryError when the archive is broken or too large."""
        with tempfile.TemporaryDirectory() as aside:
            database = Path(aside) / "jamdict.db"
            try:
                with tarfile.open(self.path) as archive, database.open("wb") as file:
                    _unpack(archive, file, self.path)
                with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
                    yield from _entries(connection)
            except (OSError, EOFError, lzma.LZMAError, tarfile.TarError, sqlite3.Error) as error:
                raise DictionaryError(f"{self.path}: cannot be read ({error}); fetch it again") from error


def _unpack(archive: tarfile.TarFile, file: IO[bytes], path: Path) -> None:
    for member in archive:
        if member.name.endswith(MEMBER) and member.isfile():
            packed = archive.extractfile(member)
            assert packed is not None
            with lzma.open(packed) as stream:
                size = 0
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    if size > MOST_BYTES:
                        raise DictionaryError(f"{path}: more than {MOST_BYTES >> 20} MB unpacked; this is not JMdict")
                    file.write(chunk)
            return
    raise DictionaryError(f"{path}: there is no {MEMBER} in it; fetch it again")


def _entries(connection: sqlite3.Connection) -> Iterator[Entry]:
    last, sense, last_sense, place = "", 0, None, 0
    for text, common, sense_id, gloss, part in connection.execute(_QUERY):
        if text != last:
            last, sense, last_sense, place = text, -1, None, 0
        if sense_id != last_sense:
            sense, last_sense, place = sense + 1, sense_id, 0
        if sense >= MOST_SENSES or not (word := clean(text)):
            continue
        pos = next((letter for name, letter in _PARTS if name in (part or "")), "")
        for translation in words_of(gloss):
            yield Entry(word, translation, sense + (0 if common else 3), place, pos)
            place += 1

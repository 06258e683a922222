"""Read a glossary file of any format that is known."""

from __future__ import annotations

from pathlib import Path

from ..errors import InputError
from ..readers.decode import decoded
from .glossary import Glossary
from .table import read_table
from .tbx import read_tbx

MAX_TABLE = 64 * 1024 * 1024  # bytes of a CSV or TSV glossary
_TABLES = {".csv": False, ".tsv": True, ".tab": True, ".txt": True}


def load_glossary(path: Path) -> Glossary:
    """Read a glossary: ``.csv``, ``.tsv`` or ``.tbx``. What can be read of it is used, the rest is its ``problems``.

    Raises InputError when it cannot be read at all, or holds no entry.
    """
    suffix = path.suffix.lower()
    try:
        if suffix in _TABLES:
            glossary = _table(path, _TABLES[suffix])
        elif suffix in (".tbx", ".xml"):
            with path.open("rb") as stream:
                glossary = read_tbx(stream, path.name)
        else:
            raise InputError(f"{path}: “{suffix}” is no glossary: give a .csv, .tsv or .tbx file")
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    if not len(glossary):
        why = f": {glossary.problems[0]}" if glossary.problems else ""
        raise InputError(f"{path}: the glossary holds no entry{why}")
    return glossary


def _table(path: Path, tabs: bool) -> Glossary:
    with path.open("rb") as stream:
        data = stream.read(MAX_TABLE + 1)
    if len(data) > MAX_TABLE:
        raise InputError(f"{path}: is larger than {MAX_TABLE >> 20} MB: split it, or give it as .tbx")
    try:
        return read_table(decoded(data), path.name, tabs)
    except InputError as error:
        said = str(error)
        raise InputError(said if said.startswith(path.name) else f"{path}: {said}") from error

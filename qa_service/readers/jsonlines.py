"""JSONL exports: one unit a line, its keys the contract's or named by the caller."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from ..errors import InputError
from ..model import Location, Segment, Unit, Unreadable
from .columns import ROLES
from .decode import LINE, encoding_of
from .format import Format, Hints
from .jsonl import Row, parse
from .names import language_of_name

KEYS = {"id": "id", "target": "text", "source": "source", "source_lang": "source_lang", "target_lang": "target_lang"}


def read(stream: BinaryIO, name: str, hints: Hints) -> Iterator[Unit | Unreadable]:
    """Yield the units as they stream. A line that cannot be read is reported, and the rest goes on."""
    wanted = dict(hints.columns)
    if wrong := set(wanted) - set(ROLES):
        raise InputError(f"{name}: “{wrong.pop()}” is not a key that is read: say {', '.join(ROLES)}")
    target_lang = hints.target_lang or language_of_name(name)
    encoding = encoding_of(stream.read(4))
    if encoding.codec != "utf-8":
        raise InputError(f"{name}: JSONL is UTF-8, not {encoding.codec.upper()}: save it as UTF-8")
    stream.seek(len(encoding.mark))
    number = 0
    while line := stream.readline(LINE):
        number += 1
        try:
            if not line.endswith(b"\n") and len(line) == LINE:
                while (rest := stream.readline(LINE)) and not rest.endswith(b"\n"):
                    pass
                raise InputError(f"the line is longer than {LINE // 1024 // 1024} MB")
            if line.strip():
                row = _renamed(line, wanted, number) if wanted else parse(line)
                yield unit(row, Location(name, number, str(row.id)), target_lang, hints)
        except InputError as error:
            yield Unreadable(Location(name, number), str(error))


def row_of(value: Mapping[str, object], wanted: Mapping[str, str], number: int) -> Row:
    """Return the row that an object holds under the caller's keys; its number is its id where it has none.

    Raises InputError that names the key to change.
    """
    row = {KEYS[role]: value.get(wanted.get(role, key)) for role, key in KEYS.items()}
    if not isinstance(row[KEYS["target"]], str):
        key = wanted.get("target", KEYS["target"])
        raise InputError(f"“{key[:60]}” is missing or is not a string", key)
    if row["id"] is None:
        row["id"] = number
    return parse(json.dumps(row).encode())


def _renamed(line: bytes, wanted: Mapping[str, str], number: int) -> Row:
    try:
        value: Any = json.loads(line)
    except (ValueError, RecursionError):
        return parse(line)  # which says what is wrong
    return row_of(value, wanted, number) if isinstance(value, dict) else parse(line)


def unit(row: Row, location: Location, target_lang: str | None, hints: Hints) -> Unit:
    """Return the unit of a line."""
    return Unit(
        Segment(row.text, id=str(row.id), source=row.source),
        location,
        target_lang=row.target_lang or target_lang,
        source_lang=row.source_lang or hints.source_lang,
    )


FORMAT = Format("JSONL", (".jsonl", ".ndjson"), read)

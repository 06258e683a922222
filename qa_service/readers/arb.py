"""Application resource bundles (Flutter): flat JSON whose keys with ``@`` are about the texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from ..model import Unit, Unreadable
from .broken import naming, reporting
from .decode import BrokenFile, decoded, read_bytes
from .format import Answer, Format, Hints
from .json_values import parse
from .names import language_tag
from .paired import Entry, Fault, paired


@reporting
def read(stream: BinaryIO, name: str, hints: Hints) -> Iterator[Unit | Unreadable]:
    """Yield a unit for each text; ``@@locale`` says the language."""
    yield from paired(_entries(read_bytes(stream)), name, hints, _entries)


def _entries(data: bytes) -> list[Entry | Fault]:
    root, faults = parse(decoded(data))
    if root.kind != "object":
        raise BrokenFile(faults[-1].why if faults else "is no JSON object", faults[-1].line if faults else 1)
    locale = root.members.get("@@locale")
    lang = language_tag(locale.text) if locale else None
    texts = [
        Entry(key, value.text, value.line, lang=lang, place=value.place)
        for key, value in root.members.items()
        if value.kind == "text" and not key.startswith("@")
    ]
    if faults and not texts:
        raise BrokenFile(faults[-1].why, faults[-1].line)
    return [*texts, *faults]


@naming
def write(stream: BinaryIO, name: str, hints: Hints, answers: Iterable[Answer], out: BinaryIO) -> None:
    """Copy the bundle with its fixed texts; nothing else changes by a byte."""
    from ..writers.literals import json_literal, write_literals

    data = read_bytes(stream)
    write_literals(data, _entries(data), answers, json_literal, out)


FORMAT = Format("ARB", (".arb",), read, write, notes=False)

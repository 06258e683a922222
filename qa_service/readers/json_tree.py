"""JSON resource files: flat, nested, i18next, browser extensions; and lists of objects that are units each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

import regex

from ..errors import InputError
from ..model import Location, Span, Unit, Unreadable
from .broken import naming, reporting
from .decode import BrokenFile, decoded, read_bytes
from .format import Answer, Format, Hints
from .json_values import Value, parse
from .jsonlines import KEYS, row_of, unit
from .keys import short
from .names import language_of_name, language_tag
from .paired import Entry, Fault, Items, paired

# An object of these keys alone is one text with remarks for the translator, as browser extensions and FormatJS have it.
_MESSAGES = ("message", "defaultMessage")
_REMARKS = frozenset({"description", "placeholders", "id", "hash", *_MESSAGES})


_NESTING = regex.compile(r"\$t\([^()\n]{1,200}\)")  # i18next: the text of another key comes here


@reporting
def read(stream: BinaryIO, name: str, hints: Hints) -> Iterator[Unit | Unreadable]:
    """Yield a unit for each text, its id the path of its keys."""
    root, faults = _tree(read_bytes(stream))
    if root.kind == "list" and (hints.columns or _are_units(root)):
        yield from _rows(root, faults, name, hints)
    else:
        yield from paired([*entries(root), *faults], name, hints, _entries_of)


def _entries_of(data: bytes) -> Items:
    root, faults = _tree(data)
    return [*entries(root), *faults]


def _tree(data: bytes) -> tuple[Value, list[Fault]]:
    """Return the tree. Raises BrokenFile where it is broken before its first text."""
    root, faults = parse(decoded(data))
    if faults and next(entries(root), None) is None:
        raise BrokenFile(faults[-1].why, faults[-1].line)
    return root, faults


def entries(root: Value, separator: str = ".") -> Iterator[Entry]:
    """Yield the texts of a tree in order. A root that holds one key, a language tag, says the language."""
    lang, start = None, root
    if root.kind == "object" and len(root.members) == 1:
        (key, value) = next(iter(root.members.items()))
        if value.kind == "object" and (lang := language_tag(key)):
            start = value
    stack: list[tuple[str, Value]] = [("", start)]
    while stack:
        path, value = stack.pop()
        if value.kind == "text":
            yield _entry(path, value, lang)
        elif message := _message(value):
            yield _entry(path, message, lang)
        else:
            joint = separator if path and value.kind == "object" else ""
            stack += [(short(path + joint + key), member) for key, member in reversed(value.members.items())]


def _entry(path: str, value: Value, lang: str | None) -> Entry:
    keys = tuple(Span(*match.span()) for match in _NESTING.finditer(value.text)) if "$t(" in value.text else ()
    return Entry(path, value.text, value.line, keys, lang=lang, place=value.place)


def _message(value: Value) -> Value | None:
    if value.kind != "object" or not value.members.keys() <= _REMARKS:
        return None
    found = next((value.members[key] for key in _MESSAGES if key in value.members), None)
    return found if found and found.kind == "text" else None


def _are_units(root: Value) -> bool:
    first = next(iter(root.members.values()), None)
    return first is not None and first.kind == "object" and {"id", KEYS["target"]} <= first.members.keys()


def _rows(root: Value, faults: list[Fault], name: str, hints: Hints) -> Iterator[Unit | Unreadable]:
    """Yield the members of a list as lines of JSONL would be read."""
    target_lang = hints.target_lang or language_of_name(name)
    wanted: Mapping[str, str] = dict(hints.columns)
    for number, value in enumerate(root.members.values(), 1):
        row = {key: member.text for key, member in value.members.items() if member.kind == "text"}
        try:
            read_row = row_of(row, wanted, number)
            yield unit(read_row, Location(name, value.line, str(read_row.id)), target_lang, hints)
        except InputError as error:
            yield Unreadable(Location(name, value.line), str(error))
    yield from (Unreadable(Location(name, fault.line, fault.key), fault.why) for fault in faults)


@naming
def write(stream: BinaryIO, name: str, hints: Hints, answers: Iterable[Answer], out: BinaryIO) -> None:
    """Copy the file with its fixed texts; nothing else changes by a byte. A list of units has no fixed form."""
    from ..writers.literals import json_literal, write_literals

    data = read_bytes(stream)
    root, _ = _tree(data)
    if root.kind == "list" and (hints.columns or _are_units(root)):
        raise BrokenFile("a list of units cannot be written back: give it as JSONL or CSV")
    write_literals(data, entries(root), answers, json_literal, out)


FORMAT = Format("JSON", (".json",), read, write, notes=False)

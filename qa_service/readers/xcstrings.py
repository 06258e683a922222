"""Apple's ``.xcstrings``: all languages of all texts in one JSON file, with variations by number and device."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from ..model import Location, Segment, Unit, Unreadable
from .broken import naming, reporting
from .decode import BrokenFile, decoded, read_bytes
from .format import Answer, Format, Hints
from .json_values import Value, parse
from .paired import Entry, Fault

_GENERAL = ("other", "many")  # the source's plural form that goes with one it does not have


@reporting
def read(stream: BinaryIO, name: str, hints: Hints) -> Iterator[Unit | Unreadable]:
    """Yield a unit for each text in each language but the source's; ``hints.target_lang`` chooses among them.

    The source is the text in the source language, or the key where the catalogue says no other.
    """
    root, faults = parse(decoded(read_bytes(stream)))
    for unit, _ in _units(root, faults, name, hints):
        yield unit
    for fault in faults:
        yield Unreadable(Location(name, fault.line, fault.key), fault.why)


def _units(root: Value, faults: list[Fault], name: str, hints: Hints) -> Iterator[tuple[Unit, Value]]:
    """Yield the units, each with the value that its target is. Raises BrokenFile where there can be none."""
    strings = root.members.get("strings")
    if strings is None or strings.kind != "object":
        raise BrokenFile(faults[-1].why if faults else "has no object “strings”", faults[-1].line if faults else 1)
    said = root.members.get("sourceLanguage")
    source_lang = (said.text if said else "") or hints.source_lang or "en"
    for key, entry in strings.members.items():
        languages = entry.members.get("localizations")
        if languages is None or "shouldTranslate" in entry.members:  # Xcode writes it only to say no
            continue
        source = languages.members.get(source_lang)
        sources = {path: value.text for path, value in _texts(source)} if source else {}
        for lang, localization in languages.members.items():
            if lang != source_lang and _wanted(lang, hints.target_lang):
                for path, value in _texts(localization):
                    unit_id = "/".join((key, lang, *path))
                    segment = Segment(value.text, id=unit_id, source=_source(sources, path, key))
                    place = Location(name, value.line, unit_id)
                    yield Unit(segment, place, lang.replace("_", "-"), source_lang), value


def _texts(localization: Value, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Value]]:
    """Yield each text with the variations it is for: ``("plural", "one")``. The parser bounds the nesting."""
    unit = localization.members.get("stringUnit")
    value = unit.members.get("value") if unit else None
    if value is not None and value.kind == "text":
        yield path, value
    for kind, variants in _members(localization, "variations"):
        for name, variant in variants.members.items():
            yield from _texts(variant, (*path, kind, name))
    for name, substitution in _members(localization, "substitutions"):
        yield from _texts(substitution, (*path, name))


def _members(value: Value, name: str) -> Iterator[tuple[str, Value]]:
    found = value.members.get(name)
    if found:
        yield from found.members.items()


def _source(sources: dict[tuple[str, ...], str], path: tuple[str, ...], key: str) -> str:
    if path in sources:
        return sources[path]
    for general in _GENERAL:
        if path and (*path[:-1], general) in sources:
            return sources[(*path[:-1], general)]
    return sources.get((), key)


def _wanted(lang: str, target_lang: str | None) -> bool:
    return (
        target_lang is None or lang.replace("_", "-").lower().partition("-")[0] == target_lang.lower().partition("-")[0]
    )


@naming
def write(stream: BinaryIO, name: str, hints: Hints, answers: Iterable[Answer], out: BinaryIO) -> None:
    """Copy the catalogue with its fixed texts; nothing else changes by a byte."""
    from ..writers.literals import json_literal, write_literals

    data = read_bytes(stream)
    root, faults = parse(decoded(data))
    found = _units(root, faults, name, hints)
    write_literals(data, (Entry("", it.text, place=it.place) for _, it in found), answers, json_literal, out)


FORMAT = Format("Xcode strings", (".xcstrings",), read, write, notes=False)

"""The file in the source language that belongs to a translated file which holds one language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import regex

from ..errors import InputError
from .names import language_of_name
from .registry import suffix_of

LARGEST = 256 * 1024**2  # bytes of a reference, which is read whole
_DEPTH = 3  # parts of a path, from its end, that may name the language: res/values-fr/strings.xml
# Formats whose texts have keys: a file beside them in the source language is sure to be their source.
_KEYED = frozenset(".json .arb .strings .stringsdict .xml .resx .properties .yaml .yml".split())


def reference(path: Path, inner: str, folder: Path | None, source_lang: str | None) -> bytes | None:
    """Return the bytes of the reference, or None when there is none.

    It is looked for under ``folder`` by the same inner path, or that path with the language changed to the source's;
    without a folder beside the file itself, for formats with keys. Raises InputError when it cannot be read.
    """
    for candidate in _candidates(path, inner, folder, source_lang):
        try:
            if not candidate.is_file() or candidate.samefile(path):
                continue
            if candidate.stat().st_size > LARGEST:
                raise InputError(f"{candidate}: is too large for a reference: at most {LARGEST >> 20} MB")
            return candidate.read_bytes()
        except (OSError, ValueError) as error:
            raise InputError(f"{candidate}: cannot be read: {error}") from error
    return None


def _candidates(path: Path, inner: str, folder: Path | None, source_lang: str | None) -> Iterator[Path]:
    if folder is not None and folder.is_file():
        yield folder
        return
    if folder is not None:
        yield folder / inner
    elif suffix_of(path.name) not in _KEYED or source_lang is None:
        return
    whole = (folder / inner) if folder else path
    near = PurePosixPath(*whole.parts[-_DEPTH:]).as_posix()
    tag = language_of_name(near)
    if tag and source_lang:
        top = whole.parts[:-_DEPTH]
        yield from (Path(*top, name) for name in _renamed(near, tag, source_lang))
    if folder is not None:
        yield folder / PurePosixPath(inner).name


def _renamed(name: str, tag: str, source_lang: str) -> Iterator[str]:
    """Yield the name with its language changed to the source's, in the spellings in use, and with it left out."""
    spelled = "[-_]r?".join(regex.escape(part) for part in tag.split("-"))
    place = regex.compile(rf"(?<![\p{{L}}\p{{N}}])(?:{spelled})(?![\p{{L}}\p{{N}}])", regex.IGNORECASE)
    short = source_lang.partition("-")[0]
    for written in dict.fromkeys((source_lang, source_lang.replace("-", "_"), short)):
        yield place.sub(lambda _, written=written: written, name)  # type: ignore[misc]
    if ".lproj/" in name:
        yield place.sub("Base", name)
    yield regex.sub(rf"[-_.](?:{spelled})(?=[./]|$)", "", name, flags=regex.IGNORECASE)  # values-fr, app_fr.properties

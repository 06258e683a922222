"""The file in the source language that belongs to a translated file which holds one language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import regex

from ..errors import InputError
from .archive import Member
from .names import language_of_name
from .registry import suffix_of

LARGEST = 256 * 1024**2  # bytes of a reference, which is read whole
_DEPTH = 3  # parts of a path, from its end, that may name the language: res/values-fr/strings.xml
# Formats whose texts have keys: a file beside them in the source language is sure to be their source.
_KEYED = frozenset(".json .arb .strings .stringsdict .xml .resx .properties .yaml .yml".split())
_DOCUMENTS = frozenset(".srt .vtt .html .htm .xhtml .md .markdown .txt .text .docx".split())


def reference(path: Path, inner: str, folder: Path | None, source_lang: str | None) -> bytes | None:
    """Return the bytes of the reference, or None when there is none.

    It is looked for under ``folder`` by the same inner path, or that path with the language changed to the source's;
    without a folder beside the file itself, for formats with keys. Raises InputError when it cannot be read.
    """
    found = reference_path(path, inner, folder, source_lang)
    try:
        if found and found.stat().st_size > LARGEST:
            raise InputError(f"{found}: is too large for a reference: at most {LARGEST >> 20} MB")
        return found.read_bytes() if found else None
    except OSError as error:
        raise InputError(f"{found}: cannot be read: {error}") from error


def reference_inside(member: Member, source_lang: str | None) -> bytes | None:
    """Return the bytes of the reference that lies in the archive of a translated file, or None when there is none.

    Raises InputError when it cannot be unpacked.
    """
    found = beside(member, source_lang)
    if found is None:
        return None
    if found.size > LARGEST:
        raise InputError(f"{found.name}: is too large for a reference: at most {LARGEST >> 20} MB")
    with found.open() as stream:
        return stream.read()


def beside(member: Member, source_lang: str | None) -> Member | None:
    """Return the member of the same archive that is the reference of this one, or None."""
    for candidate in _candidates(Path(member.path), member.name, None, source_lang):
        other = member.beside.get(PurePosixPath(candidate.as_posix()))
        if other is not None and other.path != member.path:
            return other
    return None


def reference_path(path: Path, inner: str, folder: Path | None, source_lang: str | None) -> Path | None:
    """Return where the reference lies. Raises InputError where that cannot be looked up."""
    for candidate in _candidates(path, inner, folder, source_lang):
        try:
            if candidate.is_file() and not candidate.samefile(path):
                return candidate
        except (OSError, ValueError) as error:
            raise InputError(f"{candidate}: cannot be read: {error}") from error
    return None


def is_source(name: str, source_lang: str, target: str | None) -> bool:
    """Say whether a file that holds one language holds the source's, by its name (``app.en.json``, ``en/app.json``).

    Where the target is not said, a region of its own makes it a translation: ``en-GB`` from ``en``.
    """
    suffix = suffix_of(name)
    if suffix not in _KEYED | _DOCUMENTS or (suffix == ".xml" and "values" not in name):
        return False
    tag, source = (language_of_name(name) or "").lower(), source_lang.replace("_", "-").lower()
    if not tag or (target and _near(tag, target.replace("_", "-").lower())):
        return False
    return _near(tag, source) if target else f"{source}-".startswith(f"{tag}-")


def _near(one: str, other: str) -> bool:
    return f"{one}-".startswith(f"{other}-") or f"{other}-".startswith(f"{one}-")


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

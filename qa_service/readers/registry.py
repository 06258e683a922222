"""Which format a file has: by its suffix, and by its first bytes where formats share one."""

from __future__ import annotations

import importlib
from functools import cache

from ..errors import InputError
from .format import Format

# Suffix to modules of this package, asked in order; a module is imported only when its suffix is met.
_BY_SUFFIX = {
    ".xlf": ("xliff",),
    ".xliff": ("xliff",),
    ".sdlxliff": ("xliff",),
    ".mqxliff": ("xliff",),
    ".mxliff": ("xliff",),
    ".tmx": ("tmx",),
    ".xml": ("android", "xliff", "tmx"),
    ".resx": ("resx",),
    ".ts": ("qt_ts",),
    ".stringsdict": ("stringsdict",),
    ".strings": ("apple_strings",),
    ".xcstrings": ("xcstrings",),
    ".po": ("po",),
    ".pot": ("po",),
    ".csv": ("table",),
    ".tsv": ("table",),
    ".tab": ("table",),
    ".jsonl": ("jsonlines",),
    ".ndjson": ("jsonlines",),
    ".json": ("json_tree",),
    ".arb": ("arb",),
    ".properties": ("properties",),
    ".yaml": ("yaml_tree",),
    ".yml": ("yaml_tree",),
    ".srt": ("subtitles",),
    ".vtt": ("subtitles",),
    ".html": ("html",),
    ".htm": ("html",),
    ".xhtml": ("html",),
    ".md": ("markdown",),
    ".markdown": ("markdown",),
    ".docx": ("docx",),
    ".parquet": ("parquet",),
    ".txt": ("plain",),
    ".text": ("plain",),
}
SUFFIXES = frozenset(_BY_SUFFIX)
PROSE = frozenset((".txt", ".text", ".md", ".markdown"))  # those of texts that a person reads as they stand
HEAD = 4096  # bytes that tell formats apart


def format_of(name: str, head: bytes) -> Format:
    """Return the format of a file from its name and its first bytes. Raises InputError for one that is not read."""
    suffix = suffix_of(name)
    formats = [_format(module) for module in _BY_SUFFIX.get(suffix, ())]
    for found in formats:
        if len(formats) == 1 or found.recognises(head):
            return found
    if formats:
        names = ", ".join(found.name for found in formats)
        raise InputError(f"{name}: is none of what {suffix} files are read as: {names}")
    raise InputError(f"{name}: “{suffix or 'no suffix'}” is not a format that is read: {', '.join(sorted(SUFFIXES))}")


def suffix_of(name: str) -> str:
    """Return the last suffix of a file name in lower case, with its dot; empty where there is none."""
    stem = name.replace("\\", "/").rpartition("/")[2]
    return ("." + stem.rpartition(".")[2].lower()) if "." in stem.lstrip(".") else ""


@cache
def _format(module: str) -> Format:
    found = importlib.import_module(f".{module}", __package__).FORMAT
    assert isinstance(found, Format)
    return found

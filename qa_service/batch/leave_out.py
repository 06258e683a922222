"""Which of the files found are no translations: what a project ignores, sources, what helps to check, and what an
earlier run wrote."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from ..errors import InputError
from ..readers.files import Found
from ..readers.reference import reference_path
from ..readers.registry import HEAD, suffix_of
from ..renderers.csv import COLUMNS
from .inputs import SOURCE, Inputs
from .jsonl import SUFFIXES

IGNORED = "since the project ignores it"
GLOSSARY, MEMORY, BASELINE = "the glossary", "the memory", "the baseline"
OWN = "written by an earlier run"
_LINE = 1 << 20  # bytes of a first line that is looked at
_TABLE = ",".join(COLUMNS).encode()
_OURS = {  # how reports begin, by suffix
    ".html": b'<meta name="generator" content="qa-service ',
    ".xml": b'<testsuites name="qa-service" ',
    ".csv": _TABLE,
    ".json": b'"signature":"qa-service ',
}
_KEYS = frozenset("id file path line unit target_lang text source findings fixed".split())
_ERROR_KEYS = frozenset("id file path line unit error".split())


def leave_out(inputs: Inputs) -> None:
    """Take what is no translation out of the files of a batch, and note it.

    A file that the caller names is read, since what the command line says goes first, unless it is the source of
    another one.
    """
    sources = {path.resolve() for path in _references(inputs)}
    helps = dict(_helps(inputs))
    kept: list[Found | None] = []
    for found in inputs.files:
        if found and (reason := _reason(inputs, found, sources, helps)):
            inputs.omit(reason, found.name)
        else:
            kept.append(found)
    inputs.files = kept


def _reason(inputs: Inputs, found: Found, sources: set[Path], helps: dict[Path, str]) -> str | None:
    if not found.archive and found.path.resolve() in sources:
        return SOURCE
    if found.said:
        return None
    if help_ := helps.get(found.path.resolve()):
        return help_
    if inputs.project_of(found).ignores(found.path):
        return IGNORED
    if not found.archive and inputs.in_source_language(found, found.inner):
        return SOURCE
    return OWN if _is_own(found) else None


def _helps(inputs: Inputs) -> Iterator[tuple[Path, str]]:
    """Yield the files that are asked rather than checked, and what each is."""
    for found in inputs.files:
        defaults, project = inputs.defaults_of(found), inputs.project_of(found)
        settings = defaults.settings
        for path, what in (
            (project.glossary, GLOSSARY),
            (settings and settings.glossary, GLOSSARY),
            (settings and settings.memory, MEMORY),
            (defaults.baseline and Path(defaults.baseline), BASELINE),
        ):
            if path:
                yield path.resolve(), what


def _references(inputs: Inputs) -> Iterator[Path]:
    """Yield the files from which others take their sources."""
    for found in inputs.files:
        if found and not found.archive and not inputs.in_source_language(found, found.inner):
            source_lang = inputs.defaults_of(found).source_lang
            with suppress(InputError):  # which reading the file will say
                if path := reference_path(found.path, found.inner, inputs.source_dir, source_lang):
                    yield path


def _is_own(found: Found) -> bool:
    """Say whether a file begins as findings and reports do."""
    suffix = suffix_of(found.name)
    if suffix not in _OURS and suffix not in SUFFIXES:
        return False
    try:
        with found.path.open("rb") as stream:
            return (
                _is_line_of_findings(stream.readline(_LINE))
                if suffix in SUFFIXES
                else _OURS[suffix] in stream.read(HEAD)
            )
    except OSError:
        return False  # which reading it will say


def _is_line_of_findings(line: bytes) -> bool:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return False
    if not isinstance(row, dict):
        return False
    if "error" in row:
        return row.keys() <= _ERROR_KEYS
    return isinstance(row.get("findings"), list) and "target_lang" in row and row.keys() <= _KEYS

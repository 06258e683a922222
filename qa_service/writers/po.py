"""Findings into a PO file: translator comments, the ``fuzzy`` flag, and fixed texts; other lines stay as they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import BinaryIO

import regex

from ..model import Finding, Severity, Unit
from ..readers.broken import naming
from ..readers.decode import Encoding, lines
from ..readers.format import Answer, Hints
from ..readers.po_entries import Catalogue, Entry, encoding_in, entries
from . import its
from .fixes import remaining
from .narrow import fitting, holds

EMPTY = "bilingual.empty"
MARK = "# qa-service: "
_ESCAPED = regex.compile(r'[\\"\n\t\r\a\b\f\v\x00-\x1f]')
_PIECE = regex.compile(r"[^\n]*+\n|[^\n]++")
_ESCAPES = {"\n": "\\n", "\t": "\\t", "\r": "\\r", "\a": "\\a", "\b": "\\b", "\f": "\\f", "\v": "\\v"}


@naming
def write(stream: BinaryIO, name: str, hints: Hints, answers: Iterable[Answer], out: BinaryIO) -> None:
    """Copy a catalogue as it streams; an earlier run's notes make room for these.

    Raises InputError where the file cannot be decoded: what was copied until then is not all of it.
    """
    encoding = encoding_in(stream)
    catalogue, given = Catalogue(name, hints), iter(answers)
    out.write(encoding.mark)
    for entry in entries(lines(stream, encoding)):
        units = [unit for unit in catalogue.units(entry) if isinstance(unit, Unit)]
        noted = entry.lines
        if units:
            noted = _noted(entry, [next(given) for _ in units], encoding)
        out.write("".join(noted).encode(encoding.codec))


def _noted(entry: Entry, answers: Sequence[Answer], encoding: Encoding) -> list[str]:
    """Return the lines of an entry with its answers, one a plural form; the same list where nothing changes."""
    findings: list[Finding] = []
    changed = dict[int, list[str]]()
    for form, answer in zip(entry.forms, answers, strict=True):
        old = entry.fields[form]
        fits = answer.fixed is not None and holds(answer.fixed, encoding.codec)
        findings += remaining(answer, old) if fits else answer.findings
        if answer.fixed is not None and answer.fixed != old and fits:
            start, end = entry.places[form]
            changed |= {index: [] for index in range(start + 1, end)}
            changed[start] = _statement(form, answer.fixed, end - start > 1, _end(entry.lines[start]))
    comments = entry.lines[: min(start for start, _ in entry.places.values())]
    changed |= {index: [] for index, line in enumerate(comments) if line.startswith(MARK)}
    result = [line for index, old in enumerate(entry.lines) for line in changed.get(index, [old])]
    if not findings:
        return result
    ending = _end(result[0])
    top = next((index for index, line in enumerate(result) if line.strip()), 0)
    last = max((index for index, line in enumerate(comments) if _is_note(line)), default=top - 1)
    last -= sum(line.startswith(MARK) for line in comments[: last + 1])
    result[last + 1 : last + 1] = [_comment(finding, encoding) + ending for finding in findings]
    # A fuzzy entry is left out of what is compiled: no minor error is worth that, and without a text there is nothing
    if any(it.severity.rank >= Severity.MAJOR.rank and it.check != EMPTY for it in findings):
        _flag(result, ending)
    return result


def _is_note(line: str) -> bool:
    """Say whether a line is a translator's comment, those that come first in an entry."""
    return line.startswith("#") and line[1:2] not in (".", ":", ",", "|", "~", "=")


def _comment(finding: Finding, encoding: Encoding) -> str:
    """Return one line: severity, check, what it says, and the first suggestion."""
    return fitting(MARK + " ".join(its.note(finding).split()), encoding.codec)


def _flag(result: list[str], ending: str) -> None:
    """Set ``fuzzy``, first in the flags that are there or on a line of its own before the previous msgid."""
    flags = [index for index, line in enumerate(result) if line.startswith("#,")]
    if any("fuzzy" in (flag.strip() for flag in result[index][2:].split(",")) for index in flags):
        return
    if flags:
        result[flags[0]] = "#, fuzzy," + result[flags[0]][2:]
        return
    for index, line in enumerate(result):
        if line.startswith("#|") or line.lstrip().startswith("msg"):
            result.insert(index, "#, fuzzy" + ending)
            return


def _statement(form: str, text: str, wrapped: bool, ending: str) -> list[str]:
    """Return the lines of a msgstr: broken after each line of the text where it was broken before."""
    pieces = _PIECE.findall(text) if wrapped or "\n" in text.rstrip("\n") else [text]
    if len(pieces) <= 1 and not wrapped:
        return [f'{form} "{_escaped(text)}"{ending}']
    return [f'{form} ""{ending}', *(f'"{_escaped(piece)}"{ending}' for piece in pieces)]


def _escaped(text: str) -> str:
    return _ESCAPED.sub(lambda match: _ESCAPES.get(match[0]) or _other(match[0]), text)


def _other(character: str) -> str:
    return "\\" + character if character in '\\"' else f"\\{ord(character):03o}"


def _end(line: str) -> str:
    return line[len(line.rstrip("\r\n")) :] or "\n"

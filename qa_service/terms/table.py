"""Glossaries as CSV or TSV: one concept a row, a header that names the columns.

Either ``source`` and ``target`` (with ``source_lang`` and ``target_lang`` where the caller should not have to guess),
or a column for each language, named by its tag. ``case_sensitive``, ``do_not_translate`` and ``note`` may follow;
``|`` separates terms of one cell, the preferred one first.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import regex

from ..errors import InputError
from ..tags import comparable
from .entry import ANY, LONGEST, Entry, Terms, folded
from .glossary import Glossary

MOST = 1_000_000  # rows
_NAMES = {  # how tools call the columns, in lower case with single spaces
    "source": ("source", "source term", "src", "term"),
    "target": ("target", "target term", "translation", "tgt", "trg"),
    "source_lang": ("source lang", "source language", "src lang"),
    "target_lang": ("target lang", "target language", "tgt lang"),
    "case_sensitive": ("case sensitive", "casesensitive", "match case"),
    "do_not_translate": ("do not translate", "dnt", "not translatable", "keep"),
    "note": ("note", "notes", "comment", "comments", "description", "definition", "context"),
}
_TAG = regex.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}", regex.IGNORECASE)
_YES, _NO = {"yes", "y", "true", "1", "x"}, {"", "no", "n", "false", "0"}


@dataclass(frozen=True)
class _Columns:
    """Where the columns stand: ours by name, languages by tag."""

    named: Mapping[str, int]
    langs: Mapping[str, tuple[int, ...]]


def read_table(data: str, name: str, tabs: bool) -> Glossary:
    """Read a glossary; ``name`` goes into its messages. Rows that cannot be read are its ``problems``.

    Raises InputError when the header names no terms.
    """
    first = data.lstrip("\n\r").partition("\n")[0]
    delimiter = "\t" if tabs else max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(data, newline=""), delimiter=delimiter)
    rows = _rows(reader, name)
    header = next((row for _, row in rows if isinstance(row, list)), [])
    columns = _columns(header, name)
    entries: list[Entry] = []
    problems: list[str] = []
    for line, row in rows:
        try:
            if isinstance(row, str):
                raise InputError(row)
            if entry := _entry(row, columns, len(header)):
                entries.append(entry)
        except InputError as error:
            problems.append(f"{name}:{line}: {error}")
        if len(entries) + len(problems) >= MOST:
            problems.append(f"{name}:{line}: the glossary has more than {MOST:,} rows: the rest is not read")
            break
    return Glossary(entries, name, problems)


def _rows(reader: Iterator[list[str]], name: str) -> Iterator[tuple[int, list[str] | str]]:
    """Yield line and cells of each row that is not blank, or what is wrong with it."""
    while True:
        line = reader.line_num + 1  # type: ignore[attr-defined]  # a csv reader counts; typeshed hides its class
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield line, f"not CSV: {error}: is a quotation mark left open?"
            continue
        if any(cell.strip() for cell in row):
            yield line, row


def _columns(header: list[str], name: str) -> _Columns:
    known = {alias: column for column, aliases in _NAMES.items() for alias in aliases}
    named: dict[str, int] = {}
    langs: dict[str, tuple[int, ...]] = {}
    for place, cell in enumerate(header):
        title = " ".join(cell.replace("_", " ").lower().split())
        if title in known:
            named.setdefault(known[title], place)
        elif _TAG.fullmatch(cell.strip()):
            tag = comparable(cell)
            langs[tag] = (*langs.get(tag, ()), place)
    if "source" in named and ("target" in named or "do_not_translate" in named):
        return _Columns(named, {})
    if len(langs) > 1 or (langs and "do_not_translate" in named):
        return _Columns(named, langs)
    found = ", ".join(cell.strip()[:30] for cell in header[:8]) or "nothing"
    raise InputError(
        f"{name}: the first row must name the columns, “source” and “target” or a language tag each; it says: {found}"
    )


def _entry(row: list[str], columns: _Columns, width: int) -> Entry | None:
    """Make the entry of a row; None when it holds no terms. Raises InputError that says what to change."""
    if len(row) > width and any(cell.strip() for cell in row[width:]):
        raise InputError(f"{len(row)} columns where the first row has {width}: put cells with a comma in quotes")
    row = row + [""] * (width - len(row))
    cells = {column: row[place].strip() for column, place in columns.named.items()}
    keep = _flag(cells, "do_not_translate")
    if columns.langs:
        sources: Terms = {
            tag: found for tag, places in columns.langs.items() if (found := _terms("|".join(row[it] for it in places)))
        }
        targets = sources
        if not sources or (len(sources) == 1 and not keep):
            return None
    else:
        source = _terms(cells["source"])
        target = _terms(cells.get("target", ""))
        if not source:
            raise InputError("there is no source term")
        if not target and not keep:
            raise InputError("there is no target term: write one, or “yes” under do_not_translate")
        keep = keep or [folded(term) for term in source] == [folded(term) for term in target]
        sources = {_lang(cells, "source_lang"): source}
        targets = {_lang(cells, "target_lang"): target} if target else {}
    return Entry(sources, targets, _flag(cells, "case_sensitive"), keep, cells.get("note", ""))


def _terms(cell: str) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(filter(None, (term.strip() for term in cell.split("|")))))
    if any(len(term) > LONGEST for term in found):
        raise InputError(f"a term of more than {LONGEST} characters: sentences belong into a translation memory")
    return found


def _lang(cells: Mapping[str, str], column: str) -> str:
    tag = cells.get(column, "")
    if tag and not _TAG.fullmatch(tag):
        raise InputError(f"“{tag[:40]}” under {column} is not a language tag such as fr or pt-BR")
    return comparable(tag) if tag else ANY


def _flag(cells: Mapping[str, str], column: str) -> bool:
    said = cells.get(column, "").lower()
    if said not in _YES | _NO:
        raise InputError(f"“{said[:40]}” under {column} is neither yes nor no")
    return said in _YES

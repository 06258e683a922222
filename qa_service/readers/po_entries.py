"""Gettext PO as entries that keep their lines, so that a file can be read in one pass and written back untouched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

import regex

from ..model import Location, Segment, Unit, Unreadable
from .decode import Encoding, encoding_of
from .format import Hints
from .keys import short
from .names import language_of_name, language_tag
from .po_plurals import few, is_singular, numbers_by_form

_HEAD = 64 * 1024  # bytes in which the header stands; long licences come before it
_CHARSET = regex.compile(rb"charset=([\w.:-]{1,40})")
_LANGUAGE = regex.compile(r"^(Language|X-Source-Language)[ \t]*:[ \t]*([\w@.-]{2,40})[ \t]*$", regex.MULTILINE)
_LINE = regex.compile(
    r'[ \t]*+(?:(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d{1,3})\])?)?[ \t]*+"((?:[^"\\]|\\.)*+)"[ \t]*+(?:\r\n?|\n)?'
)
_ESCAPE = regex.compile(r"\\(?:([0-7]{1,3})|x([0-9A-Fa-f]{1,2})|(.))", regex.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_MOST_LINES = 10_000  # lines of one entry, or of comments that belong to none


@dataclass(slots=True)
class Entry:
    """One entry with all its lines, comments and the blank lines before it included.

    ``first`` counts the lines before it; ``fields`` are msgctxt, msgid, msgid_plural and the msgstr by their names,
    ``msgstr[0]`` for plurals; ``places`` are the half-open ranges of ``lines`` on which a field stands. ``fault`` says
    what is wrong with it, at ``faulty`` (an index into ``lines``); ``entry`` is False for what holds no fields.
    """

    first: int
    lines: list[str] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)
    places: dict[str, tuple[int, int]] = field(default_factory=dict)
    fault: str | None = None
    faulty: int = 0

    @property
    def is_header(self) -> bool:
        """The entry without msgid, which describes the file."""
        return self.fields.get("msgid") == "" and "msgctxt" not in self.fields

    @property
    def name(self) -> str:
        """What names the unit: msgid, with its context before it."""
        context = self.fields.get("msgctxt")
        return short((f"{context}|" if context is not None else "") + self.fields["msgid"])

    @property
    def forms(self) -> list[str]:
        """The names of the msgstr fields, in order."""
        return [name for name in self.fields if name.startswith("msgstr")]


def encoding_in(stream: BinaryIO) -> Encoding:
    """Return the encoding of a PO file, by its mark or header, and set the stream to its beginning."""
    head = stream.read(_HEAD)
    stream.seek(0)
    match = _CHARSET.search(head)
    declared = match[1].decode("ascii", "replace") if match else None
    return encoding_of(head, None if declared in (None, "CHARSET") else declared)


def entries(lines: Iterable[str]) -> Iterator[Entry]:
    """Yield the entries; their lines, in order, are all the lines of the file."""
    entry, current = Entry(0), ""
    for number, line in enumerate(lines):
        bare = line.strip()
        match = _LINE.fullmatch(line) if bare.startswith(("msg", '"')) else None
        if _begins(entry, bare, match):
            yield entry
            entry = Entry(number)
        if match and not entry.fault:
            current = _take(entry, match, current)
        elif bare and not bare.startswith("#"):
            _blame(entry, "is neither a comment nor msgid, msgstr or a string in straight quotes, closed on its line")
        entry.lines.append(line)
    yield entry


def _begins(entry: Entry, bare: str, match: regex.Match[str] | None) -> bool:
    """Say whether a line is the first of a new entry: what stands before a msgid belongs to it, blank lines too."""
    if not entry.fields and not entry.fault:
        return len(entry.lines) >= _MOST_LINES
    if match and match[1] in ("msgctxt", "msgid"):
        return bool(entry.forms) or match[1] in entry.fields
    # A blank line inside an entry is poor style, but no mistake.
    return bare.startswith("#") or (not bare and bool(entry.forms or entry.fault))


def _take(entry: Entry, match: regex.Match[str], current: str) -> str:
    """Add a line's string to its field, and return the field that the next line may go on with."""
    index = len(entry.lines)
    if match[1]:
        key = match[1] + (f"[{int(match[2])}]" if match[2] else "")
        if key in entry.fields:
            _blame(entry, f"{key} stands twice in one entry")
        entry.fields[key], entry.places[key] = unescaped(match[3]), (index, index + 1)
        return key
    if current not in entry.fields:
        _blame(entry, "is a string that belongs to no msgid or msgstr")
    elif index >= _MOST_LINES:
        _blame(entry, f"is an entry of more than {_MOST_LINES:,} lines")
    else:
        entry.fields[current] += unescaped(match[3])
        entry.places[current] = (entry.places[current][0], index + 1)
    return current


def _blame(entry: Entry, why: str) -> None:
    """Keep the first thing that is wrong with an entry, at the line that comes next."""
    if not entry.fault:
        entry.fault, entry.faulty = why, len(entry.lines)


def unescaped(text: str) -> str:
    """Return what a string in a PO file stands for."""
    if "\\" not in text:
        return text
    return _ESCAPE.sub(_meant, text)


def _meant(match: regex.Match[str]) -> str:
    if match[1]:
        return chr(int(match[1], 8))
    if match[2]:
        return chr(int(match[2], 16))
    return _ESCAPES.get(match[3], match[3])


@dataclass
class Catalogue:
    """What a whole file says of its units: its languages and the numbers that its plural forms are for, from the header
    once it has been read, and the texts of the reference, which stand for the msgid where files name their texts by
    keys."""

    name: str
    hints: Hints
    reference: dict[str, str] = field(default_factory=dict)
    target_lang: str | None = None
    source_lang: str | None = None
    plurals: Mapping[int, tuple[int, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.target_lang = self.hints.target_lang or language_of_name(self.name)
        self.source_lang = self.hints.source_lang

    @property
    def template(self) -> bool:
        """Say whether this is a POT, in which nothing is translated yet, so that nothing is missing."""
        return self.name.lower().endswith(".pot")

    def units(self, entry: Entry) -> Sequence[Unit | Unreadable]:
        """Return the units of an entry: none for header, comments, obsolete entries and what a
        template leaves open; one for each plural form."""
        if entry.fault or (entry.fields and not ("msgid" in entry.fields and entry.forms)):
            why = entry.fault or "the entry lacks its msgid or msgstr"
            return [Unreadable(Location(self.name, entry.first + entry.faulty + 1), why)]
        if not entry.fields:
            return []
        if entry.is_header:
            header = entry.fields.get("msgstr", "")
            said = dict(_LANGUAGE.findall(header))
            self.target_lang = language_tag(said.get("Language", ""), declared=True) or self.target_lang
            self.source_lang = language_tag(said.get("X-Source-Language", "")) or self.source_lang
            self.plurals = numbers_by_form(header)
            return []
        if self.template and not any(entry.fields[form] for form in entry.forms):
            return []
        return [self._unit(entry, form) for form in entry.forms]

    def _unit(self, entry: Entry, form: str) -> Unit:
        name, text = entry.name + form.removeprefix("msgstr"), entry.fields[form]
        numbers: tuple[int, ...] = ()
        source = entry.fields["msgid"]
        if form != "msgstr" and (plural := entry.fields.get("msgid_plural")) is not None:
            # Without a formula, form 0 is the singular, save in languages that have one form for all numbers.
            default = (1,) if form == "msgstr[0]" and len(entry.forms) > 1 else ()
            numbers = self.plurals.get(int(form[7:-1]), ()) if self.plurals else default
            source = source if is_singular(numbers, source, plural, text) else plural
        source = self.reference.get(name) or source
        line = entry.first + entry.places["msgid"][0] + 1
        return Unit(
            Segment(text, id=name, source=source, numbers=few(numbers) if self.plurals else ()),
            Location(self.name, line, name),
            target_lang=self.target_lang,
            source_lang=self.source_lang,
            context=entry.fields.get("msgctxt"),
        )

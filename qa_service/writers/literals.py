"""Fixed texts into files that hold each text as a literal: only those literals change."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import BinaryIO

import regex

from ..model import Span
from ..readers.decode import decoded, encoding_of
from ..readers.format import Answer
from ..readers.paired import Entry, Fault

Literal = Callable[[str, str], str]  # from a text, and the literal that stood there, to the literal to write

_BARE = regex.compile(r"[\w.$:-]++")
_ESCAPED = regex.compile(r'[\\"\n\t\r]')
_NOT_ASCII = regex.compile(r"[^\x00-\x7f]")
# Words and the signs between them that YAML reads as they stand, also inside [] and {}, where a comma ends a text, and
# what of these means something else than a text.
_PLAIN = regex.compile(r"\p{L}(?:[\p{L}\p{M}\p{N} .;!?()/’'“”«»…-]*+(?<! ))?", regex.V1)
_MEANS_ELSE = regex.compile(r"(?i:true|false|yes|no|on|off|y|n|null)")
# What YAML must have escaped: controls, its own line ends, and what is no character.
_NOT_YAML = regex.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_HALF = regex.compile(r"[\ud800-\udfff]")  # of a surrogate pair, which no file holds as it is
_ESCAPES = {"\n": "\\n", "\t": "\\t", "\r": "\\r"}


def write_literals(
    data: bytes,
    entries: Iterable[Entry | Fault],
    answers: Iterable[Answer],
    literal: Literal,
    out: BinaryIO,
    charset: str | None = None,
) -> None:
    """Copy a file with its fixed texts: one answer for each entry, in order. A text that has no place
    stays as it is."""
    encoding, text, given = encoding_of(data[:4], charset), decoded(data, charset), iter(answers)
    changes: list[tuple[Span, str]] = []
    for entry in entries:
        if isinstance(entry, Fault):
            continue
        fixed = next(given, Answer(())).fixed
        if fixed is not None and fixed != entry.text and entry.place:
            changes.append((entry.place, literal(fixed, text[entry.place.start : entry.place.end])))
    pieces, reached = [], 0
    for place, new in sorted(changes):
        pieces += [text[reached : place.start], new]
        reached = place.end
    out.write(encoding.mark + "".join([*pieces, text[reached:]]).encode(encoding.codec))


def json_literal(text: str, old: str) -> str:
    """Return a text as JSON writes it, in ASCII where its file escaped what is not."""
    escaped = old.isascii() and "\\u" in old
    return json.dumps(text, ensure_ascii=escaped or _HALF.search(text) is not None)


def java_literal(text: str, old: str, raw: bool) -> str:
    """Return a value of Java's properties; what is not ASCII is escaped, as it may be everywhere, unless the file may
    hold it ``raw`` and the old value did."""
    said = _ESCAPED.sub(lambda match: _ESCAPES.get(match[0]) or match[0].replace("\\", "\\\\"), text)
    said = "\\" + said if said[:1] in (" ", "\f", ":", "=") else said
    if raw and not old.isascii():
        return _HALF.sub(_units, said)
    return _NOT_ASCII.sub(_units, said)


def yaml_literal(text: str, old: str) -> str:
    """Return a text in the kind of quotes that the old one had; in double quotes where it needs them."""
    plain = _PLAIN.fullmatch(text) is not None
    if old.startswith("'") and "\n" not in text and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    if old[:1] not in "'\"" and "\n" not in old and plain and not _MEANS_ELSE.fullmatch(text):
        return text
    return _NOT_YAML.sub(_units, json.dumps(text, ensure_ascii=False))


def _units(match: regex.Match[str]) -> str:
    """Write a character as the escapes of its UTF-16 units."""
    units = match[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[place : place + 4]}" for place in range(0, len(units), 4))


def c_literal(text: str, old: str) -> str:
    """Return a text in double quotes, with C's escapes; without quotes where it had none and needs none."""
    if not old.startswith('"') and _BARE.fullmatch(text):
        return text
    return '"' + _ESCAPED.sub(lambda match: _ESCAPES.get(match[0]) or f"\\{match[0]}", text) + '"'

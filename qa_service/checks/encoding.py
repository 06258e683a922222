"""Broken encodings: text decoded with the wrong table, replacement characters, stray control characters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from ..model import Edit, Finding, Severity, Suggestion
from ..rulebook import Rule, Rulebook
from ..text.reading import Reading
from .codepages import WHY as WRONG_TABLE
from .codepages import wrong_tables
from .places import Place, fixed, merged, widened

_CHECK = "residue.encoding"
_AROUND = 60  # code points to either side of a suspicious place that ftfy is shown, up to the next white space
_JOIN = 200  # code points up to which broken words in a row are one finding

# The bytes 80–BF as Latin-1, Windows-1252 and Windows-1251 show them: what follows a lead byte in broken UTF-8.
_LATIN = "[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_CYRILLIC = "[ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџ\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї°±Ііґµ¶·ё№є»јЅѕї]"
# A lead byte says how many bytes follow; “â€” alone is a quotation mark of which the last byte was lost. The lead comes
# first and is judged by looking back: so `re` scans for one set of characters, seven times faster than alternatives.
_MOJIBAKE = re.compile(
    rf"[Â-ôРС](?:(?<=[Â-ß]){_LATIN}|(?<=[à-ï]){_LATIN}{{2}}|(?<=[ð-ô]){_LATIN}{{3}}|(?<=â)€"
    rf"|(?<=[РС]){_CYRILLIC}[РС]{_CYRILLIC})"
)
# “à”, whose second byte is a no-break space that became, or was joined by, an ordinary one: “frère Ã  Paris”.
_LOST_BLANK = re.compile(r"(?<!\w)Ã[ \u00a0]{1,2}(?=\w)")
_LOST = re.compile(r"(?:\ufffd|ï¿½|锟斤拷|锟斤|斤拷)+")
# Tabs, line breaks and the breaks of presentations (vertical tab, form feed, NEL) are layout.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]+")
_BYTE_ORDER_MARK = "\ufeff"  # at the start of a text it is a file's, elsewhere a stray


def find(reading: Reading, rules: Rulebook) -> Iterator[Finding]:
    """Find what was decoded wrongly, with the repair that ftfy can prove; lost characters have none."""
    if _CHECK not in rules:
        return
    text = reading.text
    places = list(_byte_order_marks(text))
    if not text.isascii():
        tables = list(_joined(text, wrong_tables(text, reading.pack)))
        broken = list(_joined(text, _mojibake(text)))
        # a text was read with one wrong table, and the bytes of one look like the other's
        if broken and _extent(broken) >= _extent(tables):
            places += [*broken, *_lost_blanks(text)]
        else:
            places += tables
        places += _lost(text)
    if _CONTROL.search(reading.tokens.signs):
        places += list(_outside(_controls(text), sorted(places, key=lambda place: place.start)))
    for place in merged(places):
        yield _finding(text, rules[_CHECK], place)


def _outside(places: Iterator[Place], others: Sequence[Place]) -> Iterator[Place]:
    """Yield the places that lie in none of the others, both in order: a byte of a broken character is no control."""
    behind = 0
    for place in places:
        while behind < len(others) and others[behind].end <= place.start:
            behind += 1
        if behind == len(others) or place.end <= others[behind].start:
            yield place


def _mojibake(text: str) -> Iterator[Place]:
    end, chunks = 0, []
    for match in _MOJIBAKE.finditer(text):
        if match.start() >= end:
            start, end = _chunk(text, end, *match.span())
            chunks.append((start, end))
    proven = next((text[start:end] for start, end in chunks if _repaired(text[start:end], "") is not None), "")
    for start, end in chunks:
        repaired = _repaired(text[start:end], proven)
        if repaired is None:
            continue
        edit = _least(text, start, end, repaired)
        place = Place(edit.start, edit.end, (edit,), "text decoded with the wrong table", 0.97, Severity.MAJOR)
        yield widened(text, place)


def _extent(places: Sequence[Place]) -> int:
    """Return how many code points a list of places covers."""
    return sum(place.end - place.start for place in places)


def _lost_blanks(text: str) -> Iterator[Place]:
    """Yield “Ã ” for “à”, in a text that is broken in other places too."""
    for match in _LOST_BLANK.finditer(text):
        start, end = match.span()
        edit = Edit(start, end, "à ")
        yield Place(start, end, (edit,), "text decoded with the wrong table", 0.9, Severity.MAJOR)


def _lost(text: str) -> Iterator[Place]:
    if not any(sign in text for sign in ("\ufffd", "ï¿½", "斤")):
        return
    for match in _LOST.finditer(text):
        place = Place(*match.span(), (), "characters that were lost in decoding", 0.97, Severity.MAJOR)
        yield widened(text, place)


def _controls(text: str) -> Iterator[Place]:
    for match in _CONTROL.finditer(text):
        yield _control(text, *match.span(), _meant(match[0]))


def _byte_order_marks(text: str) -> Iterator[Place]:
    place = text.find(_BYTE_ORDER_MARK, 1)
    while place > 0:
        yield _control(text, place, place + 1, "")
        place = text.find(_BYTE_ORDER_MARK, place + 1)


def _control(text: str, start: int, end: int, meant: str) -> Place:
    why = f"an invisible control character (U+{ord(text[start]):04X})"
    return widened(text, Place(start, end, (Edit(start, end, meant),), why, 0.9, Severity.MINOR))


def _joined(text: str, places: Iterator[Place]) -> Iterator[Place]:
    """Join broken words that follow each other with nothing but a blank between them."""
    last: Place | None = None
    for place in places:
        if last and not text[last.end : place.start].strip() and place.end - last.start <= _JOIN:
            last = replace(last, end=place.end, edits=(*last.edits, *place.edits))
            continue
        if last:
            yield last
        last = place
    if last:
        yield last


def _chunk(text: str, floor: int, start: int, end: int) -> tuple[int, int]:
    """Return the run without ASCII white space around a place and behind ``floor``, where the last one ended.

    No-break spaces belong to it: they may be bytes of a broken character.
    """
    first, last = max(floor, start - _AROUND), min(len(text), end + _AROUND)
    while start > first and text[start - 1] not in " \t\r\n":
        start -= 1
    while end < last and text[end] not in " \t\r\n":
        end += 1
    return start, end


@lru_cache(maxsize=4096)
def _repaired(chunk: str, proven: str) -> str | None:
    """Return what ftfy makes of a chunk; None when it finds nothing broken.

    A short chunk convinces it in the company of one that is ``proven`` broken in the same text.
    """
    import ftfy  # only a text with something suspicious pays for the import

    repaired = ftfy.fix_encoding(chunk)
    if repaired == chunk and proven:
        together = ftfy.fix_encoding(f"{proven} {chunk}")
        repaired = together.removeprefix(f"{ftfy.fix_encoding(proven)} ")
        if len(repaired) >= len(chunk):  # a repair joins bytes, so it is shorter
            return None
    return None if repaired == chunk else repaired


def _meant(controls: str) -> str:
    """Return what control characters stand for: those of C1 are marks of Windows-1252, the others nothing."""
    if not all("\x80" <= character <= "\x9f" for character in controls):
        return ""
    try:
        return controls.encode("latin-1").decode("windows-1252")
    except UnicodeDecodeError:
        return ""


def _least(text: str, start: int, end: int, repaired: str) -> Edit:
    """Return the smallest edit that turns ``text[start:end]`` into ``repaired``."""
    while repaired and start < end and text[start] == repaired[0]:
        start, repaired = start + 1, repaired[1:]
    while repaired and start < end and text[end - 1] == repaired[-1]:
        end, repaired = end - 1, repaired[:-1]
    return Edit(start, end, repaired)


def _finding(text: str, rule: Rule, place: Place) -> Finding:
    label = fixed(text, place)
    confidence = place.confidence * 0.95
    origin = "code page" if place.why == WRONG_TABLE else "ftfy" if label else "rule"
    suggestions = (Suggestion(label, confidence, origin, place.edits),) if place.edits else ()
    return rule.finding(
        text,
        place.start,
        place.end,
        confidence=place.confidence,
        severity=place.severity,
        suggestions=suggestions,
        evidence={"reason": place.why},
        reason=place.why,
    )

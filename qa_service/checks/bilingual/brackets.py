"""Brackets and quotation marks that pair in the source and do not in the target, or are missing there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from ...model import Edit, Finding, Severity, Suggestion
from ...rulebook import Rule, Rulebook
from ...text.protect import Protected
from ...text.reading import Reading
from .anchor import last_word

CHECK = "bilingual.brackets"
UNPAIRED = 0.85
UNPAIRED_QUOTE = 0.75
MISSING = 0.35
SMILE = 0.3  # a closing bracket alone, where the source has none: mostly a smile or a list mark

# Sets of signs alone: the standard library's engine is several times faster at these.
_BRACKETS = re.compile(r"[()（）\[\]［］]")
_QUOTES = re.compile(r"""["“”„‟«»＂「」『』〝〞〟]""")
_PAIRS = {"(": ")", "[": "]"}
_WIDE = str.maketrans("（）［］", "()[]")
_INCHES = regex.compile(r"""\p{Nd}\s?["”＂]""", regex.V1)
_GERSHAYIM = regex.compile(r"\p{Hebrew}[\"“”]\p{Hebrew}(?!\p{Hebrew})", regex.V1)  # before a word's last letter
# „Ja – sagte er. – or a dash that opens speech: the quotation may go on in the next segment.
_INTERRUPTED = regex.compile(r"(?:^|\s)[–—-]\s")
# Smiles and list marks (“a)”, “1)”) do not pair.
_LONE = regex.compile(
    r"""[:;=8xX]['’o^-]{0,2}[()\[\]]{1,20}+ | [()]{2,20}+(?=\s|$) | \^\S{0,3}[()]
      | (?<![\p{L}\p{N}.])(?:\p{N}{1,3}|\p{L}|[ivx]{1,5})\.?[)）]""",
    regex.V1 | regex.VERBOSE,
)
_END = regex.compile(r"[\s.!?…:;,。！？]*\Z")


@dataclass(frozen=True, slots=True)
class _Count:
    """``open`` and ``close``: where brackets of one kind stand that have no partner; ``pairs`` that have one."""

    open: list[int]
    close: list[int]
    pairs: int


def find(reading: Reading, rules: Rulebook) -> Iterator[Finding]:
    """Yield a finding for each kind of bracket that does not pair, and for quotation marks of odd number."""
    source = reading.source
    if source is None or CHECK not in rules or not len(reading.tokens):
        return
    if _BRACKETS.search(source) or _BRACKETS.search(reading.text):
        for opening, closing in _PAIRS.items():
            yield from _brackets(reading, rules[CHECK], source, opening, closing)
    if _QUOTES.search(source) or _QUOTES.search(reading.text):
        yield from _quotes(reading, rules[CHECK], source)


def _brackets(reading: Reading, rule: Rule, source: str, opening: str, closing: str) -> Iterator[Finding]:
    ours, theirs = _count(source, opening, closing), _count(reading.text, opening, closing)
    if ours.open or ours.close:
        return
    alone = sorted([*theirs.open, *theirs.close])
    if not alone:
        if ours.pairs and not theirs.pairs:
            span = last_word(reading)
            yield rule.finding(
                reading.text,
                span.start,
                span.end,
                confidence=MISSING,
                severity=Severity.NEUTRAL,
                what=f"the source has “{opening}{closing}”, the target none",
            )
        return
    smile = not ours.pairs and not theirs.open
    at = alone[0]
    yield rule.finding(
        reading.text,
        at,
        at + 1,
        confidence=SMILE if smile else UNPAIRED,
        severity=Severity.NEUTRAL if smile else None,
        suggestions=_closed(reading.text, source, closing) if theirs.open == alone and len(alone) == 1 else (),
        what=f"“{reading.text[at]}” has no partner",
    )


def _closed(text: str, source: str, closing: str) -> tuple[Suggestion, ...]:
    """Return the closing bracket at the end of the target when that is where the source has it."""
    end, ours = _END.search(text), _END.search(source)
    if end is None or ours is None or not source[: ours.start()].translate(_WIDE).endswith(closing):
        return ()
    wide = "）" if closing == ")" and "（" in text else closing
    return (Suggestion(wide, UNPAIRED, "source", (Edit(end.start(), end.start(), wide),)),)


def _count(text: str, opening: str, closing: str) -> _Count:
    plain = text.translate(_WIDE)
    if opening not in plain and closing not in plain:
        return _Count([], [], 0)
    open_places: list[int] = []
    lone: list[int] = []
    pairs = 0
    marks = {match.start() + at for match in _LONE.finditer(text) for at in range(len(match[0]))}
    for at, character in enumerate(plain):
        if character == opening and at not in marks:
            open_places.append(at)
        elif character == closing:
            if open_places:
                open_places.pop()
                pairs += 1
            elif at not in marks:
                lone.append(at)
    return _Count(open_places, lone, pairs)


def _quotes(reading: Reading, rule: Rule, source: str) -> Iterator[Finding]:
    inches = bool(_INCHES.search(source))
    ours, theirs = (
        _quote_places(source, Protected(source), inches),
        _quote_places(reading.text, reading.protected, inches),
    )
    if len(ours) % 2:
        return
    if len(theirs) % 2 == 0:
        if ours and not theirs:
            span = last_word(reading)
            yield rule.finding(
                reading.text,
                span.start,
                span.end,
                confidence=MISSING,
                severity=Severity.NEUTRAL,
                what="the source has quotation marks, the target none",
            )
        return
    at = _odd_one(reading.text, theirs)
    runs_on = not ours or (_is_quoted_whole(source, ours) and _is_outer(reading.text, at))
    arguable = runs_on or bool(_INTERRUPTED.search(reading.text)) or abs(len(ours) - len(theirs)) > 1
    yield rule.finding(
        reading.text,
        at,
        at + 1,
        confidence=MISSING if arguable else UNPAIRED_QUOTE,
        severity=Severity.NEUTRAL if arguable else None,
        what=f"“{reading.text[at]}” has no partner",
    )


def _is_quoted_whole(source: str, places: list[int]) -> bool:
    """Say whether the source is one quotation: its neighbours may belong to it, and the target may open or close it
    there."""
    return len(places) == 2 and _is_outer(source, places[0]) and _is_outer(source, places[1])


def _is_outer(text: str, at: int) -> bool:
    """Say whether no word stands before a mark, or none behind it."""
    return not any(map(str.isalnum, text[:at])) or not any(map(str.isalnum, text[at:]))


def _quote_places(text: str, protected: Protected, inches: bool) -> list[int]:
    """Return where quotation marks stand that ought to pair: not in markup, inside Hebrew words, or for inches."""
    apart = {match.start() + 1 for match in _GERSHAYIM.finditer(text)}
    if inches:
        apart.update(match.end() - 1 for match in _INCHES.finditer(text))
    places = [match.start() for match in _QUOTES.finditer(text) if match.start() not in apart]
    return [at for at in places if not protected.covers(at, at + 1)]


def _odd_one(text: str, places: list[int]) -> int:
    """Return the first mark that stands where its like cannot: two that open, or two that close, in a row."""
    opened = False
    last = places[-1]
    for at in places:
        opens = at + 1 < len(text) and text[at + 1].isalnum() and (at == 0 or not text[at - 1].isalnum())
        if opens and opened:
            return last
        if not opens and not opened:
            return at
        opened, last = opens, at
    return places[-1]

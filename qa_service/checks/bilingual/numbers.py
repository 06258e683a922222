"""Numbers of the source that the target lacks or changes, whatever format, script or words each side writes them in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import regex

from ...model import Edit, Finding, Severity, Suggestion
from ...rulebook import Rule, Rulebook
from ...text.protect import Protected
from ...text.reading import Reading
from ...text.tokens import Tokens
from .anchor import last_word, listed
from .digits import Number, numbers_in
from .elsewhere import Elsewhere, is_conversion, whole
from .matching import ALIKE, compare, likeness, pairs
from .numerals import write_like
from .spelled import spelled_values
from .vocabulary import Vocabulary, vocabulary

CHECK = "bilingual.numbers"
CHANGED = 0.9  # confidence that the only number without counterpart stands for the source's only one
CHANGED_AMONG = 0.7  # … that one of several does
CONVERTED = 0.3  # … when it may be the source's in another unit
MISSING = 0.6
ADDED = 0.4
_FEW = 100  # numbers under this, and round ones, may be written as words that no list holds

_REACH = 12  # code points before a number in which its unit may stand

_DIGIT = re.compile(r"\d")  # of any script; the standard library's engine finds one sooner
_CODE = regex.compile(r"[\p{L}\{]|&\#", regex.V1)  # what makes a protected place no number: “%1” is one, “{0}” is none
_ARGUMENT = regex.compile(r"[\p{L}\{%]|&\#", regex.V1)  # … where “%1” is none either
_CALLING = regex.compile(r"(?<![\p{L}\p{N}])\+\Z", regex.V1)  # before the code that telephones of a country have
_CALLING_CODE = 3  # digits of one
_INSIDE_WORD = regex.compile(r"(?<=\p{Latin})\p{Nd}++(?=\p{Latin})", regex.V1)
_UNIT_BEHIND = regex.compile(r"[\s\u00a0\u202f-]?(\p{L}+|°\s?[FC]|㎞)", regex.V1)
_UNIT_BEFORE = regex.compile(r"(\p{L}+)[\s-]\Z", regex.V1)


def find(reading: Reading, rules: Rulebook) -> Iterator[Finding]:
    """Yield a finding for each changed or added number, and one for all that are missing."""
    if reading.source is None or CHECK not in rules or not reading.text.strip():
        return
    if not _DIGIT.search(reading.source) and not _DIGIT.search(reading.text):
        return
    rule = rules[CHECK]
    words = vocabulary(rule)
    places = Protected(reading.source)
    code = _code(reading, places, rule.lists.get("percent-first", ()))
    source = list(_written(reading.source, places, words, code))
    target = list(_written(reading.text, reading.protected, words, code))
    clocks = Elsewhere(reading.source, reading.text, reading.source_lang, reading.pack.tag)
    left = compare(source, target, clocks)
    if not left.source and not left.target:
        return
    said = _spelled(reading.text, reading.tokens, words, reading.pack.tag)
    meant = _spelled(reading.source, reading.source_tokens, words, reading.source_lang)
    missing = [number for number in left.source if not number.values & said]
    added = [number for number in left.target if not number.values & meant]
    couples = pairs(missing, added, left.spare)
    yield from _changed(reading, rule, couples, len(missing) <= 1 and len(added) == 1, words)
    yield from _rest(reading, rule, missing, added, couples, words)


def _code(reading: Reading, places: Protected, percent_first: Sequence[str]) -> regex.Pattern[str]:
    """Return what makes a protected place no number. “%1” is an argument where the source, whose protected ``places``
    are given, has one and is in no language that writes the sign first."""
    text = reading.source or ""
    if (reading.source_lang or "").partition("-")[0] in percent_first:
        return _CODE
    return _ARGUMENT if any(text.startswith("%", span.start) for span in places.spans) else _CODE


def _written(text: str, protected: Protected, words: Vocabulary, code: regex.Pattern[str]) -> Iterator[Number]:
    """Yield the numbers of prose: not those of markup, addresses and codes, nor the zero minutes of a full hour."""
    masks = [span for span in protected.spans if code.search(text, span.start, span.end)]
    at = 0
    for number in numbers_in(text, words.scales):
        while at < len(masks) and masks[at].end <= number.start:
            at += 1
        masked = at < len(masks) and masks[at].start < number.end
        if not masked and number.text != "00" and not _INSIDE_WORD.match(text, number.start):
            yield number


def _spelled(text: str, tokens: Tokens, words: Vocabulary, lang: str | None) -> set[str]:
    return spelled_values(text, tokens.folded, tokens.gaps, words.of(lang), words.connectors)


def _changed(
    reading: Reading, rule: Rule, couples: Sequence[tuple[Number, Number]], alone: bool, words: Vocabulary
) -> Iterator[Finding]:
    for source, target in couples:
        text = reading.source or ""
        converted = _is_converted(reading, source, target, words)
        converted = converted or (_is_calling_code(text, source) and _is_calling_code(reading.text, target))
        alike = alone and (len(source.text) == len(target.text) or likeness(source.text, target.text) >= ALIKE)
        severity = Severity.NEUTRAL if converted else Severity.MAJOR if alike else Severity.MINOR
        confidence = CONVERTED if converted else CHANGED if alike else CHANGED_AMONG
        fix = write_like(source, target, reading.pack)
        edit = Edit(target.start, target.end, fix)
        yield rule.finding(
            reading.text,
            target.start,
            target.end,
            confidence=confidence,
            severity=severity,
            suggestions=(Suggestion(fix, confidence, "source", (edit,)),) if alike and not converted else (),
            evidence={"source": source.text, "source_start": source.start, "source_end": source.end},
            what=f"“{target.text}” stands where the source has “{source.text}”",
        )


def _units_near(text: str, number: Number) -> set[str]:
    """Return the folded words beside a number that may be its unit."""
    behind = _UNIT_BEHIND.match(text, number.end)
    before = _UNIT_BEFORE.search(text[max(0, number.start - _REACH) : number.start])
    return {found[1].lower() for found in (behind, before) if found}


def _is_converted(reading: Reading, source: Number, target: Number, words: Vocabulary) -> bool:
    """Say whether a number of the source counts units that translators convert, and the target's no such unit."""
    near, there = _units_near(reading.source or "", source), _units_near(reading.text, target)
    if not words.units_of(near).isdisjoint(words.units_of(there)):
        return False
    return bool(near & words.customary or (near & words.metric and is_conversion(source, target)))


def _is_calling_code(text: str, number: Number) -> bool:
    """Say whether a number is “+1”, “+351”: each country gives its own as the example."""
    return len(number.text) <= _CALLING_CODE and bool(_CALLING.search(text, 0, number.start))


def _rest(
    reading: Reading,
    rule: Rule,
    missing: Sequence[Number],
    added: Sequence[Number],
    couples: Sequence[tuple[Number, Number]],
    words: Vocabulary,
) -> Iterator[Finding]:
    paired = {id(number) for couple in couples for number in couple}
    lost = [number for number in missing if id(number) not in paired]
    if lost:
        text = reading.source or ""
        worded = all(_often_worded(number) or _units_near(text, number) & words.customary for number in lost)
        span = last_word(reading)
        yield rule.finding(
            reading.text,
            span.start,
            span.end,
            confidence=ADDED if worded else MISSING,
            severity=Severity.NEUTRAL if worded else Severity.MINOR,
            mqm="accuracy/omission",
            evidence={"missing": [number.text for number in lost]},
            what=f"the source's {listed([number.text for number in lost])} is missing",
        )
    for number in added:
        if id(number) not in paired:
            yield rule.finding(
                reading.text,
                number.start,
                number.end,
                confidence=ADDED,
                severity=Severity.NEUTRAL,
                mqm="accuracy/addition",
                what=f"“{number.text}” is not in the source",
            )


def _often_worded(number: Number) -> bool:
    value = whole(number)
    return value is not None and (value < _FEW or value % 10 == 0)

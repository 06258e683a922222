"""Why a repetition can be right: what the language, the words themselves or the place say for it."""

from __future__ import annotations

from collections.abc import Collection

import regex

from ...packs import DoubleCondition, Doubles
from ...text.reading import Reading
from ...text.scripts import script_of
from ...text.units import is_unspaced
from .event import Event

_ROMAN = regex.compile(r"[IVXLCDM]+")
_SYLLABLE = regex.compile(r"\p{Hangul}")  # one character is a whole word there, not a letter
_INTERJECTION_COPIES = 12  # “ha” may be said so often, and no oftener
_EMPHATIC_COPIES = 3  # “非常非常非常” is emphasis; a fourth copy is a loop
_STEM = 2  # code points of the shortest stem before an ending of tense or case
_POINTS = regex.compile(r"[\u0640\u064b-\u0652\u05b0-\u05c7]")  # vowel signs that Arabic and Hebrew mostly leave out
_OPENING = "\"'“”„«»‘’‹›「『《〈("  # the quotation marks of all scripts are meant


def is_right(event: Event, reading: Reading) -> bool:
    """Say whether the language or the nature of the words allows this repetition."""
    return (
        _is_spelled(event)
        or ((event.period == 1 or is_unspaced(event.unit[0])) and _is_right_word(event, reading))
        or (event.period > 1 and _is_right_phrase(event, reading.pack.doubles))
        or _matches_pattern(event, reading)
        or _is_code(event, reading)
    )


def _is_spelled(event: Event) -> bool:
    """Letters one by one (“S S K”), initials, blood groups, Roman numerals."""
    if any(is_unspaced(word) or _SYLLABLE.match(word) for word in event.raw):
        return False
    said = event.units.words[event.start : event.end if event.count == 2 else event.start + event.period]  # copies
    if all(_ROMAN.fullmatch(word) or (len(word) == 1 and word.isupper()) for word in said):
        return True
    if all(len(word) == 1 for word in said) and event.before.endswith("-"):
        return True  # options of a command: “-r -R”
    words, place = event.units.words, event.start
    beside = [*words[max(0, place - 1) : place], *words[event.end : event.end + 1]]
    return all(len(word) == 1 for word in event.raw) and any(len(word) == 1 for word in beside)


def _is_code(event: Event, reading: Reading) -> bool:
    """Inside an address, a path, a tag or a placeholder; a hashtag or a handle is a word."""
    if not reading.protected.covers(event.span.start, event.span.end):
        return False
    spans = (span for span in reading.protected.spans if span.overlaps(event.span))
    return any(reading.text[span.start] not in "#@" for span in spans)


def is_listed(event: Event, doubles: Doubles) -> bool:
    """Say whether the language lists this double as right, here or anywhere."""
    word = word_of(event)
    return _is_named(event, word, doubles) or _is_met(event, word, doubles)


def _is_named(event: Event, word: str, doubles: Doubles) -> bool:
    """Say whether a word may be doubled anywhere; with or without its vowel signs."""
    named = word in doubles.words or _POINTS.sub("", word) in doubles.words
    return named and event.count <= _INTERJECTION_COPIES


def _is_met(event: Event, word: str, doubles: Doubles) -> bool:
    return any(
        _holds(event, word, condition)
        for condition in doubles.when
        if event.count == 2 or (condition.often and event.count <= _INTERJECTION_COPIES)
    )


def _is_right_word(event: Event, reading: Reading) -> bool:
    doubles, word = reading.pack.doubles, word_of(event)
    if _is_met(event, word, doubles):
        return True
    if word in doubles.never:
        return False
    if _is_named(event, word, doubles):
        return True
    if event.count > 2:
        return False
    if doubles.policy == "grammar" and _reduplicates(event, word, reading):
        return True
    return event.period == 1 and (_is_case_pair(event) or _is_mentioned(event))


def _reduplicates(event: Event, word: str, reading: Reading) -> bool:
    """Say whether the language's grammar may double a word: its own, without tense or case, and not too long a one."""
    doubles = reading.pack.doubles
    if event.period != 1 or script_of(word[0]) not in reading.pack.scripts or word[_STEM:].endswith(doubles.endings):
        return False
    return not doubles.longest or len(word) <= doubles.longest or word.endswith(doubles.continuing)


def word_of(event: Event) -> str:
    """Return what is said, as language data write it: without spaces where the script sets none."""
    return _joiner(event).join(event.unit)


def _joiner(event: Event) -> str:
    return "" if is_unspaced(event.unit[0]) else " "


def _is_case_pair(event: Event) -> bool:
    """“Bison bison”, “May may”, “in In Memoriam”: the copies differ in case, and not because a sentence begins."""
    first, second = event.units.words[event.start], event.units.words[event.start + 1]
    if first == second:
        return False
    return second[:1].isupper() or not opens(event)


def opens(event: Event) -> bool:
    """Say whether the first copy may begin a sentence, or a case of a message: its capital tells nothing there."""
    gap = event.before.strip()
    return event.start == 0 or "\n" in event.before or gap.endswith((*".!?…:¿¡", *_OPENING, "—", "–", "-", "*", "{"))


def _is_mentioned(event: Event) -> bool:
    """A double that alone stands in quotation marks or brackets is quoted, or glossed, for being one."""
    before, after = event.before[-1:], event.after[:1]
    return (
        bool(before and after)
        and before in _OPENING
        and (after in _OPENING or (before + after == "()" and event.joint.isspace()))
    )


def _holds(event: Event, word: str, condition: DoubleCondition) -> bool:
    units = event.units
    if word not in condition.words:
        return False
    if condition.distinct_case and units.words[event.start] == units.words[event.start + 1]:
        return False
    before = units.folded[event.start - 1] if event.start else ""
    after = units.folded[event.end] if event.end < len(units) else ""
    return _meets(condition.after, before, event.before) and _meets(condition.before, after, event.after)


def _meets(wanted: Collection[str], word: str, gap: str) -> bool:
    """Say whether the neighbour is wanted: a mark in the gap hides the word behind it, a line's end is no neighbour."""
    if not wanted:
        return True
    marks = gap.strip()
    if marks:
        return any(mark in wanted for mark in marks)
    word = "" if "\n" in gap else word
    return word in wanted or any(word.startswith(one[:-1]) for one in wanted if one[1:] and one[-1] == "*")


def _is_right_phrase(event: Event, doubles: Doubles) -> bool:
    joiner, unit = _joiner(event), word_of(event)
    if event.count > (_INTERJECTION_COPIES if joiner else _EMPHATIC_COPIES):
        return False
    said = joiner.join(event.units.folded[event.start : event.end])
    return any(
        phrase == unit or (phrase in said and (phrase.count(" ") + 1 if joiner else len(phrase)) >= event.period)
        for phrase in doubles.phrases
    )


def _matches_pattern(event: Event, reading: Reading) -> bool:
    doubles = reading.pack.doubles
    if not doubles.patterns or event.count > _INTERJECTION_COPIES or word_of(event) in doubles.never:
        return False
    said = reading.text[event.span.start : event.span.end]
    return any(regex.fullmatch(pattern, said, regex.V1) for pattern in doubles.patterns)

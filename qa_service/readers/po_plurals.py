"""The plural forms of a catalogue: which numbers each of them is for, by the formula in the header."""

from __future__ import annotations

from collections.abc import Mapping
from gettext import c2py

import regex

_FORMULA = regex.compile(r"^Plural-Forms[ \t]*:[^\n]{0,80}?plural[ \t]*=[ \t]*([^;\n]{1,900})", regex.MULTILINE)
_TRIED = 200  # numbers that the formula is asked about: enough to meet 1, 21 and 101
_FEW = 2  # numbers that a form may be for and still leave unsaid which: “no boats”, “one boat”, “two boats”
_MARKS = "%{"  # how placeholders begin


def numbers_by_form(header: str) -> Mapping[int, tuple[int, ...]]:
    """Return the numbers under 200 that each form is for; nothing where the header has no formula that works."""
    match = _FORMULA.search(header)
    if match is None:
        return {}
    found: dict[int, tuple[int, ...]] = {}
    try:
        formula = c2py(match[1].strip())
        for number in range(_TRIED):
            form = int(formula(number))
            found[form] = (*found.get(form, ()), number)
    except (ValueError, ArithmeticError, RecursionError):
        return {}
    return found


def few(numbers: tuple[int, ...]) -> tuple[int, ...]:
    """Return the numbers of a form that is for so few that it need not say which, else nothing."""
    return numbers if len(numbers) <= _FEW else ()


def is_singular(numbers: tuple[int, ...], singular: str, plural: str, text: str) -> bool:
    """Say whether a form translates the singular: it is for 1, and names no number that the singular leaves out.

    A form that is for 1, 21 and 31 must name it, though the English singular says “a day”.
    """
    if 1 not in numbers:
        return False
    named, meant = _placeholders(singular), _placeholders(plural)
    return meant <= named or (bool(few(numbers)) and _placeholders(text) <= named)


def _placeholders(text: str) -> int:
    return sum(map(text.count, _MARKS))

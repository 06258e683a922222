"""Write a number of the source as the target's language writes numbers."""

from __future__ import annotations

import regex

from ...packs import LanguagePack
from .digits import Number, ascii_digits, readings


def write_like(source: Number, target: Number, pack: LanguagePack) -> str:
    """Return the source's number in the target language's format and in the digits of ``target``."""
    plain = ascii_digits(source.text)
    if not source.is_plain and len(values := readings(plain)) == 1:
        whole, _, fraction = values.pop().partition(".")
        digits = regex.split(r"[^0-9]", plain)[-1] if fraction else ""  # “.50” keeps its zero
        plain = _formatted(whole, digits, pack, len(source.parts) > 1 + bool(fraction))
    zero = ord(target.text[0]) - int(ascii_digits(target.text[0]))
    if zero == ord("0"):
        return plain
    return "".join(chr(zero + int(character)) if character in "0123456789" else character for character in plain)


def _formatted(whole: str, fraction: str, pack: LanguagePack, grouped: bool) -> str:
    if grouped and len(whole) > 3:
        separator = next((mark for mark in pack.typography.group if mark != " "), ",")
        first = len(whole) % 3
        groups = ([whole[:first]] if first else []) + [whole[at : at + 3] for at in range(first, len(whole), 3)]
        whole = separator.join(groups)
    return f"{whole}{pack.typography.decimal}{fraction}" if fraction else whole

"""Whether a letter has a capital that prose uses.

Georgian has capitals by the standard, which are for headlines and do not open sentences or mark names.
"""

from __future__ import annotations


def has_case(letter: str) -> bool:
    """Say whether prose writes this letter in two cases."""
    return letter.upper() != letter.lower() and not is_georgian(letter)


def is_georgian(letter: str) -> bool:
    """Say whether a letter belongs to the Georgian script of today, small or capital."""
    return "\u10d0" <= letter <= "\u10ff" or "\u1c90" <= letter <= "\u1cbf"

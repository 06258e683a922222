"""The plural form that a unit is, as its name in the export says: ``days.two``, ``boats_other``, ``%d pages[1]``."""

from __future__ import annotations

import regex

_TAIL = 40  # code points of a name that may hold its form
_FORM = regex.compile(r"(?:\[(\w{1,20})\]|[_./:#|](zero|one|two|few|many|other|plural|[0-5]))$")
# Forms that in most languages which have them count one thing, so that no number need be said: “no days”, “יומיים”.
_WORDED = frozenset(("zero", "two"))


def plural_form(name: str | None) -> str:
    """Return the end of a unit's name that tells forms of one text apart, as it stands there; ``""`` without one."""
    match = _FORM.search((name or "")[-_TAIL:])
    return match[0] if match else ""


def may_leave_out_count(name: str | None) -> bool:
    """Say whether a unit is a plural form that may say its number in a word, or in the noun itself."""
    return plural_form(name).strip("_./:#|[]") in _WORDED

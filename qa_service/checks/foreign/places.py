"""What touches a word in another script: hyphens, digits, code, and words in the same letters beside it."""

from __future__ import annotations

import regex

_REACH = 40  # code points looked at on each side
# Short words (of the, and a) may stand between.
_WORD_BEFORE = regex.compile(r"(?<![\p{Latin}'’])([\p{Latin}'’]++)(?:[ \u00a0][a-z]{1,3}){0,2}[ \u00a0]\Z")
_WORD_AFTER = regex.compile(r"(?:[ \u00a0][a-z]{1,3}){0,2}[ \u00a0]([\p{Latin}'’]++)")
_CHAIN_BEFORE = regex.compile(r"(?:[\p{Latin}\p{N}]++[-‑])++\Z")
_CHAIN_AFTER = regex.compile(r"(?:[-‑][\p{Latin}\p{N}]++)++")
_CODE_BEFORE = regex.compile(r"\p{Latin}[._]\Z|[=/\\_$@#]\Z")
_CODE_SIGNS = tuple("._=/\\$@#")
_CODE_AFTER = regex.compile(r"[(_=/\\@]|\.[a-z0-9]")
_OPENING = regex.compile(r"(?:^|[\n.!?…。！？：:•*|])[\s\"'“”„«»‘’([*_–—-]*+\Z")
_DIGIT = regex.compile(r"\p{N}")


class Place:
    """The surroundings of ``text[start:end]``; found when asked for."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._before = text[max(0, start - _REACH) : start]
        self._after = text[end : end + _REACH]
        self._cut = start > _REACH

    @property
    def before(self) -> tuple[str, bool]:
        """The Latin word a space away in front, empty where there is none, and whether a line or sentence opens there.

        Short small words in between are passed over (Bank of the …).
        """
        match = _WORD_BEFORE.search(self._before)
        if match is None:
            return "", False
        opens = _OPENING.search(self._before, 0, match.start())
        return match[1], bool(opens) and not (self._cut and match.start() == 0)

    @property
    def after(self) -> str:
        """The Latin word a space away behind, likewise."""
        match = _WORD_AFTER.match(self._after)
        return match[1] if match else ""

    @property
    def hyphened(self) -> bool:
        """Whether a hyphen touches it."""
        return self._before.endswith(("-", "‑")) or self._after.startswith(("-", "‑"))

    @property
    def chain(self) -> list[str]:
        """The Latin words and numbers it is joined to by hyphens (``just-in-time``); empty when there are none."""
        if not self.hyphened:
            return []
        before, after = _CHAIN_BEFORE.search(self._before), _CHAIN_AFTER.match(self._after)
        joined = (before[0] if before else "") + (after[0] if after else "")
        return joined.replace("‑", "-").strip("-").split("-") if joined else []

    @property
    def by_digit(self) -> bool:
        """Whether a digit touches it."""
        return bool(_DIGIT.match(self._before[-1:]) or _DIGIT.match(self._after[:1]))

    @property
    def in_code(self) -> bool:
        """Whether it looks like a part of an address, a path or a call."""
        before = self._before.endswith(_CODE_SIGNS) and _CODE_BEFORE.search(self._before)
        return bool(before or _CODE_AFTER.match(self._after))

"""What source and target both have as it is typed: the tag 'with', the option --full, the folder _static."""

from __future__ import annotations

import regex

from ..model import Span

_OPEN, _CLOSE = "\"'“”‘’«»„‚「『‹›", "\"'“”‘’«»」』‹›"
# One word in small letters: labels that must be translated have a capital, quotations have more than one word. The
# source has typewriter's single marks around it: others as well hold words that are used in an odd sense.
_SOURCE = regex.compile(r"(?<![A-Za-z0-9])'([a-z][a-z0-9_-]{1,30})'(?![A-Za-z0-9])")
_QUOTED = regex.compile(rf"(?<![A-Za-z0-9])[{_OPEN}]\s?([a-z][a-z0-9_-]{{1,30}})\s?[{_CLOSE}](?![A-Za-z0-9])", regex.V1)
_TYPED = regex.compile(r"(?<![A-Za-z0-9_-])(?:--[a-z][a-z0-9-]{1,40}|_[a-z][a-z0-9]{1,40}(?![A-Za-z0-9_]))")
_LIKELY = frozenset(_OPEN)


def literals(text: str, source: str | None) -> tuple[Span, ...]:
    """Return the places of words that text and source quote alike, without their quotation marks, of options
    and names with an underscore before them."""
    if not source:
        return ()
    found: list[Span] = []
    if "'" in source and not _LIKELY.isdisjoint(text):
        typed = set(_SOURCE.findall(source))
        found += [Span(*match.span(1)) for match in _QUOTED.finditer(text) if match[1] in typed]
    if ("--" in source and "--" in text) or ("_" in source and "_" in text):
        options = set(_TYPED.findall(source))
        found += [Span(*match.span()) for match in _TYPED.finditer(text) if match[0] in options]
    return tuple(found)

"""The arguments of an ICU message: names, types, and the cases of plural and select."""

from __future__ import annotations

from dataclasses import dataclass, field

import regex

_HEAD = regex.compile(r"\{\s{0,20}([\w.-]{1,100})\s{0,20}(?:(\})|,\s{0,20}([a-zA-Z]{1,30}))")
_CASE = regex.compile(r"(?:^|[\s},])(=?[\w-]{1,60})\s{0,20}\Z")
_TOKEN = regex.compile(r"[{}]")
_COMPLEX = regex.compile(r"\{\s{0,20}[\w.-]{1,100}\s{0,20},\s{0,20}(?:plural|select|selectordinal)\s{0,20},")
_CHOOSING = frozenset(("plural", "select", "selectordinal"))
_DEEPEST = 50
_CASE_REACH = 80  # code points before a brace in which its case stands

PLURAL_CASES = frozenset(("zero", "one", "two", "few", "many", "other"))


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument at code points ``start``–``end`` (its name); ``kind`` is empty for a plain ``{name}``.

    ``cases`` are the keywords of plural and select with their places, in order.
    """

    start: int
    end: int
    name: str
    kind: str
    cases: list[tuple[int, int, str]] = field(default_factory=list)


def is_complex(text: str) -> bool:
    """Say whether a text is an ICU message with plural or select."""
    return "{" in text and bool(_COMPLEX.search(text))


def arguments(text: str) -> list[Argument] | None:
    """Return the arguments of a message in order of place; None when its braces do not pair or nest too deep."""
    found: list[Argument] = []
    open_braces: list[Argument | None] = []  # the argument whose cases a brace holds; None for messages and styles
    at = 0
    while token := _TOKEN.search(text, at):
        at = token.end()
        inside = open_braces[-1] if open_braces else None
        if token[0] == "}":
            if not open_braces:
                return None
            open_braces.pop()
        elif inside is not None:
            case = _CASE.search(text, max(0, token.start() - _CASE_REACH), token.start())
            inside.cases.append((case.start(1), case.end(1), case[1]) if case else (token.start(), at, ""))
            open_braces.append(None)
        elif head := _HEAD.match(text, token.start()):
            argument = Argument(head.start(1), head.end(1), head[1], head[3] or "")
            found.append(argument)
            at = head.end()
            if not head[2]:
                open_braces.append(argument if argument.kind in _CHOOSING else None)
        else:
            open_braces.append(None)
        if len(open_braces) > _DEEPEST:
            return None
    return None if open_braces else found

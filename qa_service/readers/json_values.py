"""JSON as a tree that knows its lines and repeated keys, without recursion, so that no nesting can break it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Literal

import regex

from ..model import Span
from .paired import Fault

DEPTH = 100  # brackets inside one another; exports have a handful
_SPACE = regex.compile(r"[ \t\r\n]*+")
_DECODER = json.JSONDecoder(strict=False)  # line breaks inside strings are poor JSON, but plain to read


@dataclass(slots=True)
class Value:
    """One value and the line (from 1) it starts on: a text, an object or list with its members, or something else.

    Members of a list are called ``[0]``, ``[1]`` … ``place`` is where a text stands in the file, with its quotes.
    """

    kind: Literal["text", "object", "list", "other"]
    line: int
    text: str = ""
    members: dict[str, Value] = field(default_factory=dict)
    place: Span | None = None


class _JSONError(Exception):
    """What is wrong at a place (an index into the text)."""

    def __init__(self, why: str, place: int) -> None:
        super().__init__(why)
        self.place = place


def parse(text: str) -> tuple[Value, list[Fault]]:
    """Return the tree of a JSON text and what is wrong with it; of a broken text, what stands before the break."""
    parser = _Parser(text)
    try:
        parser.run()
    except _JSONError as error:
        parser.faults.append(Fault(f"is not JSON: {error}", text.count("\n", 0, error.place) + 1))
    return parser.root, parser.faults


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.root = Value("other", 1)
        self.faults: list[Fault] = []
        self._place = 0
        self._counted = 0
        self._line = 1

    def run(self) -> None:
        """Read the one value of the text."""
        stack: list[Value] = []
        value = self.root = self._value()
        while True:
            if value.kind in ("object", "list"):
                if len(stack) == DEPTH:
                    raise _JSONError(f"it is nested deeper than {DEPTH}", self._place)
                stack.append(value)
                opened = True
            else:
                opened = False
            while stack:
                closing = "}" if stack[-1].kind == "object" else "]"
                if self._take(closing):
                    stack.pop()
                    opened = False
                    continue
                if not opened and not self._take(","):
                    raise _JSONError(self._missing(f"“,” or “{closing}”"), self._place)
                break
            if not stack:
                break
            value = self._member(stack[-1])
        self._space()
        if self._place < len(self.text):
            raise _JSONError("something stands behind its end", self._place)

    def _member(self, parent: Value) -> Value:
        if parent.kind == "list":
            value = self._value()
            parent.members[f"[{len(parent.members)}]"] = value
            return value
        self._space()
        line = self._here()
        key = self._value()
        if key.kind != "text":
            raise _JSONError("a key must be in straight double quotes", self._place)
        if not self._take(":"):
            raise _JSONError(self._missing("“:” after a key"), self._place)
        value = self._value()
        if key.text in parent.members:
            why = f"the key “{key.text[:60]}” stands twice in one object: the last one counts"
            self.faults.append(Fault(why, line, key.text))
            del parent.members[key.text]
        parent.members[key.text] = value
        return value

    def _value(self) -> Value:
        self._space()
        line, mark = self._here(), self.text[self._place : self._place + 1]
        if mark in ("{", "["):
            self._place += 1
            return Value("object" if mark == "{" else "list", line)
        start = self._place
        try:
            value, self._place = _DECODER.raw_decode(self.text, self._place)
        except (ValueError, RecursionError) as error:
            place = error.pos if isinstance(error, json.JSONDecodeError) else self._place
            why = error.msg if isinstance(error, json.JSONDecodeError) else "a number is too long"
            why = why.removesuffix(" starting at")  # the place is told as a line
            raise _JSONError(why if mark else self._missing("a value"), place) from None
        if isinstance(value, str):
            return Value("text", line, value, place=Span(start, self._place))
        return Value("other", line)

    def _take(self, mark: str) -> bool:
        self._space()
        found = self.text.startswith(mark, self._place)
        self._place += found
        return found

    def _missing(self, what: str) -> str:
        return f"{what} is missing" if self._place < len(self.text) else "the file ends in the middle"

    def _space(self) -> None:
        match = _SPACE.match(self.text, self._place)
        self._place = match.end() if match else self._place

    def _here(self) -> int:
        self._line += self.text.count("\n", self._counted, self._place)
        self._counted = self._place
        return self._line

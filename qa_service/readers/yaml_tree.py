"""YAML resource files (Rails): nested texts under a root key that is the language, read as events.

Nothing is built from tags or aliases: an alias to a block adds nothing, since its texts stand where it is anchored, and
so a file of aliases to aliases costs no more than its length.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

import regex

from ..model import Span, Unit, Unreadable
from .broken import naming, reporting
from .decode import BrokenFile, decoded, read_bytes
from .format import Answer, Format, Hints
from .keys import short
from .names import language_tag
from .paired import Entry, Fault, Items, paired

DEPTH = 100  # blocks inside one another
_ALIASES = 1_000  # aliases to blocks; more are made to hurt
_SAID_AGAIN = 1_000_000  # code points that aliases to texts may add
_SYMBOL = regex.compile(r":[a-z_]\w{0,60}[?!]?")
_TEXT = "tag:yaml.org,2002:str"
_NULL = "tag:yaml.org,2002:null"


@dataclass(slots=True)
class _Block:
    """An open mapping (its next key is ``key``, or None when a key comes next) or sequence (``count`` items so far)."""

    path: str
    mapping: bool
    key: str | None = None
    count: int = 0

    def place(self) -> str:
        """Return the path of the value that comes next."""
        if not self.mapping:
            return short(f"{self.path}[{self.count}]")
        return short(f"{self.path}.{self.key}" if self.path else self.key or "")

    def filled(self) -> None:
        """Go on to the next key or item."""
        self.key = None
        self.count += 1


@reporting
def read(stream: BinaryIO, name: str, hints: Hints) -> Iterator[Unit | Unreadable]:
    """Yield a unit for each text, its id the path of its keys without the language."""
    yield from paired(_entries(read_bytes(stream)), name, hints, _entries)


def _entries(data: bytes) -> Items:
    return texts(decoded(data))


def texts(text: str) -> Iterator[Entry | Fault]:
    """Yield the texts of a YAML stream in order. Raises BrokenFile where it breaks."""
    import yaml

    try:
        yield from _walk(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        why = getattr(error, "problem", None) or str(error).splitlines()[0]
        raise BrokenFile(f"is not YAML: {why}", mark.line + 1 if mark else None) from None


def _walk(text: str) -> Iterator[Entry | Fault]:
    import yaml

    resolver = yaml.resolver.Resolver()
    stack: list[_Block] = []
    anchored: dict[str, tuple[str, str]] = {}
    aliases = said_again = 0
    for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        line = event.start_mark.line + 1 if event.start_mark else None
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            if len(stack) == DEPTH:
                raise BrokenFile(f"blocks are nested deeper than {DEPTH}", line)
            path = stack[-1].place() if stack else ""
            if stack and stack[-1].mapping and stack[-1].key is None:
                raise BrokenFile("a key must be a text", line)
            stack.append(_Block(path, isinstance(event, yaml.MappingStartEvent)))
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            stack.pop()
            if stack:
                stack[-1].filled()
        elif isinstance(event, yaml.ScalarEvent | yaml.AliasEvent):
            if isinstance(event, yaml.ScalarEvent):
                # The resolver says whether a plain word is a text, a number, a truth value, a date or nothing.
                tag = event.tag or resolver.resolve(yaml.ScalarNode, event.value, event.implicit)  # type: ignore[no-untyped-call]
                value = event.value
                if event.anchor:
                    anchored[event.anchor] = (tag, value)
            elif event.anchor in anchored:
                tag, value = anchored[event.anchor]
                said_again += len(value)
                if said_again > _SAID_AGAIN:
                    raise BrokenFile(f"aliases repeat more than {_SAID_AGAIN:,} characters: write the texts out", line)
            else:
                aliases += 1
                if aliases > _ALIASES:
                    raise BrokenFile(f"more than {_ALIASES:,} aliases to blocks: write the texts out", line)
                tag, value = "", ""
            if stack and stack[-1].mapping and stack[-1].key is None:
                stack[-1].key = value
                continue
            if tag == _TEXT and _SYMBOL.fullmatch(value):
                tag = ""  # a name of the program, in Ruby
            if tag in (_TEXT, _NULL):
                yield _entry(stack, "" if tag == _NULL else value, line, _place(event))
            if stack:
                stack[-1].filled()


def _place(event: Any) -> Span | None:
    """Return where a scalar stands that can be put anew: no block, no alias, nothing with an anchor or tag."""
    if getattr(event, "style", "|") in ("|", ">") or event.anchor or event.tag or not event.start_mark:
        return None
    return Span(event.start_mark.index, event.end_mark.index)


def _entry(stack: list[_Block], text: str, line: int | None, place: Span | None) -> Entry:
    """Return a text with its path; the first key of it is the language where it is a tag with a block under it."""
    path = stack[-1].place() if stack else ""
    root, _, rest = path.partition(".")
    lang = language_tag(root) if len(stack) > 1 and stack[0].mapping else None
    return Entry(rest if lang and rest else path, text, line, lang=lang, place=place)


@naming
def write(stream: BinaryIO, name: str, hints: Hints, answers: Iterable[Answer], out: BinaryIO) -> None:
    """Copy the file with its fixed texts; nothing else changes by a byte. Blocks (``|``, ``>``) stay as they are."""
    from ..writers.literals import write_literals, yaml_literal

    data = read_bytes(stream)
    write_literals(data, _entries(data), answers, yaml_literal, out)


FORMAT = Format("YAML", (".yaml", ".yml"), read, write, notes=False)

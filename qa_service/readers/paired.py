"""Formats that hold one language a file: their texts by key, and the source from the same file in its language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

import regex

from ..errors import InputError
from ..model import Location, Segment, Span, Unit, Unreadable
from .format import Hints
from .names import language_of_name


@dataclass(frozen=True, slots=True)
class Entry:
    """One text of a file under its key, and the line (from 1) it starts on. ``protected`` and ``tags`` are those of
    ``Segment``; ``lang`` is the language where the file says it; ``same`` is what pairs it with the reference, where
    that is not the key; ``place`` is where the text stands in the decoded file, quotes and all, where it can be put
    anew."""

    key: str
    text: str
    line: int | None = None
    protected: tuple[Span, ...] = ()
    tags: tuple[str, ...] = ()
    lang: str | None = None
    same: str | None = None
    place: Span | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """A place of a file that could not be read, and what to change."""

    why: str
    line: int | None = None
    key: str | None = None


Items = Iterable[Entry | Fault]

# Languages have different plural forms: one that the source lacks goes with the source's general form.
_PLURAL = regex.compile(r"(.*?)([._])(?:zero|one|two|few|many|other|plural|[0-5])", regex.DOTALL)


@dataclass
class _Source:
    texts: dict[str, Entry] = field(default_factory=dict)
    lang: str | None = None

    def find(self, entry: Entry) -> Entry | None:
        if (key := entry.same or entry.key) in self.texts:
            return self.texts[key]
        if match := _PLURAL.fullmatch(key):
            base, mark = match[1], match[2]
            for other in (f"{base}{mark}other", f"{base}_plural", f"{base}{mark}many", base):
                if other in self.texts:
                    return self.texts[other]
        return None


def paired(items: Items, name: str, hints: Hints, read: Callable[[bytes], Items]) -> Iterator[Unit | Unreadable]:
    """Yield a unit for each entry, with the source that ``read`` finds in the reference under the same key.

    A language that the file says goes before the hints, and those before the file's name.
    """
    source = _Source()
    if hints.reference is not None:
        try:
            for item in read(hints.reference):
                if isinstance(item, Entry):
                    source.texts.setdefault(item.same or item.key, item)
                    source.lang = source.lang or item.lang
        except InputError as error:
            yield Unreadable(Location(name), f"the reference in the source language cannot be read: {error}")
    target_lang = hints.target_lang or language_of_name(name)
    for item in items:
        if isinstance(item, Fault):
            yield Unreadable(Location(name, item.line, item.key), item.why)
            continue
        found = source.find(item)
        yield Unit(
            Segment(
                item.text,
                id=item.key,
                source=found.text if found else None,
                protected=item.protected,
                tags=item.tags,
                source_tags=found.tags if found else (),
            ),
            Location(name, item.line, item.key),
            target_lang=item.lang or target_lang,
            source_lang=(source.lang or hints.source_lang),
        )

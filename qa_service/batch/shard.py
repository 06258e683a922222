"""Check a shard: a list of texts in, a list of answers out, the same in this process, another, or another machine."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Protocol

from ..errors import QAError
from ..model import Finding, Segment, Severity
from ..packs import LanguagePack
from ..pipeline import Engine
from ..project import words_at_home
from ..renderers.json import encode
from ..renderers.jsonl import line
from ..renderers.report import Record
from ..settings import Settings
from .baseline import Baseline, known
from .options import Answer, Defaults
from .verdicts import verdicts_in

ENGINES = 4  # kept in a process: projects with different glossaries have one each


class Item(Protocol):
    """One text of a shard; it knows how it wants to be answered."""

    @property
    def size(self) -> int:
        """Bytes or code points, to bound a shard."""
        ...

    def answer(self, checker: Checker) -> Answer | None:
        """Return the answer, or None for a text that asks nothing."""
        ...


def check_shard(shard: Sequence[Item], defaults: Defaults) -> list[Answer]:
    """Answer each text of a shard, in order."""
    checker = Checker(defaults)
    return [answer for item in shard if (answer := item.answer(checker)) is not None]


def check_shard_sharing(folder: Path, shard: Sequence[Item], defaults: Defaults) -> list[Answer]:
    """Answer as ``check_shard`` does, and share what is learnt of words with all that are given ``folder``."""
    with verdicts_in(folder, engine_of(defaults.settings).witness).shared():
        return check_shard(shard, defaults)


def warm(defaults: Defaults) -> None:
    """Load what most texts will need before the first of them comes."""
    with suppress(QAError):  # which the shards will say
        engine = engine_of(defaults.settings)
        if defaults.target and defaults.target.lower() != "auto":
            engine.witness.evidence(engine.packs.find(defaults.target), defaults.source_lang)


def record_line(record: Record) -> str:
    """Return a record as the JSON line from which ``records.read`` makes it again."""
    return encode(line(record) | {"number": record.number})


@dataclass(frozen=True)
class Checked:
    """What the check of one text said."""

    findings: tuple[Finding, ...]
    lang: str | None
    words: int

    def answer(self, file: str, text: str, record: str) -> Answer:
        """Return the answer that says so."""
        found = tuple((finding.check, finding.severity) for finding in self.findings)
        return Answer(file, text, record, words=self.words, lang=self.lang, found=found)


@dataclass(frozen=True)
class Checker:
    """The engine of this process with what holds for a shard."""

    defaults: Defaults
    _words: dict[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def engine(self) -> Engine:
        """Return the engine that checks."""
        return engine_of(self.defaults.settings)

    @cached_property
    def least(self) -> Severity:
        """Findings from here on are kept."""
        return Severity(self.defaults.least)

    def check(
        self,
        segment: Segment,
        target: str | None,
        source_lang: str | None,
        name: str | int | None,
        path: str | None = None,
    ) -> Checked | str:
        """Check a text that its file, at ``path`` in the export, calls ``name``; findings of the baseline are left out.

        Returns why it cannot be checked where it cannot.
        """
        engine, defaults = self.engine, self.defaults
        try:
            result = engine.check(
                [segment],
                target,
                source_lang=source_lang,
                only=defaults.only,
                skip=defaults.skip,
                least=self.least,
                do_not_flag=self._at_home(target),
                severities=defaults.severities,
            )
        except QAError as error:
            return str(error)
        except Exception as error:  # one text on which a check breaks must not cost the others their answer
            return f"a check broke on this text, which is a mistake of ours: {type(error).__name__}: {error}"
        tag = result.language.tag
        return Checked(self.new(result.findings, name, path), tag, count_words(segment.text, engine.packs[tag or "en"]))

    def new(self, findings: tuple[Finding, ...], name: str | int | None, path: str | None) -> tuple[Finding, ...]:
        """Leave out what the project ignores, and what the baseline holds."""
        if ignored := self.defaults.ignored:
            findings = tuple(finding for finding in findings if finding.id not in ignored)
        if not findings or self._old is None:
            return findings
        return tuple(finding for finding in findings if not self._old.knows(path, name, finding.id))

    @cached_property
    def _old(self) -> Baseline | None:
        return known(self.defaults.baseline) if self.defaults.baseline else None

    def _at_home(self, tag: str | None) -> frozenset[str]:
        if tag not in self._words:
            self._words[tag or ""] = words_at_home(self.defaults.do_not_flag, tag)
        return self._words[tag or ""]


def count_words(text: str, pack: LanguagePack) -> int:
    """Count what is between spaces; in scripts that set none, two characters are a word."""
    if pack.spaces:
        return len(text.split())
    return (sum(map(len, text.split())) + 1) // 2


@lru_cache(maxsize=ENGINES)
def engine_of(settings: Settings | None) -> Engine:
    """Return the engine for these settings, which a process keeps: what it learns of words serves every later shard,
    and every other engine of the same rules and lexicons."""
    settings = settings or Settings.from_environment()
    return _ground(settings.rules, settings.cache).suggesting(settings)


@lru_cache(maxsize=1)
def _ground(rules: Path, cache: Path) -> Engine:
    return Engine.load(Settings(rules=rules, cache=cache))

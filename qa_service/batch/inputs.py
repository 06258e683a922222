"""Files into shards: every text of every file in order, with what its project and the caller say of it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from ..errors import InputError
from ..model import Location, Unit, Unreadable
from ..packs import LanguagePacks
from ..project import ProjectFile, Projects
from ..readers.archive import Member
from ..readers.decode import BrokenFile
from ..readers.files import Found, Stream, streams
from ..readers.format import Format, Hints
from ..readers.reference import beside, is_source, reference, reference_inside
from ..readers.registry import HEAD, format_of, suffix_of
from ..settings import Settings
from .consistency import Translations
from .jsonl import SUFFIXES, lines
from .languages import Numbered, Settler
from .options import Defaults
from .pool import Shard
from .shard import Item
from .task import Broken, Task

SHARD = 256  # texts that a process is handed at a time, or fewer when they are long:
SHARD_SIZE = 256 * 1024  # bytes or code points, so that many processes with huge texts stay in memory
SOURCE = "source language"

Columns = tuple[tuple[str, str], ...]


@dataclass
class Inputs:
    """What a batch reads, and how. ``files`` come in order; ``standard`` says that standard input is one of them.

    Counts as it goes: ``left`` what no format has, by suffix; ``units`` how many units each file turned out to have;
    ``omitted`` which files are left out, by the reason.
    """

    files: Sequence[Found | None]  # None: standard input
    defaults: Defaults
    packs: LanguagePacks
    columns: Columns = ()
    source_dir: Path | None = None
    translations: Translations | None = None
    shard: int = SHARD
    projects: Projects = field(default_factory=Projects)
    left: Counter[str] = field(default_factory=Counter)
    units: dict[str, int] = field(default_factory=dict)
    omitted: dict[str, dict[str, None]] = field(default_factory=dict)
    _merged: dict[Path | None, Defaults] = field(default_factory=dict)

    @property
    def exports(self) -> bool:
        """Say whether anything but the contract's JSONL was there."""
        return bool(self.units or self.left or self.omitted or any(found and found.archive for found in self.files))

    def shards(self) -> Iterator[Shard]:
        """Yield all texts in shards; what is in one shard shares its defaults."""
        for found in self.files:
            defaults = self.defaults_of(found)
            yield from _shards(self._items(found, defaults), defaults, self.shard)

    def defaults_of(self, found: Found | None) -> Defaults:
        """Return what holds for a file: what the caller said, and for the rest what its project says.

        Raises RuleError for a mistake in the project's file.
        """
        file = self.project_of(found)
        if file.path not in self._merged:
            self._merged[file.path] = merged(self.defaults, file)
        return self._merged[file.path]

    def forget_merged(self) -> None:
        """Ask the projects again, after what the caller says has changed."""
        self._merged.clear()

    def project_of(self, found: Found | None) -> ProjectFile:
        """Return the project that a file belongs to; standard input belongs to the current folder's."""
        return self.projects.of(found.path if found else Path())

    def omit(self, reason: str, name: str) -> None:
        """Note a file that is left out; once, however often it is read past."""
        self.omitted.setdefault(reason, {})[name] = None

    def is_omitted(self, name: str) -> bool:
        """Say whether a file is left out."""
        return any(name in names for names in self.omitted.values())

    def in_source_language(self, found: Found, inner: str) -> bool:
        """Say whether a file, or one inside an archive, says by its name that it holds the source."""
        defaults = self.defaults_of(found)
        return defaults.source_lang is not None and is_source(inner, defaults.source_lang, defaults.declared)

    def _sources_inside(self, found: Found, members: Iterable[Member]) -> set[PurePosixPath]:
        """Return the members of an archive that are in the source language, by name or as the source of another."""
        source_lang, sources = self.defaults_of(found).source_lang, set[PurePosixPath]()
        for member in members:
            if self.in_source_language(found, member.inner(found.inner)):
                sources.add(member.path)
            elif self.source_dir is None and (other := beside(member, source_lang)):
                sources.add(other.path)
        return sources

    def columns_of(self, found: Found) -> Columns:
        """Return what columns the caller or the project names."""
        return self.columns or tuple(self.project_of(found).project.columns.items())

    def hints(self, found: Found, stream: Stream) -> Hints:
        """Return what a reader, or a writer, is told of a file. Raises InputError for a reference not to be read."""
        defaults = self.defaults_of(found)
        if stream.member is not None and self.source_dir is None:
            there = reference_inside(stream.member, defaults.source_lang)
        else:
            inner = stream.member.name if stream.member is not None else stream.inner
            there = reference(found.path, inner, self.source_dir, defaults.source_lang)
        return Hints(defaults.source_lang, defaults.declared, self.columns_of(found), there)

    def is_jsonl(self, found: Found, name: str) -> bool:
        """Say whether a file is the contract's JSONL: one whose keys are not named otherwise."""
        return suffix_of(name) in SUFFIXES and not self.columns_of(found)

    def _items(self, found: Found | None, defaults: Defaults) -> Iterator[tuple[Item, int]]:
        """Yield each text with the bytes read so far of its file."""
        if found is None:
            for line in lines(sys.stdin.buffer, "-" if len(self.files) > 1 else None, "standard input"):
                yield line, 0
            return
        before, sources = 0, None
        for stream in streams(found, self.left):
            if isinstance(stream, Unreadable):
                yield Broken(stream), before
                continue
            if stream.member is not None:
                if sources is None:
                    sources = self._sources_inside(found, stream.member.beside.values())
                if stream.member.path in sources:
                    self.omit(SOURCE, stream.name)
                    continue
            if self.is_jsonl(found, stream.name):
                named = stream.name if len(self.files) > 1 or found.archive else None
                done = before
                for line in lines(stream.data, named, stream.name, stream.inner):
                    done += len(line.data)
                    yield line, done
            else:
                for number, item in self._settled(found, stream, defaults):
                    done = before + _position(stream)
                    if isinstance(item, Unreadable):
                        yield Broken(item), done
                    else:
                        earlier = self.translations.compare(item, stream.inner) if self.translations else ()
                        yield Task(item, number, earlier, stream.inner), done
            before += stream.size

    def _settled(self, found: Found, stream: Stream, defaults: Defaults) -> Iterator[Numbered]:
        settler = Settler(self.packs, defaults.target, defaults.source_lang)
        return settler.settle(self._numbered(found, stream), stream.name)

    def _numbered(self, found: Found, stream: Stream) -> Iterator[Numbered]:
        number = -1
        for item in self._read(found, stream):
            number += isinstance(item, Unit)
            yield number, item
        self.units[stream.name] = number + 1

    def _read(self, found: Found, stream: Stream) -> Iterator[Unit | Unreadable]:
        try:
            hints = self.hints(found, stream)
            yield from recognised(stream).read(stream.data, stream.name, hints)
        except InputError as error:
            line = error.line if isinstance(error, BrokenFile) else None
            why = str(error).removeprefix(f"{stream.name}: ").removeprefix(f"line {line}: ")
            yield Unreadable(Location(stream.name, line), why)
        except Exception as error:  # a file on which a reader breaks must not cost the others their check
            why = f"cannot be read, by a mistake of ours or a package that is missing: {type(error).__name__}: {error}"
            yield Unreadable(Location(stream.name), why)


def recognised(stream: Stream) -> Format:
    """Return the format of a file, its stream at the beginning. Raises InputError for one that is not read."""
    head = stream.data.read(HEAD)
    stream.data.seek(0)
    return format_of(stream.name, head)


def merged(defaults: Defaults, file: ProjectFile) -> Defaults:
    """Return the defaults with what the project adds; where both speak, the caller is right."""
    project, settings = file.project, defaults.settings or Settings.from_environment()
    if file.glossary and not settings.glossary:
        settings = replace(settings, glossary=file.glossary)
    return replace(
        defaults,
        target=defaults.target or project.languages.target,
        source_lang=defaults.source_lang or project.languages.source,
        only=defaults.only or project.checks.only,
        skip=(*defaults.skip, *project.checks.skip),
        do_not_flag=project.do_not_flag,
        severities=project.by_check(),
        ignored=frozenset(project.ignore.findings),
        settings=settings,
    )


def _shards(items: Iterable[tuple[Item, int]], defaults: Defaults, most: int) -> Iterator[Shard]:
    shard: list[Item] = []
    size = done = told = 0
    for item, done in items:
        shard.append(item)
        size += item.size
        if len(shard) == most or size >= SHARD_SIZE:
            yield Shard(shard, defaults, max(0, done - told))
            shard, size, told = [], 0, max(done, told)
    if shard:
        yield Shard(shard, defaults, max(0, done - told))


def _position(stream: Stream) -> int:
    """Say how far a reader is in its file, as far as it tells."""
    try:
        return stream.data.tell()
    except (OSError, ValueError):
        return 0

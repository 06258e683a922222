"""From what the caller said to what will be read: mistakes are found here, before anything is checked or written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

import regex

from ..errors import InputError, RuleError
from ..model import Severity
from ..packs import LanguagePacks
from ..pipeline import Engine
from ..project import COLUMNS, line_of
from ..readers.files import Found, walk
from ..renderers.report import writer
from .baseline import known
from .consistency import Translations
from .inputs import Columns, Inputs
from .jsonl import SUFFIXES
from .leave_out import OWN, leave_out
from .options import Defaults
from .shard import engine_of
from .task import INCONSISTENT

_QUOTED = regex.compile(r"“([^”]+)”")  # the culprit in a message


@dataclass(frozen=True)
class Paths:
    """Where a batch writes, and what else it reads than its inputs. ``output`` None: standard output."""

    output: str | None
    reports: tuple[str, ...]
    write_back: str | None
    baseline: str | None
    source_dir: str | None
    resume: str | None

    @property
    def files(self) -> list[str]:
        """The files that are written."""
        return [*self.reports, *filter(None, (self.output,))]

    @property
    def others(self) -> set[Path]:
        """What lies in a folder but is no input, and need not be told of."""
        named = (*self.files, *filter(None, (self.write_back, self.source_dir, self.resume)))
        return {Path(path).resolve() for path in named}


def plan(paths: Sequence[str], made: Paths, defaults: Defaults, columns: Columns, packs: LanguagePacks) -> Inputs:
    """Find the files. Raises InputError for one that is not there, or that would be written over."""
    if made.source_dir and not Path(made.source_dir).exists():
        raise InputError(f"{made.source_dir}: there is no such file or folder")
    files: list[Found | None] = []
    left: Counter[str] = Counter()
    written: list[str] = []
    for path in paths:
        if path == "-":
            files.append(None)
        else:
            walked = walk([path], made.others)
            files += walked.files
            left += walked.left
            written += walked.written
    _distinct(made, files)
    source_dir = Path(made.source_dir) if made.source_dir else None
    inputs = Inputs(_once(files), defaults, packs, columns, source_dir, left=left)
    for name in written:
        inputs.omit(OWN, name)
    leave_out(inputs)
    return inputs


def checked(inputs: Inputs, engine: Engine) -> None:
    """Raise the first mistake in options or project files: a language, check, glossary or baseline that is none."""
    _known(inputs.defaults, engine)
    for found in inputs.files:
        try:
            engine_of(inputs.defaults_of(found).settings)  # opens the project's glossary
            _known(inputs.defaults_of(found), engine)
        except InputError as error:
            path = inputs.project_of(found).path
            if path is None:
                raise
            named = _QUOTED.search(str(error))
            raise RuleError(f"{path}:{line_of(path, named[1] if named else '')}: {error}") from None
    if inputs.defaults.baseline:
        known(inputs.defaults.baseline)


def _known(defaults: Defaults, engine: Engine) -> None:
    for tag in filter(None, (defaults.target, defaults.source_lang)):
        if tag.lower() != "auto":
            engine.packs.find(tag)
    for name in (*defaults.only, *defaults.skip, *defaults.severities):
        if not len(engine.rulebook.select([name])):
            raise InputError(f"there is no check “{name}”: see `qa-service rules` or GET /v1/rules", "checks")


def consistency(inputs: Inputs, engine: Engine, stack: ExitStack) -> Translations | None:
    """Return what remembers translations, where a file wants that check; ``stack`` closes it."""
    every = {(it.only, it.skip) for it in map(inputs.defaults_of, inputs.files)}
    if not any(INCONSISTENT in engine.rulebook.select(*wanted) for wanted in every):
        return None
    both = Severity(inputs.defaults.least) is Severity.NEUTRAL
    return stack.enter_context(closing(Translations(both)))


def columns_of(said: str | None) -> Columns:
    """Return ``target=French,source=English`` as pairs. Raises InputError for what is not such a list."""
    pairs = []
    for part in said.split(",") if said else ():
        role, equals, name = part.partition("=")
        if not equals or not name.strip() or role.strip() not in COLUMNS:
            known_roles = ", ".join(COLUMNS)
            raise InputError(f"--columns: “{part}” is not ROLE=NAME, with a role of {known_roles}", "columns")
        pairs.append((role.strip(), name.strip()))
    return tuple(pairs)


def _distinct(made: Paths, files: Sequence[Found | None]) -> None:
    """Raise InputError when an output is an input, two outputs are one, or a report has no known suffix."""
    for path in made.reports:
        writer(path)
    kept = {found.path.resolve() for found in files if found} | (
        {Path(made.baseline).resolve()} if made.baseline else set()
    )
    written = set()
    for path in made.files:
        place = Path(path).resolve()
        if place in kept:
            raise InputError(f"{path}: is an input too, and would be lost: write to another file")
        if place in written:
            raise InputError(f"{path}: would be written twice: give each output a name of its own")
        if place.is_dir():
            raise InputError(f"{path}: cannot be written: it is a folder")
        written.add(place)
    for found in files:
        if made.write_back and found and not found.archive:
            back = Path(made.write_back, found.inner)
            if back.resolve() == found.path.resolve():
                raise InputError(f"{found.name}: would be written over itself: name another folder for --write-back")


def _once(files: Sequence[Found | None]) -> list[Found | None]:
    """Leave out exports that are named twice; JSONL is answered as often as it is named."""
    seen = set()
    kept: list[Found | None] = []
    for found in files:
        if found is not None and not found.name.lower().endswith(SUFFIXES):
            place = found.path.resolve()
            if place in seen:
                continue
            seen.add(place)
        kept.append(found)
    return kept

"""What a project has settled: ``.qa-service.toml``, which lives with its exports and is looked up from them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from .errors import RuleError
from .model import Severity
from .toml import read_table

NAME = ".qa-service.toml"
COLUMNS = ("id", "source", "target", "source_lang", "target_lang")


@dataclass(frozen=True)
class Languages:
    """BCP-47 tags for texts that do not say theirs."""

    target: str | None = None
    source: str | None = None


@dataclass(frozen=True)
class Checks:
    """Checks or families to run (``only``; empty: all) and to leave out."""

    only: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ignore:
    """What is not to be looked at: ``files`` by patterns of their path below the project's folder (``*`` stands for
    anything, folders too), and ``findings`` by their ids, which stay the same while the segment and its name do."""

    files: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Project:
    """The settings of a project, as its file writes them.

    ``glossary`` is a path from the file's folder. ``do_not_flag`` are words that are at home, by target language, or
    under ``all``; ``severities`` maps checks or families to a severity; ``columns`` maps ``id``, ``source``,
    ``target``, ``source_lang``, ``target_lang`` to columns of tables.
    """

    languages: Languages = field(default_factory=Languages)
    checks: Checks = field(default_factory=Checks)
    glossary: str | None = None
    do_not_flag: dict[str, tuple[str, ...]] = field(default_factory=dict)
    ignore: Ignore = field(default_factory=Ignore)
    severities: dict[str, str] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)

    def by_check(self) -> Mapping[str, Severity]:
        """Return the severities of checks and families."""
        return {check: Severity(severity) for check, severity in self.severities.items()}


@dataclass(frozen=True)
class ProjectFile:
    """A project and where its file lies; ``path`` is None where there is none."""

    project: Project = field(default_factory=Project)
    path: Path | None = None

    @property
    def glossary(self) -> Path | None:
        """Return where the glossary lies."""
        if self.path is None or self.project.glossary is None:
            return None
        return self.path.parent / self.project.glossary

    def ignores(self, file: Path) -> bool:
        """Say whether a file that belongs to the project is not to be read."""
        if self.path is None or not self.project.ignore.files:
            return False
        inner = file.resolve().relative_to(self.path.parent.resolve()).as_posix()
        return any(fnmatchcase(inner, pattern) for pattern in self.project.ignore.files)


class Projects:
    """Finds the project of a file, reading each project file once."""

    def __init__(self) -> None:
        self._by_folder: dict[Path, ProjectFile] = {}

    def of(self, path: Path) -> ProjectFile:
        """Return the nearest project file in the folder of ``path`` or above it, up to the repository's top.

        Raises RuleError with path and line for a mistake in it.
        """
        folder = path.resolve() if path.is_dir() else path.resolve().parent
        return self._in(folder)

    def _in(self, folder: Path) -> ProjectFile:
        if folder not in self._by_folder:
            file = folder / NAME
            if file.is_file():
                found = ProjectFile(read_project(file), file)
            elif folder.parent == folder or (folder / ".git").exists():
                found = ProjectFile()
            else:
                found = self._in(folder.parent)
            self._by_folder[folder] = found
        return self._by_folder[folder]


def words_at_home(do_not_flag: Mapping[str, Collection[str]], tag: str | None) -> frozenset[str]:
    """Return the words that are at home in a language: of ``all``, of the tag, and of its language (``pt``)."""
    keys = {"all", *((tag.lower(), tag.lower().partition("-")[0]) if tag else ())}
    return frozenset(word for key, words in do_not_flag.items() if key.lower() in keys for word in words)


def read_project(path: Path) -> Project:
    """Read a project file. Raises RuleError with path and line for what is unknown, of a wrong type or no severity."""
    project = read_table(path, Project)
    for table, value, known in (
        *(("severities", severity, tuple(Severity)) for severity in project.severities.values()),
        *(("columns", column, COLUMNS) for column in project.columns),
    ):
        if value not in known:
            raise RuleError(f"{path}:{line_of(path, value)}: [{table}] “{value}” is none of {', '.join(known)}")
    return project


def line_of(path: Path, word: str) -> int:
    """Return the first line (from 1) of a project's file that holds a word; the first one when none does."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if word in line), 1)

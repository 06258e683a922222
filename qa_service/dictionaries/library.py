"""The compiled dictionaries of this machine: opened when asked for, kept open, silent where there is none."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

from ..errors import DictionaryError
from ..settings import Settings
from .names import Direction
from .store import PairStore

_log = logging.getLogger(__name__)


def folder_of(settings: Settings) -> Path:
    """Return where compiled dictionaries lie."""
    return settings.dictionaries or settings.cache / "dictionaries"


class DictionaryLibrary:
    """Compiled directions by languages. One that is broken is told once and then left alone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._open: dict[Direction, PairStore | None] = {}

    def pair(self, direction: Direction) -> PairStore | None:
        """Return a direction's dictionary; None when it is not installed or broken."""
        if direction not in self._open:
            self._open[direction] = self._load(direction)
        return self._open[direction]

    def _load(self, direction: Direction) -> PairStore | None:
        for folder in self.folders(direction.name):
            try:
                return PairStore(folder)
            except DictionaryError as error:
                _log.warning("%s", error)
        return None

    def folders(self, name: str = "*") -> list[Path]:
        """Return the folders of installed directions, or of one by name, the newest first where one has two."""
        if not self.folder.is_dir():
            return []
        found = (path for path in self.folder.glob(f"{name}_*") if not path.name.startswith(".") and path.is_dir())
        return sorted(found, key=lambda path: (path.name.partition("_")[0], -path.stat().st_mtime))

    def remove(self, direction: Direction) -> bool:
        """Remove a direction from the disk; False when it was not there."""
        folders = self.folders(direction.name)
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)
        self._open.pop(direction, None)
        return bool(folders)

"""Answers kept shard by shard, so that a run that was stopped goes on where it was."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..model import Severity
from .baseline import stamp
from .options import Answer, Defaults
from .shard import Item
from .written import written


class Checkpoint:
    """A folder with one file a shard, named after what the shard holds and what checks it (baseline, glossary and
    memory by their time and size): nothing stale is used.

    ``signature`` names version and rules. A file is there whole or not at all.
    """

    def __init__(self, folder: Path, signature: str) -> None:
        self._folder = folder
        self._signature = signature

    def place(self, items: Sequence[Item], defaults: Defaults) -> Path:
        """Return where the answers of a shard belong."""
        settings = defaults.settings
        if settings and settings.export:  # a temporary file, of another name each time: ``learnt`` says what is in it
            defaults = replace(defaults, settings=replace(settings, export=None))
        others = (defaults.baseline, settings and settings.glossary, settings and settings.memory)
        stamps = [stamp(path) for path in others if path]
        digest = hashlib.sha256(f"{self._signature}{stamps}".encode())
        digest.update(repr((list(items), defaults)).encode("utf-8", "surrogatepass"))
        return self._folder / f"{digest.hexdigest()[:32]}.json"

    def read(self, place: Path) -> list[Answer] | None:
        """Return the answers of an earlier run, or None where there are none that can be read."""
        try:
            return [_answer(*row) for row in json.loads(place.read_bytes())]
        except (OSError, ValueError, TypeError):
            return None

    def write(self, place: Path, answers: Sequence[Answer]) -> None:
        """Keep the answers. Raises InputError when they cannot be written."""
        with written(place) as out:
            out.write(json.dumps(answers).encode())


def _answer(*row: Any) -> Answer:
    *plain, found = row
    answer = Answer(*plain)
    return answer._replace(found=tuple((check, Severity(severity)) for check, severity in found))

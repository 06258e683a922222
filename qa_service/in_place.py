"""Put a folder of files in place as a whole, so that a reader never sees half of it."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def put_in_place(goal: Path, write: Callable[[Path], None], stale: str, unused: float = 0.0) -> Path:
    """Let ``write`` fill a folder and rename it to ``goal``; then remove its siblings that match ``stale`` and whose
    time of change lies at least ``unused`` seconds back: another version that shares the place may read a younger one.

    The files are written aside, on the same file system. What stood there before stays when writing fails, and two
    writers do no harm: the second one to finish throws its work away. Raises OSError when the place is not writable.
    """
    if goal.is_dir():
        return goal
    goal.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f".{goal.name}-", dir=goal.parent))
    try:
        write(aside)
        os.chmod(aside, 0o755)
        try:
            aside.rename(goal)
        except OSError:
            if not goal.is_dir():
                raise
        for sibling in goal.parent.glob(stale):
            with suppress(OSError):
                if sibling != goal and time.time() - sibling.stat().st_mtime >= unused:
                    shutil.rmtree(sibling, ignore_errors=True)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return goal

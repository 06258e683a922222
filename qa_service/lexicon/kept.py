"""What is worked out once from a lexicon and kept beside it, in JSON; gone with the lexicon's folder."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def read_kept(path: Path) -> dict[str, object]:
    """Return what is kept; nothing where there is nothing that can be read."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}


def keep(path: Path, values: Mapping[str, object]) -> None:
    """Write aside and rename, so that no reader sees half of it; a folder that cannot be written is left alone."""
    with suppress(OSError):
        handle, aside = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(values, file, ensure_ascii=False, separators=(",", ":"))
            os.replace(aside, path)
        except OSError:
            os.unlink(aside)
            raise

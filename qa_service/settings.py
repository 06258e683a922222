"""Every setting of a process in one frozen object, read from the environment once."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from .errors import InputError


def _default_cache() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "qa-service"


def rules_folder() -> Path:
    """Return where the rules lie: inside the installed package, or beside it in a checkout."""
    inside = Path(__file__).parent / "rules"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "rules"


@dataclass(frozen=True)
class Settings:
    """Where things lie and how much is let in. Sizes are in bytes, times in seconds.

    ``glossary`` (CSV, TSV, TBX), ``memory`` (TMX) and the LibreTranslate server at ``mt_url`` are asked for suggestions
    where they are given, as is ``export``, the index that a batch makes of its own translations. ``dictionaries`` is
    where compiled dictionaries lie; None means inside the cache.
    """

    rules: Path = field(default_factory=rules_folder)
    cache: Path = field(default_factory=_default_cache)
    max_request_bytes: int = 16 * 1024 * 1024
    max_segments: int = 10_000
    glossary: Path | None = None
    memory: Path | None = None
    dictionaries: Path | None = None
    export: Path | None = None
    mt_url: str = ""
    mt_key: str = field(default="", repr=False)

    @classmethod
    def from_environment(cls) -> Settings:
        """Read ``QA_SERVICE_*`` variables; what is not set keeps its default. Raises InputError for a bad number."""
        values: dict[str, Path | int | str] = {}
        for name in ("rules", "cache", "glossary", "memory", "dictionaries"):
            if text := os.environ.get(f"QA_SERVICE_{name.upper()}"):
                values[name] = Path(text)
        for name in ("max_request_bytes", "max_segments"):
            if text := os.environ.get(f"QA_SERVICE_{name.upper()}"):
                values[name] = _number(f"QA_SERVICE_{name.upper()}", text)
        for name in ("mt_url", "mt_key"):
            if text := os.environ.get(f"QA_SERVICE_{name.upper()}"):
                values[name] = text
        return cls(**values)  # type: ignore[arg-type]  # the names above pair with their types


def _number(name: str, text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise InputError(f"{name} must be a whole number, not “{text[:40]}”") from None

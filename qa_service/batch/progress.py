"""How far a batch is: a bar on a terminal, now and then a line where a build server keeps a log."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Protocol

from tqdm import tqdm

EVERY = 30  # seconds between two lines of a log


class Progress(Protocol):
    """Is told what was answered."""

    def advance(self, read: int, texts: int) -> None:
        """Take note of bytes of input done with, and of texts answered."""
        ...


@contextmanager
def progress(total: int | None) -> Iterator[Progress]:
    """Show a bar on a terminal, lines where ``CI`` is set, nothing elsewhere. ``total`` is in bytes, None: unknown."""
    if sys.stderr.isatty() or not os.environ.get("CI"):
        with tqdm(total=total, unit="B", unit_scale=True, disable=not sys.stderr.isatty(), leave=False) as bar:
            yield _Bar(bar)
    else:
        yield _Log(total)


@dataclass
class _Bar:
    bar: tqdm  # type: ignore[type-arg]  # tqdm is generic in its stubs only
    texts: int = 0

    def advance(self, read: int, texts: int) -> None:
        self.texts += texts
        self.bar.set_postfix_str(f"{self.texts:,} texts", refresh=False)
        self.bar.update(read)


@dataclass
class _Log:
    total: int | None
    read: int = 0
    texts: int = 0
    began: float = field(default_factory=time.monotonic)
    said: float = field(default_factory=time.monotonic)

    def advance(self, read: int, texts: int) -> None:
        self.read += read
        self.texts += texts
        now = time.monotonic()
        if now - self.said >= EVERY:
            self.said = now
            print(f"qa-service: {self.line(now - self.began)}", file=sys.stderr, flush=True)

    def line(self, seconds: float) -> str:
        """Say how much was done in so many seconds, and how long the rest may take."""
        said = f"{self.texts:,} texts, {self.texts / max(seconds, 0.001):,.0f} a second"
        if not self.total or not self.read:
            return said
        part = min(1.0, self.read / self.total)
        return f"{said}, {part:.0%} done, {seconds * (1 - part) / part / 60:.1f} minutes left"

"""How long the providers of one check may wait for others: what is spent on one token is gone for the next."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

SECONDS = 5.0  # that all waiting of one check may take, however many tokens it asks for

_spent: ContextVar[list[float] | None] = ContextVar("spent", default=None)


@contextmanager
def one_check() -> Iterator[None]:
    """Count the waiting of everything inside as that of one check; checks in other threads count on their own."""
    token = _spent.set([0.0])
    try:
        yield
    finally:
        _spent.reset(token)


@contextmanager
def waiting() -> Iterator[None]:
    """Count the time inside as waiting."""
    start = time.monotonic()
    try:
        yield
    finally:
        if (spent := _spent.get()) is not None:
            spent[0] += time.monotonic() - start


def left() -> float:
    """Return the seconds that may still be waited; all of them outside a check."""
    spent = _spent.get()
    return SECONDS if spent is None else max(0.0, SECONDS - spent[0])

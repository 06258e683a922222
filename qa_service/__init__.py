"""Translation QA: stray foreign tokens, repetition, and what machinery leaves in translated text."""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"

__all__ = ["Engine", "Finding", "Result", "Segment", "Severity", "__version__"]

from .model import Finding, Result, Segment, Severity

if TYPE_CHECKING:
    from .pipeline import Engine


def __getattr__(name: str) -> object:
    """Import the engine only when it is asked for, so that ``import qa_service`` costs nothing."""
    if name == "Engine":
        from .pipeline import Engine

        return Engine
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

"""What a person or a program gets to see: one file a format, one line each to register."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import cast

from ..model import Result
from ..text.offsets import OffsetUnit

FORMATS = ("text", "json", "html")


@dataclass(frozen=True)
class View:
    """How to show a result. ``title`` names the text (a path), ``languages`` maps tags to English names."""

    title: str = "text"
    unit: OffsetUnit = OffsetUnit.CODEPOINT
    colour: bool = False
    languages: Mapping[str, str] = field(default_factory=dict)

    def language(self, tag: str | None) -> str:
        """Name a language in English, or say that it is not known."""
        return self.languages.get(tag, tag) if tag else "language unknown"


Renderer = Callable[[Result, View], str]


def renderer(name: str) -> Renderer:
    """Return the renderer of a format, one of ``FORMATS``. What it returns can always be encoded as UTF-8."""
    return cast(Renderer, import_module(f".{name}", __name__).render)  # each is imported only when it is wanted

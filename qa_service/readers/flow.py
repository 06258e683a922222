"""Running text, put together from pieces: spaces collapse, objects leave a mark, tags leave only their names."""

from __future__ import annotations

from dataclasses import dataclass, field

import regex

from ..model import Span

OBJECT = "\ufffc"  # OBJECT REPLACEMENT CHARACTER: an image, a line break, code
_SPACES = regex.compile(r"[ \t\r\n\f]++")


@dataclass
class Flow:
    """The text of one block so far. Spaces and line ends between words are one space, as a browser shows them."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    protected: list[Span] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    _space: bool = True  # a space at this place would be a second one, or the first of the block

    def text(self, text: str) -> None:
        """Add text."""
        if not text:
            return
        said = _SPACES.sub(" ", text)
        if self._space and said.startswith(" "):
            said = said[1:]
        if said:
            self._space = said.endswith(" ")
            self._add(said)

    def object(self, tag: str) -> None:
        """Add something that is no text: a protected place."""
        self.protected.append(Span(self.length, self.length + 1))
        self.tags.append(tag)
        self._add(OBJECT)
        self._space = False

    def protect(self, start: int) -> None:
        """Protect what was added since ``start``, an earlier ``length``."""
        if start < self.length:
            self.protected.append(Span(start, self.length))

    def done(self) -> tuple[str, tuple[Span, ...], tuple[str, ...]]:
        """Return text, protected places and tags; the text is empty where there is nothing but spaces and objects."""
        text = "".join(self.pieces).rstrip(" ")
        if not text.replace(OBJECT, "").strip():
            return "", (), ()
        spans = sorted({Span(span.start, min(span.end, len(text))) for span in self.protected})
        return text, tuple(span for span in spans if span.start < span.end), tuple(self.tags)

    def _add(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

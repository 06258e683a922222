"""Apply edits to a text: right to left, none lost silently."""

from __future__ import annotations

from collections.abc import Iterable

from .model import Edit


def apply_edits(text: str, edits: Iterable[Edit]) -> tuple[str, list[Edit]]:
    """Return the text with the edits applied, and those that were left because they overlap an earlier one.

    Offsets are code points of ``text``. Where two edits overlap, the one that starts first wins (the longer one
    when both start together). Raises ValueError for an edit outside the text.
    """
    chosen: list[Edit] = []
    left: list[Edit] = []
    for edit in sorted(set(edits), key=lambda edit: (edit.start, -edit.end, edit.replacement)):
        if not 0 <= edit.start <= edit.end <= len(text):
            raise ValueError(f"edit {edit.start}–{edit.end} lies outside a text of {len(text)} code points")
        free = not chosen or edit.start >= chosen[-1].end
        (chosen if free else left).append(edit)
    pieces, position = [], 0
    for edit in chosen:
        pieces += [text[position : edit.start], edit.replacement]
        position = edit.end
    return "".join([*pieces, text[position:]]), left

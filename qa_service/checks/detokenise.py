"""What sacremoses' detokeniser would have written, place by place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from .places import Place, fixed

_CONTEXT = 60  # code points to either side that the detokeniser sees: enough for a pair of quotation marks


class Proposals:
    """The detokeniser's opinion on places of one text. It gives no offsets, so it is asked for a piece at a time."""

    def __init__(self, text: str, tag: str) -> None:
        self._text = text
        self._lang = tag.partition("-")[0]

    def agree(self, place: Place) -> bool:
        """Say whether the detokeniser, given the words around a place, writes it as the place's edits do."""
        text = self._text
        start, end = place.start, place.end
        while start > max(0, place.start - _CONTEXT) and not text[start - 1].isspace():
            start -= 1
        while end < min(len(text), place.end + _CONTEXT) and not text[end].isspace():
            end += 1
        wanted = text[start : place.start] + fixed(text, place) + text[place.end : end]
        return _detokenised(self._lang, tuple(text[start:end].split())) == " ".join(wanted.split())


@lru_cache(maxsize=4096)
def _detokenised(lang: str, words: Sequence[str]) -> str:
    return str(_detokeniser(lang).detokenize(list(words), unescape=False))


@lru_cache(maxsize=256)
def _detokeniser(lang: str) -> Any:
    from sacremoses import MosesDetokenizer  # half a second to import: only a text with something to mend pays for it

    return MosesDetokenizer(lang=lang)

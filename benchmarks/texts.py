"""Texts to measure on: the clean paragraphs of labelled sets, and words drawn as often as they are used."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

from qa_service.lexicon.sources import frequencies
from qa_service.lexicon.store import ACCEPTED
from qa_service.model import Segment
from qa_service.pipeline import Engine

SENTENCE, PARAGRAPH = 15, 75  # words
SHORT, SHORTEST = 100, 30  # code points of a segment as exports have them: a label, a message, a sentence


def drawn(engine: Engine, lang: str, size: int) -> str:
    """Return ``size`` code points of words drawn as often as they are used, no word twice in a row.

    Only words that the language's dictionary accepts, where it has one: the lists hold other languages' words too.
    """
    pack = engine.packs.find(lang)
    lexicon = engine.witness.library.lexicon(pack.tag, build_missing=True)
    shares = frequencies(pack.lexicon)
    if lexicon is not None and pack.lexicon.dictionaries:
        shares = {word: share for word, share in shares.items() if lexicon.look(word).flags & ACCEPTED} or shares
    if not shares or not pack.spaces:  # words in a row are no text where nothing stands between them
        return ""
    draw = random.Random(lang)
    pieces: list[str] = []
    length, weights, words = 0, list(accumulate(shares.values())), list(shares)
    last = ""
    while length < size:
        for word in draw.choices(words, cum_weights=weights, k=10_000):
            if word != last:
                count, last = len(pieces) + 1, word
                end = "\n" if count % PARAGRAPH == 0 else ""
                pieces.append(
                    (word.capitalize() if count % SENTENCE == 1 else word) + (" " if count % SENTENCE else ". ") + end
                )
                length += len(pieces[-1])
    return "".join(pieces)[:size]


def labelled(data: Path, lang: str, size: int) -> str:
    """Return the clean paragraphs of a language, each once, up to ``size`` code points."""
    paragraphs = dict.fromkeys(paragraph for row in _clean(data, lang) for paragraph in row["text"].split("\n"))
    return "\n".join(paragraphs)[:size]


def segments(data: Path, lang: str) -> list[Segment]:
    """Return lines of clean texts with their English sources, cut to the length that most segments of exports have."""
    found = []
    for row in _clean(data, lang):
        targets, sources = row["text"].split("\n"), (row["source"] or "").split("\n")
        if row["source_lang"] == "en" and len(targets) == len(sources):
            pairs = [(_cut(target), _cut(source)) for target, source in zip(targets, sources, strict=True)]
            found += [Segment(target, source=source) for target, source in pairs if len(target) >= SHORTEST]
    return found


def _cut(line: str) -> str:
    return line if len(line) <= SHORT else line[:SHORT].rpartition(" ")[0] or line[:SHORT]


def _clean(data: Path, lang: str) -> Iterator[dict[str, Any]]:
    for path in sorted(data.glob("sets/clean*.jsonl")):
        yield from (row for row in map(json.loads, path.open(encoding="utf-8")) if row["lang"] == lang)

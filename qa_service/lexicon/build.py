"""Compile one language's lists into a lexicon on disk: a trie of words and two bytes a word."""

from __future__ import annotations

import hashlib
import heapq
import json
import math
import os
from contextlib import suppress
from itertools import chain
from pathlib import Path

import marisa_trie
import regex

from ..in_place import put_in_place
from ..packs import LanguagePack
from ..text.scripts import script_of
from .fold import folder
from .heads import dictionary_words
from .sources import Speller, forms, frequencies, versions
from .store import ACCEPTED, CAPITALISED, LISTED, ZIPF_STEPS

FORMAT = 6  # raised whenever the files or what they mean change
ASKED = 60_000  # frequent words put to Hunspell while building; it takes up to a millisecond a word in German
STAMP = 12  # hexadecimal digits of the stamp in a folder's name
UNUSED = 7 * 24 * 3600  # seconds after which a lexicon that nobody opened is removed when its successor is built
DOUBTED = 20_000  # frequent words whose place in a list of forms does not count until Hunspell agrees
HEAD = 4000  # words kept in order of frequency, to estimate how a list leaks into another
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}'·\u200c\u200d-]*")


def stamp(pack: LanguagePack) -> str:
    """Return a digest of everything a lexicon is made of; a lexicon with another stamp is stale."""
    inputs = [FORMAT, versions(), pack.tag, pack.scripts, repr(pack.lexicon)]
    if "Latn" not in _scripts(pack):
        inputs.append("guests")
    return hashlib.sha256(json.dumps(inputs, ensure_ascii=False).encode()).hexdigest()[:STAMP]


def folder_of(cache: Path, pack: LanguagePack) -> Path:
    """Return where the lexicon of a language lies in the cache."""
    return cache / "lexicons" / f"{pack.tag}-{stamp(pack)}"


def build(cache: Path, pack: LanguagePack) -> Path:
    """Build a language's lexicon and return its folder; at once when it is there already.

    A lexicon with another stamp stays while somebody has opened it lately. Raises OSError when the cache is not
    writable.
    """
    goal = folder_of(cache, pack)
    if goal.is_dir():
        with suppress(OSError):  # somebody else's cache may be read-only
            os.utime(goal)
        return goal
    stale = f"{pack.tag}-" + "?" * STAMP
    return put_in_place(goal, lambda aside: _write(aside, pack), stale, unused=UNUSED)


def _write(place: Path, pack: LanguagePack) -> None:
    fold = folder(pack.lexicon.fold)
    listed = {word: share for word, share in frequencies(pack.lexicon).items() if _is_word(word, pack)}
    values = {word: (_zipf_step(share), LISTED) for word, share in (listed | _guests(pack)).items()}
    heads = {word: _written(word) for word in chain.from_iterable(map(dictionary_words, pack.lexicon.dictionaries))}
    spelled: dict[str, str] = {}
    for word in forms(pack.lexicon):
        _mark(values, fold(word), _written(word), pack)
        if _written(word) == ACCEPTED and (folded := fold(word)) in listed and folded != word:
            spelled[folded] = word
    settled = {fold(word) for word, flag in heads.items() if flag == ACCEPTED}
    _ask_dictionary(values, {word: share for word, share in listed.items() if word not in settled}, spelled, pack)
    for word, flag in heads.items():
        _mark(values, fold(word), flag, pack)
    trie = marisa_trie.Trie(values)
    zipf, flags = bytearray(len(trie)), bytearray(len(trie))
    for word, number in trie.items():
        zipf[number], flags[number] = values[word]
    trie.save(str(place / "words.marisa"))
    (place / "values.bin").write_bytes(bytes(zipf) + bytes(flags) + b"\0")  # an empty file cannot be mapped
    head = sorted(listed, key=lambda word: (-listed[word], word))[:HEAD]
    meta = {
        "tag": pack.tag,
        "words": len(trie),
        "floor": min((_zipf_step(share) for share in listed.values()), default=0) / ZIPF_STEPS,
        "coverage": _coverage(listed, values),
        "versions": versions(),
    }
    (place / "head.txt").write_text("\n".join(head), encoding="utf-8")
    (place / "meta.json").write_text(json.dumps(meta, indent=1), encoding="utf-8")


def _mark(values: dict[str, tuple[int, int]], word: str, flag: int, pack: LanguagePack) -> None:
    zipf, flags = values.get(word, (0, 0))
    if flags or _is_word(word, pack):
        values[word] = (zipf, flags | flag)


def _written(word: str) -> int:
    """Return the flag of a word that a dictionary writes like this: with a capital or without."""
    return CAPITALISED if word[:1].isupper() else ACCEPTED


def _ask_dictionary(
    values: dict[str, tuple[int, int]], listed: dict[str, float], spelled: dict[str, str], pack: LanguagePack
) -> None:
    """Ask Hunspell for the frequent words of ``listed``; the rest is asked when a text needs it.

    Lists of forms are gathered from texts and hold foreign words too (German ones “the”, “of” and “and”): where
    Hunspell refuses a very frequent form, it does not count. ``spelled`` gives the spelling where folding changed it.
    """
    if not pack.lexicon.dictionaries:
        return
    speller = Speller(pack.lexicon.dictionaries)
    for rank, word in enumerate(heapq.nlargest(ASKED, listed, key=listed.__getitem__)):
        zipf, flags = values[word]
        if rank >= DOUBTED and flags & ACCEPTED:
            continue
        if speller.knows(word) or (word in spelled and speller.knows(spelled[word])):
            flags |= ACCEPTED
        else:
            flags &= ~ACCEPTED
            if not flags & CAPITALISED and speller.knows(word.capitalize()):
                flags |= CAPITALISED
        values[word] = (zipf, flags)


def _is_word(word: str, pack: LanguagePack) -> bool:
    return bool(_WORD.fullmatch(word)) and script_of(word[0]) in _scripts(pack)


def _guests(pack: LanguagePack) -> dict[str, float]:
    """Return the words in Latin letters of a list in another script: loans that are written so, and leaked English."""
    if "Latn" in _scripts(pack):
        return {}
    return {word: share for word, share in frequencies(pack.lexicon).items() if word.isascii() and word.isalpha()}


def _scripts(pack: LanguagePack) -> tuple[str, ...]:
    # a list that is kept in Latin letters serves the Cyrillic text as well
    return ("Latn",) if "serbian-latin" in pack.lexicon.fold else pack.scripts


def _zipf_step(share: float) -> int:
    zipf = math.log10(share) + 9
    return max(1, min(255, round(zipf * ZIPF_STEPS)))


def _coverage(listed: dict[str, float], values: dict[str, tuple[int, int]]) -> float:
    """Return which share of the listed running text the dictionary accepts."""
    total = sum(listed.values())
    known = sum(share for word, share in listed.items() if values[word][1] & (ACCEPTED | CAPITALISED))
    return round(known / total, 4) if total else 0.0

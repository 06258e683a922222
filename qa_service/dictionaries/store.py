"""A compiled dictionary of one direction, memory-mapped: words of one language, candidates in another."""

from __future__ import annotations

import json
import mmap
from array import array
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import marisa_trie

from ..errors import DictionaryError

FORMAT = 2  # raised whenever the files or what they mean change
WEIGHTS = 250  # a byte holds a weight of 0 to 1 in steps of 1/250
ZIPF_STEPS = 30  # as in a lexicon
POS = ("", "n", "v", "a", "r")
NEAR_CUT = 4  # letters of an ending that may differ
NEAR_STEM = 4  # letters that must be the same
NEAR_SHARE = 0.6  # … and as a share of the word
NEAR_MOST = 40  # headwords with that beginning that are compared
_FIELDS = 2  # 32-bit numbers a record: the candidate, and four bytes of what is known of it


class Translation(NamedTuple):
    """A candidate. ``weight`` (0 to 1) says how well the dictionaries support it, ``zipf`` how common it is.

    ``pos`` is its part of speech as far as known (``dictionaries.entry``); ``origin`` indexes ``PairStore.origins``.
    """

    word: str
    weight: float
    zipf: float
    pos: str
    origin: int


class Origin(NamedTuple):
    """Where a translation comes from: dictionaries by name, joined by + where one leads through another; licences."""

    name: str
    licence: str


Compiled = Mapping[str, Sequence[Translation]]


def write_store(
    place: Path, entries: Compiled, forms: Mapping[str, str], origins: Sequence[Origin], about: Mapping[str, object]
) -> None:
    """Write candidates by folded word, and which word each inflected form belongs to."""
    keys = marisa_trie.Trie(entries)
    words = marisa_trie.Trie({item.word for row in entries.values() for item in row})
    rows: list[Sequence[Translation]] = [()] * len(keys)
    for key, number in keys.items():
        rows[number] = entries[key]
    offsets, records = array("I", [0]), array("I")
    for row in rows:
        for item in row:
            packed = round(item.weight * WEIGHTS) | min(255, round(item.zipf * ZIPF_STEPS)) << 8
            records.extend((words[item.word], packed | POS.index(item.pos) << 16 | item.origin << 24))
        offsets.append(len(records) // _FIELDS)
    known = {form: word for form, word in forms.items() if word in keys}
    inflected = marisa_trie.Trie(known)
    lemmas = array("I", bytes(4 * len(inflected)))
    for form, number in inflected.items():
        lemmas[number] = keys[known[form]]
    keys.save(str(place / "keys.marisa"))
    words.save(str(place / "words.marisa"))
    inflected.save(str(place / "forms.marisa"))
    with (place / "data.bin").open("wb") as file:
        for numbers in (offsets, lemmas, records, array("I", [0])):  # an empty file cannot be mapped
            numbers.tofile(file)
    meta = {**about, "format": FORMAT, "words": len(keys), "forms": len(inflected), "origins": [*map(list, origins)]}
    (place / "meta.json").write_text(json.dumps(meta, ensure_ascii=False, indent=1), encoding="utf-8")


class PairStore:
    """One compiled direction. Raises DictionaryError when its files are broken or of another format."""

    def __init__(self, folder: Path) -> None:
        try:
            self.meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
            if self.meta["format"] != FORMAT:
                raise ValueError("made by another version")
            self._keys, self._words, self._forms = (
                _mapped(folder / f"{name}.marisa") for name in ("keys", "words", "forms")
            )
            with (folder / "data.bin").open("rb") as file:
                data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)).cast("I")
            self.origins = [Origin(*pair) for pair in self.meta["origins"]]
            keys, forms = len(self._keys), len(self._forms)
            self._offsets, self._lemmas = data[: keys + 1], data[keys + 1 : keys + 1 + forms]
            self._records = data[keys + 1 + forms :]
            if len(self._records) != self._offsets[keys] * _FIELDS + 1:
                raise ValueError("its files do not fit together")
        except (OSError, ValueError, KeyError, TypeError, IndexError, RuntimeError) as error:
            raise DictionaryError(f"{folder}: broken dictionary ({error}); install it again") from error
        self.size = keys

    def find(self, word: str) -> list[Translation]:
        """Return the candidates of a folded headword, the best first; none when it is not known."""
        number = self._keys.get(word)
        return [] if number is None else self._row(number)

    def find_form(self, form: str) -> list[Translation]:
        """Return the candidates of the word that ``form`` is an inflection of."""
        number = self._forms.get(form)
        return [] if number is None else self._row(self._lemmas[number])

    def near(self, word: str) -> list[Translation]:
        """Return the candidates of the headword that shares the longest beginning with ``word`` and is about as long.

        The guess for an inflection that no list of forms holds; none when the common beginning is short.
        """
        for cut in range(1, NEAR_CUT + 1):
            stem = word[: len(word) - cut]
            if len(stem) < max(NEAR_STEM, len(word) * NEAR_SHARE):
                break
            alike = [key for key in islice(self._keys.iterkeys(stem), NEAR_MOST) if len(key) <= len(word) + 2]
            if alike:
                return self.find(min(alike, key=lambda key: (abs(len(key) - len(stem)), key)))
        return []

    def knows(self, word: str) -> bool:
        """Say whether a folded word or inflected form is known."""
        return word in self._keys or word in self._forms

    def _row(self, number: int) -> list[Translation]:
        records = self._records
        restore = self._words.restore_key
        found = []
        for place in range(self._offsets[number] * _FIELDS, self._offsets[number + 1] * _FIELDS, _FIELDS):
            packed = records[place + 1]
            found.append(
                Translation(
                    restore(records[place]),
                    (packed & 255) / WEIGHTS,
                    (packed >> 8 & 255) / ZIPF_STEPS,
                    POS[packed >> 16 & 255],
                    packed >> 24,
                )
            )
        return found


def _mapped(path: Path) -> marisa_trie.Trie:
    trie = marisa_trie.Trie()
    trie.mmap(str(path))
    return trie

"""Which words of a target another language, or another script, explains better."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..packs import LanguagePack
from ..text.han import odd_runs
from ..text.scripts import is_symbol, script_of, script_runs
from .chinese import ChineseInJapanese
from .guests import Guests
from .library import Library
from .side import Side
from .store import ACCEPTED, OWN, Entry
from .weighing import IN_DICTIONARY, LEAST, Scales, Weight

LONGEST = 60  # code points from which a word is no word of any list
SELDOM = 3.0  # Zipf value from which a list's word is no stranger, whatever the dictionary says
CACHED = 300_000  # verdicts kept by word type; a lexicon's worth, some 60 MB at most


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why a word type is worth a look: candidates that explain it better, or runs of a script that is not at home.

    ``candidates`` are ``(tag, weight)``, the heaviest first; ``alien`` are ``(start, end, script)`` inside the word.
    """

    candidates: tuple[tuple[str, Weight], ...] = ()
    alien: tuple[tuple[int, int, str], ...] = ()


class Evidence(dict[str, Verdict | None]):
    """Verdicts on word types, as written, for one target; None for a word that raises no suspicion."""

    def __init__(
        self,
        pack: LanguagePack,
        target: Side,
        candidates: Sequence[Side],
        library: Library,
        source: str | None,
        names: Mapping[str, str],
        guests: frozenset[str],
        at_home: frozenset[str],
    ) -> None:
        super().__init__()
        self.pack = pack
        self.target = target
        self.source = source
        self._names = names
        self._guests = guests
        self._at_home = at_home
        self.sides = {side.pack.tag: side for side in candidates}
        self.rivals = [
            side.pack.tag
            for side in candidates
            if set(side.pack.scripts) & set(pack.scripts)
            and (side.listed or side.pack.tag in (*pack.close, source))
            and pack.spaces
        ]
        self._rival_sides = tuple(map(self.sides.__getitem__, self.rivals))
        self._foldings = tuple(dict.fromkeys(side.fold for side in self._rival_sides))
        self._scripts = frozenset(pack.scripts)
        self._chinese = ChineseInJapanese(target, self.sides) if pack.tag == "ja" else None
        self._letters = frozenset(pack.letters)
        self._loans = frozenset(map(str.lower, pack.words.loans))
        self._letters_only = pack.spaces and "Hang" not in pack.scripts  # what touches is one word
        self._library = library
        self._scales = Scales(target, self.sides, self.rivals, source)
        self._accepted: dict[str, bool] = {}
        self._weights: dict[tuple[str, str], Weight] = {}
        self.latin = Guests(target, self.sides)

    def __missing__(self, word: str) -> Verdict | None:
        if len(self) >= CACHED:
            self.clear()
        verdict = self[word] = self._judge(word)
        return verdict

    def _judge(self, word: str) -> Verdict | None:
        if not word[0].isalpha():
            return None
        alien = () if word.isascii() and "Latn" in self._scripts else self._alien(word)
        if alien:
            return Verdict(alien=alien)
        if not 1 < len(word) <= LONGEST or word.lower() in self._at_home:
            return None
        candidates = self._suspects(self.target.core(word))
        if self._letters and self._has_strange_letter(word) and (word[0].isupper() or not candidates):
            return Verdict(alien=((0, len(word), self.pack.scripts[0]),))
        return Verdict(candidates=tuple(candidates)) if candidates else None

    def _has_strange_letter(self, word: str) -> bool:
        """Say whether a word has a letter of the target's script that the target does not write."""
        strange = set(word.lower()) - self._letters
        return any(script_of(letter) in self._scripts and letter.isalpha() for letter in strange)

    def _alien(self, word: str) -> tuple[tuple[int, int, str], ...]:
        runs = tuple(
            (start, end, script)
            for start, end, script in script_runs(word)
            if script not in self._scripts and not self._visits(word[start:end], end - start < len(word))
        )
        if not runs and "Hani" in self._scripts:
            runs = tuple((start, end, "Hani") for start, end in odd_runs(word, self.pack.tag))
            if not runs and self._chinese:
                runs = tuple((start, end, "Hani") for start, end in self._chinese.runs(word))
        return runs

    def _visits(self, part: str, inside: bool) -> bool:
        """Say whether a word in another script is at home: a symbol, a unit, a loan; not inside a word of letters."""
        if inside and self._letters_only:
            return False
        return is_symbol(part) or part.lower() in self._guests or part.lower() in self._loans

    def weigh(self, word: str, tag: str) -> Weight:
        """Weigh one word, as it is written, for one rival in the target's script."""
        weight = self._weights.get((word, tag))
        if weight is None:
            if len(self._weights) >= CACHED:
                self._weights.clear()
            core = self.target.core(word)
            weight = self._weights[word, tag] = self._weigh(core, self.target.look(core), tag)
        return weight

    def is_strange(self, word: str) -> bool:
        """Say whether nothing that is known of the target accounts for the word: asks its dictionary if need be."""
        if word.lower() in self._at_home or len(word) <= self._scales.too_short:
            return False
        core = self.target.core(word)
        own = self.target.look(core)
        return not own.flags & (OWN | ACCEPTED) and own.zipf < SELDOM and not self._accepts(core)

    def is_alone(self, word: str, tag: str) -> bool:
        """Say whether a candidate's dictionary has the word, and neither the target's nor another candidate's does."""
        if not self.sides[tag].look(word).flags or self.target.look(word).flags:
            return False
        return not any(side.look(word).flags for other, side in self.sides.items() if other != tag)

    def core(self, word: str) -> str:
        """Drop what the target language elides before the word."""
        return self.target.core(word)

    def name_of(self, tag: str) -> str:
        """Name a candidate in English."""
        return self._names.get(tag, tag)

    def sides_scripts(self, tag: str) -> tuple[str, ...]:
        """Return the scripts of a candidate; none when it has no lexicon."""
        return self.sides[tag].pack.scripts if tag in self.sides else ()

    def _suspects(self, word: str) -> list[tuple[str, Weight]]:
        own = self.target.look(word)
        if own.flags & OWN:
            return []
        found = self._reaching(word, own)
        if found and not own.flags & ACCEPTED and self._accepts(word):
            found = self._reaching(word, own)
        return sorted(found, key=lambda pair: -pair[1].ratio)

    def _reaching(self, word: str, own: Entry) -> list[tuple[str, Weight]]:
        claiming = (side.pack.tag for side in self._claiming(word, own))
        return [(tag, weight) for tag in claiming if (weight := self._weigh(word, own, tag)).ratio >= LEAST]

    def _claiming(self, word: str, own: Entry) -> Iterator[Side]:
        """Yield the rivals that may reach ``LEAST``: most words need no more than a look into each list.

        No language claims a word that its list lacks. What the target's dictionary accepts is worth at least
        ``IN_DICTIONARY`` to it, so that only a word that the other uses often can say more.
        """
        folded = {fold: fold(word) for fold in self._foldings}
        apart = "'" in word or "’" in word
        least = LEAST + IN_DICTIONARY if own.flags & ACCEPTED else 0.0
        for side in self._rival_sides:
            entry = side.lexicon.look(folded[side.fold])
            if entry.zipf >= least if entry.flags else apart and side.core(word) is not word:
                yield side

    def _accepts(self, word: str) -> bool:
        """Ask the target's dictionary at run time, for forms that no list holds."""
        if word not in self._accepted:
            self._accepted[word] = self._library.knows(self.pack.tag, self.target.spelled(word))
        return self._accepted[word]

    def _weigh(self, word: str, own: Entry, tag: str) -> Weight:
        return self._scales.weigh(word, own, tag, self._accepted.get(word, False))

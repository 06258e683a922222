"""Which words of a target must be translated, being words of the source's language, and what ``foreign`` says of it."""

from __future__ import annotations

from ...lexicon.evidence import Evidence
from ...lexicon.store import ACCEPTED, CAPITALISED, OWN
from ...lexicon.weighing import LEAST
from ...model import Span
from ...text.reading import Reading
from ..foreign.aliens import alien_runs
from ..foreign.runs import RunFinder
from ..foreign.shape import Surroundings

SHORTEST = 3  # words of a run that was left
BLIND = 4  # … where the target language has no lexicon
COMMON = 3.0  # Zipf value from which a word of the source's language is not there by chance
EVEN = 0.0  # log10 odds from which ``foreign`` reports a minor error
NAME = 2.5  # Zipf value in the target from which a noun of the source may be a name
LONG = 3  # letters of a word that proves anything


class Strays:
    """Judges the words of one reading whose source and its language are known."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._evidence: Evidence = reading.witness.evidence(reading.pack, reading.source_lang)
        packs = reading.witness.packs
        tag = self._evidence.source or ""
        tag = tag if tag in self._evidence.sides else packs[tag].inherits if tag in packs else ""
        self._tag = tag
        self._side = self._evidence.sides.get(tag)
        scripts = set(self._side.pack.scripts) if self._side else set(reading.pack.scripts)
        self._other_script = not scripts & set(reading.pack.scripts)

    @property
    def can_tell(self) -> bool:
        """Say whether there is a lexicon of the source's language, and it is another language than the target's."""
        return self._side is not None

    @property
    def least_run(self) -> int:
        """Words that a run must have: more where nothing is known of the target's own words."""
        return SHORTEST if self._evidence.target.known else BLIND

    def wants_translation(self, index: int) -> bool:
        """Say whether word ``index`` of the target is the source language's and not the target's as well."""
        word = self._reading.tokens.words[index]
        small = word.lower()
        if self._side is None or len(word) < LONG or not word[0].isalpha() or (word.isupper() and len(word) < 6):
            return False
        entry = self._side.look(small)
        if not entry.flags & ACCEPTED or entry.zipf < COMMON:
            return False
        target = self._evidence.target
        nouns = self._side.pack.words.capital_nouns and word[0].isupper()
        if nouns and (not target.known or self._other_script or target.look(small).zipf >= NAME):
            return False  # where all nouns have capitals, a name looks like one
        if not target.known:
            return True
        if self._other_script:
            return not target.owns(small)
        own = target.look(small)
        if own.flags & OWN or (own.flags & CAPITALISED and word[0].isupper()):
            return False
        if self._tag not in self._evidence.rivals:
            return not own.flags & ACCEPTED
        written = word if target.pack.words.capital_nouns else small
        # what travels in every language is no suspect, whatever it weighs
        return self._evidence[written] is not None and self._evidence.weigh(written, self._tag).ratio >= LEAST

    def may_be_name(self, index: int) -> bool:
        """Say whether word ``index`` has a capital and is a name in the source's language, too (Jersey, May)."""
        word = self._reading.tokens.words[index]
        return bool(self._side and word[0].isupper() and self._side.look(word.lower()).flags & CAPITALISED)

    def said_by_foreign(self) -> list[Span]:
        """Return the places that ``foreign.*`` marks as errors: one event, one finding."""
        reading, evidence = self._reading, self._evidence
        verdicts = [(index, evidence[word]) for index, word in enumerate(reading.tokens.words)]
        suspects = [(index, verdict) for index, verdict in verdicts if verdict is not None]
        if not suspects:
            return []
        tokens, surroundings = reading.tokens, Surroundings(reading)
        same = [pair for pair in suspects if not pair[1].alien]
        runs = RunFinder(reading, evidence, surroundings).runs(same)
        found = [Span(tokens.starts[run.first], tokens.ends[run.last]) for run in runs if run.odds >= EVEN]
        aliens = alien_runs(reading, evidence, surroundings, [pair for pair in suspects if pair[1].alien])
        return [*found, *(Span(run.start, run.end) for run in aliens if run.odds >= EVEN)]

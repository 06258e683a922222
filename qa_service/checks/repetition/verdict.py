"""Judge an event: which check it belongs to, how bad it is and how sure one can be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from ...model import Severity
from ...text.reading import Reading
from ...text.scripts import script_of
from ...text.units import is_unspaced
from .event import Event
from .gaps import Gap
from .legitimate import is_right
from .source import SourceRepeats

WORD, PHRASE, LOOP = "repetition.word", "repetition.phrase", "repetition.loop"

_LOOP = 3  # copies that make a loop
_LONG_LOOP = 4  # copies of one word between commas or hyphens: three are emphasis (“location, location, location”)
_SHORTEST_PHRASE = 2  # words
_WORD_LETTERS = 4  # characters up to which a unit without spaces counts as one word
# Characters of the shortest double that is an error in a script without spaces. Two kana are mostly a mimetic word
# (どんどん, いろいろ), two Thai characters the end and the beginning of syllables; such doubles need a language's word.
_LEAST = {"Hani": 2, "Hira": 3, "Kana": 3, "Thai": 3, "Laoo": 3, "Khmr": 3, "Mymr": 3}
_SHORT_LOOP = 4  # copies of a unit that is too short to be an error when said twice; single characters one more
_PAUSED_UNSPACED = 6  # characters of a unit said again behind a comma or a space, which is a mark in such scripts
_HYPHENATED_LETTERS = 4  # letters of a word that is no sound when hyphens join it three times


@dataclass(frozen=True, slots=True)
class Verdict:
    """``check`` is the rule that the event belongs to; ``severity`` None: the rule's own."""

    check: str
    confidence: float
    severity: Severity | None = None


class Judge:
    """Judges the events of one text. ``names`` are names that double."""

    def __init__(self, reading: Reading, names: Collection[str]) -> None:
        self._reading = reading
        self._names = names
        self._source = SourceRepeats(reading)

    def verdict(self, event: Event) -> Verdict | None:
        """Judge an event; None: it is right, or nobody can tell."""
        if event.gap >= Gap.OTHER or event.seam >= Gap.STOP:
            return None
        if not any(unit[0].isalpha() for unit in event.unit):
            return self._numbers(event)
        unspaced = is_unspaced(event.unit[0])
        judged = self._characters(event) if unspaced else self._words(event)
        if judged is None or self._source.explain(event) or is_right(event, self._reading):
            return None
        if judged.check == WORD and not unspaced and event.raw[0][:1].isupper() and not self._reading.source:
            return self._name(event)
        return judged

    def _words(self, event: Event) -> Verdict | None:
        many, has_source = event.count >= _LOOP, bool(self._reading.source)
        if event.gap == Gap.PLAIN:
            if many:
                return Verdict(LOOP, 0.98)
            if event.period == 1:
                # Without a source a script without capitals hides names (“로아 로아”).
                cased = event.unit[0].upper() != event.unit[0]
                return Verdict(WORD, 0.96 if has_source else 0.92 if cased else 0.85)
            # “said, I said, I”: a speaker who starts again; the marks fit a longer clause only.
            restarts = event.period == _SHORTEST_PHRASE and event.seam >= Gap.PAUSE and " " in event.joint
            return None if restarts else Verdict(PHRASE, 0.97)
        if event.gap == Gap.HYPHEN:
            long = event.count >= _LONG_LOOP or (many and len(event.unit[0]) >= _HYPHENATED_LETTERS)
            return Verdict(LOOP, 0.85) if long else None
        if event.period == 1:
            return Verdict(LOOP, 0.85) if event.count >= _LONG_LOOP else None
        if many:
            return Verdict(LOOP, 0.95)
        if event.period > _SHORTEST_PHRASE:
            return Verdict(PHRASE, 0.92)
        return Verdict(PHRASE, 0.7, Severity.MINOR) if has_source else None

    def _characters(self, event: Event) -> Verdict | None:
        """Judge what is written without spaces, where two equal characters are often the end and the start of words."""
        least = max(_LEAST.get(script_of(unit[0]) or "", 1) for unit in set(event.unit))
        if event.period < least and "".join(event.unit) in self._reading.pack.doubles.never:
            least = event.period
        if event.count >= _LOOP:
            copies = _LOOP if event.period >= least else _SHORT_LOOP + (event.period == 1)
            return Verdict(LOOP, 0.95) if event.count >= copies else None
        paused = event.gap != Gap.PLAIN or bool(event.units.gaps[event.start + event.period])
        if event.period < (_PAUSED_UNSPACED if paused else least):
            return None
        return Verdict(WORD, 0.85) if event.period <= _WORD_LETTERS else Verdict(PHRASE, 0.95)

    def _numbers(self, event: Event) -> Verdict | None:
        """Numbers are the same in every language: what the source has less often was doubled here."""
        if event.gap != Gap.PLAIN or event.seam > Gap.HYPHEN or event.period > _SHORTEST_PHRASE:
            return None
        if not self._source.has_fewer({number: self._counts[number] for number in event.unit}):
            return None
        return Verdict(WORD if event.count < _LOOP else LOOP, 0.85)

    def _name(self, event: Event) -> Verdict | None:
        """A capital double without a source: Bora Bora is right, the name that else stands alone is not."""
        word = event.unit[0]
        if word in self._names or self._doubled[word] > 1:
            return None
        alone = self._counts[word] > event.count
        return Verdict(WORD, 0.85) if alone else Verdict(WORD, 0.7, Severity.MINOR)

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(self._reading.units.folded)

    @cached_property
    def _doubled(self) -> Counter[str]:
        words = self._reading.units.folded
        return Counter(one for one, two in zip(words, islice(words, 1, None), strict=False) if one == two)

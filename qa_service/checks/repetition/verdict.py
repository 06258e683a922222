"""Judge an event: which check it belongs to, how bad it is and how sure one can be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from ...model import Severity
from ...text.case import has_case
from ...text.reading import Reading
from ...text.scripts import script_of
from ...text.units import is_unspaced
from .event import Event
from .gaps import Gap
from .legitimate import is_right, opens, word_of
from .numbers import DoubledNumbers
from .source import SourceRepeats
from .verse import is_verse

WORD, PHRASE, LOOP = "repetition.word", "repetition.phrase", "repetition.loop"

_LOOP = 3  # copies that make a loop
_LONG_LOOP = 4  # copies of one word between commas or hyphens: three are emphasis (“location, location, location”)
_SHORTEST_PHRASE = 2  # words
_WORD_LETTERS = 4  # characters up to which a unit without spaces counts as one word
# Characters of the shortest double that is an error in a script without spaces. Two kana are mostly a mimetic word
# (どんどん, いろいろ), two Thai characters the end and the beginning of syllables; such doubles need a language's word.
_LEAST = {"Hani": 2, "Hira": 3, "Kana": 3, "Thai": 3, "Laoo": 3, "Khmr": 3, "Mymr": 3}
_SHORT_LOOP = 4  # copies of a unit that is too short to be an error when said twice; single characters one more
# Characters of a unit said again behind a comma or a space, which is a mark in such scripts; of one that goes on.
_PAUSED_UNSPACED, _PAUSED_GOING_ON = 6, 4
_TOLD, _TOLD_UNCASED = 11, 5  # letters of two words said again behind a comma, in which people do not call out
_REDUPLICATING = 0.82  # confidence in a doubled word where reduplication is grammar and no list says that it may not
_ENDLESS = 6  # … and copies that nobody calls out
_SUNG = 0.6  # confidence in what comes back in verse
_SURE = 0.75  # confidence in a doubled number under which it is no major error
_EXCITED = ("…", "..", "!", "！")  # how what is said in excitement ends
_HYPHENS = frozenset("-‐‑")
_GLUE = frozenset("-‐‑.=/_:@&+")  # what stands inside compounds, variables, options and addresses
_JOINING = 7  # letters of a word that joins (“and”, “gegen”, “contre”) …
_CHAINED, _AND = 3, 3  # … and words of what joins and is joined at most, letters of “and” behind two words
_HYPHENATED_LETTERS = 4  # letters of a word that is no sound when hyphens join it three times


@dataclass(frozen=True, slots=True)
class Verdict:
    """``check`` is the rule that the event belongs to; ``severity`` None: the rule's own; ``kept``: none may cut it."""

    check: str
    confidence: float
    severity: Severity | None = None
    kept: bool = False


class Judge:
    """Judges the events of one text.

    ``lists`` are words that hold in every language: ``names`` that double, ``classes`` of what bears such names, what
    denies (``not``), what announces a ``number``.
    """

    def __init__(self, reading: Reading, lists: Mapping[str, tuple[str, ...]]) -> None:
        self._reading = reading
        self._names, self._classes, self._not = (frozenset(lists.get(name, ())) for name in ("names", "classes", "not"))
        self._stems = tuple(one[:-1] for one in self._classes if one.endswith("*"))
        self._source = SourceRepeats(reading)
        self._numbers = DoubledNumbers(reading, self._source, frozenset(lists.get("number", ())))

    def verdict(self, event: Event) -> Verdict | None:
        """Judge an event; None: it is right, or nobody can tell."""
        if event.gap >= Gap.OTHER or event.seam >= Gap.STOP:
            return None
        if not any(unit[0].isalpha() for unit in event.unit):
            sure = self._numbers.confidence(event)
            severity = Severity.MINOR if sure < _SURE else None
            return Verdict(WORD if event.count < _LOOP else LOOP, sure, severity) if sure else None
        unspaced = is_unspaced(event.unit[0])
        judged = self._characters(event) if unspaced else self._words(event)
        if judged is None or self._source.explain(event) or is_right(event, self._reading):
            return None
        if judged.check == WORD and not unspaced and not self._reading.source:
            return self._name(event, judged)
        if event.gap == Gap.PAUSE and event.count < _ENDLESS and self._in_verse:
            return Verdict(judged.check, min(judged.confidence, _SUNG), Severity.MINOR, kept=True)
        return judged

    def _words(self, event: Event) -> Verdict | None:
        if event.period == 1 and event.gap == Gap.PLAIN and (_is_compounded(event) or self._is_joined(event)):
            return None
        many, has_source = event.count >= _LOOP, bool(self._reading.source)
        if event.gap == Gap.PLAIN:
            if many:
                return None if self._is_driven(event) else Verdict(LOOP, 0.98)
            if event.period == 1:
                # Without a source a script without capitals hides names (“로아 로아”).
                blind = 0.92 if has_case(event.unit[0][0]) else 0.85
                return Verdict(WORD, min(0.96 if has_source else blind, self._certainty(event.unit[0])))
            if _is_chain(event):
                return None
            # “said, I said, I”: a speaker who starts again; the marks fit a longer clause only.
            restarts = event.period == _SHORTEST_PHRASE and event.seam >= Gap.PAUSE and " " in event.joint
            return None if restarts else Verdict(PHRASE, 0.97)
        if event.gap == Gap.HYPHEN:
            hangs = event.after[:1] in _HYPHENS and event.after[1:2].isspace()  # “sub-sub-sub- committee”
            long = event.count >= _LONG_LOOP or (many and (hangs or len(event.unit[0]) >= _HYPHENATED_LETTERS))
            return Verdict(LOOP, 0.85) if long else None
        if event.period == 1:
            return self._called(event.count)
        if many:
            # “We're coming in, coming in, coming in…” is how people speak when they are excited.
            spoken = event.period == _SHORTEST_PHRASE and event.count < _LONG_LOOP
            return None if spoken and event.after.lstrip().startswith(_EXCITED) else Verdict(LOOP, 0.95)
        if event.units.folded[event.end : event.end + 1] and self._is_denied(event):
            return None
        if event.period > _SHORTEST_PHRASE:
            return Verdict(PHRASE, 0.92)
        # “… in the school, the school offers …”: one clause ends and the next begins with the same thing.
        goes_on = event.after.isspace()
        if goes_on and event.start and not event.before.strip():
            return None
        if has_source:
            return Verdict(PHRASE, 0.7, Severity.MINOR)
        # “Thank you, thank you” is how people speak; “the minister said, the minister said that” is none of theirs.
        long = sum(map(len, event.unit)) >= (_TOLD if has_case(event.unit[0][0]) else _TOLD_UNCASED)
        return Verdict(PHRASE, 0.65, Severity.MINOR) if goes_on and long else None

    @staticmethod
    def _called(count: int) -> Verdict | None:
        """Judge a word with commas between its copies: “no, no, no” is a call, “never, never, never, never” may be."""
        if count < _LONG_LOOP:
            return None
        return Verdict(LOOP, 0.7, Severity.MINOR) if count < _ENDLESS else Verdict(LOOP, 0.9)

    def _is_joined(self, event: Event) -> bool:
        """“רץ ורץ ורץ”: a word three times, each time with the conjunction that is written as one with it."""
        before = event.units.folded[event.start - 1] if event.start else ""
        word, joins = event.unit[0], self._reading.pack.doubles.joins
        return event.count < _LONG_LOOP and any(word == join + before for join in joins) and event.before.isspace()

    def _is_driven(self, event: Event) -> bool:
        """“Und lief und lief und lief”, said three times with “and” each time, and no oftener."""
        joins = self._reading.pack.doubles.joins
        return event.count == _LOOP and event.period == _SHORTEST_PHRASE and any(unit in joins for unit in event.unit)

    @cached_property
    def _in_verse(self) -> bool:
        return is_verse(self._reading.paragraphs, self._reading.text)

    def _certainty(self, word: str) -> float:
        """Say how sure one can be, at most, that a word does not double in the language."""
        doubles = self._reading.pack.doubles
        return 1 if doubles.policy == "error" or word in doubles.never else _REDUPLICATING

    def _is_denied(self, event: Event) -> bool:
        """“The advice they give, the advice they give not”: the second copy says the opposite."""
        return event.after.isspace() and event.units.folded[event.end] in self._not

    def _characters(self, event: Event) -> Verdict | None:
        """Judge what is written without spaces, where two equal characters are often the end and the start of words."""
        least = max(_LEAST.get(script_of(unit[0]) or "", 1) for unit in set(event.unit))
        if event.period < least and word_of(event) in self._reading.pack.doubles.never:
            least = event.period
        if event.count >= _LOOP:
            copies = _LOOP if event.period >= least else _SHORT_LOOP + (event.period == 1)
            return Verdict(LOOP, 0.95) if event.count >= copies else None
        # A mark or a space inside the copies parts them where they do not end: “王丁、李丁、李三” are names of a list.
        paused = event.gap != Gap.PLAIN or any(event.units.gaps[event.start + 1 : event.start + 2 * event.period])
        whole = not event.after and (event.before or not event.start)  # it begins where a clause does, and goes on
        if event.period < ((_PAUSED_GOING_ON if whole else _PAUSED_UNSPACED) if paused else least):
            return None
        return Verdict(WORD, 0.85) if event.period <= _WORD_LETTERS else Verdict(PHRASE, 0.95)

    def _name(self, event: Event, judged: Verdict) -> Verdict | None:
        """Without a source: “the hotel Bora Bora” is right, a capital double whose name else stands alone is not."""
        word = event.unit[0]
        cased, uncased = event.raw[0] != word, not has_case(word[0])
        if word in self._names and not cased and event.units.words[max(0, event.start - 1)][:1].isupper():
            return None  # the last word of a Latin name: “Homo sapiens sapiens”
        if (not opens(event) if cased else uncased) and self._is_borne(event):
            return None
        if not cased or not event.raw[0][:1].isupper():
            return None if uncased and self._is_glossed(event) else judged
        if event.units.words[event.start + 1] == word:
            return judged  # “The the house”: a capital that only opens the sentence
        if word in self._names or self._doubled[word] > 1:
            return None
        alone = self._counts[word] > event.count
        return Verdict(WORD, 0.85) if alone else Verdict(WORD, 0.7, Severity.MINOR)

    def _is_borne(self, event: Event) -> bool:
        """Say whether a word that such names go with stands beside: “the hotel Bora Bora”, “보라보라 호텔에”."""
        folded = event.units.folded
        beside = (*folded[max(0, event.start - 1) : event.start], *folded[event.end : event.end + 1])
        return any(near in self._classes or near.startswith(self._stems) for near in beside)

    @staticmethod
    def _is_glossed(event: Event) -> bool:
        """“로아 로아(Roa Roa)”: a name in a script without capitals, given as a double in Latin letters behind it."""
        words = event.units.words[event.end : event.end + 2]
        return "(" in event.after and len(words) == 2 and words[0] == words[1] and words[0][:1].isupper()

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(self._reading.units.folded)

    @cached_property
    def _doubled(self) -> Counter[str]:
        words = self._reading.units.folded
        return Counter(one for one, two in zip(words, islice(words, 1, None), strict=False) if one == two)


def _is_compounded(event: Event) -> bool:
    """“en en-veckas resa”, “side_1.gold gold”, “--size=SIZE SIZE”: one of the copies is part of a longer word."""
    if event.after in _HYPHENS and event.before[-1:] != event.after:
        return True
    return event.before in _GLUE and event.joint.isspace() and event.before != event.after


def _is_chain(event: Event) -> bool:
    """“3 contre 3 contre 3”, “again and again and again”: one thing three or four times, and what joins it between."""
    units, end, last = event.units, event.end, event.period - 1
    return (
        event.period <= _CHAINED
        and event.count < _LOOP
        and units.folded[end : end + last] == event.unit[:last]
        and all(gap == " " for gap in (event.joint, units.gaps[event.start + last], *units.gaps[end : end + last]))
        and len(event.unit[last]) <= (_JOINING if last == 1 else _AND)
    )

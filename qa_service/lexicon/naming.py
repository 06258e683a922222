"""Name the language that words in a script of their own are written in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import regex

from ..text.han import writers
from ..text.scripts import main_language
from .cutting import log_probability
from .evidence import Evidence
from .side import Side
from .store import ACCEPTED, LISTED

# Zipf units, as the frequencies they are added to.
KNOWN = 1.0  # a dictionary accepts the word
STRANGE_LETTER = -2.0  # the word has a letter that the language does not use
SOURCE = 1.5  # the source is written in the language
MAIN = 0.7  # the language has most text in the script: most strays are its
ENGLISH = 1.2  # most strays in Latin letters are English
OTHERS = 0.5  # how much the other strays of the text count: they mostly come from one language
KIN = 2.5  # the target's own language, in its other script (Serbian)
CERTAIN = 4.0  # letters that only one language writes, or words that tell as much
SAMPLE = 60  # code points looked at; more do not change the answer

_KANA = regex.compile(r"[\p{Hiragana}\p{Katakana}]")
_BOPOMOFO = regex.compile(r"\p{Bopomofo}")

HAN_LANGUAGES = ("ja", "zh-Hans", "zh-Hant")
UNDETERMINED = "und"
Scores = dict[str, float]


def scores(evidence: Evidence, words: Sequence[str], script: str) -> Scores:
    """Return how well each language explains the words of one run, in Zipf units a word; more is better."""
    if script in ("Hani", "Hira", "Kana", "Bopo"):
        return _han_scores(evidence, "".join(words))
    main = main_language(script)
    found = {main: MAIN} if main != evidence.pack.tag else {UNDETERMINED: 0.0}
    if all(len(word) == 1 for word in words):
        return found
    for tag, side in evidence.sides.items():
        if script in side.pack.scripts:
            fit = sum(_fit(side, word) for word in words) / len(words)
            found[tag] = fit + _start(evidence, tag, main)
    return found


@lru_cache(maxsize=1 << 14)
def _fit(side: Side, word: str) -> float:
    entry = side.look(word)
    if entry.flags & (LISTED | ACCEPTED):
        return entry.zipf + (KNOWN if entry.flags & ACCEPTED else 0.0)
    if word.isascii() or not side.letters or side.letters.issuperset(side.fold(word)):
        return 0.0
    return STRANGE_LETTER


def _start(evidence: Evidence, tag: str, main: str) -> float:
    start = 0.0 if tag != main else ENGLISH if tag == "en" else MAIN
    if tag == evidence.source:
        start += SOURCE
    if tag.partition("-")[0] == evidence.pack.tag.partition("-")[0]:
        start += KIN
    return start


def _han_scores(evidence: Evidence, text: str) -> Scores:
    """Tell Japanese from Chinese, and Chinese in simplified characters from traditional ones."""
    if _BOPOMOFO.search(text):
        return {"zh-Hant": CERTAIN}
    if _KANA.search(text):
        return {"ja": CERTAIN}
    able = [tag for tag in writers(text) if tag != evidence.pack.tag] or [main_language("Hani")]
    cut = {tag: log_probability(evidence.sides[tag], text[:SAMPLE]) for tag in able if tag in evidence.sides}
    likeliest = max(cut.values(), default=0.0)
    found = dict.fromkeys((*HAN_LANGUAGES, *able), -CERTAIN)
    for tag in able:
        found[tag] = _start(evidence, tag, main_language("Hani")) + max(-CERTAIN, cut.get(tag, likeliest) - likeliest)
    found.pop(evidence.pack.tag, None)
    return found


def summed(runs: Sequence[Scores]) -> Scores:
    """Return the sums of the scores of several runs."""
    total: Counter[str] = Counter()
    for found in runs:
        total.update(found)
    return dict(total)


def others(total: Scores, own: Scores, count: int) -> Scores:
    """Return the mean scores of the ``count`` runs that are left of a sum without one's own."""
    return {tag: (score - own.get(tag, 0.0)) / count for tag, score in total.items()} if count else {}


def best(found: Scores, others: Scores) -> str:
    """Return the language that explains a run best, where ``others`` is what the other runs of the text say."""
    return max(sorted(found), key=lambda tag: found[tag] + OTHERS * others.get(tag, 0.0))

"""A target that is longer than it may be, or so long or short against its source that something is amiss."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from ...model import Finding, Severity
from ...rulebook import Rulebook
from ...text.reading import Reading

CHECK = "bilingual.length"
OVER = 0.99  # confidence when the target passes its limit
RATIO = 0.6
FAR = 0.75
SHORTEST = 40  # weight of the longer side from which a ratio says anything

_DENSE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}]", regex.V1)
_HANGUL = regex.compile(r"\p{Hangul}", regex.V1)
# What a character says against a letter of an alphabet; measured as the median ratio of human translations.
_DENSE_WEIGHT = 2.6
_HANGUL_WEIGHT = 1.9


def find(reading: Reading, rules: Rulebook) -> Iterator[Finding]:
    """Yield at most one finding: over the segment's limit, or out of proportion to the source."""
    if CHECK not in rules or reading.source is None:
        return
    rule, limit, length = rules[CHECK], reading.segment.limit, len(reading.text)
    if limit is not None and length > limit:
        yield rule.finding(
            reading.text,
            max(0, limit),
            length,
            confidence=OVER,
            severity=Severity.MAJOR,
            evidence={"length": length, "limit": limit},
            what=f"{length} characters where at most {limit} may stand",
        )
        return
    if not reading.text.strip():
        return
    source, target = _weight(reading.source), _weight(reading.text)
    if max(source, target) < SHORTEST or min(source, target) == 0:
        return
    ratio = target / source
    extent = max(ratio, 1 / ratio)
    if extent >= rule.params["remark"]:
        far = extent >= rule.params["far"]
        yield rule.finding(
            reading.text,
            0,
            length,
            confidence=FAR if far else RATIO / 2,
            severity=Severity.MINOR if far else Severity.NEUTRAL,
            mqm="accuracy/addition" if ratio > 1 else "accuracy/omission",
            its="addition" if ratio > 1 else "omission",
            evidence={"ratio": round(ratio, 2)},
            what=f"{extent:.1f} times as {'long' if ratio > 1 else 'short'} as the source lets expect",
        )


def _weight(text: str) -> float:
    """Count characters without white space, each by what it says."""
    plain = sum(map(len, text.split()))
    if text.isascii():
        return plain
    dense, hangul = len(_DENSE.findall(text)), len(_HANGUL.findall(text))
    return plain + dense * (_DENSE_WEIGHT - 1) + hangul * (_HANGUL_WEIGHT - 1)

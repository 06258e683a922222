"""How likely a stretch of text without spaces is in a language: the best way to cut it into words of its list."""

from __future__ import annotations

from .side import Side

LONGEST = 6  # code points of a word that is tried
BILLION = 9.0  # Zipf values count occurrences per billion words, in powers of ten
UNKNOWN = -1.0  # Zipf value of a character that no word of the list holds


def log_probability(side: Side, text: str) -> float:
    """Return log10 of the probability of the likeliest words that a text can be cut into; linear in its length."""
    best = [0.0]
    for end in range(1, len(text) + 1):
        most = best[end - 1] + UNKNOWN - BILLION
        for start in range(max(0, end - LONGEST), end):
            zipf = side.look(text[start:end]).zipf
            if zipf:
                most = max(most, best[start] + zipf - BILLION)
        best.append(most)
    return best[-1]

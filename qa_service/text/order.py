"""Sort places by the numbers that stand there."""

from __future__ import annotations

import numpy as np

from .tokens import Number, Numbers


def places_by(numbers: Numbers) -> Numbers:
    """Return the places of numbers from 0 to 2^31, by number, those of one number in order.

    What a stable ``argsort`` returns, in a fifth of its time: numbers that hold their places sort as they are.
    """
    bits = len(numbers).bit_length()
    placed = numbers.astype(np.int64)
    placed <<= bits
    placed |= np.arange(len(numbers))
    placed.sort()
    placed &= (1 << bits) - 1
    return placed.astype(Number)

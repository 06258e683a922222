"""Names of units that stay short, however long the keys of a file are."""

from __future__ import annotations

import hashlib

LONGEST = 1_000  # code points; the text itself is a key in some formats, and a paragraph is shorter than that
_KEPT = 900


def short(key: str) -> str:
    """Return a key as it is or, where it is very long, its beginning and a digest that tells it from its like.

    A path repeats the keys above each text, and so a long key above many texts would fill the memory.
    """
    if len(key) <= LONGEST:
        return key
    return f"{key[:_KEPT]}…{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"

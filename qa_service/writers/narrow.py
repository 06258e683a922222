"""Notes in files whose encoding lacks some of their characters."""

from __future__ import annotations

# What says the same in plain signs; anything else is escaped.
_SIGNS = (
    dict.fromkeys("“”„‟«»″", '"')
    | dict.fromkeys("‘’‚‛‹›′", "'")
    | dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u202f", " ")
    | {"→": "->", "←": "<-", "…": "...", "•": "*", "×": "x", "œ": "oe", "Œ": "OE"}
)


def fitting(text: str, codec: str) -> str:
    """Return a note as a file in this encoding can hold it: plain signs for typographic ones, else an escape that names
    the character (``\\u0416``)."""
    if holds(text, codec):
        return text
    return "".join(it if holds(it, codec) else _SIGNS.get(it) or escaped(it) for it in text)


def escaped(character: str) -> str:
    """Return the escape that names a character."""
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def holds(text: str, codec: str) -> bool:
    """Say whether an encoding has every character of a text."""
    try:
        text.encode(codec)
    except UnicodeEncodeError:
        return False
    return True

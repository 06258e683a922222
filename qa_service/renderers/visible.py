"""Make any text fit to be shown: what cannot be encoded or would steer a terminal is replaced by a sign for it."""

from __future__ import annotations

_TAB, _DELETE, _PICTURES = 0x09, 0x7F, 0x2400
_LINE_ENDS = frozenset("\n\r")

# The control pictures block has one visible sign for each ASCII control; C1 controls have none.
_CONTROLS: dict[int, str] = {code: chr(_PICTURES + code) for code in range(0x20) if code != _TAB}
_CONTROLS |= {_DELETE: "␡"} | dict.fromkeys(range(128, 160), "�")
_SURROGATES = dict.fromkeys((*range(0xD800, 0xE000), 0xFFFE, 0xFFFF), "�")  # and what XML cannot hold either
# Embeddings, overrides and isolates would reorder what stands around the quoted text.
_BIDI = {code: f"<U+{code:04X}>" for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}

_ON_PAGE = _SURROGATES | {code: sign for code, sign in _CONTROLS.items() if chr(code) not in _LINE_ENDS}
_ON_TERMINAL = _SURROGATES | _CONTROLS | _BIDI | {_TAB: " ", ord("\n"): "⏎", ord("\r"): "␍"}


def on_page(text: str) -> str:
    """Return the text for HTML: no control but tabs and line ends, no lone surrogate. Its length stays the same."""
    return text if text.isprintable() else text.translate(_ON_PAGE)


def on_terminal(text: str) -> str:
    """Return the text for one line of a terminal: nothing in it moves the cursor, colours or reorders."""
    return text if text.isprintable() else text.translate(_ON_TERMINAL)

"""Undo character escapes: entities of HTML, backslash escapes, byte tokens of language models."""

from __future__ import annotations

import html

import regex

_ROUNDS = 3  # “&amp;amp;quot;” is escaped three times; more has not been seen
_TORN = regex.compile(r"& ?(#?) ?(\w{2,6}) ?;")
_BYTES = regex.compile(r"(?:<0x[0-9A-Fa-f]{2}>)++")
_BACKSLASH = regex.compile(r"(?:\\u[0-9a-fA-F]{4})++|\\x[0-9a-fA-F]{2}|\\[nrt\"'/]")
_SIMPLE = {"n": "\n", "r": "", "t": "\t", '"': '"', "'": "'", "/": "/"}


def decoded(text: str) -> str:
    """Return the text that the escapes stand for; what cannot be decoded stays as it is."""
    text = _TORN.sub(r"&\1\2;", text)
    for _ in range(_ROUNDS):
        plain = html.unescape(text)
        if plain == text:
            break
        text = plain
    return _BYTES.sub(_from_bytes, _BACKSLASH.sub(_from_backslash, text))


def _from_bytes(match: regex.Match[str]) -> str:
    raw = bytes(int(token[3:5], 16) for token in match[0].split(">") if token)
    try:
        return raw.decode("utf-8").replace("▁", " ")
    except UnicodeDecodeError:
        return match[0]


def _from_backslash(match: regex.Match[str]) -> str:
    escape = match[0]
    if escape[1] == "x":
        return chr(int(escape[2:], 16))
    if escape[1] != "u":
        return _SIMPLE[escape[1]]
    units = b"".join(int(unit, 16).to_bytes(2, "big") for unit in escape.split("\\u") if unit)
    try:
        return units.decode("utf-16-be")
    except UnicodeDecodeError:
        return escape

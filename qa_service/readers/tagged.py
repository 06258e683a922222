"""Texts with simple tags in them, as subtitles have them: a tag leaves nothing, a break leaves a line end."""

from __future__ import annotations

from html import unescape

import regex

_TAG = regex.compile(r"</?[A-Za-z][^<>\n]{0,300}>|<\d[\d:.]{3,20}>|\{\\[^{}\n]{0,200}\}|<!--(?:[^-]++|-(?!->))*+-->")
_BREAK = regex.compile(r"<br ?/?>", regex.IGNORECASE)


def untagged(text: str, entities: bool) -> tuple[str, tuple[str, ...]]:
    """Return a text without its tags, and the tags in order; ``entities``: ``&amp;`` stands for ``&``."""
    if "<" in text or "{" in text:
        tags = tuple(_TAG.findall(text))
        text = _TAG.sub("", _BREAK.sub("\n", text))
    else:
        tags = ()
    return (unescape(text) if entities and "&" in text else text), tags

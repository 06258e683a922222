"""Markdown: a unit for each block of text; code is left out, links keep their text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO

import regex

from ..model import Unit, Unreadable
from .broken import reporting
from .decode import BrokenFile, decoded, read_bytes
from .flow import Flow
from .format import Format, Hints
from .names import language_tag
from .paired import Entry, Fault, Items, paired

if TYPE_CHECKING:
    from markdown_it.token import Token

LIMIT = 4 * 1024 * 1024  # bytes: a long book has one or two; the parser keeps all of it as tokens
_PARAGRAPH = 256 * 1024  # code points without a blank line; the time for marks inside one grows faster than its length
_FRONT = regex.compile(r"---[ \t]*\r?\n((?:(?!---|\.\.\.)[^\n]*+\n)*+)(?:---|\.\.\.)[ \t]*+(?:\r?\n|\Z)")
_SHOWN = frozenset({"title", "subtitle", "description", "summary", "excerpt"})  # front matter that readers see
_LANGUAGE = frozenset({"lang", "language", "locale"})


@reporting
def read(stream: BinaryIO, name: str, hints: Hints) -> Iterator[Unit | Unreadable]:
    """Yield the units of a text; ``lang`` in its front matter says the language."""
    yield from paired(_entries(read_bytes(stream, LIMIT)), name, hints, _entries)


def _entries(data: bytes) -> Items:
    text = decoded(data)
    front = _FRONT.match(text)
    lang, first, faults = None, list[Entry](), list[Fault]()
    skipped = 0
    if front:
        lang, first, faults = _front_matter(front[1])
        skipped = front[0].count("\n")
        text = text[front.end() :]
    yield from first
    yield from faults
    yield from _blocks(text, lang, skipped)


def _front_matter(text: str) -> tuple[str | None, list[Entry], list[Fault]]:
    """Return the language that the front matter says, and its texts for readers."""
    from .yaml_tree import texts

    entries: list[Entry] = []
    faults: list[Fault] = []
    try:
        entries = [item for item in texts(text) if isinstance(item, Entry)]
    except BrokenFile as error:
        faults.append(Fault(f"the front matter {error}", (error.line or 0) + 1))
    lang = next((tag for entry in entries if entry.key in _LANGUAGE and (tag := language_tag(entry.text))), None)
    shown = [entry for entry in entries if entry.key in _SHOWN and entry.text]
    return lang, [Entry(entry.key, entry.text, (entry.line or 0) + 1, lang=lang) for entry in shown], faults


def _blocks(text: str, lang: str | None, skipped: int) -> Iterator[Entry]:
    from markdown_it import MarkdownIt

    if place := _endless(text):
        raise BrokenFile(f"a paragraph has more than {_PARAGRAPH:,} characters: set blank lines", skipped + place)
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    numbers = Counter[str]()
    kind, line = "", 1
    for token in parser.parse(text):
        if token.map:
            line = skipped + token.map[0] + 1
        if token.type == "inline":
            said, protected, tags = _flow(token.children or []).done()
            if said:
                numbers[kind] += 1
                yield Entry(f"{kind}[{numbers[kind]}]", said, line, protected=protected, tags=tags, lang=lang)
        elif token.type == "html_block":
            from .html_blocks import blocks

            numbers["html"] += 1
            for item in blocks(token.content):
                if isinstance(item, Entry):
                    key = f"html[{numbers['html']}]/{item.key.removeprefix('body/')}"
                    own = line + (item.line or 1) - 1
                    yield Entry(key, item.text, own, item.protected, item.tags, item.lang or lang)
        elif token.nesting == 1 and token.tag:
            kind = token.tag if kind != "li" or token.tag != "p" else "li"


def _endless(text: str) -> int | None:
    """Return the line of a paragraph that is too long, from 1."""
    start = 0
    for blank in regex.finditer(r"\n[ \t\r]*+\n|\Z", text):
        if blank.start() - start > _PARAGRAPH:
            return text.count("\n", 0, start) + 1
        start = blank.end()
    return None


def _flow(children: Sequence[Token]) -> Flow:
    flow = Flow()
    for token in children:
        if token.type in ("text", "text_special"):
            flow.text(token.content)
        elif token.type == "softbreak":
            flow.text(" ")
        elif token.type in ("hardbreak", "code_inline", "image"):
            flow.object(f"<{token.tag}>")
        elif token.type == "html_inline":
            if token.content.lower().startswith(("<br", "<img")):
                flow.object(token.content[:100])
            else:
                flow.tags.append(token.content[:100])
        elif token.nesting:
            flow.tags.append(f"<{token.tag}>" if token.nesting > 0 else f"</{token.tag}>")
    return flow


FORMAT = Format("Markdown", (".md", ".markdown"), read)

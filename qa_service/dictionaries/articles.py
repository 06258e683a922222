"""Read the articles of FreeDict's and Mueller's dictd files into entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

from .entry import Entry, clean, words_of

MOST_SENSES = 12  # of one article; later ones are rare uses
MOST_LINES = 60

_SENSE = regex.compile(r"\s{0,3}+(\d{1,2}|[IVX]{1,5})\.\s++(.*)")
_TRAILING_NUMBER = regex.compile(r"\s++\d{1,2}\.\s*+\Z")
_HEAD_END = regex.compile(r"\s*+[/<\[(]")
_POS = regex.compile(r"<([A-Za-z]++)")
_PARTS = {"n": "n", "pn": "n", "pl": "n", "v": "v", "vt": "v", "vi": "v", "adj": "a", "a": "a", "adv": "r"}
_NOTE = "note:"
_TIE = "~"  # how the Hindi dictionary ties the words of a phrase

_MUELLER_ASIDE = regex.compile(r"\[[^\]]{0,80}+\]|\([^()]{0,200}+\)|_[\p{L}\p{M}-]++\.?+")
_MUELLER_SENSE = regex.compile(r"(?:^|\s)(?:\d{1,2}[.)>]|[а-я]\))(?=\s)")
_MUELLER_POS = regex.compile(r"_(n|v|a|adv)\.")
_LATIN = regex.compile(r"[A-Za-z]")


def freedict(articles: Iterable[tuple[str, str]]) -> Iterator[Entry]:
    """Yield the entries of FreeDict articles: a line with headword and part of speech, then a line a sense.

    A sense stands alone on the second line or begins with its number; other lines define or give examples.
    """
    for index_head, article in articles:
        lines = article.split("\n", MOST_LINES)[:MOST_LINES]
        head = _head(lines[0], index_head)
        if not head:
            continue
        tag = _POS.search(lines[0])
        pos = _PARTS.get(tag[1].lower(), "") if tag else ""
        sense = 0
        for number, line in enumerate(line for line in lines[1:] if line.strip()):
            match = _SENSE.match(line)
            if not match and number:
                continue
            text = _TRAILING_NUMBER.sub("", match[2] if match else line)
            if text.lower().lstrip().startswith(_NOTE):
                continue
            place = -1
            for place, word in enumerate(words_of(text.replace(_TIE, " "))):
                yield Entry(head, word, sense, place, pos)
            sense += place >= 0
            if sense >= MOST_SENSES:
                break


def _head(line: str, index_head: str) -> str:
    """Return the headword as the article writes it, or else as the index has it, which leaves hyphens and case out."""
    end = _HEAD_END.search(line)
    written = clean(line[: end.start()] if end else line)
    return written if _letters(written) == _letters(index_head) else clean(index_head)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def mueller(articles: Iterable[tuple[str, str]]) -> Iterator[Entry]:
    """Yield the entries of Mueller's English–Russian dictionary: senses ``1)``, words between semicolons."""
    for index_head, article in articles:
        head = clean(index_head)
        if not head:
            continue
        _, _, body = article.partition("\n")
        tag = _MUELLER_POS.search(body)
        pos = {"adv": "r"}.get(tag[1], tag[1]) if tag else ""
        text = _MUELLER_ASIDE.sub(" ", _MUELLER_ASIDE.sub(" ", " ".join(body.split())))
        sense = 0
        for piece in _MUELLER_SENSE.split(text)[: 2 * MOST_SENSES]:
            place = 0
            for part in piece.split(";"):
                if _LATIN.search(part):
                    continue  # an example, with its translation
                for word in words_of(part):
                    yield Entry(head, word, sense, place, pos)
                    place += 1
            sense += place > 0

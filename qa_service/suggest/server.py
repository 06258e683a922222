"""What a machine-translation server that the operator points at makes of a stray token."""

from __future__ import annotations

import html
import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache

import regex

from ..tags import comparable
from . import allowance
from .breaker import REST, Breaker
from .libretranslate import LibreTranslate, ServerError
from .provider import Candidate, Query

CALL = 2.0  # seconds that one call may take
LEAST = 0.1  # seconds under which a call is not worth starting
CONTEXT = 400  # code points of the sentence that is sent with the token
# Probabilities that a reviewer takes it: both ways of asking agree; the word marked in its own sentence; the bare word.
AGREED, MARKED, BARE = 0.75, 0.6, 0.5
LONGER = 3  # times the token's length, and some more, that an answer may have
_REMEMBERED = 5000  # tokens in their sentences whose answers are kept
_CAPITAL_NOUNS = ("de", "lb")
_MARK = regex.compile(r"<b>([^<]{1,200}+)</b>")
_TRAILING = ".,;:!?…。，"
_ENDS = regex.compile(r"[.!?。！？…\n]")
_log = logging.getLogger(__name__)


class TranslationServer:
    """A provider over one server. A server that fails costs a warning and a bounded wait, then it is left alone."""

    def __init__(self, server: LibreTranslate, breaker: Breaker | None = None) -> None:
        self._server = server
        self._breaker = breaker or Breaker()
        self._origin = f"server:{server.name}"
        self._codes: Mapping[str, frozenset[str]] | None = None
        self._answers = lru_cache(_REMEMBERED)(self._ask)

    def find(self, query: Query) -> Sequence[Candidate]:
        """Return what the server makes of the token, alone and marked in its sentence."""
        try:
            return self._answers(query.token, _marked(query), query.lang, query.target)
        except ServerError as error:
            if self._breaker.failed():
                _log.warning("%s %s: it is left alone for %d seconds", self._origin, error, REST)
        except _NotAskedError:
            pass
        return ()

    def _ask(self, token: str, marked: str, lang: str, target: str) -> tuple[Candidate, ...]:
        """Ask the server. Raises instead of returning nothing where it could not be asked, so that this is not kept."""
        codes = self._pair(lang, target)
        if codes is None:
            return ()
        with self._call() as seconds:
            bare, sentence = self._server.translate([html.escape(token, quote=False), marked], *codes, seconds)
        self._breaker.succeeded()
        alone = _usable(html.unescape(bare), token, target)
        mark = _MARK.search(sentence)
        inside = _usable(html.unescape(mark[1]), token, target) if mark else ""
        if alone and alone.lower() == inside.lower():
            return (Candidate(inside, AGREED, self._origin),)
        pairs = ((inside, MARKED), (alone, BARE))
        return tuple(Candidate(word, confidence, self._origin) for word, confidence in pairs if word)

    def _pair(self, lang: str, target: str) -> tuple[str, str] | None:
        """Return the server's own codes for two languages; None when it does not translate between them."""
        codes = self._codes
        if codes is None:
            with self._call() as seconds:
                codes = self._codes = self._server.languages(seconds)
        source = _code(lang, codes)
        into = _code(target, codes[source]) if source else None
        return (source, into) if source and into else None

    @contextmanager
    def _call(self) -> Iterator[float]:
        """Count the time inside, and give the seconds that it may take. Raises _NotAskedError where it may not be."""
        seconds = min(CALL, allowance.left())
        if seconds < LEAST or not self._breaker.allows():
            raise _NotAskedError
        with allowance.waiting():
            yield seconds


class _NotAskedError(Exception):
    """The server is left alone, or this check has waited enough."""


def _code(tag: str, codes: Mapping[str, object] | frozenset[str]) -> str | None:
    """Return the server's code for a language, the nearest where it has several."""
    same = [code for code in codes if comparable(code) == comparable(tag)]
    return min(same, key=lambda code: (code.lower() != tag.lower(), len(code), code), default=None)


def _marked(query: Query) -> str:
    """Return the sentence in which the token stands, with the token marked: the source's when it has it, as it is all
    in one language."""
    text, start, end = query.text, query.start, query.end
    source = query.source or ""
    if query.source_lang and comparable(query.source_lang) == comparable(query.lang):
        pattern = regex.compile(rf"(?<!\p{{L}}){regex.escape(query.token)}(?!\p{{L}})", regex.IGNORECASE)
        if match := pattern.search(source):
            text, (start, end) = source, match.span()
    before = text[max(0, start - CONTEXT // 2) : start]
    after = text[end : end + CONTEXT // 2]
    ends = list(_ENDS.finditer(before))
    before = before[ends[-1].end() :] if ends else before
    stop = _ENDS.search(after)
    after = after[: stop.end()] if stop else after
    parts = (html.escape(part, quote=False) for part in (before, text[start:end], after))
    return "{}<b>{}</b>{}".format(*parts).strip()


def _usable(answer: str, token: str, target: str) -> str:
    """Return an answer as it may stand in the token's place; empty when it is none."""
    word = " ".join(answer.split())
    if not token.endswith(tuple(_TRAILING)):
        word = word.rstrip(_TRAILING)
    if not word or word.lower() == token.lower() or len(word) > LONGER * len(token) + 10 or "<" in word:
        return ""
    if not any(character.isalpha() for character in word) or not word.isprintable():
        return ""
    if token.islower() and word.istitle() and " " not in word and comparable(target) not in _CAPITAL_NOUNS:
        word = word.lower()
    return word

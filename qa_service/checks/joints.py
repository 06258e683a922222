"""Apostrophes and hyphens that belong inside a word but stand beside a blank (“n' a”, “don ' t”, “a -t-il”)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import compress, islice

import regex

from ..model import Edit, Severity
from ..packs import LanguagePack
from ..text.reading import Reading
from .blanks import Gap
from .expressions import Expression
from .places import Place

_APOSTROPHE = regex.compile(r"(?P<before>[ \u00a0]{0,2})(?P<mark>['’ʼ‘])(?P<after>[ \u00a0]{0,2})")
_HYPHEN = regex.compile(r"(?P<before>[ \u00a0]{0,2})[-‐‑](?P<after>[ \u00a0]{0,2})")
_HYPHENS = frozenset(("-", "‐", "‑"))
_BLANKS = regex.compile(r"[ \u00a0]+")
_BEFORE_QUOTE = regex.compile(r"(?P<before>[ \u00a0]{0,2})['’](?P<after>[ \u00a0]{1,2})(?=[«“„\"])")
_DOMAIN = regex.compile(r"[A-Za-z0-9-]{1,63}\.[a-z]{2,}")
_APOSTROPHES, _GERSHAYIM = ("'", "’", "ʼ", "‘", "׳"), ('"', "“", "”", "״")
_HEBREW = regex.compile(r"\p{Hebr}{1,8}")
_GERESH = frozenset("גזצץתטדח")  # letters that geresh gives another sound
# Words that geresh shortens: “Ms”, “no.”, “Prof.”, “street”, “page”, “para.”
_SHORTENED = frozenset(["גב", "מס", "פרופ", "רח", "עמ", "סע", "שד", "אונ", "אינג"])
_POSSESSIVES = ("en", "de", "nl", "da", "nb", "nn", "sv")  # languages whose genitives end in s and an apostrophe
_LOOSE = regex.compile(r"(\S{1,40}) ['’](?!\S)")
_SCOPE = 120  # code points in which a quotation mark finds its partner
_VOWELS = frozenset("aeiouyhæœøɛı")  # letters before which a word is elided
_SILENT = frozenset(["fh"])  # what is written and not spoken: Irish “b'fhéidir”
_SPELLED = frozenset("FHLMNSX")  # letters of abbreviations whose names begin with a vowel: “l'FBI”
_CLOSING = regex.compile(r"(?<=[\p{L}\p{N}.,!?…])['’](?![\p{L}\p{N}])", regex.V1)
_OPENING = regex.compile(r"(?<![\p{L}\p{N}])['‘’](?=[\p{L}\p{N}])", regex.V1)


def inside_words(gap: Gap, pack: LanguagePack, expressions: Sequence[Expression]) -> Iterator[Place]:
    """Yield blanks beside a mark that belongs inside a word: apostrophes, colons, the marks of Hebrew abbreviations."""
    mark = gap.text[gap.start : gap.end].strip(" \u00a0")
    if not gap.left or not gap.right:
        return
    if mark == ":":
        yield from known(gap, expressions)
    elif mark == "@":
        yield from _address(gap)
    elif mark[:1] in _APOSTROPHES or mark in _GERSHAYIM:
        yield from _elided_quotation(gap, pack)
        yield from _hebrew_mark(gap, mark)
        yield from split_by_apostrophe(gap, pack, expressions)
        yield from _possessive(gap, pack)


def known(gap: Gap, expressions: Sequence[Expression]) -> Iterator[Place]:
    """Yield what stands between two words that an expression of the rule file knows as one (“EU : n”, “do n't”)."""
    start, end = gap.start - len(gap.left), gap.end + len(gap.right)
    for one in expressions:
        if one.compiled.fullmatch(gap.text, start, end):
            pattern = one.pattern
            severity = Severity(pattern.severity or Severity.MINOR)
            yield Place(start, end, _tight(gap), pattern.label or "a word with a space", pattern.confidence, severity)
            return


def _tight(gap: Gap) -> tuple[Edit, ...]:
    """Return the edits that take every blank out of a gap."""
    return tuple(Edit(*blank.span(), "") for blank in _BLANKS.finditer(gap.text, gap.start, gap.end))


def _address(gap: Gap) -> Iterator[Place]:
    if gap.left.isascii() and gap.right.isascii() and _DOMAIN.match(gap.text, gap.end):
        yield Place(
            gap.start - len(gap.left), gap.end + len(gap.right), _tight(gap), "spaces in an e-mail address", 0.9
        )


def _elided_quotation(gap: Gap, pack: LanguagePack) -> Iterator[Place]:
    """“d' « idée »”: the elided word stands at the quotation mark."""
    found = _BEFORE_QUOTE.match(gap.text, gap.start, gap.end)
    if found and gap.left.lower() in pack.words.elisions and _begins_with_vowel(gap.right):
        edits = tuple(Edit(*found.span(part), "") for part in ("before", "after") if found[part])
        yield Place(gap.start - len(gap.left), gap.end + len(gap.right), edits, "an elision with a space", 0.9)


def _hebrew_mark(gap: Gap, mark: str) -> Iterator[Place]:
    """“מנכ " ל”, “צ ' ילה”: gershayim before the last letter of an abbreviation, geresh behind a foreign sound."""
    blanks = gap.text[gap.start], gap.text[gap.end - 1]
    if not all(map(str.isspace, blanks)) or not _HEBREW.fullmatch(gap.left) or not _HEBREW.match(gap.right):
        return
    start, end = gap.start - len(gap.left), gap.end + len(gap.right)
    if mark in _GERSHAYIM and len(gap.right) == 1:
        yield Place(start, end, _tight(gap), "a word with spaces", 0.85)
    elif mark in _APOSTROPHES and gap.left in _SHORTENED:
        blank = _BLANKS.match(gap.text, gap.start)
        if blank:
            yield Place(start, gap.end, (Edit(*blank.span(), ""),), "an abbreviation with a space", 0.85)
    elif mark in _APOSTROPHES and gap.left[-1] in _GERESH and (len(gap.left) == 1 or _is_lone(gap)):
        yield Place(start, end, _tight(gap), "a word with spaces", 0.85)


def _is_lone(gap: Gap) -> bool:
    """Say whether no other single quotation mark stands near by on the line, with which this one could quote."""
    before = gap.text[max(0, gap.start - _SCOPE) : gap.start].rpartition("\n")[2]
    after = gap.text[gap.end : gap.end + _SCOPE].partition("\n")[0]
    return not any(mark in before or mark in after for mark in _APOSTROPHES)


def _possessive(gap: Gap, pack: LanguagePack) -> Iterator[Place]:
    """“the boys ' house”: every loose apostrophe of the line stands behind an s, so that none of them quotes."""
    found = _APOSTROPHE.fullmatch(gap.text, gap.start, gap.end)
    if (
        not found
        or not (found["before"] and found["after"])
        or pack.tag not in _POSSESSIVES
        or not _ends_in_sibilant(gap.left)
    ):
        return
    text = gap.text
    first, last = max(0, gap.start - _SCOPE), gap.end + _SCOPE
    line = text[first : gap.start].rpartition("\n")[2] + text[gap.start : last].partition("\n")[0]
    if all(_ends_in_sibilant(word) for word in _LOOSE.findall(line)):
        edit = Edit(*found.span("before"), "")
        yield Place(gap.start - len(gap.left), found.end("mark"), (edit,), "a possessive with a space", 0.8)


def split_by_apostrophe(gap: Gap, pack: LanguagePack, expressions: Sequence[Expression]) -> Iterator[Place]:
    """Yield an apostrophe that is parted from its word by a blank on one side or on both.

    Either the word before it is one that this language elides, and a vowel follows (“n' a”, not “rock n' roll”), or
    an expression of the rule file knows the two parts (“don ' t”). A mark that may quote stays.
    """
    found = _APOSTROPHE.fullmatch(gap.text, gap.start, gap.end)
    if not found or not gap.left or not gap.right or not (found["before"] or found["after"]):
        return
    start, end = gap.start - len(gap.left), gap.end + len(gap.right)
    edits = tuple(Edit(*found.span(part), "") for part in ("before", "after") if found[part])
    if gap.left.lower() in pack.words.elisions and _begins_with_vowel(gap.right):
        if not (found["before"] and not found["after"] and len(gap.left) > 1 and _quotes(gap, found)):
            yield Place(start, end, edits, "an elision with a space", 0.95, Severity.MAJOR)
        return
    for one in expressions:
        if one.compiled.fullmatch(gap.text, start, end) and not _quotes(gap, found):
            pattern = one.pattern
            severity = Severity(pattern.severity or Severity.MAJOR)
            yield Place(start, end, edits, pattern.label or "a word with a space", pattern.confidence, severity)
            return


def split_by_hyphen(gap: Gap, compounds: frozenset[str], expressions: Sequence[Expression]) -> Iterator[Place]:
    """Yield a hyphen beside a blank where the compound is known, or stands closed elsewhere in text or source."""
    found = _HYPHEN.fullmatch(gap.text, gap.start, gap.end)
    if not found or not gap.left[-1:].isalpha() or not gap.right or not (found["before"] or found["after"]):
        return
    if f"{gap.left}-{gap.right}".lower() not in compounds:
        yield from known(gap, expressions)
        return
    edits = tuple(Edit(*found.span(part), "") for part in ("before", "after") if found[part])
    start, end = gap.start - len(gap.left), gap.end + len(gap.right)
    yield Place(start, end, edits, "a compound with a space", 0.75)


def compounds_of(reading: Reading) -> frozenset[str]:
    """Return the hyphenated pairs of words that the text and its source write without blanks, in lower case."""
    closed: set[str] = set()
    for tokens in (reading.tokens, reading.source_tokens):
        words = tokens.folded
        hyphens = compress(range(1, len(words)), map(_HYPHENS.__contains__, islice(tokens.gaps, 1, None)))
        closed.update(f"{words[index - 1]}-{words[index]}" for index in hyphens)
    return frozenset(closed)


def _quotes(gap: Gap, found: regex.Match[str]) -> bool:
    """Say whether the apostrophe may be a quotation mark, because its partner stands near by on the line."""
    text = gap.text
    if not found["before"]:
        line = text[max(0, gap.start - _SCOPE) : gap.start]
        return bool(_OPENING.search(line[line.rfind("\n") + 1 :]))
    if not found["after"]:
        line = text[gap.end : gap.end + _SCOPE]
        return bool(_CLOSING.search(line.partition("\n")[0]))
    return False


def _ends_in_sibilant(word: str) -> bool:
    return len(word) > 2 and word[-1] in "sSxXzZ"


def _begins_with_vowel(word: str) -> bool:
    if len(word) > 1 and word.isupper() and word[0] in _SPELLED:
        return True
    if word[:2].lower() in _SILENT:
        return True
    return unicodedata.normalize("NFD", word[0].lower())[:1] in _VOWELS

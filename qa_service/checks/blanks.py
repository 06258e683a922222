"""Blanks around marks and brackets, between words, and blanks that are missing, one gap between two words at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from ..model import Edit, Severity
from ..packs import LanguagePack
from ..text.case import has_case
from .places import Place

BLANK = "[ \u00a0\u202f\u2009]"
_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}"
_SCOPE = 400  # code points in which a bracket must find its partner, so that a smiley “ )” is no bracket
_LINE = 200  # code points of a line looked at for a table's columns
_LIST_MARK = 3  # code points at the start of a line that number an item (“1.  Text”)

_BEFORE = regex.compile(
    rf"""(?<=[\p{{L}}\p{{M}}\p{{N}})\]«»“”‘’"'%°…]|[\p{{L}}\p{{N}}]{BLANK}?\.(?={BLANK}{{1,4}}+[,;:]))(?P<blank>{BLANK}{{1,4}}+)(?P<mark>
        [、。，．：；！？] | ,(?=[\s\p{{L}}"»”’“)\]]|$) | \.(?=[\s"»”’)\]]|$)(?!\ \.)
      | [!?](?=[!?\s"»”’“)\]]|$) | [;:](?=\s|$) | [،؛؟۔।॥።፣፤፦፧։])""",
    regex.V1 | regex.VERBOSE,
)
_OPEN = regex.compile(
    rf"""(?:(?<![:;=8xX-])(?P<mark>[(\[])|(?P<mark>[¿¡]))(?P<blank>{BLANK}{{1,4}}+)(?=[\p{{L}}\p{{N}}«“„"'(¿¡])""",
    regex.V1,
)
_CLOSE = regex.compile(rf"""(?<=[\p{{L}}\p{{M}}\p{{N}}.!?»”"…%])(?P<blank>{BLANK}{{1,4}}+)(?P<mark>[)\]])""", regex.V1)
_CHECKBOX = regex.compile(rf"\[{BLANK}{{0,4}}+[xX✓✔]?{BLANK}{{0,4}}+\]")
_DOUBLE = regex.compile(r"(?<=[^\s|•*#=_+`–—-])(?P<blank>[ \u00a0]{2,3})(?=[^\s|•*#=_+`–—-])")
_MISSING = regex.compile(
    r"""(?P<left>\p{L}[\p{L}\p{M}'’]*+)(?P<mark>[,;،؛.!?؟])(?P<right>\p{L}[\p{L}\p{M}'’]*+)""", regex.V1
)
_NO_SPACES_SET = regex.compile(rf"[{_UNSPACED}]", regex.V1)
_TIGHT_LIST = regex.compile(r"\p{L},\p{L}")
_PERCENT = regex.compile(rf"(?<=\p{{N}})(?P<blank>{BLANK}{{1,2}}+)[%％٪](?![\p{{L}}\p{{N}}({{])", regex.V1)
_MENTIONED = regex.compile(rf"{BLANK}[\p{{Ll}}--\p{{Georgian}}]", regex.V1)
_OPPOSITE = {")": "(", "]": "["}
_OWN_SPACE = regex.compile(r"(?<=[\p{L}\p{M}\p{N})\]])(?P<mark>[;:!?»])(?=\s|$)", regex.V1)


class Gap(NamedTuple):
    """What stands between two words (``left`` and ``right``, empty at the ends of the text): ``text[start:end]``."""

    text: str
    start: int
    end: int
    left: str
    right: str


def around_marks(gap: Gap, pack: LanguagePack) -> Iterator[Place]:
    """Yield blanks before a mark that takes none in this language, and a blank that then lacks behind it."""
    text = gap.text
    for match in _BEFORE.finditer(text, gap.start, min(gap.end + 2, len(text))):
        mark, after = match["mark"], match.end()
        if mark in pack.typography.space_before or _separates_numbers(text, match):
            continue
        if mark == "." and _MENTIONED.match(text, after):
            continue  # “the files that start with a . are hidden”: the mark itself is meant
        if mark.isascii() and _NO_SPACES_SET.match(text, match.start() - 1):
            continue
        edits = [Edit(match.start("blank"), match.end("blank"), "")]
        if mark in ",،؛۔।॥።፣፤" and after < len(text) and text[after].isalpha():
            edits.append(Edit(after, after, " "))
        confidence = 0.9 if mark in ",.，。、" else 0.8
        yield Place(match.start("blank") - 1, after, tuple(edits), f"a space before “{mark}”", confidence)


def before_percent(gap: Gap) -> Iterator[Place]:
    """Yield blanks between a number and its percent sign, for languages that write them together."""
    if match := _PERCENT.match(gap.text, gap.start):
        edit = Edit(*match.span("blank"), "")
        yield Place(gap.start - len(gap.left), match.end(), (edit,), "a space before the percent sign", 0.8)


def inside_brackets(gap: Gap) -> Iterator[Place]:
    """Yield blanks behind an opening bracket or “¿”, and before a closing bracket."""
    text, limit = gap.text, min(gap.end + 1, len(gap.text))
    for match in _OPEN.finditer(text, gap.start, limit):
        mark = match["mark"]
        if _CHECKBOX.match(text, match.start()) or not (mark in "¿¡" or _closes(text, match.end(), mark)):
            continue
        edit = Edit(match.start("blank"), match.end("blank"), "")
        yield Place(match.start(), match.end() + 1, (edit,), f"a space behind “{mark}”", 0.9)
    for match in _CLOSE.finditer(text, gap.start, limit):
        if not _opens(text, match.start(), _OPPOSITE[match["mark"]], match["mark"]):
            continue
        edit = Edit(match.start("blank"), match.end("blank"), "")
        yield Place(match.start() - 1, match.end(), (edit,), f"a space before “{match['mark']}”", 0.9)


def doubled_blanks(gap: Gap, habit: bool) -> Iterator[Place]:
    """Yield two or three blanks inside a line; a remark only behind a full stop or where they are a ``habit``."""
    text = gap.text
    for match in _DOUBLE.finditer(text, gap.start, min(gap.end + 1, len(text))):
        start, end = match.span("blank")
        if _is_layout(text, start, end):
            continue
        severity = Severity.NEUTRAL if habit or text[start - 1] in ".!?:…" else Severity.MINOR
        kept = "\u00a0" if "\u00a0" in match["blank"] else " "
        yield Place(start - 1, end + 1, (Edit(start, end, kept),), "more than one space", 0.85, severity)


def missing_blank(gap: Gap, pack: LanguagePack, source: str, tight: bool) -> Iterator[Place]:
    """Yield a mark that stands between two words without a blank behind it.

    ``tight``: a neighbouring gap is as tight, as in domains, abbreviations and lists of codes.
    """
    text = gap.text
    mark = text[gap.start : gap.end]
    joined = gap.left + mark + gap.right
    if tight or not pack.spaces or _NO_SPACES_SET.search(joined) or joined in source or not _MISSING.fullmatch(joined):
        return
    if mark in ",،" and _TIGHT_LIST.search(source):
        return  # what a program reads: “yes,no,maybe”
    if not (_ends_sentence(gap, pack) if mark in ".!?؟" else _ends_clause(gap)):
        return
    place = (gap.start - len(gap.left), gap.end + len(gap.right))
    yield Place(*place, (Edit(gap.end, gap.end, " "),), f"no space behind “{mark}”", 0.75)


def own_spaces(gap: Gap, pack: LanguagePack) -> Iterator[Place]:
    """Yield, as remarks, marks that lack the no-break space which this language sets before them."""
    text = gap.text
    for match in _OWN_SPACE.finditer(text, gap.start, min(gap.end + 1, len(text))):
        if match["mark"] in pack.typography.space_before:
            edit = Edit(match.start(), match.start(), "\u00a0")
            why = f"no space before “{match['mark']}”"
            yield Place(match.start() - 1, match.end(), (edit,), why, 0.8, Severity.NEUTRAL)


def _is_layout(text: str, start: int, end: int) -> bool:
    """Blanks that make columns, or that follow the number of a list item."""
    head = ("\n" + text[:start] if start <= _LIST_MARK else text[start - _LIST_MARK - 1 : start]).rpartition("\n")
    line = text[max(0, start - _LINE) : end + _LINE]
    return bool(head[1] and not head[2].isalpha()) or "\t" in line or "    " in line


def _ends_clause(gap: Gap) -> bool:
    # Short neighbours are variables or codes (“x,y”, “en,fr”), not a clause and the next one.
    return len(gap.left) >= 3 and len(gap.left) + len(gap.right) >= 6


def _ends_sentence(gap: Gap, pack: LanguagePack) -> bool:
    """A sentence ends in small letters and the next begins with a capital; without capitals both are whole words."""
    left, right = gap.left, gap.right
    if f"{left}." in pack.words.abbreviations or f"{left.lower()}." in pack.words.abbreviations:
        return False
    if not has_case(left[-1]):
        return len(left) >= 3 and len(right) >= 3 and not has_case(right[0])
    return len(left) >= 3 and left[1:].islower() and len(right) >= 2 and right[0].isupper() and right[1:].islower()


def _separates_numbers(text: str, match: regex.Match[str]) -> bool:
    after = text[match.end() : match.end() + 2]
    if match["mark"] == ",":  # blanks on both sides part no number: “in 1882 , 136 years”
        return text[match.start() - 1].isnumeric() and after[:1].isnumeric()
    after = after.lstrip()
    return match["mark"] in ".,:" and text[match.start() - 1].isnumeric() and after[:1].isnumeric()


def _closes(text: str, start: int, mark: str) -> bool:
    closing = ")" if mark == "(" else "]"
    line_end = text.find("\n", start, start + _SCOPE)
    return text.find(closing, start, line_end if line_end >= 0 else start + _SCOPE) >= 0


def _opens(text: str, end: int, opening: str, closing: str) -> bool:
    start = max(0, end - _SCOPE)
    line_start = text.rfind("\n", start, end) + 1
    return text.rfind(opening, max(start, line_start), end) > text.rfind(closing, max(start, line_start), end)

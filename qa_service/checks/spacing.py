"""Spaces that tokenisation left or took away; sacremoses proposes, the language's typography disposes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, compress

import regex

from ..model import Finding, Suggestion
from ..packs import Typography
from ..rulebook import Rule, Rulebook
from ..text.reading import Reading
from . import blanks, joints, quotemarks, script_blanks
from .blanks import BLANK, Gap
from .detokenise import Proposals
from .expressions import expressions
from .places import Place, fixed, merged, widened

_CHECK = "spacing.detokenised"
_LONGEST_GAP = 64  # code points between two words beyond which it is no prose
_SLIPS = 2  # doubled blanks in a short text that may be slips; a person who types more of them does so by habit
_WORDS_A_SLIP = 300  # words of a long text for each further slip
_AGREED = 0.04  # what a second opinion adds to the confidence

# What a gap between two words looks like when a blank may be wrong in it; everything else is passed over.
_SUSPECT = regex.compile(
    rf"""{BLANK}[,.;:!?)\]،؛؟۔।॥።፣፤፦፧։、。，．：；！？] | [(\[¿¡]{BLANK} | {BLANK}{{2}} | ^[,;.!?،؛؟]$
       | {BLANK}["'«»“”„‘’‚][^\p{{L}}\p{{N}}] | [\n(\[«„“‘]["'«»“”„‘’‚]{BLANK}
       | ^{BLANK}[%％٪@]
       | ^{BLANK}{{0,2}}['’ʼ]{BLANK} | {BLANK}['’ʼ]{BLANK}{{0,2}}$ | ^{BLANK}{{1,2}}[-‐‑]{BLANK}?$ | ^[-‐‑]{BLANK}$""",
    regex.V1 | regex.VERBOSE,
)
_ORDINARY = frozenset({"", " ", ", ", ". ", "-", "\n", ".\n", ' "', '" ', " (", ") ", "'", "’"})
_FIRST = regex.compile(rf"""(?:^|.)["'«»“”„‘’‚]{BLANK}$""")
_LAST = regex.compile(rf"""{BLANK}["'«»“”„‘’‚][\s.,;:!?]*$""")
_OWN_SPACE = regex.compile(r"^[)\]]?[;:!?»](?:\s|$)")
_TIGHT = (".", ",", ";")
_BLANKS = " \u00a0\u202f"
_GLUE = "/_@("
_NOT_PROSE = regex.compile(r"[<>{}|=\\_~^]|@(?<!^[ \u00a0]@)|@(?![ \u00a0]$)")


def find(reading: Reading, rules: Rulebook) -> Iterator[Finding]:
    """Find blanks that are too many or too few for the language's typography."""
    if _CHECK not in rules:
        return
    places = list(_places(reading, rules[_CHECK]))
    if places:
        proposals = Proposals(reading.text, reading.pack.tag)
        for place in merged(widened(reading.text, place) for place in places):
            yield _finding(reading, rules[_CHECK], place, proposals)


def _places(reading: Reading, rule: Rule) -> Iterator[Place]:
    found = chain(_between_words(reading, rule), script_blanks.between_signs(reading.text, reading.pack))
    covers = reading.protected.covers
    # where a blank is put in, what it would follow decides: the “;” of an entity is no mark of the sentence
    return (
        place
        for place in found
        if not any(covers(edit.start - (edit.start == edit.end), edit.end) for edit in place.edits)
    )


def _between_words(reading: Reading, rule: Rule) -> Iterator[Place]:
    tokens = reading.tokens
    gaps = tokens.gaps
    own = bool(reading.pack.typography.space_before)
    ordinary = _ORDINARY | _own_ordinary(reading.pack.typography)
    suspects = {gap for gap in set(gaps) - ordinary if len(gap) <= _LONGEST_GAP and _suspect(gap, own)}
    edges = _edges(gaps, suspects)
    yield from _enclitics(reading, rule)
    if not suspects and not edges:
        return
    chosen = compress(range(len(gaps)), map(suspects.__contains__, gaps)) if suspects else ()
    compounds: frozenset[str] | None = None
    habit = _is_habit(reading)
    for index in (*chosen, *edges):
        gap = _gap(reading, index)
        if gaps[index].strip(" \u00a0") in ("-", "‐", "‑"):
            compounds = joints.compounds_of(reading) if compounds is None else compounds
            yield from joints.split_by_hyphen(gap, compounds, expressions(rule, reading.pack.tag))
        else:
            yield from _in_gap(gap, reading, rule, index, habit)


def _enclitics(reading: Reading, rule: Rule) -> Iterator[Place]:
    """Yield the blanks before words that stand at the one before them and are words by themselves: “do n't”."""
    wanted = set(rule.lists.get("enclitics", ())).intersection(reading.tokens.types.values())
    if wanted:
        for index, word in enumerate(reading.tokens.folded):
            if word in wanted and index:
                yield from joints.known(_gap(reading, index), expressions(rule, reading.pack.tag))


def _in_gap(gap: Gap, reading: Reading, rule: Rule, index: int, habit: bool) -> Iterator[Place]:
    pack, source = reading.pack, reading.source or ""
    # '%(name)s' ends in no word
    coded = bool(gap.left) and reading.protected.covers(gap.start - len(gap.left), gap.start)
    if not coded and (parted := list(joints.inside_words(gap, pack, expressions(rule, pack.tag)))):
        yield from parted
        return
    if gap.end - gap.start == 1:
        yield from blanks.missing_blank(gap, pack, source, _is_chained(reading.tokens.gaps, index))
    yield from blanks.around_marks(gap, pack)
    if pack.tag.partition("-")[0] in rule.lists.get("percent", ()):
        yield from blanks.before_percent(gap)
    yield from blanks.inside_brackets(gap)
    if pack.spaces:
        yield from blanks.doubled_blanks(gap, habit)
    if "Hani" not in pack.scripts:  # full-width marks are the business of script_blanks
        yield from quotemarks.loose_quotes(gap, pack)
    if pack.typography.space_before:
        yield from blanks.own_spaces(gap, pack)


@lru_cache(maxsize=256)
def _own_ordinary(typography: Typography) -> frozenset[str]:
    """The gaps that hold just a mark with the space that this language sets before it, or a spaced quotation mark."""
    marks = [blank + mark for blank in _BLANKS for mark in typography.space_before]
    quotes = [mark + blank for blank in _BLANKS for mark in typography.spaced_quotes]
    behind = [mark + after for mark in marks for after in ("", " ", "\n")]
    return frozenset([*behind, *(before + quote for quote in quotes for before in (" ", ""))])


def _edges(gaps: list[str], suspects: set[str]) -> list[int]:
    """The gaps before the first and behind the last word where a quotation mark stands alone; no word shows it."""
    ends = {0: _FIRST, len(gaps) - 1: _LAST} if len(gaps) > 1 else {}
    return [
        index
        for index, loose in ends.items()
        if 1 < len(gaps[index]) <= _LONGEST_GAP and gaps[index] not in suspects and loose.search(gaps[index])
    ]


def _is_habit(reading: Reading) -> bool:
    """Say whether doubled blanks are how this text is typed, or how its source is, and no slip."""
    doubles = reading.text.count("  ")
    return doubles > max(_SLIPS, len(reading.tokens) // _WORDS_A_SLIP) or "  " in (reading.source or "")


def _is_chained(gaps: list[str], index: int) -> bool:
    """Say whether the next mark to either side stands as tight, as in domains, abbreviations and lists of codes."""
    inner = gaps[max(1, index - 1) : index] + gaps[index + 1 : min(index + 2, len(gaps) - 1)]
    return any(near[:1] in _GLUE or (near.startswith(_TIGHT) and not near[-1].isspace()) for near in inner if near)


def _gap(reading: Reading, index: int) -> Gap:
    tokens, text = reading.tokens, reading.text
    start = tokens.ends[index - 1] if index else 0
    end = tokens.starts[index] if index < len(tokens) else len(text)
    left = tokens.words[index - 1] if index else ""
    return Gap(text, start, end, left, tokens.words[index] if index < len(tokens) else "")


@lru_cache(maxsize=16384)
def _suspect(gap: str, own: bool) -> bool:
    if _NOT_PROSE.search(gap):
        return False
    return bool(_SUSPECT.search(gap) or (own and _OWN_SPACE.search(gap)))


def _finding(reading: Reading, rule: Rule, place: Place, proposals: Proposals) -> Finding:
    text = reading.text
    agreed = proposals.agree(place)
    label = fixed(text, place)
    confidence = min(0.99, place.confidence + _AGREED * agreed)
    suggestion = Suggestion(label, confidence, "sacremoses" if agreed else "typography", place.edits)
    return rule.finding(
        text,
        place.start,
        place.end,
        confidence=confidence,
        severity=place.severity,
        suggestions=(suggestion,),
        evidence={"reason": place.why},
        reason=place.why,
        fix=label,
    )

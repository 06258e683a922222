"""The same source translated in two ways: line by line within one text, or unit by unit over a whole export."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..model import Edit, Finding, Severity, Suggestion
from ..rulebook import Rule, Rulebook
from ..text.reading import Reading

LONGEST = 300  # code points of an earlier translation that is kept to be shown and suggested
_QUOTED = 60  # code points of it that a message quotes
# What is set in more than one way, as it is typed.
_SHAPES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"') | dict.fromkeys("‘’‚ʼ", "'") | {"…": "...", "。": "."})
_SURE, _UNSURE = 0.6, 0.3  # short labels are often different words that happen to look the same: Open, Order
_SUGGESTED = 0.5  # which of the two is right, only a reviewer knows


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier unit at odds with this one. ``text`` is its target (``same`` false) or its source (``same`` true: the
    target is the same, the source another); None where it is too long to be kept. ``place`` says where it stands."""

    text: str | None
    place: str
    same: bool = False


def find(reading: Reading, rules: Rulebook) -> Iterator[Finding]:
    """Compare the lines of a text with those of its source, where there are as many: each pair is a unit."""
    if reading.source is None or "\n" not in reading.source.strip():
        return
    sources, targets = reading.source.split("\n"), reading.text.split("\n")
    if len(sources) != len(targets):
        return
    (rule,) = rules.values()
    first: dict[str, tuple[int, str]] = {}
    start = 0
    for number, (source, target) in enumerate(zip(sources, targets, strict=True), 1):
        if (key := folded(source)) and folded(target):
            line, earlier = first.setdefault(key, (number, target))
            if said(earlier) != said(target):
                yield at_odds(rule, reading.text, start, start + len(target), source, Earlier(earlier, f"line {line}"))
        start += len(target) + 1


def folded(text: str) -> str:
    """Return what two texts share when they say the same: without case, outer or doubled space, and the shape of
    quotation marks, apostrophes and ellipses; ``""`` where there is no letter."""
    if not any(map(str.isalpha, text)):
        return ""
    return " ".join(text.split()).translate(_SHAPES).casefold()


def said(target: str) -> str:
    """Return what two translations of one source share when they say the same: a last full stop does not matter."""
    return folded(target).removesuffix(".")


def is_label(rule: Rule, source: str) -> bool:
    """Say whether a source is so short that what it means depends on where it stands: Open, Order, Close."""
    return len(source.split()) < rule.params["words"] and len(source) < rule.params["characters"]


def at_odds(rule: Rule, text: str, start: int, end: int, source: str, earlier: Earlier) -> Finding:
    """Make the finding for ``text[start:end]``: ``minor`` for a source of some length, else a remark."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    long = not is_label(rule, source)
    fixes: tuple[Suggestion, ...] = ()
    if earlier.text is not None and not earlier.same:
        label = earlier.text.strip()
        fixes = (Suggestion(label, _SUGGESTED, "export", (Edit(start, end, label),)),)
    finding = rule.finding(
        text,
        start,
        end,
        confidence=_SURE if long and not earlier.same else _UNSURE,
        severity=None if long and not earlier.same else Severity.NEUTRAL,
        suggestions=fixes,
        evidence={"earlier": earlier.text, "place": earlier.place},
        earlier=_quoted(earlier),
    )
    if earlier.same:
        (message,) = rule.lists["same"]
        return replace(finding, message=message.format(text=_shortened(text[start:end]), earlier=_quoted(earlier)))
    return finding


def _quoted(earlier: Earlier) -> str:
    return f"“{_shortened(earlier.text.strip())}” ({earlier.place})" if earlier.text is not None else earlier.place


def _shortened(text: str) -> str:
    return text if len(text) <= _QUOTED else text[: _QUOTED - 1] + "…"

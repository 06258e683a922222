"""Apply the suggestions that are sure enough, and say what was done and what was left, and why."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from .edits import apply_edits
from .model import Edit, Finding, Result, Segment, SegmentResult, Span, Suggestion
from .moves import Moves

AT_LEAST = 0.8  # probability that finding and suggestion are both right, from which a fix is made unasked
ROUNDS = (
    20  # of checking again what was fixed; each must leave fewer findings to fix, and the second is mostly the last
)


class Reason(StrEnum):
    """Why a finding was left as it is."""

    NO_SUGGESTION = "there is no suggestion"
    UNSURE = "not sure enough"
    OVERLAPS = "overlaps a surer fix"
    MARKUP = "would change inline markup"
    UNSETTLED = "its fix brings new findings"
    NO_PLACE = "its format has no place where the fix could be written"


@dataclass(frozen=True, slots=True)
class Done:
    """A suggestion that was applied, for a finding at ``place`` of the text as it was given."""

    finding: Finding
    suggestion: Suggestion
    place: Span


@dataclass(frozen=True, slots=True)
class Left:
    """A finding that stays, and why."""

    finding: Finding
    reason: Reason


@dataclass(frozen=True, slots=True)
class Fix:
    """A text after its fixes, what was done, in order of place, and what was left."""

    text: str
    done: tuple[Done, ...] = ()
    left: tuple[Left, ...] = ()


def sureness(finding: Finding) -> float:
    """Return the probability that a finding and its first suggestion are both right; 0.0 where it has none."""
    return finding.confidence * finding.suggestions[0].confidence if finding.suggestions else 0.0


def fixed(text: str, findings: Iterable[Finding], at_least: float = AT_LEAST, protected: Sequence[Span] = ()) -> Fix:
    """Apply the first suggestion of each finding that is sure enough, the surest first where two overlap.

    All offsets are code points of ``text``. Nothing inside ``protected`` is touched, nor is anything put there.
    """
    done: list[Done] = []
    left: list[Left] = []
    taken = _Taken()
    for finding in sorted(findings, key=lambda it: (-sureness(it), it.start, it.end, it.check)):
        reason = _refusal(text, finding, at_least, protected)
        if reason is None and not taken.add(sorted(set(finding.suggestions[0].edits))):
            reason = Reason.OVERLAPS
        if reason:
            left.append(Left(finding, reason))
        else:
            done.append(Done(finding, finding.suggestions[0], finding.span))
    new, lost = apply_edits(text, taken.edits)
    assert not lost, "edits that overlap were refused above"
    return Fix(new, tuple(sorted(done, key=lambda it: it.place)), tuple(sorted(left, key=lambda it: it.finding.span)))


Check = Callable[[Sequence[Segment]], Result]


def settle(check: Check, segments: Sequence[Segment], at_least: float = AT_LEAST) -> tuple[Result, list[Fix]]:
    """Check and fix segments until nothing is left that is sure enough, and return the last result and their fixes.

    Fixing what it returns changes nothing more: a segment whose fixes leave as many findings to fix as there were
    stays as it was before them. Offsets of ``done`` are those of the texts as they were given; what was ``left`` is
    found in the new texts.
    """
    result = check(segments)
    ways = [_Way() for _ in segments]
    frozen: set[int] = set()
    for _ in range(ROUNDS):
        fixes = [_fixes(it, at_least) for it in result.segments]
        moving = {number for number, fix in enumerate(fixes) if fix.done} - frozen
        if not moving:
            break
        again = check(
            [
                _applied(it.segment, fix) if number in moving else it.segment
                for number, (it, fix) in enumerate(zip(result.segments, fixes, strict=True))
            ]
        )
        kept = list(again.segments)
        for number in moving:
            if _waiting(_fixes(kept[number], at_least)) < _waiting(fixes[number]):
                ways[number].go(fixes[number])
            else:
                kept[number] = result.segments[number]
                frozen.add(number)
        result = replace(again, segments=tuple(kept))
    return result, [
        way.end(it.segment.text, _fixes(it, at_least)) for way, it in zip(ways, result.segments, strict=True)
    ]


class _Way:
    """What was done to a segment, round by round."""

    def __init__(self) -> None:
        self._done: list[Done] = []
        self._moves: list[Moves] = []

    def go(self, fix: Fix) -> None:
        """Add a round."""
        for it in fix.done:
            place = it.place
            for moves in reversed(self._moves):
                place = moves.before(place)
            self._done.append(replace(it, place=place))
        self._moves.append(_moves(fix))

    def end(self, text: str, last: Fix) -> Fix:
        """Return the whole way to ``text``, given what one more round, which is not gone, would do."""
        refused = [Left(it.finding, Reason.UNSETTLED) for it in last.done]
        left = sorted((*refused, *last.left), key=lambda it: it.finding.span)
        return Fix(text, tuple(sorted(self._done, key=lambda it: it.place)), tuple(left))


class _Taken:
    """Edits of which no two touch, in order."""

    def __init__(self) -> None:
        self.edits: list[Edit] = []

    def add(self, edits: Sequence[Edit]) -> bool:
        """Take edits, all or none, and say whether they could be taken."""
        if not all(self._is_free(edit) for edit in edits):
            return False
        for edit in edits:
            insort(self.edits, edit)
        return True

    def _is_free(self, edit: Edit) -> bool:
        place = bisect_left(self.edits, edit)
        return not any(edit.touches(it.start, it.end) for it in self.edits[max(0, place - 1) : place + 1])


def _refusal(text: str, finding: Finding, at_least: float, protected: Sequence[Span]) -> Reason | None:
    if not finding.suggestions:
        return Reason.NO_SUGGESTION
    edits = finding.suggestions[0].edits
    if all(text[edit.start : edit.end] == edit.replacement for edit in edits):
        return Reason.NO_SUGGESTION  # it says what stands there
    if sureness(finding) < at_least:
        return Reason.UNSURE
    if any(edit.touches(span.start, span.end) for edit in edits for span in protected):
        return Reason.MARKUP
    return None


def _fixes(it: SegmentResult, at_least: float) -> Fix:
    return fixed(it.segment.text, it.findings, at_least, it.segment.protected)


def _moves(fix: Fix) -> Moves:
    return Moves(edit for it in fix.done for edit in it.suggestion.edits)


def _applied(segment: Segment, fix: Fix) -> Segment:
    moves = _moves(fix)
    return replace(segment, text=fix.text, protected=tuple(moves.after(span) for span in segment.protected))


def _waiting(fix: Fix) -> int:
    """Return how many findings are sure enough to be fixed, in this round or a later one."""
    return len(fix.done) + sum(it.reason is Reason.OVERLAPS for it in fix.left)

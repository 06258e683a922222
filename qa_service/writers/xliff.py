"""Findings into XLIFF: notes on the unit, ITS marks on the exact words, fixed targets between their tags."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import IO, BinaryIO

from ..model import Finding, Span
from ..readers.decode import BrokenFile
from ..readers.format import Answer, Hints
from ..readers.inline import Inline, Run
from ..readers.xliff_entries import Document, Entry
from ..readers.xml import Opened, Tree
from . import its
from .escape import attribute
from .fixes import apply_answer
from .own import without_marks
from .splice import Cursor, Splice, as_utf8, splice
from .xliff_notes import Note, notes_2, notes_12

_LEFT = 5  # how urgent a note is on a change that could not be written
_MOST_WAITING = 10_000  # changes that are held until the first mark
_MOST_MARKS = 200  # in one segment, whose cost each of them is; the notes say the others


def write(stream: BinaryIO, name: str, hints: Hints, answers: Iterable[Answer], out: BinaryIO) -> None:
    """Copy the file with its findings; what an earlier run wrote is replaced, and no other byte changes.

    From where the file cannot be read it is copied as it stands. Raises BrokenFile when its encoding is not known.
    """
    with as_utf8(stream, out) as (plain, changed):
        splice(plain, _changes(Document(name, hints), plain, answers), changed)


def _changes(document: Document, stream: IO[bytes], answers: Iterable[Answer]) -> Iterator[Splice]:
    """Yield all changes. Those before the first mark wait for it, as the root, which stands before them, may then have
    to say its namespace; when too many wait, it says so in any case."""
    given = iter(answers)
    waiting: list[Splice] | None = []
    try:
        for entry in document.entries(Cursor(stream)):
            found = sorted(_of_entry(document, entry, [next(given, Answer(())) for _ in entry.pieces]))
            if waiting is None:
                yield from found
                continue
            waiting += found
            marked = any(b" its:" in it.data or b"<its:" in it.data for it in found)
            if document.root and (marked or len(waiting) > _MOST_WAITING):
                yield from _declaration(document.root)
                yield from waiting
                waiting = None
    except BrokenFile:
        pass
    yield from waiting or ()


def _declaration(root: Opened) -> Iterator[Splice]:
    """Say on the root what the marks need."""
    missing = {"xmlns:its": its.NAMESPACE, "its:version": "2.0"}
    text = "".join(f' {name}="{value}"' for name, value in missing.items() if name not in root.node.attributes)
    place = root.node.start + 1 + len(root.tag.encode())
    if text:
        yield Splice(place, place, 0, text.encode())


def _of_entry(document: Document, entry: Entry, answers: list[Answer]) -> list[Splice]:
    assert document.root
    prefix = document.root.tag.rpartition("xliff")[0]
    may_mark = document.root.node.attributes.get("xmlns:its", its.NAMESPACE) == its.NAMESPACE
    splices, notes, blocks = list(without_marks(entry.own_marks, entry.tree)), list[Note](), list[bytes]()
    for piece, answer in zip(entry.pieces, answers, strict=True):
        where = f"segment {piece.unit.segment.id}: " if len(entry.pieces) > 1 else ""
        written = apply_answer(answer, piece.target, entry.tree)
        splices += written.splices
        notes += [Note(where + its.left_note(edit, piece.unit.segment.text), _LEFT) for edit in written.left]
        notes += [Note(where + its.note(finding), its.priority(finding)) for finding in written.findings]
        if piece.target and may_mark:
            marker = _Marker(document.version, prefix, piece.unit.segment.id, entry.tree)
            for finding, runs in _marked(written.findings, piece.target, entry.tree):
                splices += marker.mark(finding, runs)
            blocks += marker.blocks
    place_notes = notes_2 if document.version == 2 else notes_12
    return splices + list(place_notes(entry.tree, prefix, notes, blocks))


def _marked(findings: Iterable[Finding], target: Inline, tree: Tree) -> list[tuple[Finding, list[Run]]]:
    """Choose which findings are marked, in order of place: marks must not cross, so that of two on the same words the
    more severe one, and then the one that says more exactly where it is, has the mark; the notes say the others."""
    spans, chosen = list[Span](), list[tuple[Finding, list[Run]]]()
    for finding in sorted(findings, key=lambda it: (-it.severity.rank, it.end - it.start, it.start)):
        span = finding.span
        place = bisect_left(spans, span)
        if span.start >= span.end or any(span.overlaps(other) for other in spans[max(0, place - 1) : place + 1]):
            continue
        if runs := target.runs(span, tree):
            spans.insert(place, span)
            chosen.append((finding, runs))
        if len(chosen) == _MOST_MARKS:
            break
    return sorted(chosen, key=lambda pair: pair[0].start)


class _Marker:
    """Puts marks around the words of one segment; what several marks share goes into ``blocks``."""

    def __init__(self, version: int, prefix: str, segment: str | None, tree: Tree) -> None:
        self.blocks: list[bytes] = []
        self._version = version
        self._name = f"{prefix}mrk".encode()
        self._segment = segment
        self._ids: set[str] = set()

    def mark(self, finding: Finding, runs: list[Run]) -> Iterator[Splice]:
        """Yield the tags around a finding's words; where an id would come twice, the note must do."""
        name = its.mark_id(finding, self._segment)
        if name in self._ids:
            return
        self._ids.add(name)
        says = its.issue(finding, "its:")
        if len(runs) > 1:
            self.blocks.append(its.stand_off(finding, name))
            says = b' its:locQualityIssuesRef="#%b%b"' % (b"itsm=" if self._version == 2 else b"", attribute(name))
        for number, (start, end, opens_in_cdata, closes_in_cdata) in enumerate(runs, 1):
            own = name if len(runs) == 1 else f"{name}-{number}"
            kind = b'id="%b" type="its:generic"' if self._version == 2 else b'mtype="x-its" mid="%b"'
            tag = b"<%b %b%b>" % (self._name, kind % attribute(own), says)
            yield Splice(start, start, 1, _in(tag, opens_in_cdata))
            yield Splice(end, end, -1, _in(b"</%b>" % self._name, closes_in_cdata))


def _in(tag: bytes, cdata: bool) -> bytes:
    return b"]]>%b<![CDATA[" % tag if cdata else tag

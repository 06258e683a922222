"""Notes as lines of a comment element, behind what people wrote there; those of an earlier run make room for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import regex

from ..readers.own import AUTHOR
from ..readers.xml import Node, Tree
from .escape import content
from .fixes import Written, notes_of
from .own import indent_before, removed
from .splice import Splice

_MARK = f"{AUTHOR}: "
_OURS = regex.compile(rb"(?:\r?\n[ \t]*|\A[ \t]*)qa-service: [^\r\n]*+(?=\r?\n|\Z)")


def lines_of(written: Iterable[tuple[str, Written, str]]) -> list[str]:
    """Return what to note of the texts of one comment: for each, its name before every line (empty where it is the only
    one), what came of it, and its text."""
    lines = []
    for name, it, text in written:
        lines += [_MARK + (f"{name}: " if name else "") + " ".join(line.split()) for line in notes_of(it, text)]
    return lines


def comment(
    parent: Node, name: str, beside: Node, before: bool, tree: Tree, lines: Sequence[str], line_end: bytes
) -> Iterator[Splice]:
    """Yield the splices that leave ``lines``, and no others of ours, in the comment element ``name`` of ``parent``.

    A new one stands ``before`` or after ``beside``; ``line_end`` is the file's own. One that holds nothing but our
    lines goes when there are none.
    """
    there = parent.first(name)
    said = line_end.join(map(content, lines))
    if there is None:
        if lines:
            indent = indent_before(beside.start, tree)
            element = b"<%b>%b</%b>" % (name.encode(), said, name.encode())
            place = beside.start if before else beside.end
            yield Splice(place, place, 1, element + indent if before else indent + element)
        return
    empty = there.inner_end == there.end or not there.children
    start = there.end if empty else there.children[0].start
    raw = b"" if empty else tree.slice(start, there.inner_end)
    kept = _OURS.sub(b"", raw)
    if not kept.strip() and raw.strip() and not lines:
        yield removed(there, tree)
        return
    new = line_end.join(filter(None, (kept, said)))
    if empty and lines:
        yield Splice(there.start, there.end, 1, b"<%b>%b</%b>" % (name.encode(), said, name.encode()))
    elif new != raw:
        yield Splice(start, there.inner_end, 1, new)

"""Findings into a Word document: comments on the exact words, and fixed texts that keep their formatting."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from ..model import Finding
from ..readers.broken import naming
from ..readers.decode import read_bytes
from ..readers.format import Answer, Hints
from . import its
from .fixes import remaining

if TYPE_CHECKING:
    from lxml import etree

    from ..readers.docx_text import Content, Paragraph

AUTHOR, INITIALS = "qa-service", "QA"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that an archive can say: outputs are the same every time


@naming
def write(stream: BinaryIO, name: str, hints: Hints, answers: Iterable[Answer], out: BinaryIO) -> None:
    """Copy a document with comments; those of an earlier run make room for these. Members that need not change are
    copied as they are.

    Word has no comments in headers, footers and notes: what is found there is said at the first words of the text.
    Raises InputError where the document cannot be opened.
    """
    from ..readers.docx_text import LARGEST_FILE, entries, open_docx, piece_text, pieces

    data = read_bytes(stream, LARGEST_FILE)
    content = open_docx(data)
    changed = {"document"} if _without_old(content) else set[str]()
    given = iter(answers)
    elsewhere: list[tuple[Paragraph, Finding]] = []
    named = {entry.same for entry in entries(content)}
    for paragraph in content.paragraphs:
        if f"{paragraph.part}/p[{paragraph.number}]" not in named:
            continue
        answer = next(given)
        old = "".join(piece_text(piece.element) for piece in pieces(paragraph.element))
        findings = remaining(answer, old)
        if paragraph.part == "document":
            _comment(content, paragraph, findings)
        else:
            elsewhere += [(paragraph, finding) for finding in findings]
        if answer.fixed is not None and answer.fixed != old:
            from .changes import edits_between
            from .docx_runs import apply

            apply(paragraph.element, edits_between(old, answer.fixed))
            changed.add(paragraph.part)
        if findings:
            changed.add("document")
    _say_elsewhere(content, elsewhere)
    _save(data, content, changed, out)


def _comment(content: Content, paragraph: Paragraph, findings: Iterable[Finding]) -> None:
    """Set each finding as a comment on its words, which get runs of their own."""
    from ..readers.docx_text import pieces
    from .docx_runs import cut, run_of

    findings = list(findings)
    if not findings:
        return
    cut(paragraph.element, (place for finding in findings for place in (finding.start, finding.end)))
    found = pieces(paragraph.element)
    for finding in findings:
        covered = [run_of(it) for it in found if it.start < finding.end and finding.start < it.end]
        runs = [run for run in covered if run is not None]
        if not runs:  # an insertion, or a formula: the paragraph's words
            runs = [run for it in found if (run := run_of(it)) is not None]
        if runs:
            _add(content, runs[0], runs[-1], _said(finding))


def _say_elsewhere(content: Content, findings: Iterable[tuple[Paragraph, Finding]]) -> None:
    """Set findings of headers, footers and notes as comments at the first words of the document."""
    from ..readers.docx_text import pieces
    from .docx_runs import run_of

    here = (it for it in content.paragraphs if it.part == "document")
    first = next((run for it in here for piece in pieces(it.element) if (run := run_of(piece)) is not None), None)
    for paragraph, finding in findings:
        if first is not None:
            _add(content, first, first, f"{paragraph.part}: “{finding.text}”: {_said(finding)}")


def _said(finding: Finding) -> str:
    return its.note(finding, "\n→ ")


def _add(content: Content, first: etree._Element, last: etree._Element, text: str) -> None:
    from docx.text.run import Run

    parent: Any = content.document._body
    runs = [Run(element, parent) for element in (first, last)]  # type: ignore[arg-type]
    comment = content.document.add_comment(runs, text, AUTHOR, INITIALS)
    # The time would make every output differ.
    comment._comment_elm.attrib.pop(_w("date"), None)


def _without_old(content: Content) -> bool:
    """Take out the comments of an earlier run, and say whether there were any."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    part = content.document.part
    if not any(relation.reltype == RELATIONSHIP_TYPE.COMMENTS for relation in part.rels.values()):
        return False
    ours = {str(it.comment_id) for it in content.document.comments if it.author == AUTHOR}
    if not ours:
        return False
    for mark in list(_comment_marks(content)):
        if mark.get(_w("id")) in ours:
            run = mark.getparent()
            alone = run is not None and run.tag == _w("r") and all(it.tag == _w("rPr") or it is mark for it in run)
            _take_out(run if alone and run is not None else mark)
    listed: Any = part._comments_part.element
    for comment in list(listed):
        if comment.get(_w("id")) in ours:
            listed.remove(comment)
    return True


def _take_out(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _comment_marks(content: Content) -> Iterator[etree._Element]:
    root: Any = content.document.element
    yield from root.iter(_w("commentRangeStart"), _w("commentRangeEnd"), _w("commentReference"))


def _w(name: str) -> str:
    from ..readers.docx_text import W

    return W + name


def _save(data: bytes, content: Content, changed: set[str], out: BinaryIO) -> None:
    """Write the document: the members that changed, or that are new, and the others as they were."""
    from lxml import etree

    if not changed:
        out.write(data)
        return
    written = io.BytesIO()
    content.document.save(written)
    rewritten = {*changed, "comments", "[Content_Types]", "document.xml.rels"} if "document" in changed else changed
    notes = {name.lstrip("/"): tree for name, tree in content.trees.items()}
    with (
        zipfile.ZipFile(io.BytesIO(data)) as before,
        zipfile.ZipFile(written) as after,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        known = {member.filename: member for member in before.infolist()}
        made = set(after.namelist())
        for name in dict.fromkeys([*known, *after.namelist()]):
            stem = name.rpartition("/")[2].removesuffix(".xml")
            old = known.get(name)
            info = zipfile.ZipInfo(name, old.date_time if old else _EPOCH)
            info.compress_type = old.compress_type if old else zipfile.ZIP_DEFLATED
            if stem in rewritten and name in notes:
                member = etree.tostring(notes[name], xml_declaration=True, encoding="UTF-8", standalone=True)
            elif old is None or (stem in rewritten and name in made):
                member = after.read(name)
            else:
                member = before.read(name)
            archive.writestr(info, member)

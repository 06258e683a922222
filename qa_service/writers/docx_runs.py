"""Cut and change the runs of a paragraph without touching their formatting."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy

from lxml import etree

from ..model import Edit
from ..readers.docx_text import RUN, TEXT, Piece, W, piece_text, pieces
from ..readers.flow import OBJECT

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def cut(paragraph: etree._Element, places: Iterable[int]) -> None:
    """Let a run begin at each of these places (code points of the paragraph's text), as the text stays the same."""
    wanted = sorted(set(places), reverse=True)
    for piece in reversed(pieces(paragraph)):
        while wanted and wanted[0] >= piece.end:
            wanted.pop(0)
        while wanted and piece.start <= wanted[0] < piece.end:
            place = wanted.pop(0) - piece.start
            _begin_run(_halved(piece.element, place) if place else piece.element)


def run_of(piece: Piece) -> etree._Element | None:
    """Return the run that holds a piece, or None (a formula stands in none)."""
    return next((up for up in piece.element.iterancestors() if up.tag == RUN), None)


def apply(paragraph: etree._Element, edits: Iterable[Edit]) -> None:
    """Change the text of a paragraph; new words take the formatting of those they replace.

    An edit that would take away an object, or that has no text to stand in, is left out.
    """
    changed: list[etree._Element] = []
    for edit in sorted(edits, reverse=True):
        found = pieces(paragraph)
        inside = [piece for piece in found if piece.start < edit.end and edit.start < piece.end]
        if any(piece_text(piece.element) == OBJECT for piece in inside):
            continue
        texts = [piece for piece in inside if piece.element.tag == TEXT]
        touching = [piece for piece in found if piece.element.tag == TEXT and piece.start <= edit.start <= piece.end]
        home = (texts or touching)[:1]
        if not home:
            continue
        for piece in inside:
            if piece.element.tag != TEXT:
                _drop(piece.element)
        for piece in {*texts, *home}:
            old = piece.element.text or ""
            first, last = max(edit.start - piece.start, 0), max(min(edit.end, piece.end) - piece.start, 0)
            added = edit.replacement if piece is home[0] else ""
            _set(piece.element, old[:first] + added + old[max(first, last) :])
            changed.append(piece.element)
    for element in dict.fromkeys(changed):
        if not element.text:
            _drop(element)


def _halved(text: etree._Element, place: int) -> etree._Element:
    """Cut an element of text in two and return the second half."""
    said = text.text or ""
    second = deepcopy(text)
    second.tail = None
    _set(second, said[place:])
    _set(text, said[:place])
    text.addnext(second)
    return second


def _begin_run(element: etree._Element) -> None:
    """Move an element and what follows it in its run into a new run with the same properties."""
    child, run = element, element.getparent()
    while run is not None and run.tag != RUN:
        child, run = run, run.getparent()
    if run is None:
        return
    before = [other for other in child.itersiblings(preceding=True) if other.tag != W + "rPr"]
    if not before:
        return
    new = run.makeelement(RUN, {}, nsmap=run.nsmap)
    properties = run.find(W + "rPr")
    if properties is not None:
        new.append(deepcopy(properties))
    for moved in [child, *child.itersiblings()]:
        new.append(moved)
    run.addnext(new)


def _set(element: etree._Element, text: str) -> None:
    element.text = text
    if text != text.strip():
        element.set(_SPACE, "preserve")


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)

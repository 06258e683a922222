"""XLIFF that was written back is built as its specification wants: the order of elements, ids, and ITS attributes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from qa_service.model import Finding, Severity, Suggestion, Unit
from qa_service.readers.format import Answer, Hints
from qa_service.readers.xliff import read
from qa_service.text.tokens import Tokens
from qa_service.writers.xliff import write

EXPORTS = Path(__file__).parents[2] / "samples" / "exports"
SAMPLES = sorted(path for path in EXPORTS.iterdir() if path.suffix in (".xlf", ".xliff", ".sdlxliff", ".mqxliff"))
ITS = "{http://www.w3.org/2005/11/its}"
TYPES = {"duplication", "untranslated"}
# Children of a unit in order, by local name; “other” is an element of another namespace.
ORDER_12 = re.compile(
    r"source (seg-source )?(target )?((context-group|count-group|prop-group|note|alt-trans) )*(other )*"
)
ORDER_2 = re.compile(r"(other )*(notes )?(originalData )?((segment|ignorable) )+")


def findings(text: str) -> Iterator[Finding]:
    """Yield one finding for each word, and one over the whole."""
    words = Tokens(text)
    spans = [*zip(words.starts, words.ends, strict=True), (0, len(text))]
    for number, (start, end) in enumerate(spans):
        kind = ("duplication", "untranslated")[number % 2]
        fix = (Suggestion("a “<b>” & c", 0.5, "table", ()),)
        yield Finding(
            "a.b", "a", Severity.MAJOR, start, end, text[start:end], 0.9, 'says <x> & "y"', "m", kind, suggestions=fix
        )


def written(path: Path) -> tuple[bytes, list[Unit]]:
    data, out = path.read_bytes(), io.BytesIO()
    found = [it for it in read(io.BytesIO(data), path.name, Hints()) if isinstance(it, Unit)]
    write(io.BytesIO(data), path.name, Hints(), [Answer(list(findings(it.segment.text))) for it in found], out)
    return out.getvalue(), found


def local(element: etree._Element, core: str) -> str:
    name = etree.QName(element)
    return name.localname if name.namespace == core else "other"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: str(path.name))
def test_order_ids_and_attributes(path: Path) -> None:
    data, _ = written(path)
    root = etree.fromstring(data)
    core = etree.QName(root).namespace or ""
    second = (root.get("version") or "").startswith("2")
    assert root.get(f"{ITS}version") == "2.0"
    for unit in root.iter(f"{{{core}}}{'unit' if second else 'trans-unit'}"):
        order = "".join(f"{local(child, core)} " for child in unit)
        assert (ORDER_2 if second else ORDER_12).fullmatch(order), order
        known = {block.get("{http://www.w3.org/XML/1998/namespace}id") for block in unit.iter(f"{ITS}locQualityIssues")}
        ids: list[str | None] = []
        for mark in unit.iter(f"{{{core}}}mrk"):
            name, kind = (mark.get("id"), mark.get("type")) if second else (mark.get("mid"), mark.get("mtype"))
            if kind not in ("its:generic", "x-its"):
                continue
            ids.append(name)
            reference = mark.get(f"{ITS}locQualityIssuesRef")
            if reference is None:
                assert mark.get(f"{ITS}locQualityIssueType") in TYPES and mark.get(f"{ITS}locQualityIssueComment")
                assert 0 <= float(mark.get(f"{ITS}locQualityIssueSeverity") or -1) <= 100
            else:
                assert reference.removeprefix("#").removeprefix("itsm=") in known
        assert len(ids) == len(set(ids))
        for note in unit.iter(f"{{{core}}}note"):
            assert note.text and 1 <= int(note.get("priority") or 1) <= 10


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: str(path.name))
def test_marks_stand_around_the_words(path: Path) -> None:
    data, units = written(path)
    root = etree.fromstring(data)
    marked = [
        "".join(text for text in mark.itertext() if isinstance(text, str))
        for mark in root.iter("{*}mrk")
        if (mark.get("id") or mark.get("mid") or "").startswith("qa-")
    ]
    words = [word for unit in units for word in Tokens(unit.segment.text).words]
    assert marked and len(marked) >= len(units) - sum(not unit.segment.text for unit in units)
    assert all(any(word in text for word in words) for text in marked)

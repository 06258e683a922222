"""The paragraphs of a DOCX, and which element of the document holds which part of their text."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from ..model import Span
from .decode import BrokenFile
from .flow import OBJECT
from .names import language_tag
from .paired import Entry

if TYPE_CHECKING:
    from docx.document import Document

LARGEST_FILE = 128 * 1024 * 1024  # bytes of the file: pictures, mostly
LARGEST = 256 * 1024 * 1024  # bytes of all members, unpacked
LARGEST_XML = 64 * 1024 * 1024  # bytes of one member that is XML
_RATIO = 250  # unpacked to packed, of members over a megabyte; text in XML comes to some thirty
_MEMBERS = 20_000
_HEAD = 1024  # bytes in which a DOCTYPE would stand

# What zipfile, zlib, lxml and python-docx raise where a document is not what it should be.
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    etree.XMLSyntaxError,
    KeyError,
    ValueError,
    OSError,
    EOFError,
    NotImplementedError,
    AttributeError,
    AssertionError,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PARA_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
TEXT, PARAGRAPH, RUN = W + "t", W + "p", W + "r"
_CHARACTERS = {
    W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "\u2011",
    W + "softHyphen": "\u00ad",
}  # fmt: skip
_OBJECTS = frozenset(
    [
        *(W + name for name in "drawing pict object sym footnoteReference endnoteReference pgNum".split()),
        *(_MATH + name for name in ("oMath", "oMathPara")),
    ]
)
_NOTHING = frozenset(
    [
        *(W + name for name in "pPr rPr del moveFrom instrText delText delInstrText rt rubyPr sdtPr".split()),
        _MC + "Fallback",
    ]
)


class Piece(NamedTuple):
    """A part of a paragraph's text, ``start`` to ``end``, and the element that holds it."""

    element: etree._Element
    start: int
    end: int


class Paragraph(NamedTuple):
    """A paragraph: the part of the document (``document``, ``header1`` …) it stands in, and its number there."""

    part: str
    number: int
    element: etree._Element


class Content(NamedTuple):
    """An open document: its paragraphs, and the parts that python-docx keeps as bytes (notes), as trees by name."""

    document: Document
    paragraphs: list[Paragraph]
    trees: dict[str, etree._Element]


def open_docx(data: bytes) -> Content:
    """Open a document. Raises BrokenFile that says why it cannot be, before it unpacks too much."""
    import docx
    from docx.opc.exceptions import OpcError
    from docx.opc.part import XmlPart

    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise BrokenFile("is locked with a password or is an old .doc: save it as .docx without a password")
    try:
        _guard(data)
        document = docx.Document(io.BytesIO(data))
        parts = {str(part.partname): part for part in document.part.package.iter_parts()}
        trees: dict[str, etree._Element] = {}
        body: dict[str, etree._Element] = {}
        for name in sorted(parts, key=lambda name: (parts[name] is not document.part, name)):
            stem = name.rpartition("/")[2].removesuffix(".xml")
            part = parts[name]
            if part is document.part or stem.rstrip("0123456789") in ("header", "footer"):
                body[stem] = part.element if isinstance(part, XmlPart) else etree.fromstring(part.blob, _parser())
            elif stem in ("footnotes", "endnotes"):
                trees[name] = body[stem] = etree.fromstring(part.blob, _parser())
    except _UNREADABLE as error:
        raise _unreadable(error) from None
    except OpcError as error:
        raise _unreadable(error) from None
    return Content(document, [it for stem, root in body.items() for it in _paragraphs(stem, root)], trees)


def _unreadable(error: Exception) -> BrokenFile:
    why = (str(error).splitlines() or ["it is cut off"])[0]
    return BrokenFile(f"is no Word document that can be opened: {why[:200]}")


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True)


def _guard(data: bytes) -> None:
    """Look at what the archive says of itself; reading a member never gives more than that."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        _guard_members(archive.infolist())
        for member in archive.infolist():
            if member.filename.endswith((".xml", ".rels")):
                with archive.open(member) as stream:
                    if b"<!DOCTYPE" in stream.read(_HEAD):
                        raise BrokenFile(f"{member.filename[:60]} declares a DOCTYPE, which no Word document has")


def _guard_members(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > _MEMBERS:
        raise BrokenFile(f"holds more than {_MEMBERS:,} files")
    if sum(member.file_size for member in members) > LARGEST:
        raise BrokenFile(f"unpacks to more than {LARGEST >> 20} MB")
    for member in members:
        if member.flag_bits & 1:
            raise BrokenFile("is locked with a password: save it without one")
        if member.file_size > LARGEST_XML and member.filename.endswith((".xml", ".rels")):
            raise BrokenFile(f"{member.filename[:60]} unpacks to more than {LARGEST_XML >> 20} MB")
        if member.file_size > 1 << 20 and member.file_size > _RATIO * max(1, member.compress_size):
            raise BrokenFile(f"{member.filename[:60]} unpacks to more than {_RATIO} times its size: it is no document")


def _paragraphs(stem: str, root: etree._Element) -> Iterator[Paragraph]:
    """Yield the paragraphs of a part, those in text boxes too; a box's copy for old programs is left out."""
    for number, element in enumerate(root.iter(PARAGRAPH), 1):
        if not any(up.tag == _MC + "Fallback" for up in element.iterancestors()):
            yield Paragraph(stem, number, element)


def pieces(paragraph: etree._Element) -> list[Piece]:
    """Return what makes the text of a paragraph, in order."""
    found, length = list[Piece](), 0
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        tag = element.tag
        if not isinstance(tag, str) or tag in _NOTHING or tag == PARAGRAPH:
            continue
        if tag == TEXT or tag in _CHARACTERS or tag in _OBJECTS:
            size = len(piece_text(element))
            found.append(Piece(element, length, length + size))
            length += size
        else:
            waiting += reversed(element)
    return found


def piece_text(element: etree._Element) -> str:
    """Return the text that an element of ``pieces`` stands for."""
    if element.tag == TEXT:
        return element.text or ""
    return _CHARACTERS.get(str(element.tag), OBJECT)


def entries(content: Content) -> Iterator[Entry]:
    """Yield the paragraphs that hold text, named by Word's own ids or else by part and number."""
    lang = _language(content)
    seen = Counter[str]()
    for paragraph in content.paragraphs:
        found = pieces(paragraph.element)
        text = "".join(piece_text(piece.element) for piece in found)
        if not text.replace(OBJECT, "").strip():
            continue
        objects = [piece for piece in found if piece_text(piece.element) == OBJECT]
        place = f"{paragraph.part}/p[{paragraph.number}]"
        own = paragraph.element.get(_PARA_ID)
        key = f"{paragraph.part}/{own}" if own else place
        seen[key] += 1
        yield Entry(
            key if seen[key] == 1 else place,
            text,
            None,
            protected=tuple(Span(piece.start, piece.end) for piece in objects),
            tags=tuple(f"<{etree.QName(piece.element).localname}>" for piece in objects),
            lang=lang,
            same=place,
        )


def _language(content: Content) -> str | None:
    """Return the language that is set on at least half of the text. What the styles say is mostly the template's."""
    said, total = Counter[str](), 0
    for paragraph in content.paragraphs:
        for run in paragraph.element.iter(RUN):
            size = sum(len(text.text or "") for text in run.iterchildren(TEXT))
            total += size
            lang = run.find(f"{W}rPr/{W}lang")
            if lang is not None and (tag := language_tag(lang.get(W + "val") or "")):
                said[tag] += size
    tag, size = said.most_common(1)[0] if said else ("", 0)
    return tag if size * 2 >= total and size else None

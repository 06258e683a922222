"""XML as it streams by: places in bytes, encodings, and files that mean harm."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_service.readers import xml
from qa_service.readers.decode import BrokenFile
from qa_service.readers.utf8 import utf8
from qa_service.readers.xml import Chars, Closed, Node, Opened, Tree, scan

SAMPLE = (
    '<?xml version="1.0"?>\n<!DOCTYPE r [<!ENTITY app "Kiosk">]>\n<r xmlns="urn:a">\r\n <!-- > --><box id="1">'
    '<u a="x>/">é&amp;&#xE9;\r\n&app;<![CDATA[a<&b]]></u ><u/><z xmlns="urn:b"><u>not ours</u></z><p:u/></box>\n</r>'
).encode()


class Slow:
    """A stream that gives a few bytes at a time."""

    def __init__(self, data: bytes, size: int) -> None:
        self._stream = io.BytesIO(data)
        self._size = size

    def read(self, size: int, /) -> bytes:
        return self._stream.read(min(size, self._size))


class Endless:
    """A stream of a head, and then always the same."""

    def __init__(self, head: bytes, body: bytes) -> None:
        self._head = head
        self._body = body
        self.given = 0

    def read(self, size: int, /) -> bytes:
        data, self._head = (self._head, b"") if self._head else (self._body * (size // len(self._body)), b"")
        self.given += len(data)
        return data


def pieces(node: Node) -> Iterator[Node | Chars]:
    for child in node.children:
        yield child
        if isinstance(child, Node):
            yield from pieces(child)


def trees(data: bytes, size: int = 1 << 16) -> list[Tree]:
    return [it for it in scan(Slow(data, size), ("r",), ("u",)) if isinstance(it, Tree)]


@given(st.integers(1, 60))
def test_chunks_do_not_matter(size: int) -> None:
    def flat(tree: Tree) -> list[object]:
        text = "".join(it.text for it in pieces(tree.node) if isinstance(it, Chars))
        nodes = [(it.name, it.start, it.end) for it in tree.node.walk()]
        return [text, nodes, tree.raw]

    assert [flat(tree) for tree in trees(SAMPLE, size)] == [flat(tree) for tree in trees(SAMPLE)]


def test_places_are_bytes_of_the_file() -> None:
    first, second = trees(SAMPLE)
    assert first.raw == SAMPLE[first.node.start : first.node.end]
    assert first.raw.startswith(b'<u a="x>/">') and first.raw.endswith(b"</u >")
    assert SAMPLE[first.node.inner_end : first.node.end] == b"</u >"
    assert second.raw == b"<u/>" and second.node.inner_end == second.node.end
    assert first.node.text() == "é&é\na<&b"
    assert [it.name for it in first.node.nodes()] == ["&app;"]
    for piece in pieces(first.node):
        if isinstance(piece, Chars) and piece.text not in "&é\n":
            assert first.slice(piece.start, piece.start + len(piece.text.encode())) == piece.text.encode()


def test_elements_of_another_namespace_are_not_ours() -> None:
    assert len(trees(SAMPLE)) == 2


def test_prefix_of_the_root_is_left_out() -> None:
    items = list(scan(io.BytesIO(b'<x:r xmlns:x="urn:a"><x:u id="1"/><y:u/></x:r>'), ("r",), ("u",)))
    assert [type(item) for item in items] == [Opened, Tree, Closed]
    assert isinstance(items[0], Opened) and (items[0].tag, items[0].node.name) == ("x:r", "r")


@pytest.mark.parametrize(
    ("data", "says", "line"),
    [
        (b"", "empty", 1),
        (b"<r>\n<u>one</u>\n<u>two", "cut off", 3),
        (b"<r>\n<u a='", "cut off", 2),
        (b"<r>\n<u>a</b></r>", "mismatched", 2),
        (b"<r><u>caf\xe9 au lait</u></r>", "not UTF-8 at byte 9", 1),
        (b"<other/>", "the root element is <other>, not <r>", 1),
        (b"plain words", "not well-formed", 1),
        (b'<!DOCTYPE r [\n<!ENTITY a SYSTEM "file:///etc/hostname">]><r><u>&a;</u></r>', "outside the file", 2),
        (b'<!DOCTYPE r [<!ENTITY % a "b">]><r/>', "write it out", 1),
        (b'<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><r>&b;</r>', "“b” is not plain", 1),
        (b"<r><u>&nothing;</u></r>", "undefined entity", 1),
        (b"<r>" + b"<u>" * 400 + b"</u>" * 400 + b"</r>", "deeper than", 1),
    ],
)
def test_broken_files_say_where_and_why(data: bytes, says: str, line: int) -> None:
    with pytest.raises(BrokenFile, match=says) as caught:
        list(scan(io.BytesIO(data), ("r",), ("u",)))
    assert caught.value.line == line


def test_what_stands_before_a_break_is_read() -> None:
    found = []
    with pytest.raises(BrokenFile):
        for item in scan(io.BytesIO(b"<r><u>one</u><u>two</u><u>thr"), ("r",), ("u",)):
            found.append(item)
    assert [item.node.text() for item in found if isinstance(item, Tree)] == ["one", "two"]


@pytest.mark.parametrize(
    ("head", "body", "most"),
    [
        (b'<r><u a="', b"x", xml.MAX_TAG),
        (b"<r><u>", b"words ", xml.MAX_TREE),
        (b"<r><u>", b"<b/>", xml.MAX_TREE),
        (b"<r><!-- ", b"x", xml.MAX_TAG),
        (b"<r><u>", b"<b>", 1 << 16),
        (b'<!DOCTYPE r [<!ENTITY a "0123456789">]><r><u a="', b"&a;", 1 << 17),
    ],
    ids=["attribute", "text", "tags", "comment", "depth", "entities"],
)
def test_what_never_ends_is_stopped(head: bytes, body: bytes, most: int) -> None:
    stream = Endless(head, body)
    with pytest.raises(BrokenFile, match=r"longer|larger|deeper|more than"):
        list(scan(stream, ("r",), ("u",)))
    assert stream.given < most + 3 * xml.CHUNK


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "windows-1252", "utf-8-sig", "shift_jis"])
def test_encodings_are_read(codec: str) -> None:
    text = "東京" if codec == "shift_jis" else "été"
    mark = "\ufeff" if codec in ("utf-16-le", "utf-16-be") else ""
    data = f'{mark}<?xml version="1.0" encoding="{codec.removesuffix("-sig")}"?><r><u>{text}</u></r>'.encode(codec)
    found = [it.node.text() for it in scan(utf8(io.BytesIO(data)), ("r",), ("u",)) if isinstance(it, Tree)]
    assert found == [text]


def test_a_file_that_says_utf16_in_plain_bytes_is_utf8() -> None:
    data = '<?xml version="1.0" encoding="utf-16"?><r><u>été</u></r>'.encode()
    assert [it.node.text() for it in scan(utf8(io.BytesIO(data)), ("r",), ("u",)) if isinstance(it, Tree)] == ["été"]


def test_unknown_and_wrong_encodings_are_errors() -> None:
    with pytest.raises(BrokenFile, match="not a charset"):
        utf8(io.BytesIO(b'<?xml version="1.0" encoding="klingon-8"?><r/>'))
    data = '<?xml version="1.0"?><r><u>a</u><u>b</u></r>'.encode("utf-16")[:-1]
    found = []
    with pytest.raises(BrokenFile, match="UTF-16"):
        for item in scan(utf8(io.BytesIO(data)), ("r",), ("u",)):
            found.append(item)
    assert len(found) == 3

"""Bytes to text: marks, encodings, and the very byte that is wrong."""

from __future__ import annotations

import codecs
import io
from itertools import repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_service.readers.decode import LINE, BrokenFile, Encoding, decoded, encoding_of, lines, read_bytes

ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32"]
# Long enough that characters and line ends fall on the border of what is read at a time.
TEXTS = st.builds(
    lambda lead, text: "a" * lead + text,
    st.integers(65_530, 65_536),
    st.text(st.sampled_from(["é", "\n", "\r", "𝄞", "x", "\u2028", "\x85"])),
)


@given(TEXTS, st.sampled_from(ENCODINGS))
def test_lines_joined_are_the_file(text: str, name: str) -> None:
    data = text.encode(name)
    if name == "utf-16-be":
        data = codecs.BOM_UTF16_BE + data
    encoding = encoding_of(data)
    found = list(lines(io.BytesIO(data), encoding))
    assert encoding.mark + "".join(found).encode(encoding.codec) == data
    assert all(line.endswith(("\n", "\r")) for line in found[:-1])
    assert not any("\n" in line[:-1].removesuffix("\r") or "\r" in line[:-2] for line in found)


def test_mixed_line_ends_are_kept() -> None:
    found = list(lines(io.BytesIO(b"a\r\nb\nc\rd"), encoding_of(b"a")))
    assert found == ["a\r\n", "b\n", "c\r", "d"]


@pytest.mark.parametrize("lead", [0, 65_535, 65_536, 70_000])
def test_the_wrong_byte_is_named(lead: int) -> None:
    data = b"\n" * lead + "é".encode() + b"\xe9t\xe9"
    with pytest.raises(BrokenFile, match=rf"not UTF-8 at byte {lead + 2} \(0xE9\)") as caught:
        decoded(data)
    assert caught.value.line == lead + 1
    with pytest.raises(BrokenFile, match=rf"not UTF-8 at byte {lead + 2} \(0xE9\)") as caught:
        list(lines(io.BytesIO(data), encoding_of(data)))
    assert caught.value.line == lead + 1


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("name", ["utf-8", "utf-16-le"])
def test_the_line_of_a_wrong_byte(end: str, name: str) -> None:
    before = f"Ċa{end}{end}b ".encode(name)  # of whose first letter one byte of UTF-16 is that of a line feed
    data = before + (b"\x00\xdc" if name == "utf-16-le" else b"\xe9t")
    with pytest.raises(BrokenFile) as caught:
        list(lines(io.BytesIO(data), Encoding(name)))
    assert caught.value.line == 3
    if name == "utf-8":
        with pytest.raises(BrokenFile) as caught:
            decoded(data)
        assert caught.value.line == 3


def test_a_character_that_is_cut_off_is_named() -> None:
    with pytest.raises(BrokenFile, match="at byte 2"):
        list(lines(io.BytesIO("aaé".encode()[:-1]), encoding_of(b"aa")))


def test_utf_16_without_a_mark() -> None:
    assert decoded("déjà".encode("utf-16-le")) == decoded("déjà".encode("utf-16-be")) == "déjà"


def test_a_declared_charset_counts_unless_there_is_a_mark() -> None:
    assert decoded(b"\xe9t\xe9", "iso-8859-1") == "été"
    assert decoded("été".encode("utf-8-sig"), "iso-8859-1") == "été"


@pytest.mark.parametrize("name", ["no-such", "hex", "rot13", "zip", "idna\0"])
def test_a_charset_that_makes_no_text_is_an_error(name: str) -> None:
    with pytest.raises(BrokenFile, match="not a charset"):
        encoding_of(b"", name)


def test_an_endless_line_is_an_error() -> None:
    class Endless(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            return b"a" * size

    with pytest.raises(BrokenFile, match="more than"):
        list(lines(Endless(), encoding_of(b"")))  # type: ignore[arg-type]
    with pytest.raises(BrokenFile, match="too long"):
        list(lines(io.BytesIO(b"a" * (LINE + 1) + b"\n"), encoding_of(b"")))


def test_a_file_that_is_too_large_is_an_error() -> None:
    assert read_bytes(io.BytesIO(b"x" * 10), 10) == b"x" * 10
    with pytest.raises(BrokenFile, match="split it"):
        read_bytes(io.BytesIO(bytes(repeat(0, 11))), 10)

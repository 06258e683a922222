"""Whatever the bytes: units, reports, or one clear error; never anything else."""

from __future__ import annotations

import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qa_service.errors import InputError
from qa_service.model import Unit, Unreadable
from qa_service.readers.decode import LINE, WHOLE
from qa_service.readers.format import Hints
from qa_service.readers.registry import format_of

SUFFIXES = "po csv tsv json arb strings properties yml srt vtt html md docx txt jsonl".split()
# Bits of all formats, so that what is put together from them gets past the first line of each reader.
BITS = st.sampled_from(
    [
        b'msgid "', b'msgstr "a"\n', b'msgid ""\n', b"charset=utf-16\\n", b"id,target\n", b'"a,b"', b"\t", b'{"a": "b"',
        b'"a" = "b";', b"}", b"[", b"]", b",", b"a: &x b\n", b"*x", b"  - ", b"---\n", b"a=b\\\n", b"\\u12", b"\xff",
        b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"1\n00:00:01,000 --> 00:00:02,000\nx\n\n", b"WEBVTT\n", b"<p>", b"</p>",
        b"<b lang=", b"<!--", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"<meta charset=rot13>", b"# a\n", b"`", b"*",
        b"|a|\n|-|\n", b"PK\x03\x04", b"\r", b"\n", b"\xed\xa0\x80", b"%", b"\xe2\x80\xa8",
    ]
)  # fmt: skip


def read(data: bytes, suffix: str) -> int:
    """Read all and count the units."""
    name = f"x.{suffix}"
    found = format_of(name, data[:4096]).read(io.BytesIO(data), name, Hints())
    return sum(isinstance(item, Unit) for item in found)


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(data=st.one_of(st.binary(max_size=60), st.lists(BITS, max_size=12).map(b"".join)))
@example(data=b"\xff\xfe\x00\xd8a\x00")
def test_any_bytes(suffix: str, data: bytes) -> None:
    try:
        read(data, suffix)
    except InputError as error:
        assert str(error).startswith(f"x.{suffix}: ") and "\n" not in str(error)


@pytest.mark.parametrize("suffix", ["json", "arb", "strings", "properties", "yml", "html", "md"])
def test_a_file_that_is_too_large_to_be_read_whole(suffix: str) -> None:
    with pytest.raises(InputError, match="MB, too large for its format"):
        read(b" " * (WHOLE + 1), suffix)


@pytest.mark.parametrize("suffix", ["po", "csv", "srt", "txt"])
def test_a_line_without_end(suffix: str) -> None:
    with pytest.raises(InputError, match="too many for text"):
        read(b"a" * (LINE + 100_000), suffix)


# Each repeats what could make a careless parser slow; the tests would not end if one were.
@pytest.mark.parametrize(
    ("suffix", "piece"),
    [
        ("po", b'msgid "'), ("po", b'"\\'), ("po", b'msgid "a"\n'), ("po", b"#\n"), ("po", b'"a"\n'),
        ("csv", b'id,target\n"'), ("csv", b'target\n"a""'), ("csv", b"target,"), ("json", b'{"a":'), ("json", b'"\\'),
        ("strings", b'"'), ("strings", b"/*"), ("strings", b'"a" = "b"\n'), ("strings", b"a/"), ("properties", b"\\"),
        ("properties", b"a "), ("yml", b"? "), ("yml", b"a: {"), ("yml", b"&a "), ("yml", b"!!a "), ("srt", b"1\n"),
        ("srt", b"00:00:01,000 --> "), ("vtt", b"<"), ("html", b"<a b="), ("html", b"<!--"), ("html", b"<table>"),
        ("html", b"<p>x"), ("html", b"<p lang='"), ("html", b"&#"), ("txt", b"\n"),
    ],
)  # fmt: skip
def test_repeated_beginnings_end_soon(suffix: str, piece: bytes) -> None:
    try:
        read(piece * (300_000 // len(piece)), suffix)
    except InputError as error:
        assert str(error).startswith(f"x.{suffix}: ")


@pytest.mark.parametrize(
    ("suffix", "data"),
    [
        ("po", b'msgid "a"\r\nmsgstr "b"\n\rmsgid "c"\rmsgstr "d"\r\n'),
        ("csv", b"id,target\r\n1,a\n2,b\r"),
        ("properties", b"a=b\r\nc=d\re=f\n"),
        ("strings", b'"a" = "b";\r"c" = "d";\r\n'),
        ("yml", b"a: b\r\nc: d\re: f\n"),
        ("srt", b"1\r\n00:00:01,000 --> 00:00:02,000\nx\r\r2\n00:00:03,000 --> 00:00:04,000\r\ny"),
    ],
)
def test_mixed_line_ends(suffix: str, data: bytes) -> None:
    assert read(data, suffix) >= 2


def size_of_names(data: bytes, suffix: str) -> int:
    """Return how many code points the units' names have together."""
    name = f"x.{suffix}"
    found = format_of(name, data[:4096]).read(io.BytesIO(data), name, Hints())
    return sum(len(item.segment.id or "") for item in found if isinstance(item, Unit))


@pytest.mark.parametrize(
    ("suffix", "data"),
    [
        ("json", b'{"' + b"k" * 1_000_000 + b'": {' + b",".join(b'"%d": "a"' % it for it in range(1_000)) + b"}}"),
        ("yml", b"? " + b"k" * 1_000_000 + b"\n: [" + b"a, " * 1_000 + b"a]\n"),
        ("po", b'msgid "' + b"k" * 1_000_000 + b'"\n' + b"".join(b'msgstr[%d] "a"\n' % it for it in range(1_000))),
    ],
)
def test_a_long_key_above_many_texts_does_not_multiply(suffix: str, data: bytes) -> None:
    assert 1_000 < size_of_names(data, suffix) < 2_000_000


def test_a_long_text_with_many_aliases_does_not_multiply() -> None:
    data = b"a: [&x '" + b"a" * 600_000 + b"', *x, *x, *x]"
    found = list(format_of("x.yml", b"").read(io.BytesIO(data), "x.yml", Hints()))
    assert len(found) == 3 and isinstance(found[-1], Unreadable) and "aliases repeat" in found[-1].why


def test_a_table_of_nothing_but_columns_is_refused() -> None:
    with pytest.raises(InputError, match="columns of translations"):
        read(b"fr," * 1_000 + b"\n" + b"a\n" * 1_000, "csv")

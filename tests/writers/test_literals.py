"""Texts written as literals read again as they were."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_service.errors import InputError
from qa_service.model import Unit
from qa_service.readers.format import Answer, Hints
from qa_service.readers.registry import format_of

TEXT = st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from('"\\\n\t\r/*;={}é')), max_size=12)


def written(name: str, text: str, *fixed: str | None, encoding: str = "utf-8") -> str:
    data, out = text.encode(encoding), io.BytesIO()
    write = format_of(name, data[:4096]).write
    assert write
    write(io.BytesIO(data), name, Hints(), [Answer([], it) for it in fixed], out)
    return out.getvalue().decode(encoding)


def texts(name: str, text: str) -> list[str]:
    found = format_of(name, b"").read(io.BytesIO(text.encode()), name, Hints())
    return [item.segment.text for item in found if isinstance(item, Unit)]


@given(TEXT, TEXT)
def test_json_reads_again(old: str, new: str) -> None:
    for escaped in (True, False):
        text = "{\n\t" + json.dumps("k") + " :" + json.dumps(old, ensure_ascii=escaped) + ' , "n": 1.50 }\r\n'
        again = written("x.json", text, new)
        assert json.loads(again) == {"k": new, "n": 1.5} and again.endswith(' , "n": 1.50 }\r\n')
        assert texts("x.json", again) == [new]


@given(TEXT)
def test_strings_read_again(new: str) -> None:
    text = '/* c */ "a" = "b";\nkey = bare; // "x" = "y";\n'
    assert texts("x.strings", written("x.strings", text, new, None)) == [new, "bare"]
    assert texts("x.strings", written("x.strings", text, None, new)) == ["b", new]


@given(TEXT, st.sampled_from(["a", "é", "a\\\n   b"]))
def test_properties_read_again(new: str, old: str) -> None:
    again = written("x.properties", f"# c\r\n k = {old}\r\nl:m\n", new, None)
    assert texts("x.properties", again) == [new, "m"] and again.startswith("# c\r\n k = ")
    assert texts("x.properties", written("x.properties", f"k={old}\nl m", None, new))[1] in ("m", new)


@given(TEXT, st.sampled_from(["a b", "'a'", '"a"', "a\n    b"]))
def test_yaml_reads_again(new: str, old: str) -> None:
    text = f"# c\nfr:\n  k: {old} # d\n  l: [x, {old!r}]\n"
    again = written("x.yml", text, new, None, new)
    assert texts("x.yml", again) == [new, "x", new] and again.count("# d\n") == 1


@pytest.mark.parametrize("word", ["yes", "null", "12", "a: b", "a #b", "- a", "2026-01-01", "~", ""])
def test_yaml_that_would_mean_something_else_is_quoted(word: str) -> None:
    assert texts("x.yml", written("x.yml", "k: a\n", word)) == [word]


def test_blocks_and_anchors_of_yaml_stay() -> None:
    text = "k: |\n  a\nl: &x b\nm: *x\n"
    assert written("x.yml", text, "c", "c", "c") == text


def test_properties_in_latin_1_stay_so() -> None:
    data, out = "k=é\nl=ü\n".encode("latin-1"), io.BytesIO()
    write = format_of("x.properties", data).write
    assert write
    write(io.BytesIO(data), "x.properties", Hints(), [Answer([], "è—😀"), Answer([])], out)
    assert out.getvalue() == b"k=\\u00e8\\u2014\\ud83d\\ude00\nl=\xfc\n"


def test_what_is_fixed_keeps_the_manner_of_its_file() -> None:
    assert written("x.json", '{"a": "\\u00e9t\\u00e9"}', "été là") == '{"a": "\\u00e9t\\u00e9 l\\u00e0"}'
    assert written("x.json", '{"a": "été"}', "là") == '{"a": "là"}'
    assert written("x.strings", "a = b;", "c") == "a = c;" and written("x.strings", "a = b;", "c d") == 'a = "c d";'
    assert written("x.strings", '"a" = "é";', "è", encoding="utf-16") == '"a" = "è";'
    assert written("x.arb", '{"@@locale": "fr", "a": "b", "@a": {"description": "b"}}', "c").count('"c"') == 1


def test_a_list_of_units_is_not_written() -> None:
    with pytest.raises(InputError, match="give it as JSONL or CSV"):
        written("x.json", '[{"id": "1", "text": "a"}]', "b")

"""JSONL under other names, and lists of objects in JSON, which are read alike."""

from __future__ import annotations

import io
import json

import pytest

from qa_service.errors import InputError
from qa_service.model import Unit, Unreadable
from qa_service.readers import json_tree, jsonlines
from qa_service.readers.decode import LINE
from qa_service.readers.format import Hints

NAMED = Hints(columns=(("target", "mt"), ("source", "src"), ("target_lang", "to")), source_lang="en")


def units(data: bytes, hints: Hints | None = None, name: str = "x.jsonl") -> list[Unit | Unreadable]:
    return list(jsonlines.read(io.BytesIO(data), name, hints or Hints()))


def test_the_contract_is_read() -> None:
    line = b'{"id": 7, "text": "un", "source": "one", "source_lang": "en", "target_lang": "fr", "more": []}\r\n'
    (unit,) = units(b"\xef\xbb\xbf" + line)
    assert isinstance(unit, Unit)
    assert (unit.segment.id, unit.segment.text, unit.segment.source) == ("7", "un", "one")
    assert (unit.source_lang, unit.target_lang, unit.location.line) == ("en", "fr", 1)


def test_what_cannot_be_read_is_reported_in_its_place() -> None:
    found = units(b'{"id": 1, "text": "a"}\n\n{\n\xff\n{"id": 2}\n{"id": 3, "text": "b"}', name="x.de.jsonl")
    assert [(isinstance(item, Unit), item.location.line) for item in found] == [
        (True, 1), (False, 3), (False, 4), (False, 5), (True, 6)
    ]  # fmt: skip
    assert {unit.target_lang for unit in found if isinstance(unit, Unit)} == {"de"}


def test_the_caller_names_keys() -> None:
    (first, second) = units(b'{"mt": "a", "src": "b", "to": "it", "text": "not this"}\n{"text": "c"}\n', NAMED)
    assert isinstance(first, Unit) and isinstance(second, Unreadable)
    assert (first.segment.id, first.segment.text, first.segment.source, first.target_lang) == ("1", "a", "b", "it")
    assert "“mt” is missing" in second.why
    with pytest.raises(InputError, match="“taget” is not a key"):
        units(b"", Hints(columns=(("taget", "x"),)))


def test_a_line_that_is_too_long_is_reported_and_the_rest_is_read() -> None:
    found = units(b'{"id": 1, "text": "' + b"a" * 2 * LINE + b'"}\n{"id": 2, "text": "b"}\n')
    assert [(isinstance(item, Unit), item.location.line) for item in found] == [(False, 1), (True, 2)]


def test_utf_16_is_refused() -> None:
    with pytest.raises(InputError, match="JSONL is UTF-8"):
        units('{"id": 1, "text": "a"}'.encode("utf-16"))


@pytest.mark.parametrize("hints", [Hints(), NAMED])
def test_a_list_of_objects_is_read_alike(hints: Hints) -> None:
    keys = ("mt", "src") if hints.columns else ("text", "source")
    rows = [{"id": "1", keys[0]: "a", keys[1]: "b"}, {"id": "2", keys[0]: 5}, "x"]
    found = list(json_tree.read(io.BytesIO(json.dumps(rows, indent=1).encode()), "x.json", hints))
    assert [isinstance(item, Unit) for item in found] == [True, False, False]
    assert [item.location.line for item in found] == [2, 7, 11]

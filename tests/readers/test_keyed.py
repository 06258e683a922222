"""Formats of texts under keys: JSON, ARB, Apple strings, Java properties, YAML; and their source in a reference."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_service.errors import InputError
from qa_service.model import Unit, Unreadable
from qa_service.readers.format import Hints
from qa_service.readers.registry import format_of


def units(data: str | bytes, name: str, reference: str | None = None) -> list[Unit | Unreadable]:
    raw = data.encode() if isinstance(data, str) else data
    hints = Hints(reference=reference.encode() if reference is not None else None, source_lang="en")
    return list(format_of(name, raw).read(io.BytesIO(raw), name, hints))


def texts(data: str | bytes, name: str) -> dict[str | None, str]:
    return {unit.segment.id: unit.segment.text for unit in units(data, name) if isinstance(unit, Unit)}


def sources(data: str, name: str, reference: str) -> dict[str | None, str | None]:
    found = units(data, name, reference)
    return {unit.segment.id: unit.segment.source for unit in found if isinstance(unit, Unit)}


def faults(data: str | bytes, name: str) -> list[int | None]:
    return [item.location.line for item in units(data, name) if isinstance(item, Unreadable)]


def lines(data: str | bytes, name: str) -> list[int | None]:
    return [item.location.line for item in units(data, name) if isinstance(item, Unit)]


def test_json_paths_and_lines() -> None:
    data = '{\n "a": {"b": ["x", {"c": "y"}], "n": 1, "t": true, "z": null},\n "e": ""\n}'
    assert texts(data, "x.json") == {"a.b[0]": "x", "a.b[1].c": "y", "e": ""}
    assert lines(data, "x.json") == [2, 2, 3]


def test_json_messages_with_remarks() -> None:
    data = '{"a": {"message": "x", "description": "not this"}, "b": {"message": "y", "other": "z"}}'
    assert texts(data, "x.json") == {"a": "x", "b.message": "y", "b.other": "z"}


def test_json_root_may_be_the_language() -> None:
    (unit,) = units('{"fr": {"a": "x"}}', "de.json")
    assert isinstance(unit, Unit) and (unit.target_lang, unit.segment.id) == ("fr", "a")


def test_json_repeated_key_is_reported_and_the_last_counts() -> None:
    data = '{"a": "x",\n"b": "y",\n"a": "z"}'
    assert texts(data, "x.json") == {"b": "y", "a": "z"} and faults(data, "x.json") == [3]


def test_json_that_is_cut_off_is_read_up_to_there() -> None:
    data = '{"a": "x",\n"b": {"c": "y"},\n"d": "z'
    assert texts(data, "x.json") == {"a": "x", "b.c": "y"} and faults(data, "x.json") == [3]


@given(
    st.recursive(
        st.one_of(st.text(), st.integers(), st.none(), st.floats(allow_nan=False)),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    )
)
def test_json_texts_are_those_of_the_standard_library(value: object) -> None:
    def walk(value: object) -> list[str]:
        if isinstance(value, dict):
            return [text for member in value.values() for text in walk(member)]
        if isinstance(value, list):
            return [text for member in value for text in walk(member)]
        return [value] if isinstance(value, str) else []

    found = units(json.dumps({"k": value, "l": 1}), "x.json")
    assert [unit.segment.text for unit in found if isinstance(unit, Unit)] == walk(value)


@pytest.mark.parametrize("data", ["", "{", '{"a" "b"}', "{a: 1}", '{"a": 1]', "[1 2]", "tru", "[" * 200_000])
def test_json_that_is_none_is_an_error_with_its_line(data: str) -> None:
    with pytest.raises(InputError, match=r"x\.json: line 1: is not JSON"):
        units(data, "x.json")


def test_arb() -> None:
    data = '{"@@locale": "pt_BR", "a": "x {n}", "@a": {"description": "no"}, "@@x": "no", "n": 1}'
    (unit,) = units(data, "app_fr.arb")
    assert isinstance(unit, Unit) and (unit.target_lang, unit.segment.text) == ("pt-BR", "x {n}")
    with pytest.raises(InputError, match="no JSON object"):
        units("[]", "x.arb")


def test_keys_that_i18next_puts_in_are_protected() -> None:
    (unit,) = units('{"a": "Voir $t(common.title) ici"}', "x.json")
    assert isinstance(unit, Unit)
    assert [(span.start, span.end) for span in unit.segment.protected] == [(5, 21)]


def test_apple_strings() -> None:
    data = (
        '/* a = b; */\n"a \\"k\\"" = "x \\U00e9\\n \\UD83D\\uDE00 \\101";\n'
        '// c\nkey.b/* in */=/* between */"y";"d" = "";\n'
    )
    assert texts(data, "x.strings") == {'a "k"': "x é\n 😀 A", "key.b": "y", "d": ""}
    assert texts(data.encode("utf-16"), "x.strings") == texts(data, "x.strings")
    assert lines(data, "x.strings") == [2, 4, 4]


def test_apple_strings_go_on_behind_a_mistake() -> None:
    data = '"a" = "x"\n"b" = "y";\n"c" = "it"s";\n"d" = "z";'
    assert texts(data, "x.strings") == {"b": "y", "d": "z"} and faults(data, "x.strings") == [1, 3]


def test_binary_property_list_is_refused() -> None:
    with pytest.raises(InputError, match="plutil"):
        units(b"bplist00\xff", "x.strings")


def test_properties() -> None:
    data = (
        "# c\n! d\n\na=b\\\n   \\u00e9\\t\n key\\ two : v\nk3 v3\nempty\nlast=a\\\\\nnext=#no comment\\"
        "\n  # nor this\nend=\\uD83D\\uDE00\\:\\q\\"
    )
    assert texts(data, "x.properties") == {
        "a": "bé\t",
        "key two": "v",
        "k3": "v3",
        "empty": "",
        "last": "a\\",
        "next": "#no comment# nor this",
        "end": "😀:q",
    }
    assert lines(data, "x.properties") == [4, 6, 7, 8, 9, 10, 12]


def test_properties_are_utf_8_or_latin_1() -> None:
    assert texts("a=é".encode(), "x.properties") == texts("a=é".encode("latin-1"), "x.properties") == {"a": "é"}
    assert texts("a=é\nb=ï".encode("utf-16"), "x.properties") == {"a": "é", "b": "ï"}


def test_properties_with_a_broken_escape() -> None:
    assert texts("a=\\u12\nb=c", "x.properties") == {"b": "c"} and faults("a=\\u12\nb=c", "x.properties") == [1]


def test_yaml() -> None:
    data = (
        "fr:\n  a: &x Salut\n  b: *x\n  n: 12\n  s: :long\n  t: true\n  d: 2026-01-01\n  q: '12'\n  e: ~\n"
        "  base: &base\n    one: un\n  more:\n    <<: *base\n    l: [p, !ruby/object:X q]\n  long: |\n    c\n    d\n"
    )
    assert texts(data, "x.yml") == {
        "a": "Salut", "b": "Salut", "q": "12", "e": "", "base.one": "un", "more.l[0]": "p", "long": "c\nd\n"
    }  # fmt: skip
    assert {unit.target_lang for unit in units(data, "de.yml") if isinstance(unit, Unit)} == {"fr"}
    assert lines(data, "x.yml")[:2] == [2, 3]


def test_yaml_root_that_is_no_language() -> None:
    (unit,) = units("app:\n  a: x\n", "pt-BR.yaml")
    assert isinstance(unit, Unit) and (unit.segment.id, unit.target_lang) == ("app.a", "pt-BR")


def test_yaml_is_read_up_to_its_mistake() -> None:
    data = "fr:\n  a: x\n  b: y: z\n"
    assert texts(data, "x.yml")["a"] == "x" and faults(data, "x.yml") == [3]


def test_yaml_aliases_do_not_multiply() -> None:
    bomb = "a0: &a0 [x, y]\n" + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 60))
    assert len(texts(bomb, "x.yml")) == 2
    many = "a: &a [x]\nb: [" + "*a, " * 2_000 + "]\n"
    assert faults(many, "x.yml") == [2]


@pytest.mark.parametrize("data", ["[" * 200_000, "- " * 200_000, "\tx: y"])
def test_yaml_that_is_broken_is_an_error(data: str) -> None:
    with pytest.raises(InputError, match=r"x\.yml: line 1: "):
        units(data, "x.yml")


def test_yaml_builds_nothing_from_tags() -> None:
    assert texts("a: !!python/object/apply:os.getcwd []\nb: x", "x.yml") == {"b": "x"}


@pytest.mark.parametrize(
    ("data", "name", "reference", "wanted"),
    [
        ('{"a": "x", "b": "y"}', "x.json", '{"a": "X"}', {"a": "X", "b": None}),
        ('{"a": "x"}', "x.arb", '{"@@locale": "en", "a": "X"}', {"a": "X"}),
        ('"a" = "x";', "x.strings", '"a" = "X";', {"a": "X"}),
        ("a=x", "x.properties", "a=X", {"a": "X"}),
        ("fr:\n  a: x", "x.yml", "en:\n  a: X", {"a": "X"}),
        ("fr:\n  d:\n    few: x", "x.yml", "en:\n  d:\n    one: o\n    other: X", {"d.few": "X"}),
        ('{"k_many": "x", "k_one": "y"}', "x.json", '{"k_one": "O", "k_other": "X"}', {"k_many": "X", "k_one": "O"}),
        ('{"k_0": "x", "k_plural": "p"}', "x.json", '{"k": "K", "k_plural": "P"}', {"k_0": "P", "k_plural": "P"}),
        ('{"some_other": "x"}', "x.json", '{"thing": "X"}', {"some_other": None}),
    ],
)
def test_reference_gives_the_source(data: str, name: str, reference: str, wanted: dict[str, str | None]) -> None:
    assert sources(data, name, reference) == wanted


def test_a_broken_reference_is_reported_and_the_file_is_read() -> None:
    first, second = units('{"a": "x"}', "x.json", "{")
    assert isinstance(first, Unreadable) and "reference" in first.why
    assert isinstance(second, Unit) and second.segment.source is None

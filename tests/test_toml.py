"""TOML into dataclasses: what fits is read, what does not is an error with path and line."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_service.errors import RuleError
from qa_service.toml import read_table


@dataclass(frozen=True)
class Inner:
    word: str
    count: int = 0


@dataclass(frozen=True)
class Shape:
    name: str
    share: float = 0.5
    flag: bool = False
    note: str | None = None
    words: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    inner: Inner = field(default_factory=lambda: Inner("none"))
    several: tuple[Inner, ...] = ()
    params: dict[str, float] = field(default_factory=dict)


def read(folder: Path, text: str) -> Shape:
    path = folder / "shape.toml"
    path.write_text(text, encoding="utf-8")
    return read_table(path, Shape)


def test_every_type_is_read(tmp_path: Path) -> None:
    text = """
name = "x"
share = 1
flag = true
note = "n"
words = ["a", "b"]
pairs = [["(", ")"]]
[inner]
word = "w"
[[several]]
word = "v"
count = 3
[params]
least = 2
"""
    expected = Shape("x", 1.0, True, "n", ("a", "b"), (("(", ")"),), Inner("w"), (Inner("v", 3),), {"least": 2.0})
    assert read(tmp_path, text) == expected


def test_what_is_left_out_keeps_its_default(tmp_path: Path) -> None:
    assert read(tmp_path, 'name = "x"') == Shape("x")


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ('name = "x"\nnmae = "y"', 2, "unknown key “nmae”; known here: flag, inner, name"),
        ("share = 0.1\nflag = true", 1, "“name” is missing"),
        ('name = "x"\nflag = 1', 2, "“flag” must be bool, not int"),
        ('name = "x"\n\nwords = "a"', 3, "“words” must be a list"),
        ('name = "x"\npairs = [["("]]', 2, "“pairs” takes lists of 2"),
        ('name = "x"\n[inner]\nword = "w"\nwrod = 1', 4, "unknown key “wrod”"),
        ('name = "x"\n[[several]]\nword = "v"\n[[several]]\ncount = 1', 2, "“word” is missing"),
        ('name = "x"\ninner = 3', 2, "“inner” must be a table"),
        ('name = "x"\nparams = 3', 2, "“params” must be a table"),
        ('name = "x"\nname = "y"', 2, "not valid TOML"),
    ],
)
def test_mistake_names_path_and_line(tmp_path: Path, text: str, line: int, says: str) -> None:
    with pytest.raises(RuleError) as error:
        read(tmp_path, text)
    assert str(error.value).startswith(f"{tmp_path / 'shape.toml'}:{line}: ")
    assert says in str(error.value)


def test_missing_file_and_wrong_encoding_are_rule_errors(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="cannot be read"):
        read_table(tmp_path / "nothing.toml", Shape)
    (tmp_path / "shape.toml").write_bytes(b'name = "\xff"')
    with pytest.raises(RuleError, match="cannot be read"):
        read_table(tmp_path / "shape.toml", Shape)


@given(st.text())
def test_any_text_is_read_or_a_rule_error(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("toml") / "shape.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(RuleError):
        read_table(path, Shape)
        raise RuleError("it was a table that fits")

"""TOML into frozen dataclasses: what is unknown, missing or of a wrong type is a ``RuleError`` with its line."""

from __future__ import annotations

import dataclasses
import re
import tomllib
import types
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from .errors import RuleError

T = TypeVar("T")


def read_table(path: Path, shape: type[T]) -> T:
    """Read a TOML file into a dataclass of type ``shape``. Raises RuleError (``PATH:LINE: what``)."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(f"{path}:1: cannot be read: {error}") from error
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise RuleError(f"{path}:{line[1] if line else text.count(chr(10)) + 1}: not valid TOML: {error}") from error
    try:
        return _build(table, shape, ())
    except _MistakeError as mistake:
        raise RuleError(f"{path}:{_line_of(text, mistake.keys)}: {mistake}") from None


class _MistakeError(Exception):
    """A value that does not fit, with the keys that lead to it."""

    def __init__(self, message: str, keys: tuple[str, ...]) -> None:
        super().__init__(message)
        self.keys = keys


def _build(table: object, shape: type[T], keys: tuple[str, ...]) -> T:
    if not isinstance(table, dict):
        raise _MistakeError(f"“{keys[-1]}” must be a table", keys)
    hints, fields = _fields(shape)  # type: ignore[arg-type]  # a type can be hashed
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in fields:
            known = ", ".join(sorted(fields))
            raise _MistakeError(f"unknown key “{key}”; known here: {known}", (*keys, key))
        values[key] = _value(value, hints[key], (*keys, key))
    for name, field in fields.items():
        required = field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
        if required and name not in values:
            raise _MistakeError(f"“{name}” is missing", keys)
    return shape(**values)


@cache
def _fields(shape: type) -> tuple[dict[str, Any], dict[str, dataclasses.Field[Any]]]:
    return get_type_hints(shape), {field.name: field for field in dataclasses.fields(shape)}


def _value(value: object, hint: Any, keys: tuple[str, ...]) -> Any:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        options = [option for option in arguments if option is not type(None)]
        return _value(value, options[0], keys)
    if dataclasses.is_dataclass(hint):
        return _build(value, cast(type[Any], hint), keys)
    if origin is tuple:
        if not isinstance(value, list):
            raise _MistakeError(f"“{keys[-1]}” must be a list", keys)
        if arguments[-1] is Ellipsis:
            if arguments[0] is str and all(type(item) is str for item in value):  # nearly all that there is to read
                return tuple(value)
            return tuple(_value(item, arguments[0], keys) for item in value)
        if len(value) != len(arguments):
            raise _MistakeError(f"“{keys[-1]}” takes lists of {len(arguments)}", keys)
        return tuple(_value(item, part, keys) for item, part in zip(value, arguments, strict=True))
    if origin is dict:
        if not isinstance(value, dict):
            raise _MistakeError(f"“{keys[-1]}” must be a table", keys)
        return {key: _value(item, arguments[1], (*keys, key)) for key, item in value.items()}
    if hint is float and type(value) is int:
        return float(value)
    if type(value) is not hint:
        raise _MistakeError(f"“{keys[-1]}” must be {hint.__name__}, not {type(value).__name__}", keys)
    return value


def _line_of(text: str, keys: tuple[str, ...]) -> int:
    """The first line that names the innermost key that can be found; 1 when none can."""
    lines = text.splitlines()
    for key in reversed(keys):
        pattern = re.compile(rf"^\s*(?:\[+.*\b{re.escape(key)}\b.*\]+|\"?{re.escape(key)}\"?\s*=)")
        for number, line in enumerate(lines, 1):
            if pattern.match(line):
                return number
    return 1

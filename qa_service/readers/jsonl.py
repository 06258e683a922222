"""JSONL: one text a line, as the contract has it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TypeGuard

from ..errors import InputError


@dataclass(frozen=True)
class Row:
    """One line: ``id`` and ``text`` are required; the others are None when the line does not say them."""

    id: str | int
    text: str
    target_lang: str | None
    source: str | None
    source_lang: str | None


def parse(line: bytes) -> Row:
    """Read one line. Raises InputError that says what to change; other keys are ignored."""
    try:
        value = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise InputError(f"not UTF-8 at byte {error.start} of the line") from error
    except json.JSONDecodeError as error:  # which line it is, others know: here there is one
        why = f"{error.msg.removesuffix(' starting at')} at character {error.pos + 1} of the line"
        raise InputError(f"not JSON: {why}") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"not JSON: {error}") from error
    if not isinstance(value, dict):
        raise InputError("a line must be a JSON object")
    if not is_id(value.get("id")):
        raise InputError("“id” is missing or is neither a string nor a whole number", "id")
    if not isinstance(value.get("text"), str):
        raise InputError("“text” is missing or is not a string", "text")
    for key in ("target_lang", "source", "source_lang"):
        if not isinstance(value.get(key), str | None):
            raise InputError(f"“{key}” must be a string or null", key)
    return Row(value["id"], value["text"], value.get("target_lang"), value.get("source"), value.get("source_lang"))


def is_id(value: object) -> TypeGuard[str | int]:
    """Say whether a value may name a line."""
    return isinstance(value, str | int) and not isinstance(value, bool)

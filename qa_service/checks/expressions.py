"""The expressions of a rule file, compiled once per rule and language."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import regex

from ..rulebook import Pattern, Rule


class Expression(NamedTuple):
    """A pattern of a rule file and its compiled forms."""

    pattern: Pattern
    compiled: regex.Pattern[str]
    unless: regex.Pattern[str] | None


@lru_cache(maxsize=1024)
def expressions(rule: Rule, tag: str) -> tuple[Expression, ...]:
    """Return the expressions of a rule that hold in the language ``tag``."""
    return tuple(map(_compiled, (pattern for pattern in rule.patterns if _holds(pattern.langs, tag))))


@lru_cache(maxsize=256)
def all_expressions(rule: Rule) -> tuple[Expression, ...]:
    """Return the expressions of a rule for all languages."""
    return tuple(map(_compiled, rule.patterns))


def _compiled(pattern: Pattern) -> Expression:
    unless = regex.compile(pattern.unless, regex.V1) if pattern.unless else None
    return Expression(pattern, regex.compile(pattern.match, regex.V1), unless)


def _holds(langs: tuple[str, ...], tag: str) -> bool:
    base = tag.partition("-")[0]
    barred = [lang[1:] for lang in langs if lang.startswith("!")]
    allowed = [lang for lang in langs if not lang.startswith("!")]
    return not {tag, base} & set(barred) and (not allowed or bool({tag, base} & set(allowed)))

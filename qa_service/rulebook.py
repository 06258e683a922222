"""Read ``rules/checks/*.toml``: what each check is called, how bad it is, what it says, and its examples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from .errors import RuleError
from .model import Finding, Related, Severity, Suggestion
from .toml import read_table

_SHOWN = 60  # code points of a finding's text that a message quotes


@dataclass(frozen=True)
class Example:
    """A text in ``lang`` in which this check flags exactly ``flags`` (none: it must stay silent).

    ``glossary`` are the rows of the caller's, as CSV, the header first.
    """

    lang: str
    text: str
    flags: tuple[str, ...] = ()
    source: str | None = None
    source_lang: str | None = None
    fixed: str | None = None
    glossary: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pattern:
    """A regular expression whose match (or group ``flag``) is a finding, and what replaces it.

    ``replace`` may use ``\\1``…; None: there is no fix to offer, unless groups ``cut``, ``cut2`` say what to delete, or
    ``decode`` says that the fix is the match with its character escapes (``&#39;``, ``\\u00e9``) decoded.
    ``langs``: only in these target languages; ``!en`` means in every language but this one. ``at``: empty for
    anywhere, ``start`` for the start of the text, ``end`` for a sentence or line near the end, which it then marks up
    to the end. ``needs``: pieces of text of which one must stand there before the expression is tried, so that clean
    text costs no more than looking for them. ``unless``: an expression that, found anywhere in the text, silences it.
    ``with_source``: the confidence where a source is given, which then holds nothing like it; the severity is the
    rule's. A ``confidence`` of 0: only then.
    """

    match: str
    replace: str | None = None
    langs: tuple[str, ...] = ()
    label: str = ""
    severity: str = ""
    confidence: float = 0.95
    at: str = ""
    needs: tuple[str, ...] = ()
    unless: str = ""
    decode: bool = False
    with_source: float = 0


@dataclass(frozen=True, eq=False)  # compared by identity, so that what is compiled from it can be cached
class Rule:
    """One check as ``rules/checks/ID.toml`` describes it; ``kind`` names the code that runs it.

    ``params`` and ``lists`` are numbers and words that the kind's code asks for by name.
    """

    id: str
    kind: str
    category: str
    severity: str
    mqm: str
    its: str
    title: str
    description: str
    message: str
    params: dict[str, float] = field(default_factory=dict)
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    patterns: tuple[Pattern, ...] = ()
    examples: tuple[Example, ...] = ()

    def finding(
        self,
        text: str,
        start: int,
        end: int,
        *,
        confidence: float,
        severity: Severity | None = None,
        lang: str | None = None,
        mqm: str | None = None,
        its: str | None = None,
        suggestions: tuple[Suggestion, ...] = (),
        related: tuple[Related, ...] = (),
        evidence: Mapping[str, object] | None = None,
        **said: object,
    ) -> Finding:
        """Make a finding of this check for ``text[start:end]``; ``said`` fills the blanks of the message."""
        marked = text[start:end]
        shown = marked if len(marked) <= _SHOWN else marked[: _SHOWN - 1] + "…"
        return Finding(
            check=self.id,
            category=self.category,
            severity=severity or Severity(self.severity),
            start=start,
            end=end,
            text=marked,
            confidence=round(confidence, 3),
            message=self.message.format(text=shown, **said),
            mqm=mqm or self.mqm,
            its=its or self.its,
            lang=lang,
            suggestions=suggestions,
            related=related,
            evidence=evidence or {},
        )


class Rulebook(Mapping[str, Rule]):
    """All checks by id."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = {rule.id: rule for rule in rules}

    def __getitem__(self, check: str) -> Rule:
        return self._rules[check]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rules)

    def __len__(self) -> int:
        return len(self._rules)

    def select(self, only: Iterable[str] = (), skip: Iterable[str] = ()) -> Rulebook:
        """Keep the checks that ``only`` names (all when empty) and ``skip`` does not: ids or families."""
        only, skip = tuple(only), tuple(skip)
        return Rulebook(
            rule for rule in self._rules.values() if (not only or _named(rule.id, only)) and not _named(rule.id, skip)
        )

    def by_kind(self) -> dict[str, Rulebook]:
        """Group the checks by the code that runs them."""
        kinds = sorted({rule.kind for rule in self._rules.values()})
        return {kind: Rulebook(rule for rule in self._rules.values() if rule.kind == kind) for kind in kinds}


def _named(check: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(check, pattern) or check.startswith(pattern + ".") for pattern in patterns)


def load_rulebook(folder: Path) -> Rulebook:
    """Read every check of a folder. Raises RuleError with path and line for the first mistake."""
    rules = []
    for path in sorted(folder.glob("*.toml")):
        rule = read_table(path, Rule)
        if rule.id != path.stem:
            raise RuleError(f"{path}:1: the id “{rule.id}” must be the file's name")
        if rule.severity not in set(Severity):
            raise RuleError(f"{path}:1: severity “{rule.severity}” is none of {', '.join(Severity)}")
        rules.append(rule)
    return Rulebook(rules)

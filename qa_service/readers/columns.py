"""Which columns of a table hold what: named by the caller, or known by the names that exports use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .decode import BrokenFile
from .format import Hints
from .names import language_of_name, language_tag

_KNOWN = {
    "id": "id key keys identifier string_id resource_id resname msgctxt name segment_id segment no number unit label",
    "source": "source source_text src original original_text source_string msgid source_segment",
    "target": "target target_text tgt translation translated translated_text translation_text target_string msgstr "
    "text hypothesis target_segment",
    "source_lang": "source_lang source_language src_lang source_locale srclang",
    "target_lang": "target_lang target_language tgt_lang target_locale lang language locale trglang",
}
_ROLE = {name: role for role, names in _KNOWN.items() for name in names.split()}
ROLES = tuple(_KNOWN)
_MOST = 300  # columns of translations
NOTES = ("qa_findings", "qa_severity")  # what write-back adds


@dataclass(frozen=True)
class Target:
    """A column of translations; ``lang`` is its language where all of it has one."""

    index: int
    lang: str | None


@dataclass(frozen=True)
class Columns:
    """The columns by index; None where there is no such column. A table may hold several translations of a source."""

    targets: tuple[Target, ...]
    id: int | None = None
    source: int | None = None
    source_lang: int | None = None
    target_lang: int | None = None
    source_says: str | None = None


def known(names: Sequence[str]) -> int:
    """Count the names that say what their column holds."""
    return sum(_plain(name) in _ROLE or language_tag(name.strip()) is not None for name in names)


def columns(names: Sequence[str], hints: Hints, file: str) -> Columns:
    """Tell a table's columns from its header. Raises BrokenFile when none is known as the translation, or one that
    the caller named is not there."""
    wanted = dict(hints.columns)
    roles: dict[str, int] = {}
    for role, wish in wanted.items():
        if role not in ROLES:
            raise BrokenFile(f"“{role}” is not a column that is read: say {', '.join(ROLES)}")
        roles[role] = _named(names, wish)
    named = {roles.get("source"), roles.get("target")}
    for index, name in enumerate(names):
        known_as = _ROLE.get(_plain(name))
        if known_as and known_as not in roles and index not in roles.values():
            roles[known_as] = index
    # A column may be called “id” for its keys or for Indonesian: the first one that can be holds the keys.
    tags = {
        index: tag
        for index, name in enumerate(names)
        if (tag := language_tag(name.strip())) and (index in named or index not in roles.values())
    }
    if "target" not in roles:
        return _by_language(names, roles, tags, hints)
    if "source" not in roles and len(rest := [index for index in tags if index != roles["target"]]) == 1:
        roles["source"] = rest[0]
    target = Target(roles["target"], tags.get(roles["target"]) or hints.target_lang or language_of_name(file))
    return _columns(roles, (target,), tags.get(roles.get("source", -1)) or hints.source_lang)


def _by_language(names: Sequence[str], roles: dict[str, int], tags: dict[int, str], hints: Hints) -> Columns:
    """Read a table with one column a language: the source is what the caller says, or English, or the first."""
    if "source" not in roles and len(tags) > 1:
        english = next((index for index, tag in tags.items() if tag.split("-")[0] == "en"), next(iter(tags)))
        roles["source"] = _of_language(tags, hints.source_lang) or english
    source = roles.get("source")
    others = {index: tag for index, tag in tags.items() if index != source}
    only = _of_language(others, hints.target_lang)
    targets = tuple(Target(index, tag) for index, tag in others.items() if only in (None, index))
    if len(targets) > _MOST:
        raise BrokenFile(f"has more than {_MOST} columns of translations: split it", 1)
    if not targets:
        shown = ", ".join(f"“{name.strip()[:30]}”" for name in names[:12])
        raise BrokenFile(f"no column is known as the translation among {shown}: name one, such as target=COLUMN", 1)
    return _columns(roles, targets, hints.source_lang if source is None else tags.get(source) or hints.source_lang)


def _columns(roles: Mapping[str, int], targets: tuple[Target, ...], source_says: str | None) -> Columns:
    rest = {role: roles.get(role) for role in ("id", "source", "source_lang", "target_lang")}
    return Columns(targets, **rest, source_says=source_says)


def _of_language(tags: Mapping[int, str], wanted: str | None) -> int | None:
    """Return the column of a language, or of the same language elsewhere (pt for pt-BR)."""
    if not wanted:
        return None
    tag = wanted.replace("_", "-").lower()
    exact = (index for index, other in tags.items() if other.lower() == tag)
    near = (index for index, other in tags.items() if other.lower().split("-")[0] == tag.split("-")[0])
    return next(exact, next(near, None))


def _named(names: Sequence[str], name: str) -> int:
    for index, other in enumerate(names):
        if other.strip() == name or other.strip().casefold() == name.casefold():
            return index
    shown = ", ".join(f"“{other.strip()[:30]}”" for other in names[:12])
    raise BrokenFile(f"there is no column “{name}”: there are {shown}", 1)


def _plain(name: str) -> str:
    return "_".join(name.lower().replace("-", " ").replace("_", " ").split())[:60]

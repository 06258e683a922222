"""Glossaries as TBX: ISO 30042:2019 (basic dialect, both styles) and the older MARTIF documents.

In TBX an entry stays untranslated when it carries a ``doNotTranslate`` category, a ``translate="no"``, or the same term
in every language. Terms that the document calls deprecated or superseded are not offered.
"""

from __future__ import annotations

from typing import BinaryIO

from ..errors import InputError
from ..readers.decode import BrokenFile
from ..readers.utf8 import utf8
from ..readers.xml import Node, Tree, scan
from ..tags import comparable
from .entry import LONGEST, Entry, folded
from .glossary import Glossary

MOST = 1_000_000  # concepts
_LANG = "xml:lang"
_NO, _YES = ("no", "false"), ("yes", "true", "")
_PREFERRED = 0  # ranks of administrative statuses, the lower the sooner offered
_ADMITTED = 1
_NEVER = 9
_STATUSES = {"preferred": _PREFERRED, "admitted": _ADMITTED, "deprecated": _NEVER, "superseded": _NEVER}


def read_tbx(stream: BinaryIO, name: str) -> Glossary:
    """Read a glossary as it streams by; ``name`` goes into its messages.

    A document that breaks off keeps what stands before the break; the break is among its ``problems``. Raises
    InputError when it is no TBX.
    """
    entries: list[Entry] = []
    problems: list[str] = []
    try:
        for item in scan(utf8(stream), ("tbx", "martif", "TBX"), ("conceptEntry", "termEntry")):
            if isinstance(item, Tree):
                entry = _entry(item.node, name, problems)
                entries += [entry] if entry else []
                if len(entries) >= MOST:
                    problems.append(f"{name}: the glossary has more than {MOST:,} entries: the rest is not read")
                    break
    except BrokenFile as error:
        if not entries:
            raise InputError(f"{name}:{error.line or 1}: {error}") from error
        problems.append(f"{name}:{error.line or 1}: {error}: what stands before is used")
    return Glossary(entries, name, problems)


def _entry(concept: Node, name: str, problems: list[str]) -> Entry | None:
    terms: dict[str, list[tuple[int, str]]] = {}
    for section in concept.nodes("langSec", "langSet"):
        tag = section.attributes.get(_LANG, "")
        if not tag:
            problems.append(f"{name}:{section.line}: <{section.name}> has no xml:lang: say the language of its terms")
            continue
        terms.setdefault(comparable(tag), []).extend(_terms(section))
    ranked = {
        lang: tuple(dict.fromkeys(term for rank, term in sorted(found, key=lambda pair: pair[0]) if rank < _NEVER))
        for lang, found in terms.items()
    }
    said = {lang: found for lang, found in ranked.items() if found}
    keep = _kept(concept) or (len(said) > 1 and len({folded(found[0]) for found in said.values()}) == 1)
    # a deprecated term is still found: what it should be is what the glossary knows
    known = {lang: tuple(dict.fromkeys(term for _, term in found)) for lang, found in terms.items() if found}
    if not known or (len(known) == 1 and not keep):
        return None
    return Entry(known, said, False, keep, _note(concept))


def _terms(section: Node) -> list[tuple[int, str]]:
    found = []
    for group in section.nodes("termSec", "tig", "ntig"):
        for node in group.walk():
            if node.name == "term" and (term := " ".join(node.text().split())) and len(term) <= LONGEST:
                found.append((_rank(group), term))
    return found


def _rank(group: Node) -> int:
    for node in group.walk():
        kind = node.attributes.get("type") or node.name.rpartition(":")[2]
        if kind in ("administrativeStatus", "normativeAuthorization", "termStatus"):
            status = node.text().strip().lower()
            return next((rank for word, rank in _STATUSES.items() if status.startswith(word)), _ADMITTED)
    return _PREFERRED


def _kept(concept: Node) -> bool:
    for node in concept.walk():
        if node.attributes.get("translate", "").lower() == "no" or node.attributes.get("its:translate") == "no":
            return True
        kind = (node.attributes.get("type") or node.name.rpartition(":")[2]).lower().replace("-", "").replace("_", "")
        said = node.text().strip().lower() if kind in ("donottranslate", "translate") else None
        if said is not None and said in (_YES if kind == "donottranslate" else _NO):
            return True
    return False


def _note(concept: Node) -> str:
    for node in concept.walk():
        if node.name == "note" or node.attributes.get("type") == "definition" or node.name.endswith(":definition"):
            return " ".join(node.text().split())[:LONGEST]
    return ""

"""Open what a caller names in the settings: a glossary, a memory, a server."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from ..settings import Settings
from ..terms.glossary import Glossary
from .provider import Provider

PROBLEMS = 5  # of a file that are told one by one
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class OwnSources:
    """What the caller brings along: providers to be asked before all others, those after, and the glossary."""

    first: tuple[Provider, ...] = ()
    last: tuple[Provider, ...] = ()
    glossary: Glossary | None = None


def open_own(settings: Settings) -> OwnSources:
    """Open the glossary, memory and server that the settings name; a memory is indexed when it is new.

    What of a file cannot be read is a warning. Raises InputError when nothing of it can, or the server has no address.
    """
    first: list[Provider] = []
    last: list[Provider] = []
    glossary: Glossary | None = None
    if settings.glossary:
        from ..terms.load import load_glossary
        from .glossary import GlossaryTerms

        glossary = load_glossary(settings.glossary)
        _warn(glossary.problems)
        first.append(GlossaryTerms(glossary))
    if settings.memory:
        from ..memory.build import build_memory
        from ..memory.index import Index
        from .memory import Translations

        place, broken = build_memory(settings.memory, settings.cache)
        _warn([broken] if broken else [])
        first.append(Translations(Index(place), f"memory:{settings.memory.name}"))
    if settings.export:
        from .export import export_words

        first.append(export_words(settings.export))
    if settings.mt_url:
        from .libretranslate import LibreTranslate
        from .server import TranslationServer

        last.append(TranslationServer(LibreTranslate(settings.mt_url, settings.mt_key)))
    return OwnSources(tuple(first), tuple(last), glossary)


def _warn(problems: Sequence[str]) -> None:
    for problem in problems[:PROBLEMS]:
        _log.warning("%s", problem)
    if len(problems) > PROBLEMS:
        _log.warning("… and %d more places that cannot be read", len(problems) - PROBLEMS)

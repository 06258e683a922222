"""What holds for the texts of a shard, small enough to be sent to another process with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ..fixing import AT_LEAST
from ..model import Severity
from ..settings import Settings


@dataclass(frozen=True)
class Defaults:
    """What holds for texts that do not say it themselves, and what counts. ``do_not_flag`` is by language, or ``all``.

    ``settings`` say which engine checks; None: the environment's. ``baseline`` is the path of earlier findings, which
    are not shown again, nor those whose ids are ``ignored``. ``learnt`` names the files, each with its stamp, from
    whose translations suggestions come. ``keep``: answers carry whole records, for reports and for
    files to be written; ``fix`` adds the mended target to them, with what is ``at_least`` so probably right.
    """

    target: str | None
    source_lang: str | None
    least: str
    fail_on: str
    only: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    do_not_flag: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    severities: Mapping[str, Severity] = field(default_factory=dict)
    settings: Settings | None = None
    baseline: str | None = None
    ignored: frozenset[str] = frozenset()
    learnt: tuple[tuple[str, int, int], ...] = ()
    keep: bool = False
    fix: bool = False
    at_least: float = AT_LEAST

    @property
    def declared(self) -> str | None:
        """The target language, None where it is to be found out."""
        return self.target if self.target and self.target.lower() != "auto" else None


class Answer(NamedTuple):
    """The answer to one text. ``text`` is what the output says, empty for nothing; ``record`` what reports are drawn
    from; ``found`` has check and severity of each finding; ``words`` counts the target's; ``line`` is where one that is
    ``unread`` stands."""

    file: str
    text: str = ""
    record: str = ""
    unread: bool = False
    words: int = 0
    lang: str | None = None
    line: int | None = None
    found: tuple[tuple[str, Severity], ...] = ()

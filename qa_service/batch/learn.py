"""Learn from what a batch translates itself, before it is checked: what its own translator writes for a word."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from ..errors import InputError
from ..model import Location, Segment, Unit
from ..readers.jsonl import parse
from ..settings import Settings
from ..suggest.export import index_export
from .baseline import stamp
from .inputs import Inputs
from .jsonl import Line
from .task import Task

MOST = 20_000  # units that are learnt from, two seconds' work: what leaks often is among their words
FEWEST = 20  # units with source and target under which a word's company says nothing, and no sentence returns


_log = logging.getLogger(__name__)


def learn(inputs: Inputs, folder: Path) -> None:
    """Let the providers of a batch ask what its own files translate; the index goes into ``folder``.

    What can be read once only is not learnt from: standard input, pipes. A help that fails is a warning.
    """
    files = [found for found in inputs.files if found and found.path.is_file()]
    if not files:
        return
    # the same files once more, so that what the batch counts of them is not counted twice
    twin = replace(inputs, files=files, translations=None, left=Counter(), units={}, omitted={}, _merged={})
    place = folder / "export.sqlite"
    try:
        if index_export(islice(_units(twin), MOST), place) < FEWEST:
            return
    except (InputError, OSError) as error:
        _log.warning("nothing is suggested from the export itself: %s", error)
        return
    settings = inputs.defaults.settings or Settings.from_environment()
    learnt = tuple((found.name, *stamp(found.path)) for found in files)
    inputs.defaults = replace(inputs.defaults, settings=replace(settings, export=place), learnt=learnt)
    inputs.forget_merged()


def _units(inputs: Inputs) -> Iterator[Unit]:
    for shard in inputs.shards():
        for item in shard.items:
            if isinstance(item, Task):
                yield item.unit
            elif isinstance(item, Line) and (unit := _line(item, shard.defaults.source_lang, shard.defaults.target)):
                yield unit


def _line(line: Line, source_lang: str | None, target: str | None) -> Unit | None:
    try:
        row = parse(line.data)
    except InputError:
        return None  # the check will say so
    languages = row.target_lang or target, row.source_lang or source_lang
    return Unit(Segment(row.text, source=row.source), Location(line.title, line.number), *languages)

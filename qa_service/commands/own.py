"""The options with which a caller brings glossary, memory and server along, shared by the commands that suggest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import Any

import click

from ..settings import Settings

_OPTIONS = (
    click.option("--glossary", metavar="FILE", help="Terms to suggest, to look for or leave alone: .csv, .tsv, .tbx."),
    click.option("--memory", metavar="FILE", help="Translation memory to suggest from: .tmx."),
    click.option("--mt-url", metavar="URL", help="LibreTranslate server to ask for suggestions."),
    click.option("--mt-key", metavar="KEY", help="Its key; better QA_SERVICE_MT_KEY, which no process list shows."),
)


def own_sources(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options to a command, and give it ``settings``: the environment's, with what the options say."""

    @wraps(command)
    def wrapped(
        *, glossary: str | None, memory: str | None, mt_url: str | None, mt_key: str | None, **rest: object
    ) -> Any:
        settings = Settings.from_environment()
        settings = replace(
            settings,
            glossary=Path(glossary) if glossary else settings.glossary,
            memory=Path(memory) if memory else settings.memory,
            mt_url=mt_url or settings.mt_url,
            mt_key=mt_key or settings.mt_key,
        )
        return command(settings=settings, **rest)

    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return wrapped

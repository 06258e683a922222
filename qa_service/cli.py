"""The command line: ``python -m qa_service``, installed as ``qa-service``."""

from __future__ import annotations

import importlib
import sys

import click

from . import __version__
from .errors import QAError

# Imported only when called, so that the command line answers at once.
_COMMANDS = {
    "batch": "batch",
    "check": "check",
    "languages": "listings",
    "lexicons": "lexicons",
    "rules": "listings",
    "serve": "serve",
}


class _Commands(click.Group):
    """Commands that are loaded when they are wanted, and whose errors are one line on standard error."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        command = getattr(importlib.import_module(f".commands.{_COMMANDS[name]}", __package__), name)
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except QAError as error:
            click.echo(f"qa-service: {error}", err=True)
            sys.exit(2)


@click.group(cls=_Commands)
@click.version_option(__version__, prog_name="qa-service")
def main() -> None:
    """Find what translation engines and tired people leave behind in translated text."""

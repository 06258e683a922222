"""The command line: ``python -m qa_service``, installed as ``qa-service``."""

from __future__ import annotations

import importlib
import sys
from typing import Any, NoReturn

import click

from . import __version__
from .commands import WRONG
from .errors import QAError

# Imported only when called, so that the command line answers at once.
_COMMANDS = {
    "batch": "batch",
    "check": "check",
    "dictionaries": "dictionaries",
    "fix": "fix",
    "languages": "listings",
    "lexicons": "lexicons",
    "rules": "listings",
    "serve": "serve",
}

STOPPED = 130  # exit status of what Ctrl-C ended, as shells have it


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

    def main(self, *args: Any, **options: Any) -> NoReturn:
        """Run, and end the process: 0 or what the command said, 2 for wrong input or options, 130 for Ctrl-C."""
        try:
            said = super().main(*args, **(options | {"standalone_mode": False}))
        except click.exceptions.NoArgsIsHelpError as error:
            error.show()
            sys.exit(WRONG)
        except click.ClickException as error:
            click.echo(f"qa-service: {error.format_message()}", err=True)
            sys.exit(WRONG)
        except QAError as error:
            click.echo(f"qa-service: {error}", err=True)
            sys.exit(WRONG)
        except click.Abort:
            sys.exit(STOPPED)
        sys.exit(said if isinstance(said, int) else 0)


@click.group(cls=_Commands)
@click.version_option(__version__, prog_name="qa-service")
def main() -> None:
    """Find what translation engines and tired people leave behind in translated text."""

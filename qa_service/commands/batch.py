"""``batch``: many texts in, one line of findings each out."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

import click

from ..batch.jsonl import Defaults, check_lines
from ..errors import InputError
from . import SEVERITIES


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--target", metavar="LANG", help="Language of the texts that do not say theirs.")
@click.option("--source-lang", metavar="LANG", help="Language of the sources that do not say theirs.")
@click.option("-o", "--output", metavar="FILE", help="Write the findings there instead of to standard output.")
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes that check.")
@click.option(
    "--least", type=SEVERITIES, default="minor", show_default=True, help="Keep findings from this severity on."
)
@click.option("--fail-on", type=SEVERITIES, default="major", show_default=True, help="Exit with 1 from this one on.")
def batch(
    paths: tuple[str, ...],
    target: str | None,
    source_lang: str | None,
    output: str | None,
    jobs: int,
    least: str,
    fail_on: str,
) -> None:
    """Check JSONL files: a line of findings for each line, in order; - is standard input."""
    from ..packs import load_packs
    from ..settings import Settings

    packs = load_packs(Settings.from_environment().rules / "languages")
    for tag in filter(None, (target, source_lang)):
        packs.find(tag)
    files = [_jsonl(path) for path in paths]
    defaults = Defaults(target, source_lang, least, fail_on)
    with ExitStack() as stack:
        out: BinaryIO = stack.enter_context(_create(output)) if output else sys.stdout.buffer
        failed = 0
        for file in files:
            failed += check_lines(file, out, defaults, jobs, progress=sys.stderr.isatty())
        out.flush()
    sys.exit(1 if failed else 0)


def _jsonl(path: str) -> str:
    if path != "-" and not Path(path).is_file():
        raise InputError(f"{path}: there is no such file")
    return path


def _create(path: str) -> BinaryIO:
    try:
        return Path(path).open("wb")
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror}") from error

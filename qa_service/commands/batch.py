"""``batch``: many texts in, one line of findings each out."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

import click

from ..errors import InputError
from . import FOUND, NOTHING, SEVERITIES, WRONG


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
) -> int:
    """Check JSONL files, or those of folders: a line of findings for each line, in order; - is standard input."""
    from ..batch.jsonl import Defaults, check_files  # the checks load their packages: not for --help
    from ..packs import load_packs
    from ..settings import Settings

    packs = load_packs(Settings.from_environment().rules / "languages")
    for tag in filter(None, (target, source_lang)):
        if tag.lower() != "auto":
            packs.find(tag)
    if output and output in paths:
        raise InputError(f"{output}: is an input too, and would be lost: write to another file")
    files = [file for path in paths for file in _files(path) if file != output]
    defaults = Defaults(target, source_lang, least, fail_on)
    with ExitStack() as stack:
        out: BinaryIO = stack.enter_context(_create(output)) if output else sys.stdout.buffer
        tally = check_files(files, out, defaults, jobs, progress=sys.stderr.isatty())
    if tally.unread:
        unread = f"{tally.unread} of {tally.lines} lines could not be checked"
        click.echo(f"qa-service: {unread}: see their “error”", err=True)
    return FOUND if tally.failing else WRONG if tally.unread else NOTHING


def _files(path: str) -> list[str]:
    """Return the path itself, or the JSONL files of a folder, in order. Raises InputError when there is none."""
    place = Path(path)
    if place.is_dir():
        if found := [str(file) for file in sorted(place.rglob("*.jsonl"))]:
            return found
        raise InputError(f"{path}: there is no .jsonl file in this folder")
    if path != "-" and not place.exists():
        raise InputError(f"{path}: there is no such file")
    return [path]


def _create(path: str) -> BinaryIO:
    try:
        return Path(path).open("wb")
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror}") from error

"""``fix``: a text or an export in, the same with its sure suggestions applied out, and a list of what was done."""

from __future__ import annotations

import sys

import click

from ..errors import InputError
from ..fixing import AT_LEAST
from ..settings import Settings
from . import SEVERITIES, read_text, read_words, status
from .own import own_sources


@click.command()
@click.argument("file", default="-")
@click.option("--target", metavar="LANG", help="Language of the text; left out: detected, or what the export says.")
@click.option("--source", metavar="FILE", help="The text it was translated from.")
@click.option("--source-lang", metavar="LANG", help="Language of the source.")
@click.option(
    "--at-least",
    type=click.FloatRange(0, 1),
    default=AT_LEAST,
    show_default=True,
    help="Apply what is as probably right as this: finding and suggestion together.",
)
@click.option("--only", multiple=True, metavar="CHECK", help="Run only this check or family; may be repeated.")
@click.option("--skip", multiple=True, metavar="CHECK", help="Leave this check or family out; may be repeated.")
@click.option("--do-not-flag", metavar="FILE", help="Words, one a line, that are at home whatever their language.")
@click.option("-o", "--output", metavar="FILE", help="Write the fixed text there instead of to standard output.")
@click.option("--in-place", is_flag=True, help="Write the fixed text over FILE.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to say what was done: json goes to standard output, and holds the text.",
)
@click.option(
    "--fail-on", type=SEVERITIES, default="major", show_default=True, help="Exit with 1 when this or worse is left."
)
@own_sources
def fix(
    file: str,
    target: str | None,
    source: str | None,
    source_lang: str | None,
    at_least: float,
    only: tuple[str, ...],
    skip: tuple[str, ...],
    do_not_flag: str | None,
    output: str | None,
    in_place: bool,
    form: str,
    fail_on: str,
    settings: Settings,
) -> int:
    """Apply the suggestions that are sure to FILE: a text, an export, or standard input for -."""
    from ..fix_files import Wanted, fix_export, fix_text, is_export  # the checks load their packages: not for --help
    from ..pipeline import Engine
    from ..renderers.json import encode

    if in_place and (file == "-" or output):
        raise InputError("--in-place writes over FILE: give a file, and no --output")
    goal = file if in_place else output
    engine = Engine.load(settings)
    words = tuple(read_words(do_not_flag)) if do_not_flag else ()
    wanted = Wanted(target, source_lang, at_least, only, skip, words)
    if is_export(file):
        if source:
            raise InputError(f"{file}: an export holds its sources: leave --source out")
        if goal is None:
            raise InputError(f"{file}: say where the fixed export goes: -o FILE or --in-place")
        report = fix_export(engine, file, goal, wanted)
    else:
        report = fix_text(engine, file, goal, wanted, read_text(source) if source else None)
    if form == "json":
        sys.stdout.buffer.write(encode(report.document, indent=2).encode("utf-8", "replace") + b"\n")
    else:
        if report.text is not None and goal is None:
            sys.stdout.buffer.write(report.text.encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
        for line in report.lines:
            click.echo(line, err=True)
    return status(report.left, fail_on)

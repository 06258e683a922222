"""``check``: one text in, its findings out."""

from __future__ import annotations

import os
import sys

import click

from ..model import Severity
from ..readers.registry import PROSE, SUFFIXES, suffix_of
from ..renderers import FORMATS, View, renderer
from ..settings import Settings
from . import SEVERITIES, read_text, read_words, status, write
from .own import own_sources


@click.command()
@click.argument("file", default="-")
@click.option(
    "--target", metavar="LANG", help="Language of the text, such as fr or pt-BR; left out: detected and said."
)
@click.option("--source", metavar="FILE", help="The text it was translated from: the best witness there is.")
@click.option("--source-lang", metavar="LANG", help="Language of the source.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How to show it.")
@click.option("-o", "--output", metavar="FILE", help="Write there instead of to standard output.")
@click.option(
    "--only", multiple=True, metavar="CHECK", help="Run only this check or family (foreign); may be repeated."
)
@click.option("--skip", multiple=True, metavar="CHECK", help="Leave this check or family out; may be repeated.")
@click.option(
    "--least", type=SEVERITIES, default="minor", show_default=True, help="Show findings from this severity on."
)
@click.option("--do-not-flag", metavar="FILE", help="Words, one a line, that are at home whatever their language.")
@click.option("--fail-on", type=SEVERITIES, default="major", show_default=True, help="Exit with 1 from this one on.")
@own_sources
def check(
    file: str,
    target: str | None,
    source: str | None,
    source_lang: str | None,
    form: str,
    output: str | None,
    only: tuple[str, ...],
    skip: tuple[str, ...],
    least: str,
    do_not_flag: str | None,
    fail_on: str,
    settings: Settings,
) -> int:
    """Check one text: FILE, or standard input for -."""
    from ..pipeline import Engine  # the checks load their packages: not for --help

    text = read_text(file)
    if suffix_of(file) in SUFFIXES - PROSE:
        click.echo(f"{file}: is read as it stands, markup and keys too; `batch` reads the texts of exports", err=True)
    engine = Engine.load(settings)
    result = engine.check(
        text,
        target,
        source=read_text(source) if source else None,
        source_lang=source_lang,
        only=only,
        skip=skip,
        least=Severity(least),
        do_not_flag=read_words(do_not_flag) if do_not_flag else (),
    )
    names = {tag: pack.english_name for tag, pack in engine.packs.items()}
    colour = form == "text" and output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    title = "standard input" if file == "-" else file
    write(renderer(form)(result, View(title=title, colour=colour, languages=names)), output)
    return status(result.findings, fail_on)

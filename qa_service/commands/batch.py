"""``batch``: translation exports in, findings, reports and the exports with their notes out."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

import click

from ..errors import InputError
from ..fixing import AT_LEAST
from ..settings import Settings
from . import FOUND, NOTHING, SEVERITIES, WRONG
from .own import own_sources


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--target", metavar="LANG", help="Language of the texts that do not say theirs; left out: detected.")
@click.option("--source-lang", metavar="LANG", help="Language of the sources that do not say theirs.")
@click.option("--source-dir", metavar="PATH", help="The same files in the source language, or one such file.")
@click.option("--columns", metavar="NAMES", help="Columns of tables: target=French,source=English,id=Key.")
@click.option("-o", "--output", metavar="FILE", help="Write the findings there instead of to standard output.")
@click.option("--report", "reports", multiple=True, metavar="FILE", help="Write a report, by suffix; may be repeated.")
@click.option("--write-back", metavar="FOLDER", help="Write the exports there with their findings noted.")
@click.option("--fix", is_flag=True, help="With --write-back: apply the suggestions that are sure.")
@click.option(
    "--at-least",
    type=click.FloatRange(0, 1),
    default=AT_LEAST,
    show_default=True,
    help="With --fix: apply what is as probably right as this.",
)
@click.option("--only", multiple=True, metavar="CHECK", help="Run only this check or family; may be repeated.")
@click.option("--skip", multiple=True, metavar="CHECK", help="Leave this check or family out; may be repeated.")
@click.option("--baseline", metavar="FILE", help="Leave out the findings of this earlier -o FILE.")
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes that check.")
@click.option(
    "--engine",
    "where",
    type=click.Choice(["processes", "dask"]),
    default="processes",
    show_default=True,
    help="What runs the jobs.",
)
@click.option("--scheduler", metavar="ADDRESS", help="With --engine dask: use this cluster instead of one of our own.")
@click.option("--resume", metavar="FOLDER", help="Keep answers there, and go on where an earlier run was stopped.")
@click.option(
    "--least", type=SEVERITIES, default="minor", show_default=True, help="Keep findings from this severity on."
)
@click.option("--fail-on", type=SEVERITIES, default="major", show_default=True, help="Exit with 1 from this one on.")
@click.option(
    "--max-findings", type=click.IntRange(0), default=0, show_default=True, help="… when there are more than so many."
)
@own_sources
def batch(
    settings: Settings,
    paths: tuple[str, ...],
    target: str | None,
    source_lang: str | None,
    source_dir: str | None,
    columns: str | None,
    output: str | None,
    reports: tuple[str, ...],
    write_back: str | None,
    fix: bool,
    at_least: float,
    only: tuple[str, ...],
    skip: tuple[str, ...],
    baseline: str | None,
    jobs: int,
    where: str,
    scheduler: str | None,
    resume: str | None,
    least: str,
    fail_on: str,
    max_findings: int,
) -> int:
    """Check translation exports: files, folders, patterns, .zip; JSONL is answered line by line; - is standard input.

    Settings of a project stand in .qa-service.toml beside its exports or above them.
    """
    from ..batch import cluster
    from ..batch.learn import learn
    from ..batch.options import Defaults  # the checks load their packages: not for --help
    from ..batch.plan import Paths, checked, columns_of, consistency, plan
    from ..batch.pool import processes
    from ..batch.run import Outputs, language_names, run
    from ..batch.shard import engine_of
    from ..model import Severity
    from ..renderers.summary import render
    from ..renderers.visible import on_terminal

    if fix and not write_back:
        raise InputError("--fix needs --write-back FOLDER, where the fixed exports go")
    if scheduler and where != "dask":
        raise InputError("--scheduler needs --engine dask")
    engine = engine_of(settings)
    keep = bool(reports or write_back)
    defaults = Defaults(
        target, source_lang, least, fail_on, only, skip, settings=settings, baseline=baseline, keep=keep, fix=fix,
        at_least=at_least,
    )  # fmt: skip
    made = Paths(output if output != "-" else None, reports, write_back, baseline, source_dir, resume)
    inputs = plan(paths, made, defaults, columns_of(columns), engine.packs)
    checked(inputs, engine)
    with ExitStack() as stack:
        if where == "dask":
            inputs.shard = cluster.SHARD
        scratch = Path(stack.enter_context(TemporaryDirectory(prefix="qa-service-", ignore_cleanup_errors=True)))
        shared = scratch / "shared"
        shared.mkdir()
        workers = stack.enter_context(
            cluster.cluster(jobs, scheduler, shared) if where == "dask" else processes(jobs, inputs.defaults, shared)
        )
        if scheduler is None:  # another machine does not see this one's files
            learn(inputs, scratch)
        inputs.translations = consistency(inputs, engine, stack)
        out: BinaryIO | None = sys.stdout.buffer
        if made.output:
            out = stack.enter_context(_create(made.output))
        elif keep and not output and sys.stdout.isatty():
            out = None  # whoever asked for a report does not want a screen full of JSON
        outputs = Outputs(out, reports, Path(write_back) if write_back else None, Path(resume) if resume else None)
        tally = run(inputs, outputs, engine, workers)
    if keep or inputs.exports:
        click.echo(render(tally.summary, language_names(engine.packs)), err=True, nl=False)
    if tally.unread:
        whole = f"{tally.unread} of {tally.lines} lines" if not inputs.exports else f"{tally.unread} texts or files"
        click.echo(f"qa-service: {whole} could not be checked: see their “error”", err=True)
        for error in tally.errors:
            click.echo(f"  {on_terminal(error)}", err=True)
    if tally.failing(Severity(fail_on)) > max_findings:
        return FOUND
    return WRONG if tally.unread else NOTHING


def _create(path: str) -> BinaryIO:
    try:
        return Path(path).open("wb")
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror}") from error

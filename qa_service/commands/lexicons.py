"""``lexicons``: compile the word lists of languages into the cache, or say which are there."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool

import click

from ..errors import LexiconError
from ..packs import LanguagePack, load_packs
from ..settings import Settings


@click.group()
def lexicons() -> None:
    """Compile word lists into the cache, or list those that are there."""


@lexicons.command()
@click.argument("langs", nargs=-1)
@click.option("--jobs", type=click.IntRange(1), default=os.cpu_count() or 1, help="Processes that build.")
def build(langs: tuple[str, ...], jobs: int) -> None:
    """Build the lexicons of LANGS, or of all languages."""
    from tqdm import tqdm

    from ..lexicon.library import has_lists

    settings = Settings.from_environment()
    packs = load_packs(settings.rules / "languages")
    chosen = [packs.find(tag) for tag in langs] or [pack for pack in packs.values() if not pack.inherits]
    # The long ones first, so that no process is left with one at the end.
    wanted = sorted(filter(has_lists, chosen), key=lambda pack: -len(pack.lexicon.forms + pack.lexicon.frequency))
    with tqdm(total=len(wanted), unit="lexicon", disable=None, desc="lexicons") as bar:
        for tag in _built(settings, wanted, jobs):
            bar.set_postfix_str(tag)
            bar.update()
    click.echo(f"{len(wanted)} lexicons are ready in {settings.cache / 'lexicons'}", err=True)


@lexicons.command("list")
def listing() -> None:
    """List the lexicons in the cache."""
    from ..lexicon.library import Library

    settings = Settings.from_environment()
    packs = load_packs(settings.rules / "languages")
    library = Library(settings.cache, packs)
    for tag in library.built():
        lexicon = library.lexicon(tag)
        assert lexicon is not None
        click.echo(f"{tag:<8} {lexicon.size:>9,} words, dictionary accepts {lexicon.coverage:.1%} of running text")


def _built(settings: Settings, wanted: Sequence[LanguagePack], jobs: int) -> Iterator[str]:
    """Build lexicons, several at once where the system has what processes share, and yield their tags when ready."""
    try:
        pool = ProcessPoolExecutor(jobs)
    except (OSError, ImportError, NotImplementedError):  # no semaphores: containers without /dev/shm
        for pack in wanted:
            _build(settings, pack)
            yield pack.tag
        return
    with pool:
        futures = {pool.submit(_build, settings, pack): pack.tag for pack in wanted}
        try:
            for future in as_completed(futures):
                future.result()
                yield futures[future]
        except BrokenProcessPool:
            raise LexiconError("a process that built died, perhaps for want of memory: try fewer --jobs") from None
        finally:
            pool.shutdown(cancel_futures=True)  # after a failure nobody waits for the rest


def _build(settings: Settings, pack: LanguagePack) -> None:
    from ..lexicon.build import build as build_lexicon

    try:
        build_lexicon(settings.cache, pack)
    except OSError as error:
        raise LexiconError(f"cannot build the {pack.english_name} lexicon in {settings.cache}: {error}") from error

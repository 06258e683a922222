"""``dictionaries``: install bilingual dictionaries for suggestions, list, describe or remove them."""

from __future__ import annotations

from pathlib import Path

import click

from ..dictionaries.library import DictionaryLibrary, folder_of
from ..dictionaries.names import read_direction
from ..errors import DictionaryError, QAError
from ..packs import load_packs
from ..settings import Settings


@click.group()
def dictionaries() -> None:
    """Install bilingual dictionaries for suggestions, or list and remove those that are there."""


@dictionaries.command()
@click.argument("pairs", nargs=-1, required=True)
@click.option(
    "--from",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Take them from this folder (.index with .dict.dz, wheels) and fetch nothing.",
)
@click.option("--with-agpl", is_flag=True, help="Use eng-deu and deu-eng too, which are partly under the AGPL.")
@click.option("--missing", is_flag=True, help="Leave those that are installed as they are.")
def install(pairs: tuple[str, ...], folder: Path | None, with_agpl: bool, missing: bool) -> None:
    """Install PAIRS such as en-fr (English words in French text), fetching what is missing."""
    from tqdm import tqdm

    from ..dictionaries import install as steps
    from ..dictionaries.ends import ends_of
    from ..lexicon.library import Library

    settings = Settings.from_environment()
    packs = load_packs(settings.rules / "languages")
    directions = list(dict.fromkeys(read_direction(pair, packs) for pair in pairs))
    if missing:
        installed = DictionaryLibrary(folder_of(settings))
        directions = [direction for direction in directions if installed.pair(direction) is None]
        if not directions:
            click.echo(f"dictionaries are ready in {folder_of(settings)}: {' '.join(pairs)}", err=True)
            return
    library = Library(settings.cache, packs)
    failed: list[QAError] = []
    with (
        tqdm(total=len(directions), unit="pair", disable=None, desc="dictionaries") as bar,
        steps.at_hand(directions, folder, with_agpl, bar.set_postfix_str) as sources,
    ):
        for direction in directions:
            bar.set_postfix_str(direction.name)
            try:
                steps.install(folder_of(settings), direction, sources, ends_of(direction, packs, library))
            except DictionaryError as error:
                failed.append(error)
            except OSError as error:
                raise DictionaryError(f"cannot write to {folder_of(settings)}: {error}") from error
            bar.update()
    for problem in failed[:-1]:
        click.echo(f"qa-service: {problem}", err=True)
    ready = len(directions) - len(failed)
    click.echo(f"{ready} of {len(directions)} dictionaries are ready in {folder_of(settings)}", err=True)
    if failed:
        raise failed[-1]


@dictionaries.command("list")
def listing() -> None:
    """List the installed directions: how many words, of which dictionaries."""
    for name, meta in _installed():
        names = ", ".join(source for source, _ in meta["sources"])
        click.echo(f"{name:<12} {meta['words']:>8,} words, {meta['forms']:>8,} forms: {names}")


@dictionaries.command()
@click.argument("pair")
def info(pair: str) -> None:
    """Describe PAIR: its dictionaries with their licences, and its size."""
    settings = Settings.from_environment()
    direction = read_direction(pair, load_packs(settings.rules / "languages"))
    library = DictionaryLibrary(folder_of(settings))
    store = library.pair(direction)
    if store is None:
        raise DictionaryError(f"{direction.name} is not installed: `qa-service dictionaries install {direction.name}`")
    folder = library.folders(direction.name)[0]
    size = sum(path.stat().st_size for path in folder.iterdir())
    click.echo(
        f"{direction.name}: {store.size:,} words, {store.meta['forms']:,} forms, {size / 2**20:.1f} MB, {folder}"
    )
    for source, licence in store.meta["sources"]:
        click.echo(f"  {source:<12} {licence}")


@dictionaries.command()
@click.argument("pairs", nargs=-1, required=True)
def remove(pairs: tuple[str, ...]) -> None:
    """Remove PAIRS from the disk."""
    settings = Settings.from_environment()
    packs = load_packs(settings.rules / "languages")
    library = DictionaryLibrary(folder_of(settings))
    for direction in [read_direction(pair, packs) for pair in pairs]:
        gone = library.remove(direction)
        click.echo(f"{direction.name} {'removed' if gone else 'was not installed'}", err=True)


def _installed() -> list[tuple[str, dict[str, list[list[str]]]]]:
    from ..dictionaries.store import PairStore

    found = []
    library = DictionaryLibrary(folder_of(Settings.from_environment()))
    for folder in library.folders():
        try:
            found.append((folder.name.partition("_")[0], PairStore(folder).meta))
        except DictionaryError as error:
            click.echo(f"qa-service: {error}", err=True)
    return found

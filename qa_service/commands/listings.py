"""``languages`` and ``rules``: what is supported, what is checked."""

from __future__ import annotations

import click

from ..packs import load_packs
from ..rulebook import load_rulebook
from ..settings import Settings


@click.command()
def languages() -> None:
    """List the languages, and how well each is known."""
    from ..lexicon.grades import MEANINGS, grade

    packs = load_packs(Settings.from_environment().rules / "languages")
    for tag, pack in packs.items():
        click.echo(f"{tag:<8} {pack.english_name:<24} {pack.native_name:<24} {grade(pack)}")
    click.echo("\nThe last column says what foreign words are judged by; words in other scripts are found in all:")
    for each, meaning in MEANINGS.items():
        click.echo(f"{each:<8} {meaning}")


@click.command()
def rules() -> None:
    """List the checks."""
    for rule in load_rulebook(Settings.from_environment().rules / "checks").values():
        click.echo(f"{rule.id:<24} {rule.severity:<8} {rule.title}: {rule.description}")

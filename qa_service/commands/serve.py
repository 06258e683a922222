"""``serve``: the HTTP service."""

from __future__ import annotations

import click

from ..settings import Settings
from . import read_text
from .own import own_sources


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Port to listen on.")
@click.option("--workers", type=click.IntRange(1), default=2, show_default=True, help="Processes that answer.")
@click.option("--document", metavar="FILE", help="A text to show on the page at the start.")
@click.option("--target", metavar="LANG", help="Language of that text.")
@own_sources
def serve(host: str, port: int, workers: int, document: str | None, target: str | None, settings: Settings) -> None:
    """Serve the HTTP API and the page on http://HOST:PORT/."""
    from ..packs import load_packs
    from ..web import create_app
    from ..web.page import Shown
    from ..web.server import listen, run

    if target and target.lower() != "auto":
        load_packs(settings.rules / "languages").find(target)
    shown = Shown(read_text(document), target) if document else None
    listener = listen(host, port)
    app = create_app(settings, shown)
    click.echo(f"serving on http://{f'[{host}]' if ':' in host else host}:{port}/ (stop with Ctrl-C)", err=True)
    run(app, listener, workers)

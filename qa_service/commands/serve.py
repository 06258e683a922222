"""``serve``: the HTTP service."""

from __future__ import annotations

import sys

import click

from . import read_text


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Port to listen on.")
@click.option("--workers", type=click.IntRange(1), default=2, show_default=True, help="Processes that answer.")
@click.option("--document", metavar="FILE", help="A text to show on the page at the start.")
@click.option("--target", metavar="LANG", help="Language of that text.")
def serve(host: str, port: int, workers: int, document: str | None, target: str | None) -> None:
    """Serve the HTTP API and the page on http://HOST:PORT/."""
    from ..settings import Settings
    from ..web import create_app
    from ..web.page import Shown

    shown = Shown(read_text(document), target) if document else None
    app = create_app(Settings.from_environment(), shown)
    click.echo(f"serving on http://{host}:{port}/ (stop with Ctrl-C)", err=True)
    if sys.platform == "win32":
        import waitress

        waitress.serve(app, host=host, port=port, threads=workers)
    else:
        from ..web.server import run

        run(app, host, port, workers)

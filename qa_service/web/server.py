"""Run the application under gunicorn, without a configuration file."""

from __future__ import annotations

from flask import Flask
from gunicorn.app.base import BaseApplication

TIMEOUT = 120  # seconds after which a worker that does not answer is replaced


class _Server(BaseApplication):
    def __init__(self, app: Flask, options: dict[str, object]) -> None:
        self._app, self._options = app, options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:  # type: ignore[override]  # a Flask application is a WSGI one
        return self._app


def run(app: Flask, host: str, port: int, workers: int) -> None:
    """Serve until stopped. The engine is loaded before the workers fork, so they share what it read."""
    address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    options = {"bind": address, "workers": workers, "timeout": TIMEOUT, "preload_app": True, "loglevel": "warning"}
    _Server(app, options).run()

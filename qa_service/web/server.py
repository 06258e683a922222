"""Listen, and answer with gunicorn (with waitress where there is no fork), without a configuration file."""

from __future__ import annotations

import socket
import sys

from flask import Flask

from ..errors import InputError

TIMEOUT = 120  # seconds after which a worker that does not answer is replaced
BACKLOG = 2048  # connections that may wait


def listen(host: str, port: int) -> socket.socket:
    """Take the address. Raises InputError when somebody else has it, or it is none of this machine's."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=BACKLOG)
    except OSError as error:
        why = (error.strerror or str(error)).partition(" (while")[0]
        raise InputError(f"cannot listen on {host} port {port}: {why}: try another --port or --host") from error


def run(app: Flask, listener: socket.socket, workers: int) -> None:
    """Serve until stopped. The engine is loaded before the workers fork, so they share what it read."""
    if sys.platform == "win32":
        import waitress

        waitress.serve(app, sockets=[listener], threads=workers)
    else:
        _run_gunicorn(app, listener, workers)


def _run_gunicorn(app: Flask, listener: socket.socket, workers: int) -> None:
    from gunicorn.app.base import BaseApplication

    class Server(BaseApplication):
        def load_config(self) -> None:
            self.cfg.set("bind", f"fd://{listener.fileno()}")
            self.cfg.set("workers", workers)
            self.cfg.set("timeout", TIMEOUT)
            self.cfg.set("preload_app", True)
            self.cfg.set("loglevel", "warning")
            self.cfg.set("control_socket_disable", True)  # else it lays a socket into the user's home

        def load(self) -> Flask:  # type: ignore[override]  # a Flask application is a WSGI one
            return app

    Server().run()

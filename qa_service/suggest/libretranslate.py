"""Talk to a server with LibreTranslate's API: bounded in time and size, following nothing, trusting nothing."""

from __future__ import annotations

import http.client
import json
import socket
import threading
from contextlib import suppress
from queue import Empty, SimpleQueue
from urllib.parse import urlsplit

from .. import __version__
from ..errors import InputError

MAX_ANSWER = 256 * 1024  # bytes; a sentence needs a few hundred, the list of languages some ten thousand

_Answer = tuple[int, bytes]


class ServerError(Exception):
    """The server did not answer in time, or not as it should; ``str(error)`` says how."""


class LibreTranslate:
    """A server. ``url`` is what stands before ``/translate``, ``key`` may be empty.

    Raises InputError for a URL that is none. Redirects are not followed: the operator names the server, nobody else.
    """

    def __init__(self, url: str, key: str = "") -> None:
        try:
            parts = urlsplit(url.strip())
            self._port = parts.port
        except ValueError:
            parts, self._port = urlsplit(""), None
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.query:
            raise InputError(f"“{url[:80]}” is not the address of a server: write one such as https://mt.example.org")
        self._secure = parts.scheme == "https"
        self._host = parts.hostname
        self._path = parts.path.rstrip("/")
        self._key = key
        self.name = self._host

    def languages(self, seconds: float) -> dict[str, frozenset[str]]:
        """Return the codes that it translates from, each with those that it translates into. Raises ServerError."""
        answer = self._call("GET", "/languages", None, seconds)
        found: dict[str, frozenset[str]] = {}
        for row in answer if isinstance(answer, list) else []:
            code, targets = (row.get("code"), row.get("targets")) if isinstance(row, dict) else (None, None)
            if isinstance(code, str) and isinstance(targets, list | None):
                found[code] = frozenset(target for target in targets or () if isinstance(target, str))
        if not found:
            raise ServerError("names no languages: is it LibreTranslate's API?")
        # older servers name no targets: each language goes into every other
        return {code: targets or frozenset(found) for code, targets in found.items()}

    def translate(self, texts: list[str], source: str, target: str, seconds: float) -> list[str]:
        """Return the translations of a few HTML fragments, in order. Raises ServerError."""
        body = {"q": texts, "source": source, "target": target, "format": "html"}
        answer = self._call("POST", "/translate", body | ({"api_key": self._key} if self._key else {}), seconds)
        found = answer.get("translatedText") if isinstance(answer, dict) else None
        if not isinstance(found, list) or len(found) != len(texts):
            raise ServerError("gave no “translatedText”")
        if not all(isinstance(text, str) for text in found):
            raise ServerError("gave a “translatedText” that is no text")
        return found

    def _call(self, method: str, path: str, body: object, seconds: float) -> object:
        """Return the answer's JSON. The whole call, name look-up and drops of bytes included, ends in ``seconds``."""
        kind = http.client.HTTPSConnection if self._secure else http.client.HTTPConnection
        connection = kind(self._host, self._port, timeout=seconds)
        headers = {"Accept": "application/json", "User-Agent": f"qa-service/{__version__}", "Connection": "close"}
        data = None
        if body is not None:
            headers["Content-Type"] = "application/json"
            data = json.dumps(body).encode("ascii")
        box: SimpleQueue[_Answer | Exception] = SimpleQueue()

        def exchange() -> None:
            try:
                connection.request(method, self._path + path, data, headers)
                response = connection.getresponse()
                box.put((response.status, response.read(MAX_ANSWER + 1)))
            except (OSError, http.client.HTTPException, ValueError, AttributeError) as error:
                box.put(error)  # AttributeError: the socket was taken away while it was in use
            finally:
                connection.close()

        threading.Thread(target=exchange, daemon=True, name="translation server").start()
        try:
            answer = box.get(timeout=seconds)
        except Empty:
            _hang_up(connection)
            answer = TimeoutError()
        if isinstance(answer, TimeoutError):  # the socket's, when it was sooner than ours
            raise ServerError(f"did not answer within {seconds:.1f} s") from None
        return _parsed(answer)


def _hang_up(connection: http.client.HTTPConnection) -> None:
    """End an exchange that takes too long, whatever it waits for."""
    if (sock := connection.sock) is not None:
        with suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)


def _parsed(answer: _Answer | Exception) -> object:
    if isinstance(answer, Exception):
        raise ServerError(f"cannot be asked: {answer or type(answer).__name__}") from answer
    status, data = answer
    if status != http.client.OK:
        raise ServerError(f"answered {status}")
    if len(data) > MAX_ANSWER:
        raise ServerError(f"gave more than {MAX_ANSWER >> 10} KB")
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        raise ServerError("gave no JSON") from None

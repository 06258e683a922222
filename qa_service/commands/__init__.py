"""The commands of the command line, one file each; what they share is here."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from ..errors import InputError
from ..model import Finding, Severity

SEVERITIES = click.Choice([str(severity) for severity in Severity])

NOTHING, FOUND, WRONG = 0, 1, 2  # exit status: nothing that fails, something, the input or options are wrong


def read_text(path: str) -> str:
    """Read a file, or standard input for ``-``. Raises InputError that names the byte where it is not UTF-8."""
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    try:
        return data.decode("utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else "utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 at byte {error.start}: save it as UTF-8 and try again") from error


def read_words(path: str) -> list[str]:
    """Read a list of words or phrases, one a line; ``#`` opens a comment. Raises InputError as ``read_text`` does."""
    lines = (line.partition("#")[0].strip() for line in read_text(path).splitlines())
    return [line for line in lines if line]


def status(findings: Iterable[Finding], fail_on: str) -> int:
    """Return the exit status: 1 when something is at or above ``fail_on``."""
    least = Severity(fail_on).rank
    return FOUND if any(finding.severity.rank >= least for finding in findings) else NOTHING


def write(text: str, path: str | None) -> None:
    """Write to a file, or to standard output. Raises InputError when the file cannot be written."""
    data = text.encode("utf-8", "replace")
    if path is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        Path(path).write_bytes(data)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror}") from error

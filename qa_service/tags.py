"""Compare language tags of files, servers and packs, which write one language in many ways."""

from __future__ import annotations

_OTHER_NAMES = {"no": "nb", "iw": "he", "in": "id", "ji": "yi", "tl": "fil", "jw": "jv"}
_TRADITIONAL = {"tw", "hk", "mo", "hant"}
_TWO_SCRIPTS = {"sr": "cyrl", "uz": "latn", "az": "latn"}  # and the one that a bare tag means


def comparable(tag: str) -> str:
    """Return what two tags share when words may be taken from one for the other: language, and script where it splits.

    ``pt-BR`` and ``pt_PT`` are both ``pt``; ``zh-TW`` is ``zh-hant``; ``sr`` is ``sr-cyrl``.
    """
    subtags = tag.strip().lower().replace("_", "-").split("-")
    language = _OTHER_NAMES.get(subtags[0], subtags[0])
    if language in ("zh", "cmn", "yue"):
        return "zh-hant" if _TRADITIONAL & set(subtags[1:]) else "zh-hans"
    if language in _TWO_SCRIPTS:
        script = next((subtag for subtag in subtags[1:] if subtag in ("latn", "cyrl")), _TWO_SCRIPTS[language])
        return f"{language}-{script}"
    return language

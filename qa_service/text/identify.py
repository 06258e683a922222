"""Tell the language of a text whose language was not said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from ..model import LanguageGuess
from ..packs import LanguagePack, LanguagePacks
from .han import odd_runs
from .scripts import script_of

SAMPLE = 4000  # code points looked at; more do not change the answer
SEED = 20260801  # langdetect draws at random: the same text must get the same answer
LEAST_LETTERS = 12  # fewer letters than this tell nothing in a script that many languages share
LETTERS_OF_HAN = 3  # what a Chinese character counts as, when scripts are compared: it is a syllable, half a word
CHINESE = 0.9  # how sure Chinese characters alone make us: a short Japanese text may have no kana
SURE = 0.6  # under this probability the answer is "cannot tell"


def identify(text: str, packs: LanguagePacks) -> LanguageGuess:
    """Guess the language with langdetect, or from the script where only one language writes in it.

    The confidence is langdetect's probability; the tag is None when it stays under ``SURE`` or nothing can be told.
    """
    scripts = Counter(script for character in text[:SAMPLE] if (script := script_of(character)))
    if "Hani" in scripts:
        scripts["Hani"] *= LETTERS_OF_HAN
    if not scripts:
        return LanguageGuess(None, 0.0)
    main, letters = scripts.most_common(1)[0]
    if scripts["Hira"] + scripts["Kana"] > letters // 10:
        return LanguageGuess("ja", 0.99)
    writers = [pack.tag for pack in packs.values() if main in pack.scripts]
    if len(writers) == 1:
        return LanguageGuess(writers[0], 0.99)
    if main == "Hani":  # without kana and Hangul it is Chinese, whatever langdetect's profiles say of the characters
        return LanguageGuess(resolve("zh", text, packs).tag, CHINESE)
    return _ask_langdetect(text, packs, writers) if letters >= LEAST_LETTERS else LanguageGuess(None, 0.0)


def resolve(declared: str, text: str, packs: LanguagePacks) -> LanguagePack:
    """Resolve a declared tag; where it leaves the script open (``zh``, ``sr-ME``), the text's own letters decide.

    Raises LanguageError as ``LanguagePacks.find`` does.
    """
    pack = packs.find(declared)
    others = () if packs.names_script(declared) else packs.twins(pack)
    if not others:
        return pack
    sample = text[:SAMPLE]
    return max([pack, *others], key=lambda it: _written_in(sample, it))


def _written_in(sample: str, pack: LanguagePack) -> int:
    """Count the letters of a script of the pack, less those that it does not write (simplified characters)."""
    letters = sum(script_of(character) in pack.scripts for character in sample)
    return letters - sum(end - start for start, end in odd_runs(sample, pack.tag))


def _ask_langdetect(text: str, packs: LanguagePacks, writers: Collection[str]) -> LanguageGuess:
    """Ask for the likeliest of the languages that write in the text's main script."""
    from langdetect import DetectorFactory, detect_langs  # loads its profiles: only when a guess is wanted
    from langdetect.lang_detect_exception import LangDetectException

    DetectorFactory.seed = SEED
    try:
        guesses = detect_langs(text[:SAMPLE])
    except LangDetectException:
        return LanguageGuess(None, 0.0)
    able: dict[str, str] = {}
    for tag in writers:
        able.setdefault(packs[tag].lexicon.detector, tag)
    best = next((guess for guess in guesses if guess.lang in able), None)
    if best is None or best.prob < SURE:
        return LanguageGuess(None, round(best.prob, 3) if best else 0.0)
    return LanguageGuess(able[best.lang], round(best.prob, 3))

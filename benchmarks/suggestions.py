"""Measure what the suggestions are worth, with the dictionaries that are installed and without any.

    python benchmarks/suggestions.py [--data FOLDER] [--langs fr,de,…] [--show 20] [--json FILE]

With ``--data`` (sets/*.jsonl): ``demetr-codemix`` holds a foreign word in an English sentence, ``demetr-control`` the
same sentence whole; right is the word that stood there or an inflection of it, an article before it left aside. The
other tables need no data: which share of common English words (Zipf 3.5–5.5) gets a candidate in each language, which
share of the words that leak most gets one from the hand-written table alone, look-ups a second, bytes on disk and
memory added. ``--show`` prints what is wrong.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # runs from a checkout that is not installed

import regex
import simplemma

from qa_service.dictionaries.library import DictionaryLibrary, folder_of
from qa_service.packs import LanguagePacks, load_packs
from qa_service.settings import Settings
from qa_service.suggest.chain import Suggester
from qa_service.suggest.dictionary import Dictionaries
from qa_service.suggest.provider import Query
from qa_service.suggest.table import WordTable

TARGETS = "fr de es it pt nl pl cs ru sv tr fi".split()
GROUPS = (("de es fr it cs pl ru".split(), "0.68 / 0.48"), ("ja hi zh-Hans".split(), "0.45 / 0.30"))
COMMON = (3.5, 5.5)  # Zipf values of the words whose coverage is measured
LEAKING = 300
ASKED = 20_000  # look-ups that are timed
_ARTICLE = regex.compile(r"(?:the|an?)\s+", regex.IGNORECASE)


@dataclass(frozen=True)
class Mixed:
    """A foreign token in an English sentence, and the English that stood there."""

    query: Query
    right: str


def main() -> None:
    options = _options()
    settings = Settings.from_environment()
    packs = load_packs(settings.rules / "languages")
    report: dict[str, Any] = {}
    if options.data:
        report["codemix"] = codemix(list(mixed(options.data)), Suggester(settings), packs, options.show)
    langs = options.langs.split(",")
    report["common"] = coverage(common_words(), langs, settings, packs)
    report["leaking"] = leaking(langs, settings)
    report["cost"] = cost(langs, settings, packs)
    if options.json:
        options.json.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, metavar="FOLDER", help="a folder with sets/*.jsonl")
    parser.add_argument("--langs", default=",".join(TARGETS), help="targets whose coverage is measured")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N wrong answers of each language")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all numbers there")
    return parser.parse_args()


def mixed(data: Path) -> Iterator[Mixed]:
    """Yield the tokens of ``demetr-codemix`` whose sentence is whole in ``demetr-control``."""
    folder = data / "sets" if (data / "sets").is_dir() else data
    whole = {_number(row): row["text"] for row in _rows(folder / "demetr-control.jsonl")}
    for row in _rows(folder / "demetr-codemix.jsonl"):
        text, sentence = row["text"], whole.get(_number(row), "")
        if len(row["spans"]) != 1:
            continue
        start, end, lang = (row["spans"][0][key] for key in ("start", "end", "lang"))
        stop = len(sentence) - (len(text) - end)
        if stop > start and sentence[:start] == text[:start] and sentence[stop:] == text[end:]:
            yield Mixed(Query(text[start:end], lang, "en", text, start, end), sentence[start:stop])


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def _number(row: dict[str, Any]) -> str:
    number: str = row["id"].rsplit("-", 1)[1]
    return number


def codemix(cases: Sequence[Mixed], suggester: Suggester, packs: LanguagePacks, show: int) -> dict[str, Any]:
    """Print and return how often the right word is among the first five, and the first."""
    tally: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    wrong: dict[str, list[str]] = defaultdict(list)
    for case in cases:
        found = [candidate.word for candidate in suggester.candidates(case.query, packs)]
        hits = [same_word(word, case.right) for word in found]
        row = tally[case.query.lang]
        for place, value in enumerate((1, any(hits), bool(hits) and hits[0], bool(found))):
            row[place] += value
        if not (hits and hits[0]):
            wrong[case.query.lang].append(f"{case.query.token} ({case.right}): {', '.join(found)}")
    print(f"{'codemix':<24}{'tokens':>8}{'any':>8}{'in five':>9}{'first':>8}   target")
    result = {}
    for langs, target in (*(([lang], "") for lang in sorted(tally)), *GROUPS):
        count, five, first, some = (sum(tally[lang][place] for lang in langs) for place in range(4))
        if count:
            shares = {"tokens": count, "any": some / count, "in_five": five / count, "first": first / count}
            result[" ".join(langs)] = shares
            numbers = f"{shares['any']:>8.2f}{shares['in_five']:>9.2f}{shares['first']:>8.2f}"
            print(f"{' '.join(langs):<24}{count:>8}{numbers}   {target}")
    for lang, lines in wrong.items():
        print(*(f"  {lang:<8} {line}" for line in lines[:show]), sep="\n", end="\n" if show else "")
    return result


def same_word(candidate: str, right: str) -> bool:
    """Say whether two words are the same or inflections of one, an article left aside."""
    one, other = (_ARTICLE.sub("", word.strip(" .,;:!?\"'").lower(), count=1) for word in (candidate, right))
    return one == other or _lemmas(one) == _lemmas(other)


def _lemmas(words: str) -> list[str]:
    return [simplemma.lemmatize(word, lang="en").lower() for word in words.replace("-", " ").split()]


def common_words() -> list[str]:
    """Return the English words of middle frequency that Hunspell's dictionary has, names left out."""
    import wordfreq

    from qa_service.lexicon.sources import Speller

    speller = Speller(("en_US/en_US", "en/en_US"))
    listed = wordfreq.get_frequency_dict("en", "best")
    middle = [word for word in listed if COMMON[0] <= wordfreq.zipf_frequency(word, "en") <= COMMON[1]]
    return sorted(word for word in middle if word.isalpha() and len(word) > 2 and speller.knows(word))


def coverage(words: Sequence[str], langs: Sequence[str], settings: Settings, packs: LanguagePacks) -> dict[str, float]:
    """Print and return the share of words that get a candidate from the installed dictionaries."""
    dictionaries = Dictionaries(DictionaryLibrary(folder_of(settings)), packs)
    shares = {
        lang: sum(bool(dictionaries.find(_alone(word, "en", lang))) for word in words) / len(words) for lang in langs
    }
    print(f"\n{len(words)} common English words with a candidate from a dictionary (target 0.95)")
    print(*(f"{lang} {share:.3f}" for lang, share in shares.items()))
    return shares


def _alone(word: str, lang: str, target: str) -> Query:
    return Query(word, lang, target, word, 0, len(word))


def leaking(langs: Sequence[str], settings: Settings) -> dict[str, float]:
    """Print and return the share of the most frequent English function words and adverbs that the table knows."""
    import wordfreq

    table = WordTable(settings.rules / "words")
    words = [word for word in wordfreq.top_n_list("en", LEAKING * 2) if word.isalpha() and len(word) > 1][:LEAKING]
    shares = {lang: sum(bool(table.find(_alone(word, "en", lang))) for word in words) / len(words) for lang in langs}
    print(f"\n{len(words)} most frequent English words with a candidate from the table alone (target 0.90)")
    print(*(f"{lang} {share:.3f}" for lang, share in shares.items()))
    return shares


def cost(langs: Sequence[str], settings: Settings, packs: LanguagePacks) -> dict[str, float]:
    """Print and return look-ups a second, megabytes on disk, megabytes of memory that twelve languages add."""
    import wordfreq

    library = DictionaryLibrary(folder_of(settings))
    words = wordfreq.top_n_list("en", ASKED)
    dictionaries = Dictionaries(library, packs)
    queries = [_alone(word, "en", langs[place % len(langs)]) for place, word in enumerate(words)]
    held = _resident()
    for query in queries:
        dictionaries.find(query)
    start = time.perf_counter()
    for query in queries:
        dictionaries.find(query)
    rate = len(queries) / (time.perf_counter() - start)
    folders = [folder for lang in langs for folder in library.folders(f"en-{lang}")]
    disk = sum(path.stat().st_size for folder in folders for path in folder.iterdir()) / 2**20
    memory = (_resident() - held) / 2**20
    print(f"\n{rate:,.0f} look-ups a second (target 20,000), {disk:.1f} MB on disk (100), {memory:.1f} MB memory (50)")
    return {"lookups_per_second": rate, "disk_mb": disk, "memory_mb": memory}


def _resident() -> int:
    """Return the resident memory of this process in bytes; 0 where the system does not say."""
    try:
        fields = Path("/proc/self/statm").read_text().split()
    except OSError:
        return 0
    return int(fields[1]) * 4096


if __name__ == "__main__":
    main()

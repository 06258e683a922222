"""Measure what a check costs, as a ratio to tokenising the same text in the same run.

    python benchmarks/speed.py [--data FOLDER] [--langs fr,de,…] [--size 1000000] [--json FILE]

Text: with ``--data`` every distinct paragraph of the clean sets there, each once, as long as it is; otherwise, and for
the long texts, words drawn as often as the frequency lists say, in sentences and paragraphs. Times are the processor's,
medians of interleaved runs; ratios hold from machine to machine, seconds do not. The yardstick is a loop that does
nothing but find the words, with the expression that the language's checks cut texts with. ``cold`` is the first check
of an engine, lexicons opened and every word new; ``new text`` is the second half of the text after the first half was
checked; ``warm`` the same text again.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import regex

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # runs from a checkout that is not installed

from benchmarks.footprint import EACH, LONG, TEN, first_answer, memory
from benchmarks.texts import drawn, labelled, segments
from qa_service.checks.registry import KINDS
from qa_service.model import Segment
from qa_service.pipeline import Engine
from qa_service.text.reading import Reading
from qa_service.text.tokens import WORD
from qa_service.text.units import UNIT

RUNS = 5  # timed runs of each thing, interleaved; their median counts …
TIMED = 200_000  # … and as many more as it takes to read so many code points: a short text is soon read
LANGS = "fr,de,en,es,ru,uk,ar,hi,ja,zh-Hans"
MEGABYTE = 1_000_000  # code points


def seconds(work: Callable[[], object]) -> float:
    """Return the processor's seconds, which other processes do not stretch; no check uses a second thread."""
    start = time.process_time()
    work()
    return time.process_time() - start


def tokenise(text: str, pattern: regex.Pattern[str] = WORD) -> list[tuple[int, int]]:
    """Do the least that any check must do: the yardstick. ``pattern`` is what the language's checks cut texts with."""
    return [match.span() for match in pattern.finditer(text)]


def measure(engine: Engine, lang: str, text: str) -> dict[str, Any]:
    """Time a language: tokenising, whole checks and each kind of check in turn, several times."""
    half = text.rfind("\n", 0, len(text) // 2 + 1) + 1 or len(text) // 2
    cold = seconds(lambda: engine.check(text[:half], lang)) / half
    new = seconds(lambda: engine.check(text[half:], lang)) / (len(text) - half)
    kinds = engine.rulebook.by_kind()
    pattern = WORD if engine.packs.find(lang).spaces else UNIT
    times: dict[str, list[float]] = {name: [] for name in ("tokenise", "check", "words", "sentences", *kinds)}
    for _ in range(max(RUNS, TIMED // len(text))):
        times["tokenise"].append(seconds(partial(tokenise, text, pattern)))
        times["check"].append(seconds(partial(engine.check, text, lang)))
        reading = Reading(Segment(text), engine.packs.find(lang), engine.witness)
        times["words"].append(seconds(lambda reading=reading: (reading.tokens, reading.protected)))  # type: ignore[misc]
        times["sentences"].append(seconds(lambda reading=reading: (reading.sentences, reading.units)))  # type: ignore[misc]
        for kind, book in kinds.items():
            times[kind].append(seconds(lambda kind=kind, book=book, reading=reading: list(KINDS[kind](reading, book))))  # type: ignore[misc]
    median = {name: statistics.median(values) for name, values in times.items()}
    words = len(tokenise(text, pattern))
    parts = {name: median[name] for name in ("words", "sentences", *kinds)}
    return {
        "lang": lang,
        "characters": len(text),
        "words": words,
        "findings_per_1000_words": round(1000 * len(engine.check(text, lang).findings) / max(1, words), 2),
        "cold": round(cold * len(text) / median["tokenise"], 2),
        "new_text": round(new * len(text) / median["tokenise"], 2),
        "warm": round(median["check"] / median["tokenise"], 2),
        "characters_per_second": round(len(text) / median["check"]),
        "words_per_second": round(words / median["check"]),
        "shares": {name: round(value / sum(parts.values()), 3) for name, value in parts.items()},
    }


def linearity(engine: Engine) -> dict[str, float]:
    """Return seconds of checks of one and ten megabytes: of drawn prose, of one word, and of other monotonous texts."""
    prose = drawn(engine, "fr", 10 * MEGABYTE)
    engine.check(prose[: MEGABYTE // 10], "fr")  # lexicons are open by now
    texts = {
        "prose": prose,
        "one word": "ha " * (10 * MEGABYTE // 3),
        "one character": "a" * (10 * MEGABYTE),
        "no space": prose.replace(" ", "").replace("\n", ""),
    }
    engine.check(prose, "fr")
    return {
        f"{name}, {size // MEGABYTE} MB": round(seconds(partial(engine.check, text[:size], "fr")), 2)
        for name, text in texts.items()
        for size in (MEGABYTE, 10 * MEGABYTE)
    }


def short_segments(engine: Engine, lang: str, found: list[Segment]) -> dict[str, float]:
    """Return how many short segments are checked a second, each in a call of its own, warm: blind and with sources."""
    known = {"blind": [Segment(segment.text) for segment in found], "with_source": found}
    rates: dict[str, float] = {}
    for name, several in known.items():
        source_lang = "en" if name == "with_source" else None
        work = partial(_one_by_one, engine, lang, several, source_lang)
        work()
        rates[name] = round(len(several) / statistics.median(seconds(work) for _ in range(RUNS)))
    return rates


def _one_by_one(engine: Engine, lang: str, several: list[Segment], source_lang: str | None) -> None:
    for segment in several:
        engine.check([segment], lang, source_lang=source_lang)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, metavar="FOLDER", help="clean sets to read instead of drawing words")
    parser.add_argument("--langs", default=LANGS, metavar="TAG,TAG")
    parser.add_argument("--size", type=int, default=MEGABYTE, metavar="N", help="most code points of a text")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all numbers there")
    options = parser.parse_args()
    rows, rates = [], {}
    for lang in options.langs.split(","):
        engine = Engine.load()  # a new one for each language, so that cold is cold
        text = labelled(options.data, lang, options.size) if options.data else drawn(engine, lang, options.size)
        if text:
            rows.append(measure(engine, lang, text))
            if options.data and (found := segments(options.data, lang)):
                rates[lang] = short_segments(engine, lang, found)
        else:
            print(f"{lang}: no text to measure" + ("" if options.data else "; it takes --data"))
    _print_table(rows)
    more = {
        "short_segments_per_second": rates,
        "linearity_seconds": linearity(engine),
        "memory_mb_for_5_mb_of_text": memory(engine, "fr", LONG),
        "memory_mb_for_ten_languages": memory(engine, TEN, EACH),
        "seconds_to_first_answer": first_answer(),
    }
    print()
    for name, value in more.items():
        print(f"{name}: {value}")
    print(engine.signature)
    if options.json:
        report = {"signature": engine.signature, "languages": rows, **more}
        options.json.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")


def _print_table(rows: list[dict[str, Any]]) -> None:
    print("times tokenising; kinds of check as shares of the whole")
    print(
        f"{'lang':<9}{'words':>9}{'found/1k':>10}{'cold':>7}{'new':>7}{'warm':>7}{'chars/s':>12}{'words/s':>11}", end=""
    )
    print("".join(f"{name:>20}" for name in rows[0]["shares"]))
    for row in rows:
        print(f"{row['lang']:<9}{row['words']:>9,}{row['findings_per_1000_words']:>10}", end="")
        print(f"{row['cold']:>7}{row['new_text']:>7}{row['warm']:>7}", end="")
        print(f"{row['characters_per_second']:>12,}{row['words_per_second']:>11,}", end="")
        print("".join(f"{share:>20.0%}" for share in row["shares"].values()))


if __name__ == "__main__":
    main()

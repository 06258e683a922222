"""Measure what a check costs, as a ratio to tokenising the same text in the same run.

    python benchmarks/speed.py [--data FOLDER] [--langs fr,de,…] [--size 1000000] [--json FILE]

The text is the clean set of FOLDER, repeated with its sentences shuffled, or words drawn from the frequency lists.
Times are medians of interleaved runs; ratios hold from machine to machine, seconds do not.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from qa_service.pipeline import Engine
from qa_service.text.tokens import WORD

RUNS = 5


def text_of(lang: str, size: int, data: Path | None, engine: Engine) -> str:
    """Return ``size`` code points of plausible clean text."""
    draw = random.Random(7)
    lines: list[str] = []
    if data:
        for row in map(json.loads, (data / "sets" / "clean.jsonl").open(encoding="utf-8")):
            if row["lang"] == lang:
                lines += row["text"].split("\n")
    if lines:
        words = [word for line in lines for word in line.split()]
        return " ".join(draw.choice(words) + ("." if n % 15 == 14 else "") for n in range(size // 6))[:size]
    side = engine.witness.side(engine.packs.find(lang).tag, build_missing=True)
    head = side.lexicon.head() if side else ["x"]
    return " ".join(draw.choice(head) + ("." if n % 15 == 14 else "") for n in range(size // 6))[:size]


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure(engine: Engine, lang: str, text: str) -> dict[str, Any]:
    """Time tokenising, a full check and each kind of check in turn, several times."""
    cold = seconds(lambda: engine.check(text, lang))
    families = sorted({rule.category for rule in engine.rulebook.values()})
    times: dict[str, list[float]] = {name: [] for name in ("tokenise", "check", *families)}
    for _ in range(RUNS):
        times["tokenise"].append(seconds(lambda: [match.span() for match in WORD.finditer(text)]))
        times["check"].append(seconds(lambda: engine.check(text, lang)))
        for family in families:
            times[family].append(seconds(partial(engine.check, text, lang, only=[family])))
    median = {name: statistics.median(values) for name, values in times.items()}
    base = median["tokenise"]
    return {
        "lang": lang,
        "characters": len(text),
        "words": sum(1 for _ in WORD.finditer(text)),
        "cold_ratio": cold / base,
        "warm_ratio": median["check"] / base,
        "characters_per_second": len(text) / median["check"],
        **{f"{family}_ratio": median[family] / base for family in families},
    }


def linearity(engine: Engine) -> dict[str, float]:
    """Return seconds for ten times the text over seconds for the text, and for a megabyte of one word."""
    text = text_of("fr", 1_000_000, None, engine)
    engine.check(text, "fr")
    long = text_of("fr", 10_000_000, None, engine)
    one = seconds(lambda: engine.check(text, "fr"))
    ten = seconds(lambda: engine.check(long, "fr"))
    word = seconds(lambda: engine.check("ha " * 333_333, "fr"))
    return {"ten_megabytes_over_one": ten / one, "megabyte_of_one_word_over_prose": word / one}


def first_answer() -> float:
    """Return the seconds from process start to the answer for a short French text."""
    command = [sys.executable, "-m", "qa_service", "check", "-", "--target", "fr", "--fail-on", "critical"]
    runs = [
        seconds(
            lambda: subprocess.run(command, input="Il est entirely seul.", text=True, capture_output=True, check=True)
        )
        for _ in range(3)
    ]
    return statistics.median(runs)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--langs", default="fr,de,en,ru,ja,ar")
    parser.add_argument("--size", type=int, default=1_000_000)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    engine = Engine.load()
    rows = [
        measure(engine, lang, text_of(lang, options.size, options.data, engine)) for lang in options.langs.split(",")
    ]
    names = [name for name in rows[0] if name != "lang"]
    print("lang  " + "".join(f"{name.replace('_ratio', '/tok'):>24}" for name in names))
    for row in rows:
        print(f"{row['lang']:<6}" + "".join(f"{row[name]:>24,.2f}" for name in names))
    more = {
        **linearity(engine),
        "peak_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "seconds_to_first_answer": first_answer(),
    }
    for name, value in more.items():
        print(f"{name}: {value:.2f}")
    if options.json:
        options.json.write_text(json.dumps({"languages": rows, **more}, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()

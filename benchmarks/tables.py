"""Turn two runs of ``quality.py --json`` into the tables of ``benchmarks/README.md``.

    python benchmarks/tables.py BLIND.json WITH_SOURCE.json

Prints what is found and what is wrong by language, then the recall of stray words by pair (source > target).
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

Scores = Mapping[str, Any]
HEAD = (
    "language", "clean: false foreign / repetition per 1,000 words", "stray in a sentence: recall / precision",
    "with source: recall", "stray in a document: recall / precision", "repetition: recall / precision",
)  # fmt: skip


def main() -> None:
    if len(sys.argv) != 3:
        sys.exit("python benchmarks/tables.py BLIND.json WITH_SOURCE.json")
    blind, informed = (json.loads(Path(name).read_text(encoding="utf-8"))["scores"] for name in sys.argv[1:])
    by_language(blind["lang"], informed["lang"])
    print()
    by_pair(blind["pair"]["inject-foreign"], informed["pair"]["inject-foreign"])


def by_language(blind: Scores, informed: Scores) -> None:
    """Print a row for each language of the clean and injected sets."""
    print("|".join(["", *(f" {name} " for name in HEAD), ""]))
    print("|" + "---|" * len(HEAD))
    for lang in sorted({*blind["clean"], *blind["inject-foreign"]} - {"ALL", "None"}):
        clean = blind["clean"].get(lang)
        source = _numbers(informed, "inject-foreign", lang, "foreign")
        cells = [
            lang,
            " / ".join(_said(clean[kind]["fp_per_1000_words"]) for kind in ("foreign", "repetition")) if clean else "",
            _both(_numbers(blind, "inject-foreign", lang, "foreign")),
            _said(source["recall"]) if source else "",
            _both(_numbers(blind, "inject-foreign-doc", lang, "foreign")),
            _both(_numbers(blind, "inject-repetition", lang, "repetition")),
        ]
        print("|".join(["", *(f" {cell} " for cell in cells), ""]))


def by_pair(blind: Scores, informed: Scores) -> None:
    """Print the pairs by their recall, the worst first; in brackets what the source makes of it."""
    pairs = defaultdict(list)
    for pair in sorted(set(blind) - {"ALL", "None"}):
        if numbers := blind[pair].get("foreign"):
            alone, known = _said(numbers["recall"]), _said(informed[pair]["foreign"]["recall"])
            pairs[alone].append(pair if alone == known else f"{pair} ({known})")
    for recall in sorted(pairs):
        print(f"- {recall}: {', '.join(pairs[recall])}")


def _numbers(scores: Scores, name: str, lang: str, kind: str) -> Scores | None:
    numbers: Scores | None = scores[name].get(lang, {}).get(kind)
    return numbers if numbers and numbers["gold"] else None


def _both(numbers: Scores | None) -> str:
    return f"{_said(numbers['recall'])} / {_said(numbers['precision'])}" if numbers else ""


def _said(share: float | None) -> str:
    return "-" if share is None else f"{share:.2f}"


if __name__ == "__main__":
    main()

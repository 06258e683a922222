"""Run the engine over labelled sets and score it with the scorer that lies beside them.

    python benchmarks/quality.py --data FOLDER [--only SET,SET] [--with-source] [--by tier] [--errors 10] [--json FILE]

FOLDER holds ``sets/*.jsonl`` and ``score.py``. Findings of severity minor and above count. Blind (text and target
language only) unless ``--with-source``. Prints the scorer's table, a reliability table of the confidences, and with
``--errors`` the most frequent false alarms and misses of each set.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

from qa_service.errors import QAError
from qa_service.model import Finding
from qa_service.pipeline import Engine

CATEGORIES = ("foreign", "repetition")
BINS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)
CHUNK = 20

Case = dict[str, Any]


@cache
def engine() -> Engine:
    return Engine.load()


def check(case: Case, with_source: bool) -> list[Finding] | None:
    """Return the findings of a case; None when its language is not supported."""
    known: dict[str, Any] = {}
    if with_source and case.get("source"):
        known = {"source": case["source"], "source_lang": case.get("source_lang")}
    try:
        return list(engine().check(case["text"], case["lang"], **known).findings)
    except QAError:
        return None


def check_blind(case: Case) -> list[Finding] | None:
    return check(case, with_source=False)


def check_with_source(case: Case) -> list[Finding] | None:
    return check(case, with_source=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--only", default="")
    parser.add_argument("--with-source", action="store_true")
    parser.add_argument("--by", default="lang")
    parser.add_argument("--totals", action="store_true", help="print set totals only")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    wanted = set(filter(None, options.only.split(",")))
    files = [path for path in sorted((options.data / "sets").glob("*.jsonl")) if not wanted or path.stem in wanted]
    cases = {path.stem: [json.loads(line) for line in path.open(encoding="utf-8")] for path in files}
    run = check_with_source if options.with_source else check_blind
    with ProcessPoolExecutor(options.jobs) as pool:
        answers = {name: list(pool.map(run, rows, chunksize=CHUNK)) for name, rows in cases.items()}
    print(f"{engine().signature}, {'with source' if options.with_source else 'blind'}")
    report_unsupported(cases, answers)
    with tempfile.TemporaryDirectory() as folder:
        predictions = Path(folder) / "predictions.jsonl"
        predictions.write_text("".join(prediction_lines(cases, answers)), encoding="utf-8")
        command = [sys.executable, str(options.data / "score.py"), "--sets", str(options.data / "sets")]
        command += ["--pred", str(predictions), "--by", options.by, "--only", ",".join(cases)]
        command += ["--no-lang"] if options.totals else []
        command += ["--json", str(options.json)] if options.json else []
        subprocess.run(command, check=True)
    reliability(cases, answers)
    if options.errors:
        errors(cases, answers, options.errors)


def prediction_lines(cases: dict[str, list[Case]], answers: dict[str, list[list[Finding] | None]]) -> list[str]:
    return [
        json.dumps(
            {"id": case["id"], "spans": [{"start": it.start, "end": it.end, "kind": it.category} for it in found]}
        )
        + "\n"
        for name, rows in cases.items()
        for case, found in zip(rows, answers[name], strict=True)
        for found in [[it for it in found or [] if it.category in CATEGORIES]]
    ]


def report_unsupported(cases: dict[str, list[Case]], answers: dict[str, list[list[Finding] | None]]) -> None:
    missing = {
        case["lang"] for name in cases for case, found in zip(cases[name], answers[name], strict=True) if found is None
    }
    if missing:
        print("not supported, counted as no findings:", ", ".join(sorted(missing)))


def judge(case: Case, finding: Finding) -> bool | None:
    """Say whether a finding is right, None when the labels do not say."""
    if case.get("labelled") in ("none", "silver"):
        return None
    for name, verdict in (("spans", True), ("ignore", None)):
        for span in case.get(name) or []:
            places = [(span["start"], span["end"])]
            if "first_start" in span:
                places.append((span["first_start"], span["first_end"]))
            kind = span.get("kind", finding.category)
            if kind == finding.category and any(finding.start < end and start < finding.end for start, end in places):
                return verdict
    return False


def reliability(cases: dict[str, list[Case]], answers: dict[str, list[list[Finding] | None]]) -> None:
    """Print how often findings of each confidence are right, sets with positives and clean ones together."""
    tally: dict[str, dict[float, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for name, rows in cases.items():
        for case, found in zip(rows, answers[name], strict=True):
            for finding in found or []:
                right = judge(case, finding)
                if finding.category in CATEGORIES and right is not None:
                    upper = next(edge for edge in BINS if finding.confidence < edge)
                    tally[finding.category][upper].append(right)
    print(f"\n{'category':<12}{'confidence under':>18}{'findings':>10}{'right':>8}")
    for category, bins in tally.items():
        for upper in BINS:
            if verdicts := bins.get(upper):
                print(f"{category:<12}{min(upper, 1):>18}{len(verdicts):>10}{sum(verdicts) / len(verdicts):>8.3f}")


def errors(cases: dict[str, list[Case]], answers: dict[str, list[list[Finding] | None]], most: int) -> None:
    """Print the most frequent false alarms and misses of each set."""
    for name, rows in cases.items():
        alarms: Counter[str] = Counter()
        misses: Counter[str] = Counter()
        for case, found in zip(rows, answers[name], strict=True):
            for finding in found or []:
                if finding.category in CATEGORIES and judge(case, finding) is False:
                    alarms[f"{case['lang']} {finding.check} {finding.text[:50]!r}"] += 1
            for span in case["spans"]:
                covered = sum(
                    max(0, min(it.end, span["end"]) - max(it.start, span["start"]))
                    for it in found or []
                    if it.category == span["kind"]
                )
                if covered * 2 < span["end"] - span["start"]:
                    misses[f"{case['lang']} {span['kind']} {case['text'][span['start'] : span['end']][:50]!r}"] += 1
        print(f"\n{name}: false alarms {alarms.total()}, misses {misses.total()}")
        for title, counter in (("alarm", alarms), ("miss", misses)):
            for text, count in counter.most_common(most):
                print(f"  {title} ×{count} {text}")


if __name__ == "__main__":
    main()

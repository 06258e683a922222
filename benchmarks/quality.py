"""Run the engine over labelled sets and score it with the scorer that lies beside them.

    python benchmarks/quality.py --data FOLDER [--only SET,SET] [--with-source] [--jobs 2] [--errors 10] [--json FILE]

FOLDER holds ``sets/*.jsonl`` (or the files themselves) and ``score.py``. Findings of severity minor and above count.
Blind (text and target language only) unless ``--with-source``. Prints what the scorer says of each set as a whole and
by language, tier, pair and type; how often findings of each confidence are right; with ``--errors`` the most frequent
false alarms and misses. The last line tells how to get the same answer again.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import starmap
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # runs from a checkout that is not installed

from qa_service.errors import QAError
from qa_service.model import Finding
from qa_service.pipeline import Engine

CATEGORIES = ("foreign", "repetition")  # what the sets label
GROUPINGS = ("lang", "tier", "pair", "type")
BINS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)  # upper bounds of confidence, the last one included
CHUNK = 20  # cases handed to a process at once
SHOWN = 60  # code points of a false alarm or miss that are printed

Case = dict[str, Any]


@dataclass(frozen=True)
class Answer:
    """What the engine said of a case; ``refused`` says why it said nothing."""

    case: Case
    findings: tuple[Finding, ...] = ()
    refused: str = ""


@cache
def engine() -> Engine:
    return Engine.load()


def check(case: Case, with_source: bool) -> Answer:
    """Check one case, with its source or blind."""
    known = {"source": case["source"], "source_lang": case["source_lang"]} if with_source and case["source"] else {}
    try:
        found = engine().check(case["text"], case["lang"], **known).findings
    except QAError as error:
        return Answer(case, refused=str(error))
    return Answer(case, tuple(finding for finding in found if finding.category in CATEGORIES))


def check_blind(case: Case) -> Answer:
    return check(case, with_source=False)


def check_with_source(case: Case) -> Answer:
    return check(case, with_source=True)


def main() -> None:
    options = _options()
    wanted = set(filter(None, options.only.split(",")))
    folder = options.data / "sets" if (options.data / "sets").is_dir() else options.data
    files = [path for path in sorted(folder.glob("*.jsonl")) if not wanted or path.stem in wanted]
    if not files:
        sys.exit(f"no sets in {folder}" + (f" named {options.only}" if wanted else ""))
    cases = [(path.stem, json.loads(line)) for path in files for line in path.open(encoding="utf-8") if line.strip()]
    answers = _check_all(cases, options.jobs, options.with_source)
    scores = score(answers, folder, options.data / "score.py", [path.stem for path in files])
    for name, rows in scores.items():
        _print_scores(name, rows)
    reliable = reliability(answers, scores["lang"])
    _print_reliability(reliable)
    if options.errors:
        print_errors(answers, options.errors)
    refused = Counter((answer.case["lang"], answer.refused) for _, answer in answers if answer.refused)
    for (lang, why), count in refused.most_common():
        print(f"skipped {count} cases in {lang} (they count as nothing found): {why}")
    print(f"\n{engine().signature}, {'with source' if options.with_source else 'blind'}")
    if options.json:
        report = {"signature": engine().signature, "with_source": options.with_source, "scores": scores}
        skipped = {lang: count for (lang, _), count in refused.items()}
        options.json.write_text(json.dumps({**report, "reliability": reliable, "skipped": skipped}, indent=1) + "\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--only", default="", metavar="SET,SET", help="these sets alone")
    parser.add_argument("--with-source", action="store_true", help="show the engine the source texts")
    parser.add_argument("--jobs", type=int, default=2, help="processes that check")
    parser.add_argument(
        "--errors", type=int, default=0, metavar="N", help="print the N most frequent false alarms and misses"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all numbers there")
    return parser.parse_args()


def _check_all(cases: list[tuple[str, Case]], jobs: int, with_source: bool) -> list[tuple[str, Answer]]:
    work = check_with_source if with_source else check_blind
    if jobs == 1:
        return [(name, work(case)) for name, case in cases]
    with ProcessPoolExecutor(jobs) as pool:
        answers = pool.map(work, [case for _, case in cases], chunksize=CHUNK)
        return [(name, answer) for (name, _), answer in zip(cases, answers, strict=True)]


def score(answers: list[tuple[str, Answer]], sets: Path, scorer: Path, names: list[str]) -> dict[str, Any]:
    """Return what the scorer says, by each way of grouping: ``{grouping: {set: {group: {kind: numbers}}}}``."""
    scores = {}
    with tempfile.TemporaryDirectory() as aside:
        predictions, result = Path(aside) / "predictions.jsonl", Path(aside) / "result.json"
        predictions.write_text("".join(starmap(_prediction, answers)), encoding="utf-8")
        for grouping in GROUPINGS:
            command = [sys.executable, str(scorer), "--sets", str(sets), "--pred", str(predictions), "--by", grouping]
            command += ["--only", ",".join(names), "--json", str(result), "--no-lang"]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            scores[grouping] = json.loads(result.read_text(encoding="utf-8"))["results"]
    return scores


def _prediction(_name: str, answer: Answer) -> str:
    spans = [{"start": it.start, "end": it.end, "kind": it.category} for it in answer.findings]
    return json.dumps({"id": answer.case["id"], "spans": spans}) + "\n"


def _print_scores(grouping: str, scores: Mapping[str, Any]) -> None:
    """Print one line for a set as a whole (with ``lang``) and for each of its groups that has gold or false alarms."""
    if all(set(groups) <= {"ALL", "None"} for groups in scores.values()):
        return
    print(f"\n{'set':<20}{grouping:<18}{'kind':<12}{'cases':>6}{'gold':>6}{'found':>7}", end="")
    print(f"{'recall':>8}{'any':>7}{'prec.':>7}{'F1':>7}{'false':>7}{'/1,000 words':>14}")
    for name, groups in scores.items():
        for group in sorted(groups, key=lambda group: (group != "ALL", group)):
            if group in (("None",) if grouping == "lang" else ("None", "ALL")):
                continue
            for kind, numbers in groups[group].items():
                if kind in CATEGORIES and (group == "ALL" or numbers["gold"] or numbers["fp"]):
                    print(f"{name:<20}{group:<18}{kind:<12}{_cells(numbers)}")


def _cells(numbers: Mapping[str, Any]) -> str:
    shares = [numbers["recall"], numbers["recall_any"], numbers["precision"], numbers["f1"]]
    counts = f"{numbers['segments']:>6}{numbers['gold']:>6}{numbers['pred']:>7}"
    return (
        counts
        + "".join(
            f"{'-' if share is None else format(share, '.3f'):>{width}}"
            for share, width in zip(shares, (8, 7, 7, 7), strict=True)
        )
        + f"{numbers['fp']:>7}{numbers['fp_per_1000_words'] or 0:>14.2f}"
    )


def judge(case: Case, finding: Finding) -> bool | None:
    """Say whether a finding is right; None when the labels leave it open, as the scorer does."""
    for name, verdict in (("spans", True), ("ignore", None)):
        for span in case.get(name) or ():
            places = [(span["start"], span["end"])]
            if "first_start" in span:
                places.append((span["first_start"], span["first_end"]))
            touched = any(finding.start < end and start < finding.end for start, end in places)
            if touched and span.get("kind", finding.category) == finding.category:
                return verdict
    return None if case.get("label") else False


def judged(answers: list[tuple[str, Answer]], scores: Mapping[str, Any]) -> Iterator[tuple[Finding, bool]]:
    """Yield the findings whose kind their set labels, and whether each is right."""
    for name, answer in answers:
        if answer.case.get("labelled") in ("none", "silver") or answer.case.get("suspect"):
            continue
        for finding in answer.findings:
            right = judge(answer.case, finding)
            if right is not None and finding.category in scores[name]["ALL"]:
                yield finding, right


def reliability(answers: list[tuple[str, Answer]], scores: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return how often findings of each confidence are right, over sets with positives and clean ones together."""
    tally: dict[tuple[str, float], list[tuple[float, bool]]] = defaultdict(list)
    for finding, right in judged(answers, scores):
        upper = next((edge for edge in BINS if finding.confidence < edge), BINS[-1])
        tally[finding.category, upper].append((finding.confidence, right))
    return [
        {
            "category": category,
            "confidence_under": upper,
            "findings": len(rows),
            "mean_confidence": round(sum(confidence for confidence, _ in rows) / len(rows), 3),
            "right": round(sum(right for _, right in rows) / len(rows), 3),
        }
        for (category, upper), rows in sorted(tally.items())
    ]


def _print_reliability(rows: list[dict[str, Any]]) -> None:
    print(f"\n{'category':<12}{'confidence under':>18}{'findings':>10}{'mean':>8}{'right':>8}")
    for row in rows:
        numbers = f"{row['findings']:>10}{row['mean_confidence']:>8.3f}{row['right']:>8.3f}"
        print(f"{row['category']:<12}{row['confidence_under']:>18}{numbers}")


def print_errors(answers: list[tuple[str, Answer]], most: int) -> None:
    """Print the most frequent false alarms and misses of each set; for sets without labels, what was flagged."""
    alarms: dict[str, Counter[str]] = defaultdict(Counter)
    misses: dict[str, Counter[str]] = defaultdict(Counter)
    for name, answer in answers:
        case = answer.case
        for finding in answer.findings:
            if judge(case, finding) is False:
                alarms[name][f"{case['lang']:<8}{finding.check:<22}{_shown(finding.text)}"] += 1
        for span in case["spans"]:
            if not _covered(span, answer.findings):
                misses[name][
                    f"{case['lang']:<8}{span['kind']:<22}{_shown(case['text'][span['start'] : span['end']])}"
                ] += 1
    for name in dict.fromkeys(name for name, _ in answers):
        for title, counter in (("false alarms", alarms[name]), ("misses", misses[name])):
            print(f"\n{name}: {counter.total()} {title}")
            for text, count in counter.most_common(most):
                print(f"{count:>6}  {text}")


def _shown(text: str) -> str:
    return repr(text if len(text) <= SHOWN else text[: SHOWN - 1] + "…")


def _covered(span: Mapping[str, Any], findings: tuple[Finding, ...]) -> bool:
    """Say whether findings of its kind, which do not overlap, cover half of a span."""
    covered = sum(
        max(0, min(it.end, span["end"]) - max(it.start, span["start"]))
        for it in findings
        if it.category == span["kind"]
    )
    length: int = span["end"] - span["start"]
    return bool(covered * 2 >= length)


if __name__ == "__main__":
    main()

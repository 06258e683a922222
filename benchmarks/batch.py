"""Measure what batches of exports cost: formats against JSONL, memory against size, processes and Dask.

    python benchmarks/batch.py [--units 100000] [--rows 2000000] [--runs 3] [--only formats,jobs,dask] [--json FILE]

``formats``: the same English–French texts as JSONL, XLIFF 1.2, TMX and PO, each checked with everything on in a process
of its own; times as a ratio to JSONL, and how many megabytes the peak grows from a tenth of the units to all of them.
``jobs``: JSONL with one process and with two. ``dask``: ``--rows`` short segments in Parquet with two processes, with
two workers of a local cluster, and with two workers of which one is killed on the way; the findings must be the same.
Runs are interleaved and medians count; a ratio holds from machine to machine, seconds do not.
"""

from __future__ import annotations

import argparse
import filecmp
import json
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # runs from a checkout that is not installed

from qa_service.lexicon.sources import frequencies
from qa_service.lexicon.store import ACCEPTED
from qa_service.pipeline import Engine

ROOT = Path(__file__).resolve().parents[1]
LONG, SHORT = (6, 18), (3, 8)  # words of a text, in exports and in the many short rows
STRAY_EVERY = 50  # texts, of which one holds a stray word: a report of nothing would measure nothing
KILL_AFTER = 10.0  # seconds
Pair = tuple[str, str]
Writer = Callable[[Path, Sequence[Pair]], None]


def pairs(engine: Engine, count: int, lengths: tuple[int, int]) -> list[Pair]:
    """Return English sources and French targets of words drawn as often as they are used."""
    draw = random.Random(count)
    english, french = (_words(engine, lang) for lang in ("en", "fr"))
    texts = []
    for number in range(count):
        length = draw.randint(*lengths)
        source, target = (draw.choices(words, cum_weights=weights, k=length) for words, weights in (english, french))
        if number % STRAY_EVERY == 0:
            target[length // 2] = source[length // 2]
        texts.append((f"{' '.join(source).capitalize()}.", f"{' '.join(target).capitalize()}."))
    return texts


def _words(engine: Engine, lang: str) -> tuple[list[str], list[float]]:
    lexicon = engine.witness.library.lexicon(lang, build_missing=True)
    assert lexicon is not None
    listed = frequencies(engine.packs[lang].lexicon)
    shares = {word: share for word, share in listed.items() if lexicon.look(word).flags & ACCEPTED}
    return list(shares), list(accumulate(shares.values()))


def write_jsonl(path: Path, texts: Sequence[Pair]) -> None:
    lines = (
        json.dumps({"id": number, "text": target, "source": source}) for number, (source, target) in enumerate(texts)
    )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_xliff(path: Path, texts: Sequence[Pair]) -> None:
    units = (
        f'<trans-unit id="{number}"><source>{escape(source)}</source><target>{escape(target)}</target></trans-unit>\n'
        for number, (source, target) in enumerate(texts)
    )
    _write(
        path,
        '<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
        '<file original="texts" source-language="en" target-language="fr" datatype="plaintext"><body>\n',
        units,
        "</body></file></xliff>\n",
    )


def write_tmx(path: Path, texts: Sequence[Pair]) -> None:
    units = (
        f'<tu tuid="{number}"><tuv xml:lang="en"><seg>{escape(source)}</seg></tuv>'
        f'<tuv xml:lang="fr"><seg>{escape(target)}</seg></tuv></tu>\n'
        for number, (source, target) in enumerate(texts)
    )
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header creationtool="benchmark" '
        'creationtoolversion="1" segtype="sentence" o-tmf="none" adminlang="en" srclang="en" datatype="plaintext"/>'
        "<body>\n"
    )
    _write(path, head, units, "</body></tmx>\n")


def write_po(path: Path, texts: Sequence[Pair]) -> None:
    entries = (
        f'\nmsgctxt "{number}"\nmsgid {json.dumps(source, ensure_ascii=False)}\n'
        f"msgstr {json.dumps(target, ensure_ascii=False)}\n"
        for number, (source, target) in enumerate(texts)
    )
    _write(path, 'msgid ""\nmsgstr "Language: fr\\nContent-Type: text/plain; charset=UTF-8\\n"\n', entries, "")


def write_parquet(path: Path, texts: Sequence[Pair]) -> None:
    import pyarrow
    import pyarrow.parquet

    columns = {"id": [str(number) for number in range(len(texts))], "target": [target for _, target in texts]}
    pyarrow.parquet.write_table(pyarrow.table(columns), path, row_group_size=100_000)


def _write(path: Path, head: str, body: Iterator[str], tail: str) -> None:
    with path.open("w", encoding="utf-8") as out:
        out.write(head)
        out.writelines(body)
        out.write(tail)


FORMATS: dict[str, Writer] = {".jsonl": write_jsonl, ".xlf": write_xliff, ".tmx": write_tmx, ".po": write_po}


def check(path: Path, out: Path, *options: str, kill_after: float | None = None) -> tuple[float, float]:
    """Check a file in a process of its own; return its seconds and the megabytes that it took at most.

    With ``kill_after`` one of the processes that it starts is killed after so many seconds.
    """
    command = [sys.executable, "-m", "qa_service", "batch", str(path), "--target", "fr", "--source-lang", "en"]
    with (out.parent / "said.txt").open("wb") as said:
        start = time.perf_counter()
        process = subprocess.Popen([*command, "-o", str(out), *options], cwd=ROOT, stdout=said, stderr=said)
        if kill_after:
            threading.Timer(kill_after, _kill_a_worker, [process.pid]).start()
        _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) not in (0, 1):  # nothing, or something, was found
        sys.exit((out.parent / "said.txt").read_text(encoding="utf-8", errors="replace")[-2000:])
    return seconds, usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _kill_a_worker(parent: int) -> None:
    """Kill the child of ``parent`` that works most."""
    listed = subprocess.run(["ps", "-e", "-o", "pid=,ppid=,time="], check=True, capture_output=True, text=True).stdout
    rows = [line.split() for line in listed.splitlines()]
    children = {int(pid): spent for pid, above, spent in rows if int(above) == parent}
    if children:
        os.kill(max(children, key=lambda pid: children[pid]), signal.SIGKILL)


def formats(engine: Engine, folder: Path, units: int, runs: int) -> list[dict[str, Any]]:
    """Time each format, and see how its memory grows with the file."""
    texts = pairs(engine, units, LONG)
    times: dict[str, list[float]] = {suffix: [] for suffix in FORMATS}
    peaks: dict[str, list[float]] = {suffix: [] for suffix in FORMATS}
    small: dict[str, float] = {}
    for suffix, write in FORMATS.items():
        write(folder / f"all{suffix}", texts)
        write(folder / f"some{suffix}", texts[: units // 10])
        small[suffix] = check(folder / f"some{suffix}", folder / "out.jsonl")[1]
    for _ in range(runs):
        for suffix in FORMATS:
            seconds, peak = check(folder / f"all{suffix}", folder / "out.jsonl")
            times[suffix].append(seconds)
            peaks[suffix].append(peak)
    base = statistics.median(times[".jsonl"])
    return [
        {
            "format": suffix,
            "units_per_second": round(units / statistics.median(times[suffix])),
            "times_jsonl": round(statistics.median(times[suffix]) / base, 2),
            "peak_mb": round(statistics.median(peaks[suffix])),
            "growth_mb": round(statistics.median(peaks[suffix]) - small[suffix]),
        }
        for suffix in FORMATS
    ]


def jobs(engine: Engine, folder: Path, units: int, runs: int) -> dict[str, float]:
    """Return how many times faster two processes are than one."""
    path = folder / "jobs.jsonl"
    write_jsonl(path, pairs(engine, units, LONG))
    ratios = []
    for _ in range(runs):
        one, two = (check(path, folder / f"{count}.out", "--jobs", str(count))[0] for count in (1, 2))
        ratios.append(one / two)
    same = filecmp.cmp(folder / "1.out", folder / "2.out", shallow=False)
    return {"times_faster": round(statistics.median(ratios), 2), "same_answers": same}


def dask(engine: Engine, folder: Path, rows: int) -> dict[str, Any]:
    """Compare two processes with a local cluster of two workers, whole and with one of them killed."""
    path = folder / "rows.parquet"
    write_parquet(path, pairs(engine, rows, SHORT))
    plain, _ = check(path, folder / "plain.out", "--jobs", "2")
    cluster, _ = check(path, folder / "cluster.out", "--jobs", "2", "--engine", "dask")
    killed, _ = check(path, folder / "killed.out", "--jobs", "2", "--engine", "dask", kill_after=KILL_AFTER)
    every = [
        filecmp.cmp(folder / "plain.out", folder / other, shallow=False) for other in ("cluster.out", "killed.out")
    ]
    return {
        "rows": rows,
        "rows_per_second": {"jobs": round(rows / plain), "dask": round(rows / cluster), "killed": round(rows / killed)},
        "dask_times_jobs": round(plain / cluster, 2),
        "same_answers": {"dask": every[0], "killed": every[1]},
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", type=int, default=100_000, metavar="N", help="units of each export")
    parser.add_argument("--rows", type=int, default=2_000_000, metavar="N", help="rows of the Parquet file")
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="runs of each thing, interleaved")
    parser.add_argument("--only", default="formats,jobs,dask", metavar="NAME,NAME", help="what to measure")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all numbers there")
    options = parser.parse_args()
    engine, report = Engine.load(), dict[str, Any]()
    measures: dict[str, Callable[[Path], Any]] = {
        "formats": lambda folder: formats(engine, folder, options.units, options.runs),
        "jobs": lambda folder: jobs(engine, folder, options.units, options.runs),
        "dask": lambda folder: dask(engine, folder, options.rows),
    }
    for name in options.only.split(","):
        with tempfile.TemporaryDirectory() as folder:
            report[name] = measures[name](Path(folder))
        for row in report[name] if isinstance(report[name], list) else [report[name]]:
            print(f"{name}: {row}", flush=True)
    if options.json:
        options.json.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

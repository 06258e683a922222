"""What a process takes: memory for a long text and for ten languages, time to the first answer of a new one."""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.texts import drawn
from qa_service.pipeline import Engine

ROOT = Path(__file__).resolve().parents[1]
STARTS = 5  # processes started to time the first answer
LONG = 5_000_000  # code points of a long text
EACH = 100_000  # … of the text in each of ten languages
TEN = "fr,de,es,it,pl,ru,uk,ar,tr,fi"
STRAY = " entirely"  # at the end of each text: a suspicious word wakes dictionaries as well
SHORT = "Il est entirely seul."
# Checks the file FOLDER/TAG.txt of each language it is told. The peak comes from /proc where there is one: ru_maxrss
# of a child starts at what its parent had. What is mapped from files (lexicons, libraries) all workers share.
_MEMORY = """
import pathlib, resource, sys
from qa_service import Engine

def said(name):
    status = pathlib.Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) for line in lines if line.startswith(name)), 0)

engine = Engine.load()
for tag in sys.argv[2].split(","):
    engine.check(pathlib.Path(sys.argv[1], tag + ".txt").read_text(encoding="utf-8"), tag)
print(said("VmHWM") or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, said("RssFile"))
"""


def memory(engine: Engine, langs: str, size: int) -> dict[str, float]:
    """Return the memory in megabytes of a process that checks a text of ``size`` code points in each language.

    ``peak`` counts everything; ``mapped`` is what of it was mapped from files at the end (0 where the system does not
    say).
    """
    with tempfile.TemporaryDirectory() as folder:
        for lang in langs.split(","):
            Path(folder, f"{lang}.txt").write_text(drawn(engine, lang, size) + STRAY, encoding="utf-8")
        command = [sys.executable, "-c", _MEMORY, folder, langs]
        said = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    peak, mapped = map(int, said.stdout.split())
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024  # bytes there, kilobytes elsewhere
    return {"peak": round(peak / unit, 1), "mapped": round(mapped / 1024, 1)}


def first_answer() -> dict[str, float]:
    """Return the seconds from process start to the answer for a short French text, on the clock and of the processor.

    The clock counts what other processes take as well; a machine that is busy stretches it.
    """
    command = [sys.executable, "-m", "qa_service", "check", "-", "--target", "fr", "--fail-on", "critical"]
    clock, processor = [], []
    for _ in range(STARTS):
        before, start = _spent(), time.perf_counter()
        subprocess.run(command, input=SHORT, text=True, capture_output=True, check=True, cwd=ROOT)
        clock.append(time.perf_counter() - start)
        processor.append(_spent() - before)
    return {"clock": round(statistics.median(clock), 2), "processor": round(statistics.median(processor), 2)}


def _spent() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime

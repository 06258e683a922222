"""Lines of JSONL as the contract has them: each is answered in its place, or says why it cannot be."""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from ..errors import InputError
from ..model import Segment
from ..readers.jsonl import is_id, parse
from ..renderers.json import encode, finding_object
from ..renderers.report import Record
from .options import Answer
from .shard import Checker, record_line

SUFFIXES = (".jsonl", ".ndjson")
LONGEST = 64 * 1024 * 1024  # bytes of a line; more is no segment, and would fill the memory of every process
_BEGINNING = 1024  # bytes of a longer one that go to the process which refuses it


class Line(NamedTuple):
    """A line as it was read. ``number`` counts from 1; ``file`` is None where one file is all there is.

    ``path`` is where the file lies in the export.
    """

    file: str | None
    number: int
    data: bytes
    title: str = "standard input"  # names the file in reports
    cut: bool = False  # there was more of it than is taken
    path: str | None = None

    @property
    def size(self) -> int:
        """Bytes, to bound a shard."""
        return len(self.data)

    def answer(self, checker: Checker) -> Answer | None:
        """Answer the line; None for a blank one."""
        return _answer(self, checker) if self.data.strip() else None


def lines(stream: BinaryIO, named: str | None, title: str, path: str | None = None) -> Iterator[Line]:
    """Number the lines of a stream; of one that is too long only the beginning is taken."""
    number = 0
    while data := stream.readline(LONGEST):
        number += 1
        cut = len(data) == LONGEST and not data.endswith(b"\n")
        while cut and (rest := stream.readline(LONGEST)) and not rest.endswith(b"\n"):
            pass
        yield Line(named, number, data[:_BEGINNING] if cut else data, title, cut, path)


def _answer(line: Line, checker: Checker) -> Answer:
    data = line.data.removeprefix(BOM_UTF8) if line.number == 1 else line.data
    try:
        if line.cut:
            raise InputError(f"the line is longer than {LONGEST >> 20} MB: split its text")
        row = parse(data)
    except InputError as error:
        return _unread(line, _name(line, data), str(error), checker)
    defaults = checker.defaults
    segment = Segment(row.text, source=row.source)
    path = line.path if line.file else None
    checked = checker.check(
        segment, row.target_lang or defaults.target, row.source_lang or defaults.source_lang, row.id, path
    )
    if isinstance(checked, str):
        return _unread(line, {"id": row.id}, checked, checker)
    findings = [finding_object(finding) for finding in checked.findings]
    record = ""
    if defaults.keep and checked.findings:
        record = record_line(
            Record(
                line.title, line.number, id=row.id, target_lang=checked.lang, text=row.text, source=row.source,
                findings=checked.findings, path=path,
            )
        )  # fmt: skip
    where = {"file": line.file, **({"path": path} if path else {})} if line.file else {}
    text = encode({"id": row.id, **where, "target_lang": checked.lang, "findings": findings})
    return checked.answer(line.title, text, record)


def _unread(line: Line, name: dict[str, object], why: str, checker: Checker) -> Answer:
    record = record_line(Record(line.title, line.number, error=why)) if checker.defaults.keep else ""
    return Answer(line.title, encode(name | {"error": why}), record, unread=True, line=line.number)


def _name(line: Line, data: bytes) -> dict[str, object]:
    """Name a line that cannot be checked: by its id where that much can be read, else by its number."""
    try:
        name = json.loads(data)["id"]
    except (ValueError, LookupError, TypeError, RecursionError):
        name = None
    if is_id(name):
        return {"id": name}
    return ({"file": line.file} if line.file else {}) | {"line": line.number}

"""Records of a batch on disk: written as it goes, read again for each report and each file that is written back."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping
from itertools import takewhile
from typing import Any

from ..model import Edit, Finding, Related, Severity, Suggestion
from ..renderers.report import Record


class Spool:
    """Lines of records on disk, gone when closed. Passes over them come one after the other."""

    def __init__(self) -> None:
        self._lines = tempfile.TemporaryFile()  # noqa: SIM115  # closed by close
        self._starts: dict[str, int] = {}
        self._size = 0

    def close(self) -> None:
        """Forget all."""
        self._lines.close()

    def add(self, file: str, line: str) -> None:
        """Write a line that ``shard.record_line`` made; the lines of a file come together."""
        self._starts.setdefault(file, self._size)
        self._size += self._lines.write(line.encode("utf-8") + b"\n")

    def read(self, start: int = 0) -> Iterator[Record]:
        """Yield the records from a byte on: all of them, in order."""
        self._lines.seek(start)
        for line in self._lines:
            yield record(json.loads(line))

    def of(self, file: str) -> Iterator[Record]:
        """Yield the records of one file."""
        if file in self._starts:
            yield from takewhile(lambda it: it.file == file, self.read(self._starts[file]))


def record(value: Mapping[str, Any]) -> Record:
    """Make a record from the object that ``shard.record_line`` wrote."""
    return Record(
        file=value["file"],
        path=value.get("path"),
        line=value.get("line"),
        name=value.get("unit"),
        id=value.get("id"),
        number=value["number"],
        target_lang=value.get("target_lang"),
        text=value.get("text", ""),
        source=value.get("source"),
        findings=tuple(finding(it) for it in value.get("findings", ())),
        fixed=value.get("fixed"),
        error=value.get("error"),
    )


def finding(value: Mapping[str, Any]) -> Finding:
    """Make a finding from the contract's object."""
    plain = {key: it for key, it in value.items() if key not in ("severity", "suggestions", "related")}
    return Finding(
        **plain,
        severity=Severity(value["severity"]),
        suggestions=tuple(
            Suggestion(it["label"], it["confidence"], it["origin"], tuple(Edit(**edit) for edit in it["edits"]))
            for it in value["suggestions"]
        ),
        related=tuple(Related(**it) for it in value["related"]),
    )

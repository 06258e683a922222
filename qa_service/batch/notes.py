"""What a summary says besides its counts: what was left out and why, which settings held, what was written back."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

from .inputs import Inputs
from .writeback import WriteBack

NAMED = 3  # files that are left out and named


def notes(inputs: Inputs, back: WriteBack | None, call: Callable[[str], str]) -> list[str]:
    """Return one line for each; ``call`` turns a path into what it is called."""
    said = []
    if inputs.left:
        kinds = ", ".join(f"{count:,} {suffix}" for suffix, count in sorted(inputs.left.items()))
        said.append(f"left out, since no format has the suffix: {kinds}")
    for reason, names in inputs.omitted.items():
        files = "1 file" if len(names) == 1 else f"{len(names):,} files"
        more = ", …" if len(names) > NAMED else ""
        said.append(f"left out, {reason}: {files}: {', '.join(map(call, islice(names, NAMED)))}{more}")
    projects = {str(inputs.project_of(found).path) for found in inputs.files} - {"None"}
    said += [f"settings: {call(path)}" for path in sorted(projects)]
    return said + (back.notes(call) if back else [])

"""SRT and WebVTT subtitles, as they stream: one unit a cue, its lines together."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import BinaryIO

import regex

from ..model import Unit, Unreadable
from .broken import reporting
from .decode import encoding_of, lines
from .format import Format, Hints
from .names import language_tag
from .paired import Entry, Fault, Items, paired
from .tagged import untagged

_CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{1,2}[.,]\d{1,3}"
_TIMES = regex.compile(rf"[ \t]*({_CLOCK})[ \t]*-->[ \t]*{_CLOCK}(?:[ \t].{{0,500}})?[ \t]*")
_LANGUAGE = regex.compile(r"Language[ \t]*:[ \t]*(\S{2,40})[ \t]*", regex.IGNORECASE)
_OTHER_BLOCKS = ("NOTE", "STYLE", "REGION")
_BLOCK = 10_000  # lines of one cue


@reporting
def read(stream: BinaryIO, name: str, hints: Hints) -> Iterator[Unit | Unreadable]:
    """Yield a unit for each cue; a reference is paired by the time at which a cue starts."""
    yield from paired(_entries(stream), name, hints, lambda data: _entries(io.BytesIO(data)))


def _entries(stream: BinaryIO) -> Items:
    encoding = encoding_of(stream.read(4))
    stream.seek(0)
    count, lang = 0, None
    vtt = False
    for start, block in _blocks(lines(stream, encoding)):
        if start == 1 and block[0].startswith("WEBVTT"):
            vtt = True
            said = next((match for line in block if (match := _LANGUAGE.fullmatch(line))), None)
            lang = language_tag(said[1]) if said else None
            continue
        if vtt and block[0].split(None, 1)[0] in _OTHER_BLOCKS and not any(map(_TIMES.fullmatch, block[:2])):
            continue
        yield from _cues(start, block, vtt, lang, count)
        count += 1


def _cues(start: int, block: list[str], vtt: bool, lang: str | None, count: int) -> Iterator[Entry | Fault]:
    """Yield the cue of a block: its name, if it has one, its times, its lines."""
    place = next((index for index, line in enumerate(block[:2]) if _TIMES.fullmatch(line)), None)
    if place is None:
        yield Fault("a cue without its line of times, such as 00:00:01,000 --> 00:00:03,500", start)
        return
    times = _TIMES.fullmatch(block[place])
    own = block[0].strip() if place else str(count + 1)
    text, tags = untagged("\n".join(block[place + 1 :]), entities=vtt)
    yield Entry(own, text, start + place, tags=tags, lang=lang, same=_padded(times[1]) if times else None)


def _padded(clock: str) -> str:
    """Write a time in one way: 1:02,5 as 00:01:02.500."""
    whole, _, part = clock.replace(",", ".").partition(".")
    numbers = [number.zfill(2) for number in whole.split(":")]
    return ":".join(["00"] * (3 - len(numbers)) + numbers) + "." + part.ljust(3, "0")


def _blocks(source: Iterable[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield the runs of lines between blank ones, without their line ends, each with the number of its first."""
    block: list[str] = []
    number = 0
    for number, line in enumerate(source, 1):
        if line.strip() and len(block) < _BLOCK:
            block.append(line.rstrip("\r\n"))
        elif block:
            yield number - len(block), block
            block = [line.rstrip("\r\n")] if line.strip() else []
    if block:
        yield number - len(block) + 1, block


FORMAT = Format("subtitles", (".srt", ".vtt"), read)

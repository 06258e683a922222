"""Findings in the comments of RESX and Qt's files: behind what people wrote there, and gone when they are mended."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
from collections.abc import Sequence

import pytest

from qa_service.model import Edit, Finding, Severity, Suggestion, Unit
from qa_service.readers.format import Answer, Hints
from qa_service.readers.registry import format_of

RESX = """<?xml version="1.0" encoding="utf-8"?>
<root>
  <data name="a" xml:space="preserve">
    <value>un &amp; deux</value>
  </data>
  <data name="b"><value>trois</value><comment>{0} is &lt;a&gt; date</comment></data>
  <data name="c"><value>quatre</value><comment/></data>
  <data name="p" mimetype="x"><value>AAAA</value></data>
</root>
"""
TS = """<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>w</name>
    <message>
        <source>one</source>
        <translation>un &amp; deux</translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translatorcomment>ask Ann</translatorcomment>
        <translation>
            <numerusform>%n jour</numerusform>
            <numerusform>%n jours jours</numerusform>
        </translation>
    </message>
    <message>
        <source>gone</source>
        <translation type="vanished">parti</translation>
    </message>
</context>
</TS>
"""


def finding(text: str, start: int, end: int) -> Finding:
    fix = Suggestion("<mot>", 0.9, "table", (Edit(start, end, "<mot>"),))
    return Finding(
        "foreign.word",
        "foreign",
        Severity.MAJOR,
        start,
        end,
        text[start:end],
        0.9,
        "says\nso",
        "m",
        "i",
        suggestions=(fix,),
    )


def texts(name: str, data: bytes) -> list[str]:
    found = format_of(name, data[:4096]).read(io.BytesIO(data), name, Hints())
    return [item.segment.text for item in found if isinstance(item, Unit)]


def written(name: str, data: bytes, answers: Sequence[Answer]) -> bytes:
    out = io.BytesIO()
    write = format_of(name, data[:4096]).write
    assert write
    write(io.BytesIO(data), name, Hints(), answers, out)
    ET.fromstring(out.getvalue())
    return out.getvalue()


def test_resx_comments_follow_what_people_wrote() -> None:
    data = RESX.encode()
    noted = written("x.resx", data, [Answer([finding(it, 0, 2)]) for it in ("un & deux", "trois", "quatre")])
    said = "qa-service: major foreign.word: says so → &lt;mot&gt;"
    assert noted.decode() == RESX.replace("deux</value>", f"deux</value>\n    <comment>{said}</comment>").replace(
        "date</comment>", f"date\n{said}</comment>"
    ).replace("<comment/>", f"<comment>{said}</comment>")
    assert texts("x.resx", noted) == ["un & deux", "trois", "quatre"]


def test_ts_comments_stand_before_the_translation_and_name_the_form() -> None:
    data = TS.encode()
    answers = [Answer([finding("un & deux", 0, 2)]), Answer([]), Answer([finding("%n jours jours", 9, 14)])]
    noted = written("x.ts", data, answers).decode()
    said = "major foreign.word: says so → &lt;mot&gt;"
    assert noted == TS.replace(
        "<translation>un", f"<translatorcomment>qa-service: {said}</translatorcomment>\n        <translation>un"
    ).replace("ask Ann<", f"ask Ann\nqa-service: form [1]: {said}<")


@pytest.mark.parametrize(("name", "text", "count"), [("x.resx", RESX, 3), ("x.ts", TS, 3)])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_second_run_replaces_the_first(name: str, text: str, count: int, end: str) -> None:
    data = text.replace("\n", end).encode()
    there = texts(name, data)
    answers = [Answer([finding(it, 0, 2), finding(it, 3, 5)]) for it in there]
    once = written(name, data, answers)
    assert len(there) == count and once.count(b"qa-service: ") == 2 * count
    assert written(name, once, answers) == once
    clean = written(name, once, [Answer([])] * count)
    assert clean.replace(b"<comment></comment>", b"") == data.replace(b"<comment/>", b"")


@pytest.mark.parametrize(("name", "text", "count"), [("x.resx", RESX, 3), ("x.ts", TS, 3)])
def test_a_fixed_text_is_not_noted(name: str, text: str, count: int) -> None:
    answers = [Answer([finding("un & deux", 0, 2)], "<le> & deux"), *[Answer([])] * (count - 1)]
    fixed = written(name, text.encode(), answers)
    assert fixed == text.replace("un &amp; deux", "&lt;le&gt; &amp; deux").encode()
    assert texts(name, fixed)[0] == "<le> & deux"


@pytest.mark.parametrize(("name", "text"), [("x.resx", RESX), ("x.ts", TS)])
def test_from_where_a_file_breaks_it_is_copied(name: str, text: str) -> None:
    data = text.encode()[: text.index("un &amp; deux") + 60]
    out = io.BytesIO()
    write = format_of(name, data).write
    assert write
    write(io.BytesIO(data), name, Hints(), iter([]), out)
    assert out.getvalue() == data


@pytest.mark.parametrize(("name", "text"), [("a.resx", RESX), ("a.ts", TS)])
def test_lines_end_as_those_of_the_file(name: str, text: str) -> None:
    data = text.replace("\n", "\r\n").encode()
    answers = [Answer([finding(it, 0, 2), finding(it, 1, 2)]) for it in texts(name, data)]
    once = written(name, data, answers)
    assert once.count(b"qa-service: ") == 2 * len(answers)
    assert once.count(b"\r\n") == once.count(b"\n") and b"&#13;" not in once
    assert written(name, once, answers) == once
    again = written(name, once, [Answer([])] * len(answers))
    assert again.count(b"\r\n") == again.count(b"\n") == data.count(b"\n")

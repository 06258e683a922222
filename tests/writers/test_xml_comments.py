"""Findings as comments in Android's and Apple's files, fixed texts in their own escapes, and every other byte kept."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_service.model import Edit, Finding, Severity, Suggestion, Unit
from qa_service.readers.android_text import android_source, android_text
from qa_service.readers.format import Answer, Hints
from qa_service.readers.registry import format_of
from qa_service.writers.changes import edits_between

ANDROID = r"""<?xml version="1.0" encoding="utf-8"?>
<!-- Titles -->
<resources xmlns:xliff="urn:oasis:names:tc:xliff:document:1.2">
    <string name="a">L\'heure &amp; la\n\u00e9t\u00e9   entirely</string>
    <string name="b">"  deux  " <b>mots</b> <xliff:g id="n">%1$s</xliff:g></string><string name="c">trois</string>
    <string name="r">@string/a</string>
    <plurals name="p">
        <item quantity="one">un jour</item>
        <item quantity="other">%d jours jours</item>
    </plurals>
</resources>
"""
APPLE = """<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0">
<dict>
    <key>k</key>
    <dict>
        <key>NSStringLocalizedFormatKey</key>
        <string>%#@n@</string>
        <key>n</key>
        <dict>
            <key>NSStringFormatSpecTypeKey</key><string>NSStringPluralRuleType</string>
            <key>one</key>
            <string>un jour</string>
            <key>other</key>
            <string>%d jours &amp; jours</string>
        </dict>
    </dict>
</dict>
</plist>
"""
FILES = {"values-fr/strings.xml": ANDROID, "fr.lproj/L.stringsdict": APPLE}


def finding(text: str, start: int, end: int) -> Finding:
    fix = Suggestion("<mot>", 0.9, "table", (Edit(start, end, "<mot>"),))
    return Finding(
        "foreign.word", "foreign", Severity.MAJOR, start, end, text[start:end], 0.9, "a -- b\nso ---", "m", "i",
        suggestions=(fix,),
    )  # fmt: skip


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


@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("name", FILES)
def test_notes_come_go_and_change_nothing_else(name: str, ends: str, codec: str) -> None:
    data = FILES[name].replace("\n", ends).replace("utf-8", codec).replace("UTF-8", codec).encode(codec)
    said = texts(name, data)
    answers = [Answer([finding(text, 0, 2)]) for text in said]
    noted = written(name, data, answers)
    comment = "<!-- qa-service: major foreign.word: a - - b so - - - → <mot> -->"
    assert noted.decode(codec).count(comment) == len(said)
    assert texts(name, noted) == said
    assert written(name, noted, answers) == noted  # again, and they are replaced
    assert written(name, noted, [Answer(())] * len(said)) == data
    assert written(name, data, [Answer(())] * len(said)) == data


def test_a_comment_stands_on_the_line_before_its_text() -> None:
    said = texts("strings.xml", ANDROID.encode())
    noted = written("strings.xml", ANDROID.encode(), [Answer([finding(text, 0, 2)]) for text in said]).decode()
    lines = noted.splitlines()
    at = next(number for number, line in enumerate(lines) if 'quantity="one"' in line)
    assert lines[at - 1].startswith("        <!-- qa-service: ") and lines[at].startswith("        <item")
    assert "</string><!-- qa-service: " in noted  # where texts share a line, they still do


@pytest.mark.parametrize(
    ("wanted", "source"),
    [
        (["L'heure & la\nété entièrement"], r"L\'heure &amp; la\n\u00e9t\u00e9   entièrement"),
        (["L'heure & l'été entirely"], r"L\'heure &amp; l\'\u00e9t\u00e9   entirely"),
        ([None, "  deux   paroles %1$s"], r'"  deux  " <b>paroles</b> <xliff:g id="n">%1$s</xliff:g>'),
        ([None, None, 'trois "\\" <b>'], r"trois \"\\\" &lt;b&gt;"),
        ([None, None, None, None, "%d jours"], "%d jours<"),
    ],
)
def test_fixed_texts_are_written_as_android_has_them(wanted: list[str | None], source: str) -> None:
    said = texts("strings.xml", ANDROID.encode())
    answers = [Answer((), fixed) for fixed in wanted]
    out = written("strings.xml", ANDROID.encode(), answers)
    assert source in out.decode()
    expected = [fixed or text for fixed, text in zip([*wanted, *[None] * len(said)], said, strict=False)]
    assert texts("strings.xml", out) == expected


def test_a_change_across_a_tag_is_left_and_said() -> None:
    out = written("strings.xml", ANDROID.encode(), [Answer(()), Answer((), "  deux %1$s")]).decode()
    assert "<!-- qa-service: not changed, since inline tags are in the way" in out
    assert "<b>mots</b>" in out


def test_a_fixed_form_of_apple() -> None:
    said = texts("L.stringsdict", APPLE.encode())
    answers = [Answer(()), Answer([finding(said[1], 3, 8)], "%d journées & jours")]
    out = written("L.stringsdict", APPLE.encode(), answers).decode()
    assert "<string>%d journées &amp; jours</string>" in out and "qa-service" not in out


@given(st.text("ab '\"\\\n\t@é&", max_size=20), st.text("ab '\"\\\n\té", max_size=12))
def test_what_is_written_says_what_was_wanted(source: str, wanted: str) -> None:
    said, _ = android_text(source)
    new = android_source(source, edits_between(said, wanted), wanted)
    assert new is None or android_text(new)[0] == wanted
    assert android_source(source, [], said) == source

"""Findings in XLIFF: on the exact words, with every tag and every other byte as they were."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_service.model import Finding, Segment, Severity, Suggestion, Unit
from qa_service.readers.format import Answer, Hints
from qa_service.readers.inline import HOLE
from qa_service.readers.xliff import read
from qa_service.writers.xliff import write

NS = {1: "urn:oasis:names:tc:xliff:document:1.2", 2: "urn:oasis:names:tc:xliff:document:2.1"}
ITS = "{http://www.w3.org/2005/11/its}"
TAGS = {1: ("g", "x"), 2: ("pc", "ph")}


def document(version: int, *targets: str, end: str = "\n") -> bytes:
    if version == 1:
        body = "".join(
            f'\n  <trans-unit id="{n}">\n   <source>s</source>\n   <target>{it}</target>'
            "\n   <note>kept</note>\n  </trans-unit>"
            for n, it in enumerate(targets)
        )
        text = (
            f'<?xml version="1.0"?>\n<xliff version="1.2" xmlns="{NS[1]}">\n <file original="a" source-language="en" '
            f'target-language="fr" datatype="plaintext"><body>{body}\n </body></file>\n</xliff>\n'
        )
    else:
        body = "".join(
            f'\n  <unit id="{n}">\n   <segment>\n    <source>s</source>\n    <target>{it}</target>'
            "\n   </segment>\n  </unit>"
            for n, it in enumerate(targets)
        )
        text = (
            f'<?xml version="1.0"?>\n<xliff version="2.1" srcLang="en" trgLang="fr" xmlns="{NS[2]}">\n'
            f' <file id="f">{body}\n </file>\n</xliff>\n'
        )
    return text.replace("\n", end).encode()


def segments(data: bytes) -> list[Segment]:
    return [it.segment for it in read(io.BytesIO(data), "a.xlf", Hints()) if isinstance(it, Unit)]


def written(data: bytes, answers: Sequence[Answer]) -> bytes:
    out = io.BytesIO()
    write(io.BytesIO(data), "a.xlf", Hints(), answers, out)
    return out.getvalue()


def finding(text: str, start: int, end: int, name: str = "") -> Finding:
    return Finding(
        check="foreign.word",
        category="foreign",
        severity=Severity.MAJOR,
        start=start,
        end=end,
        text=text[start:end],
        confidence=0.9,
        message=f"“{text[start:end]}” is <not> & never “French”",
        mqm="accuracy/untranslated",
        its="untranslated",
        id=name,
        suggestions=(Suggestion("mieux", 0.9, "table", ()),),
    )


def marked(data: bytes, version: int) -> list[str]:
    """Return the words that our marks hold, as an independent parser sees them; marks of one finding joined."""
    words: dict[str, str] = {}
    for mark in ET.fromstring(data).iter(f"{{{NS[version]}}}mrk"):
        name = mark.get("mid") or mark.get("id") or ""
        own = mark.get(f"{ITS}locQualityIssuesRef", name).rpartition("#")[2].removeprefix("itsm=")
        words[own] = words.get(own, "") + flat(mark, version)
    return list(words.values())


def flat(element: ET.Element, version: int) -> str:
    hole = f"{{{NS[version]}}}{TAGS[version][1]}"
    inner = HOLE if element.tag == hole else element.text or ""
    return inner + "".join(flat(child, version) + (child.tail or "") for child in element)


# Content of a target: characters, entities and CDATA between tags of both kinds, nested.
_runs = st.sampled_from(["le chat", " ", "é𝒳", "&amp;", "&#233;", "\n", "<![CDATA[a<b ]]>", "<!-- no -->", "mot"])


def _content(version: int) -> st.SearchStrategy[str]:
    pair, hole = TAGS[version]
    leaf = _runs | st.just(f'<{hole} id="9"/>')
    return st.recursive(
        st.lists(leaf, max_size=4).map("".join),
        lambda inner: st.lists(inner | leaf | inner.map(lambda it: f'<{pair} id="1">{it}</{pair}>'), max_size=4).map(
            "".join
        ),
        max_leaves=8,
    )


@pytest.mark.parametrize("version", [1, 2])
@given(data=st.data())
def test_marks_hold_the_words_and_nothing_else_changes(version: int, data: st.DataObject) -> None:
    source = document(version, data.draw(_content(version)), end=data.draw(st.sampled_from(["\n", "\r\n"])))
    (before,) = segments(source)
    text = before.text
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True)))
    spans = [(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
    answer = [Answer([finding(text, start, end, f"f{start}") for start, end in spans])]
    noted = written(source, answer)
    assert segments(noted) == [before]
    assert marked(noted, version) == [text[start:end] for start, end in spans]
    assert written(noted, answer) == noted
    declared = b' xmlns:its="http://www.w3.org/2005/11/its" its:version="2.0"'
    assert written(noted, [Answer(())]).replace(declared, b"") == source


@pytest.mark.parametrize("version", [1, 2])
@given(data=st.data())
def test_fixed_text_is_written_or_said_to_be_left(version: int, data: st.DataObject) -> None:
    source = document(version, data.draw(_content(version)))
    (before,) = segments(source)
    text = before.text
    place = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(place, min(len(text), place + 5)))
    wanted = text[:place] + data.draw(st.sampled_from(["", "neuf", " & <b>", "]]>", "é"])) + text[end:]
    noted = written(source, [Answer((), wanted)])
    (after,) = segments(noted)
    assert after.tags == before.tags
    assert after.text == wanted or b"not changed" in noted or not text
    assert after.text.count(HOLE) == text.count(HOLE)


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_untouched_file_is_the_same_bytes(version: int, end: str) -> None:
    source = document(version, "un <!-- c --> mot &#233;", "", "deux", end=end)
    assert written(source, [Answer(())] * 3) == source


@pytest.mark.parametrize("codec", ["utf-16", "windows-1252"])
def test_other_encodings_stay(codec: str) -> None:
    source = document(1, "été français").decode().replace('"1.0"?', f'"1.0" encoding="{codec}"?').encode(codec)
    assert written(source, [Answer(())]) == source
    noted = written(source, [Answer([finding("été français", 0, 3)])])
    assert "été</mrk> français" in noted.decode(codec)
    assert "→" in "".join(ET.fromstring(noted).itertext())
    assert [it.text for it in segments(noted)] == ["été français"]


def test_note_of_version_1_stands_after_the_target() -> None:
    noted = written(document(1, "le entirely chat"), [Answer([finding("le entirely chat", 3, 11, "abc")])]).decode()
    assert (
        '\n   <target>le <mrk mtype="x-its" mid="qa-abc" its:locQualityIssueType="untranslated" '
        'its:locQualityIssueComment="“entirely” is &lt;not&gt; &amp; never “French” → mieux" '
        'its:locQualityIssueSeverity="50">entirely</mrk> chat</target>'
        '\n   <note from="qa-service" annotates="target" priority="2">major foreign.word: “entirely” is &lt;not&gt; '
        "&amp; never “French” → mieux</note>\n   <note>kept</note>\n"
    ) in noted
    assert '<xliff xmlns:its="http://www.w3.org/2005/11/its" its:version="2.0" version="1.2"' in noted


def test_mark_across_a_tag_is_in_parts_with_a_stand_off_block() -> None:
    source = document(1, 'un <g id="1">deux trois</g> quatre')
    noted = written(source, [Answer([finding(segments(source)[0].text, 8, 20, "abc")])]).decode()
    assert (
        'un <g id="1">deux <mrk mtype="x-its" mid="qa-abc-1" its:locQualityIssuesRef="#qa-abc">trois</mrk></g>'
        '<mrk mtype="x-its" mid="qa-abc-2" its:locQualityIssuesRef="#qa-abc"> quatre</mrk>'
    ) in noted
    (block,) = ET.fromstring(noted).iter(f"{ITS}locQualityIssues")
    assert block[0].get("locQualityIssueSeverity") == "50"


def test_notes_of_version_2_stand_in_notes() -> None:
    source = document(2, "le entirely chat")
    noted = written(source, [Answer([finding("le entirely chat", 3, 11, "abc")])]).decode()
    assert (
        '<unit id="0">\n   <notes>\n     <note category="qa-service" appliesTo="target" priority="2">major foreign.word'
        in noted
    )
    assert '<mrk id="qa-abc" type="its:generic" its:locQualityIssueType="untranslated"' in noted
    own = source.replace(b'<unit id="0">', b'<unit id="0">\n   <notes><note>theirs</note></notes>')
    both = written(own, [Answer([finding("le entirely chat", 3, 11, "abc")])])
    assert both.count(b"<notes>") == 1 and both.index(b"theirs") < both.index(b"qa-service")


def test_finding_without_words_is_only_a_note() -> None:
    source = document(1, "").replace(b"<target></target>", b"<target/>")
    noted = written(source, [Answer([finding("", 0, 0)])])
    assert noted.count(b"<note from") == 1 and b"<mrk" not in noted and b"its:" not in noted


def test_fix_and_mark_in_one_target() -> None:
    source = document(1, 'le <g id="1">le chat</g> very noir')
    text = segments(source)[0].text
    noted = written(source, [Answer([finding(text, 3, 5), finding(text, 11, 15)], "le chat very noire")])
    assert segments(noted)[0].text == "le chat very noire"
    assert marked(noted, 1) == ["very"]
    assert noted.count(b"<note from") == 1


def test_change_across_a_tag_is_left_and_said() -> None:
    source = document(1, 'un <g id="1">mot</g>fin')
    noted = written(source, [Answer((), "un seul")])
    assert segments(noted) == segments(source)
    assert "not changed, since inline tags are in the way: “motfin” → “seul”".encode() in noted


def test_broken_file_is_copied_to_its_end() -> None:
    source = document(1, "un", "deux")[:-60]
    noted = written(source, [Answer([finding("un", 0, 2)]), Answer(())])
    assert b">un</mrk>" in noted and noted.endswith(source[-40:])


def test_prefix_of_the_format_is_kept() -> None:
    source = document(1, "un mot").replace(b"<", b"<x:").replace(b"<x:/", b"</x:").replace(b"<x:?", b"<?")
    source = source.replace(b"xmlns=", b"xmlns:x=")
    noted = written(source, [Answer([finding("un mot", 0, 2)])])
    assert marked(noted, 1) == ["un"]
    assert segments(noted) == segments(source)


@pytest.mark.parametrize("version", [1, 2])
def test_a_fix_before_the_first_mark_leaves_the_root_to_say_its_namespace(version: int) -> None:
    data = document(version, "un deux", "trois quatre", "cinq")
    again = written(data, [Answer([], "un trois"), Answer([finding("trois quatre", 0, 5)]), Answer([], "six")])
    ET.fromstring(again)
    assert again.count(b"xmlns:its=") == 1 and [it.text for it in segments(again)] == [
        "un trois",
        "trois quatre",
        "six",
    ]


def test_fixes_alone_leave_the_root_as_it_is() -> None:
    data = document(2, "un deux", "trois")
    assert written(data, [Answer([], "un trois"), Answer([])]) == data.replace(b"un deux", b"un trois")


@pytest.mark.parametrize("version", [1, 2])
def test_of_findings_on_the_same_words_the_more_severe_then_the_shorter_is_marked(version: int) -> None:
    text = "Il est entirely entirely seul."
    whole = replace(finding(text, 0, len(text), "a1"), severity=Severity.MINOR)
    word, pair = finding(text, 7, 15, "b2"), finding(text, 7, 24, "c3")
    out = written(document(version, text), [Answer([whole, pair, word])]).decode()
    assert "qa-b2" in out and "qa-c3" not in out and "qa-a1" not in out
    assert out.count("major foreign.word") == 2 and out.count("minor foreign.word") == 1  # the notes say all
    alone = written(document(version, text), [Answer([whole])]).decode()
    assert "qa-a1" in alone

"""Translation memories to units, and findings into them."""

from __future__ import annotations

import io

import pytest

from qa_service.errors import InputError
from qa_service.model import Finding, Severity, Span, Unit, Unreadable
from qa_service.readers.format import Answer, Hints
from qa_service.readers.tmx import FORMAT
from qa_service.writers.tmx import write

TMX = """<?xml version="1.0"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="{}" datatype="xml"/><body>
{}
</body></tmx>
"""
PAIR = """<tu{}>
  <tuv xml:lang="de"><seg>Ein <bpt i="1">&lt;b&gt;</bpt>gut<ept i="1">&lt;/b&gt;</ept> Hund<ph x="2">br</ph></seg></tuv>
  <tuv xml:lang="en-GB"><prop type="x-theirs">p</prop>
    <seg>A <hi type="term">good</hi> dog</seg></tuv>
</tu>"""


def items(text: str, hints: Hints = Hints()) -> list[Unit | Unreadable]:  # noqa: B008  # frozen
    return list(FORMAT.read(io.BytesIO(text.encode()), "m.tmx", hints))


def units(text: str, hints: Hints = Hints()) -> list[Unit]:  # noqa: B008  # frozen
    return [it for it in items(text, hints) if isinstance(it, Unit)]


def test_source_is_what_the_header_says() -> None:
    (unit,) = units(TMX.format("en", PAIR.format(' tuid="t9"')))
    assert (unit.segment.id, unit.segment.source, unit.segment.text) == ("t9", "A good dog", "Ein gut Hund\ufffc")
    assert (unit.source_lang, unit.target_lang, unit.location.line) == ("en-GB", "de", 4)
    assert unit.segment.tags == ("bpt:1", "ept:1", "ph:2")
    assert unit.segment.source_tags == ("hi:term",)
    assert unit.segment.protected == (Span(12, 13),)


@pytest.mark.parametrize(
    ("hints", "source"), [(Hints(), "de"), (Hints(source_lang="en"), "en-GB"), (Hints(target_lang="en"), "de")]
)
def test_any_source_is_what_the_caller_says_or_the_first(hints: Hints, source: str) -> None:
    (unit,) = units(TMX.format("*all*", PAIR.format("")), hints)
    assert (unit.source_lang, unit.segment.id) == (source, "1")


def test_several_targets_are_units_of_their_own() -> None:
    variants = "".join(f'<tuv xml:lang="{it}"><seg>{it}</seg></tuv>' for it in ("en", "fr", "pt-BR", "pt-PT", "fr"))
    text = TMX.format("en", f"<tu>{variants}</tu>")
    assert [it.segment.id for it in units(text)] == ["1:fr", "1:pt-BR", "1:pt-PT", "1:fr4"]
    assert [it.segment.id for it in units(text, Hints(target_lang="pt_PT"))] == ["1:pt-PT"]
    assert [it.segment.id for it in units(text, Hints(target_lang="pt"))] == ["1:pt-BR", "1:pt-PT"]
    assert units(text, Hints(target_lang="ja")) == []


def test_cut_off_memory_gives_what_stands_before() -> None:
    found = items(TMX.format("en", PAIR.format("") * 2)[:-60])
    assert [type(it) for it in found] == [Unit, Unreadable]
    with pytest.raises(InputError, match=r"m\.tmx: .*cut off"):
        items(TMX.format("en", PAIR.format(""))[:-60])


def test_findings_become_properties_and_fixes_are_written() -> None:
    source = TMX.format("de", PAIR.format("")).encode()
    found = Finding(
        "repetition.word", "repetition", Severity.MAJOR, 2, 6, "good", 0.9, "“good” & so on", "m", "duplication"
    )
    out = io.BytesIO()
    write(io.BytesIO(source), "m.tmx", Hints(), [Answer([found], "A good cat")], out)
    noted = out.getvalue()
    expected = source.replace(b"dog", b"cat").replace(
        b"p</prop>", 'p</prop>\n    <prop type="x-qa-service">major repetition.word: “good” &amp; so on</prop>'.encode()
    )
    assert noted == expected
    again = io.BytesIO()
    write(io.BytesIO(noted), "m.tmx", Hints(), [Answer(())], again)
    assert again.getvalue() == source.replace(b"dog", b"cat")


def test_untouched_memory_is_the_same_bytes() -> None:
    for codec in ("utf-8", "utf-16"):
        source = TMX.format("en", PAIR.format("")).replace('"1.0"', f'"1.0" encoding="{codec}"', 1).encode(codec)
        out = io.BytesIO()
        write(io.BytesIO(source), "m.tmx", Hints(), [Answer(())], out)
        assert out.getvalue() == source

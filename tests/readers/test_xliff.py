"""XLIFF 1.2 and 2.x to units."""

from __future__ import annotations

import io

import pytest

from qa_service.errors import InputError
from qa_service.model import Span, Unit, Unreadable
from qa_service.readers.format import Hints
from qa_service.readers.xliff import FORMAT

ONE = '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">{}</xliff>'
TWO = '<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="de">{}</xliff>'


def items(text: str | bytes, hints: Hints = Hints()) -> list[Unit | Unreadable]:  # noqa: B008  # frozen
    data = text.encode() if isinstance(text, str) else text
    return list(FORMAT.read(io.BytesIO(data), "a.xlf", hints))


def units(text: str | bytes, hints: Hints = Hints()) -> list[Unit]:  # noqa: B008  # frozen
    return [it for it in items(text, hints) if isinstance(it, Unit)]


def one(body: str, attributes: str = 'original="a.txt" source-language="en" target-language="fr"') -> list[Unit]:
    return units(ONE.format(f"<file {attributes}><body>{body}</body></file>"))


def test_unit_of_version_1() -> None:
    (unit,) = one(
        '\n<trans-unit id="7" maxwidth="20" size-unit="char"><source>A cat</source>\n'
        "<target>Un chat</target></trans-unit>"
    )
    assert (unit.segment.id, unit.segment.source, unit.segment.text) == ("7", "A cat", "Un chat")
    assert (unit.source_lang, unit.target_lang, unit.segment.limit) == ("en", "fr", 20)
    assert (unit.location.file, unit.location.line, unit.location.unit) == ("a.xlf", 2, "7")


def test_pixels_are_no_limit() -> None:
    assert one('<trans-unit id="7" maxwidth="20"><source>a</source></trans-unit>')[0].segment.limit is None


def test_inline_tags_of_version_1() -> None:
    target = (
        '<g id="1">Le <x id="2"/></g><bpt id="3">&lt;b&gt;</bpt>chat<ept id="3">&lt;/b&gt;</ept>'
        '<ph id="4">code<sub>hidden</sub></ph><it id="5" pos="open">[</it><mrk mtype="protected">Kiosk</mrk>'
        '<mrk mtype="x-sdl-deleted">gone</mrk>'
    )
    segment = one(f"<trans-unit id='1'><source><x id='2'/></source><target>{target}</target></trans-unit>")[0].segment
    assert segment.text == "Le \ufffcchat\ufffcKiosk"
    assert segment.tags == ("g:1", "x:2", "bpt:3", "ept:3", "ph:4", "it:5")
    assert segment.source_tags == ("x:2",)
    assert segment.protected == (Span(3, 4), Span(8, 9), Span(9, 14))


def test_segments_of_sdlxliff() -> None:
    body = (
        '<trans-unit id="u"><source>One. Two. Three.</source>'
        '<seg-source><mrk mtype="seg" mid="1">One.</mrk> <g id="5"><mrk mtype="seg" mid="2">Two.</mrk></g> '
        '<mrk mtype="seg" mid="3">Three.</mrk></seg-source>'
        '<target><mrk mtype="seg" mid="1">Un.</mrk> <g id="5"><mrk mtype="seg" mid="2">De<x id="1"/>ux.</mrk></g>'
        "</target>"
        '<sdl:seg-defs xmlns:sdl="urn:sdl"><sdl:seg id="1"/></sdl:seg-defs></trans-unit>'
    )
    found = [(it.segment.id, it.segment.source, it.segment.text, it.segment.tags) for it in one(body)]
    assert found == [
        ("u:1", "One.", "Un.", ()),
        ("u:2", "Two.", "De\ufffcux.", ("x:1",)),
        ("u:3", "Three.", "", ()),
    ]


def test_what_is_not_to_be_translated_is_left_out() -> None:
    body = (
        '<trans-unit id="1" translate="no"><source>a</source></trans-unit><group translate="no">'
        '<trans-unit id="2"><source>a</source></trans-unit><trans-unit id="3" translate="yes"><source>a</source>'
        '</trans-unit></group><trans-unit id="4"><source>a</source><alt-trans><target>b</target></alt-trans>'
        "</trans-unit>"
    )
    found = one(body)
    assert [it.segment.id for it in found] == ["3", "4"]
    assert found[1].segment.text == ""


def test_ids_are_told_apart_by_file() -> None:
    unit = "<body><trans-unit id='1'><source>a</source></trans-unit></body>"
    found = units(ONE.format(f"<file original='a'>{unit}</file><file original='b'>{unit}</file><file>{unit}</file>"))
    assert [it.segment.id for it in found] == ["1", "b#1", "3#1"]
    assert [it.target_lang for it in found] == [None] * 3


def test_hints_fill_in_for_languages() -> None:
    text = ONE.format("<file><body><trans-unit id='1'><source>a</source></trans-unit></body></file>")
    (unit,) = units(text, Hints(source_lang="en", target_lang="uk"))
    assert (unit.source_lang, unit.target_lang) == ("en", "uk")


def test_units_of_version_2() -> None:
    body = (
        '<file id="f"><unit id="u"><segment id="s1"><source>A</source><target>Ein <pc id="1">Hund'
        '<ph id="2" dataRef="d"/></pc></target></segment><ignorable><source> </source></ignorable>'
        '<segment><source>B</source><target><sc id="3"/>und <mrk id="m" translate="no">Kiosk</mrk><ec startRef="3"/>'
        '<cp hex="0007"/></target></segment></unit><group id="g" translate="no"><unit id="x"><segment>'
        '<source>n</source></segment></unit></group></file><file id="g"><unit id="u"><segment><source>C</source>'
        "</segment></unit></file>"
    )
    found = units(TWO.format(body))
    assert [(it.segment.id, it.segment.text, it.segment.tags) for it in found] == [
        ("u:s1", "Ein Hund\ufffc", ("pc:1", "ph:2")),
        ("u:2", "und Kiosk\ufffc", ("sc:3", "ec:3")),
        ("g#u", "", ()),
    ]
    assert found[1].segment.protected == (Span(4, 9), Span(9, 10))
    assert {(it.source_lang, it.target_lang) for it in found} == {("en", "de")}


@pytest.mark.parametrize(("profile", "limit"), [("xliff:codepoints", 12), ("vendor:pixels", None)])
def test_size_restriction(profile: str, limit: int | None) -> None:
    body = (
        f'<file id="f"><slr:profiles xmlns:slr="urn:slr" generalProfile="{profile}"/><unit id="u" '
        'slr:sizeRestriction="1,12"><segment><source>a</source></segment></unit></file>'
    )
    assert units(TWO.format(body))[0].segment.limit == limit


def test_break_after_some_units_is_reported_at_its_line() -> None:
    text = ONE.format("<file><body><trans-unit id='1'><source>a</source></trans-unit>\n<trans-unit></body></file>")
    found = items(text)
    assert isinstance(found[0], Unit) and len(found) == 2
    assert isinstance(found[1], Unreadable) and found[1].location.line == 2


@pytest.mark.parametrize(
    "text",
    ["", "<html/>", ONE.replace("1.2", "9.0").format(""), "{}", '<!DOCTYPE a [<!ENTITY b SYSTEM "c">]><xliff/>'],
)
def test_nothing_to_read_is_one_error_with_the_name(text: str) -> None:
    with pytest.raises(InputError, match=r"^a\.xlf: ") as caught:
        items(text)
    assert "\n" not in str(caught.value)


def test_generic_xml_is_told_by_its_root() -> None:
    assert FORMAT.recognises(ONE.encode("utf-16")) and not FORMAT.recognises(b"<resources/>")

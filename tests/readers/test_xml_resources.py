"""Resources of programs in XML and Xcode's catalogues: one language a file, or all of them."""

from __future__ import annotations

import io
import json

import pytest

from qa_service.errors import InputError
from qa_service.model import Span, Unit, Unreadable
from qa_service.readers import android, qt_ts, resx, stringsdict, xcstrings
from qa_service.readers.android_text import android_text
from qa_service.readers.format import Format, Hints

FORMATS = [android.FORMAT, resx.FORMAT, qt_ts.FORMAT, stringsdict.FORMAT, xcstrings.FORMAT]


def items(form: Format, text: str, name: str, hints: Hints) -> list[Unit | Unreadable]:
    return list(form.read(io.BytesIO(text.encode()), name, hints))


def units(form: Format, text: str, name: str = "file", hints: Hints = Hints()) -> list[Unit]:  # noqa: B008  # frozen
    return [it for it in items(form, text, name, hints) if isinstance(it, Unit)]


def pairs(found: list[Unit]) -> list[tuple[str | None, str]]:
    return [(it.segment.id, it.segment.text) for it in found]


ANDROID = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE resources [<!ENTITY app "Kiosk">]>
<resources xmlns:xliff="urn:oasis:names:tc:xliff:document:1.2">
  <string name="hello">Salut\\u0020<xliff:g id="who">%1$s</xliff:g>, c\\'est <b>moi</b>
     ici</string>
  <string name="same" translatable="false">no</string>
  <string name="link">@string/hello</string>
  <string name="app" product="tablet">Ouvrir &app;</string>
  <string-array name="days"><item>lundi</item><item>mardi</item></string-array>
  <plurals name="cats"><item quantity="one">un chat</item><item quantity="many">%d chats</item></plurals>
</resources>"""


def test_android() -> None:
    found = units(android.FORMAT, ANDROID, "res/values-fr/strings.xml")
    assert pairs(found) == [
        ("hello", "Salut %1$s, c'est moi ici"),
        ("app@tablet", "Ouvrir \ufffc"),
        ("days[0]", "lundi"),
        ("days[1]", "mardi"),
        ("cats.one", "un chat"),
        ("cats.many", "%d chats"),
    ]
    assert found[0].segment.protected == (Span(6, 10),)
    assert found[0].segment.tags == ("g:who", "b")
    assert [it.target_lang for it in found] == ["fr"] * 6
    assert (found[0].location.line, found[3].location.line) == (4, 9)


def test_android_source_comes_from_the_reference() -> None:
    english = (
        '<resources><string name="hello">Hi</string><plurals name="cats"><item quantity="other">%d cats</item>'
        "</plurals></resources>"
    )
    found = units(android.FORMAT, ANDROID, "a.xml", Hints(reference=english.encode(), source_lang="en"))
    sources = {it.segment.id: it.segment.source for it in found}
    assert (sources["hello"], sources["cats.many"], sources["days[0]"]) == ("Hi", "%d cats", None)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("  a  \n b ", "a b"),
        ('"  a  b "', "  a  b "),
        (r"\@x \? \n \t \\ \'", "@x ? \n \t \\ '"),
        (r"\ud83d\ude00 \u00e9\ud83d", "😀 é\ufffd"),
        (r"\u12", "u12"),
        ("a\\", "a"),
        ("", ""),
        ("   ", ""),
        ('""', ""),
    ],
)
def test_android_text(raw: str, said: str) -> None:
    assert android_text(raw)[0] == said


def test_android_text_moves_protected_places() -> None:
    raw = r"  c\'est   {x}  \u0041 {y} "
    text, spans = android_text(
        raw, [Span(raw.index("{x"), raw.index("{x") + 3), Span(raw.index("{y"), raw.index("{y") + 3)]
    )
    assert [text[it.start : it.end] for it in spans] == ["{x}", "{y}"]


def test_resx() -> None:
    text = """<root><resheader name="version"><value>2.0</value></resheader>
    <data name="Hello" xml:space="preserve"><value>Hallo &amp; Tschüss</value><comment>no text</comment></data>
    <data name="Icon" type="System.Drawing.Bitmap, System.Drawing"><value>x.png</value></data>
    <data name="Blob" mimetype="application/octet-stream"><value>AAAA</value></data>
    <data name="&gt;&gt;b.Name"><value>b</value></data>
    <data name="Typed" type="System.String, mscorlib"><value>ja</value></data></root>"""
    reference = b'<root><data name="Hello"><value>Hi</value></data></root>'
    found = units(resx.FORMAT, text, "Strings.de.resx", Hints(reference=reference))
    assert pairs(found) == [("Hello", "Hallo & Tschüss"), ("Typed", "ja")]
    assert (found[0].segment.source, found[0].target_lang, found[0].location.line) == ("Hi", "de", 2)


def test_qt_ts() -> None:
    text = """<!DOCTYPE TS><TS version="2.1" language="pt_BR" sourcelanguage="en">
<context><name>Main</name>
<message><source>Open</source><translation>Abrir</translation></message>
<message numerus="yes"><source>%n file(s)</source><translation type="unfinished"><numerusform>%n arquivo</numerusform>
<numerusform>%n arquivos</numerusform></translation></message>
<message><source>Old</source><translation type="vanished">Velho</translation></message>
<message><source>Open</source><comment>verb</comment><translation>Abrir<byte value="x1b"/></translation></message>
</context><context><name>Other</name>
<message id="own"><source>Wide</source><translation variants="yes"><lengthvariant>Muito largo</lengthvariant>
<lengthvariant>Largo</lengthvariant></translation></message></context></TS>"""
    found = units(qt_ts.FORMAT, text)
    assert pairs(found) == [
        ("Main|Open", "Abrir"),
        ("Main|%n file(s)[0]", "%n arquivo"),
        ("Main|%n file(s)[1]", "%n arquivos"),
        ("Main|Open|verb", "Abrir\ufffc"),
        ("own", "Muito largo"),
        ("own~1", "Largo"),
    ]
    assert {(it.source_lang, it.target_lang) for it in found} == {("en", "pt-BR")}
    assert found[1].segment.source == "%n file(s)"


def test_qt_ids_of_long_sources_differ() -> None:
    message = "<message><source>{}</source><translation>x</translation></message>"
    text = f"<TS><context><name>A</name>{message.format('a' * 99 + '1')}{message.format('a' * 99 + '2')}</context></TS>"
    assert len({it.segment.id for it in units(qt_ts.FORMAT, text)}) == 2


STRINGSDICT = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
<key>cats</key><dict>
 <key>NSStringLocalizedFormatKey</key><string>Ci sono %#@n@</string>
 <key>n</key><dict><key>NSStringFormatSpecTypeKey</key><string>NSStringPluralRuleType</string>
  <key>NSStringFormatValueTypeKey</key><string>d</string>
  <key>one</key><string>%d gatto</string><key>other</key><string>%d gatti</string></dict></dict>
<key>width</key><dict><key>NSStringVariableWidthRuleType</key><dict><key>20</key><string>Breve</string></dict></dict>
</dict></plist>"""


def test_stringsdict() -> None:
    found = units(stringsdict.FORMAT, STRINGSDICT, "it.lproj/Localizable.stringsdict")
    assert pairs(found) == [
        ("cats", "Ci sono %#@n@"),
        ("cats.n.one", "%d gatto"),
        ("cats.n.other", "%d gatti"),
        ("width.20", "Breve"),
    ]
    assert found[0].segment.protected == (Span(8, 13),)
    assert (found[0].target_lang, found[1].location.line) == ("it", 8)


def test_binary_property_list_is_said() -> None:
    with pytest.raises(InputError, match="plutil"):
        units(stringsdict.FORMAT, "bplist00...")


def catalogue() -> str:
    def unit(value: str) -> dict[str, object]:
        return {"stringUnit": {"state": "translated", "value": value}}

    def plural(**forms: str) -> dict[str, object]:
        return {"variations": {"plural": {name: unit(value) for name, value in forms.items()}}}

    strings = {
        "Open": {"localizations": {"fr": unit("Ouvrir"), "pt_BR": unit("Abrir")}},
        "Kiosk": {"shouldTranslate": False, "localizations": {"fr": unit("Kiosque")}},
        "cats": {
            "localizations": {
                "en": plural(one="%d cat", other="%d cats"),
                "fr": plural(one="%d chat", many="%d de chats", other="%d chats"),
            }
        },
        "tap": {
            "localizations": {
                "fr": {
                    "variations": {"device": {"mac": unit("Cliquez"), "iphone": plural(other="Touchez")}},
                    "substitutions": {"arg": {"argNum": 1, **plural(other="%arg choses")}},
                }
            }
        },
        "nothing": {},
    }
    return json.dumps({"sourceLanguage": "en", "strings": strings, "version": "1.0"}, indent=1)


def test_xcstrings() -> None:
    found = units(xcstrings.FORMAT, catalogue())
    assert [(it.segment.id, it.segment.text, it.segment.source) for it in found] == [
        ("Open/fr", "Ouvrir", "Open"),
        ("Open/pt_BR", "Abrir", "Open"),
        ("cats/fr/plural/one", "%d chat", "%d cat"),
        ("cats/fr/plural/many", "%d de chats", "%d cats"),
        ("cats/fr/plural/other", "%d chats", "%d cats"),
        ("tap/fr/device/mac", "Cliquez", "tap"),
        ("tap/fr/device/iphone/plural/other", "Touchez", "tap"),
        ("tap/fr/arg/plural/other", "%arg choses", "tap"),
    ]
    assert (found[1].target_lang, found[1].source_lang) == ("pt-BR", "en")
    assert found[0].location.line == catalogue()[: catalogue().index("Ouvrir")].count("\n") + 1
    assert pairs(units(xcstrings.FORMAT, catalogue(), hints=Hints(target_lang="pt"))) == [("Open/pt_BR", "Abrir")]


def test_cut_off_catalogue_gives_what_stands_before() -> None:
    text = catalogue()
    found = items(xcstrings.FORMAT, text[: text.index("%d chats")], "a", Hints())
    assert isinstance(found[0], Unit) and isinstance(found[-1], Unreadable)


@pytest.mark.parametrize("form", FORMATS, ids=lambda it: it.name)
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"plain words",
        b"<html><body>no</body></html>",
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><resources><string name="a">&x;</string></resources>',
        b"\xff\xfe<\x00r",
        b"\x00" * 5000,
        b'{"strings": [',
        b"[" * 5000,
    ],
    ids=["empty", "text", "html", "external", "cut", "zeros", "json", "brackets"],
)
def test_what_is_no_such_file_is_one_error_with_its_name(form: Format, data: bytes) -> None:
    with pytest.raises(InputError, match=r"^a\.b: [^\n]+$"):
        list(form.read(io.BytesIO(data), "a.b", Hints()))


def test_formats_of_xml_are_told_apart() -> None:
    assert android.FORMAT.recognises(ANDROID.encode()) and not android.FORMAT.recognises(b"<tmx/>")

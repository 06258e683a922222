"""Subtitles, HTML, Markdown and plain text: blocks of prose with what is not prose protected."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_service.errors import InputError
from qa_service.model import Unit, Unreadable
from qa_service.readers import plain
from qa_service.readers.flow import OBJECT, Flow
from qa_service.readers.format import Hints
from qa_service.readers.registry import format_of


def units(data: str | bytes, name: str, hints: Hints | None = None) -> list[Unit | Unreadable]:
    raw = data.encode() if isinstance(data, str) else data
    return list(format_of(name, raw).read(io.BytesIO(raw), name, hints or Hints()))


def read(data: str | bytes, name: str, hints: Hints | None = None) -> list[Unit]:
    return [unit for unit in units(data, name, hints) if isinstance(unit, Unit)]


def texts(data: str | bytes, name: str) -> list[str]:
    return [unit.segment.text for unit in read(data, name)]


def test_srt() -> None:
    data = (
        "\ufeff1\r\n00:00:01,000 --> 00:00:02,000\r\n<i>Un</i>\r\ndeux\r\n\r\n\r\n"
        "2\r\n0:00:03,5 --> 00:00:04,000 X1:1\r\n{\\an8}Fin"
    )
    first, second = read(data, "film.fr.srt", Hints(reference=b"7\n00:00:03,500 --> 00:00:05,000\nEnd\n"))
    assert (first.segment.id, first.segment.text, first.location.line) == ("1", "Un\ndeux", 2)
    assert (first.segment.tags, first.segment.source) == (("<i>", "</i>"), None)
    assert (second.segment.id, second.segment.text, second.segment.source) == ("2", "Fin", "End")
    assert second.location.line == 8 and second.target_lang == "fr"


def test_vtt() -> None:
    data = (
        "WEBVTT a title\nLanguage: pt-BR\n\nNOTE\nnot this\n\nSTYLE\n::cue { x: y }\n\n"
        "00:01.000 --> 00:02.000 align:left\n<v Ana>Um &amp; <00:01.500>dois &lt;3\n\n"
        "intro\n00:03.000 --> 00:04.000\nFim\n"
    )
    first, second = read(data, "x.vtt")
    assert (first.segment.id, first.segment.text, first.target_lang) == ("1", "Um & dois <3", "pt-BR")
    assert (second.segment.id, second.location.line) == ("intro", 14)


def test_a_cue_without_times_is_reported() -> None:
    found = units("1\n00:00:01,000 --> x\nUn\n\n2\n00:00:03,000 --> 00:00:04,000\nDeux\n", "x.srt")
    assert isinstance(found[0], Unreadable) and found[0].location.line == 1
    assert isinstance(found[1], Unit) and found[1].segment.text == "Deux"


HTML = """<!doctype html><html lang="fr"><head><title>Titre</title>
<meta name="description" content="Sujet"><style>p {}</style><script>var a = "b";</script></head><body>
<p id="a">Un <b>deux</b>,
trois<br>quatre <span lang="en">five</span> <code>x = 1</code> <span translate="no">Six</span>.</p>
<div>avant<p>dedans</p>apr&egrave;s <img alt="Photo" src="x"></div>
<ul><li>un<li>deux <a href="x" title="T">lien</a></ul>
<pre>code</pre><p translate="no">Nom <b>propre</b> x</p><p lang="de-AT">Hallo</p><!-- rien -->
</body></html>"""


def test_html_blocks() -> None:
    found = {unit.segment.id: unit.segment.text for unit in read(HTML, "x.html")}
    assert found == {
        "head/title[1]": "Titre",
        "head/meta[1]@content": "Sujet",
        "#a": f"Un deux, trois{OBJECT}quatre five {OBJECT} Six.",
        "body/div[1]": "avant",
        "body/div[1]/p[1]": "dedans",
        "body/div[1]/img[1]@alt": "Photo",
        "body/div[1]:2": f"après {OBJECT}",
        "body/ul[1]/li[1]": "un",
        "body/ul[1]/li[2]": "deux lien",
        "body/ul[1]/li[2]/a[1]@title": "T",
        "body/p[3]": "Hallo",
    }


def test_html_protects_objects_and_other_languages() -> None:
    (unit,) = (unit for unit in read(HTML, "x.html") if unit.segment.id == "#a")
    assert [unit.segment.text[span.start : span.end] for span in unit.segment.protected] == [
        OBJECT,
        "five",
        OBJECT,
        "Six",
    ]
    assert unit.segment.tags[:3] == ("<b>", "</b>", "<br>")
    assert (unit.location.line, unit.target_lang) == (3, "fr")


def test_html_languages() -> None:
    assert [unit.target_lang for unit in read(HTML, "de.html")][-1] == "de-AT"
    assert [unit.target_lang for unit in read("<p>a</p>", "de.html")] == ["de"]


def test_html_charset() -> None:
    page = '<meta charset="windows-1252"><p>été</p>'
    assert texts(page.encode("windows-1252"), "x.html") == ["été"]
    with pytest.raises(InputError, match="not UTF-8 at byte 3"):
        units("<p>é".encode("latin-1"), "x.html")


def test_html_reference_is_paired_by_place() -> None:
    reference = Hints(reference=b"<html lang=en><p>one<p id=x>two")
    found = {unit.segment.text: unit.segment.source for unit in read("<p>un<p>autre<p id=x>deux", "x.html", reference)}
    assert found == {"un": "one", "autre": None, "deux": "two"}


def test_html_that_is_too_deep_is_read_as_far_as_that() -> None:
    found = units("<p>un</p>" + "<div>" * 100_000 + "deux", "x.html")
    assert isinstance(found[0], Unit)
    assert isinstance(found[-1], Unreadable) and "not read" in found[-1].why


MARKDOWN = """---
title: Titre
lang: fr
draft: false
---
# Un *deux*

Un `code` et un [lien](http://example.org "t")
suite\\
fin ![photo](a.png).

> Cité

- a
- b

```
code
```

<div>bloc <b>gras</b></div>

| x | y |
|---|---|
| 1 | z |
"""


def test_markdown_blocks() -> None:
    found = read(MARKDOWN, "x.md")
    assert [(unit.segment.id, unit.segment.text, unit.location.line) for unit in found] == [
        ("title", "Titre", 2),
        ("h1[1]", "Un deux", 6),
        ("p[1]", f"Un {OBJECT} et un lien suite{OBJECT}fin {OBJECT}.", 8),
        ("p[2]", "Cité", 12),
        ("li[1]", "a", 14),
        ("li[2]", "b", 15),
        ("html[1]/div[1]", "bloc gras", 21),
        ("th[1]", "x", 23),
        ("th[2]", "y", 23),
        ("td[1]", "1", 25),
        ("td[2]", "z", 25),
    ]
    assert {unit.target_lang for unit in found} == {"fr"}


def test_markdown_with_broken_front_matter() -> None:
    found = units("---\na: b: c\n---\nUn\n", "x.md")
    assert [type(item) for item in found] == [Unreadable, Unit]
    assert found[0].location.line == 2


def test_markdown_without_front_matter() -> None:
    assert texts("---\n\nUn\n", "x.md") == ["Un"]


@pytest.mark.parametrize("piece", ["*a ", "[", "![[", "`a", "a](", "<a ", "_a__ ", "&", "~~a"])
def test_marks_without_end_in_markdown_end_soon(piece: str) -> None:
    assert len(texts(piece * 5_000, "x.md")) == 1
    with pytest.raises(InputError, match="a paragraph has more than"):
        units(piece * 300_000, "x.md")


@given(st.lists(st.tuples(st.text(st.sampled_from("a \t\r\n")), st.booleans(), st.booleans())))
def test_spans_of_running_text_hold_what_was_protected(pieces: list[tuple[str, bool, bool]]) -> None:
    flow = Flow()
    flow.text("x")
    for text, keep, thing in pieces:
        start = flow.length
        flow.text(text)
        if keep:
            flow.protect(start)
        if thing:
            flow.object("<br>")
    said, spans, _ = flow.done()
    assert "  " not in said and said == said.strip(" ") and "\n" not in said
    assert all(0 <= span.start < span.end <= len(said) for span in spans)
    assert {place for place, character in enumerate(said) if character == OBJECT} <= {
        place for span in spans for place in range(span.start, span.end)
    }


def test_plain_text_is_one_unit_as_it_stands() -> None:
    (unit,) = read("Un.\r\n\r\nDeux.\n", "x.fr.txt", Hints(reference=b"One."))
    assert (unit.segment.text, unit.segment.source, unit.target_lang) == ("Un.\r\n\r\nDeux.\n", "One.", "fr")
    assert unit.segment.id is None


def test_long_plain_text_is_cut_between_paragraphs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain, "PIECE", 10)
    text = "aaaa\nbbbb\ncccc\n\ndddd\n" + "e" * 30 + "\nf"
    found = read(text, "x.txt")
    assert "".join(unit.segment.text for unit in found) == text
    assert [(unit.segment.id, unit.location.line) for unit in found] == [("1", 1), ("2", 5), ("3", 7)]


def test_empty_texts_have_no_units() -> None:
    assert [units("", name) for name in ("x.txt", "x.html", "x.md", "x.srt", "x.po", "x.strings")] == [[]] * 6

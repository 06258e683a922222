"""Placeholders that are no prose, and signs that look like them."""

from __future__ import annotations

import pytest

from qa_service.text.protect import Protected


@pytest.mark.parametrize(
    "placeholder",
    [
        "%s",
        "%d",
        "%n",
        "%1",
        "%L1",
        "%lld",
        "%@",
        "%1$s",
        "%2$lld",
        "%(name)s",
        "%(name)r",
        "%(name)",
        "%(a_count)03d",
        "--keep-going",
        "--jobs=2",
        "HH:mm[:ss[.uuuuuu]]",
        "YYYY-MM-DD",
        "MM/YYYY",
        "hh-mm",
        ":tada:",
        "en_GB:en",
        "/boats/to/sail",
        "__sails__",
        "set_sail()",
        "sail()",
        "name(TAB)word(ENTER)",
        "%-5.2f",
        "%#@tickets@",
        "{name}",
        "{{n}}",
    ],
)
def test_placeholder_between_words_and_characters(placeholder: str) -> None:
    for before, after in (("saved ", " pages"), ("预计", "之后")):
        text = before + placeholder + after
        (span,) = Protected(text).spans
        assert text[span.start : span.end] == placeholder


@pytest.mark.parametrize("text", ["100 % sicher", "50 %, so", "10%ig", "a % b"])
def test_per_cent_is_none(text: str) -> None:
    assert not Protected(text).spans


def test_a_handle_is_not_an_object_placeholder() -> None:
    text = "from @harbour: %@之后"
    assert [text[span.start : span.end] for span in Protected(text).spans] == ["@harbour", "%@"]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("die Datei %(name)svon hier", "%(name)s"),
        ("siehe :func:`~boat.sail` dort", ":func:"),
        ("见「https://example.org/a」的说明", "https://example.org/a"),
        ("请访问https://example.org，谢谢", "https://example.org"),
        ("los/as pasajeros", "/as"),
        ("jede Datei/en.", "/en"),
        ("im Ordner <code>boats sail</code> dort", "<code>boats sail</code>"),
        ("oder harbour://boat/sail, dann", "harbour://boat/sail,"),
        ("oder git@example:boats/sail dann", "git@example:boats/sail"),
        ("z. B. boats/*/sail.po dort", "boats/*/sail.po"),
        ("a(s) imagem(ens)", "(ens)"),
        ("laiva(-i)", "(-i)"),
        ("merci, $sailor.name !", "$sailor.name"),
        ("avec align=here ou non", "align=here"),
        ("écrivez name='[unit]' ici", "name='[unit]'"),
    ],
)
def test_what_ends_a_protected_place(text: str, held: str) -> None:
    assert held in [text[span.start : span.end] for span in Protected(text).spans]


@pytest.mark.parametrize(
    "text",
    [
        "il dit --peut-être-- oui",
        "à 10:30:45 pile",
        "note:voir ici",
        "et/ou plus",
        "km/heure",
        "le port (vieux)",
        "US$ 50",
        "a = b",
    ],
)
def test_prose_that_looks_like_it_is_none(text: str) -> None:
    prose = [text[span.start : span.end] for span in Protected(text).spans]
    assert not {word for held in prose for word in held.split("/") if len(word) > 2}

"""What holds for every text: spans are slices, order, edits, the same answer twice, no crash."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa_service.edits import apply_edits
from qa_service.errors import InputError, LanguageError
from qa_service.model import Segment
from qa_service.pipeline import Engine
from qa_service.text.offsets import OffsetUnit, in_unit

PIECES = st.sampled_from(
    [
        "le ",
        "the ",
        "the the ",
        "entirely ",
        "якобы ",
        "n' a ",
        "«",
        "»",
        " ,",
        "( x )",
        "。",
        "那么",
        "ですです",
        "\n\n",
        "�",
        "😀 ",
        "&apos;",
        "@@ ",
        "▁",
        "\x00",
        "ha ha ha\n    ",
        "Une phrase assez longue pour compter. ",
        "שלום ",
        "ёёёёёёёёёёёёё",
        "'",
        "-",
        "`",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join))
LANGS = st.sampled_from(["fr", "en", "de", "ja", "zh-Hans", "ru", "he", "th", "sr-Cyrl", "cy"])


@settings(max_examples=150)
@given(text=TEXTS, lang=LANGS)
def test_any_text(engine: Engine, text: str, lang: str) -> None:
    result = engine.check(text, lang)
    places = [(finding.start, finding.end) for finding in result.findings]
    assert places == sorted(places)
    assert result == engine.check(text, lang)
    for finding in result.findings:
        assert text[finding.start : finding.end] == finding.text != ""
        assert 0 <= finding.confidence <= 1
        for related in finding.related:
            assert text[related.start : related.end] == related.text
        for fix in finding.suggestions:
            fixed, left = apply_edits(text, fix.edits)
            assert not left and fixed != text
    for unit, encoding, size in ((OffsetUnit.UTF16, "utf-16-le", 2), (OffsetUnit.UTF8, "utf-8", 1)):
        data = text.encode(encoding, "surrogatepass")
        for finding in in_unit(result, unit).findings:
            assert data[finding.start * size : finding.end * size].decode(encoding, "surrogatepass") == finding.text


@pytest.mark.parametrize("text", ["", " ", "\n", "1234", "😀"])
def test_text_without_words_needs_no_language(engine: Engine, text: str) -> None:
    assert engine.check(text).findings == ()


def test_language_that_cannot_be_told_is_an_error_that_says_what_to_do(engine: Engine) -> None:
    with pytest.raises(InputError, match="say it as the target language"):
        engine.check("ok")


def test_unknown_names(engine: Engine) -> None:
    with pytest.raises(LanguageError, match="not supported"):
        engine.check("x", "qq")
    with pytest.raises(InputError, match=r"no check “foreign\.wrod”"):
        engine.check("x", "fr", only=["foreign.wrod"])


def test_fingerprint_survives_text_elsewhere(engine: Engine) -> None:
    (before,) = engine.check("Il est entirely seul.", "fr").findings
    (after,) = engine.check("Bonjour à tous. Il est entirely seul.", "fr").findings
    assert before.id == after.id and before.start != after.start


def test_segments_keep_their_own_offsets(engine: Engine) -> None:
    segments = [Segment("Bonjour.", "a"), Segment("Il est entirely seul.", "b")]
    found = engine.check(segments, "fr").segments
    assert [len(it.findings) for it in found] == [0, 1]
    assert found[1].findings[0].start == 7


def test_source_tells_a_leak_from_a_third_language(engine: Engine) -> None:
    text, source = "Il reste entirely immobile.", "He remains entirely still."
    (leak,) = engine.check(text, "fr", source=source, source_lang="en").findings
    (third,) = engine.check(text, "fr", source="Er bleibt ganz still.", source_lang="de").findings
    assert (leak.mqm, third.mqm) == ("accuracy/untranslated", "accuracy/mistranslation")


@pytest.mark.parametrize("unit", ["ha ", "a", "word word word. ", "那", "( ", "' ", "<", "é\n"])
def test_a_megabyte_of_one_thing(engine: Engine, unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    result = engine.check(text, "fr")
    assert len(result.findings) < 400_000


def test_a_selection_of_checks_holds_for_its_own_call_only(engine: Engine) -> None:
    text = "Il est est entirely seul."
    every = {finding.category for finding in engine.check(text, "fr").findings}
    assert {"foreign", "repetition"} <= every
    for _ in range(2):  # what is kept of the first call must not change the second
        assert {finding.category for finding in engine.check(text, "fr", only=["foreign"]).findings} == {"foreign"}
        assert "foreign" not in {finding.category for finding in engine.check(text, "fr", skip=["foreign"]).findings}
        with pytest.raises(InputError):
            engine.check(text, "fr", only=["no-such-check"])
    assert {finding.category for finding in engine.check(text, "fr").findings} == every

"""Several foreign words together are one finding, and a sentence of them is a foreign sentence."""

from __future__ import annotations

import pytest

from qa_service.pipeline import Engine


@pytest.mark.parametrize(
    ("lang", "text", "run"),
    [
        ("fr", "Il a répondu, with great difficulty, à toutes les questions.", "with great difficulty"),
        ("de", "Sie wohnen an jeder every corner der Stadt.", "every corner"),
        ("en", "He said that es geht nicht mehr weiter in this town.", "es geht nicht mehr weiter"),
    ],
)
def test_a_phrase_is_one_finding(engine: Engine, lang: str, text: str, run: str) -> None:
    (finding,) = engine.check(text, lang, only=["foreign"]).findings
    assert finding.text == run


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "Der letzte Winter war in unserer Stadt sehr kalt"),
        ("en", "Hans wohnt seit dem Winter in Berlin bei seiner Familie"),
        ("de", "The winter in Canada was long and the roads were closed"),
        ("de", "She said that her friends in Paris will come home tomorrow"),
        ("fr", "The station will be closed on Monday for important repairs"),
    ],
)
def test_words_of_both_languages_and_names_do_not_part_a_sentence(engine: Engine, lang: str, sentence: str) -> None:
    around = {"en": "It rained all day.", "de": "Es regnete den ganzen Tag.", "fr": "Il a plu toute la journée."}[lang]
    (finding,) = engine.check(f"{around} {sentence}. {around}", lang, only=["foreign"]).findings
    assert (finding.check, finding.text) == ("foreign.segment", sentence)


def test_a_compound_is_one_word(engine: Engine) -> None:
    text = "La fabbrica lavora con il metodo just-in-time da molti anni."
    assert not engine.check(text, "it", only=["foreign"]).findings

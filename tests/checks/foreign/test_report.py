"""What a foreign finding says: how sure, how severe, and why in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_service.checks.foreign.confidence import MOST, Kind, confidence
from qa_service.checks.foreign.reasons import with_article
from qa_service.model import Finding, Segment, Severity
from qa_service.pipeline import Engine
from qa_service.renderers import FORMATS, View, renderer


def only(engine: Engine, lang: str, text: str, source: str | None = None) -> Finding:
    checked = [Segment(text, source=source)]
    result = engine.check(checked, lang, source_lang="en" if source else None, only=["foreign"], least=Severity.NEUTRAL)
    (finding,) = result.findings
    return finding


@given(st.sampled_from(Kind), st.floats(-5, 20), st.floats(0, 5))
def test_confidence_is_a_probability_that_never_falls(kind: Kind, odds: float, more: float) -> None:
    assert 0 < confidence(kind, odds) <= confidence(kind, odds + more) <= MOST


def test_same_script_evidence_is_taken_for_less_than_it_says() -> None:
    assert confidence(Kind.WORD, 1) < 10 / 11 < confidence(Kind.SCRIPT, 1)


@pytest.mark.parametrize(
    ("lang", "text", "says"),
    [
        ("fr", "Le jardinier est entirely absent.", ["in English", "as common as in French", "not in the French"]),
        ("fr", "Le jardinier est якобы absent.", ["Cyrillic in a French text", "common in Russian"]),
        ("ar", "أغلق البستاني completely باب الحديقة.", ["Latin letters in an Arabic text", "common in English"]),
        ("ru", "Новoсти дня.", ["Latin letters where Cyrillic belongs", "looks like “о”"]),
        ("uk", "Садівник Прыгожын пішов.", ["Ukrainian does not write ы"]),
        ("ja", "庭師は这个问题と言った。", ["characters that Japanese does not write"]),
        ("ja", "庭師は「他在北京工作了」と書いた。", ["words of Chinese (Simplified), not of Japanese"]),
        ("fr", "Il pleut. The gardener closed the gate. Il rit.", ["among 5 words"]),
        ("ru", "Идёт дождь. The gardener closed the gate.", ["Latin letters in a Russian text"]),
    ],
)
def test_evidence_is_said_in_words(engine: Engine, lang: str, text: str, says: list[str]) -> None:
    why = str(only(engine, lang, text).evidence["why"])
    assert [part for part in says if part not in why] == []


@pytest.mark.parametrize(
    ("source", "says"),
    [("The gate is entirely closed.", "stands in the source"), ("The gate is shut.", "does not stand in the source")],
)
def test_source_is_a_witness_that_is_named(engine: Engine, source: str, says: str) -> None:
    for lang, text in (("fr", "Le portail est entirely fermé."), ("ru", "Калитка entirely закрыта.")):
        assert str(only(engine, lang, text, source).evidence["why"]).endswith(says)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Le mot « якобы » est russe."),
        ("fr", "Le musée (закрыто) est fermé."),
        ("ru", "Она сказала: «we never entirely closed the gate»."),
        ("ja", "庭師は「这个问题」と言った。"),
        ("zh-Hans", "他看了“Making it my own”这个节目。"),
    ],
)
def test_what_is_quoted_or_in_brackets_is_minor_at_most(engine: Engine, lang: str, text: str) -> None:
    assert only(engine, lang, text).severity.rank <= Severity.MINOR.rank


def test_quoted_sentence_of_its_own_is_a_segment(engine: Engine) -> None:
    finding = only(engine, "ru", "Шёл дождь. “We never entirely closed the gate.” Она ушла.")
    assert (finding.check, finding.severity) == ("foreign.segment", Severity.MAJOR)


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_says_why(engine: Engine, format: str) -> None:
    text = "Le jardinier est якобы absent, et le portail entirely fermé."
    result = engine.check(text, "fr", only=["foreign"])
    shown = renderer(format)(result, View())
    for finding in result.findings:
        assert str(finding.evidence["why"]) in shown


@pytest.mark.parametrize(
    ("name", "said"),
    [("Arabic", "an Arabic"), ("French", "a French"), ("Ukrainian", "a Ukrainian"), ("Urdu", "an Urdu")],
)
def test_article(name: str, said: str) -> None:
    assert with_article(name) == said

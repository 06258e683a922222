"""The source is the best witness: what stands in it word for word was left, and its names were not."""

from __future__ import annotations

import pytest

from qa_service.pipeline import Engine


@pytest.mark.parametrize(
    ("lang", "text", "source", "source_lang", "words"),
    [
        ("fi", "Pubin takings ovat pienet.", "The takings of the pub are small.", "en", ["takings"]),
        ("sl", "Sosedje so videli samoubojstvo.", "Susjedi su vidjeli samoubojstvo.", "hr", ["samoubojstvo"]),
        ("cs", "Úřad našel dvacet prisťahovalkýň.", "Úrad našiel dvadsať prisťahovalkýň.", "sk", ["prisťahovalkýň"]),
        ("fr", "Selon The Guardian, le ministre part.", "According to The Guardian, he leaves.", "en", []),
        ("hr", "Momčad ima momentum i vodi.", "The team has momentum and leads.", "en", []),
        ("it", "La Consumer Energy Alliance ha scritto.", "The Consumer Energy Alliance wrote.", "en", []),
        ("it", "Recita nel film Bells of Coronado.", "He acts in Bells of Coronado.", "en", []),
        ("en", "Bartsch leads the party.", "Bartsch führt die Partei.", "de", []),
        ("uk", "Встановіть пакунок sailkit ще раз.", "Install the package sailkit again.", "en", []),
        ("uk", "Встановіть package ще раз.", "Install the package again.", "en", ["package"]),
        ("ar", "احفظ الملفات ثم أغلق save النافذة.", "Save the files, then close the window.", "en", ["save"]),
        ("vi", "Họ tìm thấy uranium ở gần làng.", "They found uranium near the village.", "en", []),
    ],
)
def test_the_source_decides(
    engine: Engine, lang: str, text: str, source: str, source_lang: str, words: list[str]
) -> None:
    findings = engine.check(text, lang, source=source, source_lang=source_lang, only=["foreign"]).findings
    assert [finding.text for finding in findings] == words

"""The owner's document, from end to end."""

from __future__ import annotations

from qa_service.edits import apply_edits
from qa_service.pipeline import Engine


def test_seed(engine: Engine, seed: str) -> None:
    result = engine.check(seed, "fr")
    by_check = {finding.check: finding for finding in result.findings}
    foreign = [(finding.text, finding.lang) for finding in result.findings if finding.category == "foreign"]
    assert foreign == [("якобы", "ru"), ("entirely", "en")]
    assert {fix.label for fix in by_check["foreign.script"].suggestions} & {"soi-disant", "prétendument"}
    assert {fix.label for fix in by_check["foreign.word"].suggestions} & {"entièrement", "complètement"}
    spacing = by_check["spacing.detokenised"]
    assert apply_edits(seed, spacing.suggestions[0].edits)[0].startswith("Moscou n'a actuellement")
    passage = by_check["repetition.passage"]
    assert passage.text.startswith("Malgré l'affirmation") and passage.related[0].text.startswith("Il semble que")
    assert len(result.findings) == 4


def test_language_is_detected(engine: Engine, seed: str) -> None:
    guess = engine.check(seed).language
    assert guess.tag == "fr" and not guess.declared and guess.confidence > 0.9

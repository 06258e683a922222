"""What the lexicons say of the two ends of a direction: folding, frequency, inflected forms."""

from __future__ import annotations

from qa_service import Engine
from qa_service.dictionaries import ends
from qa_service.dictionaries.compile import Ends
from qa_service.dictionaries.names import Direction


def between(engine: Engine, source: str, target: str) -> Ends:
    return ends.ends_of(Direction(source, target), engine.packs, engine.witness.library)


def test_frequencies_are_those_of_the_language(engine: Engine) -> None:
    there = between(engine, "de", "en")
    assert there.zipf("house") > there.zipf("edifice") > there.zipf("housse") == 0.0
    assert there.source_zipf("haus") > there.source_zipf("edifice")
    assert 0 < there.zipf("Old House") < min(there.zipf("old"), there.zipf("house")), "rarer than its rarest part"
    assert there.zipf("well-known") > there.zipf("known well and long"), "a word that is listed as a whole"
    assert there.zipf("old inwhatway") == 0.0
    assert there.zipf("inwhatway") == 0.0


def test_words_are_folded_as_their_language_asks(engine: Engine) -> None:
    fold = between(engine, "tr", "de").fold
    assert fold("ISPARTA", lang="tr") == "ısparta"
    assert fold("Straße", lang="de") == "strasse"
    assert fold("Word", lang="xx") == "word"


def test_forms_lead_to_known_words_only(engine: Engine) -> None:
    forms = dict(between(engine, "en", "fr").forms({"lamp", "go"}))
    assert forms["lamps"] == "lamp"
    assert forms["went"] == "go"
    assert set(forms.values()) == {"lamp", "go"}

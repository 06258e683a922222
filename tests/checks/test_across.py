"""What is said again in another segment of a document: paragraphs are errors, labels and messages are right."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_service.checks.repetition.across import across_segments
from qa_service.model import Finding, Segment
from qa_service.packs import load_packs
from qa_service.pipeline import Engine
from qa_service.rulebook import load_rulebook
from qa_service.settings import rules_folder
from qa_service.text.reading import Reading

PACKS = load_packs(rules_folder() / "languages")
RULES = load_rulebook(rules_folder() / "checks").by_kind()["repeated-sentences"]

BRIDGE = "The old bridge over the river will be closed to cars from the first of March until the end of May."
FERRY = "Until then, a small ferry takes people and bicycles across every twenty minutes, also on Sundays."
COSTS = "The town pays two thirds of the repairs, and the county has promised to pay the rest next year."
ORCHARD = "Behind the mill, three families planted an orchard with forty kinds of apples and some pears."


def find(
    engine: Engine, texts: Sequence[str], tag: str = "en", sources: Sequence[str | None] | None = None
) -> list[tuple[int, Finding]]:
    pairs = zip(texts, sources or [None] * len(texts), strict=True)
    readings = [Reading(Segment(text, source=source), PACKS.find(tag), engine.witness) for text, source in pairs]
    return list(across_segments(readings, RULES))


def places(found: list[tuple[int, Finding]]) -> list[tuple[int, str]]:
    return [(index, finding.text) for index, finding in found]


def test_a_repeated_paragraph_is_found_in_the_later_segment(engine: Engine) -> None:
    said = f"{BRIDGE} {FERRY}"
    ((index, finding),) = find(engine, [said, COSTS, f"  {said}"])
    assert (index, finding.check, finding.text) == (2, "repetition.passage", said)
    assert finding.evidence["segment"] == 0 and finding.start == 2 and not finding.suggestions


def test_the_engine_looks_across_the_segments_of_a_document(engine: Engine) -> None:
    segments = [Segment(text, id=str(number)) for number, text in enumerate((BRIDGE, COSTS, BRIDGE))]
    found = engine.check(segments, "en", only=["repetition"])
    assert [[it.text for it in segment.findings] for segment in found.segments] == [[], [], [BRIDGE]]


def test_sentences_that_are_segments_are_marked_one_by_one(engine: Engine) -> None:
    found = find(engine, [BRIDGE, FERRY, COSTS, BRIDGE, FERRY])
    assert places(found) == [(3, BRIDGE), (4, FERRY)]


def test_a_sentence_in_other_words_is_found_with_less_confidence(engine: Engine) -> None:
    again = BRIDGE.replace("cars", "lorries")
    ((index, finding),) = find(engine, [BRIDGE, COSTS, ORCHARD, again])
    assert (index, finding.text) == (3, again) and finding.confidence < 0.9


def test_within_one_segment_is_not_across(engine: Engine) -> None:
    assert not find(engine, [f"{BRIDGE} {FERRY} {BRIDGE}", COSTS, ORCHARD])


@pytest.mark.parametrize(
    "texts",
    [
        ["Save", "Cancel", "Delete the chosen files", "Save", "Cancel", "Delete the chosen files"],
        ["Save", "Open", "Close", "Help", BRIDGE, "Save as", BRIDGE],  # a catalogue of labels
        ["Try again later.", BRIDGE, FERRY, "Try again later."],
        ["Are you sure you want to go?", BRIDGE, FERRY, COSTS, "Are you sure you want to go?"],
        [BRIDGE, FERRY, BRIDGE, COSTS, BRIDGE, ORCHARD],  # a refrain
        [BRIDGE],
        ["", "", BRIDGE],
        [],
    ],
)
def test_what_repeats_by_right(engine: Engine, texts: list[str]) -> None:
    assert not find(engine, texts)


def test_what_the_sources_say_again_may_be_said_again(engine: Engine) -> None:
    texts = [BRIDGE, FERRY, COSTS, BRIDGE]
    sources = [
        "Die alte Brücke über den Fluss wird von März bis Ende Mai für Autos gesperrt sein.",
        "Bis dahin bringt eine kleine Fähre alle zwanzig Minuten Leute und Räder hinüber.",
        "Die Stadt zahlt zwei Drittel der Arbeiten, den Rest will der Kreis übernehmen.",
    ]
    assert not find(engine, texts, sources=[*sources, sources[0]])
    ((index, finding),) = find(engine, texts, sources=[*sources, "Hinter der Mühle wachsen vierzig Sorten Äpfel."])
    assert index == 3 and finding.confidence == 0.9


def test_scripts_without_spaces(engine: Engine) -> None:
    said = "市長は日曜日の朝に新しい橋の開通式に出席し、多くの市民がそれを見に集まった。"
    other = "川の水位は昨夜から上がり続けており、消防が堤防を見張っている。"
    assert places(find(engine, [said, other, said], "ja")) == [(2, said)]


@given(st.lists(st.sampled_from([BRIDGE, FERRY, COSTS, ORCHARD, f"{BRIDGE} {FERRY}", "Save", "", "\n"]), max_size=9))
def test_findings_hold_what_they_promise(engine: Engine, texts: list[str]) -> None:
    for index, finding in find(engine, texts):
        assert texts[index][finding.start : finding.end] == finding.text != ""
        assert index > 0 and 0 < finding.confidence <= 1

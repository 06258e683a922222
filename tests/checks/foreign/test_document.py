"""What a text introduces as a name, or keeps saying, is its own."""

from __future__ import annotations

from qa_service.checks.foreign.document import RECURRING_MOST, Document
from qa_service.model import Segment
from qa_service.pipeline import Engine
from qa_service.text.reading import Reading


def document(engine: Engine, text: str) -> Document:
    return Document(Reading(Segment(text), engine.packs["fr"], engine.witness))


def test_a_name_stands_inside_a_sentence_with_a_capital_and_nowhere_without(engine: Engine) -> None:
    said = document(engine, "Track est parti. On a vu Track hier. Run est là. Le run de Run.")
    assert said.introduces(0)  # Track
    assert not said.introduces(7)  # Run, which the text also writes small


def test_what_a_text_keeps_saying_weighs_less_the_oftener_it_says_so(engine: Engine) -> None:
    said = document(engine, "un loft, un loft et encore un loft, because because")
    assert 0.0 > said.recurring(1, 3.0) > RECURRING_MOST
    assert said.recurring(1, 3.0) < document(engine, "un loft, un loft").recurring(1, 3.0)
    assert said.recurring(7, 6.0) == 0.0  # a frequent word is no term
    assert document(engine, "un loft " * 50).recurring(1, 3.0) == RECURRING_MOST


def test_a_name_that_opens_a_sentence_is_known_from_the_rest_of_the_text(engine: Engine) -> None:
    text = "Erdoğan megérkezett a városba. A polgármester szerint Erdoğan holnap beszél. Erdoğan fáradt volt."
    assert not engine.check(text, "hu", only=["foreign"]).findings

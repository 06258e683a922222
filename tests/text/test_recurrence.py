"""The model of repetition: what it finds is there, what is there it finds, and its work grows with the text alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_service.text.recurrence import Recurrence, Tandem
from qa_service.text.tokens import Tokens

SEQUENCES = st.lists(st.sampled_from("abc"), max_size=40)


def recurrence_of(units: list[str], gram: int) -> Recurrence:
    return Recurrence(Tokens(" ".join(units)).numbers, gram)


@given(SEQUENCES, st.integers(2, 5))
def test_what_is_found_is_there(units: list[str], gram: int) -> None:
    recurrence = recurrence_of(units, gram)
    for tandem in recurrence.tandems:
        assert tandem.length >= 2 * tandem.period
        assert units[tandem.start : tandem.end - tandem.period] == units[tandem.start + tandem.period : tandem.end]
    for copy in recurrence.copies:
        assert copy.length >= gram and copy.first < copy.start
        assert units[copy.first : copy.first + copy.length] == units[copy.start : copy.end]


@given(SEQUENCES, st.integers(2, 5))
def test_short_doubles_are_all_found(units: list[str], gram: int) -> None:
    tandems = recurrence_of(units, gram).tandems
    for period in range(1, gram):
        for start in range(len(units) - 2 * period + 1):
            if units[start : start + period] == units[start + period : start + 2 * period]:
                assert any(
                    period % tandem.period == 0 and tandem.start <= start and start + 2 * period <= tandem.end
                    for tandem in tandems
                )


@given(st.lists(st.integers(0, 10**6).map(str), min_size=3, max_size=60, unique=True), st.integers(2, 4))
def test_a_phrase_said_again_is_one_tandem(phrase: list[str], times: int) -> None:
    units = ["x", "y", *(phrase * times), "z"]
    assert recurrence_of(units, 3).tandems == [Tandem(2, len(phrase), len(phrase) * times)]


def test_a_word_that_returns_inside_a_phrase_does_not_hide_it() -> None:
    phrase = "in terms of groups and in terms of age and of place".split()
    (tandem,) = recurrence_of([*phrase, *phrase], 3).tandems
    assert (tandem.period, tandem.count) == (len(phrase), 2)


HOSTILE = {
    "one word": ["ha"] * 4000,
    "two words": ["ha", "ho"] * 2000,
    "one sentence": "the cat sat on the mat".split() * 700,
    "growing": [word for size in range(90) for word in map(str, range(size))],
    "shrinking": [word for size in range(90, 0, -1) for word in map(str, range(size))],
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_unit_is_compared_again_and_again(name: str) -> None:
    units = HOSTILE[name]
    copies = recurrence_of(units, 3).copies
    # a copy costs its length in comparisons, and the next one starts where it ends or a gram before
    assert sum(copy.length for copy in copies) <= 4 * len(units)
    assert all(earlier.start < later.start for earlier, later in pairwise(copies))

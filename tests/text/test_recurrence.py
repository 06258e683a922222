"""The model of repetition: what it finds is there, what is there it finds, and its work grows with the text alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_service.text.recurrence import Recurrence, Tandem

SEQUENCES = st.lists(st.sampled_from("abc"), max_size=40)


@given(SEQUENCES, st.integers(2, 5))
def test_what_is_found_is_there(units: list[str], gram: int) -> None:
    recurrence = Recurrence(units, gram)
    for tandem in recurrence.tandems:
        assert tandem.length >= 2 * tandem.period
        assert units[tandem.start : tandem.end - tandem.period] == units[tandem.start + tandem.period : tandem.end]
    for copy in recurrence.copies:
        assert copy.length >= gram and copy.first < copy.start
        assert units[copy.first : copy.first + copy.length] == units[copy.start : copy.end]


@given(SEQUENCES, st.integers(2, 5))
def test_short_doubles_are_all_found(units: list[str], gram: int) -> None:
    tandems = Recurrence(units, gram).tandems
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
    assert Recurrence(units, 3).tandems == [Tandem(2, len(phrase), len(phrase) * times)]


def test_a_word_that_returns_inside_a_phrase_does_not_hide_it() -> None:
    phrase = "in terms of groups and in terms of age and of place".split()
    (tandem,) = Recurrence([*phrase, *phrase], 3).tandems
    assert (tandem.period, tandem.count) == (len(phrase), 2)


class Counted(str):
    """A unit that counts how often it is compared or hashed."""

    __slots__ = ()
    work = 0

    def __eq__(self, other: object) -> bool:
        Counted.work += 1
        return str.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        Counted.work += 1
        return str.__hash__(self)


HOSTILE = {
    "one word": ["ha"] * 4000,
    "two words": ["ha", "ho"] * 2000,
    "one sentence": "the cat sat on the mat".split() * 700,
    "growing": [word for size in range(90) for word in map(str, range(size))],
    "shrinking": [word for size in range(90, 0, -1) for word in map(str, range(size))],
}


@pytest.mark.parametrize("name", HOSTILE)
def test_work_is_linear(name: str) -> None:
    units = [Counted(word) for word in HOSTILE[name]]
    Counted.work = 0
    Recurrence(units, 3)
    assert Counted.work < 40 * len(units)

"""Letters tell languages apart where no list holds a word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qa_service.lexicon.letters import Letters, sequences


def learned(*words: str) -> Letters:
    """Return what words teach of spelling."""
    return Letters(sequences(words))


ENGLISH = learned(*"the of and that with which nothing thinking brought though strength length weather other".split())
POLISH = learned(*"szczęście przez się jest który przed wszystko chrząszcz dziesięć części szybko grzyby".split())


def test_a_word_is_likelier_in_the_language_that_spells_so() -> None:
    assert POLISH.likelihood("przyszłość") > ENGLISH.likelihood("przyszłość")
    assert ENGLISH.likelihood("thought") > POLISH.likelihood("thought")


@given(st.text(min_size=1, max_size=30))
def test_no_spelling_is_impossible(word: str) -> None:
    assert -400 < ENGLISH.likelihood(word) < 0


def test_probabilities_of_what_may_come_next_add_up_to_less_than_one() -> None:
    letters = learned("aba", "bab")
    words = ["", *"ab", "aa", "ab", "ba", "bb"]
    assert 0.5 < sum(10 ** letters.likelihood(word) for word in words) < 1.0


def test_a_language_without_words_says_the_same_of_all() -> None:
    assert learned().likelihood("ab") == learned().likelihood("xy")


def test_a_handful_of_words_teaches_nothing() -> None:
    assert not POLISH.learned
    assert learned(*["ab"] * 1000).learned

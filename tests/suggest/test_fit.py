"""Candidates in their gap: case, elision and its undoing, contraction; in the text as it reads afterwards."""

from __future__ import annotations

import pytest

from qa_service import Engine
from qa_service.edits import apply_edits
from qa_service.suggest.fit import Gap, fitted
from qa_service.suggest.provider import Candidate


def filled(engine: Engine, lang: str, text: str, word: str, opens: bool = False, capital_counts: bool = True) -> str:
    """Return a text whose gap, the word in square brackets, is filled with a candidate."""
    before, rest = text.split("[")
    token, after = rest.split("]")
    gap = Gap(before + token + after, len(before), len(before + token), engine.packs[lang], opens, capital_counts)
    new, lost = apply_edits(gap.text, fitted(gap, Candidate(word, 0.5, "table")).edits)
    assert not lost
    return new


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        ("Il est [entirely] seul.", "complètement", "Il est complètement seul."),
        ("Il est [Entirely] seul.", "complètement", "Il est Complètement seul."),
        ("IL EST [ENTIRELY] SEUL.", "complètement", "IL EST COMPLÈTEMENT SEUL."),
        ("Il est [I] seul.", "moi", "Il est Moi seul."),
    ],
)
def test_the_case_of_the_token(engine: Engine, text: str, word: str, wanted: str) -> None:
    assert filled(engine, "fr", text, word) == wanted


def test_a_script_without_case_asks_for_a_capital_where_a_sentence_opens(engine: Engine) -> None:
    assert filled(engine, "fr", "[然而] il pleut.", "cependant", opens=True) == "Cependant il pleut."
    assert filled(engine, "fr", "Il pleut [然而].", "cependant") == "Il pleut cependant."


def test_the_capital_of_a_german_noun_says_nothing(engine: Engine) -> None:
    assert filled(engine, "fr", "la [Lampe] brille", "lampe", capital_counts=False) == "la lampe brille"


@pytest.mark.parametrize(
    ("lang", "text", "word", "wanted"),
    [
        ("fr", "la [tree] du jardin", "arbre", "l’arbre du jardin"),
        ("fr", "Le [tree] du jardin", "arbre", "L’arbre du jardin"),
        ("fr", "beaucoup de [water]", "eau", "beaucoup d’eau"),
        ("fr", "l'homme et la [church]", "église", "l'homme et l'église"),
        ("fr", "que [she] vienne", "elle", "qu’elle vienne"),
        ("fr", "la [lamp] du jardin", "lampe", "la lampe du jardin"),
        ("it", "la [church] del paese", "isola", "l’isola del paese"),
        ("it", "nella [water]", "acqua", "nell’acqua"),
        ("it", "una [friend]", "amica", "un’amica"),
        ("ca", "el [tree] verd", "arbre", "l’arbre verd"),
        ("ca", "de [water]", "aigua", "d’aigua"),
        ("pt", "o [tree] verde", "olmo", "o olmo verde"),
    ],
)
def test_elision_before_a_vowel(engine: Engine, lang: str, text: str, word: str, wanted: str) -> None:
    assert filled(engine, lang, text, word) == wanted


@pytest.mark.parametrize(
    ("lang", "text", "word", "wanted"),
    [
        ("fr", "l'[agreement] signé", "contrat", "le contrat signé"),
        ("fr", "L’[agreement] signé", "contrat", "Le contrat signé"),
        ("fr", "d'[agreement]", "contrat", "de contrat"),
        ("fr", "l'[agreement] signé", "accord", "l'accord signé"),
        ("fr", "l'[man] seul", "homme", "l'homme seul"),
        ("it", "dell'[agreement]", "contratto", "del contratto"),
        ("ca", "l'[agreement]", "contracte", "el contracte"),
    ],
)
def test_elision_is_undone_before_a_consonant(engine: Engine, lang: str, text: str, word: str, wanted: str) -> None:
    assert filled(engine, lang, text, word) == wanted


@pytest.mark.parametrize(
    ("lang", "text", "word", "wanted"),
    [
        ("fr", "près de [market]", "le marché", "près du marché"),
        ("fr", "À [children]", "les enfants", "Aux enfants"),
        ("fr", "de [market]", "la place", "de la place"),
        ("it", "a [market]", "il mercato", "al mercato"),
        ("it", "in [street]", "la strada", "nella strada"),
        ("it", "di [students]", "gli studenti", "degli studenti"),
        ("ca", "per [market]", "el mercat", "pel mercat"),
        ("ca", "de [markets]", "els mercats", "dels mercats"),
        ("pt", "em [city]", "a cidade", "na cidade"),
        ("pt", "por [market]", "o mercado", "pelo mercado"),
        ("pt-BR", "de [market]", "o mercado", "do mercado"),
        ("pt", "a [women]", "as mulheres", "às mulheres"),
        ("es", "de [market]", "el mercado", "del mercado"),
    ],
)
def test_a_preposition_melts_with_an_article(engine: Engine, lang: str, text: str, word: str, wanted: str) -> None:
    assert filled(engine, lang, text, word) == wanted


def test_what_stands_before_is_left_alone_where_nothing_asks(engine: Engine) -> None:
    gap = Gap("the x ends", 4, 5, engine.packs["en"])
    (edit,) = fitted(gap, Candidate("end", 0.5, "table")).edits
    assert (edit.start, edit.end, edit.replacement) == (4, 5, "end")

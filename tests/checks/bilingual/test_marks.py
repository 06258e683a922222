"""Addresses, brackets, ends, length and empty targets against the source."""

from __future__ import annotations

from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_service.checks.registry import KINDS
from qa_service.edits import apply_edits
from qa_service.lexicon.witness import Witness
from qa_service.model import Finding, Segment, Severity
from qa_service.packs import load_packs
from qa_service.rulebook import load_rulebook
from qa_service.settings import rules_folder
from qa_service.text.reading import Reading

PACKS = load_packs(rules_folder() / "languages")
BOOKS = load_rulebook(rules_folder() / "checks").by_kind()
NO_WITNESS = cast(Witness, None)
ASKED = ("addresses", "brackets", "ends", "length", "empty")


def find(check: str, source: str | None, target: str, lang: str = "fr", limit: int | None = None) -> list[Finding]:
    reading = Reading(Segment(target, source=source, limit=limit), PACKS[lang], NO_WITNESS, "en")
    return list(KINDS[f"bilingual-{check}"](reading, BOOKS[f"bilingual-{check}"]))


def errors(check: str, source: str, target: str, lang: str = "fr") -> list[str]:
    return [found.text for found in find(check, source, target, lang) if found.severity is not Severity.NEUTRAL]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("See https://example.org/a.", "Voir https://example.org/a"),
        ("See http://Example.org/a/", "Voir https://example.org/a"),
        ("(see www.example.org)", "(voir www.example.org)"),
        ("https://en.example.org/x", "https://fr.example.org/x"),
        ("https://example.com", "https://example.fr"),
        ("Ask @someone now", "Demandez à @quelqu_un"),
        ("See https://example.org/a_(b)", "Voir https://example.org/a_(b)."),
        ("Type 'https://example.org' there", "Tapez 'https://example.org'-là"),
        ("It begins with https:// or mailto", "Cela commence par « https »"),
        ("e.g. https://example.com/log/[my-boat]/", "p. ex. https://example.com/journal/[mon-bateau]/"),
    ],
)
def test_addresses_that_may_stand(source: str, target: str) -> None:
    assert errors("addresses", source, target) == []


def test_a_changed_address_is_mended() -> None:
    target = "Écrivez à aide@exemple.org, voir https://example.org/guide."
    found = find("addresses", "Write to help@example.org, see https://example.org/manual.", target)
    assert [finding.text for finding in found] == ["aide@exemple.org", "https://example.org/guide"]
    edits = [edit for finding in found for edit in finding.suggestions[0].edits]
    assert "help@example.org, voir https://example.org/manual." in apply_edits(target, edits)[0]


@pytest.mark.parametrize(
    ("source", "target", "lang"),
    [
        ("A (b)", "A（b）", "ja"),
        ("Thanks :) (really)", "Merci :) (vraiment)", "fr"),
        ("a) one b) two", "a) un b) deux", "fr"),
        ('A 5" screen', "Un écran de 5”", "fr"),
        ('<a href="x">He</a>', "<a href='x'>Il</a>", "fr"),
        ('The "IDF" said', 'צה"ל אמר', "he"),
        ("“Yes,” he said.", "„Igen – mondta.", "hu"),
        ("no brackets", "спасибо)", "ru"),
        ("unpaired (", "seul (", "fr"),
        ("Sail: (with care)", "帆：（小心）", "zh-Hans"),
    ],
)
def test_brackets_that_may_stand(source: str, target: str, lang: str) -> None:
    assert errors("brackets", source, target, lang) == []


def test_brackets_without_partner() -> None:
    assert errors("brackets", "A (b) [c]", "A (b [c") == ["(", "["]
    assert errors("brackets", "A (beta)", "A beta)") == [")"]
    assert errors("brackets", '"A" b', '"A b') == ['"']
    (finding,) = find("brackets", "Eat (now).", "Mangez (maintenant.")
    assert apply_edits("Mangez (maintenant.", finding.suggestions[0].edits)[0] == "Mangez (maintenant)."


@pytest.mark.parametrize(
    ("source", "target", "lang"),
    [
        ("It is late.", "已经很晚了。", "zh-Hans"),
        ("It is late.", "มันสายแล้ว", "th"),
        ("Is it late?", "هل تأخر الوقت؟", "ar"),
        ("Is it late?", "Είναι αργά;", "el"),
        ("Is it late?", "¿Es tarde?", "es"),
        ("Wait…", "Attendez...", "fr"),
        ("Made by Example Inc.", "Produit par Example", "fr"),
        ("Version 3.", "版本 3.", "zh-Hans"),
        ("“It is late.”", "« Il est tard. »", "fr"),
        ("Name:", "名称：", "zh-Hans"),
        ("It is late\n", "Il est tard", "fr"),
        ("<b>Late!</b>", "<b>Tard !</b>", "fr"),
        ("It is late:", "Ուշ է․", "hy"),
        ("Mon.", "সোম.", "bn"),
        ("Is it late?", "Is it late?", "es"),
    ],
)
def test_ends_that_may_stand(source: str, target: str, lang: str) -> None:
    assert errors("ends", source, target, lang) == []


@pytest.mark.parametrize(
    ("source", "target", "lang", "fixed"),
    [
        ("It is late.", "已经很晚了.", "zh-Hans", "已经很晚了。"),
        ("It is late.", "もう遅いです.", "ja", "もう遅いです。"),
        ("Saved.", "已保存.", "zh-Hans", "已保存。"),
        ("Is it late?", "هل تأخر الوقت?", "ar", "هل تأخر الوقت؟"),
        ("Is it late?", "Είναι αργά?", "el", "Είναι αργά;"),
        ("Is it late?", "Es tarde?", "es", "¿Es tarde?"),
        ("Name:", "Nom", "fr", "Nom:"),
        (" and", "et", "fr", " et"),
        ("and", "et ", "fr", "et"),
        ("Loading...", "Chargement", "fr", "Chargement..."),
    ],
)
def test_ends_are_mended(source: str, target: str, lang: str, fixed: str) -> None:
    (finding,) = [found for found in find("ends", source, target, lang) if found.severity is not Severity.NEUTRAL]
    assert apply_edits(target, finding.suggestions[0].edits) == (fixed, [])


def test_lines_are_counted() -> None:
    assert errors("ends", "One.\nTwo.", "Un. Deux.") == ["Deux"]
    assert errors("ends", "One.\\nTwo.", "Un.\\nDeux.") == []
    wrapped = "Une phrase si longue qu'il faut la couper quelque part avant le bord du texte,\net une autre"
    assert errors("ends", "One sentence, and another", wrapped) == []
    assert errors("ends", wrapped, "一つの長い文です。", "ja") == []
    assert errors("ends", "Switch on the light\n  to see the boat.", "Allumez pour voir le bateau.") == []
    assert errors("ends", "Switch on\n  the light.\nSail.", "Allumez, puis partez.") == ["partez"]


def test_length() -> None:
    (over,) = find("length", "Save", "Enregistrer", limit=6)
    assert over.severity is Severity.MAJOR and over.text == "strer"
    assert find("length", "Save", "Enregistrer", limit=11) == []
    long = "The committee met in spring and once more in autumn of the same year."
    assert errors("length", long, "Oui.") == ["Oui."]
    assert errors("length", "委员会在春天和同年秋天各开了一次会", long, "en") == []


def test_empty() -> None:
    assert len(find("empty", "Text", "")) == 1 and len(find("empty", "Text", "\u200b\ufffc \n")) == 1
    assert find("empty", "…", "") == [] and find("empty", "Text", "…") == [] and find("empty", None, "") == []


TEXTS = st.text(alphabet='ab(1)[]"“„«» .?!:…\n。؟www.ex@m.org/', max_size=40)


@given(st.sampled_from(ASKED), TEXTS, TEXTS, st.sampled_from(["fr", "ja", "es", "el", "ar", "he"]))
def test_findings_slice_the_target_and_edits_fit(check: str, source: str, target: str, lang: str) -> None:
    for finding in find(check, source, target, lang):
        assert target[finding.start : finding.end] == finding.text
        for fix in finding.suggestions:
            assert apply_edits(target, fix.edits)[1] == []


@given(st.sampled_from(("addresses", "brackets", "length", "empty")), TEXTS)
def test_a_text_agrees_with_itself(check: str, text: str) -> None:
    assert find(check, text, text) == []


@pytest.mark.parametrize("check", ASKED)
@pytest.mark.parametrize("unit", ["(", ")", '"', ".", "? ", " ", "a@", "www.", "://a", "\n", "…", "<a "])
def test_long_texts_end(check: str, unit: str) -> None:
    assert len(find(check, "(a)", unit * 20_000)) <= 20_001
    assert len(find(check, unit * 20_000, "a")) <= 3

"""Terms of a glossary: what is used in any form is left alone, what is not is said once."""

from __future__ import annotations

import pytest

from qa_service import Engine
from qa_service.model import Finding, Severity
from qa_service.suggest.own import OwnSources
from qa_service.terms.table import read_table

CHECK = "bilingual.terminology"


def check(
    engine: Engine, rows: str, source: str, target: str, lang: str, source_lang: str | None = "en"
) -> list[Finding]:
    glossary = read_table(rows, "terms.csv", tabs=False)
    own = Engine(engine.settings, engine.packs, engine.rulebook, OwnSources(glossary=glossary))
    return list(own.check(target, lang, source=source, source_lang=source_lang, only=[CHECK]).findings)


@pytest.mark.parametrize(
    ("lang", "term", "target"),
    [
        ("fr", "lettre recommandée", "Les lettres recommandées arrivent demain."),
        ("de", "Brief", "Werfen Sie ihn in den Briefkasten."),  # in a compound
        ("fi", "kirje", "Kirjeitä tulee huomenna."),  # by its stem
        ("pl", "list polecony", "Nie ma listu poleconego."),
        ("cs", "dopis", "Dva dopisy leží na stole."),
        ("th", "จดหมาย", "เปิดจดหมายนี้"),  # no spaces
        ("he", "מכתב", "המכתב כאן."),  # behind an article
    ],
)
def test_a_term_in_another_form_is_used(engine: Engine, lang: str, term: str, target: str) -> None:
    rows = f"en,{lang}\nletter,{term}\n"
    assert not check(engine, rows, "The letter is here.", target, lang)
    assert check(engine, rows, "The letter is here.", "123 abc.", lang)


def test_what_is_missing_is_said_once_with_what_is_wanted(engine: Engine) -> None:
    rows = "en,fr,note\nletter,lettre|courrier,post only\n"
    (found,) = check(engine, rows, "A letter, and one more letter.", "Un pli, puis un autre.", "fr")
    assert found.severity is Severity.MINOR and found.text == "autre" and "“lettre”, “courrier”" in found.message
    assert found.evidence == {
        "term": "letter",
        "source_start": 2,
        "source_end": 8,
        "wanted": ["lettre", "courrier"],
        "note": "post only",
    }


def test_another_form_in_the_source_is_less_sure(engine: Engine) -> None:
    rows = "en,fr\norder,commande\n"
    (exact,) = check(engine, rows, "The order is here.", "Le voilà.", "fr")
    (base,) = check(engine, rows, "He ordered tea.", "Il a pris du thé.", "fr")
    assert base.confidence < exact.confidence


def test_a_longer_term_is_not_looked_for_in_parts(engine: Engine) -> None:
    rows = "en,fr\nletter,lettre\nletter box,boîte\n"
    assert not check(engine, rows, "Open the letter box.", "Ouvrez la boîte.", "fr")


def test_what_is_not_to_be_translated_must_stand_there(engine: Engine) -> None:
    rows = "source,target,source_lang,target_lang,do_not_translate\nRed Lantern,,en,,yes\n"
    (found,) = check(engine, rows, "Meet us at Red Lantern.", "Retrouvez-nous à la Lanterne rouge.", "fr")
    assert found.severity is Severity.MAJOR and found.evidence["wanted"] == ["Red Lantern"]
    assert not check(engine, rows, "Meet us at Red Lantern.", "Retrouvez-nous au Red Lantern.", "fr")


def test_a_segment_that_is_a_name_of_the_glossary_is_translated(engine: Engine) -> None:
    glossary = read_table(
        "source,target,source_lang,target_lang,do_not_translate\nsave,,en,,yes\n", "t.csv", tabs=False
    )
    own = Engine(engine.settings, engine.packs, engine.rulebook, OwnSources(glossary=glossary))
    assert engine.check("save", "ru", source="save", source_lang="en").findings
    assert not own.check("save", "ru", source="save", source_lang="en").findings


@pytest.mark.parametrize(
    ("source", "target", "lang", "source_lang"),
    [
        ("Open {letter}.", "Ouvrez {letter}.", "fr", "en"),  # in a placeholder
        ("The letter is here.", "…", "fr", "en"),  # nothing written yet
        ("The letter is here.", "The mail is here.", "en-GB", "en"),
        ("The letter is here.", "Le pli est là.", "fr", None),
        ("The letter is here.", "Der Umschlag liegt hier.", "de", "en"),  # the glossary says nothing of German
    ],
)
def test_where_the_glossary_says_nothing(
    engine: Engine, source: str, target: str, lang: str, source_lang: str | None
) -> None:
    assert not check(engine, "en,fr\nletter,lettre\n", source, target, lang, source_lang)

"""Glossaries: CSV, TSV and TBX in; terms to write and terms to leave alone out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from qa_service import Engine
from qa_service.errors import InputError
from qa_service.suggest.glossary import GlossaryTerms
from qa_service.suggest.provider import Query
from qa_service.terms.glossary import Glossary
from qa_service.terms.load import load_glossary
from qa_service.terms.usage import unused_terms

TABLE = """source,target,source_lang,target_lang,do_not_translate,case_sensitive,note
entirely,pleinement|entièrement,en,fr,,,
out of order,hors service,en,fr,,,on the door
lamp,lampe,en,fr,,,
Big Harbour,,en,,yes,yes,a ship
Polish,polonais,en,fr,,yes,
"""
TBX = """<?xml version="1.0"?>
<!DOCTYPE tbx SYSTEM "TBXcoreStructV03_TBX-Basic_integrated.dtd">
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
<conceptEntry id="c1">
 <descrip type="definition">a thing that gives light</descrip>
 <langSec xml:lang="en"><termSec><term>lamp</term></termSec></langSec>
 <langSec xml:lang="fr">
  <termSec><term>lumignon</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec>
  <termSec><term>luminaire</term><termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></termSec>
  <termSec><term>lampe</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
 </langSec></conceptEntry>
<conceptEntry id="c2"><langSec xml:lang="en"><termSec><term>Quickstep</term></termSec></langSec>
 <langSec xml:lang="fr"><termSec><term>Quickstep</term></termSec></langSec></conceptEntry>
</body></text></tbx>"""
MARTIF = """<martif type="TBX"><text><body><termEntry>
 <langSet xml:lang="en"><ntig><termGrp><term>anchor</term></termGrp></ntig></langSet>
 <langSet xml:lang="de"><tig><term>Anker</term></tig></langSet>
</termEntry></body></text></martif>"""
DCT = """<tbx type="TBX-Basic" style="dct" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min">
<text><body><conceptEntry><langSec xml:lang="en"><termSec><term>quay</term></termSec></langSec>
<langSec xml:lang="fr"><termSec><term>embarcadère</term>
<min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus></termSec>
<termSec><term>quai</term></termSec></langSec></conceptEntry></body></text></tbx>"""


def glossary(tmp_path: Path, text: str, name: str = "terms.csv") -> Glossary:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return load_glossary(path)


def words(found: Glossary, word: str, lang: str = "en", target: str = "fr") -> list[str]:
    return [match.term for match in found.find(word, lang, target)]


def test_terms_are_found_by_form_and_lemma_whatever_their_case(tmp_path: Path) -> None:
    found = glossary(tmp_path, TABLE)
    assert words(found, "Entirely") == ["pleinement", "entièrement"]
    assert words(found, "out  of order", "en-GB", "fr-CA") == ["hors service"]
    assert [(it.term, it.base) for it in found.find("lamps", "en", "fr")] == [("lampe", True)]
    assert words(found, "lamp", "de") == words(found, "lamp", "en", "de") == words(found, "boat") == []


def test_case_where_the_entry_asks_for_it(tmp_path: Path) -> None:
    found = glossary(tmp_path, TABLE)
    assert (words(found, "Polish"), words(found, "polish")) == (["polonais"], [])


def test_what_stays_untranslated_is_right_as_it_is_written(tmp_path: Path) -> None:
    found = glossary(tmp_path, TABLE)
    assert words(found, "Big Harbour") == []
    assert {"big harbour", "lampe"} <= found.do_not_flag("fr") and "lampe" not in found.do_not_flag("de")
    text = "Le big harbour n'est pas le Big Harbour."
    assert [text[place.start : place.end] for place in found.right_places(text, "fr")] == ["Big Harbour"]


def test_a_column_for_each_language_goes_both_ways(tmp_path: Path) -> None:
    found = glossary(tmp_path, "en-US\tde\tfr\tnote\nanchor\tAnker\tancre\tship\nmast\t\tmât\t\n", "t.tsv")
    assert words(found, "anchor", "en", "de") == ["Anker"] and words(found, "ancre", "fr", "en") == ["anchor"]
    assert words(found, "mast", "en", "de") == [] and words(found, "mast", "en", "fr") == ["mât"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_tables_without_languages_hold_for_all(tmp_path: Path, delimiter: str) -> None:
    found = glossary(tmp_path, f"\ufeffSource Term{delimiter}Translation\r\nquay{delimiter}quai\r\n")
    assert words(found, "quay", "en", "fr") == words(found, "quay", "de", "it") == ["quai"]


def test_wrong_rows_are_named_and_the_others_used(tmp_path: Path) -> None:
    table = "source,target,target_lang\nquay,quai,fr\nmast,,fr\na,b,french\nx,y,fr,z\n\nsail,voile,fr\n"
    found = glossary(tmp_path, table)
    assert [problem.partition(": ")[0] for problem in found.problems] == [f"terms.csv:{line}" for line in (3, 4, 5)]
    assert words(found, "sail") == ["voile"] and len(found) == 2


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("t.csv", b"word;meaning\na;b\n", "must name the columns"),
        ("t.csv", b"", "must name the columns"),
        ("t.csv", b"source,target\n\xff,b\n", "byte 14"),
        ("t.csv", b"source,target\n,b\n", "holds no entry: t.csv:2: there is no source term"),
        ("t.csv", b"source,target\n" + b"x" * 500 + b",y\n", "more than 400 characters"),
        ("t.csv", b'source,target\n"' + b"x" * 200_000 + b",y\n", "not CSV"),
        ("t.doc", b"", "is no glossary"),
        ("t.tbx", b"<html/>", "t.tbx:1: the root element is <html>"),
        ("t.tbx", b"", "the file is empty"),
        ("t.tbx", b"<tbx><text><body></body></text></tbx>", "holds no entry"),
        ("t.tbx", b'<!DOCTYPE tbx [<!ENTITY a "&#38;b;"><!ENTITY b "&#38;a;">]><tbx/>', "not plain short text"),
        ("t.tbx", b'<!DOCTYPE tbx [<!ENTITY a SYSTEM "file:///etc/hostname">]><tbx>&a;</tbx>', "outside the file"),
        ("t.tbx", b"<tbx>" + b"<a>" * 5000, "nested deeper"),
        ("t.tbx", b'<tbx a="' + b"x" * (9 << 20) + b'"/>', "is longer than"),
    ],
)
def test_what_is_no_glossary_is_one_clear_error(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError) as error:
        load_glossary(tmp_path / name)
    assert says in str(error.value) and "\n" not in str(error.value)


def test_no_such_file() -> None:
    with pytest.raises(InputError, match="cannot be read"):
        load_glossary(Path("no-such-glossary.csv"))


def test_tbx_offers_the_preferred_term_first_and_never_a_deprecated_one(tmp_path: Path) -> None:
    found = glossary(tmp_path, TBX, "t.tbx")
    assert words(found, "lamp") == ["lampe", "luminaire"] and words(found, "lumignon", "fr", "en") == ["lamp"]
    assert words(found, "Quickstep") == [] and "quickstep" in found.do_not_flag("fr")
    assert found.entries[0].note == "a thing that gives light" and not found.problems


@pytest.mark.parametrize(
    ("text", "word", "target", "term"), [(MARTIF, "anchor", "de", "Anker"), (DCT, "quay", "fr", "quai")]
)
def test_other_dialects_of_tbx(tmp_path: Path, text: str, word: str, target: str, term: str) -> None:
    assert words(glossary(tmp_path, text, "t.tbx"), word, "en", target) == [term]


def test_tbx_that_is_cut_off_keeps_what_stands_before(tmp_path: Path) -> None:
    found = glossary(tmp_path, TBX[: TBX.index("Quickstep")], "t.tbx")
    assert words(found, "lamp")[0] == "lampe" and "cut off" in found.problems[0]


@pytest.mark.parametrize(
    "mark", ['<termNote type="doNotTranslate">yes</termNote>', '<admin type="translate">no</admin>']
)
def test_tbx_says_that_a_term_stays(tmp_path: Path, mark: str) -> None:
    section = f'<langSec xml:lang="en"><termSec><term>Foo</term>{mark}</termSec></langSec>'
    text = f"<tbx><conceptEntry>{section}</conceptEntry></tbx>"
    assert glossary(tmp_path, text, "t.tbx").do_not_flag("sv") == {"foo"}


def test_provider_is_sure_and_names_the_file(tmp_path: Path) -> None:
    provider = GlossaryTerms(glossary(tmp_path, TABLE))
    first, second = provider.find(Query("entirely", "en", "fr", "Il est entirely seul.", 7, 15))
    assert (first.word, first.confidence, first.origin) == ("pleinement", 0.97, "glossary:terms.csv")
    assert second.confidence < first.confidence
    (form,) = provider.find(Query("lamps", "en", "fr", "Les lamps.", 4, 9))
    assert form.base and form.confidence < first.confidence


def test_terms_that_a_translation_does_not_use(tmp_path: Path) -> None:
    found = glossary(tmp_path, TABLE)

    def unused(source: str, target: str) -> list[str]:
        return [it.term for it in unused_terms(found, source, "en", target, "fr")]

    assert unused("The lamps are out of order.", "Les lampes sont hors service.") == []
    assert unused("The lamps are out of order.", "Les lumières sont cassées.") == ["lamps", "out of order"]
    assert unused("The Big Harbour is entirely new.", "Le Grand Port est entièrement neuf.") == ["Big Harbour"]
    assert unused("", "") == unused("Nothing here.", "Rien ici.") == []


def test_a_glossary_beats_all_else_and_silences_what_it_keeps(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("source,target,do_not_translate\nentirely,pleinement,\nunlikely,,yes\n", encoding="utf-8")
    own = Engine.load(replace(engine.settings, glossary=path))
    text = "Il est entirely seul, unlikely mais vrai."
    assert [it.text for it in engine.check(text, "fr").findings] == ["entirely", "unlikely"]
    (finding,) = own.check(text, "fr").findings
    best = finding.suggestions[0]
    assert (finding.text, best.label, best.origin) == ("entirely", "pleinement", "glossary:own.csv")

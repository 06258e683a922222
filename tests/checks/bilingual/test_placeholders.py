"""Placeholders, tags and ICU messages against the source."""

from __future__ import annotations

from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_service.checks.bilingual import placeholders
from qa_service.checks.bilingual.icu import arguments
from qa_service.edits import apply_edits
from qa_service.lexicon.witness import Witness
from qa_service.model import Finding, Segment, Severity
from qa_service.packs import load_packs
from qa_service.rulebook import load_rulebook
from qa_service.settings import rules_folder
from qa_service.text.reading import Reading

PACKS = load_packs(rules_folder() / "languages")
RULES = load_rulebook(rules_folder() / "checks").by_kind()["bilingual-placeholders"]
NO_WITNESS = cast(Witness, None)


def find(
    source: str, target: str, lang: str = "de", tags: tuple[str, ...] = (), source_tags: tuple[str, ...] = ()
) -> list[Finding]:
    segment = Segment(target, source=source, tags=tags, source_tags=source_tags)
    return list(placeholders.find(Reading(segment, PACKS[lang], NO_WITNESS, "en"), RULES))


@pytest.mark.parametrize(
    ("source", "target", "lang"),
    [
        ("%s and %d", "%s und %d", "de"),
        ("%s and %d", "%2$d und %1$s", "de"),
        ("%i items", "%d Stück", "de"),
        ("%@ of %@", "%2$@ / %1$@", "de"),
        ("Hello %(name)s", "Hallo %(name)s, %(name)s!", "de"),
        ("100% sure, 50%", "zu 100 % sicher, %50", "tr"),
        ("50% of it", "50 % de ello, 41%-a", "es"),
        ("100%% of %s", "%s zu 100 %%", "de"),
        ("%d files", "共%d个文件", "zh-Hans"),
        ("%A, %B %d, %Y at %H:%M", "%A, %d. %B %Y um %H:%M", "de"),
        ("Hi {{ name }}", "Hallo {{name}}", "de"),
        ("${user} #{n} %{count} $t(key)", "$t(key) %{count} #{n} ${user}", "de"),
        ("A<br>B", "A<br/>B", "de"),
        ("a < b and c > d", "a < b und c > d", "de"),
        ("Use <file> here", "Hier <Datei> benutzen", "de"),
        ("%1 of %2", "%2, %1", "de"),
        ("Copy $NAME$", "$NAME$ kopieren", "de"),
        ("{0} and {1:N2}", "{1:N2} und {0}", "de"),
        ("It's {count, number} of {total}", "{total}: {count, number}", "de"),
        ("Seat #{seat} is free", "Platz {seat} ist frei", "de"),
        ('<a href="%(page)s">Sail</a> %s', '<a href="%(page)s" lang="de">Segle</a> %s', "de"),
        ("Seat {seat} is free", "Platz #{seat} ist frei", "de"),
    ],
)
def test_leaves_alone(source: str, target: str, lang: str) -> None:
    assert find(source, target, lang) == []


@pytest.mark.parametrize(
    ("source", "target", "flags", "fixed"),
    [
        ("Hello {name}", "Hallo {Name}", ["{Name}"], "Hallo {name}"),
        ("Hello %(name)s", "Hallo %(nom)s", ["%(nom)s"], "Hallo %(name)s"),
        ("%d files", "%s Dateien", ["%s"], "%d Dateien"),
        ("Use ${path}", "Benutze $ {path}", ["{path}"], "Benutze $ ${path}"),
        ("<b>Now</b>", "<strong>Jetzt</strong>", ["<strong>", "</strong>"], "<b>Jetzt</b>"),
        ("<b>Now</b>", "<b>Jetzt<b>", ["<b>"], "<b>Jetzt</b>"),
        ("%s is new", "Neu", ["Neu"], None),
        (
            '<a href="%(page)s">Now</a>',
            '<a href="%(page)s>Jetzt</a>',
            ['<a href="%(page)s>'],
            '<a href="%(page)s">Jetzt</a>',
        ),
        ('<a href="%(page)s">Now</a>', '<a href="%(seite)s">Jetzt</a>', ["%(seite)s"], '<a href="%(page)s">Jetzt</a>'),
        ('<a href="{page}">Now</a>', '<a href="">Jetzt</a>', ["Jetzt"], None),
        ('<a href="{page}">Now</a>', "Jetzt", ["Jetzt"], None),
        ("{{user}} and {{user}}", "Niemand", ["Niemand"], None),
    ],
)
def test_flags(source: str, target: str, flags: list[str], fixed: str | None) -> None:
    found = find(source, target)
    assert [finding.text for finding in found] == flags
    if fixed is not None:
        edits = [edit for finding in found for edit in finding.suggestions[0].edits]
        assert apply_edits(target, edits) == (fixed, [])


def test_order_of_unnumbered_placeholders() -> None:
    (finding,) = find("%s: %d", "%d (%s)")
    assert finding.text == "%d (%s"
    assert apply_edits("%d (%s)", finding.suggestions[0].edits) == ("%2$d (%1$s)", [])


def test_a_word_may_say_the_number() -> None:
    (finding,) = find("%d file", "Eine Datei")
    assert finding.severity is Severity.NEUTRAL
    (finding,) = find("%d files", "Dateien")
    assert finding.severity is Severity.MAJOR


@pytest.mark.parametrize(
    ("source", "target", "severity"),
    [
        ("%(total)s parcels", "חבילה", Severity.NEUTRAL),
        ("%(weeks)s weeks", "שבועיים", Severity.NEUTRAL),
        ("%(box_count)s boxes in %(hall)s", "ארגז ב-%(hall)s", Severity.NEUTRAL),
        ("%(box_count)s boxes in %(hall)s", "%(box_count)s ארגזים", Severity.MAJOR),
    ],
)
def test_a_form_for_one_number_need_not_say_it(source: str, target: str, severity: Severity) -> None:
    segment = Segment(target, source=source, numbers=(1,))
    (finding,) = placeholders.find(Reading(segment, PACKS["he"], NO_WITNESS, "en"), RULES)
    assert finding.severity is severity


def test_a_quotation_may_have_marks_for_its_tags() -> None:
    (finding,) = find("Port <q>%s</q>", "Hafen „%s“")
    assert finding.severity is Severity.NEUTRAL
    (finding,) = find("Port <q>%s</q>", "Hafen %s")
    assert finding.severity is Severity.MINOR


MESSAGE = "{count, plural, =0 {none} one {# file} other {# files}} in {folder}"


@pytest.mark.parametrize(
    ("target", "flags"),
    [
        ("{count, plural, one {# plik} few {# pliki} many {# plików} other {# pliku}} w {folder}", []),
        ("{folder}: {count, plural, other {# plików}}", []),
        ("{folder}: {count}", []),
        ("{count, plural, one {# plik}} w {folder}", ["count"]),
        ("{count, plural, jeden {# plik} other {# pliku}} w {folder}", ["jeden"]),
        ("{count, plural, one {# plik} other {# pliku}} w {teczka}", ["teczka"]),
        ("{count, plural, one {# plik} other {# pliku}}", ["pliku"]),
        ("{count, select, one {# plik} other {# pliku}} w {folder}", ["count"]),
        ("{count, plural, one {# plik other {# pliku}} w {folder}", ["w"]),
    ],
)
def test_messages(target: str, flags: list[str]) -> None:
    assert [finding.text for finding in find(MESSAGE, target, "pl")] == flags


def test_cases_of_a_select_are_those_of_the_source() -> None:
    source = "{who, select, male {his} female {her} other {their}} file"
    right = "{who, select, male {seine} female {ihre} other {ihre}} Datei"
    assert find(source, right) == []
    assert [f.text for f in find(source, right.replace("male {s", "männlich {s"))] == ["männlich"]


def test_nested_arguments_are_found() -> None:
    found = arguments("{a, select, x {{b} and {c, date, short}} other {no {d, plural, other {#}}}}")
    assert found is not None and [(one.name, one.kind) for one in found] == [
        ("a", "select"),
        ("b", ""),
        ("c", "date"),
        ("d", "plural"),
    ]


def test_inline_tags() -> None:
    tags = ('<g id="1">', "</g>", '<x id="2"/>')
    assert find("One two", "Eins zwei", tags=tags, source_tags=tags) == []
    assert find("A b", "A b", tags=tags[::-1], source_tags=tags) == []
    (missing,) = find("One two", "Eins zwei", tags=tags[:2], source_tags=tags)
    assert missing.text == "zwei" and missing.evidence["tags"] == ['<x id="2"/>']
    (added,) = find("One two", "Eins zwei", tags=tags, source_tags=tags[:2])
    assert "not in the source" in added.message
    moved = ('<x id="2" equiv-text="b"/>',)
    assert find("One", "Eins", tags=moved, source_tags=('<x equiv-text="a" id="2"/>',)) == []


PIECES = st.lists(
    st.sampled_from(
        ["%s", "%d", "%1$s", "{a}", "{{b}}", "${c}", "<b>", "</b>", "%", "{", "}", "word ", "5", ", plural, "]
    ),
    max_size=12,
).map("".join)


@given(PIECES)
def test_a_text_agrees_with_itself(text: str) -> None:
    found = [finding for finding in find(text, text) if "case" not in finding.message]
    assert found == []


@given(PIECES, PIECES)
def test_findings_slice_the_target_and_edits_fit(source: str, target: str) -> None:
    for finding in find(source, target):
        assert target[finding.start : finding.end] == finding.text
        for fix in finding.suggestions:
            assert apply_edits(target, fix.edits)[1] == []


@pytest.mark.parametrize("unit", ["{", "{a, plural, ", "}", "<a ", "%", "{{", "${", "%(", "<b>", "$A"])
def test_hostile_texts_end(unit: str) -> None:
    text = unit * 5_000
    find("{n, plural, other {x}}", text)
    find(text, "x")
    assert len(find("%s x", text)) <= 10_001

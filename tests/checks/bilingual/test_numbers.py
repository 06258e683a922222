"""Numbers against the source: formats that are equal, changes that are not, and what every finding promises."""

from __future__ import annotations

from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_service.checks.bilingual import numbers
from qa_service.checks.bilingual.digits import ascii_digits, numbers_in, readings, shifted
from qa_service.checks.bilingual.matching import LIMIT
from qa_service.checks.bilingual.spelled import spelled_values
from qa_service.edits import apply_edits
from qa_service.lexicon.witness import Witness
from qa_service.model import Finding, Segment, Severity
from qa_service.packs import load_packs
from qa_service.rulebook import Rulebook, load_rulebook
from qa_service.settings import rules_folder
from qa_service.text.reading import Reading

PACKS = load_packs(rules_folder() / "languages")
RULES = load_rulebook(rules_folder() / "checks").by_kind()["bilingual-numbers"]
NO_WITNESS = cast(Witness, None)  # this check never asks what a word is worth


def find(source: str | None, target: str, lang: str = "de", source_lang: str = "en") -> list[Finding]:
    reading = Reading(Segment(target, source=source), PACKS[lang], NO_WITNESS, source_lang)
    return list(numbers.find(reading, RULES))


def errors(source: str, target: str, lang: str = "de", source_lang: str = "en") -> list[str]:
    found = find(source, target, lang, source_lang)
    return [finding.text for finding in found if finding.severity is not Severity.NEUTRAL]


@pytest.mark.parametrize(
    ("source", "target", "lang"),
    [
        ("It costs 1,000.5 kronor", "Det kostar 1 000,5 kronor", "sv"),
        ("It costs 1,234,567 rupees", "इसकी कीमत 12,34,567 रुपये है", "hi"),
        ("It costs 1,234,567 francs", "Es kostet 1'234'567 Franken", "de"),
        ("Population: 2.8 billion", "人口：28億人", "ja"),
        ("Population: 2.8 billion", "人口：28 億人", "zh-Hant"),
        ("150 million won", "1억 5000만 원", "ko"),
        ("On 03/25/2019", "Am 25.3.2019", "de"),
        ("On March 25, 2019", "25.03.2019", "de"),
        ("at 7:45 p.m.", "um 19:45 Uhr", "de"),
        ("at 11 a.m.", "um 11:00 Uhr", "de"),
        ("in the 1980s", "в 80-е годы", "ru"),
        ("in the 1980s", "在20世纪80年代", "zh-Hans"),
        ("a 19th-century house", "1800-talets hus", "sv"),
        ("a 19th-century house", "une maison du XIXe siècle", "fr"),
        ("the season of 2018-19", "die Saison 2018/2019", "de"),
        ("twenty-five people", "25 Personen", "de"),
        ("two hundred and fifty people", "250 Personen", "de"),
        ("7 people", "sieben Personen", "de"),
        ("in 2018", "ในปี 2561", "th"),
        ("in 1996", "平成8年に", "ja"),
        ("half of them, ½", "die Hälfte, 1/2", "de"),
        ("version 1.2.3 of 2020", "Version 1.2.3 von 2020", "de"),
        ("See https://example.org/2024/7 now", "Siehe https://example.org/2025/9 jetzt", "de"),
        ("See %1$s and {0}", "Siehe %1$s und {1}", "de"),
        ("the E2EE of it", "Verschlüsselung", "de"),
        ("12 men and 12 women", "je 12 Männer und Frauen", "de"),
        ("Boats &#8212; all of them", "Boote - alle", "de"),
        ("a number such as +1 for Canada", "eine Nummer wie +49 für Deutschland", "de"),
    ],
)
def test_the_same_number_in_another_guise(source: str, target: str, lang: str) -> None:
    assert errors(source, target, lang) == []


@pytest.mark.parametrize(
    ("source", "target", "lang", "fixed"),
    [
        ("It opened in 1987.", "Es wurde 1978 eröffnet.", "de", "Es wurde 1987 eröffnet."),
        ("It costs 1,250.50 euros", "Es kostet 1.520,50 Euro", "de", "Es kostet 1.250,50 Euro"),
        ("It has 57 rooms", "इसमें ५८ कमरे हैं", "hi", "इसमें ५७ कमरे हैं"),
        ("Call 5 people or 12", "Rufen Sie 5 oder 13 Personen", "de", "Rufen Sie 5 oder 12 Personen"),
        ("5 people, 5 cars", "5 Personen, 55 Autos", "de", "5 Personen, 5 Autos"),
    ],
)
def test_a_changed_number_is_mended(source: str, target: str, lang: str, fixed: str) -> None:
    (finding,) = find(source, target, lang)
    assert finding.severity is Severity.MAJOR
    assert apply_edits(target, finding.suggestions[0].edits) == (fixed, [])


def test_a_conversion_of_units_is_a_remark() -> None:
    (finding,) = find("It is 5 miles away", "Es ist 8 km entfernt")
    assert finding.severity is Severity.NEUTRAL and not finding.suggestions
    (metric,) = find("Es ist 8 km entfernt", "It is 5 miles away", "en", "de")
    assert metric.severity is Severity.NEUTRAL
    assert errors("Es ist 8 km entfernt", "It is 9 km away", "en", "de") == ["9"]


def test_missing_numbers_are_one_finding_at_the_last_word() -> None:
    (finding,) = find("In 2014 and 2016 it rained.", "Es regnete oft.")
    assert finding.text == "oft" and finding.severity is Severity.MINOR
    assert finding.evidence["missing"] == ["2014", "2016"]


def test_a_missing_small_number_may_be_a_word() -> None:
    (finding,) = find("He was 63.", "Er wurde dreiundsechzig.")
    assert finding.severity is Severity.NEUTRAL


def test_an_added_number_is_a_remark() -> None:
    (finding,) = find("The match", "Das Spiel 3")
    assert finding.text == "3" and finding.severity is Severity.NEUTRAL


def test_is_silent_without_source_rules_or_digits() -> None:
    assert find(None, "47 Leute") == [] and find("", "47 Leute") == []
    assert find("No digits", "Keine Ziffern") == [] and find("12", "  ") == []
    reading = Reading(Segment("47", source="48"), PACKS["de"], NO_WITNESS, "en")
    assert not list(numbers.find(reading, Rulebook(())))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1.000", {"1", "1000"}),
        ("1,5", {"1.5"}),
        ("1,000,000.25", {"1000000.25"}),
        ("24.08.2018", set()),
        ("0.500", {"0.5"}),
        ("007", {"7"}),
    ],
)
def test_readings(text: str, values: set[str]) -> None:
    assert readings(text) == values


@given(st.from_regex(r"\A(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{0,3}[1-9])?\Z"), st.integers(0, 12))
def test_shifting_multiplies(value: str, power: int) -> None:
    from decimal import Decimal

    assert Decimal(shifted(value, power)) == Decimal(value) * 10**power


@given(st.integers(0, 10**9), st.sampled_from(["٠", "०", "০", "０", "๐"]))
def test_digits_of_every_script(value: int, zero: str) -> None:
    written = "".join(chr(ord(zero) + int(digit)) for digit in str(value))
    assert ascii_digits(written) == str(value)
    assert errors(f"number {value}", f"Nummer {written}") == []


@given(st.text(alphabet="0123456789.,'  :/-万億abX١٢", max_size=60))
def test_numbers_lie_in_the_text_in_order(text: str) -> None:
    reach = 0
    for number in numbers_in(text, {}):
        assert reach <= number.start < number.end and text[number.start : number.end] == number.text
        reach = number.end


@given(st.text(alphabet="0123456789., abc", max_size=40), st.text(alphabet="0123456789., abc", max_size=40))
def test_findings_slice_the_target_and_edits_fit(source: str, target: str) -> None:
    for finding in find(source, target):
        assert target[finding.start : finding.end] == finding.text
        for fix in finding.suggestions:
            apply_edits(target, fix.edits)


@given(st.text(alphabet="0123456789., abc%", max_size=60))
def test_a_text_agrees_with_itself(text: str) -> None:
    assert find(text, text) == []


@pytest.mark.parametrize("unit", ["1", "1,", "1 ", "1.000 ", "1万", "一", "M", "9 000 "])
def test_long_texts_end_with_few_findings(unit: str) -> None:
    assert len(find("47", unit * 20_000)) <= 2 * LIMIT
    assert len(find(unit * 20_000, "48")) <= 2 * LIMIT


def test_a_text_of_its_own_is_no_translation() -> None:
    source = " ".join(str(number) for number in range(1000, 1100))
    assert find(source, source.replace("1", "7")) == []
    assert len(find(source, source.replace("105", "775"))) == 10


def test_han_and_roman_numerals() -> None:
    values = spelled_values("二〇一八年 三十五人 1 XIX 两 二億", [], [], {}, frozenset())
    assert {"2018", "35", "19", "2", "200000000"} <= values

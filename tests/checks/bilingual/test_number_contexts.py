"""What stands beside a number, or around its digits, says whether another number is a change."""

from __future__ import annotations

import pytest

from qa_service.model import Severity
from qa_service.pipeline import Engine


def errors(engine: Engine, source: str, target: str, tag: str, source_lang: str = "en") -> list[tuple[str, Severity]]:
    found = engine.check(target, tag, source=source, source_lang=source_lang, only=["bilingual.numbers"]).findings
    return [(finding.text, finding.severity) for finding in found]


@pytest.mark.parametrize("placeholder", ["{0}", "${1}", "%s", "%1$s", "{{x}}", "%1"])
def test_a_placeholder_is_no_number(engine: Engine, placeholder: str) -> None:
    said = f"Reply to {placeholder} within 14 days."
    assert errors(engine, said, "Antworten Sie binnen 63 Tagen.", "de") == [("63", Severity.MAJOR)]
    assert errors(engine, said, f"Antworten Sie {placeholder} binnen 63 Tagen.", "de") == [("63", Severity.MAJOR)]
    assert not errors(engine, said, "Antworten Sie binnen 14 Tagen.", "de")


def test_a_per_cent_before_its_number_is_one(engine: Engine) -> None:
    assert errors(engine, "Prices rose by 7% last year.", "Fiyatlar geçen yıl %8 arttı.", "tr") == [
        ("8", Severity.MAJOR)
    ]
    assert errors(engine, "Fiyatlar geçen yıl %7 arttı.", "Prices rose by 8% last year.", "en", "tr") == [
        ("8", Severity.MAJOR)
    ]
    assert not errors(engine, "Fiyatlar geçen yıl %7 arttı.", "Prices rose by 7% last year.", "en", "tr")


@pytest.mark.parametrize(
    ("target", "tag"),
    [
        ("Dükkân 19.45'te kapanıyor.", "tr"),
        ("Pood suletakse kell 19.45.", "et"),
        ("Kauppa sulkeutuu klo 19.45.", "fi"),
        ("Butikken lukker kl. 19.45.", "da"),
        ("Toko tutup pukul 19.45.", "id"),
        ("Sklep zamyka się o 19.45.", "pl"),
        ("Der Laden schließt um 19.45 Uhr.", "de"),
        ("Il negozio chiude alle 19.45.", "it"),
        ("Le magasin ferme à 19h45.", "fr"),
        ("Le magasin ferme à 19 h 45.", "fr"),
    ],
)
def test_a_time_is_the_same_on_either_clock(engine: Engine, target: str, tag: str) -> None:
    assert not errors(engine, "The shop closes at 7:45 p.m.", target, tag)
    assert not errors(engine, target, "The shop closes at 7:45 pm.", "en", tag)


def test_another_hour_is_another_time(engine: Engine) -> None:
    assert errors(engine, "The shop closes at 7:45 pm.", "Der Laden schließt um 20.45 Uhr.", "de")


@pytest.mark.parametrize(
    ("source", "target", "tag"),
    [
        ("70% of the rooms are taken.", "部屋の7割が埋まっている。", "ja"),
        ("70% of the rooms are taken.", "部屋の七割が埋まっている。", "ja"),
        ("2/5 of the rooms are taken.", "部屋の5分の2が埋まっている。", "ja"),
        ("70% of the rooms are taken.", "七成的房间已被占用。", "zh-Hans"),
        ("70% of the rooms are taken.", "7成的房间已被占用。", "zh-Hans"),
        ("30% off all books.", "所有图书7折。", "zh-Hans"),
        ("25% off all books.", "所有图书75折。", "zh-Hans"),
        ("25% off all books.", "所有图书七五折。", "zh-Hans"),
    ],
)
def test_tenths_are_per_cent(engine: Engine, source: str, target: str, tag: str) -> None:
    assert not errors(engine, source, target, tag)


def test_other_tenths_are_not(engine: Engine) -> None:
    assert errors(engine, "70% of the rooms are taken.", "部屋の6割が埋まっている。", "ja")
    assert errors(engine, "25% off all books.", "所有图书7折。", "zh-Hans")


@pytest.mark.parametrize(
    ("source", "target", "tag"),
    [
        ("The parcel weighs 34 kilograms.", "Il pacco pesa 43 chilogrammi.", "it"),
        ("The parcel weighs 34 kg.", "Paczka waży 43 kg.", "pl"),
        ("The rope is 34 metres long.", "La corde mesure 43 mètres.", "fr"),
        ("The rope is 34 feet long.", "Das Seil ist 43 Fuß lang.", "de"),
        ("The parcel weighs 34 kilograms.", "荷物の重さは43キログラムです。", "ja"),
    ],
)
def test_the_same_unit_is_no_conversion(engine: Engine, source: str, target: str, tag: str) -> None:
    ((text, severity),) = errors(engine, source, target, tag)
    assert text == "43" and severity is Severity.MAJOR


@pytest.mark.parametrize("target", ["Das Seil ist 10 Meter lang.", "Das Seil ist 10,4 m lang."])
def test_another_unit_may_be_one(engine: Engine, target: str) -> None:
    assert not errors(engine, "The rope is 34 feet long.", target, "de")

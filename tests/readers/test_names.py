"""The language that a file's name says."""

from __future__ import annotations

import pytest

from qa_service.readers.names import language_of_name, language_tag


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("fr.po", "fr"),
        ("fr_FR.po", "fr-FR"),
        ("messages.fr.json", "fr"),
        ("messages.pt_BR.json", "pt-BR"),
        ("strings_de.arb", "de"),
        ("app_zh_Hans_CN.properties", "zh-Hans-CN"),
        ("app-sr-Latn.properties", "sr-Latn"),
        ("res/values-fr/strings.xml", "fr"),
        ("res/values-fr-rCA/strings.xml", "fr-CA"),
        ("res/values-b+sr+Latn/strings.xml", "sr-Latn"),
        ("de.lproj/Localizable.strings", "de"),
        ("locale/sr@latin/LC_MESSAGES/app.po", "sr-Latn"),
        ("locales/es-419/common.json", "es-419"),
        ("locales\\it\\common.json", "it"),
        ("fr/de.json", "de"),
        ("archive.zip/uk.po", "uk"),
        ("locale/udm/LC_MESSAGES/app.po", "udm"),
        ("locale/zh_TW.Big5/LC_MESSAGES/app.po", "zh-TW"),
        ("Base.lproj/Localizable.strings", None),
        ("res/values/strings.xml", None),
        ("values-night/colors.xml", None),
        ("common.json", None),
        ("readme.md", None),
        ("report_v2.final.json", None),
        ("film.clean.srt", None),
        ("x" * 5000 + "_fr.json", "fr"),
        ("", None),
    ],
)
def test_language_of_name(name: str, tag: str | None) -> None:
    assert language_of_name(name) == tag


@pytest.mark.parametrize("text", ["", "f", "french", "xx", "fr-", "fr_ABCDE", "fr FR", "C", "POSIX", "-" * 100])
def test_what_is_no_tag(text: str) -> None:
    assert language_tag(text) is None

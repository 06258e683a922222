"""Targets that are their source, whole or in part, and that one event is one finding."""

from __future__ import annotations

import pytest

from qa_service import Engine
from qa_service.model import Finding

NAMES = ("bilingual.untranslated", "bilingual.partly-untranslated")


def find(engine: Engine, source: str, target: str, lang: str, source_lang: str | None = "en") -> list[Finding]:
    return list(engine.check(target, lang, source=source, source_lang=source_lang, only=NAMES).findings)


@pytest.mark.parametrize(
    ("text", "lang"),
    [("Save", "ru"), ("Insert", "zh-Hans"), ("Delete Account", "fr"), ("Government Letter", "sv")],
)
def test_labels(engine: Engine, text: str, lang: str) -> None:
    assert [finding.text for finding in find(engine, text, text, lang)] == [text]


@pytest.mark.parametrize(
    ("text", "lang", "source_lang"),
    [
        ("HTTP", "fr", "en"),
        ("Version", "de", "en"),
        ("Hamburg", "fr", "de"),
        ("3.14", "ru", "en"),
        ("Alt+Space", "ja", "en"),
        ("Save", "en", "en"),
        ("Save", "ru", None),
        ("https://example.org/save", "ru", "en"),
        ("{save}", "ru", "en"),
        ("Jersey", "vi", "en"),
        ("Panama", "hr", "en"),
        ("sat", "sl", "en"),
        ("token", "da", "en"),
    ],
)
def test_what_may_stay(engine: Engine, text: str, lang: str, source_lang: str | None) -> None:
    assert find(engine, text, text, lang, source_lang) == []


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The court will announce its decision next week.", "fr"),
        ("The court will announce its decision next week.", "ru"),
        ("Delete this account now", "de"),
        ("Password Hint Timeout", "he"),
    ],
)
def test_one_event_is_one_finding(engine: Engine, text: str, lang: str) -> None:
    found = engine.check(text, lang, source=text, source_lang="en", only=["foreign", *NAMES]).findings
    assert {finding.check.partition(".")[0] for finding in found} in ({"foreign"}, {"bilingual"})


def test_a_run_where_the_target_has_no_lexicon(engine: Engine) -> None:
    run = "the committee should publish every report before winter"
    source, text = f"It says that {run}.", f"Ó sọ pé {run} ní ọdún."
    found = engine.check(text, "yo", source=source, source_lang="en", only=["foreign", *NAMES]).findings
    assert [(finding.text, finding.lang) for finding in found] == [(run, "en")]


def test_a_quoted_title_may_stay(engine: Engine) -> None:
    title = "the committee should publish every report"
    assert find(engine, f"Read “{title}” today.", f"Ka “{title}” lónìí.", "yo") == []

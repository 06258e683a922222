"""Language packs: all load, tags resolve, mistakes are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa_service.errors import LanguageError, RuleError
from qa_service.packs import LanguagePacks, load_packs
from qa_service.settings import rules_folder
from qa_service.text.scripts import script_name

NAMED = """ar bg ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv nb nl pl pt pt-BR ro ru sk sl sr sv th
tr uk vi zh-Hans zh-Hant"""


@pytest.fixture(scope="module")
def packs() -> LanguagePacks:
    return load_packs(rules_folder() / "languages")


@pytest.mark.parametrize("tag", NAMED.split())
def test_language_is_there(packs: LanguagePacks, tag: str) -> None:
    pack = packs.find(tag)
    assert all(script_name(script) != "an unknown script" for script in pack.scripts)


@pytest.mark.parametrize(
    ("tag", "found"),
    [("fr-CA", "fr"), ("FR_fr", "fr"), ("pt-PT", "pt"), ("zh-TW", "zh-Hant"), ("no", "nb"), ("sr", "sr-Cyrl")],
)
def test_tag_resolves_to_the_nearest(packs: LanguagePacks, tag: str, found: str) -> None:
    assert packs.find(tag).tag == found


@pytest.mark.parametrize("tag", ["", "x y", "qq", "be-Latn", "ms_Arab", "fr\n", "französisch", "a" * 1000])
def test_wrong_tag_is_one_clear_error(packs: LanguagePacks, tag: str) -> None:
    if tag.strip() == "fr":
        assert packs.find(tag).tag == "fr"
    else:
        with pytest.raises(LanguageError, match="language"):
            packs.find(tag)


def test_variant_takes_the_tables_it_leaves_out(packs: LanguagePacks) -> None:
    assert packs["pt-BR"].lexicon.frequency == packs["pt"].lexicon.frequency


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('tag = "xx"\nenglish = "X"\n', r"xx\.toml:2: unknown key “english”"),
        ('tag = "xx"\nscripts = "Latn"\n', r"xx\.toml:2: “scripts” must be a list"),
        ('tag = "xx"\n', r"xx\.toml:1: “english_name” is missing"),
        (
            'tag = "xx"\nenglish_name = "X"\nnative_name = "X"\nscripts = ["Latn"]\ninherits = "yy"\n',
            r"xx\.toml:1: inherits “yy”",
        ),
        ("tag = \n", r"xx\.toml:1: not valid TOML"),
    ],
)
def test_mistake_names_file_and_line(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "xx.toml").write_text(text, encoding="utf-8")
    with pytest.raises(RuleError, match=message):
        load_packs(tmp_path)


def test_twins_are_one_language_in_other_scripts(packs: LanguagePacks) -> None:
    assert [twin.tag for twin in packs.twins(packs["zh-Hans"])] == ["zh-Hant"]
    assert [twin.tag for twin in packs.twins(packs["sr-Latn"])] == ["sr-Cyrl"]
    assert packs.twins(packs["fr"]) == ()

"""The language of a text that does not say its own is one of those that write in its script."""

from __future__ import annotations

import pytest

from qa_service import Engine
from qa_service.text.identify import identify, resolve


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("我们昨天参观了城里的新图书馆。", "zh-Hans"),
        ("法院週四作出裁定，駁回公司的申請。", "zh-Hant"),
        ("团队用 PyTorch 训练了 Transformer 模型，效果很好。", "zh-Hans"),
        ("昨日、新しい図書館を見学しました。", "ja"),
        ("어제 새 도서관을 둘러보았습니다.", "ko"),
        ("La bibliothèque rouvrira ses portes samedi matin.", "fr"),
        ("Бібліотека знову відчиниться в суботу вранці.", "uk"),
    ],
)
def test_language_of_a_text(engine: Engine, text: str, tag: str) -> None:
    assert identify(text, engine.packs).tag == tag


def test_nothing_is_told_from_no_letters(engine: Engine) -> None:
    assert identify("12:30 — 14:00", engine.packs).tag is None


def test_a_tag_that_leaves_the_script_open_is_settled_by_the_text(engine: Engine) -> None:
    assert resolve("zh", "市議會決定重新開放圖書館", engine.packs).tag == "zh-Hant"
    assert resolve("zh-Hans", "市議會決定重新開放圖書館", engine.packs).tag == "zh-Hans"


def test_a_country_of_several_scripts_leaves_the_script_open(engine: Engine) -> None:
    assert resolve("sr_ME", "Biblioteka se ponovo otvara u subotu ujutru.", engine.packs).tag == "sr-Latn"
    assert resolve("sr-RS", "Библиотека се поново отвара у суботу ујутру.", engine.packs).tag == "sr-Cyrl"
    assert resolve("sr-Cyrl-RS", "Biblioteka se ponovo otvara.", engine.packs).tag == "sr-Cyrl"
    assert resolve("zh-TW", "市议会决定重新开放图书馆", engine.packs).tag == "zh-Hant"

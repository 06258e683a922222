"""Phrases that a comma parts from their copy, clauses that come back, scores in a row; and what people say so."""

from __future__ import annotations

import pytest

from qa_service.pipeline import Engine

CLAUSE = "the owners of the small houses behind the old harbour wall"
SAID_AGAIN = [
    ("en", "The spokesman said, the spokesman said on Tuesday.", "the spokesman said"),
    ("fi", "”Se on lähellä”, hän vakuutti, hän vakuutti elokuussa.", "hän vakuutti"),
    ("id", "Presiden mengatakan, presiden mengatakan bahwa ia akan datang.", "presiden mengatakan"),
    ("ko", "정부는 말했다, 정부는 말했다 그리고 회의가 끝났다.", "정부는 말했다"),
    ("zh-Hans", "政府表示，政府表示将会采取措施。", "政府表示"),
    ("en", f"In spring {CLAUSE} were told to leave, and by autumn {CLAUSE} had left.", CLAUSE),
    ("en", "After two hours they had come to 5-5 5-5 5-5 5-5 in the set.", "5-5 5-5 5-5"),
]
SPOKEN = [
    ("en", "Thank you, thank you very much. I think, I think we should go."),
    ("en", "Too late, too late! Merry Christmas, merry Christmas!"),
    ("en", "They won 6-4 6-4 after a long and cold afternoon in Leeds."),
    ("en", "After the talks with the government, the government resigned."),
    ("de", "Ach ja, ach ja, so ist das eben."),
    ("zh-Hans", "加油，加油！没关系，没关系，我知道，我知道。"),
    ("ja", "東ヨーロッパ、ヨーロッパ南部でも同じだ。"),
    ("vi", "Chúng ta đã thua, chúng ta đã thắng ở đây rồi."),
]


@pytest.mark.parametrize(("tag", "text", "again"), SAID_AGAIN)
def test_what_is_said_again_is_found(engine: Engine, tag: str, text: str, again: str) -> None:
    assert [finding.text for finding in engine.check(text, tag, only=["repetition"]).findings] == [again]


@pytest.mark.parametrize(("tag", "text"), SPOKEN)
def test_what_people_say_so_stays(engine: Engine, tag: str, text: str) -> None:
    assert [finding.text for finding in engine.check(text, tag, only=["repetition"]).findings] == []

"""Tags that name one language compare as equal; scripts that split a language keep it apart."""

from __future__ import annotations

import pytest

from qa_service.tags import comparable


@pytest.mark.parametrize(
    ("one", "other"),
    [("pt-BR", "pt_PT"), ("zh", "zh-CN"), ("zh-TW", "zh-Hant"), ("no", "nb-NO"), ("sr", "sr-Cyrl"), ("EN", "en-gb")],
)
def test_same(one: str, other: str) -> None:
    assert comparable(one) == comparable(other)


@pytest.mark.parametrize(("one", "other"), [("zh-Hans", "zh-Hant"), ("sr-Latn", "sr-Cyrl"), ("pt", "es"), ("nb", "nn")])
def test_different(one: str, other: str) -> None:
    assert comparable(one) != comparable(other)

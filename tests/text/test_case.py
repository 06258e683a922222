"""Which letters prose writes in two cases."""

from __future__ import annotations

import pytest

from qa_service.text.case import has_case


@pytest.mark.parametrize(("letters", "cased"), [("aÉжβԱ", True), ("აჰᲐ", False), ("人かअאع7", False)])
def test_letters_with_a_capital_that_prose_uses(letters: str, cased: bool) -> None:
    assert {has_case(letter) for letter in letters} == {cased}

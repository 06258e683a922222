"""Plural forms by the names of units."""

from __future__ import annotations

import pytest

from qa_service.text.plurals import may_leave_out_count, plural_form


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("days.two", ".two"),
        ("boats_other", "_other"),
        ("%lld days/he/plural/two", "/two"),
        ("%d pages[1]", "[1]"),
        ("cart[few]", "[few]"),
        ("today", ""),
        ("two", ""),
        (None, ""),
    ],
)
def test_form(name: str | None, form: str) -> None:
    assert plural_form(name) == form


def test_only_forms_of_one_number_may_leave_it_out() -> None:
    assert may_leave_out_count("days.two") and may_leave_out_count("days[zero]")
    assert not may_leave_out_count("days.other") and not may_leave_out_count("days.one")  # 21 is “one” in Russian

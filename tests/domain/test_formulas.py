"""What a spreadsheet would work out gets an apostrophe, whatever stands before it; pasting takes it away again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop_app.domain.formulas import as_typed, harmless


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        '"=HYPERLINK(""http://x"";""bam"")"',
        "\u200b=1",
        " +84",
        "\"'@SUM(A1)",
        "\uff1d1",
        "-L\u00f2",
        "\u201c=1",
        "'=1",
        "\n=1",
        "\x0b\x1f@a",
    ],
)
def test_a_formula_is_found_behind_what_is_taken_away(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", '"Anh', "L\u00f2 = L\u00fd", "2-3", "'", '""'])
def test_other_texts_stay(text: str) -> None:
    assert harmless(text) == text


@given(some.text(some.sampled_from("=+-@'\"a ") | some.characters(exclude_categories=["Cs"]), max_size=8))
def test_what_was_copied_comes_back_as_it_was(text: str) -> None:
    assert as_typed(harmless(text)) == text

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from salon_tui.widgets.paint import columns, content, fit, visible, wrap


@given(st.text())
def test_nothing_invisible_is_shown(text: str) -> None:
    shown = visible(text)
    assert not {unicodedata.category(char) for char in shown if char not in "\u200d\ufe0e\ufe0f"} & {
        "Cc",
        "Cf",
        "Cs",
        "Co",
        "Cn",
        "Zl",
        "Zp",
    }


@given(st.text(), st.integers(1, 60), st.sampled_from(["left", "right"]))
def test_a_fitted_text_has_just_its_cells(text: str, cells: int, align: str) -> None:
    assert cell_len(fit(text, cells, align)) == cells


@given(st.text(max_size=200), st.integers(4, 40), st.integers(1, 5))
def test_wrapped_lines_fit(text: str, cells: int, most: int) -> None:
    lines = wrap(text, cells, most)
    assert len(lines) <= most
    assert all(cell_len(line) <= cells for line in lines)


def test_a_cut_text_says_so() -> None:
    assert fit("欧阳静怡", 5) == "欧阳…"


@pytest.mark.parametrize(
    ("text", "cells", "shown"),
    [
        ("asked 2026-03-10, again", 14, "asked …       "),
        ("价 1,284.00 元", 8, "价 …    "),
        ("1284.00", 4, "128…"),
    ],
)
def test_no_number_is_shown_in_part_beside_other_text(text: str, cells: int, shown: str) -> None:
    assert fit(text, cells) == shown


@pytest.mark.parametrize(("cells", "last"), [(12, "ab cd …"), (6, "ab cd…")])
def test_what_goes_on_ends_in_one_ellipsis(cells: int, last: str) -> None:
    assert wrap("ab cd efghijk lm", cells, 1) == [last]


def test_words_are_kept_whole_and_chinese_breaks_anywhere() -> None:
    assert wrap("no BHA near the nose", 8, 9) == ["no BHA", "near the", "nose"]
    assert wrap("鼻翼两侧不要用酸", 8, 9) == ["鼻翼两侧", "不要用酸"]


def test_brackets_are_brackets() -> None:
    assert str(content(("[/] [red]x", "strong"))) == "[/] [red]x"


def test_the_right_side_stays_where_the_left_is_too_long() -> None:
    pieces = columns([("x" * 50, "plain")], [("14:05", "dim")], 20)
    text = "".join(piece if isinstance(piece, str) else piece[0] for piece in pieces)
    assert cell_len(text) == 20
    assert text.endswith(" 14:05")

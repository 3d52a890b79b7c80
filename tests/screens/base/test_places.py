"""Pages are found by name as clients are: whatever the width, the case and the kind of characters."""

from __future__ import annotations

import pytest

from salon_tui.screens.places import PLACES


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("档案", "paper_menu"),
        ("檔案", "paper_menu"),
        ("盤點", "shelf_check"),
        ("ＧＵＩＫＡ", "file_cards"),
        ("the Salon", "salon"),
        ("clients' req", "access_requests"),
        ("clients req", "access_requests"),
    ],
)
def test_a_page_is_found_however_it_is_typed(typed: str, page: str) -> None:
    assert page in [place.page for place in PLACES if place.means(typed)]


@pytest.mark.parametrize("typed", ["", " ", "!!", "·", "xyz"])
def test_what_names_no_page_finds_none(typed: str) -> None:
    assert [place.page for place in PLACES if place.means(typed)] == []

"""What more stands on than who prints it may see is for paper alone, also where it is one card of many."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.sheets.papers import CardStack
from salon_tui.words.on_paper import drawn
from tests.printouts import samples


@pytest.mark.parametrize("at", [None, 0, 1, 2])
def test_one_card_of_a_stack_is_enough(at: int | None) -> None:
    cards = [samples.card() for _ in range(3)]
    if at is not None:
        cards[at] = replace(cards[at], stamp=replace(cards[at].stamp, paper_only=True))
    stack = CardStack(salon=samples.SALON, stamp=samples.STAMP, cards=tuple(cards))
    assert drawn("card", stack, b"%PDF-", "3").paper_only is (at is not None)
